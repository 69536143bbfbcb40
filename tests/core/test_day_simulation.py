"""Thousands of days of a learner who travels: none is lost and none counts twice, in due lists and in streaks."""

import itertools
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from quizapp.core.day import Moment, after, date_of, moment
from quizapp.core.overview import streak

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland", "UTC")
FIRST = date(2000, 1, 3)


class Sitting(NamedTuple):
    """When somebody studied by the clock on the wall, and what the log makes of it."""

    wall: datetime
    taken: Moment


def lived(days: int, zones: tuple[str, ...], seed: int, *, travels: bool) -> list[Sitting]:
    """Three sittings on each day between waking up and bedtime, which is after midnight."""
    chance = Random(seed)
    found: list[Sitting] = []
    newest_ms, newest_day = None, None
    zone = ZoneInfo(zones[0])
    for number in range(days):
        if travels and number % 30 == 0:
            zone = ZoneInfo(chance.choice(zones))
        midnight = datetime.combine(FIRST + timedelta(days=number), datetime.min.time())
        for minute in sorted(chance.sample(range(7 * 60, 27 * 60), 3)):
            wall = (midnight + timedelta(minutes=minute)).replace(tzinfo=zone)
            at = after(moment(wall.astimezone(UTC).astimezone(zone)), newest_ms, newest_day)
            newest_ms, newest_day = at.at_ms, at.day
            found.append(Sitting(wall, at))
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_whoever_stays_has_every_day_once_whatever_the_clocks_do(zone: str) -> None:
    sittings = lived(1667, (zone,), 9, travels=False)
    days = [sitting.taken.day for sitting in sittings]
    assert days == sorted(days)
    assert set(days) == set(range(FIRST.toordinal(), FIRST.toordinal() + 1667))
    assert all(days.count(day) == 3 for day in days[::301])
    assert streak(dict.fromkeys(days, 1), days[-1]) == 1667


def test_whoever_travels_never_goes_back_a_day_and_keeps_the_streak() -> None:
    sittings = lived(1667, ZONES, 17, travels=True)
    taken = [sitting.taken for sitting in sittings]
    assert all(before.at_ms < later.at_ms for before, later in itertools.pairwise(taken))
    assert all(0 <= later.day - before.day <= 1 for before, later in itertools.pairwise(taken))
    assert streak(dict.fromkeys((at.day for at in taken), 1), taken[-1].day) == 1667


def test_a_card_that_is_due_on_a_day_is_due_on_that_day_of_the_calendar_wherever_one_is() -> None:
    for sitting in lived(400, ZONES, 23, travels=True):
        bedtime = sitting.wall.replace(tzinfo=None) - timedelta(hours=4)
        assert date_of(sitting.taken.day) >= bedtime.date()
        assert date_of(sitting.taken.day) - bedtime.date() <= timedelta(days=1)
