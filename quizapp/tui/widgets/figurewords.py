"""What words add to the pictures of the statistics: a note beside each title, and what a picture will show one day."""

from collections.abc import Sequence

from quizapp.core.counting import plural
from quizapp.core.stats.figures import Share, Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.render.figuretexts import count, share
from quizapp.render.lines import Line, Span, wrap

ENOUGH = 20
"""So many reviews a share is said of as a percentage."""
_COMING = {
    Picture.COUNTS: "how many of your cards are new, learned, young and mature",
    Picture.CALENDAR: "on which days you studied",
    Picture.DAILY: "how many answers each day had, and how well you knew the cards",
    Picture.MINUTES: "how long you studied each day",
    Picture.RETENTION: "what share of your reviews you remembered, of young cards and of mature ones",
    Picture.FORECAST: "how many cards will be due day by day",
    Picture.STABILITY: "how long your cards stay known",
    Picture.DIFFICULTY: "how hard your cards are for you",
    Picture.RECALL: "how likely you would recall your cards now",
    Picture.BUTTONS: "how often you rated Again, Hard, Good and Easy",
    Picture.HOURS: "at which hours you remember most",
    Picture.PACE: "how long an answer takes",
    Picture.CALIBRATION: "how well the recall that is predicted fits what you remember a day later or more",
    Picture.CONFIDENCE: "how often you are right when you say you are sure, if the setting `study.confidence` is on",
}


def coming(picture: Picture, columns: int) -> list[Line]:
    """What a picture without figures will show, as a sentence in rows of at most so many columns."""
    return wrap([Span(f"After some days of study this shows {_COMING[picture]}.", "dim")], columns)


def notes(picture: Picture, found: Statistics) -> Sequence[str]:
    """What a word says better than the picture, the longest first; none for most pictures."""
    match picture:
        case Picture.RETENTION if found.right.n:
            return (f"{_shared(found.right)} review{'s' * (found.right.n != 1)}", _shared(found.right))
        case Picture.CALIBRATION if found.calibration.n:
            return _fit(found)
        case Picture.COUNTS:
            leeches = {0: "", 1: ", one leech"}.get(found.counts.leeches, f", {count(found.counts.leeches)} leeches")
            return (f"{plural(found.counts.cards, 'card')}{leeches}",)
        case Picture.STABILITY:
            return ("days until recall falls to 90%", "in days")
        case Picture.DIFFICULTY:
            return ("1 to 10",)
        case _:
            return ()


def _shared(found: Share) -> str:
    """A share with its interval and n; of a few reviews only how many they are."""
    return share(found) if found.n >= ENOUGH else f"{found.right} of {found.n}"


def _fit(found: Statistics) -> Sequence[str]:
    """How well the predictions fit, where there are enough reviews to say."""
    measured = found.calibration
    of = "one review" if measured.n == 1 else f"{count(measured.n)} reviews"
    if measured.n < ENOUGH or measured.rmse is None or measured.log_loss is None:
        return (f"of {of}: not enough to say", "not enough to say")
    off = f"off by {measured.rmse:.1%}"
    return (f"{off} (RMSE), log loss {measured.log_loss:.3f}, of {of}", f"{off}, of {of}", off)
