"""The whole log folded anew: event by event in its order, so that memories are held meanwhile and events are not."""

import json
from collections.abc import Callable, Iterable, Mapping

from quizapp.core.collector import collector_paused
from quizapp.core.confusion import Mistake, given
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.core.replay import Replay, repeated
from quizapp.core.review import EMPTY, UNDOABLE, EventKind
from quizapp.core.state import State
from quizapp.core.stats.bins import NO_BIN, bin_of, loss
from quizapp.core.tally import foretold, maturity, noted
from quizapp.core.totals import Totals
from quizapp.storage.log import ReplayedRow
from quizapp.storage.store import Transaction

ADDING_UP = "Adding up reviews"
_MOST_KEYS = 50_000
_PIECES = 10_000
_PIECE = 400
_REVIEW = EventKind.REVIEW.value
_ALIAS = EventKind.ALIAS.value

Carrier = Callable[[str], str]
"""Tells the id that carries a card's history."""

Place = tuple[str, str, str]
"""Deck, topic and word of confidence of a review."""


def refold(tx: Transaction, policy: Policy, carrier: Carrier, progress: Progress = silent) -> set[str]:
    """Writes memories, tallies and mistakes as the log gives them; returns the ids of the cards with a memory.

    `progress` is told how many events are done; where it raises, nothing has changed.
    """
    size, done = tx.size(), 0
    fold = _Fold(policy, carrier, _LeftOut(tx, carrier))
    tx.clear_tallies()
    with collector_paused():
        for page in tx.replayed():
            fold.take(page)
            if len(fold.totals) > _MOST_KEYS:
                tx.add_totals(fold.totals)
                fold.totals = Totals()
            done += len(page)
            progress(ADDING_UP, done, size)
        tx.add_totals(fold.totals)
        tx.replace_all(sorted(fold.states.items()))
    tx.add_mistakes(fold.mistakes.values())
    tx.set_folded(policy.name)
    return set(fold.states)


class _LeftOut:
    """The events that do not count: those that were taken back, and reviews that are `repeated`."""

    def __init__(self, tx: Transaction, carrier: Carrier) -> None:
        self._carrier = carrier
        self._voided = {(str(void.body.get("review")), carrier(void.card_id)) for void in tx.of_kind(EventKind.VOID)}
        self._twice: set[str] = set()
        given = tx.given_by_exams()
        self._twice = repeated((id_, exam, card) for id_, kind, exam, card in given if not self.has(id_, kind, card))
        self.ids = {id_ for id_, _ in self._voided} | self._twice
        """The ids of all these, and of some others."""

    def has(self, id_: str, kind: str, card: str) -> bool:
        """Whether an event of a kind is one of these."""
        return id_ in self._twice or (kind in UNDOABLE and (id_, self._carrier(card)) in self._voided)


class _Fold:
    """What a log comes to: the state of each card, its mistakes by card and text, and totals."""

    def __init__(self, policy: Policy, carrier: Carrier, left_out: _LeftOut) -> None:
        self.states: dict[str, State] = {}
        self.mistakes: dict[tuple[str, str], Mistake] = {}
        self.totals = Totals()
        self._replay = Replay(policy)
        self._carrier = carrier
        self._left_out = left_out
        self._by_id: dict[str, State] = {}
        self._places = Places()

    def take(self, rows: Iterable[ReplayedRow]) -> None:
        """The next events of the log."""
        states, left_out, reviewed = self._by_id, self._left_out, self._reviewed()
        ids = left_out.ids
        for row in rows:
            id_, kind, card, _, _, day, body, rating, *_ = row
            state = states.get(card) or self._state(card)
            if kind == _ALIAS:
                self._state(str(parsed(body).get("to", "")))
            if state is None or (id_ in ids and left_out.has(id_, kind, card)):
                continue
            if rating is not None:
                reviewed(state, row)
            elif kind != _REVIEW:
                self._replay.mark(state, kind, day, parsed(body))
            if kind == _REVIEW and '"mistakes"' in body:
                self._mistaken(card, body, day)

    def _reviewed(self) -> Callable[[State, ReplayedRow], None]:
        """What counts a review of the schedule, and goes on from it: a closure, as names in it are found quickest."""
        recall_on, review, place_of, add = self._replay.recall, self._replay.review, self._places.of, self.totals.add

        def reviewed(state: State, row: ReplayedRow) -> None:
            _, kind, _, at_ms, hour, day, body, rating, form, right, said, guess, took_ms, days, due, due_ms, key = row
            if rating is None:
                return
            recall = recall_on(state, day)
            predicted = foretold(state, said, recall)
            far = maturity(state)._value_
            if predicted is None:
                add(day, hour, place_of(body), far, rating, took_ms, form, NO_BIN, 0, 0)
            else:
                bin_, lost = bin_of(predicted), loss(predicted, right=rating > 1)
                add(day, hour, place_of(body), far, rating, took_ms, form, bin_, predicted, lost)
            if kind == _REVIEW:
                review(state, rating, at_ms, day, recall, days, due, due_ms, right, guess, key)

        return reviewed

    def _state(self, card: str) -> State | None:
        """The state of a card that is met for the first time under this id; None of no card."""
        carrier = self._carrier(card)
        if not carrier:
            return None
        state = self.states.setdefault(carrier, State())
        self._by_id[card] = state
        return state

    def _mistaken(self, card: str, body: str, day: int) -> None:
        for one in given(self._carrier(card), parsed(body), day):
            key = (one.card_id, one.text)
            self.mistakes[key] = one.plus(self.mistakes[key]) if key in self.mistakes else one


class Places:
    """Deck, topic and word of confidence by the text of a body, parsed only where it has to be."""

    def __init__(self) -> None:
        self._known: dict[str, Place] = {}

    def of(self, body: str) -> Place:
        """What `core.tally.noted` says of a body.

        A piece after which only one brace closes is not within another object; so the same piece says the same.
        """
        known = self._known
        start = body.rfind(',"deck":"')
        if start < 0 or '"confidence"' in body or body.find("}", start) != len(body) - 1:
            piece = body
        else:
            piece = body[start : body.find(',"overruled":', start)]
        place = known.get(piece)
        return self._parsed(body, piece) if place is None else place

    def _parsed(self, body: str, piece: str) -> Place:
        place = noted(parsed(body))
        if len(self._known) >= _PIECES:
            self._known.clear()
        if len(piece) <= _PIECE and (piece is body or parsed(f"{{{piece[1:]}}}").keys() == {"deck", "topic"}):
            self._known[piece] = place
        return place


def parsed(body: str) -> Mapping[str, object]:
    """The object that the text of a body holds; empty where it is none."""
    value: object = json.loads(body)
    return value if isinstance(value, dict) else EMPTY
