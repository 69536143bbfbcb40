"""After a break: an offer on Home, and a way through what has piled up."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.queue import Counts
from quizapp.core.review import EventKind
from quizapp.errors import QuizError
from quizapp.tui.screens.catchup import CatchUpSheet
from quizapp.tui.screens.home import News
from quizapp.tui.screens.study import StudyScreen
from tests.tui.topical import BACKLOG, BEHIND, topical

if TYPE_CHECKING:
    from quizapp.core.backlog import CatchUp
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened


def behind() -> Bench:
    bench = topical()
    bench.seen = BEHIND
    bench.insight.seen_backlog = BACKLOG
    return bench


async def test_home_offers_it_kindly_and_only_when_much_has_come_together(opened: Opened) -> None:
    async with opened(behind()) as screen:
        assert "Welcome back. 20 minutes today are enough: what is worth most first." in screen.text
        assert "the rest can wait" in " ".join(screen.text.split())
        assert "space  catch up" in screen.text
        assert "c catch up" in screen.rows[-1]
    async with opened(topical()) as screen:
        assert "Welcome back" not in screen.text
        await screen.press("c")
        assert "Nothing has piled up" in screen.text
        assert screen.bench.insight.asked == []


async def test_where_a_day_has_a_low_limit_it_is_offered_for_few_cards_too(opened: Opened) -> None:
    bench = behind()
    bench.seen = replace(BEHIND, total=Counts(5, 0, due_later=15))
    bench.insight.seen_backlog = replace(BACKLOG, due=20)
    async with opened(bench) as screen:
        assert "Welcome back. 20 minutes" in screen.text


async def test_home_keeps_the_offer_while_it_asks_again(opened: Opened) -> None:
    bench, going = behind(), Event()
    async with opened(bench) as screen:
        ask = bench.insight.backlog

        def backlog(minutes: float | None = None) -> CatchUp | None:
            going.wait(10)
            return ask(minutes)

        bench.insight.backlog = backlog  # type: ignore[method-assign]
        screen.app.home.tell(News(BEHIND))
        await screen.pilot.pause()
        assert "space  catch up" in screen.text
        going.set()
        await screen.settle()
        assert "space  catch up" in screen.text


async def test_an_offer_that_may_be_old_is_asked_for_anew_before_anything_is_moved(opened: Opened) -> None:
    bench = behind()
    async with opened(bench) as screen:
        bench.insight.seen_backlog = replace(BACKLOG, chosen=BACKLOG.chosen[:33])
        sheet = CatchUpSheet(screen.app.kit, BACKLOG, anew=True)
        await screen.app.push_screen(sheet)
        sheet.action_spread()
        await screen.settle()
        assert "33 cards, what is worth most first" in screen.text
        assert bench.spreads == []


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
        await screen.press("c")
        assert "s spread rest" in screen.text
        await screen.press("escape")
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
        assert {"welcome", "enough:"} <= words


async def test_where_today_has_no_room_left_the_rest_can_still_be_spread(opened: Opened) -> None:
    bench = behind()
    bench.insight.seen_backlog = replace(BACKLOG, chosen=())
    async with opened(bench) as screen:
        await screen.press("c", "space")
        assert "the reviews of today are done" in screen.text
        assert "space start" not in screen.text
        assert isinstance(screen.app.screen, CatchUpSheet)
        await screen.press("s")
        assert len(bench.spreads) == 1


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_a_long_way_through_fits_any_size(opened: Opened, size: tuple[int, int]) -> None:
    bench = behind()
    bench.insight.seen_backlog = replace(BACKLOG, rest=(999,) * 60)
    async with opened(bench, size=size) as screen:
        await screen.press("c")
        assert "The 60 days after" in screen.text
        await screen.press("end")
        assert "and 46 days more" in screen.text
        assert max(map(len, screen.rows)) <= size[0]


async def test_space_leads_there_and_everything_due_stays_in_reach(opened: Opened) -> None:
    async with opened(behind()) as screen:
        await screen.press("space")
        assert isinstance(screen.app.screen, CatchUpSheet)
        await screen.press("a")
        await screen.until("0/7")
        assert screen.bench.aims == [Aim.STUDY]


async def test_the_sheet_explains_what_is_worth_most(opened: Opened) -> None:
    async with opened(behind()) as screen:
        await screen.press("c", "?")
        assert "Worth most is what an answer today adds" in screen.text


async def test_more_time_that_brings_no_more_cards_says_why(opened: Opened) -> None:
    bench = behind()
    async with opened(bench) as screen:
        bench.insight.seen_backlog = replace(BACKLOG, minutes=30)
        await screen.press("c", "right")
        assert "More time brings no more cards today" in screen.text


async def test_what_is_spread_is_spread_anew_for_other_minutes_and_offered_no_more(opened: Opened) -> None:
    bench = behind()
    async with opened(bench) as screen:
        await screen.press("c", "s", "right")
        assert len(bench.spreads) == 2
        assert [done.kind for done in bench.done] == [EventKind.DEFER]
        await screen.press("escape")
        assert "Welcome back" not in screen.text


async def test_where_all_of_it_fits_into_today_nothing_is_to_be_spread(opened: Opened) -> None:
    bench = behind()
    bench.insight.seen_backlog = replace(BACKLOG, rest=(), moved={})
    async with opened(bench) as screen:
        await screen.press("c", "s")
        assert bench.spreads == []
        assert "spread rest" not in screen.text
