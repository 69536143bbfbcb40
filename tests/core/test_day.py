"""The study day: bedtime, clock changes, travel and the calendar."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import DAY_MS, EPOCH, Moment, after, date_of, moment, study_day, wall_clock

BERLIN = ZoneInfo("Europe/Berlin")
AUCKLAND = ZoneInfo("Pacific/Auckland")
HONOLULU = ZoneInfo("Pacific/Honolulu")
SUNDAY = date(2026, 3, 1).toordinal()

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.builds(
    lambda microseconds, offset: (EPOCH + timedelta(microseconds=microseconds)).astimezone(offset),
    st.integers(-(10**15), 7 * 10**15),
    offsets,
)


def test_the_day_changes_at_four_in_the_morning() -> None:
    assert study_day(datetime(2026, 3, 2, 3, 59, 59, 999_999, BERLIN)) == SUNDAY
    assert study_day(datetime(2026, 3, 2, 4, 0, tzinfo=BERLIN)) == SUNDAY + 1


@pytest.mark.parametrize(("start", "day"), [(time(0, 0), 1), (time(3, 30), 1), (time(3, 31), 0), (time(5, 0), 0)])
def test_another_start_of_the_day_moves_the_border(start: time, day: int) -> None:
    assert study_day(datetime(2026, 3, 2, 3, 30, tzinfo=BERLIN), start) == SUNDAY + day


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_with_a_clock_change_is_one_night(night: date) -> None:
    evening = datetime.combine(night - timedelta(days=1), time(22, 0), BERLIN)
    before = datetime.combine(night, time(3, 59), BERLIN)
    after = datetime.combine(night, time(4, 0), BERLIN)
    assert study_day(before) == study_day(evening) == night.toordinal() - 1
    assert study_day(after) == study_day(evening) + 1


def test_both_passes_of_the_repeated_hour_belong_to_yesterday() -> None:
    passes = [datetime(2026, 10, 25, 2, 30, fold=fold, tzinfo=BERLIN) for fold in (0, 1)]
    first, second = (moment(at) for at in passes)
    assert first.day == second.day == date(2026, 10, 24).toordinal()
    assert second.at_ms - first.at_ms == 3_600_000
    assert (first.tz_min, second.tz_min) == (120, 60)


def test_a_flight_over_the_date_line_lands_on_the_day_of_the_wall_clock() -> None:
    departure = datetime(2026, 3, 2, 12, 0, tzinfo=AUCKLAND)
    arrival = (departure.astimezone(UTC) + timedelta(hours=9)).astimezone(HONOLULU)
    assert moment(departure).day == SUNDAY + 1
    assert moment(arrival).day == SUNDAY
    assert moment(arrival).at_ms > moment(departure).at_ms


def test_the_leap_day_counts() -> None:
    days = [study_day(datetime(2028, month, day, 12, tzinfo=UTC)) for month, day in ((2, 28), (2, 29), (3, 1))]
    assert days == [days[0], days[0] + 1, days[0] + 2]
    assert date_of(days[1]) == date(2028, 2, 29)


def test_a_time_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moment(datetime(2026, 3, 2, 12, 0))  # noqa: DTZ001


def test_one_instant_is_another_study_day_elsewhere() -> None:
    instant = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
    assert moment(instant.astimezone(BERLIN)).day == SUNDAY
    assert moment(instant.astimezone(AUCKLAND)).day == SUNDAY + 1


@given(instants)
def test_a_moment_keeps_the_wall_clock_to_the_millisecond(at: datetime) -> None:
    kept = moment(at)
    again = wall_clock(kept.at_ms, kept.tz_min)
    assert again.utcoffset() == at.utcoffset()
    assert timedelta() <= at - again < timedelta(milliseconds=1)
    assert moment(again) == kept


@given(instants)
def test_a_study_day_lasts_from_four_to_four(at: datetime) -> None:
    begin = datetime.combine(date_of(study_day(at)), time(4, 0), at.tzinfo)
    assert begin <= at < begin + timedelta(days=1)


def test_the_newest_day_of_the_log_is_a_floor_for_two_days() -> None:
    at = Moment(1_790_000_000_000, 60, 700)
    days = {newest: after(at, None, newest).day for newest in (None, 699, 702, 703)}
    assert days == {None: 700, 699: 700, 702: 702, 703: 700}


def test_instants_rise_unless_the_clock_was_set_back_by_days() -> None:
    at = Moment(1_790_000_000_000, 60, 700)
    for newest, taken in ((-5, 0), (0, 1), (5, 6), (2 * DAY_MS - 1, 2 * DAY_MS), (2 * DAY_MS, 0)):
        assert after(at, at.at_ms + newest, None).at_ms == at.at_ms + taken
