"""A small library, a trainer in memory over the real core, and an app that is driven by keys."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from quizapp.core import grading, rating, scheduling
from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Cloze, Flashcard, Multi, Option, Question, Rejected, TrueFalse, Typed
from quizapp.core.overview import DeckName, Overview, overview
from quizapp.core.queue import Entry, Limits, Used, build
from quizapp.core.replay import apply
from quizapp.core.response import Response
from quizapp.core.review import NEW, Event, Memory, Rating, Review, Verdict
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.core.showing import option_order
from quizapp.errors import Problem, QuizError
from quizapp.tui.app import QuizApp, Request
from quizapp.tui.guard import Ticks

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

DAY = 739_000
START = Moment(1_800_000_000_000, 0, DAY)
POLICY = scheduling.Policy(fuzz=False)
DECK = DeckName("basics", "Basics of evaluation", "basics.yaml")

FLASHCARD = Question(
    prompt="Which layers of a pretrained network **transfer** best?",
    body=Flashcard("The *early* ones: they respond to edges and textures."),
    id="layers",
    topic="transfer/layers",
    why="Early features are general, late ones belong to the task.",
    hints=("Think of what the first filters look like.", "Edges are everywhere."),
    source="yosinski 2014",
)
CHOICE = Question(
    prompt="Of 5,000 castings, 100 are cracked. A model passes every casting. What is its accuracy?",
    body=Choice(
        (
            Option("0.98", right=True),
            Option("0.02", right=False, why="That is the share of cracked castings."),
            Option("1.00", right=False, why="It misses the 100 cracked ones."),
            Option("0.50", right=False),
        )
    ),
    id="castings",
    topic="evaluation/metrics",
    why="All 4,900 sound castings are right.",
)
MULTI = Question(
    prompt="Which of these lower the variance of a model?",
    body=Multi((Option("Bagging", right=True), Option("More data", right=True), Option("A deeper tree", right=False))),
    id="variance",
    topic="evaluation/variance",
)
STATEMENT = Question(
    prompt="Recall can be raised to 1 by flagging everything.",
    body=TrueFalse(answer=True),
    id="recall-one",
    topic="evaluation/recall",
)
TYPED = Question(
    prompt="Which score is the harmonic mean of precision and recall?",
    body=Typed("F1 score", accept=("F1",), reject=(Rejected("accuracy", "Accuracy ignores the classes."),), typos=1),
    id="f1",
    topic="evaluation/metrics",
)
CLOZE = Question(prompt="A type II error is a {{false negative}}.", body=Cloze(), id="type-two")
CLOZE_TYPED = Question(prompt="PCA keeps the directions of largest {{variance}}.", body=Cloze(accept=()), id="pca")


class Deck:
    """The questions of the small library, by name."""

    FLASHCARD = FLASHCARD
    CHOICE = CHOICE
    MULTI = MULTI
    STATEMENT = STATEMENT
    TYPED = TYPED
    CLOZE = CLOZE
    CLOZE_TYPED = CLOZE_TYPED


ALL = (FLASHCARD, CHOICE, MULTI, STATEMENT, TYPED, CLOZE, CLOZE_TYPED)


@dataclass(frozen=True)
class Undone:
    asked: Asked
    graded: Graded | None


@dataclass
class Bench:
    """What a trainer does, in memory."""

    questions: Sequence[Question] = ALL
    deck: DeckName = DECK
    at: Moment = START
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    policy: scheduling.Policy = POLICY
    limits: Limits = Limits()
    recall: float = 0.9
    seen: Overview | None = None
    read_only: bool = False
    closed: bool = False
    refuse: list[QuizError] = field(default_factory=list)
    refuse_ask: list[QuizError] = field(default_factory=list)
    gate: threading.Event | None = None
    memories: dict[str, Memory] = field(default_factory=dict)
    log: list[tuple[str, Memory, Asked, Graded, Rating]] = field(default_factory=list)

    @property
    def cards(self) -> dict[str, Card]:
        return {card.id: card for question in self.questions for card in cards_of(question)}

    @property
    def ratings(self) -> list[Rating]:
        return [entry[4] for entry in self.log]

    def refresh(self) -> bool:
        return False

    def overview(self) -> Overview:
        if self.seen:
            return self.seen
        return overview([self.deck], self._entries(), self.at, self.limits, self._used())

    def start(self, names: Sequence[str] = (), *, limit: int | None = None, minutes: float | None = None) -> Session:
        if names and self.deck.name not in names:
            raise QuizError(f"There is no deck or topic `{names[0]}`. Did you mean `{self.deck.name}`?")
        queue = build(self._entries(), self.at, self.limits, self._used(), "", limit)
        return Session("sitting", queue, self.at.at_ms, minutes)

    def ask(self, session: Session) -> Asked | None:
        if self.refuse_ask:
            raise self.refuse_ask.pop(0)
        card_id = session.next(self.at.at_ms)
        return self._asked(card_id) if card_id else None

    def wait_ms(self, session: Session) -> int | None:
        due = [memory.due_ms for memory in self.memories.values() if memory.due_ms is not None]
        return min(due) - self.at.at_ms if due and session.remaining else None

    def grade(self, asked: Asked, given: Response, *, hinted: bool = False) -> Graded:
        mark = grading.grade(asked.card, given)
        suggested = rating.suggest(mark.verdict, asked.recall, asked.guess, hinted=hinted)
        return Graded(response=given, mark=mark, suggested=suggested, hinted=hinted)

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        suggested = rating.suggest(Verdict.RIGHT, asked.recall, asked.guess, hinted=graded.hinted)
        return replace(graded, mark=replace(graded.mark, verdict=Verdict.RIGHT), suggested=suggested, override=True)

    def rate(self, session: Session, asked: Asked, graded: Graded, chosen: Rating) -> Answered:
        if self.gate:
            self.gate.wait(10)
        if self.refuse:
            raise self.refuse.pop(0)
        event_id = f"event-{len(self.log)}"
        outcome = asked.outcomes[chosen - 1]
        review = Review(rating=chosen, due_day=outcome.due_day, due_ms=outcome.due_ms, key_hash=asked.card.key_hash)
        event = Event(id=event_id, kind="review", moment=self.at, card_id=asked.card.id, review=review)
        self.log.append((event_id, asked.memory, asked, graded, chosen))
        self.memories[asked.card.id] = apply(asked.memory, event, self.policy)
        self.at = replace(self.at, at_ms=self.at.at_ms + 1000)
        question = asked.card.question
        answered = Answered(asked.card.id, event_id, chosen, asked.memory.reps == 0, question.prompt, question.topic)
        session.rated(answered, outcome)
        return answered

    def undo(self, session: Session) -> Undone | None:
        if not self.log:
            return None
        event_id, memory, asked, graded, _ = self.log.pop()
        self.memories[asked.card.id] = memory
        session.put_back(asked.card.id, event_id)
        return Undone(self._asked(asked.card.id), graded)

    def close(self) -> None:
        self.closed = True

    def _asked(self, card_id: str) -> Asked:
        card, memory = self.cards[card_id], self.memories.get(card_id, NEW)
        outcomes = scheduling.outcomes(memory, self.at, self.policy, None)
        again, hard, good, easy = (scheduling.label(outcome, self.at) for outcome in outcomes)
        return Asked(
            card=card,
            deck=self.deck.name,
            title=self.deck.title,
            file=self.deck.file,
            memory=memory,
            outcomes=outcomes,
            delays=(again, hard, good, easy),
            recall=self.recall,
            guess=rating.chance_of_guessing(card.question),
            order=option_order(card, "seed"),
            seed="seed",
            shown_ms=self.at.at_ms,
            source=card.question.source,
        )

    def _entries(self) -> list[Entry]:
        return [self._entry(card, place) for place, card in enumerate(self.cards.values())]

    def _entry(self, card: Card, place: int) -> Entry:
        memory = self.memories.get(card.id, NEW)
        return Entry(
            card_id=card.id,
            question_id=card.question_id,
            deck=self.deck.name,
            topic=card.question.topic,
            place=place,
            phase=memory.phase,
            due_day=memory.due_day,
            due_ms=memory.due_ms,
            last_day=memory.last_day,
        )

    def _used(self) -> Used:
        return Used(new={self.deck.name: len({entry[2].card.id for entry in self.log})})


class Hands(Ticks):
    """The clock of a learner who takes half a second from key to key; `speed` changes that [s]."""

    def __init__(self) -> None:
        self.time = 100.0
        self.speed = 0.5

    def now(self) -> float:
        return self.time

    def of(self, event: events.Event) -> float:
        self.time += self.speed
        return self.time


@dataclass
class Screen:
    """An app that runs, with what a learner sees and does."""

    app: QuizApp
    pilot: Pilot[int]
    bench: Bench
    hands: Hands

    async def press(self, *pressed: str) -> None:
        """Presses keys, each after the last one has done its work."""
        for key in pressed:
            self.key(key)
            await self.settle()

    def key(self, key: str) -> None:
        """Sends a key as a terminal does, without waiting for anything."""
        name = _character_to_key(key) if len(key) == 1 else key
        character = {"space": " "}.get(key, key if len(key) == 1 else None)
        self.app.post_message(events.Key(name, character))

    async def click(self, selector: str, offset: tuple[int, int] = (0, 0)) -> None:
        """Clicks a widget, by default at its upper left corner."""
        corner = self.app.screen.query_one(selector).region.offset
        await self._click(corner.x + offset[0], corner.y + offset[1])

    async def _click(self, x: int, y: int) -> None:
        for kind in (events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y))
        await self.settle()

    async def click_on(self, text: str) -> None:
        """Clicks where a text begins."""
        row, column = self.place(text)
        await self._click(column, row)

    def place(self, text: str) -> tuple[int, int]:
        """Row and column of a text on the screen."""
        for row, line in enumerate(self.rows):
            if text in line:
                return row, line.index(text)
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    async def settle(self) -> None:
        """Waits until everything that was pressed has had its effect and is painted."""
        desk = self.app._kit.desk
        calm = 0
        while calm < 4:
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()
            if desk._trainer and not self.bench.gate:
                await desk.ask(lambda _trainer: None)
            busy = any(worker.is_running and worker.group == "trainer" for worker in self.app.workers)
            calm = 0 if busy and not self.bench.gate else calm + 1
            if busy:
                await asyncio.sleep(0.002)

    async def until(self, text: str) -> None:
        """Waits until a text is on the screen."""
        for _ in range(400):
            if text in self.text:
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"{text!r} did not come; the screen shows:\n{self.text}")

    @property
    def rows(self) -> list[str]:
        """The screen as plain rows."""
        lines = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in line).rstrip() for line in lines]

    @property
    def text(self) -> str:
        return "\n".join(self.rows)


Opened = Callable[..., AbstractAsyncContextManager[Screen]]


@pytest.fixture(autouse=True)
def _calm(monkeypatch: pytest.MonkeyPatch) -> None:
    """No blinking cursor, no animation: screens differ by what was done, not by when they are looked at."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _self: None)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def studying(opened: Opened) -> Opened:
    """Opens the app with the first of these questions on the screen."""

    @asynccontextmanager
    async def run(*questions: Question, **options: object) -> AsyncIterator[Screen]:
        async with opened(Bench(questions), study=Request(), **options) as screen:
            yield screen

    return run


@pytest.fixture
def deck() -> type[Deck]:
    """The questions of the small library, by name."""
    return Deck


@pytest.fixture
def opened(bench: Bench) -> Opened:
    """Opens the app over a bench; waits until Home shows the decks or the first card stands."""

    @asynccontextmanager
    async def run(
        on: Bench = bench,
        *,
        size: tuple[int, int] = (80, 24),
        study: Request | None = None,
        fails: list[QuizError] | None = None,
        glimpse: Overview | None = None,
        theme: str = "",
        keymap: dict[str, str] | None = None,
    ) -> AsyncIterator[Screen]:
        def open_trainer() -> "Trainer":
            if fails:
                raise fails.pop(0)
            return cast("Trainer", on)

        hands = Hands()
        app = QuizApp(lambda: glimpse, open_trainer, study=study, theme=theme, keymap=keymap, ticks=hands)
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot, on, hands)
            while "Reading your decks" in screen.text:
                await screen.settle()
            await screen.settle()
            yield screen

    return run
