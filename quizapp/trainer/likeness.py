"""How alike two texts are, and what speaks against their meaning the same: numbers, negations, words that moved."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from quizapp.core.cards import normalise, unmarked
from quizapp.core.values import frozen
from quizapp.trainer.spelling import COMMON, RELATING, SIGN_LENGTH, TURNING, Slip, slip_of

_TOKEN = re.compile(
    r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|(?<!\w)[-−](?=\w)|[+*/<>=^%|&~¬←-⋿]"
    r"|(?<=[\w\[]):(?=[\w\]])|(?<=\b\w)!|(?<=[-+*/^%] )\(|\)(?=\s*[-+*/^%])"
)
"""Numbers, words and signs; of colons those of slices, of exclamation marks factorials, of brackets those by signs."""
_AFTER_SYMBOL = re.compile(r"\$|\s*(?:[])|=<>^*/+&~?\\←-⋿]|$)")
_BEFORE_SENTENCE = '.?!:;…"“«'
_PLACES = 2
_LONG = 8


@frozen
class Words:
    """A text as it is compared: folded, without marks, and as the words, numbers and signs that it consists of.

    A letter A that is no article stays a capital. `names` are the words written with several capitals (AdamW, RMSE).
    """

    text: str
    tokens: tuple[str, ...]
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text [Markdown]."""
        found = list(_TOKEN.finditer(unmarked(unicodedata.normalize("NFKC", text))))
        names = frozenset(word[0].casefold() for word in found if sum(map(str.isupper, word[0])) > 1)
        return cls(normalise(text), tuple(map(_folded, found)), names)


@frozen
class Change:
    """What one text has and the other has not, slips of the pen left out, of which `slip` is the worst.

    `turned` says that numbers, signs, negations or opposites differ, or that a word became one much like it that other
    texts have as well (`micro`, `macro`): the meaning is likely another. `exchanged` says that words of weight stand in
    the place of others in what else reads the same, or that both are used elsewhere: so do near-duplicates differ.
    `shifted` says that words of weight, or relating ones, that both have are in another order: so do converses differ.
    """

    lost: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    slip: Slip = Slip.CLEAR
    turned: bool = False
    exchanged: bool = False
    shifted: bool = False

    @property
    def is_spelling(self) -> bool:
        """Whether no word of weight, and none that relates or asks, came, went, moved or is likely another."""
        told = any(map(_tells, (*self.lost, *self.came)))
        return not (self.turned or self.shifted or self.slip is Slip.DOUBTFUL or told)


@dataclass(slots=True)
class _Difference:
    """The words that only one of two texts has, while slips of the pen are taken out of them."""

    lost: Counter[str]
    came: Counter[str]
    became: dict[str, str] = field(default_factory=dict)
    slip: Slip = Slip.CLEAR
    confused: bool = False


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
    use, and the one that came was in use before; or unless either is a name.
    """
    found = _Difference(Counter(old.tokens) - Counter(new.tokens), Counter(new.tokens) - Counter(old.tokens))
    _drop_spaces(found.lost, found.came, old.tokens)
    _drop_spaces(found.came, found.lost, new.tokens)
    _drop_slips(found, before, now, old.names | new.names)
    lost, came = tuple(found.lost.elements()), tuple(found.came.elements())
    known = any(word in now for word in _weighty(lost)) and any(word in before for word in _weighty(came))
    return Change(
        lost,
        came,
        slip=found.slip,
        turned=found.confused or any(map(_turns, (*lost, *came))),
        exchanged=known or _in_place(old, new, {*lost}, {*came}),
        shifted=_is_shifted(old.tokens, new.tokens, found.became),
    )


def _drop_slips(found: _Difference, before: Collection[str], now: Collection[str], names: Collection[str]) -> None:
    """Takes out the words that are spelled otherwise, each for the one that it is most likely a slip of."""
    for word in list(found.lost.elements()):
        others = (other for other in found.came if found.came[other] and not {word, other} & {*names})
        slips = [(slip, other) for other in others if (slip := slip_of(word, other)) is not None]
        if not slips:
            continue
        slip, other = min(slips)
        found.slip = max(found.slip, slip)
        found.confused |= word in now and other in before
        found.lost[word] -= 1
        found.came[other] -= 1
        found.became[other] = word


def _is_shifted(old: Sequence[str], new: Sequence[str], became: Mapping[str, str]) -> bool:
    """Whether the words that tell, and that two texts share, stand in another order; `became` are the slips."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    before = [word for word in old if _tells(word)]
    after = [word for word in (became.get(word, word) for word in new) if _tells(word)]
    return LCSseq.similarity(before, after) < (Counter(before) & Counter(after)).total()


def _in_place(old: Words, new: Words, lost: Collection[str], came: Collection[str]) -> bool:
    """Whether two texts differ in a place or two, at one of which words stand instead of others of their sort."""
    places = list(_places(old.tokens, new.tokens))
    return len(places) <= _PLACES and any(
        _are_exchanged({*before}.intersection(lost), {*after}.intersection(came)) for before, after in places
    )


def _are_exchanged(lost: Collection[str], came: Collection[str]) -> bool:
    """Whether words of weight stand instead of such, or relating ones instead of such."""
    relate = not RELATING.isdisjoint(lost) and not RELATING.isdisjoint(came)
    return relate or (any(_weighty(lost)) and any(_weighty(came)))


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
    return len(weighty) > 1 or any(len(word) >= _LONG for word in weighty)


def _weighty(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word not in COMMON)


def _tells(word: str) -> bool:
    """Whether a word has weight, or relates or asks."""
    return word in RELATING or word not in COMMON


def _turns(word: str) -> bool:
    """Whether a word that only one of two texts has makes them mean different things."""
    if word in COMMON:
        return False
    return word in TURNING or len(word) <= SIGN_LENGTH or not word[0].isalpha()


def _drop_spaces(parts: Counter[str], wholes: Counter[str], tokens: tuple[str, ...]) -> None:
    """Takes out words that only a space tells apart: `data set` is `dataset`."""
    for one, two in pairwise(tokens):
        if wholes[one + two] and parts[one] and parts[two]:
            parts[one] -= 1
            parts[two] -= 1
            wholes[one + two] -= 1


def _folded(word: re.Match[str]) -> str:
    """A word as it is compared: folded, but for a letter A that is no article."""
    return "A" if word[0] in ("a", "A") and not _is_article(word) else word[0].casefold()


def _is_article(letter: re.Match[str]) -> bool:
    """Whether a letter A stands for no thing: no sign or end follows it and, if a capital, it begins a sentence."""
    before = letter.string[: letter.start()].rstrip()
    begins = letter[0] == "a" or not before or before[-1] in _BEFORE_SENTENCE
    return begins and not _AFTER_SYMBOL.match(letter.string, letter.end())
