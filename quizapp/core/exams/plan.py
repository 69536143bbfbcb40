"""An exam to come, as a learner or a deck describes it."""

import re
from typing import NamedTuple

QUESTIONS_MAX = 9999
OPTIONS_MAX = 20
_SHARE = r"([0-9]{1,15}(?:[.,][0-9]{1,15})?|[.,][0-9]{1,15})\s*(%?)"


class ExamPlan(NamedTuple):
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


def share_of(text: str) -> float | None:
    """The share (0, 1] that a text says, as a number or in per cent: `0.6`, `0,6`, `60%`, `60 %`; None for others."""
    found = re.fullmatch(_SHARE, text.strip())
    share = float(found[1].replace(",", ".")) / (100 if found[2] else 1) if found else 0.0
    return share if 0 < share <= 1 else None


def guess_of(options: int) -> float:
    """The chance [0, 1) of guessing a question with so many options; 0 options are answers that are typed."""
    return 1 / options if options else 0.0


def options_of(guess: float) -> int:
    """How many options a question has that is guessed with this chance [0, 1); 0 where answers are typed."""
    return round(1 / guess) if guess else 0
