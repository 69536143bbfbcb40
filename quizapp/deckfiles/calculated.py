"""The variables of a question are added, and nothing in it that is computed from them can fail to be read or drawn."""

from dataclasses import replace

from quizapp.core.calculated.faults import faults
from quizapp.core.calculated.filling import formula
from quizapp.core.calculated.oversights import oversights
from quizapp.core.deck import Question
from quizapp.deckfiles import draws, variables
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map
from quizapp.deckfiles.whereabouts import place
from quizapp.errors import Level

_SAME_ALWAYS = ("image", "topic", "tags")


def read(question: Question, written: Fields, report: Report, *, closely: bool = False) -> Question | None:
    """The question with its variables, as it is if it has none; None when something was reported.

    `closely` draws it many times and warns about what can seldom be asked.
    """
    node = written.values.get("vars")
    if not isinstance(node, Map):
        if "require" not in written:
            return question
        message = "`require` is about variables, and this question has none"
        report.error(written.written["require"], "no-vars", message, "name the variables at `vars:`")
        return None
    drawn = variables.read(node, report)
    if drawn is None:
        return None
    found = replace(question, variables=drawn, require=tuple(map(_condition, written.texts("require"))))
    most = draws.MAX_LOOKED if closely else draws.MAX_WORK
    if not _is_sound(found, written, report) or not draws.is_drawn(found, written, report, most=most):
        return None
    _say_unfilled(written, report)
    if closely:
        draws.look(found, written, report)
    return found


def _say_unfilled(written: Fields, report: Report) -> None:
    """Warns about holes at keys that are the same for every draw."""
    for key in _SAME_ALWAYS:
        if any("{{" in text for text in written.texts(key)):
            message = f"`{key}` is the same for every draw: its holes stay as they are written"
            report.warning(written.values[key], "vars", message, "write it without `{{...}}`")


def _condition(text: str) -> str:
    """What stands at `require`, without the `=` that it needs not have."""
    inner = formula(text)
    return (text if inner is None else inner).strip()


def _is_sound(question: Question, written: Fields, report: Report) -> bool:
    """Whether all that is computed can be read; what cannot is reported at its place.

    What is only doubtful is told once all can be read: a name may seem unused because of what cannot.
    """
    found = tuple(faults(question))
    errors = [fault for fault in found if fault.level is Level.ERROR]
    for fault in errors:
        spot = place(fault.where, fault.text, fault.offset, written, report)
        report.error(spot, "vars", fault.message, fault.cure)
    for fault in () if errors else (*found, *oversights(question)):
        spot = place(fault.where, fault.text, fault.offset, written, report)
        report.warning(spot, "vars", fault.message, fault.cure)
    return not errors
