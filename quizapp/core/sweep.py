"""The fold of very many reviews, spelled out for speed: `core.replay` and `core.tally`, hardly a call for each.

What is said here once more is what most reviews do: a card at day-long intervals, asked on a later day, is due on a day
that the log names. Everything else goes to `Replay` and `Totals.add`. `tests/trainer/test_refolding.py` holds that the
whole log folded in this way gives what answering one by one gave, bit for bit.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from math import log
from typing import NamedTuple

from quizapp.core.phase import Phase
from quizapp.core.policy import Policy
from quizapp.core.replay import Replay
from quizapp.core.state import State
from quizapp.core.stats.bins import EDGES, MILLION, SURE, bin_of, loss
from quizapp.core.tally import MATURE_DAYS, foretold, maturity
from quizapp.core.totals import FORETOLD_AT, LOSS_AT, MATURITIES, RATED, TIMED, Place, Totals
from quizapp.core.trail import LOOK_BACK_DAYS
from quizapp.core.transition import exact_transition

_REVIEWING = Phase.REVIEW
_YOUNG, _MATURE = map(MATURITIES.index, ("young", "mature"))
_LOWER = EDGES[:-1]
_ENTRIES = 4  # a trail is looked at only when it is longer


Columns = tuple[
    str | None,
    str | None,
    str,
    int,
    int,
    int,
    str,
    int | None,
    str,
    int,
    float | None,
    float,
    int,
    int | None,
    int | None,
    str,
]
"""The columns of a `Row`, as the engine gives them."""


class Row(NamedTuple):
    """The columns of an event that memories and tallies rest on.

    `left_out` is its id where it may not count; `kind` None for a review. `rating` is None for what is no review of the
    schedule; `hour` is that of the wall clock, `took_ms` [ms] 0 when unknown and a day at most. `due_day` was promised,
    or follows from the interval; it holds where `due_ms` is None.
    """

    left_out: str | None
    kind: str | None
    card_id: str
    at_ms: int
    hour: int
    day: int
    body: str
    rating: int | None
    form: str
    right: int
    retrievability: float | None
    guess: float
    took_ms: int
    due_day: int | None
    due_ms: int | None
    key_hash: str


class Sweep:
    """Goes on from the state of each card, and adds up totals.

    `states` holds the states by card id, `places` tells the place that a body names, and `other` takes every row that
    is more than a review of a known card.
    """

    def __init__(
        self,
        policy: Policy,
        states: Mapping[str, State],
        places: Mapping[str, Place],
        totals: Totals,
        other: Callable[[Row], None],
    ) -> None:
        self.replay = Replay(policy)
        self.totals = totals
        self._model = policy.model
        self._states, self._places, self._other = states, places, other

    def through(self, rows: Iterable[Columns]) -> None:
        """The next events of the log: usual ones are dealt with in place, by names that are all local."""
        find, places, other, odd = self._states.get, self._places, self._other, self.odd
        totals, forms, today = self.totals, self.totals.forms, 0
        after, factor, power = exact_transition(self._model), self._model.factor, -self._model.weights[20]
        for row in rows:
            left_out, kind, card, at_ms, hour, day, body, rating, form, _, said, _, took, due, due_ms, key = row
            state = find(card)
            if kind or left_out or rating is None or state is None or '"mistakes"' in body:
                other(Row(*row))
                continue
            last = state.last_day
            if state.phase is not _REVIEWING or due is None or due_ms is not None or last is None or day <= last:
                odd(state, Row(*row))
                continue
            if day != today:
                today, of_day = day, totals.days[day]
                by_place, by_hour, by_form = of_day.places, of_day.hours, of_day.forms
            s = state.stability
            recall = (1 + factor * ((day - last) / s)) ** power
            predicted = round((recall if said is None else said) * MILLION)
            share = predicted / MILLION
            chance = share if rating > 1 else 1 - share
            lost = round(-log(chance if chance > SURE else SURE) * MILLION)
            far = _MATURE if s >= MATURE_DAYS else _YOUNG
            counted = TIMED[rating] + took if took else RATED[rating]
            spot, word = places[body]
            by_place[spot + far] += counted
            by_hour[hour * 4 + far] += counted
            by_form[forms[form] + word + bisect_right(_LOWER, share)] += counted + (
                predicted + (lost << LOSS_AT) << FORETOLD_AT
            )
            s, state.difficulty = after(s, state.difficulty, recall, rating)
            state.stability = s
            state.last_day, state.due_day, state.key_hash = day, due, key
            if at_ms > (state.last_ms or 0):
                state.last_ms = at_ms
            if rating == 1:
                state.lapses += 1
            state.reps += 1
            state.ratings[rating - 1] += 1
            trail = state.trail
            trail.append((day, s))
            if len(trail) > _ENTRIES:
                while trail[1][0] <= day - LOOK_BACK_DAYS:
                    del trail[0]

    def odd(self, state: State, row: Row) -> None:
        """Any review of the schedule, whatever its card was; of another kind than review it only counts."""
        rating, day, replay = row.rating, row.day, self.replay
        if rating is None:
            return
        recall = replay.recall(state, day)
        predicted = foretold(state, row.retrievability, recall)
        far, place = MATURITIES.index(maturity(state)), self._places[row.body]
        counts = (day, row.hour, place, far, rating, row.took_ms, row.form)
        if predicted is None:
            self.totals.add(*counts)
        else:
            self.totals.add(*counts, bin_of(predicted), predicted, loss(predicted, right=rating > 1))
        if row.kind is None:
            replay.review(
                state, rating, row.at_ms, day, recall, None, row.due_day, row.due_ms, row.right, row.guess, row.key_hash
            )
