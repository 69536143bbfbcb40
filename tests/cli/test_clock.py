from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizapp.cli.clock import Clock


def test_a_clock_that_was_set_goes_on_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = 100.0
    monkeypatch.setattr("time.monotonic", lambda: seconds)
    now = datetime(2026, 1, 31, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    read = Clock(now)
    assert read() == now
    seconds = 190.5
    assert read() == now + timedelta(seconds=90.5)
    assert read().utcoffset() == timedelta(hours=1)


def test_the_machines_clock_is_read_with_its_offset() -> None:
    assert Clock()().utcoffset() is not None
    assert abs(Clock()() - datetime.now(UTC)) < timedelta(minutes=1)
