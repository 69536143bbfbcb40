"""How alike two texts are, and what speaks against their meaning the same: numbers, negations, words exchanged."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quizapp.core.cards import normalise

_TOKEN = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|(?<!\w)[-−](?=\w)|[+*/<>=^%]")
_COMMON_WORDS = (
    "a an and are as at be by can do does for from has have how if in into is it its of on or so than that the their "
    "them then there these they this those to up us was we were what when where which who whom whose why will with "
    "would you your"
)
_TURNING_WORDS = (
    "no not never none neither nor without except cannot isn't aren't doesn't don't won't can't true false "
    "always more less most least fewer max min maximum minimum maximise minimise maximize minimize "
    "high higher highest low lower lowest larger smaller largest smallest increase increases increasing "
    "decrease decreases decreasing raise raises raising reduce reduces rise rises fall falls before after "
    "first last positive negative positives negatives above below one two three four five "
    "six seven eight nine ten half twice ii iii iv"
)
_COMMON, _TURNING = frozenset(_COMMON_WORDS.split()), frozenset(_TURNING_WORDS.split())
_PREFIXES = ("un", "in", "im", "non", "dis", "mis", "over", "under", "semi", "co", "de", "anti")
_SIGN_LENGTH = 2
_PLACES = 2
_ONE_SLIP, _TWO_SLIPS = 4, 8


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is compared: folded, without marks, and as the words, numbers and signs that it consists of."""

    text: str
    tokens: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text [Markdown]."""
        folded = normalise(text)
        return cls(folded, tuple(_TOKEN.findall(folded)))


@dataclass(frozen=True, slots=True)
class Change:
    """What one text has and the other has not, slips of the pen left out.

    `turned` says that numbers, signs, negations or opposites differ, or that a word became one much like it that other
    texts have as well (`micro`, `macro`): the meaning is likely another. `exchanged` says that words of weight stand in
    the place of others in what else reads the same, or that both are used elsewhere: so do near-duplicates differ.
    """

    lost: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    turned: bool = False
    exchanged: bool = False

    @property
    def is_spelling(self) -> bool:
        """Whether no word of weight came or went."""
        return not self.turned and not any(word not in _COMMON for word in (*self.lost, *self.came))


def alike(one: Words, other: Words) -> float:
    """How alike two texts are, [0, 1]: the mean of their likeness letter by letter and word by word in any order."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - needed only where questions were rewritten

    if one.text == other.text:
        return 1.0
    letters = fuzz.ratio(one.text, other.text)
    words = fuzz.token_sort_ratio(" ".join(one.tokens), " ".join(other.tokens))
    return (letters + words) / 200


def change(old: Words, new: Words, before: Collection[str], now: Collection[str]) -> Change:
    """How a text changed, given the words of all texts `before` and `now`.

    A word spelled almost like another is the same word, unless both were words of their own: the lost one is still in
    use, and the one that came was in use before.
    """
    lost = Counter(old.tokens) - Counter(new.tokens)
    came = Counter(new.tokens) - Counter(old.tokens)
    _drop_spaces(lost, came, old.tokens)
    _drop_spaces(came, lost, new.tokens)
    confused = False
    for word in list(lost.elements()):
        slip = next((other for other in came if came[other] and _is_slip(word, other)), None)
        if slip is None:
            continue
        confused |= word in now and slip in before
        lost[word] -= 1
        came[slip] -= 1
    left, new_ones = tuple(lost.elements()), tuple(came.elements())
    known = any(word in now for word in _weighty(left)) and any(word in before for word in _weighty(new_ones))
    turned = confused or any(map(_turns, (*left, *new_ones)))
    return Change(left, new_ones, turned, known or _in_place(old, new, {*left}, {*new_ones}))


def _in_place(old: Words, new: Words, lost: Collection[str], came: Collection[str]) -> bool:
    """Whether two texts differ in a place or two, at one of which words of weight stand instead of others."""
    places = list(_places(old.tokens, new.tokens))
    return len(places) <= _PLACES and any(
        any(word in lost for word in _weighty(before)) and any(word in came for word in _weighty(after))
        for before, after in places
    )


def _places(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What two rows of words have at each place where they differ."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    at_old = at_new = 0
    for block in Levenshtein.opcodes(old, new).as_matching_blocks():
        if (block.a, block.b) != (at_old, at_new):
            yield old[at_old : block.a], new[at_new : block.b]
        at_old, at_new = block.a + block.size, block.b + block.size


def is_telling(words: Words) -> bool:
    """Whether a text is so long that two questions hardly have it by chance: two words of weight, or a long one."""
    weighty = list(_weighty(words.tokens))
    return len(weighty) > 1 or any(len(word) >= _TWO_SLIPS for word in weighty)


def _weighty(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word not in _COMMON)


def _turns(word: str) -> bool:
    """Whether a word that only one of two texts has makes them mean different things."""
    if word in _COMMON:
        return False
    return word in _TURNING or len(word) <= _SIGN_LENGTH or not word[0].isalpha()


def _is_slip(word: str, other: str) -> bool:
    """Whether one word is the other with a slip or, where it is long, two; numbers and opposites never are."""
    if not (word[0].isalpha() and other[0].isalpha()) or (word in _TURNING and other in _TURNING):
        return False
    if sorted(word) == sorted(other) and len(word) > 1:
        return True
    shorter, longer = sorted((word, other), key=len)
    if {word, other} & _TURNING or len(longer) < (_SIGN_LENGTH + 1 if {word, other} & _COMMON else _ONE_SLIP):
        return False
    if any(longer == lead + shorter for lead in _PREFIXES):
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return OSA.distance(word, other) <= (1 if len(shorter) < _TWO_SLIPS or word[0] != other[0] else 2)


def _drop_spaces(parts: Counter[str], wholes: Counter[str], tokens: tuple[str, ...]) -> None:
    """Takes out words that only a space tells apart: `data set` is `dataset`."""
    for one, two in pairwise(tokens):
        if wholes[one + two] and parts[one] and parts[two]:
            parts[one] -= 1
            parts[two] -= 1
            wholes[one + two] -= 1
