"""When the cards that were asked come back."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from quizapp.core.stats.figures import Forecast

FORECAST_DAYS = 365


def forecast(runs: Iterable[Sequence[int]], today: int) -> Forecast:
    """How many cards fall due, given the study days [date ordinals] on which they do in runs of rising ones; nothing
    at all of none.
    """
    coming = [0] * FORECAST_DAYS
    late = beyond = 0
    for run in runs:
        first, end = bisect_left(run, today), bisect_right(run, today + FORECAST_DAYS - 1)
        late, beyond = late + first, beyond + len(run) - end
        for day in run[first:end]:
            coming[day - today] += 1
    if not (any(coming) or late or beyond):
        return Forecast()
    return Forecast(late, tuple(coming), beyond)
