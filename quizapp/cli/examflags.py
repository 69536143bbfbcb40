"""What the flags of `quizapp exam` say of an exam, on top of one that is named, set, or usual."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from quizapp.core.exams.blueprint import MINUTES_MAX, QUESTIONS_MAX, Blueprint
from quizapp.core.exams.paper import SEED_MAX
from quizapp.core.exams.plan import share_of
from quizapp.core.exams.spelled import kinds_of, levels_of, penalty_of, quota_of
from quizapp.errors import QuizError, UsageError
from quizapp.render.visible import one_line

_SHOWN = 40
_Value = TypeVar("_Value")


class Base(NamedTuple):
    """What an exam is made from: one by its `title`, that of a YAML `file`, or the `usual` one; else the learner's."""

    title: str | None = None
    file: str | None = None
    usual: bool = False


class Said(NamedTuple):
    """What was said of an exam on the command line, texts as they were written; empty where nothing was."""

    names: tuple[str, ...] = ()
    name: str | None = None
    questions: int | None = None
    minutes: float | None = None
    pass_mark: str | None = None
    quotas: tuple[str, ...] = ()
    kinds: str | None = None
    difficulty: str | None = None
    penalty: str | None = None
    whole: bool = False


class Wanted(NamedTuple):
    """The exam that is meant, and the seed of its paper, None for any."""

    base: Base = Base()
    said: Said = Said()
    seed: int | None = None


class Act(NamedTuple):
    """What is to be done with an exam; it is taken if nothing is said."""

    practice: bool = False
    printed: str | None = None
    look: bool = False
    listed: bool = False
    shown: str | None = None
    html: str | None = None
    force: bool = False


def check(wanted: Wanted, act: Act) -> None:
    """Raises UsageError for a value that no exam can have, and for flags that do not go together."""
    acts = {"--practice": act.practice, "--print": act.printed, "--dry-run": act.look}
    reads = {"--list": act.listed, "--show": act.shown is not None}
    done = [name for name, given in (acts | reads).items() if given]
    if len(done) > 1:
        raise UsageError(f"{done[0]} and {done[1]} cannot both be: say one of them.")
    if any(reads.values()) and wanted != Wanted():
        raise UsageError(f"{done[0]} goes with no exam: it reads what is there. Leave the other arguments out.")
    if act.html is not None and act.shown is None:
        raise UsageError("--html goes with --show: `quizapp exam --show last --html exam.html`.")
    if act.force and act.html is None and act.printed is None:
        raise UsageError("--force goes with --print or --html.")
    if wanted.base.usual and (wanted.base.title is not None or wanted.base.file is not None):
        raise UsageError("--usual goes neither with --exam nor with --blueprint.")
    if wanted.base.file is not None and not wanted.base.file.strip():
        raise UsageError("--blueprint is the name of a YAML file, not nothing.")
    made(Blueprint(), wanted.said)
    seed_of(wanted.seed, lambda _: 0)


def made(base: Blueprint, said: Said) -> Blueprint:
    """The exam with what was said of it. Raises UsageError for a value that no exam can have.

    It is no longer the one of its name, with its quotas, if it asks other topics; with more or fewer questions there
    is as much time for each as before, unless that is said, too.
    """
    found = base
    if said.names:
        found = replace(found, name="", about="", topics=said.names, quotas=(), places=())
    if said.questions is not None:
        found = _asking(found, said.questions)
    if said.minutes is not None:
        found = replace(found, minutes=_minutes(said.minutes))
    if said.pass_mark is not None:
        found = replace(found, pass_mark=_read("--pass", _share, said.pass_mark))
    if said.quotas:
        found = replace(found, quotas=tuple(_read("--quota", quota_of, one) for one in said.quotas))
    if said.kinds is not None:
        found = replace(found, kinds=_read("--kinds", kinds_of, said.kinds))
    if said.difficulty is not None:
        found = replace(found, levels=_read("--difficulty", levels_of, said.difficulty))
    if said.penalty is not None:
        found = replace(found, penalty=_read("--penalty", penalty_of, said.penalty))
    if said.name is not None:
        found = replace(found, name=said.name.strip())
    return replace(found, partial=False) if said.whole else found


def seed_of(given: int | None, draw: Callable[[int], int]) -> int:
    """The seed said, else one that is drawn below a number. Raises UsageError for one that is none."""
    if given is not None and not 0 <= given <= SEED_MAX:
        raise UsageError(f"--seed is a whole number from 0 to {SEED_MAX}, not {given}.")
    return draw(SEED_MAX + 1) if given is None else given


def chosen(exams: Iterable[Blueprint], name: str) -> Blueprint:
    """The exam of that name, whatever its case. Raises QuizError where there is none, or more than one."""
    known = list(exams)
    found = [exam for exam in known if exam.name.casefold() == name.strip().casefold()]
    if not found:
        raise QuizError(f"There is no exam called {one_line(name, _SHOWN)}. {_there(known)}")
    if len(found) > 1:
        raise QuizError(f"Several exams are called {one_line(name, _SHOWN)}. Give each a name of its own in its deck.")
    return found[0]


def only(exams: Iterable[Blueprint], file: str) -> Blueprint:
    """The one exam of a file. Raises QuizError where there are several or none."""
    known = list(exams)
    if len(known) == 1:
        return known[0]
    if not known:
        raise QuizError(f"{file} describes no exam: it has none below `exams:`.")
    raise QuizError(f"{file} describes {len(known)} exams. Choose one with --exam. {_there(known)}")


def _there(known: Iterable[Blueprint]) -> str:
    names = ", ".join(_names(known))
    return f"There are: {names}." if names else "No deck brings one (`exams:`), and config.toml names none ([exam])."


def _names(known: Iterable[Blueprint]) -> Iterator[str]:
    return (one_line(exam.name, _SHOWN) for exam in known if exam.name)


def _asking(found: Blueprint, questions: int) -> Blueprint:
    if not 1 <= questions <= QUESTIONS_MAX:
        raise UsageError(f"--questions is a number from 1 to {QUESTIONS_MAX}, not {questions}.")
    minutes = found.minutes and min(math.ceil(found.minutes * questions / found.questions), MINUTES_MAX)
    return replace(found, questions=questions, minutes=minutes)


def _minutes(minutes: float) -> float:
    if not 0 <= minutes <= MINUTES_MAX:
        raise UsageError(f"--minutes is a number from 0 (no limit) to {MINUTES_MAX}, not {minutes:g}.")
    return minutes


def _share(text: str) -> float:
    found = share_of(text)
    if found is None:
        raise ValueError("a share such as 0.6 or 60%, at most 1")
    return found


def _read(flag: str, read: Callable[[str], _Value], text: str) -> _Value:
    try:
        return read(text)
    except ValueError as error:
        raise UsageError(f"{flag} is {error}, not {one_line(text, _SHOWN) or 'nothing'}.") from None
