"""Every picture of the statistics as SVG, beside its table of numbers."""

from collections.abc import Callable

from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.reports import cardpictures, daypictures
from quizapp.reports.markup import Markup

_DRAWN: dict[Picture, Callable[[Statistics, str], list[Markup]]] = {
    Picture.COUNTS: cardpictures.counts,
    Picture.CALENDAR: daypictures.calendar,
    Picture.DAILY: daypictures.daily,
    Picture.MINUTES: daypictures.minutes,
    Picture.RETENTION: daypictures.retention,
    Picture.FORECAST: daypictures.forecast,
    Picture.STABILITY: cardpictures.stability,
    Picture.DIFFICULTY: cardpictures.difficulty,
    Picture.RECALL: cardpictures.recall,
    Picture.BUTTONS: cardpictures.buttons,
    Picture.HOURS: cardpictures.hours,
    Picture.CALIBRATION: cardpictures.calibration,
    Picture.CONFIDENCE: cardpictures.confidence,
    Picture.PACE: cardpictures.pace,
}


def drawn(found: Statistics, picture: Picture, says: str) -> list[Markup]:
    """The drawings of a picture, described by a sentence; none where there is nothing to draw."""
    return _DRAWN[picture](found, says)
