"""A trainer in memory over the real core."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from quizapp.core import grading, rating, scheduling, showing, status
from quizapp.core.aims import Aim
from quizapp.core.backlog import CatchUp
from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
from quizapp.core.deck import Choice, Question, Typed
from quizapp.core.exams.attempt import Attempt, is_empty
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.drawing import showing_seed
from quizapp.core.exams.offers import AttemptLine, Offer
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.exams.practice import Practice
from quizapp.core.exams.underway import UnderWay
from quizapp.core.kin import Orphan
from quizapp.core.listing import CardStatus, due_text
from quizapp.core.ordering import Order, ordered
from quizapp.core.overview import Answers, DeckName, Overview, overview
from quizapp.core.patch import Patch
from quizapp.core.policy import Policy
from quizapp.core.predicates import Searched
from quizapp.core.query import parse
from quizapp.core.queue import Entry, Limits, Terms, Used
from quizapp.core.replay import apply
from quizapp.core.response import Response
from quizapp.core.review import NEW, Confidence, Event, EventKind, Memory, Phase, Rating, Review, Verdict
from quizapp.core.session import Answered, Asked, Graded, LastDone, Session, Undone
from quizapp.core.showing import option_order
from quizapp.errors import GoneError, Problem, QuizError
from quizapp.render.plain import plain
from quizapp.trainer.authoring import Authoring
from quizapp.trainer.options import Options
from tests.shelves import Shelves, build
from tests.tui.insight import FakeInsight
from tests.tui.library import ALL

DAY = 739_000
START = Moment(1_800_000_000_000, 0, DAY)
POLICY = Policy(fuzz=False)
DECK = DeckName("basics", "Basics of evaluation", "basics.yaml")


@dataclass(frozen=True)
class Done:
    """What can be taken back: an event of this kind about a card whose memory was `before`."""

    id: str
    kind: EventKind
    card_id: str
    before: Memory
    day: int = DAY
    session: Session | None = None
    graded: Graded | None = None


@dataclass
class FakeKin:
    """Rewritten questions, and what was said of them: (former, card) or (former,)."""

    open: list[Orphan] = field(default_factory=list)
    said: list[tuple[str, ...]] = field(default_factory=list)
    closed: list[Orphan] = field(default_factory=list)

    def doubts(self) -> list[Orphan]:
        return list(self.open)

    def link(self, former_id: str, card_id: str, *, join: bool = False) -> None:
        self._close(former_id)
        self.said.append((former_id, card_id))

    def part(self, former_id: str) -> None:
        self._close(former_id)
        self.said.append((former_id,))

    def take_back(self) -> None:
        self.said.pop()
        self.open.insert(0, self.closed.pop())

    def _close(self, former_id: str) -> None:
        self.closed.append(next(one for one in self.open if one.former.card_id == former_id))
        self.open.remove(self.closed[-1])


class Exams(Protocol):
    """The exams of a learner."""

    def open(self) -> Attempt | None:
        """The one under way."""


class NoExams:
    """The exams of a learner who has taken none."""

    now_ms = START.at_ms

    def open(self) -> Attempt | None:
        return None

    def offers(self) -> tuple[Offer, ...]:
        return (Offer(Blueprint()),)

    def attempts(self) -> tuple[AttemptLine, ...]:
        return ()


@dataclass
class Bench:
    """What a trainer does, in memory; `configured` are the options it was told.

    `offered` is the change of a deck that it finds, and `pictures` are the paths of pictures as they are written.
    Every card `confides` and `hides` its options as told; wrong answers are `confused` again with these.
    """

    questions: Sequence[Question] = ALL
    deck: DeckName = DECK
    at: Moment = START
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    policy: Policy = POLICY
    limits: Limits = Limits()
    recall: float = 0.9
    confides: bool = False
    hides: bool = False
    confused: tuple[str, ...] = ()
    seen: Overview | None = None
    read_only: bool = False
    closed: bool = False
    backup_is_due: bool = False
    refuse_news: list[QuizError] = field(default_factory=list)
    backups: object = None
    others: int = 0
    gone: GoneError | None = None
    refuse: list[QuizError] = field(default_factory=list)
    refuse_ask: list[QuizError] = field(default_factory=list)
    refuse_start: list[QuizError] = field(default_factory=list)
    note: str = ""
    gate: threading.Event | None = None
    memories: dict[str, Memory] = field(default_factory=dict)
    log: list[tuple[str, Memory, Asked, Graded, Rating]] = field(default_factory=list)
    done: list[Done] = field(default_factory=list)
    configured: list[Options] = field(default_factory=list)
    offered: Patch | None = None
    written: list[Patch] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    aims: list[Aim] = field(default_factory=list)
    wanted: list[tuple[str, ...]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    spreads: list[CatchUp] = field(default_factory=list)
    insight: FakeInsight = field(default_factory=FakeInsight)
    authoring: Authoring | None = None
    kin: FakeKin = field(default_factory=FakeKin)
    exams: Exams = field(default_factory=NoExams)

    @property
    def known(self) -> dict[str, Card]:
        return {card.id: card for question in self.questions for card in cards_of(question)}

    def correct(self) -> None:
        """Every card was reviewed four days ago, with another answer than it has now."""
        last = self.at.at_ms - 4 * 86_400_000
        self.memories = dict.fromkeys(
            self.known,
            Memory(
                phase=Phase.REVIEW, stability=4.0, difficulty=5.0, first_day=DAY - 4, last_day=DAY - 4, last_ms=last,
                due_day=DAY, reps=1, ratings=(0, 0, 1, 0), key_hash="another",
            ),
        )  # fmt: skip

    @property
    def ratings(self) -> list[Rating]:
        return [entry[4] for entry in self.log]

    @property
    def now_ms(self) -> int:
        return self.at.at_ms

    def refresh(self) -> bool:
        return False

    def news(self) -> tuple[int, int]:
        if self.gone:
            raise self.gone
        if self.refuse_news:
            raise self.refuse_news.pop()
        return self.others, self.at.day

    def write_back(self) -> None:
        self.gone = None

    def export_log(self) -> Iterator[Event]:
        return iter(())

    def import_log(self, events: Iterable[Event]) -> None:
        assert not list(events)

    def overview(self) -> Overview:
        shelves = Shelves(self._entries(), self.at.day)
        seen = self.seen or overview([self.deck], shelves, self.at, self.limits, self._used(), self._answers())
        return replace(seen, exam=self._under_way())

    def _under_way(self) -> UnderWay | None:
        found = self.exams.open()
        if found is None:
            return None
        blueprint, slots = found.paper.blueprint, found.paper.slots
        return UnderWay(
            *(found.id, blueprint.name, len(slots), 0, found.newest_ms, found.spent_ms, blueprint.limit_ms),
        )

    def start(
        self,
        names: Sequence[str] = (),
        *,
        limit: int | None = None,
        minutes: float | None = None,
        aim: Aim = Aim.STUDY,
        blueprint: Blueprint | None = None,
        seed: int | None = None,
        exam: str = "",
    ) -> Session:
        if self.refuse_start:
            raise self.refuse_start.pop(0)
        self.aims.append(aim)
        self.wanted.append(tuple(names))
        self.missed.append(exam)
        if aim is Aim.PRACTICE:
            return Practice("sitting", self.paper(blueprint or Blueprint(), seed or 0), self.at.at_ms, note=self.note)
        if aim is Aim.STUDY and names and self.deck.name not in {name.partition(":")[0] for name in names}:
            raise QuizError(f"There is no deck or topic `{names[0]}`. Did you mean `{self.deck.name}`?")
        queue = build(self._entries(), self.at, self.limits, self._used(), Terms(at_most=limit))
        return Session("sitting", queue, self.at.at_ms, minutes, aim, note=self.note)

    def paper(self, blueprint: Blueprint, seed: int) -> Paper:
        """All questions that there are, in their order."""
        deck = self.deck
        slots = (
            Slot(
                card=card,
                deck=deck.name,
                title=deck.title,
                file=deck.file,
                seed=showing_seed(seed, card.id),
                order=option_order(card, showing_seed(seed, card.id)),
            )
            for card in self.known.values()
        )
        return Paper(blueprint, seed, tuple(slots))

    def ask(self, session: Session) -> Asked | None:
        if self.refuse_ask:
            raise self.refuse_ask.pop(0)
        card_id = session.next(self.at.at_ms)
        asked = self._asked(card_id) if card_id else None
        return asked and (asked if session.mode.schedules else replace(asked, delays=("", "", "", "")))

    def wait_ms(self, session: Session) -> int | None:
        due = [memory.due_ms for memory in self.memories.values() if memory.due_ms is not None]
        return min(due) - self.at.at_ms if due and session.remaining else None

    def grade(self, asked: Asked, given: Response, *, hints: int = 0, confidence: Confidence | None = None) -> Graded:
        mark = grading.grade(asked.card, given)
        suggested = rating.suggest(mark.verdict, asked.retrievability, asked.guess, hinted=hints > 0)
        graded = Graded(response=given, mark=mark, suggested=suggested, hints=hints, confidence=confidence)
        confused = self.confused if mark.verdict is Verdict.WRONG else ()
        return replace(graded, confused_before=confused, confused_times=(1,) * len(confused))

    def overrule(self, asked: Asked, graded: Graded) -> Graded:
        suggested = rating.suggest(Verdict.RIGHT, asked.retrievability, asked.guess, hinted=graded.hinted)
        return replace(graded, mark=replace(graded.mark, verdict=Verdict.RIGHT), suggested=suggested, override=True)

    def patch(self, _asked: Asked, _graded: Graded) -> Patch | None:
        return self.offered

    def write(self, patch: Patch) -> None:
        if self.refuse:
            raise self.refuse.pop(0)
        self.written.append(patch)

    def picture(self, _asked: Asked, written: str) -> str:
        if written not in self.pictures:
            raise QuizError(f"There is no picture {written} in the folder of {self.deck.file}.")
        return self.pictures[written]

    def rate(self, session: Session, asked: Asked, graded: Graded, chosen: Rating) -> Answered:
        if self.gate:
            self.gate.wait(10)
        if self.refuse:
            raise self.refuse.pop(0)
        if first := session.rating_of(asked):
            return first
        outcome = asked.outcomes[chosen - 1]
        review = Review(
            rating=chosen,
            mode=session.mode,
            due_day=outcome.due_day,
            due_ms=outcome.due_ms,
            key_hash=asked.card.key_hash,
        )
        done = self._do(EventKind.REVIEW, asked.card.id, review, session=session, graded=graded)
        self.log.append((done.id, asked.memory, asked, graded, chosen))
        new, question = asked.memory.reps == 0, asked.card.question
        mark = None if is_empty(graded.response) else graded.mark
        answered = Answered(asked.card.id, done.id, chosen, new, question.prompt, question.topic, asked.seed, mark)
        session.rated(answered, outcome)
        return answered

    def spread(self, catch_up: CatchUp) -> int:
        if self.refuse:
            raise self.refuse.pop(0)
        self.spreads.append(catch_up)
        self.done.append(Done(f"event-{len(self.done)}", EventKind.DEFER, "", NEW))
        return len(catch_up.moved)

    def mark(self, card_ids: Sequence[str], kind: EventKind) -> int:
        return sum(self._mark(card_id, kind) for card_id in card_ids)

    def set_aside(self, session: Session, asked: Asked, kind: EventKind) -> None:
        self._mark(asked.card.id, kind, session)
        session.drop(asked.card.id)

    def flag(self, asked: Asked, *, on: bool) -> Asked:
        self._mark(asked.card.id, EventKind.FLAG if on else EventKind.UNFLAG)
        return replace(asked, memory=self.memories.get(asked.card.id, NEW))

    def undo(self, session: Session | None = None) -> Undone | None:
        if self.kin.said:
            self.kin.take_back()
            return Undone(None, None, EventKind.ALIAS, "")
        if not self.done:
            return None
        done = self.done.pop()
        if done.kind is EventKind.DEFER:
            return Undone(None, None, done.kind, "")
        self.log = [entry for entry in self.log if entry[0] != done.id]
        self.memories[done.card_id] = done.before
        if session and done.session:
            session.put_back(done.card_id, done.id)
        elif session and session.next(self.at.at_ms) != done.card_id:
            return Undone(None, done.graded, done.kind, done.card_id)
        return Undone(self._asked(done.card_id), done.graded, done.kind, done.card_id)

    def last_done(self) -> LastDone | None:
        if self.kin.said:
            return LastDone(EventKind.ALIAS, "", self.at.day, self.at.day)
        if not self.done:
            return None
        done = self.done[-1]
        card = self.known.get(done.card_id)
        question = plain(showing.front(card)) if card else ""
        return LastDone(done.kind, question, done.day, self.at.day)

    def undoable(self, _session: Session | None = None) -> bool:
        return bool(self.done)

    def upcoming(self, session: Session, asked: Asked) -> Card | None:
        card_id = session.after(asked.card.id, self.at.at_ms)
        return self.known[card_id] if card_id else None

    def reload(self, session: Session, asked: Asked) -> Asked | None:
        """The same question as it is written now, found by its id, or else by its place."""
        ids = [question.id for question in self.questions]
        if asked.card.id not in self.known and asked.card.question.id not in ids:
            session.drop(asked.card.id)
            return None
        question = asked.card.question
        now = next((card for card in self.known.values() if card.question.id == question.id), asked.card)
        return replace(asked, card=now)

    def card(self, card_id: str) -> Asked:
        if card_id not in self.known:
            raise QuizError("This card is in no deck that is loaded now.")
        return self._asked(card_id)

    @property
    def searching(self) -> "FakeSearching":
        return FakeSearching(self)

    def cards(self, query: str = "") -> list[CardStatus]:
        wanted = parse(query)
        listed = [(self._status(card), card) for card in self.known.values()]
        return [found for found, card in listed if wanted.fits(self._searched(found, card))]

    def configure(self, options: Options) -> None:
        self.policy, self.limits = options.policy, options.limits
        self.configured.append(options)

    def close(self) -> None:
        self.closed = True

    def _do(
        self,
        kind: EventKind,
        card_id: str,
        review: Review | None = None,
        *,
        session: Session | None = None,
        graded: Graded | None = None,
    ) -> Done:
        before = self.memories.get(card_id, NEW)
        done = Done(f"event-{len(self.done)}", kind, card_id, before, self.at.day, session, graded)
        event = Event(id=done.id, kind=kind, moment=self.at, card_id=card_id, review=review)
        self.memories[card_id] = apply(before, event, self.policy)
        self.done.append(done)
        self.at = replace(self.at, at_ms=self.at.at_ms + 1000)
        return done

    def _mark(self, card_id: str, kind: EventKind, session: Session | None = None) -> bool:
        if self.refuse:
            raise self.refuse.pop(0)
        done = self._do(kind, card_id, session=session)
        if self.memories[card_id] == done.before:
            self.done.remove(done)
            return False
        return True

    def _status(self, card: Card) -> CardStatus:
        memory = self.memories.get(card.id, NEW)
        return CardStatus(
            card_id=card.id,
            question=plain(showing.front(card)),
            deck=self.deck.name,
            title=self.deck.title,
            file=self.deck.file,
            line=card.question.line,
            topic=card.question.topic,
            kind=str(card.question.kind),
            memory=memory,
            retrievability=scheduling.retrievability(memory, self.at.day, self.policy),
            due=due_text(memory, self.at),
            answer=plain(showing.back(card)),
            state=status.state(memory, self.at.day),
            leech=status.is_leech(memory),
            days=status.days_until_due(memory, self.at, corrected=False),
        )

    def _searched(self, found: CardStatus, card: Card) -> Searched:
        texts = status.texts(card, (found.question, found.answer), self.deck.name, self.deck.title)
        return status.searched(texts, found.memory, found.state, found.days)

    def _asked(self, card_id: str) -> Asked:
        card, memory = self.known[card_id], self.memories.get(card_id, NEW)
        outcomes = scheduling.outcomes(memory, self.at, self.policy, None)
        again, hard, good, easy = (scheduling.label(outcome, self.at) for outcome in outcomes)
        hidden = _without_options(card) if self.hides else None
        return Asked(
            card=hidden or card,
            behind=card if hidden else None,
            confides=self.confides,
            deck=self.deck.name,
            title=self.deck.title,
            file=self.deck.file,
            memory=memory,
            outcomes=outcomes,
            delays=(again, hard, good, easy),
            retrievability=self.recall,
            guess=rating.chance_of_guessing(card.question),
            order=option_order(card, "seed"),
            seed=f"{card_id}:{len(self.log)}",
            shown_ms=self.at.at_ms,
            source=card.question.source,
        )

    def _entries(self) -> list[Entry]:
        return [self._entry(card, place) for place, card in enumerate(self.known.values())]

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
            buried_day=memory.buried_day,
            suspended=memory.suspended,
        )

    def _used(self) -> Used:
        return Used(new={self.deck.name: len({entry[2].card.id for entry in self.log})})

    def _answers(self) -> Answers:
        return Answers({self.at.day: len(self.log)}, int(bool(self.log)))


@dataclass
class FakeSearching:
    """Searches a bench; a card's number is its place, from 1."""

    bench: Bench

    @property
    def total(self) -> int:
        return len(self.bench.known)

    def find(self, query: str, order: Order = Order.DECK, at_most: int | None = None) -> list[int]:
        places = {card_id: place for place, card_id in enumerate(self.bench.known, 1)}
        return [places[card.card_id] for card in ordered(self.bench.cards(query), order)][:at_most]

    def page(self, numbers: Iterable[int]) -> dict[int, CardStatus]:
        every = dict(enumerate(self.bench.cards(), 1))
        return {number: every[number] for number in numbers if number in every}

    def each(self, numbers: Sequence[int]) -> Iterator[CardStatus]:
        return iter(self.page(numbers).values())

    def ids(self, numbers: Sequence[int]) -> list[str]:
        return [card.card_id for card in self.each(numbers)]

    def renumbered(self, numbers: Sequence[int], refresh: Callable[[], bool]) -> dict[int, int]:
        refresh()
        return {number: number for number in numbers}


def _without_options(card: Card) -> Card | None:
    """A choice as a typed question; None for other kinds."""
    body = card.question.body
    if not isinstance(body, Choice):
        return None
    right = next(option.text for option in body.options if option.right)
    return replace(card, question=replace(card.question, body=Typed(right)))
