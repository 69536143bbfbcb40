"""The one table of all keys of the format: the reader reads from it, and so does whatever describes the format."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import TIME_EACH
from quizapp.core.values import frozen

FREE_PREFIX = "x-"


class Shape(StrEnum):
    """What stands at a key. The second word of a pair is the other form that may be written."""

    TEXT = "a text"
    ID = "a short name without line breaks"
    TOPIC = "a topic path such as `evaluation/metrics`"
    PATH = "a file inside the deck's folder"
    KIND = "the name of a kind"
    FLAG = "true or false"
    WAY_BACK = "true, false, a text, or a map from one text to its answer"
    TEXTS = "a text or a list of texts"
    FORMS = "a text or a list of texts, which may be empty, or a map from one of several answers to its other forms"
    ANSWER = "a text, or a list of texts when several are right"
    NOTED = "a list of texts, or a map from text to comment"
    CHOICES = "a list of `right:` and `wrong:` options"
    PAIRS = "a map from text to text"
    NAMES = "a map from short name to text"
    VARIABLES = "a map from name to a range such as `20..90`, a list of numbers or `= expression`"
    NUMBER = "a number or `= expression`"
    MARGIN = "a number or a percentage, not below zero"
    UNIT = "a short text that starts with no digit or sign"
    WHOLE = "a whole number from 0 to 99"
    DAYS = "a whole number of days from 0 to 9999, or false"
    LEVEL = "a whole number from 1 to 5"
    SHARE = "a number from 0 to below 1"
    TOPICS = "a map from topic path to about, weight and after"
    EXAMS = "a map from name to questions, minutes, pass, topics, quotas and the like"
    WEIGHT = "a number or a percentage above 0"
    COUNT = "a whole number from 1 to 9999"
    PASS = "a number above 0 and up to 1, or a percentage up to 100%"
    DATE = "a date such as 2027-06-30"
    OFFERED = "0 for typed answers, or a whole number from 2 to 20"
    MINUTES = "a number of minutes, 0 for no limit, or a time such as `1 h 30 min`"
    QUOTAS = "a map from topic or deck to a number of questions or a percentage"
    KINDS = "a kind that can be marked, or a list of such kinds"
    LEVELS = "a whole number from 1 to 5, or a range such as 2..4"
    PENALTY = "a number from 0 to 1, a percentage, or `fair`"
    DEFAULTS = "a map of question keys"
    CARDS = "a list of questions"


@frozen
class Key:
    """One key: its name, what stands at it, a line about it, the kinds it belongs to (empty: all), other spellings.

    `default` says whether `defaults:` may set it for all questions of a deck.
    """

    name: str
    shape: Shape
    about: str
    kinds: frozenset[Kind] = frozenset()
    aliases: tuple[str, ...] = ()
    default: bool = False


Table = Mapping[str, Key]


def _kinds(*kinds: Kind) -> frozenset[Kind]:
    return frozenset(kinds)


_OPTIONS = _kinds(Kind.CHOICE, Kind.MULTI)
_NUMBER = _kinds(Kind.NUMBER)
_ASKED = frozenset(Kind) - {Kind.CLOZE, Kind.TRUEFALSE}
_ANSWERED = _kinds(Kind.FLASHCARD, Kind.CHOICE, Kind.MULTI, Kind.TRUEFALSE, Kind.TYPED)
_CALCULATED = frozenset(Kind) - {Kind.CLOZE}

_QUESTION = (
    Key("id", Shape.ID, "A name that keeps the history even when the question is rewritten."),
    Key("kind", Shape.KIND, "The kind, which follows from the other keys; checked when written."),
    Key("q", Shape.TEXT, "The question, in Markdown.", _ASKED, ("question", "front")),
    Key("cloze", Shape.TEXT, "A text with {{holes}}; {{text::hint}} and {{1::grouped}} work too.", _kinds(Kind.CLOZE)),
    Key("statement", Shape.TEXT, "A statement that is true or false, as `a:` says.", _kinds(Kind.TRUEFALSE)),
    Key("image", Shape.PATH, "A picture, as a path inside the deck's folder."),
    Key("vars", Shape.VARIABLES, "Variables with ranges such as 20..90: fresh numbers every time.", _CALCULATED),
    Key("require", Shape.TEXTS, "What has to hold for the drawn variables.", _CALCULATED),
    Key("a", Shape.ANSWER, "The right answer; a list when several are right.", _ANSWERED, ("answer", "back")),
    Key("number", Shape.NUMBER, "The right number, or `= expression` of the variables.", _NUMBER),
    Key("unit", Shape.UNIT, "The unit of the number; `percent` for a number of per cent.", _NUMBER),
    Key("decimals", Shape.WHOLE, "How many decimals are asked for.", _NUMBER),
    Key(
        "tolerance",
        Shape.MARGIN,
        "How far off a number may be: 0.01 absolute, or 1% of the key.",
        _NUMBER,
        default=True,
    ),
    Key("traps", Shape.PAIRS, "Typical wrong numbers or `= expressions`, each with its comment.", _NUMBER),
    Key("order", Shape.TEXTS, "Steps in their right order.", _kinds(Kind.ORDER)),
    Key("match", Shape.PAIRS, "Pairs: a map from left to right.", _kinds(Kind.MATCH)),
    Key("decoys", Shape.TEXTS, "Right sides that match nothing.", _kinds(Kind.MATCH)),
    Key("wrong", Shape.NOTED, "Wrong options: a list, or a map from option to why it is wrong.", _OPTIONS),
    Key("choices", Shape.CHOICES, "Options in a fixed order, each `right:` or `wrong:` with a `why:`.", _OPTIONS),
    Key(
        "accept",
        Shape.FORMS,
        "More accepted answers or /patterns/; makes the answer typed, that of a choice once its options are hidden.",
        _kinds(Kind.TYPED, Kind.CLOZE, Kind.CHOICE),
    ),
    Key(
        "reject", Shape.NOTED, "Typed answers that are wrong: a list, or a map from answer to why.", _kinds(Kind.TYPED)
    ),
    Key("typos", Shape.WHOLE, "How many slips a typed answer may have.", _kinds(Kind.TYPED), default=True),
    Key(
        "reverse",
        Shape.WAY_BACK,
        "Also ask the way back: true, the text to ask it with, or a map from that to its answer.",
        _kinds(Kind.FLASHCARD),
        default=True,
    ),
    Key("shuffle", Shape.FLAG, "Whether options may be reordered.", _OPTIONS, default=True),
    Key("guess", Shape.SHARE, "The chance of guessing right, where it is not the usual one."),
    Key(
        "harder",
        Shape.DAYS,
        "The stability in days from which the options are hidden; false for never.",
        _kinds(Kind.CHOICE),
    ),
    Key("hint", Shape.TEXTS, "One hint, or several to be shown one after the other."),
    Key("why", Shape.TEXT, "The explanation shown after the answer.", aliases=("explanation",)),
    Key("topic", Shape.TOPIC, "A path such as evaluation/precision-recall.", default=True),
    Key("tags", Shape.TEXTS, "Words to find questions by.", default=True),
    Key("source", Shape.TEXT, "Where it is from: a key of `sources:` and the place in it.", default=True),
    Key("as_of", Shape.TEXT, "The date of a fact that ages.", default=True),
    Key("difficulty", Shape.LEVEL, "From 1 (easy) to 5.", default=True),
    Key("lint", Shape.PAIRS, "Rules to silence for this question, each with the reason."),
    Key("draft", Shape.FLAG, "Not ready yet: not studied."),
)
_GROUP = (
    Key("group", Shape.TEXT, "The title of a shared case."),
    Key("context", Shape.TEXT, "The case, shown above each of its questions."),
    Key("cards", Shape.CARDS, "The questions on the case."),
)
_DECK = (
    Key("deck", Shape.TEXT, "The title."),
    Key("id", Shape.ID, "A name that keeps histories apart from those of other decks."),
    Key("about", Shape.TEXT, "What the deck is about."),
    Key("lang", Shape.TEXT, "The language, such as en."),
    Key("author", Shape.TEXT, "Who wrote it."),
    Key("license", Shape.TEXT, "Under which licence it may be shared."),
    Key("after", Shape.TEXTS, "Decks to learn before this one."),
    Key("topic", Shape.TOPIC, "The topic of questions that name none."),
    Key("tags", Shape.TEXTS, "Tags of every question."),
    Key("topics", Shape.TOPICS, "What the topics are about, their weights, and what to know before."),
    Key("exams", Shape.EXAMS, "Exams by name: how many questions, from which topics, and what it takes to pass."),
    Key("sources", Shape.NAMES, "Short names for references."),
    Key("defaults", Shape.DEFAULTS, "What holds for questions that do not say otherwise."),
    Key("harder", Shape.DAYS, "The stability in days from which a choice hides its options; false for never."),
    Key("lint", Shape.PAIRS, "Rules to silence for the whole deck, each with the reason."),
    Key("include", Shape.TEXTS, "Other deck files below this folder."),
    Key("cards", Shape.CARDS, "The questions."),
)


def _table(keys: tuple[Key, ...]) -> Table:
    return MappingProxyType({name: key for key in keys for name in (key.name, *key.aliases)})


QUESTION_KEYS = _table(_QUESTION)
GROUP_KEYS = _table(_GROUP)
DECK_KEYS = _table(_DECK)
DEFAULT_KEYS = _table(tuple(key for key in _QUESTION if key.default))
CHOICE_KEYS = _table(
    (
        Key("right", Shape.TEXT, "A right option."),
        Key("wrong", Shape.TEXT, "A wrong option."),
        Key("why", Shape.TEXT, "What to say about it.", aliases=("explanation",)),
    )
)
TOPIC_KEYS = _table(
    (
        Key("about", Shape.TEXT, "What the topic is about."),
        Key("weight", Shape.WEIGHT, "How much it counts beside the other topics."),
        Key("after", Shape.TEXTS, "Topics to know before."),
    )
)
EXAM_KEYS = _table(
    (
        Key("about", Shape.TEXT, "What the exam is about."),
        Key("questions", Shape.COUNT, "How many questions it has, 40 if left out; taken here it asks 500 at most."),
        Key("minutes", Shape.MINUTES, f"How long it may take, 0 for no limit; {TIME_EACH} if left out."),
        Key("pass", Shape.PASS, "The share of the points it takes to pass; 60% if left out."),
        Key(
            "topics",
            Shape.TEXTS,
            "The topics and decks it asks; if left out this deck, or everything where the file has no questions.",
        ),
        Key("quotas", Shape.QUOTAS, "How many questions come from which topic or deck; the rest goes by weight."),
        Key("kinds", Shape.KINDS, "The kinds of question it asks; all that can be marked if left out."),
        Key("difficulty", Shape.LEVELS, "The difficulties it asks; any if left out."),
        Key(
            "penalty",
            Shape.PENALTY,
            "What a wrong answer costs; `fair`: guessing gains nothing where there are no parts.",
        ),
        Key("partial", Shape.FLAG, "Whether what is right in a part earns a part of the point; true if left out."),
        Key("date", Shape.DATE, "The day it is on, for `quizapp ready`."),
        Key(
            "options",
            Shape.OFFERED,
            "How many options a question offers, for `quizapp ready`; 0 where answers are typed.",
        ),
    )
)


def is_key(word: str) -> bool:
    """Whether a word is a key somewhere in a deck, in any spelling."""
    tables = (QUESTION_KEYS, GROUP_KEYS, DECK_KEYS, CHOICE_KEYS)
    return word.startswith(FREE_PREFIX) or any(word in table for table in tables)
