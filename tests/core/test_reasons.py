"""Why a card is due, and why it stands where it stands, as sentences."""

from dataclasses import replace
from datetime import date

import pytest

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.reasons import why_due, why_here
from quizapp.core.review import NEW, Memory, Phase

NOON_MS = 1_796_212_800_000  # 2026-12-02 12:00 UTC, a Wednesday
TODAY = date(2026, 12, 2).toordinal()
NOW = Moment(NOON_MS, 0, TODAY)
MINUTE_MS = 60_000


def known(due: int, interval: int, stability: float | None = None) -> Memory:
    """A card at day-long intervals that is due so many days from today."""
    return Memory(
        phase=Phase.REVIEW,
        stability=stability or float(interval),
        difficulty=5.0,
        last_day=TODAY + due - interval,
        due_day=TODAY + due,
        reps=3,
    )


def stepping(due_minutes: float, days_ago: int = 0) -> Memory:
    """A card whose step of 10 minutes ends so many minutes from now."""
    due_ms = NOON_MS + int(due_minutes * MINUTE_MS)
    return Memory(
        phase=Phase.LEARNING, last_day=TODAY - days_ago, last_ms=due_ms - 10 * MINUTE_MS, due_ms=due_ms, stability=1.0
    )


def said(memory: Memory, *, corrected: bool = False) -> str:
    return why_due(memory, NOW, Policy(), corrected=corrected)


@pytest.mark.parametrize(
    ("memory", "sentence"),
    [
        (NEW, "New: not asked yet."),
        (known(-2, 12), "Due since Monday: 12 days after the last answer, when recall was to be down to 90%."),
        (known(-1, 12), "Due since yesterday: 12 days after the last answer, when recall was to be down to 90%."),
        (known(0, 1), "Due today: 1 day after the last answer, when recall is down to 90%."),
        (known(1, 3), "Due tomorrow: 3 days after the last answer, when recall will be down to 90%."),
        (known(3, 9), "Due on Saturday, 5 December: 9 days after the last answer, when recall will be down to 90%."),
        (
            known(30, 40, 20.0),
            "Due on Friday, 1 January 2027: 40 days after the last answer, when recall will be down to 85%.",
        ),
        (
            known(-12, 9),
            "Due since 20 November, 12 days ago: 9 days after the last answer, when recall was to be down to 90%.",
        ),
        (stepping(5), "Due at 12:05, when its step of 10 minutes after the last answer is over."),
        (stepping(-5), "Due now: its step of 10 minutes after the last answer is over."),
        (stepping(-24 * 60), "Due since yesterday: its step of 10 minutes after the last answer is over."),
        (stepping(17 * 60), "Due at 05:00 tomorrow, when its step of 10 minutes after the last answer is over."),
        (replace(known(-2, 12), suspended=True), "Suspended: not asked until you resume it."),
        (Memory(phase=Phase.REVIEW), "Not due."),
    ],
)
def test_when_and_by_what_a_card_is_due_is_one_sentence(memory: Memory, sentence: str) -> None:
    assert said(memory) == sentence


def test_a_corrected_card_is_due_whatever_its_interval() -> None:
    assert said(known(30, 40), corrected=True) == "Due now: its answer was corrected since you last gave it."


def test_a_buried_card_is_told_with_its_due_day() -> None:
    sentence = said(replace(known(0, 12), buried_day=TODAY))
    assert sentence.startswith("Due today: 12 days")
    assert sentence.endswith("It is buried until tomorrow.")
    assert "buried" not in said(replace(known(0, 12), buried_day=TODAY - 1))


@pytest.mark.parametrize(
    ("answers", "days", "why"),
    [
        ((True, False, False, True, False), 3, "forgotten 3 of the last 5 times"),
        ((False, False, False, True, True, True, True, False), 3, "recall 62% now, due in 3 days"),
        ((False, False), 0, "forgotten 2 of the last 2 times"),
        ((False,), 0, "recall 62% now, due today"),
        ((), 1, "recall 62% now, due tomorrow"),
        ((True,), -1, "recall 62% now, due since 1 day"),
        ((True,), -9, "recall 62% now, due since 9 days"),
    ],
)
def test_what_is_forgotten_again_and_again_says_so_and_all_else_says_its_recall(
    answers: tuple[bool, ...], days: int, why: str
) -> None:
    assert why_here(known(days, 9), 0.62, days, answers) == why


def test_new_and_suspended_cards_need_no_figure() -> None:
    assert why_here(NEW, None, None, ()) == "not asked yet"
    assert why_here(replace(known(1, 2), suspended=True), 0.9, None, (False, False)) == "suspended"
