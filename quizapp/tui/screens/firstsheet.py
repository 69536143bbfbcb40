"""Before what an exam showed to be missing is studied: whether its answers come into the schedule first."""

from quizapp.tui import examviewkeys
from quizapp.tui.content import literal
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.waysheet import WaySheet

_SAYS = (
    "The answers of this exam are not in the schedule yet. If you apply them first, "
    "each counts as if you had studied its card when you gave it."
)
_WAYS = (
    (examviewkeys.FIRST_BOTH, "apply, then study"),
    (examviewkeys.FIRST_STUDY, "only study"),
    (examviewkeys.FIRST_LEAVE, "neither"),
)


class FirstSheet(WaySheet[bool | None]):
    """Dismissed with whether to apply the result first; with None where nothing is to be done at all."""

    BINDINGS = bindings(examviewkeys.FIRST)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, "Apply the result first?", literal(_SAYS), _WAYS)

    def action_decide(self, apply: bool) -> None:  # noqa: FBT001 - an action of Textual
        """Studies, with or without applying the result."""
        self.dismiss(apply)

    def action_leave(self) -> None:
        """Does neither."""
        self.dismiss(None)
