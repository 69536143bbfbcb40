"""Rules for texts that are not what they seem: what cannot be seen, what looks like something else, what is cut."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from quizapp.core.deck import Deck
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.deckfiles.texts import texts_of
from quizapp.errors import Level
from quizapp.render.parsing import CHARACTERS_MAX, LINES_MAX, left_out
from quizapp.render.shares import shared
from quizapp.render.visible import hidden

_NAMED_MAX = 3
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХҮԚԜаеѕіјорсухԁһԛԝӏ", "ABESIJKMHOPCTYXYQWaesijopcyxdhqwl", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LIKE_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_CYRILLIC_LIKE = frozenset(_CYRILLIC.values())
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z]")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIRECTIONS = frozenset("\u061c\u200e\u200f")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SCRIPTS = MappingProxyType({False: "Greek", True: "Cyrillic"})


def _texts(seen: Seen) -> Iterator[str]:
    """The texts of a question in which anything but the plainest characters stands."""
    return (text for text in (*texts_of(seen.question), seen.question.topic) if not text.isascii())


def _hidden(seen: Seen) -> Iterator[Finding]:
    for text in _texts(seen):
        if found := hidden(text):
            count = f"{len(found)} hidden character{'s' * (len(found) > 1)}"
            directs = _DIRECTIONS.issuperset(found) and bool(_RIGHT_TO_LEFT.search(text))
            yield Finding(
                f"{count}: {_named(found)}",
                "delete what is not meant; on the screen it stands as its code",
                at=next(word for word in text.split() if found[0] in word) if not found[0].isspace() else text,
                level=Level.HINT if directs else None,
            )


def _named(characters: str) -> str:
    """The different characters by code and name, the most frequent first."""
    counts = Counter(characters).most_common()
    named = [f"U+{ord(char):04X} {unicodedata.name(char, '').casefold()}".rstrip() for char, _ in counts[:_NAMED_MAX]]
    more = len(counts) - len(named)
    return ", ".join([*named, f"and {more} more"] if more else named)


def _look_alike(seen: Seen) -> Iterable[Finding]:
    if all(option.text.raw.isascii() for option in seen.options):
        return
    looks: dict[str, str] = {}
    for option in seen.options:
        raw = option.text.raw
        other = looks.setdefault(_look(raw), raw)
        if other != raw:
            message = "two options look alike and are not the same"
            yield Finding(message, "write them in letters of one alphabet, or leave one out", at=raw)


def _look(text: str) -> str:
    """What is seen of a text: nothing of what is hidden, and Latin letters for those that look like them."""
    unseen = hidden(text)
    bare = "".join(char for char in text if char not in unseen) if unseen else text
    return " ".join(unicodedata.normalize("NFC", bare).translate(_LIKE_LATIN).split())


def _mixed(seen: Seen) -> Iterator[Finding]:
    for text in _texts(seen):
        if not _FOREIGN.search(text):
            continue
        word = next(filter(_is_mixed, _LETTERS.findall(text)), None)
        if word:
            script = _SCRIPTS[any(char >= "\u0400" for char in word)]
            codes = ", ".join(f"{char} U+{ord(char):04X}" for char in dict.fromkeys(_FOREIGN.findall(word)))
            yield Finding(f"“{word}” mixes Latin and {script} letters: {codes}", "write it in one alphabet", at=word)


def _is_mixed(word: str) -> bool:
    """Whether a word of one alphabet has letters of another that look like its own.

    Greek letters that look like no other stand beside Latin ones in formulas, and foreign stems before endings.
    """
    foreign, latin = _FOREIGN.findall(word), _LATIN.findall(word)
    if not foreign or not latin:
        return False
    if all(char in _CYRILLIC or char in _GREEK for char in foreign):
        return True
    return all(char >= "\u0400" for char in foreign) and _CYRILLIC_LIKE.issuperset(latin)


def _cut(seen: Seen) -> Iterator[Finding]:
    texts = list(texts_of(seen.question))
    most = shared(texts)
    for text in texts:
        if more := left_out(text, most):
            message = f"the last {more:,} characters of this text are not shown"
            yield Finding(message, "say it in fewer words, or in several questions", at=text)


def deceptions(deck: Deck) -> Iterator[tuple[int, Finding]]:
    """What these rules say of the questions of a deck, each with the place of its question in the deck, from 0."""
    for place, seen in enumerate(SeenDeck(deck).questions):
        for look in (_hidden, _look_alike, _mixed, _cut):
            yield from ((place, finding) for finding in look(seen))


_SEEN = "- q: What is the share of real positives that was found?\n  a: Recall\n"
_ZERO_WIDTH = _SEEN.replace("Recall", '"Rec\\u200Ball"')
_MIXED = _SEEN.replace("Recall", '"R\\u0435call"')
_OPTIONS = "- q: Which metric ignores true negatives?\n  a: F1\n  wrong: [Recall, {}]\n"

RULES: tuple[Rule, ...] = (
    Rule(
        id="X01",
        level=Level.WARNING,
        title="no characters that cannot be seen",
        why="Spaces without width, soft hyphens, tags and marks that turn the direction of reading come along with "
        "copied text. Elsewhere they hide or reorder what is read (Boucher and Anderson 2021, “Trojan Source”); here "
        "they are shown by their codes, such as ⟨U+200B⟩, which nobody wants to read.",
        limits="Joiners pass where they do their work: in emoji, in Persian and in the scripts of India. Marks of "
        "direction in a text that is read from the right are a hint.",
        bad=_ZERO_WIDTH,
        good=_SEEN,
        question=_hidden,
    ),
    Rule(
        id="X02",
        level=Level.WARNING,
        title="no two options look alike",
        why="Options that differ in a letter of another alphabet, in what cannot be seen or in how an accent is "
        "written are the same for who reads them, and one of them is wrong.",
        limits="Letters of Greek and Cyrillic that look like Latin ones are known. A zero and a capital O differ.",
        bad=_OPTIONS.format('Accuracy, "Rec\\u0430ll"'),
        good=_OPTIONS.format("Accuracy"),
        question=_look_alike,
        kinds=PICKED,
    ),
    Rule(
        id="X03",
        level=Level.WARNING,
        title="a word is of one alphabet",
        why="A Cyrillic е in a Latin word is seen by nobody, and yet a search does not find the word, and who types "
        "the answer is told that it is wrong (Unicode Technical Standard 39 calls such letters confusable).",
        limits="Greek letters that look like no Latin one stand beside these in formulas, as in Δx; foreign stems take "
        "endings of another alphabet.",
        bad=_MIXED,
        good=_SEEN,
        question=_mixed,
    ),
    Rule(
        id="X04",
        level=Level.WARNING,
        title=f"the texts of a question have no more than {CHARACTERS_MAX:,} characters or {LINES_MAX} lines",
        why="So much is shown of them together at most, the short ones first, with a line below each long one that "
        "says how much is missing. What is asked or explained in the rest nobody reads.",
        bad="- q: What is recall?\n  a: |\n" + "    And so on.\n" * (LINES_MAX + 1),
        good=_SEEN,
        question=_cut,
    ),
)
