"""The study day, which ends after bedtime: local wall-clock time minus the rollover, as a date ordinal."""

from datetime import UTC, date, datetime, time, timedelta, timezone

from quizapp.core.values import frozen

DAY_START = time(4, 0)
FLOOR_DAYS = 2
FAR_DAYS = 180
DAY_MS = 24 * 60 * 60 * 1000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@frozen
class Moment:
    """An instant as the log keeps it: UTC milliseconds, minutes east of UTC, and the study day (date ordinal)."""

    at_ms: int
    tz_min: int
    day: int


def moment(at: datetime, day_start: time = DAY_START) -> Moment:
    """The Moment of an aware datetime; its own wall clock decides the study day.

    Raises ValueError for a naive datetime.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError("a moment needs a datetime with an offset")
    at_ms = (at - EPOCH) // timedelta(milliseconds=1)
    return Moment(at_ms, int(offset.total_seconds() // 60), study_day(at, day_start))


def study_day(at: datetime, day_start: time = DAY_START) -> int:
    """The study day [date ordinal] of a wall-clock time: before `day_start` it is still yesterday."""
    wall = at.replace(tzinfo=None)
    return (wall - timedelta(hours=day_start.hour, minutes=day_start.minute)).date().toordinal()


def after(at: Moment, newest_ms: int | None, newest_day: int | None) -> Moment:
    """The moment as the log takes it: instants rise and study days do not fall.

    `newest_ms` [UTC ms] and `newest_day` [date ordinal] are the newest of the log. A clock that is more than
    two days behind them is believed.
    """
    at_ms, day = at.at_ms, at.day
    if newest_ms is not None and at_ms <= newest_ms < at_ms + FLOOR_DAYS * DAY_MS:
        at_ms = newest_ms + 1
    if newest_day is not None and day < newest_day <= day + FLOOR_DAYS:
        day = newest_day
    return Moment(at_ms, at.tz_min, day)


def clock_doubt(day: int, newest_day: int | None) -> str:
    """What is odd about a study day by the clock beside the newest of the log [date ordinals]; empty where nothing is.

    Behind it by more than FLOOR_DAYS, or ahead of it by more than FAR_DAYS, is odd.
    """
    if newest_day is None or -FLOOR_DAYS <= day - newest_day <= FAR_DAYS:
        return ""
    says, newest = f"The clock says {date_of(day)}", date_of(newest_day)
    if day < newest_day:
        return f"{says}, but the newest review is of {newest}: due days may look odd. Check the date of this machine."
    return (
        f"{says}, {day - newest_day} days after your newest review ({newest}). If that is not so, set the date of this "
        "machine before you answer: answers are dated by it."
    )


def wall_clock(at_ms: int, tz_min: int) -> datetime:
    """The local time [aware datetime] of an instant stored as UTC milliseconds and minutes east of UTC."""
    return (EPOCH + timedelta(milliseconds=at_ms)).astimezone(timezone(timedelta(minutes=tz_min)))


def date_of(day: int) -> date:
    """The calendar date of a study day [date ordinal]."""
    return date.fromordinal(day)
