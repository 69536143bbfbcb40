"""When the cards that were asked come back."""

from collections import Counter

from quizapp.core.stats.cards import Cards
from quizapp.core.stats.figures import Forecast

FORECAST_DAYS = 365


def forecast(cards: Cards, today: int) -> Forecast:
    """The days on which cards that are not suspended fall due; nothing at all where there is none."""
    coming = Counter(*cards.active(cards.due))
    if not coming:
        return Forecast()
    days = tuple(coming[today + ahead] for ahead in range(FORECAST_DAYS))
    late = sum(count for day, count in coming.items() if day < today)
    return Forecast(late, days, coming.total() - late - sum(days))
