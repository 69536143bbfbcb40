"""`quizapp doctor`: what is looked at, how it is, and what to do; with `--fix` that is done."""

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from quizapp.cli import surroundings
from quizapp.cli.build import Call, backups_of
from quizapp.cli.output import as_json, data, say
from quizapp.cli.progress import Bar
from quizapp.core.findings import Finding, State, fine, told
from quizapp.core.progress import Progress, silent
from quizapp.errors import Status
from quizapp.render.visible import visible
from quizapp.trainer.doctor.checkup import Subject
from quizapp.trainer.doctor.checkup import look as look_at

_MARKS = {State.FINE: "fine   ", State.TOLD: "note   ", State.PROBLEM: "PROBLEM", State.BROKEN: "BROKEN "}
_LEAD = " " * 8


def doctor(call: Call, *, deep: bool) -> int:
    """Looks at everything and says how it is; returns 0 when all is fine, 1 for problems, 3 for a broken database."""
    found = looked(call, deep=deep)
    show(call, found)
    return status_of(found)


def looked(call: Call, *, deep: bool) -> list[Finding]:
    """All findings of a call; a bar says how far a long look is."""
    with Bar(shown=not call.json) as bar:
        return list(examined(call, deep=deep, progress=bar.tell))


def examined(call: Call, *, deep: bool, progress: Progress = silent) -> Iterator[Finding]:
    """All findings of a call, one after the other."""
    yield from look_at(subject(call), deep=deep, progress=progress)
    yield _settings(call)
    yield from surroundings.look(call.settings.data, os.environ)


def subject(call: Call) -> Subject:
    """What the trainer's part of the check-up looks at."""
    settings = call.settings
    found = settings.database, settings.decks, settings.policy
    return Subject(*found, call.clock(), settings.day_start, backups_of(call))


def show(call: Call, found: Sequence[Finding]) -> None:
    """Writes the findings, as JSON if that is wanted."""
    if call.json:
        as_json([_object(one) for one in found])
    else:
        data(line for one in found for line in lines(one, _width()))
    say(_summary(found))


def lines(one: Finding, width: int) -> Iterable[str]:
    """A finding in lines of at most so many characters, made visible; longer only where a word is."""
    said = [*_wrapped(one.said, width), *_wrapped(one.cure, width)]
    yield f"{_MARKS[one.state]} {said[0]}"
    yield from (f"{_LEAD}{line}" for line in said[1:])


def _wrapped(text: str, width: int) -> Sequence[str]:
    return wrap(_one_line(text), width - len(_LEAD), break_long_words=False, break_on_hyphens=False)


def _width() -> int:
    """How wide lines may be: as the terminal, or in a pipe, where each sentence is a line, as they come."""
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else sys.maxsize


def status_of(found: Iterable[Finding]) -> int:
    """The exit status that the findings come to."""
    states = {one.state for one in found}
    if State.BROKEN in states:
        return Status.DATABASE
    return Status.PROBLEMS if State.PROBLEM in states else Status.FINE


def _settings(call: Call) -> Finding:
    notices = call.settings.notices
    if not notices:
        return fine("settings", "Every setting is understood.")
    return told(
        "settings",
        " ".join(notices),
        "The settings of Home (key s) list what can be set; the defaults hold.",
        len(notices),
    )


def _summary(found: Sequence[Finding]) -> str:
    states = Counter(one.state for one in found)
    if states[State.BROKEN]:
        return "The database cannot be used. Nothing was changed."
    if not states[State.PROBLEM]:
        return f"Everything is fine: {len(found)} checks."
    wrong = "1 problem" if states[State.PROBLEM] == 1 else f"{states[State.PROBLEM]} problems"
    mends = sum(one.mends for one in found)
    cure = f"; `quizapp doctor --fix` mends {'all' if mends == states[State.PROBLEM] else mends}" if mends else ""
    return f"{wrong}{cure}."


def _object(one: Finding) -> dict[str, object]:
    return {
        "check": one.check,
        "state": one.state.value,
        "said": one.said,
        "cure": one.cure,
        "count": one.number,
        "mends": one.mends,
    }


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")
