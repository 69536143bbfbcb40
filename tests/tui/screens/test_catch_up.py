"""After a break: an offer on Home, and a way through what has piled up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.errors import QuizError
from quizapp.tui.screens.catchup import CatchUpSheet
from quizapp.tui.screens.study import StudyScreen
from tests.tui.topical import BACKLOG, BEHIND, topical

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened


def behind() -> Bench:
    bench = topical()
    bench.seen = BEHIND
    bench.insight.seen_backlog = BACKLOG
    return bench


async def test_home_offers_it_kindly_and_only_when_much_has_come_together(opened: Opened) -> None:
    async with opened(behind()) as screen:
        assert "263 cards have come together. c catches up in 20 minutes a day" in screen.text
        assert "c catch up" in screen.rows[-1]
    async with opened(topical()) as screen:
        assert "come together" not in screen.text
        await screen.press("c")
        assert "Nothing has piled up" in screen.text
        assert screen.bench.insight.asked == []


async def test_the_sheet_shows_today_and_the_days_after(opened: Opened) -> None:
    async with opened(behind()) as screen:
        await screen.press("c")
        assert "◂ 20 minutes ▸: 34 cards, what is worth most first" in screen.text
        days = [row.split("│")[1].split() for row in screen.rows if "━" in row and ("tomorrow" in row or " in " in row)]
        assert [day[-2] for day in days] == ["52", "48", "41", "37", "22"]
        assert [len(day[-1]) for day in days] == sorted((len(day[-1]) for day in days), reverse=True)


async def test_arrows_give_more_or_less_time(opened: Opened) -> None:
    bench = behind()
    async with opened(bench) as screen:
        await screen.press("c", "right")
        assert bench.insight.asked[-1] == ("backlog", 30)
        bench.insight.seen_backlog = replace(BACKLOG, minutes=15)
        await screen.press("left", "left")
        assert bench.insight.asked[-1] == ("backlog", 15)
        assert "◂ 15 minutes ▸" in screen.text
        await screen.press(*["left"] * 5)
        assert bench.insight.asked[-1] == ("backlog", 5)


async def test_space_starts_what_is_worth_most(opened: Opened) -> None:
    async with opened(behind()) as screen:
        await screen.press("c", "space")
        await screen.until("0/7")
        assert isinstance(screen.app.screen, StudyScreen)
        assert screen.bench.aims == [Aim.CATCH_UP]
        assert "catch up" in screen.rows[0]


async def test_the_rest_is_spread_only_when_wanted_and_that_can_be_taken_back(opened: Opened) -> None:
    bench = behind()
    async with opened(bench) as screen:
        await screen.press("c", "escape")
        assert bench.spreads == []
        await screen.press("c", "s")
        assert bench.spreads == [BACKLOG]
        assert "163 cards spread over the next 5 days: today holds the others." in screen.text
        await screen.press("s")
        assert len(bench.spreads) == 1
        await screen.press("u")
        assert "Spreading over days taken back." in screen.text
        await screen.press("s", "space")
        await screen.until("0/7")
        assert bench.aims == [Aim.STUDY]


async def test_a_refusal_is_a_sentence(opened: Opened) -> None:
    bench = behind()
    bench.refuse.append(QuizError("The database is read-only."))
    async with opened(bench) as screen:
        await screen.press("c", "s")
        assert "The database is read-only." in screen.text
        assert isinstance(screen.app.screen, CatchUpSheet)


async def test_no_word_of_it_reproaches(opened: Opened) -> None:
    async with opened(behind()) as screen:
        said = screen.text
        await screen.press("c")
        words = set(f"{said} {screen.text}".casefold().split())
        assert words.isdisjoint({"late", "overdue", "missed", "behind", "should", "failed", "must"})
        assert "cards" in words


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_a_long_way_through_fits_any_size(opened: Opened, size: tuple[int, int]) -> None:
    bench = behind()
    bench.insight.seen_backlog = replace(BACKLOG, rest=(999,) * 60)
    async with opened(bench, size=size) as screen:
        await screen.press("c", "end")
        assert "and 46 days more" in screen.text
        assert max(map(len, screen.rows)) <= size[0]
