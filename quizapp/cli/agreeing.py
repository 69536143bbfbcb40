"""A question that is asked at a terminal before something is done that only its learner can decide."""

import sys

from quizapp.cli.output import say
from quizapp.errors import QuizError

_YES = {"y", "yes"}


def agreed(question: str, without_asking: str) -> bool:
    """Whether the learner says yes to a question; after anything else it is said that nothing was changed.

    Raises QuizError where nobody sits at a terminal, with the command that does it `without_asking`.
    """
    if not can_ask():
        raise QuizError(f"Nothing was changed. `{without_asking}` does it without asking.")
    sys.stderr.write(f"{question} y/N ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().lower() in _YES:
        return True
    say("Nothing was changed.")
    return False


def can_ask() -> bool:
    """Whether somebody sits at a terminal, who reads the question and types the answer."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
