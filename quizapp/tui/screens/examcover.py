"""The cover of an exam: what it is made of, what can be changed about it, and its beginning."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Container

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.overview import Overview
from quizapp.errors import QuizError
from quizapp.render import examwords
from quizapp.render.visible import one_line
from quizapp.tui import covering, examviewkeys
from quizapp.tui.content import joined, literal
from quizapp.tui.covering import Aspect, Setup, aspects
from quizapp.tui.covertold import Told
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.outline import Branch
from quizapp.tui.screens import sitexam
from quizapp.tui.screens.filling import Filling
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.widgets.coverrows import cover_rows, made_rows
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Page, Row
from quizapp.tui.widgets.txt import Txt

_BESIDE = 110
_WIDTHS = [*Framed.HORIZONTAL_BREAKPOINTS, (_BESIDE, "-beside")]


class CoverScreen(Filling):
    """An exam before it begins, one of its aspects chosen."""

    BINDINGS = bindings(examviewkeys.COVER)
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, kit: Kit, blueprint: Blueprint, seed: int | None = None) -> None:
        super().__init__(kit)
        self._first = Setup(blueprint, sitexam.any_seed() if seed is None else seed)
        self._setup = self._first if seed is not None else kit.covers.get(blueprint, self._first)
        self._told: Told | None = None
        self._chosen = 0
        self._starting = False

    @property
    def at_work(self) -> bool:
        """Whether the paper is being sealed."""
        return self._starting

    def compose(self) -> ComposeResult:
        """Title, the aspects, what the paper is made of, what there is to say, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  exam", "dim")), classes="title")
        with Container(id="cover"):
            yield Page(id="aspects")
            yield Page(id="made")
        yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Shows what is known."""
        self._draw()

    def on_screen_resume(self) -> None:
        """Asks what the paper is made of, and what became of an attempt under way."""
        self._ask()

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses an aspect; on the chosen one it lets a value be typed."""
        if event.index == self._chosen:
            self.action_type()
        else:
            self._choose(event.index)

    def action_move(self, by: int) -> None:
        """Chooses another aspect."""
        self._choose(self._chosen + by)

    def action_first(self) -> None:
        """Chooses the first aspect."""
        self._choose(0)

    def action_last(self) -> None:
        """Chooses the last aspect."""
        self._choose(len(aspects()) - 1)

    def action_page(self, by: int) -> None:
        """Scrolls what the paper is made of."""
        page = self.query_one("#made", Page)
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def action_step(self, by: int) -> None:
        """The next value of the chosen aspect, or the one before."""
        if self._aspect.name == covering.TOPICS:
            self.action_type()
        else:
            self._change(self._aspect.step(self._setup, by))

    def action_type(self) -> None:
        """Lets a value be typed, or decks and topics be chosen; what has few values takes the next one."""
        typed = self._aspect.typed
        if self._aspect.name == covering.TOPICS:
            self.fill(lambda trainer: trainer.overview(), self._choose_topics)
        elif typed is None:
            self.action_step(1)
        else:
            from quizapp.tui.screens.valuesheet import ValueSheet

            make, setup = typed, self._setup
            name = f"{self._aspect.name}: {self._aspect.value(setup)}"
            sheet = ValueSheet(name, self._aspect.example, lambda text: make(setup, text))
            self.app.push_screen(sheet, lambda text: None if text is None else self._change(make(setup, text)))

    def action_default(self) -> None:
        """The exam as it was."""
        self._change(Setup(self._first.blueprint, self._setup.seed))

    def action_practice(self) -> None:
        """Practises the same paper without stakes."""
        if self._told and self._told.refused:
            self.tell(self._told.refused, "wrong")
        else:
            self.post_message(HomeScreen.Start(sitexam.practice(self._setup.blueprint, self._setup.seed)))

    def action_resume(self) -> None:
        """Goes on with the exam that is under way."""
        if self._told and self._told.under_way:
            sitexam.sit(self.app, self.kit, self._told.under_way, closing=self)

    def action_start(self) -> None:
        """Seals the paper; its clock starts. One that is under way is gone on with first."""
        if self._told and self._told.under_way:
            self._say()
        elif not self._starting:
            self._starting = True
            self.tell("Sealing the paper …")
            self.run_worker(self._start(), group="trainer.start", exclusive=True)

    def anew(self) -> "CoverScreen":
        """The same cover."""
        self._keep()
        return CoverScreen(self.kit, self._first.blueprint)

    def _keep(self) -> None:
        """The next cover of this exam stands as this one does."""
        self.kit.covers[self._first.blueprint] = self._setup

    async def _start(self) -> None:
        setup = self._setup
        try:
            attempt = await self.kit.desk.ask(lambda trainer: trainer.exams.start(setup.blueprint, setup.seed))
        except QuizError as error:
            with self.while_here():
                self.warn(error)
        else:
            self.kit.covers[self._first.blueprint] = replace(setup, seed=sitexam.any_seed())
            sitexam.sit(self.app, self.kit, attempt, closing=self)
        finally:
            self._starting = False

    @property
    def _aspect(self) -> Aspect:
        return aspects()[self._chosen]

    def _choose(self, place: int) -> None:
        self._chosen = min(max(place, 0), len(aspects()) - 1)
        self._draw()
        self._say()
        self.query_one("#aspects", Page).to_row(self._chosen)

    def _choose_topics(self, overview: Overview) -> None:
        from quizapp.tui.screens.scopesheet import ScopeSheet

        def chosen(branch: Branch | None) -> None:
            if branch:
                self._change(covering.of_topics(self._setup, branch.names, branch.title if branch.names else ""))

        self.app.push_screen(ScopeSheet(overview, self._setup.blueprint.topics, several=True), chosen)

    def _change(self, setup: Setup) -> None:
        if setup != self._setup:
            self._setup = setup
            self._keep()
            self._draw()
            self._ask()

    def _ask(self) -> None:
        setup = self._setup
        self.fill(lambda trainer: Told.of(trainer, setup), self._show)

    def _show(self, told: Told) -> None:
        self._told = told
        self._setup = replace(self._setup, there=told.made.questions if told.made else 0)
        self._draw()
        self._say()

    def _say(self) -> None:
        told = self._told
        if told and told.under_way:
            name = one_line(examwords.called(told.under_way.paper.blueprint.name))
            stands = examwords.stands(told.under_way, told.now_ms)
            key = self.kit.label(examviewkeys.COVER_RESUME)
            self.tell(f"{name} is under way: {stands}. {key} goes on with it; this one waits until it is over.", "near")
        elif told and told.refused:
            self.tell(told.refused, "wrong")
        elif note := self._aspect.note(self._setup):
            self.tell(note)
        else:
            self.tell(examwords.CLOCK.format(key=self.kit.label(examviewkeys.COVER_START)))

    def _draw(self) -> None:
        self.query_one("#aspects", Page).show(lambda width: cover_rows(self._setup, self._chosen, width), keep=True)
        self.query_one("#made", Page).show(self._made, keep=True)
        self._offer()

    def _made(self, width: int) -> list[Row]:
        if self._told and self._told.refused:
            return []
        return made_rows(self._told.made if self._told else None, self._setup.blueprint.questions, width)

    def _offer(self) -> None:
        keys = examviewkeys
        under_way = self._told is not None and self._told.under_way is not None
        first = (keys.COVER_RESUME, "go on with the other") if under_way else (keys.COVER_START, "begin")
        step = [] if self._aspect.name == covering.TOPICS else [Hint("←→", "change", keys.COVER_MORE.action)]
        typed = self._aspect.typed or not step
        choose = [self.hint(keys.COVER_TYPE, "type" if step else "choose")] if typed else []
        changed = [self.hint(keys.COVER_DEFAULT, "as it was")] if self._setup.blueprint != self._first.blueprint else []
        others = (keys.COVER_PRACTICE, "practise"), (HELP, "help"), (keys.COVER_LEAVE, "back")
        rest = [self.hint(*pair) for pair in others]
        self.query_one(KeyBar).offer([self.hint(*first), *step, *choose, *changed, *rest])
