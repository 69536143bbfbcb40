"""What stands around the question of a preview: which card it is, what a key does now, and its problems."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from textual.content import Content

from quizapp.core.alternatives import alternatives, several, typed
from quizapp.errors import Level, Problem
from quizapp.tui import previewkeys
from quizapp.tui.content import EMPTY, joined, literal, single, spread, stacked
from quizapp.tui.key import Key
from quizapp.tui.widgets.arranging import Arrangement
from quizapp.tui.widgets.trial import Trial

_DOT = "  ·  "
_SIGNS = {Level.ERROR: ("✗", "wrong"), Level.WARNING: ("!", "near"), Level.HINT: ("·", "dim")}
_STALE = "the last that could be read"
_PROBLEMS, _ROWS = 3, 2


class Label(Protocol):
    """What stands on the key of an action; while a text is typed, on one that writes nothing."""

    def __call__(self, key: Key, *, typing: bool = False) -> str:
        """The label."""


def head(trial: Trial | None, place: int, count: int, width: int, *, stale: bool = False) -> Content:
    """The kind of the card at a place, from 0, of so many of one question; its numbers at the right.

    It is `stale` where it is not what is written now, because that cannot be read.
    """
    if trial is None:
        return EMPTY
    question = trial.written.question
    words = [str(question.kind)]
    words += [f"card {place + 1} of {count}"] if count > 1 else []
    words += ["draft"] if question.draft else []
    left = single(_STALE, "near") if stale else single(_DOT.join(words), "strong")
    drawn = ", ".join(f"{name} = {value:.6g}" for name, value in trial.shown.asked.values)
    shown = f"draw {trial.draw}: {drawn}" if drawn else f"draw {trial.draw}" if trial.draw > 1 else ""
    right = single(shown, "dim").truncate(max(width - left.cell_length - 2, 0), ellipsis=True)
    return spread(left, right, width)


def advice(trial: Trial, label: Label, width: int, *, siblings: bool, active: bool) -> Content:
    """What was said of the last key, else what the next one does, as far as it fits a width [cells]."""
    if trial.said:
        return single(trial.said, "near").truncate(width, ellipsis=True)
    if not active:
        return EMPTY
    typing = typed(trial.shown.asked) and not trial.shown.graded
    found = EMPTY
    for key, word in _offered(trial, label, siblings=siblings, typing=typing):
        part = joined(literal(key, "key"), literal(f" {word}", "dim"))
        longer = joined(found, literal("   "), part) if found else part
        if longer.cell_length > width:
            break
        found = longer
    return found


def problem_rows(problems: Sequence[Problem], width: int) -> Content:
    """The first problems, the worst first, each in two rows at most; then how many more there are."""
    worst = sorted(problems, key=lambda problem: (list(Level).index(problem.level), problem))
    rows = [row for problem in worst[:_PROBLEMS] for row in _problem(problem, width)]
    more = len(worst) - _PROBLEMS
    return stacked([*rows, *([literal(f"  and {more} more", "dim")] if more > 0 else [])])


def _problem(problem: Problem, width: int) -> Iterator[Content]:
    sign, style = _SIGNS[problem.level]
    lead = joined(literal(f"{sign} ", f"strong {style}"), literal(f"{problem.line}  ", "dim"))
    text = single(problem.sentence, "dim" if problem.level is Level.HINT else "")
    room = max(width - lead.cell_length, 1)
    lines = text.wrap(room)
    for number, row in enumerate(islice(lines, _ROWS)):
        cut = number == _ROWS - 1 and len(lines) > _ROWS
        ended = joined(row.truncate(max(room - 1, 1)), literal("…")) if cut else row
        yield joined(lead if number == 0 else literal(" " * lead.cell_length), ended)


def _offered(trial: Trial, label: Label, *, siblings: bool, typing: bool) -> Iterator[tuple[str, str]]:
    """Keys and what they do now, those that matter most first."""
    yield _first(trial, label)
    if trial.redrawable:
        yield label(previewkeys.AGAIN), "other numbers" if trial.written.question.variables else "another order"
    if siblings and not typing:
        yield "←→", "other card"
    if trial.both or not trial.shown.graded:
        yield label(previewkeys.BOTH, typing=typing), "question alone" if trial.both else "with answer"
    if not trial.shown.graded and trial.shown.rungs:
        yield label(previewkeys.HINT, typing=typing), "hint"
    if trial.shown.graded:
        yield label(previewkeys.SOURCE), "source"
        yield label(previewkeys.OTHERS), "all comments"


def _first(trial: Trial, label: Label) -> tuple[str, str]:
    shown, placed = trial.shown, trial.placing
    go, enter = label(previewkeys.GO), label(previewkeys.ENTER)
    if shown.graded:
        return go, "ask again"
    if shown.doubt:
        return enter, "yes"
    if typed(shown.asked):
        return enter, "check"
    if isinstance(placed, Arrangement):
        return go, "put down" if placed.held else "pick up, enter check"
    if placed:
        return (f"1-{min(placed.numbers, 9)}", "match") if placed.open else (enter, "check")
    options = alternatives(shown.asked)
    if options and not (several(shown.asked) and shown.picked):
        return f"1-{min(len(options), 9)}", "choose"
    return (enter, "check") if options else (go, "show the answer")
