"""A question and its deck as rules look at them: plain words, computed once, when a rule first asks."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import chain, repeat

from quizapp.core.calculated.filling import formula
from quizapp.core.deck import Choice, Deck, Multi, Question
from quizapp.core.lazily import lazy
from quizapp.core.values import frozen
from quizapp.deckfiles import numerals

COMMON = 0.2
LOOKED_MAX = 10_000
_SPECIAL = re.compile(r"[*`_$\\\[~<]")
_FENCED = re.compile(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)", re.DOTALL)
_CODE = re.compile(r"(?<!`)(`++)(.{1,500}?)(?<!`)\1(?!`)", re.DOTALL)
_FORMULA = re.compile(r"\$\$?(?!\s)([^\x00]{1,300}?)(?<![\s\\])\$\$?")
_SHAPING = re.compile(r"\\(?:text|math|operator|[dt]?frac|left|right|big|Big|hat|bar|tilde|vec|sqrt)[a-z]*|\\[,;:! ]")
_COMMAND = re.compile(r"\\[A-Za-z]+|\\(?=[{}$%&#_])")
_BRACES = re.compile(r"[{}^_]")
_LINK = re.compile(r"!?\[([^\]]{0,300})\]\([^)]{0,300}\)")
_EMPHASIS = re.compile(r"\*+|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\\(?=[^\w\s])")
_WORDS_ALONE = re.compile(r"[ ,.!?;:'’-]*[^\W\d_](?:[^\W\d_]|[ ,.!?;:'’-])*")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=\S)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Text:
    """A text of a question. `raw` is as written; `plain` without marks of Markdown and TeX; `words` are case folded.

    All but `raw` are of its first LOOKED_MAX characters.
    """

    raw: str

    @lazy
    def plain(self) -> str:
        """The text as NFKC on one line, without marks; a sign that TeX names counts as one character."""
        return _one_line(_bare(self.raw[:LOOKED_MAX]))

    @lazy
    def prose(self) -> str:
        """The plain text without its code and formulas."""
        if not self.literal:
            return self.plain
        return _one_line(_bare(_FORMULA.sub(" ", _CODE.sub(" ", _FENCED.sub(" ", self.raw[:LOOKED_MAX])))))

    @lazy
    def words(self) -> tuple[str, ...]:
        """The words in order, case folded, without punctuation."""
        return tuple(_WORD.findall(self.plain.casefold()))

    @lazy
    def folded(self) -> str:
        """The text without code and formulas, case folded, with straight apostrophes: for looking for phrases."""
        return self.prose.casefold().replace("’", "'")

    @lazy
    def vocabulary(self) -> Set[str]:
        """The different words."""
        return frozenset(self.words)

    @property
    def literal(self) -> bool:
        """Whether code or a formula is in it, which have to be compared sign by sign."""
        return "`" in self.raw or "$" in self.raw

    @property
    def wordy(self) -> bool:
        """Whether it is words and nothing else, so that case and punctuation make no difference."""
        return not self.literal and bool(_WORDS_ALONE.fullmatch(self.plain))

    @lazy
    def number(self) -> Fraction | None:
        """What it is worth if it is a number and nothing else."""
        bare = self.raw.strip("$ ")
        return numerals.value(bare) if bare[-1:].isdecimal() or bare.endswith("%") else None


@frozen
class SeenOption:
    """An option of a choice or multi question."""

    text: Text
    right: bool
    why: str


class Setting:
    """What rules have to know of the deck that a question is in; `day` as in SeenDeck.

    It does not hold the questions, so that nothing here is in a circle and all is freed as soon as it is done with.
    """

    def __init__(self, deck: Deck, prompts: Sequence[Text], day: date | None) -> None:
        self.deck = deck
        self.day = day
        self._prompts = prompts

    @lazy
    def english(self) -> bool:
        """Whether word lists of English apply: the deck says so, or says nothing."""
        return self.deck.lang.casefold().split("-")[0] in ("", "en")

    @lazy
    def common(self) -> Set[str]:
        """Words that tell nothing here: those of its title and topics, and of more than a fifth of its prompts."""
        topics = {question.topic for question in self.deck.questions}
        named = " ".join((self.deck.title, *topics)).replace("-", " ").replace("/", " ")
        counts = Counter(chain.from_iterable(prompt.vocabulary for prompt in self._prompts))
        least = max(1, COMMON * len(self._prompts))
        return frozenset((*Text(named).words, *(word for word, count in counts.items() if count > least)))


class Seen:
    """A question in its deck. `prompt` is what stands at `q`, `cloze` or `statement`."""

    def __init__(self, question: Question, prompt: Text, deck: Setting) -> None:
        self.question = question
        self.prompt = prompt
        self.deck = deck

    @property
    def calculated(self) -> bool:
        """Whether its texts hold expressions, so that what is shown differs from what is written."""
        return bool(self.question.variables)

    @lazy
    def clause(self) -> str:
        """The last sentence of the prompt that ends in a question mark, else its last one; as `Text.folded`."""
        sentences = _SENTENCE.split(self.prompt.folded)
        return next((one for one in reversed(sentences) if one.endswith("?")), sentences[-1])

    @lazy
    def options(self) -> tuple[SeenOption, ...]:
        """The options of a choice or multi question, in the author's order; none for other kinds."""
        body = self.question.body
        options = body.options if isinstance(body, Choice | Multi) else ()
        return tuple(SeenOption(Text(option.text), option.right, option.why) for option in options)

    @lazy
    def key(self) -> SeenOption | None:
        """The right option of a choice; None for other kinds."""
        right = [option for option in self.options if option.right]
        return right[0] if isinstance(self.question.body, Choice) and right else None

    @lazy
    def shown(self) -> tuple[SeenOption, ...]:
        """The options of a choice whose texts are shown as they are written; none of them where one is computed."""
        computed = self.calculated and any("{{" in one.text.raw or formula(one.text.raw) for one in self.options)
        return () if computed or self.key is None else self.options

    @lazy
    def wrong(self) -> tuple[SeenOption, ...]:
        """The options that are not right."""
        return tuple(option for option in self.options if not option.right)


class SeenDeck:
    """A deck and its questions; drafts are among them. `day` is that of the check, None if facts may be of any age."""

    def __init__(self, deck: Deck, day: date | None = None) -> None:
        prompts = [Text(question.prompt) for question in deck.questions]
        setting = Setting(deck, prompts, day)
        self.deck = deck
        self.english = setting.english
        self.questions = tuple(map(Seen, deck.questions, prompts, repeat(setting)))


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
