"""`quizapp doctor`: what is looked at, how it is, and what to do; with `--fix` that is done."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quizapp.cli import surroundings
from quizapp.cli.build import Call, backups_of
from quizapp.cli.output import as_json, broken, columns, data, say
from quizapp.cli.progress import Bar
from quizapp.core.counting import plural
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


def show(call: Call, found: Sequence[Finding], *, is_brief: bool = False) -> None:
    """Writes the findings, as JSON if that is wanted; a brief look at them leaves out the lines of what is fine."""
    if call.json:
        as_json([as_object(one) for one in found])
    else:
        shown = (one for one in found if not (is_brief and one.state is State.FINE))
        data(line for one in shown for line in lines(one, columns(sys.stdout)))
    say(_summary(found))


def lines(one: Finding, width: int) -> Iterable[str]:
    """A finding in lines of at most so many characters, made visible; longer only where a word is."""
    said = [*_wrapped(one.said, width), *_wrapped(one.cure, width)]
    yield f"{_MARKS[one.state]} {said[0]}"
    yield from (f"{_LEAD}{line}" for line in said[1:])


def _wrapped(text: str, width: int) -> Sequence[str]:
    return broken(_one_line(text), width - len(_LEAD)) if text else []


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
        lacks = all(one.check == "mark" for one in found if one.state is State.BROKEN)
        return f"{'The log lacks entries' if lacks else 'The database cannot be used'}. Nothing was changed."
    if not states[State.PROBLEM]:
        return f"Everything is fine: {len(found)} checks."
    mends = sum(one.mends for one in found)
    cure = f"; `quizapp doctor --fix` mends {'all' if mends == states[State.PROBLEM] else mends}" if mends else ""
    return f"{plural(states[State.PROBLEM], 'problem')}{cure}."


def as_object(one: Finding) -> dict[str, object]:
    """A finding as docs/json.md describes it."""
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
