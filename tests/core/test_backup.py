from datetime import datetime, time, timedelta, timezone
from itertools import accumulate, cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.backup import (
    ALL_DAYS,
    DAILY_DAYS,
    LEAP_DAYS,
    NEWEST,
    WEEKLY_DAYS,
    Backup,
    Contents,
    began_ms,
    is_due,
    newest_first,
    superfluous,
)
from quizapp.core.day import DAY_MS, moment

NOW = 1_790_000_000_000


def made(at_ms: int, size: int = 1, last: str = "x", name: str = "") -> Backup:
    return Backup(name or f"quizapp-{at_ms}.db", at_ms, size, "day", "", Contents(1, 1, last, None, 6))


steps = st.one_of(st.integers(1, 2 * DAY_MS), st.integers(1, LEAP_DAYS * DAY_MS))
ages = st.lists(steps, max_size=60).map(lambda found: list(accumulate(found, initial=-DAY_MS)))
YEARS_MS = 3653 * DAY_MS
sizes = st.lists(st.integers(1, 20), min_size=4)


def some(ages_ms: list[int]) -> list[Backup]:
    return [made(NOW - age) for age in ages_ms]


def sized(ages_ms: list[int], sizes: list[int]) -> list[Backup]:
    return [made(NOW - age, size) for age, size in zip(ages_ms, cycle(sizes), strict=False)]


def left(backups: list[Backup], room: int = 10**9) -> list[Backup]:
    gone = superfluous(backups, NOW, room)
    return sorted((one for one in backups if one not in gone), key=lambda one: -one.at_ms)


@given(ages, sizes, st.integers(0, 100))
def test_the_newest_two_stay_whatever_room_there_is(ages_ms: list[int], sizes: list[int], room: int) -> None:
    backups = sized(ages_ms, sizes)
    newest = sorted(backups, key=lambda one: -one.at_ms)[:NEWEST]
    assert left(backups, room)[:NEWEST] == newest


@given(ages)
def test_all_of_two_days_stay_and_nothing_but_the_newest_two_is_older_than_a_year(ages_ms: list[int]) -> None:
    kept = left(some(ages_ms))
    recent = [NOW - age for age in ages_ms if age < ALL_DAYS * DAY_MS]
    assert sorted(one.at_ms for one in kept if NOW - one.at_ms < ALL_DAYS * DAY_MS) == sorted(recent)
    assert all(NOW - one.at_ms < WEEKLY_DAYS * DAY_MS for one in kept[NEWEST:])


