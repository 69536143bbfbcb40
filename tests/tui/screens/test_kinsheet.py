"""Rewritten questions: Home says that there are some, and asks of each whether it is the one that was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.kin import Former, Likely, Orphan
from quizapp.errors import LockedError
from quizapp.tui.keys import TABLES

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened

LIKELY = tuple(
    Likely(f"card-{name}", "metrics", "metrics.yaml", line, f"What does {name} count?", "The cases found", 0.8)
    for name, line in (("sensitivity", 9), ("coverage", 12))
)
RECALL = Orphan(
    Former("recall", "metrics", "metrics.yaml", 7, "", "", "What does recall count?", "The cases found", 3, 739_000),
    LIKELY,
)
LEGS = Orphan(
    Former("legs", "zoo", "zoo.yaml", 2, "", "", "How many legs has a spider?", "Eight", 1, None),
    (Likely("card-legs", "zoo", "zoo.yaml", 2, "How many legs has an ant?", "Six [bold]", 0.7),),
)


@pytest.fixture
def doubtful(bench: Bench) -> Bench:
    bench.kin.open = [RECALL, LEGS]
    return bench


@pytest.mark.usefixtures("doubtful")
async def test_home_says_how_many_questions_may_have_been_rewritten(opened: Opened) -> None:
    async with opened() as screen:
        assert "2 questions you know may have been rewritten: i to say so" in screen.text


async def test_without_any_nothing_is_said_and_the_key_says_that(opened: Opened) -> None:
    async with opened() as screen:
        assert "rewritten" not in screen.text
        await screen.press("i")
        assert "No question looks rewritten." in screen.text


async def test_both_versions_stand_below_each_other_and_yes_carries_the_history_over(
    opened: Opened, doubtful: Bench
) -> None:
    async with opened() as screen:
        await screen.press("i")
        assert "What does recall count?" in screen.text
        assert "What does sensitivity count?" in screen.text
        assert "3 answers" in screen.text
        await screen.press("y")
        assert doubtful.kin.said == [("recall", "card-sensitivity")]
        assert "How many legs has an ant?" in screen.text
        assert "[bold]" in screen.text
        await screen.press("n")
        assert doubtful.kin.said[1:] == [("legs",)]
        assert "Nothing more to say." in screen.text
        await screen.press("escape")
        assert "rewritten" not in screen.text


async def test_another_candidate_is_a_key_away(opened: Opened, doubtful: Bench) -> None:
    async with opened() as screen:
        await screen.press("i", "tab")
        assert "What does coverage count?" in screen.text
        await screen.press("enter")
        assert doubtful.kin.said == [("recall", "card-coverage")]


async def test_what_was_said_is_taken_back_and_asked_again(opened: Opened, doubtful: Bench) -> None:
    async with opened() as screen:
        await screen.press("i", "u")
        assert "Nothing was said here yet." in screen.text
        await screen.press("y", "u")
        assert doubtful.kin.said == []
        assert "What does recall count?" in screen.text


async def test_what_is_left_for_later_stays_open(opened: Opened, doubtful: Bench) -> None:
    async with opened() as screen:
        await screen.press("i", "s")
        assert "How many legs has an ant?" in screen.text
        await screen.press("s", "escape")
        assert "2 questions you know" in screen.text
    assert doubtful.kin.said == []


async def test_what_cannot_be_written_is_said_and_nothing_is_lost(
    opened: Opened, doubtful: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_former: str) -> None:
        raise LockedError("Another quizapp is writing.")

    monkeypatch.setattr(doubtful.kin, "part", locked)
    async with opened() as screen:
        await screen.press("i", "n")
        assert "Another quizapp is writing." in screen.text
        assert "What does recall count?" in screen.text


def test_the_sheet_is_listed_among_the_keys() -> None:
    assert {key.id for key in TABLES["Rewritten questions"]} >= {"kin.same", "kin.new", "kin.later", "kin.undo"}
