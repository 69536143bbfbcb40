"""Counts and times as people say them."""

import pytest

from quizapp.core.overview import DeckLine, DeckName, Overview
from quizapp.core.queue import Counts
from quizapp.tui import words


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "1 second"), (1, "1 second"), (40, "40 seconds"), (60, "1 minute"), (720, "12 minutes"), (7500, "2 h 5 min")],
)
def test_durations(seconds: float, said: str) -> None:
    assert words.duration(seconds) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counts(12, 20), "12 due · 20 new · about 15 minutes"),
        (Counts(1, 0), "1 due · about 1 minute"),
        (Counts(0, 3), "3 new · about 2 minutes"),
    ],
)
def test_the_next_step(counts: Counts, said: str) -> None:
    deck = DeckLine(DeckName("d", "D", "d.yaml"), counts, cards=40, seen=10)
    assert words.headline(Overview((deck,), counts, reviewed=1)) == said


def test_decks_without_questions_are_not_called_done() -> None:
    assert "no questions" in words.headline(Overview((DeckLine(DeckName("d", "D", "d.yaml")),)))


def test_a_card_in_steps_comes_back_at_a_time_of_day(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    assert words.come_back(Overview(next_ms=1_800_000_000_000)) == "The next card comes back at 08:00."


def test_the_next_day_has_a_name() -> None:
    assert words.come_back(Overview(next_day=739_000)) == "The next cards come back on Wednesday, 24 April."


def test_nothing_planned_says_nothing() -> None:
    assert words.come_back(Overview()) == ""


LINE = DeckLine(DeckName("d", "D", "d.yaml"), Counts(3, 0), cards=40, seen=10)


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (Overview((LINE,), Counts(3, 0), 8, ahead=(14, 0), streak=6), "8 done today · 14 tomorrow · 6 days in a row"),
        (Overview((LINE,), Counts(3, 0), ahead=(14,), streak=1), "14 tomorrow"),
        (Overview((LINE,), Counts(3, 0)), "You can leave at any time, every answer is saved at once."),
        (
            Overview((LINE,), streak=2, next_day=739_000),
            "The next cards come back on Wednesday, 24 April. 2 days in a row.",
        ),
    ],
)
def test_the_smaller_sentence(seen: Overview, said: str) -> None:
    assert words.underline(seen) == said


@pytest.mark.parametrize(
    ("counts", "total", "wait_ms", "said"),
    [
        (Counts(3, 2), Counts(9, 9), 480_000, "3 due and 2 new left for today: about 2 minutes."),
        (Counts(), Counts(9, 0), 480_000, "All done here. 9 due in other decks."),
        (Counts(), Counts(), 480_000, "A card comes back in 8 minutes."),
        (Counts(), Counts(), None, "Nothing else is planned."),
    ],
)
def test_what_comes_after_a_sitting(counts: Counts, total: Counts, wait_ms: int | None, said: str) -> None:
    assert words.what_comes(Overview((LINE,), total), counts, wait_ms) == said
