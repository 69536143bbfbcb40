"""A trainer in memory over the real core."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quizapp.core import grading, rating, scheduling
from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Question
from quizapp.core.overview import DeckName, Overview, overview
from quizapp.core.queue import Entry, Limits, Used, build
from quizapp.core.replay import apply
from quizapp.core.response import Response
from quizapp.core.review import NEW, Event, Memory, Rating, Review, Verdict
from quizapp.core.session import Answered, Asked, Graded, Session
from quizapp.core.showing import option_order
from quizapp.errors import Problem, QuizError
from tests.tui.library import ALL

DAY = 739_000
START = Moment(1_800_000_000_000, 0, DAY)
POLICY = scheduling.Policy(fuzz=False)
DECK = DeckName("basics", "Basics of evaluation", "basics.yaml")


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
        suggested = rating.suggest(mark.verdict, asked.retrievability, asked.guess, hinted=hinted)
        return Graded(response=given, mark=mark, suggested=suggested, hinted=hinted)

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        suggested = rating.suggest(Verdict.RIGHT, asked.retrievability, asked.guess, hinted=graded.hinted)
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
            retrievability=self.recall,
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
