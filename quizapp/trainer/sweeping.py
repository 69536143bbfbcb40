"""One pass over the events of some cards, in the order of the log: what they come to."""

import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from quizapp.core.confusion import Mistake, given
from quizapp.core.policy import Policy
from quizapp.core.review import EMPTY, UNDOABLE, EventKind
from quizapp.core.state import State
from quizapp.core.sweep import Row, Sweep
from quizapp.core.tally import noted
from quizapp.core.totals import Place, Totals
from quizapp.storage.database import PlainRow
from quizapp.storage.folds import plain
from quizapp.storage.logview import LogView
from quizapp.storage.replaying import Share

_PIECES = 10_000
_PIECE = 400
_REVIEW = EventKind.REVIEW.value
_ALIAS = EventKind.ALIAS.value


class Task(NamedTuple):
    """What a pass has to know: the policy, which card carries the history of one that was joined to others, and which
    events do not count.

    These are what was taken back, as ids of events and of the cards that carry them, and the reviews `twice` given.
    """

    policy: Policy
    carriers: Mapping[str, str]
    voided: frozenset[tuple[str, str]]
    twice: frozenset[str]

    def carrier(self, card: str) -> str:
        """The id that carries a card's history."""
        return self.carriers.get(card, card)

    def leaves_out(self, id_: str, kind: str, card: str) -> bool:
        """Whether an event of a kind does not count."""
        return id_ in self.twice or (kind in UNDOABLE and (id_, self.carrier(card)) in self.voided)


class Folded(NamedTuple):
    """What events come to: the rows of memories in the order of their cards, mistakes, totals."""

    memories: list[PlainRow]
    mistakes: list[Mistake]
    totals: Totals


def swept(view: LogView, task: Task, share: Share | None, told: Callable[[int], None]) -> Folded:
    """What the events of a share of the cards come to, or of all; `told` is told of every page how many they are."""
    fold = _Fold(task)
    for page in view.replayed({id_ for id_, _ in task.voided} | task.twice, share):
        fold.sweep.through(page)
        told(len(page))
    states = fold.states
    memories = [plain(card, states.pop(card)) for card in sorted(states)]
    return Folded(memories, list(fold.mistakes.values()), fold.totals)


class _Fold:
    """What a log comes to: the state of each card, its mistakes by card and text, and totals."""

    def __init__(self, task: Task) -> None:
        self.states: dict[str, State] = {}
        self.mistakes: dict[tuple[str, str], Mistake] = {}
        self.totals = Totals()
        self._task = task
        self._by_id: dict[str, State] = {}
        self.sweep = Sweep(task.policy, self._by_id, Places(self.totals), self.totals, self._other)

    def _other(self, row: Row) -> None:
        """An event that is more than a review of a known card."""
        card, body = row.card_id, row.body
        if row.left_out and not _is_json(body):
            return
        state = self._by_id.get(card) or self._state(card)
        if row.kind == _ALIAS and (to := str(parsed(body).get("to", ""))) in self._task.carriers:
            self._state(to)
        if state is None or (row.left_out and self._task.leaves_out(row.left_out, row.kind or _REVIEW, card)):
            return
        if row.rating is not None:
            self.sweep.odd(state, row)
        elif row.kind:
            self.sweep.replay.mark(state, row.kind, row.day, parsed(body))
        if row.kind is None and '"mistakes"' in body:
            self._mistaken(card, body, row.day)

    def _state(self, card: str) -> State | None:
        """The state of a card that is met for the first time under this id; None of no card."""
        carrier = self._task.carrier(card)
        if not carrier or "\0" in carrier:
            return None
        state = self.states.setdefault(carrier, State())
        self._by_id[card] = state
        return state

    def _mistaken(self, card: str, body: str, day: int) -> None:
        for one in given(self._task.carrier(card), parsed(body), day):
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


def _is_json(body: str) -> bool:
    """Whether a body can be read at all, as `storage.eventrow` reads it."""
    try:
        json.loads(body)
    except (ValueError, RecursionError):
        return False
    return True


def parsed(body: str) -> Mapping[str, object]:
    """The object that the text of a body holds; empty where it is none."""
    try:
        value: object = json.loads(body)
    except (ValueError, RecursionError):
        return EMPTY
    return value if isinstance(value, dict) else EMPTY
