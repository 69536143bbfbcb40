"""Questions that ask the same, whatever deck they stand in: found by their rare words, then compared."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from quizapp.core import cloze
from quizapp.core.cards import normalise
from quizapp.core.collector import collector_paused
from quizapp.core.deck import (
    Choice,
    Cloze,
    Deck,
    Flashcard,
    Match,
    Multi,
    Number,
    Order,
    Question,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.spelling import compact
from quizapp.deckfiles import numerals
from quizapp.deckfiles.lint.english import FUNCTION, NEGATIVE
from quizapp.deckfiles.lint.rule import Rule
from quizapp.errors import Level, Problem

RULE = "Q14"
ALIKE = 92
"""From which likeness [0 to 100] of their words, sorted, two prompts are near-equal (rapidfuzz's ratio)."""
OTHER_WORDS = 2
"""How many words each of two near-equal prompts may have that the other has not."""
COMPARED_MAX = 500_000
LONG = 2_000
"""Texts with more characters are compared as a whole alone, by their digests."""
_LEFT_TO_OPTIONS = frozenset({"these", "following"})
_EDGES = ".,;:!?()[]\"'“”„’"
_SEPARATOR = "\x1f"
_SLIPS = 2


class Asked(NamedTuple):
    """A question as it is compared, in a form that JSON can keep.

    `scope` is the deck's id and `id` the question's, both may be empty. Only questions of one `place` are compared:
    their family, group, context and image. `contradicts` says that another answer to the same prompt cannot be right,
    too. `silenced` says that nothing is to be said of it.
    """

    path: str
    line: int
    column: int
    scope: str
    id: str
    place: str
    prompt: str
    answer: str
    contradicts: bool
    silenced: bool


class _Words(NamedTuple):
    """What is compared of a prompt: all words, those that have to be the same, and the words as one text."""

    words: frozenset[str]
    exact: tuple[str, ...]
    line: str


def asked(deck: Deck) -> Iterator[Asked]:
    """The questions of a deck but for drafts."""
    silenced = RULE in dict(deck.lint)
    for question in deck.questions:
        if not question.draft:
            yield Asked(
                deck.path,
                question.line,
                question.column,
                deck.id,
                question.id,
                _short(_place(question)),
                _short(normalise(_text(question))),
                _short(_answer(question)),
                _contradicts(question),
                silenced or RULE in dict(question.lint),
            )


def duplicates(records: Iterable[Asked]) -> Iterator[Problem]:
    """A warning at the later of two questions that ask the same; an error where their answers contradict each other.

    Equal prompts that count as one card are left out: that is said of them elsewhere. At most COMPARED_MAX pairs of
    near-equal prompts are compared.
    """
    by_prompt: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for one in records:
        by_prompt[one.place, one.prompt].append(one)
    for alike in by_prompt.values():
        for later in alike[1:]:
            if not _is_one_card(alike[0], later):
                yield from _said(alike[0], later)
    said: set[Asked] = set()
    with collector_paused():
        near = list(_near([alike[0] for alike in by_prompt.values()]))
    for first, later in near:
        if later not in said and (_answer_alike(first, later) or _differ_by_slips(first.prompt, later.prompt)):
            said.add(later)
            yield from _said(first, later, nearly="nearly ")


def _is_one_card(one: Asked, other: Asked) -> bool:
    return not one.id and not other.id and one.scope == other.scope


def _answer_alike(one: Asked, other: Asked) -> bool:
    return one.answer == other.answer or compact(one.answer) == compact(other.answer)


def _said(first: Asked, later: Asked, nearly: str = "") -> Iterator[Problem]:
    alike = _answer_alike(first, later)
    if first.silenced or later.silenced or (not alike and not _LEFT_TO_OPTIONS.isdisjoint(later.prompt.split())):
        return
    where = f"{first.path}:{first.line}" if first.path != later.path else f"line {first.line}"
    level, message = Level.WARNING, f"{nearly}the same is asked in {where}"
    cure = "delete one of them, or ask from another side"
    if not alike:
        cure = "say in both what tells them apart, or mend the one that is wrong"
        message += ", with another answer"
        if first.contradicts and later.contradicts and not nearly:
            level, message = Level.ERROR, f"the same is asked in {where}, and both answers cannot be right"
    yield Problem(later.path, later.line, later.column, level, RULE, message, cure=cure)


def _near(records: Sequence[Asked]) -> Iterator[tuple[Asked, Asked]]:
    """Pairs of near-equal prompts, in order.

    Two sets of which each lacks at most k words of the other have one in common among the k + 1 rarest of both
    (prefix filtering, Chaudhuri, Ganti and Kaushik 2006), so only those are compared.
    """
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - the time to load it is for checks alone

    words = [_words(one.prompt) for one in records]
    counts = Counter(chain.from_iterable(one.words for one in words))
    rank = {word: place for place, (_, word) in enumerate(sorted((count, word) for word, count in counts.items()))}
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    left = COMPARED_MAX
    for later, (one, mine) in enumerate(zip(records, words, strict=True)):
        rarest = sorted(mine.words, key=rank.__getitem__)[: OTHER_WORDS + 1]
        keys = [(word, one.place, mine.exact) for word in rarest]
        candidates = {first for key in keys for first in places[key]} if left > 0 else set()
        left -= len(candidates)
        enough = len(mine.words) - OTHER_WORDS
        for first in sorted(candidates):
            theirs = words[first]
            shared = len(mine.words & theirs.words)
            if (
                shared >= enough
                and shared >= len(theirs.words) - OTHER_WORDS
                and ratio(mine.line, theirs.line) >= ALIKE
            ):
                yield records[first], one
        for key in keys:
            places[key].append(later)


def _words(prompt: str) -> _Words:
    words = sorted({_bare(word) for word in prompt.split()})
    return _Words(frozenset(words), tuple(filter(_is_exact, words)), " ".join(words))


@lru_cache(maxsize=1 << 14)
def _bare(word: str) -> str:
    return word.strip(_EDGES)


@lru_cache(maxsize=1 << 14)
def _is_exact(word: str) -> bool:
    """Whether a word has to be the same in both: a number, code, a single letter but for the article, a negative."""
    letters = word.replace("-", "")
    return not letters.isalpha() or (len(word) == 1 and word != "a") or word in NEGATIVE


def _differ_by_slips(one: str, other: str) -> bool:
    """Whether two prompts ask the same but for small words, slips and endings, in the same order."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    mine, theirs = (_words(text).words - FUNCTION for text in (one, other))
    left, right = sorted(mine - theirs), sorted(theirs - mine)
    slips = all(OSA.distance(a, b) <= _SLIPS for a, b in zip(left, right, strict=False))
    return len(left) == len(right) and slips and ratio(one, other) >= ALIKE


def _short(text: str) -> str:
    return text if len(text) <= LONG else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _place(question: Question) -> str:
    family = question.kind if isinstance(question.body, Cloze | TrueFalse) else ""
    around = (question.group, question.context, question.image)
    return _SEPARATOR.join((family, *map(normalise, around))) if any(around) else family


def _text(question: Question) -> str:
    if not isinstance(question.body, Cloze):
        return question.prompt
    return "".join(part if isinstance(part, str) else part.hidden for part in cloze.parse(question.prompt))


def _contradicts(question: Question) -> bool:
    body = question.body
    if isinstance(body, Number):
        return not (question.variables or body.tolerance or body.unit or body.decimals is not None)
    return isinstance(body, TrueFalse) and not body.computed


def _answer(question: Question) -> str:
    """The right answer as one text; of a cloze text there is only one."""
    match question.body:
        case Choice(options=options) | Multi(options=options):
            texts = sorted(option.text for option in options if option.right)
        case Flashcard(answer=answer) | Typed(answer=answer):
            texts = [answer]
        case Number(answer=answer, unit=unit):
            texts = [str(numerals.value(answer) or answer), unit]
        case TrueFalse(answer=truth, computed=computed):
            texts = [computed or str(truth)]
        case TypedList(items=items):
            texts = sorted(item.answer for item in items)
        case Order(steps=steps):
            texts = list(steps)
        case Match(pairs=pairs):
            texts = sorted(f"{pair.left}={pair.right}" for pair in pairs)
        case Cloze():
            texts = []
    return _SEPARATOR.join(texts)


RULES = (
    Rule(
        id=RULE,
        level=Level.WARNING,
        title="ask a thing once",
        why="Two questions that can hardly be told apart cost time twice, and with different answers they confuse "
        "whoever knows both (Wozniak 1999: fight interference). Questions of all decks are compared; numbers, code, "
        "single letters and negatives have to be the same. Where a number or a truth value contradicts the other, "
        "that is an error.",
        limits="The same prompt to another case belongs in a group with its own `context:`.",
        bad="- id: one\n  q: Which share of flagged cases is real?\n  a: precision\n"
        "- id: two\n  q: Which share of the flagged cases is real?\n  a: precision\n",
        good="- id: one\n  q: Which share of flagged cases is real?\n  a: precision\n"
        "- id: two\n  q: Which share of real cases is flagged?\n  a: recall\n",
    ),
)
