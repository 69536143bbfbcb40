"""The numbers of every picture of the statistics, as tables of texts."""

from collections.abc import Callable

from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.render import cardtables, daytables
from quizapp.render.figuretexts import Table

__all__ = ["Table", "tables"]

_MAKERS: dict[Picture, Callable[[Statistics], Table]] = {
    Picture.COUNTS: cardtables.counts,
    Picture.CALENDAR: daytables.calendar,
    Picture.DAILY: daytables.daily,
    Picture.MINUTES: daytables.minutes,
    Picture.RETENTION: daytables.retention,
    Picture.FORECAST: daytables.forecast,
    Picture.STABILITY: cardtables.stability,
    Picture.DIFFICULTY: cardtables.difficulty,
    Picture.RECALL: cardtables.recall,
    Picture.BUTTONS: cardtables.buttons,
    Picture.HOURS: cardtables.hours,
    Picture.CALIBRATION: cardtables.calibration,
    Picture.CONFIDENCE: cardtables.confidence,
    Picture.PACE: cardtables.pace,
}


def tables(found: Statistics) -> dict[Picture, Table]:
    """The table of every picture, in the order of Picture; one without figures has no rows and says so in its note."""
    return {picture: _MAKERS[picture](found) for picture in Picture}
