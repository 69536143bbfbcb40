"""When the cards that were asked come back."""

from collections import Counter
from collections.abc import Iterable

from quizapp.core.stats.figures import Forecast

FORECAST_DAYS = 365


def forecast(due: Iterable[int], today: int) -> Forecast:
    """How many cards fall due, given the study day [date ordinal] on which each does; nothing at all of none."""
    coming = Counter(due)
    if not coming:
        return Forecast()
    days = tuple(coming[today + ahead] for ahead in range(FORECAST_DAYS))
    late = sum(count for day, count in coming.items() if day < today)
    return Forecast(late, days, coming.total() - late - sum(days))
