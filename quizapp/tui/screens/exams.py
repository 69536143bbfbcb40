"""The exams: what is under way, what can be taken, and how earlier attempts went."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple, Self

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.offers import AttemptLine, Offer
from quizapp.errors import QuizError
from quizapp.render import examwords
from quizapp.render.visible import one_line
from quizapp.tui import examviewkeys, homekeys
from quizapp.tui.content import joined, literal
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens import sitexam
from quizapp.tui.screens.filling import Filling
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.offerrows import LISTED, attempt_rows, offer_rows, under_way_rows
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer


class Told(NamedTuple):
    """What the trainer says: the attempt under way, the exams there are, the other attempts, and the time [UTC ms]."""

    under_way: Attempt | None
    offers: tuple[Offer, ...]
    attempts: tuple[AttemptLine, ...]
    now_ms: int

    @classmethod
    def of(cls, trainer: "Trainer") -> Self:
        """All of it as it is now; an attempt whose time is over is handed in by that."""
        exams = trainer.exams
        found = exams.open()
        under_way = found.id if found else ""
        others = tuple(line for line in exams.attempts() if line.id != under_way)
        return cls(found, exams.offers(), others, exams.now_ms)

    @property
    def listed(self) -> tuple[Attempt | Offer | AttemptLine, ...]:
        """All that can be chosen, in the order on the screen."""
        return (*((self.under_way,) if self.under_way else ()), *self.offers, *self.attempts[:LISTED])

    def place_of(self, about: Blueprint | None, usual: int) -> int:
        """Where the exam with a name is listed; the usual place where none is meant, or it is not listed."""
        same = (
            place
            for place, one in enumerate(self.listed)
            if about and isinstance(one, Offer) and one.blueprint.name == about.name
        )
        return next(same, usual)


class ExamsScreen(Filling):
    """One of them chosen."""

    BINDINGS = bindings(examviewkeys.EXAMS)

    def __init__(self, kit: Kit, chosen: int = 0, about: Blueprint | None = None) -> None:
        super().__init__(kit)
        self._about = about
        self._told: Told | None = None
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Title, everything in one page, what there is to say, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  exams", "dim")), classes="title")
        with Container(classes="middle"), Vertical(classes="figures"):
            yield Page(id="exams")
            yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Asks what there is."""
        self.tell("Reading the exams …")
        self._offer()
        self._ask()

    def renew(self) -> None:
        """What was taken, applied or dropped meanwhile shows."""
        if self._told:
            self._ask()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses; on what is chosen it opens."""
        if event.index == self._chosen:
            self.action_open()
        else:
            self._choose(event.index)

    def action_move(self, by: int) -> None:
        """Chooses another one."""
        self._choose(self._chosen + by)

    def action_page(self, by: int) -> None:
        """Chooses one a page away."""
        self._choose(self._chosen + by * max(self.query_one(Page).size.height - 1, 1))

    def action_first(self) -> None:
        """Chooses the first one."""
        self._choose(0)
        self.query_one(Page).scroll_home(animate=False)

    def action_last(self) -> None:
        """Chooses the last one."""
        self._choose(len(self._listed) - 1)

    def action_open(self) -> None:
        """Goes on with what is under way, shows the cover of an exam, or what an attempt came to."""
        match self._here:
            case Attempt() as under_way:
                sitexam.sit(self.app, self.kit, under_way)
            case Offer(blueprint=blueprint):
                from quizapp.tui.screens.examcover import CoverScreen

                self.app.push_screen(CoverScreen(self.kit, blueprint))
            case AttemptLine() as line:
                self._open_attempt(line)

    def action_practice(self) -> None:
        """Practises the chosen exam, or that of the chosen attempt: the same paper."""
        match self._here:
            case Offer(blueprint=blueprint):
                self.post_message(HomeScreen.Start(sitexam.practice(blueprint, sitexam.any_seed())))
            case AttemptLine(id=id_, ending=Ending()):
                self.fill(lambda trainer: trainer.exams.attempt(id_), self._practise)
            case Attempt() | AttemptLine():
                self.tell("An exam under way cannot be practised: its answers would show.")

    def action_drop(self) -> None:
        """Drops the attempt under way, once the learner is sure."""
        here = self._here
        if isinstance(here, Attempt | AttemptLine) and here.ending is None:
            from quizapp.tui.screens.confirm import Confirm

            id_, text = here.id, "It stays in the list without a result. What was answered touches nothing."
            question = Confirm(self.kit, literal("Drop this attempt?", "strong"), literal(text), "drop it")
            self.app.push_screen(question, lambda sure: self._drop(id_) if sure else None)
        else:
            self.tell("Only an attempt that is under way can be dropped.")

    def anew(self) -> "ExamsScreen":
        """The same list, the same one chosen."""
        return ExamsScreen(self.kit, self._chosen)

    @property
    def _listed(self) -> tuple[Attempt | Offer | AttemptLine, ...]:
        return self._told.listed if self._told else ()

    @property
    def _here(self) -> Attempt | Offer | AttemptLine | None:
        listed = self._listed
        return listed[self._chosen] if self._chosen < len(listed) else None

    def _open_attempt(self, line: AttemptLine) -> None:
        if line.ending is Ending.DROPPED:
            self.tell("This attempt was dropped: it has no result.")
        elif line.ending is None:
            self.fill(lambda trainer: trainer.exams.attempt(line.id), self._sit)
        else:
            self.fill(lambda trainer: trainer.exams.debrief(line.id), self._debrief)

    def _sit(self, attempt: Attempt) -> None:
        sitexam.sit(self.app, self.kit, attempt)

    def _debrief(self, found: Debrief) -> None:
        sitexam.debrief(self.app, self.kit, found)

    def _practise(self, attempt: Attempt) -> None:
        self.post_message(HomeScreen.Start(sitexam.practice(attempt.paper.blueprint, attempt.paper.seed)))

    def _drop(self, id_: str) -> None:
        def drop(trainer: "Trainer") -> Told:
            found = trainer.exams.attempt(id_)
            trainer.exams.drop(id_, found.spent_ms + max(trainer.exams.now_ms - found.newest_ms, 0))
            return Told.of(trainer)

        async def dropping() -> None:
            with self.while_here():
                try:
                    self._show(await self.kit.desk.ask(drop))
                    self.tell("Dropped: it has no result.")
                except QuizError as error:
                    self.warn(error)

        working: Callable[[], Awaitable[None]] = dropping
        # Not the group of `fill`, of which only the newest is done: the list is asked for again meanwhile.
        self.run_worker(working, group="trainer.drop")

    def _ask(self) -> None:
        self.fill(Told.of, self._show)

    def _show(self, told: Told) -> None:
        before = self._told
        self._told = told
        self._chosen = min(self._chosen, max(len(told.listed) - 1, 0))
        if before is None:
            self._chosen = told.place_of(self._about, self._chosen)
            self.tell("")
        if before and before.under_way and not told.under_way:
            self._chosen = 0
        if before and before.under_way and _timed_out(before.under_way, told):
            name = one_line(examwords.called(before.under_way.paper.blueprint.name))
            self.tell(f"The time of {name} was over: it was handed in as it stood.", "near")
        self._choose(self._chosen)

    def _choose(self, place: int) -> None:
        self._chosen = min(max(place, 0), max(len(self._listed) - 1, 0))
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        page.to_row(self._chosen)
        self._offer()

    def _rows(self, width: int) -> list[Row]:
        told = self._told
        if told is None:
            return []
        first = 1 if told.under_way else 0
        rows: list[Row] = []
        if told.under_way:
            rows += under_way_rows(told.under_way, told.now_ms, width, chosen=self._chosen == 0)
        rows += offer_rows(told.offers, told.attempts, first, self._chosen, width)
        return [*rows, *attempt_rows(told.attempts, first + len(told.offers), self._chosen, width)]

    def _offer(self) -> None:
        keys = examviewkeys
        match self._here:
            case Attempt() | AttemptLine(ending=None):
                mine = [(keys.EXAMS_OPEN, "go on"), (keys.EXAMS_DROP, "drop it")]
            case Offer():
                mine = [(keys.EXAMS_OPEN, "take it"), (keys.EXAMS_PRACTICE, "practise")]
            case AttemptLine(ending=ending) if ending is not Ending.DROPPED:
                mine = [(keys.EXAMS_OPEN, "result"), (keys.EXAMS_PRACTICE, "practise its paper")]
            case _:
                mine = []
        pairs = [*mine, (homekeys.VIEW_TOPICS, "topics"), (HELP, "help"), (keys.EXAMS_LEAVE, "back")]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in pairs])


def _timed_out(before: Attempt, told: Told) -> bool:
    return any(line.id == before.id and line.ending is Ending.TIME for line in told.attempts)
