"""A question and its deck as rules look at them: plain words, computed once, when a rule first asks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from quizapp.core.deck import Choice, Deck, Multi, Question
from quizapp.core.paths import upwards
from quizapp.deckfiles import numerals

COMMON = 0.2
_SPECIAL = re.compile(r"[*`_$\\\[~<]")
_FENCED = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)", re.DOTALL)
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_FORMULA = re.compile(r"\$\$?(?!\s)(.+?)(?<![\s\\])\$\$?", re.DOTALL)
_SHAPING = re.compile(r"\\(?:text|math|operator|[dt]?frac|left|right|big|Big|hat|bar|tilde|vec|sqrt)[a-z]*|\\[,;:! ]")
_COMMAND = re.compile(r"\\[A-Za-z]+|\\(?=[{}$%&#_])")
_BRACES = re.compile(r"[{}^_]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"\*+|~~|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|\\(?=[^\w\s])")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Text:
    """A text of a question. `raw` is as written; `plain` without marks of Markdown and TeX; `words` are case folded."""

    raw: str

    @cached_property
    def plain(self) -> str:
        """The text as NFKC on one line, without marks; a sign that TeX names counts as one character."""
        return _one_line(_bare(self.raw))

    @cached_property
    def prose(self) -> str:
        """The plain text without its code and formulas."""
        if not self.literal:
            return self.plain
        return _one_line(_bare(_FORMULA.sub(" ", _CODE.sub(" ", _FENCED.sub(" ", self.raw)))))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words in order, case folded, without punctuation."""
        return tuple(_WORD.findall(self.plain.casefold()))

    @property
    def literal(self) -> bool:
        """Whether code or a formula is in it, which have to be compared sign by sign."""
        return "`" in self.raw or "$" in self.raw

    @cached_property
    def number(self) -> Fraction | None:
        """What it is worth if it is a number and nothing else."""
        bare = self.raw.strip("$ ")
        return numerals.value(bare) if bare[-1:].isdecimal() or bare.endswith("%") else None


@dataclass(frozen=True)
class SeenOption:
    """An option of a choice or multi question."""

    text: Text
    right: bool
    why: str


class Seen:
    """A question in its deck."""

    def __init__(self, question: Question, deck: "SeenDeck") -> None:
        self.question = question
        self.deck = deck

    @property
    def calculated(self) -> bool:
        """Whether its texts hold expressions, so that what is shown differs from what is written."""
        return bool(self.question.variables)

    @cached_property
    def prompt(self) -> Text:
        """What stands at `q`, `cloze` or `statement`."""
        return Text(self.question.prompt)

    @cached_property
    def options(self) -> tuple[SeenOption, ...]:
        """The options of a choice or multi question, in the author's order; none for other kinds."""
        body = self.question.body
        options = body.options if isinstance(body, Choice | Multi) else ()
        return tuple(SeenOption(Text(option.text), option.right, option.why) for option in options)

    @cached_property
    def key(self) -> SeenOption | None:
        """The right option of a choice; None for other kinds."""
        right = [option for option in self.options if option.right]
        return right[0] if isinstance(self.question.body, Choice) and right else None

    @cached_property
    def wrong(self) -> tuple[SeenOption, ...]:
        """The options that are not right."""
        return tuple(option for option in self.options if not option.right)


class SeenDeck:
    """A deck and its questions; drafts are among them."""

    def __init__(self, deck: Deck) -> None:
        self.deck = deck
        self.questions = tuple(Seen(question, self) for question in deck.questions)

    @cached_property
    def english(self) -> bool:
        """Whether word lists of English apply: the deck says so, or says nothing."""
        return self.deck.lang.casefold().split("-")[0] in ("", "en")

    @cached_property
    def common(self) -> Set[str]:
        """Words that tell nothing here: those of its title and topics, and of more than a fifth of its prompts."""
        topics = {path for question in self.deck.questions for path in upwards(question.topic)}
        named = " ".join((self.deck.title, *topics)).replace("-", " ")
        counts = Counter(word for seen in self.questions for word in set(seen.prompt.words))
        often = (word for word, count in counts.items() if count > max(1, COMMON * len(self.questions)))
        return frozenset((*Text(named).words, *often))


def _one_line(text: str) -> str:
    return " ".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split())


def _bare(text: str) -> str:
    """The text without the marks of Markdown and TeX; what stands in code stays."""
    if not _SPECIAL.search(text):
        return text
    kept: list[str] = []

    def keep(found: str) -> str:
        kept.append(found)
        return f"\x00{len(kept) - 1}\x00"

    text = _CODE.sub(lambda found: keep(found[2].strip("`")), text)
    text = _FORMULA.sub(lambda found: keep(_formula(found[1])), text)
    text = _EMPHASIS.sub("", _LINK.sub(r"\1", text))
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text)


def _formula(tex: str) -> str:
    """About what is seen of a formula."""
    return _BRACES.sub("", _COMMAND.sub("·", _SHAPING.sub("", tex)))
