"""An exam under way: keys in, answers stored; what is right is told when it is handed in, and no sooner."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.widgets import Input

from quizapp.core.alternatives import alternatives
from quizapp.core.exams.attempt import Attempt
from quizapp.tui import examkeys
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.examending import ExamEnding
from quizapp.tui.widgets.answer import Answer
from quizapp.tui.widgets.cardview import CardView
from quizapp.tui.widgets.examrows import numbers, only_half
from quizapp.tui.widgets.examstrip import ExamStrip
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.reply import Reply, begun, is_typed

if TYPE_CHECKING:
    from quizapp.tui.screens.examgrid import ExamGrid
    from quizapp.tui.screens.examways import Ways


class ExamScreen(ExamEnding):
    """A paper, question by question, in any order, until it is handed in.

    Dismissed with the debrief; with None when it is left, where the clock goes on, and when it is dropped.
    """

    BINDINGS = bindings(examkeys.EXAM)

    def __init__(self, kit: Kit, attempt: Attempt) -> None:
        super().__init__(kit, attempt)
        self._doubted: set[tuple[int, str]] = set()
        self._sheet: ExamGrid | Ways | None = None

    def draw_around(self) -> None:
        """The sheet that stands above says what is stored, too."""
        super().draw_around()
        if self._sheet and self._sheet.is_mounted and self._sheet.is_current:
            self._sheet.tell()

    def action_go(self) -> None:
        """Picks what is pointed at, lifts a step or puts it down, goes on to an open row."""
        self._do(Reply.go)

    def action_enter(self) -> None:
        """Goes on to the next question, once a doubt about what was typed was told."""
        self.settle()
        unclear, key = self.reply.doubt, (self.place, self.reply.text)
        if unclear and key not in self._doubted:
            self._doubted.add(key)
            self.draw()
            self.say(f"{unclear.says} If not, {self.kit.label(examkeys.ENTER)} goes on.")
        elif self.place + 1 < len(self.attempt.paper.slots):
            self.go_to(self.place + 1)
        else:
            self.draw()
            self.say(self._at_end())

    def action_step(self, by: int) -> None:
        """Shows the question so many further on, round the ends."""
        self.go_to((self.place + by) % len(self.attempt.paper.slots))

    def action_next_open(self) -> None:
        """Shows the next question without an answer, round the end."""
        self.settle()
        if self.bare:
            self.go_to(min(self.bare, key=lambda place: (place <= self.place, place)))
        else:
            self.draw_around()
            self.say(self._none_open())

    def action_next_marked(self) -> None:
        """Shows the next question that is marked for later, round the end."""
        marked = sorted(self.later, key=lambda place: (place <= self.place, place))
        if marked:
            self.go_to(marked[0])
        else:
            self.say(f"No question is marked: {self.key(examkeys.LATER)} marks this one.")

    def action_later(self) -> None:
        """Marks the question for later, or takes the mark away."""
        self.mark()

    def action_overview(self) -> None:
        """Shows all questions at a glance."""
        from quizapp.tui.screens.examgrid import ExamGrid

        self.settle()
        self.draw_around()
        self._sheet = ExamGrid(self.kit, lambda: self.standing)
        self.app.push_screen(self._sheet, self._chosen)

    def action_hand_in(self) -> None:
        """Asks whether to hand in, with what is answered and open; after the time does it at once."""
        from quizapp.tui.screens.examways import handing_in

        if self.clock.over(self.ticks_ms):
            self.hand_in(in_time=False)
            return
        self.settle()
        self.draw_around()
        blueprint = self.attempt.paper.blueprint
        unclear = numbers(self._unclear())
        self._sheet = handing_in(self.kit, lambda: (self.standing, len(self.said_unsaved)), blueprint, unclear)
        self.app.push_screen(self._sheet, self._decided)

    def action_leave(self) -> None:
        """Asks how to leave; while something cannot be stored a second word leaves all the same."""
        from quizapp.tui.screens.examways import leaving

        if self.closed:
            self.leave_anyway()
        elif self.reply.held:
            self.change(self.reply.dropped())
        else:
            self.settle()
            self.draw_around()
            self._sheet = leaving(self.kit, lambda: len(self.said_unsaved), self.clock.limit_ms)
            self.app.push_screen(self._sheet, self._decided)

    def action_time(self) -> None:
        """Hides the time, or shows it."""
        self.timed = not self.timed
        self.draw_around()

    def action_undo(self) -> None:
        """Has the answer that stood here before."""
        self.settle()
        if self.undo():
            self.say("The answer that stood here before." if self.reply.given else "Without an answer, as before.")
        else:
            self.draw()
            self.say("There was no other answer here.")

    def action_clear(self) -> None:
        """Takes the answer away."""
        self._do(Reply.cleared)

    def action_digit(self, digit: int) -> None:
        """Picks, places or matches."""
        self._do(lambda reply: reply.digit(digit))

    def action_truth(self, truth: bool) -> None:  # noqa: FBT001
        """True or false of a statement; turns through the pool of pairs."""
        self._do(lambda reply: reply.truth(truth=truth))

    def action_carry(self, by: int) -> None:
        """Carries a step."""
        self._do(lambda reply: reply.carry(by))

    def action_move(self, by: int) -> None:
        """Points at another row; scrolls where there is none to point at."""
        before = self.reply
        self._do(lambda reply: reply.move(by))
        if self.reply == before:
            self.query_one(CardView).scroll_rows(by)
        elif self.reply.shown.cursor is not None:
            self.query_one(Page).to_row(alternatives(self.reply.asked)[self.reply.shown.cursor].index)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        self.query_one(CardView).scroll_page(by)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field goes on."""
        event.stop()
        self.action_enter()

    def on_input_changed(self) -> None:
        """What is typed is taken as it stands in the field now, whatever was there when the key came."""
        if self.query_one(Answer).value != self.reply.text:
            self.hush()
            self.take_text()
            self.draw_around()

    def on_exam_strip_chosen(self, event: ExamStrip.Chosen) -> None:
        """A click on a sign goes to its question."""
        if not self.closed:
            self.go_to(event.place)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click on an option picks it."""
        self._do(lambda reply: reply.pick(event.index))

    def on_page_pressed(self, event: Page.Pressed) -> None:
        """Picks a step up, or puts down there what is held."""
        self._do(lambda reply: reply.pressed(event.index))

    def on_page_dragged(self, event: Page.Dragged) -> None:
        """The step goes with the mouse."""
        self._do(lambda reply: reply.dragged(event.index, down=event.down))

    def on_page_released(self, event: Page.Released) -> None:
        """Puts a dragged step down; a click, or a drag between the two sides, makes a pair."""
        self._do(lambda reply: reply.released(event.start, event.index))

    def _do(self, change: Callable[[Reply], Reply]) -> None:
        if self.closed or is_typed(self.reply):
            return
        changed = change(self.reply)
        if changed != self.reply:
            self.change(changed)

    def _chosen(self, place: int | None) -> None:
        if place is not None and not self.closed:
            self.go_to(place)

    def _decided(self, way: str | None) -> None:
        if self.closed:
            return
        match way:
            case "yes":
                self.hand_in(in_time=True)
            case "open":
                self.action_next_open()
            case "leave":
                self.go_away()
            case "drop":
                from quizapp.tui.screens.examways import dropping

                self.app.push_screen(dropping(self.kit), self._dropped)

    def _dropped(self, sure: bool | None) -> None:  # noqa: FBT001
        if sure and not self.closed:
            self.drop()

    def _unclear(self) -> tuple[int, ...]:
        """The places where what was typed may be meant otherwise."""
        slots = self.attempt.paper.slots
        return tuple(place for place, given in sorted(self.given.items()) if begun(slots[place].asked(), given).doubt)

    def _at_end(self) -> str:
        hand_in, first = self.key(examkeys.HAND_IN), self.key(examkeys.NEXT_OPEN)
        still = self.bare
        half = only_half(self.partly)
        more = f"Still open: {numbers(still)}. {first} goes to the first. {half}" if still else self._none_open()
        return f"This is the last question. {more.rstrip()} {hand_in} hands in."

    def _none_open(self) -> str:
        return f"Every question has an answer. {only_half(self.partly)}".rstrip()
