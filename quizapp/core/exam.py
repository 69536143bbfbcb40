"""An exam to come, as a learner or a deck describes it."""

from dataclasses import dataclass

QUESTIONS_MAX = 999
OPTIONS_MAX = 20


@dataclass(frozen=True, slots=True)
class ExamPlan:
    """An exam to come: so many questions, a pass mark (0, 1], on a study day [date ordinal], None for no date.

    `guess` is the chance of guessing a question of the exam [0, 1); `names` are decks and topics, empty for all;
    `title` is what it is called, empty for none.
    """

    questions: int = 40
    pass_mark: float = 0.6
    day: int | None = None
    guess: float = 0.25
    names: tuple[str, ...] = ()
    title: str = ""


def guess_of(options: int) -> float:
    """The chance [0, 1) of guessing a question with so many options; 0 options are answers that are typed."""
    return 1 / options if options else 0.0


def options_of(guess: float) -> int:
    """How many options a question has that is guessed with this chance [0, 1); 0 where answers are typed."""
    return round(1 / guess) if guess else 0
