"""The whole log folded anew: event by event in its order, so that memories are held meanwhile and events are not."""

import json
from collections.abc import Callable, Mapping

from quizapp.core.collector import collector_paused
from quizapp.core.confusion import Mistake, given
from quizapp.core.policy import Policy
from quizapp.core.progress import Progress, silent
from quizapp.core.replay import repeated
from quizapp.core.review import EMPTY, UNDOABLE, EventKind
from quizapp.core.state import State
from quizapp.core.sweep import Row, Sweep
from quizapp.core.tally import noted
from quizapp.core.totals import Place, Totals
from quizapp.storage.store import Transaction

ADDING_UP = "Adding up reviews"
_MOST_KEYS = 50_000
_PIECES = 10_000
_PIECE = 400
_REVIEW = EventKind.REVIEW.value
_ALIAS = EventKind.ALIAS.value

Carrier = Callable[[str], str]
"""Tells the id that carries a card's history."""


def refold(tx: Transaction, policy: Policy, carrier: Carrier, progress: Progress = silent) -> set[str]:
    """Writes memories, tallies and mistakes as the log gives them; returns the ids of the cards with a memory.

    `progress` is told how many events are done; where it raises, nothing has changed.
    """
    size, done = tx.size(), 0
    left_out = _LeftOut(tx, carrier)
    fold = _Fold(policy, carrier, left_out)
    tx.clear_tallies()
    with collector_paused(), tx.with_room():
        for page in tx.replayed(left_out.ids):
            fold.sweep.through(page)
            if len(fold.totals) > _MOST_KEYS:
                tx.add_totals(fold.totals)
                fold.totals.days.clear()
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
        self._carrier = carrier
        self._left_out = left_out
        self._by_id: dict[str, State] = {}
        self.sweep = Sweep(policy, self._by_id, Places(self.totals), self.totals, self._other)

    def _other(self, row: Row) -> None:
        """An event that is more than a review of a known card."""
        card, body = row.card_id, row.body
        state = self._by_id.get(card) or self._state(card)
        if row.kind == _ALIAS:
            self._state(str(parsed(body).get("to", "")))
        if state is None or (row.left_out and self._left_out.has(row.left_out, row.kind or _REVIEW, card)):
            return
        if row.rating is not None:
            self.sweep.odd(state, row)
        elif row.kind:
            self.sweep.replay.mark(state, row.kind, row.day, parsed(body))
        if row.kind is None and '"mistakes"' in body:
            self._mistaken(card, body, row.day)

    def _state(self, card: str) -> State | None:
        """The state of a card that is met for the first time under this id; None of no card."""
        carrier = self._carrier(card)
        if not carrier or "\0" in carrier:
            return None
        state = self.states.setdefault(carrier, State())
        self._by_id[card] = state
        return state

    def _mistaken(self, card: str, body: str, day: int) -> None:
        for one in given(self._carrier(card), parsed(body), day):
            key = (one.card_id, one.text)
            self.mistakes[key] = one.plus(self.mistakes[key]) if key in self.mistakes else one


class Places(dict[str, Place]):
    """The place in totals by the text of a body, parsed only where it has to be.

    Kept by the piece of a body that says it: one after which only one brace closes is not within another object, so
    that the same piece says the same.
    """

    def __init__(self, totals: Totals) -> None:
        super().__init__()
        self._totals = totals

    def __missing__(self, body: str) -> Place:
        """The place of what `core.tally.noted` says of a body."""
        start = body.rfind(',"deck":"')
        if start < 0 or '"confidence"' in body or body.find("}", start) != len(body) - 1:
            piece = body
        else:
            piece = body[start : body.find(',"overruled":', start)]
        return self.get(piece) or self._parsed(body, piece)

    def _parsed(self, body: str, piece: str) -> Place:
        place = self._totals.place(*noted(parsed(body)))
        if len(self) >= _PIECES:
            self.clear()
        if len(piece) <= _PIECE and (piece is body or parsed(f"{{{piece[1:]}}}").keys() == {"deck", "topic"}):
            self[piece] = place
        return place


def parsed(body: str) -> Mapping[str, object]:
    """The object that the text of a body holds; empty where it is none."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return EMPTY
    return value if isinstance(value, dict) else EMPTY
