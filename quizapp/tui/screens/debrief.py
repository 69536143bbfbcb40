"""What an attempt came to: score, topics, questions, the schedule, and what to do about it."""

from textual.app import ComposeResult
from textual.containers import Container

from quizapp.core.exams.debrief import Debrief
from quizapp.tui import examviewkeys, homekeys
from quizapp.tui.content import joined, literal
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.applying import Applying
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.debriefrows import about_rows, earlier_rows, schedule_rows, score_rows, topic_rows
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.questionrows import question_rows
from quizapp.tui.widgets.txt import Txt

_BESIDE = 110
_WIDTHS = [*Framed.HORIZONTAL_BREAKPOINTS, (_BESIDE, "-beside")]


class DebriefScreen(Applying):
    """One of its questions chosen; a wide terminal shows the questions beside the rest, another one below it."""

    BINDINGS = bindings(examviewkeys.DEBRIEF)
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, kit: Kit, found: Debrief) -> None:
        super().__init__(kit, found)
        self._filtered = False
        self._chosen = 0

    @property
    def subject(self) -> tuple[str, int]:
        """Where the chosen question was written."""
        return self._place_of(self._paper_place) if self._places else ("", 0)

    def compose(self) -> ComposeResult:
        """Title, what it came to, the questions, what there is to say, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  exam result", "dim")), classes="title")
        with Container(id="debrief"):
            yield Page(id="result")
            yield Page(id="questions-asked")
        yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Shows what it was given."""
        self._draw()
        self.tell(self.found.note, "near")
        self.watch(self.app, "app_focus", self._come_back, init=False)

    def on_screen_resume(self) -> None:
        """What was applied, taken back or studied meanwhile shows."""
        self._read_again()

    def _come_back(self, focus: bool) -> None:  # noqa: FBT001 - a callback of Textual
        """Who comes back from another window may have changed it there."""
        if focus and self.is_current and not self.at_work:
            self._read_again()

    def _read_again(self) -> None:
        id_ = self.found.attempt.id
        self.fill(lambda trainer: trainer.exams.debrief(id_), self.show)

    def on_resize(self) -> None:
        """The questions stand beside the rest, or below it."""
        self.call_after_refresh(self._draw)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses a question; on the chosen one it opens it."""
        if event.index == self._chosen:
            self.action_open()
        else:
            self._choose(event.index)

    def action_move(self, by: int) -> None:
        """Chooses another question; where the chosen one is out of sight, and above the first one, it scrolls."""
        place = self._chosen + by
        if 0 <= place < len(self._places) and self._in_sight:
            self._choose(place)
        else:
            self.query_one("#result", Page).scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scrolls a page."""
        page = self.query_one("#result", Page)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        """Goes to the beginning."""
        self._choose(0)
        self.query_one("#result", Page).scroll_home(animate=False)

    def action_last(self) -> None:
        """Chooses the last question."""
        self._choose(len(self._places) - 1)

    def action_filter(self) -> None:
        """Shows only what was missed, or every question."""
        place = self._paper_place if self._places else 0
        self._filtered = not self._filtered
        self._choose(self._places.index(place) if place in self._places else 0)

    def action_open(self) -> None:
        """Shows the chosen question as it was answered."""
        if self._places:
            from quizapp.tui.screens.answered import AnsweredScreen

            self.app.push_screen(AnsweredScreen(self.kit, self.found, self._places, self._chosen), self._seen)

    def action_edit(self) -> None:
        """Opens the chosen question in its deck."""
        if self._places:
            from quizapp.tui.writing import write

            file, line = self._place_of(self._paper_place)
            write(self.app, self.kit, file, line, self._written)

    def anew(self) -> "DebriefScreen":
        """The same result as it is then."""
        return DebriefScreen(self.kit, self.found)

    @property
    def _places(self) -> tuple[int, ...]:
        every = tuple(range(len(self.found.attempt.paper.slots)))
        return self.found.result.missed if self._filtered else every

    @property
    def _paper_place(self) -> int:
        return self._places[self._chosen]

    def _place_of(self, place: int) -> tuple[str, int]:
        slot = self.found.attempt.paper.slots[place]
        return slot.file, slot.card.question.line

    def show(self, found: Debrief) -> None:
        """Draws the attempt as it is now."""
        self.found = found
        self._draw()

    @property
    def _in_sight(self) -> bool:
        """Whether the chosen question is among the rows in view."""
        page = self.query_one("#result", Page)
        picks = [row.pick for row in self._result_rows(page.column)]
        return self._beside or picks.index(self._chosen) in range(
            page.scroll_offset.y, page.scroll_offset.y + page.size.height
        )

    @property
    def _beside(self) -> bool:
        return self.size.width >= _BESIDE

    def _seen(self, place: int | None) -> None:
        """The question that was looked at last is the chosen one."""
        if place is not None:
            self._choose(place)

    def _written(self, trouble: str) -> None:
        """What was asked stays as it was asked; what is asked from now on is what was written."""
        if trouble:
            self.tell(trouble, "wrong")
        else:
            self.tell("The decks are read again. This exam stays as it was asked.")

    def _choose(self, place: int) -> None:
        self._chosen = min(max(place, 0), max(len(self._places) - 1, 0))
        self._draw()
        self.query_one("#questions-asked" if self._beside else "#result", Page).to_row(self._chosen)

    def _draw(self) -> None:
        self.query_one("#result", Page).show(self._result_rows, keep=True)
        self.query_one("#questions-asked", Page).show(self._question_rows if self._beside else _no_rows, keep=True)
        self._offer()

    def _result_rows(self, width: int) -> list[Row]:
        keys = self.kit.label(examviewkeys.DEBRIEF_APPLY), self.kit.label(examviewkeys.DEBRIEF_UNDO)
        rows = [*about_rows(self.found, width), *score_rows(self.found, width)]
        rows += [*topic_rows(self.found, width), *schedule_rows(self.found, keys, width)]
        rows += earlier_rows(self.found, width)
        return rows if self._beside else [*rows, *self._question_rows(width)]

    def _question_rows(self, width: int) -> list[Row]:
        maths = self.kit.look.maths
        return question_rows(self.found, self._places, self._chosen, width, maths, filtered=self._filtered)

    def _offer(self) -> None:
        keys = examviewkeys
        apply = (keys.DEBRIEF_UNDO, "take back") if self.found.applied else (keys.DEBRIEF_APPLY, "apply")
        mine = [apply] if self.found.effects else []
        mine += [(keys.DEBRIEF_MISSED, "study what I missed")] if self.found.result.missed else []
        mine += [(keys.DEBRIEF_OPEN, "question")] if self._places else []
        shown = "all" if self._filtered else "missed"
        pairs = [*mine, (keys.DEBRIEF_FILTER, shown), (keys.DEBRIEF_EXPORT, "export"), (keys.DEBRIEF_EDIT, "edit")]
        others = [(homekeys.VIEW_TOPICS, "topics"), (HELP, "help"), (keys.DEBRIEF_LEAVE, "back")]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in (*pairs, *others)])


def _no_rows(_width: int) -> list[Row]:
    return []
