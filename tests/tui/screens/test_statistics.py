"""Statistics: pages of pictures, of any deck and period, filled in as they come, and the same as numbers."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from quizapp.core.stats.figures import Pace
from quizapp.errors import QuizError
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.screens.statistics import StatisticsScreen
from quizapp.tui.screens.topic import TopicScreen
from quizapp.tui.widgets.figurepages import PAGES, WIDE_PAGES
from tests import figures
from tests.tui.bench import Bench
from tests.tui.insight import FakeInsight
from tests.tui.odd import HISTORIES
from tests.tui.test_looks import SIZES, assert_looks_like
from tests.tui.test_pictures import assert_looks_like as assert_pictured
from tests.tui.test_text_safety import HOSTILE, assert_harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.core.stats.figures import Statistics
    from tests.tui.driving import Opened, Screen


@dataclass
class Busy(FakeInsight):
    """An insight that thinks until it is let go; it names the period in what it finds."""

    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)

    def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
        found = super().statistics(names, days)
        self.begun.set()
        assert self.go.wait(10)
        return found


@pytest.fixture
def bench() -> Bench:
    return Bench(insight=FakeInsight(seen_statistics=figures.full_statistics()))


def asked(bench: Bench) -> list[tuple[object, ...]]:
    """What the insight was asked for: names and days."""
    return [entry[1:] for entry in bench.insight.asked if entry[0] == "statistics"]


def tab(screen: Screen) -> str:
    """The name of the page that shows."""
    row = next(row for row in screen.rows if "▸" in row)
    return row.partition("▸")[2].split()[1]


async def test_a_key_on_home_opens_the_statistics_of_everything(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.press("g")
        assert "Everything · the last year" in screen.text
        assert "12 days" in screen.text
        assert "88–90% of 4,730" in screen.text
        assert asked(bench) == [((), 365)]
        await screen.press("escape")
        assert isinstance(screen.app.screen, HomeScreen)


async def test_the_screen_is_there_before_its_figures_and_takes_keys(opened: Opened, bench: Bench) -> None:
    bench.insight = Busy(seen_statistics=figures.full_statistics())
    async with opened() as screen:
        bench.gate = bench.insight.go
        await screen.press("g")
        assert "Reading …" in screen.text
        assert "12 days" not in screen.text
        await screen.press("3")
        assert tab(screen) == "Recall"
        bench.insight.go.set()
        bench.gate = None
        await screen.until("Remembered")
        assert "Reading …" not in screen.text


async def test_of_many_requests_only_the_newest_is_still_asked(opened: Opened, bench: Bench) -> None:
    bench.insight = Busy(seen_statistics=figures.full_statistics())
    async with opened() as screen:
        bench.gate = bench.insight.go
        await screen.press("g")
        assert bench.insight.begun.wait(5)
        await screen.press("p", "p", "p")
        assert "the last 90 days" in screen.text
        bench.insight.go.set()
        bench.gate = None
        await screen.until("Answers of the year")
        assert asked(bench) == [((), 365), ((), 90)]


async def test_a_screen_that_is_left_while_it_reads_is_gone(opened: Opened, bench: Bench) -> None:
    bench.insight = Busy(seen_statistics=figures.full_statistics())
    async with opened() as screen:
        bench.gate = bench.insight.go
        await screen.press("g", "escape")
        assert isinstance(screen.app.screen, HomeScreen)
        bench.insight.go.set()
        bench.gate = None
        await screen.settle()
        assert screen.app.return_code is None


async def test_pages_are_turned_by_arrows_digits_and_clicks(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g")
        assert tab(screen) == "Today"
        await screen.press("right", "tab")
        assert tab(screen) == "Recall"
        await screen.press("left")
        assert tab(screen) == "Days"
        await screen.press("7")
        assert tab(screen) == "Scheduler"
        await screen.press("right")
        assert tab(screen) == "Today"
        await screen.click_on("5 Cards")
        assert tab(screen) == "Cards"
        assert "Stability" in screen.text


async def test_a_digit_without_a_page_does_nothing(opened: Opened) -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.press("g", "2", "7")
        assert tab(screen) == WIDE_PAGES[1].name


@pytest.mark.parametrize("size", SIZES)
async def test_every_page_shows_every_picture_it_names(opened: Opened, size: tuple[int, int]) -> None:
    offered = WIDE_PAGES if size[0] >= 110 else PAGES
    async with opened(size=size) as screen:
        await screen.press("g")
        for number, page in enumerate(offered, start=1):
            await screen.press(str(number))
            assert tab(screen) == page.name
            titles = [panel.title for band in page.bands for panel in band]
            assert [title for title in titles if title.split(":")[0] not in screen.text] == []


async def test_every_picture_is_on_some_page() -> None:
    from quizapp.core.stats.pictures import Picture

    for offered in (PAGES, WIDE_PAGES):
        assert {picture for page in offered for picture in page.pictures} == set(Picture)


async def test_the_period_is_turned_with_a_key(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.press("g", "p")
        assert "Everything · all time" in screen.text
        await screen.press("p")
        assert "the last 30 days" in screen.text
        await screen.press("p")
        assert "the last 90 days" in screen.text
        assert asked(bench) == [((), 365), ((), None), ((), 30), ((), 90)]


async def test_a_deck_or_topic_is_found_as_the_learner_types(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.press("g", "slash")
        assert "▸ Everything" in screen.text
        await screen.press(*"layers")
        assert "Everything" not in screen.text.partition("layers")[2]
        await screen.press("enter")
        assert "layers · the last year" in screen.text
        assert asked(bench)[-1] == (("basics:transfer/layers",), 365)
        await screen.press("slash")
        assert "▸" in next(row for row in screen.rows if "layers" in row and "seen" in row)
        await screen.press("escape")
        assert len(asked(bench)) == 2


async def test_nothing_found_is_said_and_takes_nothing(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.press("g", "slash", *"zzz", "enter")
        assert "No deck or topic matches." in screen.text
        await screen.press("escape")
        assert asked(bench) == [((), 365)]


async def test_it_opens_with_a_scope(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await screen.app.push_screen(StatisticsScreen(screen.app.kit, ("evaluation",), "Evaluation"))
        await screen.settle()
        assert "Evaluation · the last year" in screen.text
        assert asked(bench) == [(("evaluation",), 365)]


async def test_a_topic_s_screen_opens_the_statistics_of_that_topic(opened: Opened, bench: Bench) -> None:
    bench.insight.seen_topics = figures.full_topics()
    async with opened() as screen:
        await screen.app.push_screen(TopicScreen(screen.app.kit, figures.full_topics().lines[0], 0.8))
        await screen.settle()
        await screen.press("g")
        assert "reinforcement-learning · the last year" in screen.text
        assert asked(bench) == [(("reinforcement-learning/",), 365)]
        await screen.press("escape")
        assert isinstance(screen.app.screen, TopicScreen)


async def test_numbers_stand_in_place_of_the_pictures(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "5", "n")
        assert "30 to 60 days       80    23%" in screen.text
        assert "n pictures" in screen.text
        await screen.press("end")
        assert "Recall now" in screen.text
        await screen.press("n")
        assert "30 to 60 days       80" not in screen.text


async def test_the_numbers_of_a_page_are_copied(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "7", "y")
        assert "Copied" in screen.text
        lines = screen.app.clipboard.splitlines()
        assert lines[0] == "Everything · the last year"
        assert "sure\t89%\t87–91%\t460" in lines


async def test_what_the_trainer_refuses_is_a_sentence_and_the_pictures_stay(opened: Opened, bench: Bench) -> None:
    class Refusing(FakeInsight):
        def statistics(self, names: Sequence[str] = (), days: int | None = 365) -> Statistics:
            if days is None:
                raise QuizError("The log cannot be read.")
            return super().statistics(names, days)

    bench.insight = Refusing(seen_statistics=figures.full_statistics())
    async with opened() as screen:
        await screen.press("g", "p")
        assert "all time" in screen.text
        assert "The log cannot be read." in screen.text
        assert "12 days" in screen.text


async def test_a_page_that_is_too_high_is_scrolled(opened: Opened) -> None:
    async with opened(size=(60, 16)) as screen:
        await screen.press("g")
        assert "Cards ·" not in screen.text
        await screen.press("end")
        assert "Cards ·" in screen.text
        await screen.press("home", "pagedown")
        assert "in a row" not in screen.text
        await screen.press("up", "up", "up", "up", "up", "up", "up", "up", "up")
        assert "in a row" in screen.text


async def test_every_kind_of_question_has_its_row_however_many_there_are(opened: Opened, bench: Bench) -> None:
    kinds = tuple(Pace(f"kind {number}", 10 + number, 9.0) for number in range(9))
    bench.insight.seen_statistics = replace(figures.full_statistics(), pace=kinds)
    async with opened() as screen:
        await screen.press("g", "6", "end")
        assert [kind.form for kind in kinds if kind.form not in screen.text] == []


async def test_another_size_has_other_pages(opened: Opened) -> None:
    async with opened(size=(80, 24)) as screen:
        await screen.press("g", "7")
        await screen.pilot.resize_terminal(120, 40)
        await screen.settle()
        assert tab(screen) == "Habits"
        await screen.pilot.resize_terminal(60, 16)
        await screen.settle()
        assert "▸3 Recall" in screen.text


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (110, 30), (200, 60)])
@pytest.mark.parametrize("odd", HISTORIES)
async def test_odd_histories_are_shown_on_every_page(
    opened: Opened, bench: Bench, odd: str, size: tuple[int, int]
) -> None:
    bench.insight.seen_statistics = HISTORIES[odd]
    async with opened(size=size) as screen:
        await screen.press("g")
        for number in range(1, 8):
            await screen.press(str(number))
            assert max(map(len, screen.rows)) <= size[0]
            await screen.press("n")
            assert max(map(len, screen.rows)) <= size[0]
            await screen.press("n")
        assert screen.app.return_code is None


async def test_a_learner_who_never_answered_is_told_what_will_be_here(opened: Opened, bench: Bench) -> None:
    bench.insight.seen_statistics = HISTORIES["empty"]
    async with opened() as screen:
        await screen.press("g")
        assert "After some days of study" in screen.text
        assert "%" not in screen.text


async def test_few_reviews_are_no_percentage(opened: Opened, bench: Bench) -> None:
    bench.insight.seen_statistics = replace(figures.full_statistics(), right=figures.share(3, 4))
    async with opened() as screen:
        await screen.press("g")
        assert "3 of 4" in screen.text
        assert "not enough to say" in screen.text


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_titles_are_shown_and_never_obeyed(opened: Opened, bench: Bench, text: str) -> None:
    bench.deck = DeckName(text, text, text)
    bench.insight.seen_statistics = replace(
        figures.full_statistics(text), pace=(replace(figures.full_statistics().pace[0], form=text),)
    )
    async with opened() as screen:
        await screen.press("g")
        for key in ("slash", "down", "enter", "6", "end", "n", "y", "7", "p", "slash", "escape"):
            await screen.press(key)
            assert_harmless(screen)


async def test_every_level_of_the_calendar_has_a_glyph_of_its_own(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g")
        assert all(f"{glyph} " in screen.text for glyph in "·░▒▓█")


@pytest.mark.parametrize(("columns", "title"), [(60, "Answers of 50 weeks"), (80, "Answers of the year")])
async def test_the_calendar_is_named_by_what_it_shows(opened: Opened, columns: int, title: str) -> None:
    async with opened(size=(columns, 24)) as screen:
        await screen.press("g")
        assert title in screen.text


async def test_the_first_page_in_the_terminal_s_own_colours(opened: Opened) -> None:
    async with opened(theme="quizapp-ansi") as screen:
        await screen.press("g")
        assert_pictured(screen, "statistics-today-ansi")


@pytest.mark.parametrize("size", SIZES)
async def test_the_pages_look_as_they_should(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size=size) as screen:
        await screen.press("g")
        for number, page in enumerate(WIDE_PAGES if size[0] >= 110 else PAGES, start=1):
            await screen.press(str(number))
            assert_looks_like(screen, f"statistics-{page.name.lower()}")
        await screen.press("n")
        assert_looks_like(screen, "statistics-numbers")