@given(ages)
def test_a_day_has_one_for_two_weeks_and_a_week_one_for_a_year(ages_ms: list[int]) -> None:
    older = [one for one in left(some(ages_ms))[NEWEST:] if NOW - one.at_ms >= ALL_DAYS * DAY_MS]
    days = [one.at_ms // DAY_MS for one in older if NOW - one.at_ms < DAILY_DAYS * DAY_MS]
    weeks = [one.at_ms // DAY_MS // 7 for one in older if NOW - one.at_ms >= DAILY_DAYS * DAY_MS]
    assert len(days) == len(set(days))
    assert len(weeks) == len(set(weeks))


@given(ages)
def test_every_day_of_two_weeks_and_every_week_of_a_year_that_had_a_backup_keeps_one(ages_ms: list[int]) -> None:
    kept = left(some(ages_ms))
    ages_kept = {NOW - one.at_ms for one in kept}
    for age in ages_ms:
        days, at_ms = age / DAY_MS, NOW - age
        if ALL_DAYS <= days < DAILY_DAYS:
            assert any((NOW - other) // DAY_MS == at_ms // DAY_MS for other in ages_kept)
        elif DAILY_DAYS <= days < WEEKLY_DAYS:
            assert any((NOW - other) // DAY_MS // 7 == at_ms // DAY_MS // 7 for other in ages_kept)


@given(ages, sizes, st.integers(0, 400))
def test_those_that_stay_take_no_more_room_than_there_is_but_for_the_newest_two(
    ages_ms: list[int], sizes: list[int], room: int
) -> None:
    kept = left(sized(ages_ms, sizes), room)
    assert sum(one.size for one in kept) <= max(room, sum(one.size for one in kept[:NEWEST]))


@given(ages, sizes, st.integers(0, 80))
def test_where_there_is_too_little_room_the_oldest_go_first(ages_ms: list[int], sizes: list[int], room: int) -> None:
    backups = sized(ages_ms, sizes)
    kept, roomy = left(backups, room), left(backups)
    assert kept == roomy[: len(kept)]


def test_an_older_one_that_would_still_fit_does_not_stay_for_one_that_does_not() -> None:
    days = [made(NOW - day * DAY_MS, size) for day, size in enumerate((40, 40, 30, 10))]
    assert left(days, room=100) == days[:2]


@given(ages, sizes, st.integers(0, 400))
def test_what_was_thinned_is_thin(ages_ms: list[int], sizes: list[int], room: int) -> None:
    assert superfluous(left(sized(ages_ms, sizes), room), NOW, room) == []


def test_a_year_of_daily_backups_comes_to_about_seventy() -> None:
    kept: list[Backup] = []
    for day in range(365):
        now = NOW + day * DAY_MS
        kept.append(made(now))
        kept = [one for one in kept if one not in superfluous(kept, now, 10**9)]
    assert 60 <= len(kept) <= 75


def test_one_is_due_on_a_day_without_any_once_something_is_new() -> None:
    assert is_due([], "x", NOW)
    assert not is_due([], "", NOW)
    assert is_due([made(NOW - 1, last="old")], "x", NOW)
    assert not is_due([made(NOW - 1, last="x")], "x", NOW)
    assert not is_due([made(NOW, last="old")], "x", NOW)
    assert not is_due([made(NOW - 1, last="older"), made(NOW + 5, last="old")], "x", NOW)


def dated(*days: float) -> list[Backup]:
    """Made in this order, so many days from now by the clock of then."""
    return [
        made(int(NOW + day * DAY_MS), name=f"{number}")._replace(number=number)
        for number, day in enumerate(days, start=1)
    ]


@pytest.mark.parametrize("leap_ms", [YEARS_MS, -YEARS_MS])
def test_a_sitting_with_the_clock_ten_years_off_deletes_no_backup_and_is_over_with_it(leap_ms: int) -> None:
    kept = dated(*range(-13, 0))
    for number in range(14, 17):
        kept.append(made(NOW + leap_ms + number * 1000)._replace(number=number))
        assert superfluous(kept, NOW + leap_ms + number * 1000, 10**9) == []
    after = made(NOW)._replace(number=17)
    assert superfluous([*kept, after], NOW, 10**9) == []
    assert newest_first([*kept, after])[0] == after
    month = [made(NOW + day * DAY_MS)._replace(number=17 + day) for day in range(1, 25)]
    gone = superfluous([*kept, after, *month], NOW + 24 * DAY_MS, 10**9)
    assert len(gone) >= 10
    assert not {one.number for one in gone} & set(range(28, 42))


def test_a_backup_of_the_future_is_none_of_today() -> None:
    assert is_due([made(NOW + YEARS_MS, last="old")], "x", NOW)
    assert not is_due([made(NOW + YEARS_MS, last="x")], "x", NOW)
    assert not is_due(dated(10.0, 0.5), "new", NOW)


@given(
    st.datetimes(),
    st.integers(-720, 720),
    st.integers(0, 23).map(time),
)
def test_a_study_day_began_within_the_last_day(wall: datetime, tz_min: int, starts: time) -> None:
    at = moment(wall.replace(year=2028, tzinfo=timezone(timedelta(minutes=tz_min))), starts)
    assert 0 <= at.at_ms - began_ms(at, starts) < DAY_MS
