"""What is known about a card, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from quizapp.core.listing import CardStatus
from quizapp.core.review import Memory
from quizapp.tui.widgets.memoryrows import memory_rows

NOW = datetime(2026, 11, 21, 11, 46, 39, tzinfo=UTC)


def state(due: str | None, days: int | None, word: str) -> str:
    """The row with the state of a card."""
    card = CardStatus(
        card_id="a",
        question="?",
        deck="d",
        title="D",
        file="d.yaml",
        line=1,
        topic="",
        kind="flashcard",
        memory=Memory(),
        retrievability=None,
        due=due,
        days=days,
        state=word,
    )
    return next(row.text.plain for row in memory_rows(card, 80, NOW) if row.text.plain.startswith("State"))


@pytest.mark.parametrize(
    ("due", "days", "said"),
    [
        ("2026-11-21T11:52:39+00:00", 0, "due in 6 minutes (11:52)"),
        ("2026-11-21T12:52:39+01:00", 0, "due in 6 minutes (12:52)"),
        ("2026-11-21T11:40:00+00:00", 0, "due now (11:40)"),
        ("2026-11-20T11:40:00+00:00", -1, "due now (2026-11-20 11:40)"),
        ("2026-11-20", -1, "one day late (2026-11-20)"),
        ("2026-11-11", -10, "10 days late (2026-11-11)"),
        ("2026-11-21", 0, "due today (2026-11-21)"),
        ("2026-11-22", 1, "due tomorrow (2026-11-22)"),
        ("2027-02-19", 90, "due in 3 months (2027-02-19)"),
        ("2029-05-09", 900, "due in 2 years (2029-05-09)"),
    ],
)
def test_when_a_card_is_due_is_said_as_people_say_it(due: str, days: int, said: str) -> None:
    assert state(due, days, "review").endswith(f"review, {said}")


@pytest.mark.parametrize(
    ("word", "said"),
    [("new", "not asked yet"), ("suspended", "until it is resumed"), ("buried", "not asked before tomorrow")],
)
def test_a_card_that_is_not_due_has_no_date(word: str, said: str) -> None:
    assert state(None, None, word).endswith(said)
