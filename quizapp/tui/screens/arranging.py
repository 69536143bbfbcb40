"""Steps and pairs answered: the keys and the mouse move them until they are handed in."""

from dataclasses import replace

from quizapp.core.deck import Match
from quizapp.render.plain import plain
from quizapp.tui import studykeys
from quizapp.tui.kit import Kit
from quizapp.tui.screens.handling import Handling
from quizapp.tui.screens.offers import Phase
from quizapp.tui.sitting import Sitting
from quizapp.tui.widgets.arranging import Arrangement, Matching, Placed
from quizapp.tui.widgets.page import Page


class Arranging(Handling):
    """What keys do to steps and pairs; to other cards they do nothing here."""

    def __init__(self, kit: Kit, sitting: Sitting, *, undo: bool = False) -> None:
        super().__init__(kit, sitting, undo=undo)
        self._warned: Placed | None = None

    def on_resize(self) -> None:
        """What was moved last stays in view."""
        self.call_after_refresh(self._point)

    @property
    def placing(self) -> Placed | None:
        """The steps or pairs that can be moved now; None where there are none."""
        return self.shown.placing if self.shown and self.phase is Phase.ASK else None

    def action_go(self) -> None:
        """Picks a step up or puts it down; goes on to the next open pair, or checks the pairs when none is open."""
        placed = self.placing
        if isinstance(placed, Arrangement):
            self._place(placed.put() if placed.held else placed.lifted())
        elif isinstance(placed, Matching) and set(placed.open) - {placed.cursor}:
            self._place(placed.onward())
        else:
            self.hand_in()

    def action_digit(self, digit: int) -> None:
        """Puts the step at this place; matches this entry."""
        placed = self.placing
        if placed:
            self._place(placed.numbered(digit))

    def action_move(self, by: int) -> None:
        """Points at another step or left side; carries what is held."""
        placed = self.placing
        if placed:
            self._place(placed.moved(by))

    def action_carry(self, by: int) -> None:
        """Carries the step that is pointed at; where there are pairs, points at another."""
        placed = self.placing
        if isinstance(placed, Arrangement):
            self._place(placed.carried(placed.cursor + by))
        elif placed:
            self._place(placed.moved(by))

    def action_truth(self, truth: bool) -> None:  # noqa: FBT001
        """Turns through the pool, back with the key of True."""
        placed = self.placing
        if isinstance(placed, Matching):
            self._place(placed.turned(-1 if truth else 1))

    def action_clear(self) -> None:
        """Takes away what was matched to the left side that is pointed at."""
        placed = self.placing
        if isinstance(placed, Matching):
            self._place(placed.matched(None))

    def action_undo(self) -> None:
        """Takes back the last move before anything that is stored."""
        placed = self.placing
        if placed and placed.before:
            self._place(placed.undone())
        else:
            super().action_undo()

    def action_leave(self) -> None:
        """Puts back what is held; what was moved already is given up only on a second word."""
        placed = self.placing
        if isinstance(placed, Arrangement) and placed.held:
            self._place(placed.undone())
        elif isinstance(placed, Matching) and placed.taken is not None:
            self._place(replace(placed, taken=None))
        elif placed and placed.before and placed is not self._warned:
            self._warned = placed
            leave = self.kit.label(studykeys.LEAVE)
            self.say(f"What you moved is not checked yet: {leave} again ends here without it.")
        else:
            super().action_leave()

    def on_page_pressed(self, event: Page.Pressed) -> None:
        """Picks a step up, or puts down there what is held."""
        placed = self.placing
        if isinstance(placed, Arrangement):
            self._place(placed.pressed(event.index))

    def on_page_dragged(self, event: Page.Dragged) -> None:
        """The step goes with the mouse."""
        placed = self.placing
        if isinstance(placed, Arrangement):
            self._place(placed.dragged(event.index, down=event.down))

    def on_page_released(self, event: Page.Released) -> None:
        """Puts a dragged step down; a click, or a drag between the two sides, makes a pair."""
        placed = self.placing
        if placed:
            self._place(placed.released(event.start, event.index))

    def hand_in(self) -> None:
        """Gives steps or pairs as the answer; puts down what is held and says what is open first."""
        placed = self.placing
        if isinstance(placed, Arrangement) and placed.held:
            self._place(placed.put())
        elif isinstance(placed, Matching) and placed.open:
            self._place(placed if placed.cursor in placed.open else placed.onward())
            self._say_open(placed.open)
        elif placed:
            self.answer(placed.response)

    def _say_open(self, places: tuple[int, ...]) -> None:
        body = self.shown.asked.card.question.body if self.shown else None
        if isinstance(body, Match):
            left = plain(body.pairs[min(places)].left, maths=self.kit.look.maths)
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            self.say(f"Still open: {left}{more}. If you do not know, {self.kit.label(studykeys.GIVE_UP)}.")

    def _place(self, placed: Placed) -> None:
        """Draws steps or pairs as they stand now, with the one that is pointed at in view."""
        if self.shown:
            self.show(replace(self.shown, placed=placed))
            self._point()

    def _point(self) -> None:
        """Scrolls to what is pointed at, once it was."""
        if self.shown and self.shown.placed and self.placing:
            self.query_one(Page).to_row(self.shown.placed.cursor, self.shown.placed.entries)
