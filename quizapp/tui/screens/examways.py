"""The questions of an exam before its end: whether to hand in, how to leave, whether to drop it."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple

from textual.content import Content

from quizapp.core.exams.blueprint import Blueprint
from quizapp.render import examwords
from quizapp.tui import examkeys
from quizapp.tui.content import literal, stacked
from quizapp.tui.key import Key, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.confirm import Confirm
from quizapp.tui.screens.waysheet import WaySheet
from quizapp.tui.widgets.examrows import Standing, not_saved, only_half, summary
from quizapp.tui.widgets.txt import Txt

_STAYS = "no"


class Told(NamedTuple):
    """What a way out means, and the ways there are, each with its word."""

    lines: Sequence[Content]
    ways: Sequence[tuple[Key, str]]


class Ways(WaySheet[str | None], inherit_bindings=False):
    """Dismissed with the word of the way that was chosen; what cannot be taken back is not chosen out of a burst."""

    def __init__(self, kit: Kit, title: str, read: Callable[[], Told]) -> None:
        now = read()
        super().__init__(kit, title, stacked(now.lines), now.ways)
        self._read = read

    def on_mount(self) -> None:
        """The ways count once they are painted."""
        self.kit.guard.hide()
        self.call_after_refresh(self.kit.guard.reveal)

    def tell(self) -> None:
        """Shows what there is to say now."""
        now, text = self._read(), self.query_one(".wrapped", Txt)
        says = stacked(now.lines)
        if not (isinstance(text.content, Content) and says.is_same(text.content)):
            text.update(says)
            self.offer(now.ways)

    def action_choose(self, way: str) -> None:
        """Takes a way."""
        if way == _STAYS:
            self.dismiss(way)
        elif self.kit.guard.may_rate():
            taking: Callable[[], Awaitable[None]] = partial(self._take, way)
            self.run_worker(taking, group="trainer.way", exclusive=True)

    async def _take(self, way: str) -> None:
        if await self.kit.guard.quiet() and self.is_current:
            self.dismiss(way)


class HandInSheet(Ways):
    """Asks whether to hand in."""

    BINDINGS = bindings(examkeys.SURE)


class LeaveSheet(Ways):
    """Asks how to leave."""

    BINDINGS = bindings(examkeys.AWAY)


def handing_in(kit: Kit, read: Callable[[], tuple[Standing, int]], blueprint: Blueprint, unclear: str) -> HandInSheet:
    """Whether to hand in; `read` says how the questions stand and how many answers are not saved, `unclear` are the
    numbers of answers that may be meant otherwise, empty for none.
    """
    return HandInSheet(kit, "Hand in?", lambda: _handing_in(*read(), blueprint, unclear))


def _handing_in(standing: Standing, unsaved: int, blueprint: Blueprint, unclear: str) -> Told:
    lines = [literal(summary(standing), "strong")]
    if unsaved:
        lines.append(literal(f"{not_saved(unsaved)}: handing in waits until that is done.", "near"))
    if standing.partly:
        lines.append(literal(only_half(standing.partly), "near"))
    nothing = ["open"] * bool(standing.open) + ["missing"] * bool(standing.partly)
    if nothing:
        lines.append(literal(f"What is {' or '.join(nothing)} earns nothing."))
    if blueprint.penalty is None or blueprint.penalty > 0:
        cost = examwords.cost_told(blueprint) if blueprint.penalty is None else f"{blueprint.penalty:.0%} of its point"
        lines.append(literal(f"A wrong answer costs {cost}; an open question costs nothing.", "dim"))
    if unclear:
        lines.append(literal(f"Look again: what is typed may be read otherwise at {unclear}.", "near"))
    lines.append(literal("After that no answer can be changed."))
    first = [(examkeys.SURE_OPEN, "next open")] if standing.open else []
    ways = [(examkeys.SURE_YES, "hand in"), *first, (examkeys.SURE_NO, "go on")]
    return Told(lines, ways)


def dropping(kit: Kit) -> Confirm:
    """Whether to drop the attempt."""
    title = literal("Drop this attempt?", "strong")
    text = literal("It ends without a result, and what you answered counts for nothing.")
    return Confirm(kit, title, text, "drop it")


def leaving(kit: Kit, unsaved: Callable[[], int], limit_ms: int | None) -> LeaveSheet:
    """How to leave: the clock goes on, or nothing is left of the attempt but that it was."""
    return LeaveSheet(kit, "Leave the exam?", lambda: _leaving(unsaved(), limit_ms))


def _leaving(unsaved: int, limit_ms: int | None) -> Told:
    clock = "" if limit_ms is None else " What is answered when the time is over is handed in."
    lines = [
        literal(f"The clock goes on when you leave; you come back to this question.{clock}"),
        literal("An attempt that is dropped has no result and cannot be taken up again.", "dim"),
    ]
    if unsaved:
        lines.insert(0, literal(f"{not_saved(unsaved)}, and lost if that cannot be done before you leave.", "near"))
    ways = [(examkeys.AWAY_LEAVE, "leave"), (examkeys.AWAY_DROP, "drop it"), (examkeys.AWAY_STAY, "go on")]
    return Told(lines, ways)
