"""Rules for facts: where they are from, when they held, and in whose words they are told."""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path

from quizapp.core.deck import Flashcard, Typed
from quizapp.deckfiles import places
from quizapp.deckfiles.lint.english import FUNCTION
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck, Text
from quizapp.deckfiles.texts import texts_of
from quizapp.errors import Level

OLD_YEARS = 3
COPIED_WORDS = 8
SOURCES_MAX = 2_000_000
"""How many bytes of sources are compared in all."""
BEFORE = 60
_UNNAMED = re.compile(
    r"\baccording to (?:the|this|our|these) (?:\w+ )?(?:document|authors?|text|article|paper|passage|book|chapter|"
    r"lecture|course|slides?|video|guide|page|website|documents|sources?|notes|reading)\b"
)
_MONEY = re.compile(
    r"(?:(?<![\w$\\])\\?(?:US)?\$(?! )|[€£] ?)\d[\d,.]{0,20}\d(?![\w$])|\b\d[\d,.]{0,20}\d (?:dollars|euros|pounds)\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"\b(?:salar(?:y|ies)|wages|list prices?|price of|market (?:size|volume|value)|market for|revenues?|funding)\b",
    re.IGNORECASE,
)
_PASSING = re.compile(
    r"\b(?:currently|nowadays|at present|these days|as of (?:now|today)|state[- ]of[- ]the[- ]art|today's|"
    r"(?:the )?(?:latest|newest|most recent) (?:version|release|edition|model|generation|figures?|report|research|"
    r"framework|standard|law|architecture)s?)\b",
    re.IGNORECASE,
)
_SIGNS_OF_TIME = (
    *(
        "urrently",
        "owadays",
        "present",
        "these days",
        "These days",
        "s of ",
        "the art",
        "the-art",
        "today's",
        "Today's",
    ),
    *("atest", "newest", "recent", "$", "€", "£", "dollars", "euros", "pounds", "20"),
)
_YEAR = re.compile(r"(?<![\w.,§(/-])20(?:1[5-9]|[2-9]\d)(?![\w/-]|[.,]\d)")
_CITED = re.compile(r"(?:[A-Z][\w’'-]+,?|et al\.,?|[Nn]o\.|[Vv]ol\.)\s*$")
_FILE = re.compile(r"(?<![\w.+/-])(?:[\w.+-]{1,100}/){0,9}[\w.+-]{1,100}\.(?:txt|md|rst|text|markdown)\b")
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”“»]")


def _unnamed_source(seen: Seen) -> Iterator[Finding]:
    if seen.question.source or not seen.deck.english or "according to" not in seen.prompt.folded:
        return
    if found := _UNNAMED.search(seen.prompt.folded):
        yield Finding(f"“{found[0]}”: which one?", "name it, or say so at `source:`", at=found[0])


def _ages(seen: Seen) -> Iterator[Finding]:
    if seen.question.as_of:
        yield from _stale(seen)
    elif seen.deck.english and not seen.calculated:
        told = "\n".join(_told(seen))
        if any(map(f"{told}\n{seen.question.prompt}".__contains__, _SIGNS_OF_TIME)):
            yield from _passing(seen.clause, Text(told).prose, seen.prompt.prose)


def _passing(clause: str, told: str, prompt: str) -> Iterator[Finding]:
    """What of question and answer will not be so for ever; the case that leads to the question may tell of any time."""
    cure = "add `as_of:` with the date for which it holds"
    found = _PASSING.search(clause) or _PASSING.search(told)
    if not found and (_PAID.search(clause) or _PAID.search(told)):
        found = _MONEY.search(told) or _MONEY.search(clause)
    if found:
        yield Finding(f"“{found[0]}” ages", cure, at=found[0])
        return
    text = prompt if _YEAR.fullmatch(told) else f"{prompt}\n{told}"
    year = next(
        (year for year in _YEAR.finditer(text) if not _CITED.search(text, max(0, year.start() - BEFORE), year.start())),
        None,
    )
    if year:
        yield Finding(f"what holds in {year[0]} may age", cure, at=year[0], level=Level.HINT)


def _told(seen: Seen) -> Iterator[str]:
    """What is right."""
    body = seen.question.body
    if isinstance(body, Flashcard | Typed):
        yield body.answer
    yield from (option.text.raw for option in seen.options if option.right)


