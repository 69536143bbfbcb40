"""Words spelled otherwise: which are slips of the pen, and how likely it is that they are other words."""

from enum import IntEnum
from itertools import groupby

_COMMON_WORDS = (
    "a an and are as at be by can do does for from has have how if in into is it its of on or so than that the their "
    "them then there these they this those to up us was we were what when where which who whom whose why will with "
    "would you your"
)
_RELATING_WORDS = "and or from to into on by for with than if how why when where who whose"
_TURNING_WORDS = (
    "no not never none neither nor without except cannot isn't aren't doesn't don't won't can't true false "
    "always more less most least fewer max min maximum minimum maximise minimise maximize minimize "
    "high higher highest low lower lowest larger smaller largest smallest increase increases increasing "
    "decrease decreases decreasing raise raises raising reduce reduces rise rises fall falls before after "
    "first second third last positive negative positives negatives above below one two three four five "
    "six seven eight nine ten half twice ii iii iv"
)
_WORD_PAIRS = (
    "causal casual trial trail form from untied united martial marital quite quiet dairy diary silver sliver angel "
    "angle filed field sacred scared discrete discreet later latter desert dessert planing planning hoping hopping "
    "rating ratting bared barred lose loose chose choose coma comma rot root met meet princes princess micro macro "
    "affect effect complement compliment alkane alkene alkyne interval internal ratio radio"
)
COMMON, TURNING = frozenset(_COMMON_WORDS.split()), frozenset(_TURNING_WORDS.split())
RELATING = frozenset(_RELATING_WORDS.split())
_KNOWN = (COMMON | TURNING, frozenset(_WORD_PAIRS.split()))
_PREFIXES = ("a", "an", "un", "in", "im", "il", "ir", "re", "bi", "non", "dis", "mis", "semi", "co", "de", "anti")
_VOWELS = frozenset("aeiouy")
SIGN_LENGTH = 2
"""Words of so many letters or fewer are symbols: one letter makes them others."""
_SHORT = 4


class Slip(IntEnum):
    """How a word is spelled otherwise.

    CLEAR: a letter doubled or two neighbours exchanged, which hardly ever makes another word; PLAIN: one letter within
    it; DOUBTFUL: as other words differ, too, by the letter that they begin or end with, by a vowel, by their order.
    """

    CLEAR = 0
    PLAIN = 1
    DOUBTFUL = 2


def slip_of(word: str, other: str) -> Slip | None:
    """What slip makes one word [folded] the other; None for two words, as numbers, signs and opposites are."""
    both = {word, other}
    if not (word[0].isalpha() and other[0].isalpha()) or len(word) == 1 or any(both <= words for words in _KNOWN):
        return None
    if sorted(word) == sorted(other):
        return _of_swap(word, other)
    return None if _are_two(both) else _of_letters(word, other)


def _of_swap(word: str, other: str) -> Slip | None:
    """The slip of words of the same letters: two letters are a symbol, of which neither order is a slip."""
    if len(word) <= SIGN_LENGTH and not {word, other} & COMMON:
        return None
    is_near = _distance(word, other) == 1 and (word[0] == other[0] or bool({word, other} & COMMON))
    return Slip.CLEAR if is_near else Slip.DOUBTFUL


def _are_two(both: set[str]) -> bool:
    """Whether two words are too short to tell, opposites, or one is the other with a prefix."""
    shorter, longer = sorted(both, key=len)
    least = SIGN_LENGTH + 1 if both & COMMON else _SHORT
    return bool(both & TURNING) or len(longer) < least or any(longer == lead + shorter for lead in _PREFIXES)


def _of_letters(word: str, other: str) -> Slip | None:
    if _single(word) == _single(other):
        return Slip.CLEAR
    if _distance(word, other) > 1:
        return None
    is_doubtful = word[0] != other[0] or word[-1] != other[-1] or _is_of_vowels(word, other)
    return Slip.DOUBTFUL if is_doubtful and not {word, other} & COMMON else Slip.PLAIN


def _is_of_vowels(word: str, other: str) -> bool:
    """Whether a vowel stands instead of another: nitrate, nitrite."""
    return len(word) == len(other) and all({a, b} <= _VOWELS for a, b in zip(word, other, strict=True) if a != b)


def _single(word: str) -> str:
    """A word without doubled letters."""
    return "".join(letter for letter, _ in groupby(word))


def _distance(word: str, other: str) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - needed only where questions were rewritten

    return OSA.distance(word, other)
