"""The exam that the flags of `quizapp ready` describe, on top of one that is named or set."""

from collections.abc import Iterable, Sequence
from datetime import date

from quizapp.core.bounds import YEARS
from quizapp.core.exams.plan import OPTIONS_MAX, QUESTIONS_MAX, ExamPlan, guess_of, share_of
from quizapp.core.values import frozen
from quizapp.errors import QuizError, UsageError
from quizapp.render.visible import one_line

_SHOWN = 40


@frozen(kw_only=True)
class Flags:
    """What was said of an exam on the command line; None and empty where nothing was."""

    names: tuple[str, ...] = ()
    questions: int | None = None
    pass_mark: float | None = None
    day: int | None = None
    options: int | None = None


def flags(
    names: Sequence[str], questions: int | None, pass_mark: str | None, day: str | None, options: int | None
) -> Flags:
    """The flags, read. Raises UsageError for a value that no exam can have."""
    if questions is not None and not 1 <= questions <= QUESTIONS_MAX:
        raise UsageError(f"--questions is a number from 1 to {QUESTIONS_MAX}, not {questions}.")
    if options is not None and not (options == 0 or 2 <= options <= OPTIONS_MAX):
        raise UsageError(f"--options is 0 for typed answers, or 2 to {OPTIONS_MAX}, not {options}.")
    return Flags(
        names=tuple(names),
        questions=questions,
        pass_mark=None if pass_mark is None else _pass_mark(pass_mark),
        day=None if day is None else _day(day),
        options=options,
    )


def planned(base: ExamPlan, said: Flags) -> ExamPlan:
    """The exam with what was said of it; it is no longer the one of its title if it asks other topics."""
    return base._replace(
        names=said.names or base.names,
        title="" if said.names else base.title,
        questions=said.questions or base.questions,
        pass_mark=base.pass_mark if said.pass_mark is None else said.pass_mark,
        day=base.day if said.day is None else said.day,
        guess=base.guess if said.options is None else guess_of(said.options),
    )


def named(exams: Iterable[ExamPlan], title: str) -> ExamPlan:
    """The exam of that title, whatever its case. Raises QuizError where there is none."""
    known = list(exams)
    found = [exam for exam in known if exam.title.casefold() == title.casefold()]
    if not found:
        titles = ", ".join(exam.title for exam in known if exam.title)
        there = f"There are: {titles}." if titles else "No deck has any (`exams:`), and config.toml has none ([exam])."
        raise QuizError(f"There is no exam called {one_line(title, _SHOWN)}. {there}")
    return found[0]


def _pass_mark(written: str) -> float:
    found = share_of(written)
    if found is None:
        raise UsageError(f"--pass is a share such as 0.6 or 60%, at most 1, not {one_line(written, _SHOWN)}.")
    return found


def _day(written: str) -> int:
    """A date as a study day [date ordinal]."""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        raise UsageError(f"--date is a day such as 2026-12-01, not {one_line(written, _SHOWN)}.")
    return day.toordinal()
