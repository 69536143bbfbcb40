"""The command line that gives a paper once more."""

import shlex
from collections.abc import Iterator

from quizapp.core.exams.blueprint import QUESTIONS_MAX, Blueprint
from quizapp.core.exams.spelled import levels_text, penalty_text, quota_text, share_text

_USUAL = Blueprint()


def reproduced(found: Blueprint, seed: int) -> str:
    """The command line that draws the paper of a seed anew from the same decks, quoted for a POSIX shell.

    It says all that decides what is asked and how it is marked, and stands neither on `[exam]` in config.toml nor on
    the deck that brought the exam. The same decks have to be here and switched on: where they are others, or have
    changed, the code of the paper tells that it is another one. What its author says about the exam is left out.
    """
    return shlex.join(["quizapp", "exam", "--usual", *_flags(found), "--seed", str(seed), *_names(found.topics)])


def _flags(found: Blueprint) -> Iterator[str]:
    """What is not usual, as flags; texts that could be taken for flags stand behind an equals sign."""
    if found.name:
        yield f"--name={found.name}"
    if found.questions != _USUAL.questions:
        yield f"--questions={min(found.questions, QUESTIONS_MAX)}"
    if found.minutes is not None:
        yield f"--minutes={found.minutes:.12g}"
    if found.pass_mark != _USUAL.pass_mark:
        yield f"--pass={share_text(found.pass_mark)}"
    yield from (f"--quota={quota_text(quota)}" for quota in found.quotas)
    if found.kinds:
        yield f"--kinds={','.join(found.kinds)}"
    if found.levels:
        yield f"--difficulty={levels_text(found.levels)}"
    if found.penalty != _USUAL.penalty:
        yield f"--penalty={penalty_text(found.penalty)}"
    if not found.partial:
        yield "--no-partial"


def _names(topics: tuple[str, ...]) -> list[str]:
    """The decks and topics; behind `--` where one could be taken for a flag."""
    return ["--", *topics] if any(topic.startswith("-") for topic in topics) else list(topics)