def _stale(seen: Seen) -> Iterator[Finding]:
    """That a fact is old; where the question tells the year, the learner knows."""
    day, written = seen.deck.day, seen.question.as_of
    held = _date(written)
    if not day or not held or (day.year - OLD_YEARS, day.month, day.day) <= held:
        return
    if not any(str(held[0]) in text for text in texts_of(seen.question)):
        message = f"this held as of {written}, more than {OLD_YEARS} years ago"
        yield Finding(message, "look it up again, and set `as_of:` to that day")


def _date(written: str) -> tuple[int, int, int] | None:
    """Year, month and day; the last ones of the year or month where they are left out."""
    found = _DATE.fullmatch(written.strip())
    return (int(found[1]), int(found[2] or 12), int(found[3] or 31)) if found else None


def files_named(sources: Iterable[str]) -> tuple[str, ...]:
    """The names of text files that sources hold, each once; whether they are there is not looked at."""
    return tuple(dict.fromkeys(name for source in sources for name in _FILE.findall(source)))


def sources_at_hand(path: str, sources: Iterable[str]) -> tuple[Path, ...]:
    """The text files in the folder of the deck at `path` that its sources name; never one outside of it."""
    there = [name for name in files_named(sources) if places.is_file(Path(path).parent / name)]
    folder = places.folder_of(path, str(Path(path).parent)) if there else Path()
    found = []
    for written in there:
        try:
            found.append(places.resolve(written, folder))
        except (places.OutsideError, OSError, ValueError):
            continue
    sizes = accumulate(file.stat().st_size for file in found)
    return tuple(file for file, size in zip(found, sizes, strict=True) if size <= SOURCES_MAX)


def _copied(seen: SeenDeck) -> Iterator[DeckFinding]:
    files = sources_at_hand(seen.deck.path, seen.deck.sources.values())
    runs: dict[tuple[str, ...], str] = {}
    for file in files:
        runs |= dict.fromkeys(_runs(file.read_text("utf-8", "replace")), file.name)
    for one in seen.questions if runs else ():
        for text in texts_of(one.question):
            run = next((run for run in _runs(_QUOTED.sub(" ¦ ", text)) if run in runs), None)
            if run:
                message = f"“{' '.join(run)}” stands in {runs[run]} word for word"
                cure = "say it in words of your own, or in quotation marks"
                yield DeckFinding(Finding(message, cure), one)
                break


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """All runs of so many words, but for those that are hardly more than function words."""
    for piece in text.split("¦"):
        words = Text(piece).words
        for start in range(len(words) - COPIED_WORDS + 1):
            run = words[start : start + COPIED_WORDS]
            if sum(word not in FUNCTION for word in run) > COPIED_WORDS // 3:
                yield run


RULES = (
    Rule(
        id="Q10",
        level=Level.WARNING,
        title="“according to the author”: say which",
        why="Without the source nobody can look it up, and the question tests memory for a text that is not there "
        "(Wozniak 1999: sources).",
        question=_unnamed_source,
        bad="- q: According to the article, what comes before training?\n  a: Cleaning the data.\n",
        good="- q: According to the article, what comes before training?\n  a: Cleaning the data.\n"
        "  source: Invastor's career guide\n",
    ),
    Rule(
        id="Q11",
        level=Level.WARNING,
        title="say when it held",
        why="Pay, prices, versions and records change, and a learner cannot see that a fact is of yesterday. With a "
        f"date at `as_of:` it is learned as what it is, and after {OLD_YEARS} years looked up again (Wozniak 1999: "
        "date stamps).",
        limits="Years in citations pass, and amounts unless salaries, markets or prices are spoken of. A year alone "
        "is a hint: what happened once stays so. An old date at `as_of:` passes where the question tells its year.",
        question=_ages,
        bad="- q: What is the median salary of an ML engineer?\n  a: About $160,000 a year.\n",
        good="- q: What is the median salary of an ML engineer?\n  a: About $160,000 a year.\n  as_of: 2024-05\n",
    ),
    Rule(
        id="Q16",
        level=Level.WARNING,
        title="in words of your own",
        why="A sentence taken over is recognised by its look rather than by its sense; Haladyna, Downing and Rodriguez "
        f"(2002) ask for new words. It may be somebody's property, too. {COPIED_WORDS} words in a row are compared "
        "with the text files in the deck's folder that `sources:` names.",
        limits="Names, definitions fixed by law and formulas are as they are; quotations in quotation marks pass.",
        deck=_copied,
        bad="sources:\n  notes: the course's notes, notes.txt\ncards:\n"
        "  - q: What is meant by a model that fits the noise of its sample?\n    a: Overfitting\n",
        good="sources:\n  notes: the course's notes, notes.txt\ncards:\n"
        "  - q: How is a fit to chance called?\n    a: Overfitting\n",
    ),
)
