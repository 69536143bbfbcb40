"""What a line can say: one table of words, from which lines are read and the help is made."""

import re
from collections.abc import Iterable
from enum import Enum, auto

from quizapp.core.review import Confidence, Rating
from quizapp.core.values import frozen
from quizapp.core.wording import RATINGS

PREFIX = ":"
LISTED = "`help` lists every word."
_NUMBERS = re.compile(r"\d{1,4}(?:[\s,;]+\d{1,4})*")
_SEPARATOR = re.compile(r"[\s,;]+")


class Word(Enum):
    """What a learner can ask for at any question."""

    PASS = auto()
    HINT = auto()
    OPTIONS = auto()
    RIGHT = auto()
    ACCEPT = auto()
    OTHERS = auto()
    SOURCE = auto()
    CASE = auto()
    PICTURE = auto()
    UNDO = auto()
    FLAG = auto()
    SUSPEND = auto()
    BURY = auto()
    EDIT = auto()
    REPEAT = auto()
    HELP = auto()
    QUIT = auto()


@frozen
class Command:
    """A word, the names it goes by (the first is shown), and what it does."""

    word: Word
    names: tuple[str, ...]
    says: str


COMMANDS = (
    Command(Word.PASS, ("pass", "dont know", "don't know", "skip"), "I do not know: show the answer"),
    Command(Word.HINT, ("hint", "h"), "the next hint"),
    Command(Word.OPTIONS, ("options", "o"), "show the options that are hidden; it counts as a hint"),
    Command(Word.RIGHT, ("right", "i", "i was right"), "I was right: what I typed means the same"),
    Command(Word.ACCEPT, ("accept",), "have the deck count such an answer from now on; the change is shown first"),
    Command(Word.OTHERS, ("others", "w", "why"), "what the author says of the other options"),
    Command(Word.SOURCE, ("source", "s"), "where the answer comes from"),
    Command(Word.CASE, ("case", "c"), "the case that the question belongs to, once more"),
    Command(Word.PICTURE, ("picture", "v"), "open a picture of the question, or hear where it is"),
    Command(Word.UNDO, ("undo", "u"), "take the last thing back"),
    Command(Word.FLAG, ("flag", "f", "unflag"), "flag this card, or take the flag away"),
    Command(Word.SUSPEND, ("suspend", "-", "x"), "ask this card no more"),
    Command(Word.BURY, ("bury", "b"), "not today: ask this card again tomorrow"),
    Command(Word.EDIT, ("edit", "e"), "open the question in your editor"),
    Command(Word.REPEAT, ("repeat", "r"), "say the question once more"),
    Command(Word.HELP, ("help", "?"), "these words"),
    Command(Word.QUIT, ("quit", "q", "exit"), "end here; everything rated is saved"),
)
_WORDS = {name: command.word for command in COMMANDS for name in command.names}
_RATINGS = {
    form: rating for rating, name in RATINGS.items() for form in (str(rating.value), name.lower(), name[0].lower())
}
_TRUTHS = {"true": 1, "false": 2}
_SURE = {
    form: confidence
    for number, confidence in enumerate(Confidence, start=1)
    for form in (str(number), confidence.value, confidence.value[0])
}
_YES = {"y": True, "yes": True, "n": False, "no": False}


def word_of(text: str) -> Word | None:
    """The command that a text names; None for none."""
    return _WORDS.get(" ".join(text.casefold().replace("’", "'").split()))


def rating_of(text: str) -> Rating | None:
    """The rating that a text names by figure, word or first letter; None for none."""
    return _RATINGS.get(text.casefold())


def numbers_of(text: str) -> tuple[int, ...] | None:
    """The numbers of a text such as `2`, `1 3` or `1,3`; None for anything else."""
    return tuple(map(int, _SEPARATOR.split(text))) if _NUMBERS.fullmatch(text) else None


def truth_of(text: str) -> tuple[int, ...] | None:
    """The number of the option `true` or `false`; None for anything else."""
    number = _TRUTHS.get(text.casefold())
    return None if number is None else (number,)


def yes_of(text: str) -> bool | None:
    """Whether a text says yes; None for what says neither yes nor no."""
    return _YES.get(text.casefold())


def confidence_of(text: str) -> Confidence | None:
    """How sure a text says one is, by figure, word or first letter; None for anything else."""
    return _SURE.get(text.casefold())


def listed(words: Iterable[tuple[str, str]]) -> list[str]:
    """Names and what they do, one a line."""
    return [f"  {name}: {says}." for name, says in words]


def help_lines() -> list[str]:
    """Every word that can be typed."""
    return [
        "Before the answer:",
        *listed(
            [
                ("enter", "show the answer of a card without options"),
                ("1, 2, 3", "choose an option; `1 3` or `1,3` where several are right"),
                ("3 1 2", "put steps in order: each number once"),
                ("2 1 -", "match the entries 2 and 1 to A and B, and nothing to C; `A2 B1 C-` says the same"),
            ]
        ),
        "After the answer:",
        *listed(
            [
                ("enter", "accept the suggested rating"),
                ("1 or again, 2 or hard, 3 or good, 4 or easy", "rate how well you knew it; the first letter will do"),
            ]
        ),
        "Words for any time:",
        *listed((" or ".join(command.names[:2]), command.says) for command in COMMANDS),
        f"Where you type an answer, these words start with a colon, as in {PREFIX}hint.",
        "An answer that itself starts with a colon gets a second one.",
    ]
