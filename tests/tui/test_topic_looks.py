"""Topics, readiness and catching up as plain rows; see `test_looks`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.test_looks import SIZES, assert_looks_like
from tests.tui.topical import ALL_DONE, BACKLOG, BEHIND, topical

if TYPE_CHECKING:
    from tests.tui.driving import Opened


@pytest.mark.parametrize("size", SIZES)
async def test_topics_and_one_of_them(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(topical(), size=size) as screen:
        await screen.press("t", "down", "down")
        assert_looks_like(screen, "topics")
        await screen.press("enter", "down")
        assert_looks_like(screen, "topic")
        await screen.press("escape", "o")
        assert_looks_like(screen, "topics-ranked")


@pytest.mark.parametrize("size", SIZES)
async def test_readiness(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(topical(), size=size) as screen:
        await screen.press("r")
        assert_looks_like(screen, "ready")


@pytest.mark.parametrize("size", SIZES)
async def test_catching_up(opened: Opened, size: tuple[int, int]) -> None:
    bench = topical()
    bench.seen, bench.insight.seen_backlog = BEHIND, BACKLOG
    async with opened(bench, size=size) as screen:
        assert_looks_like(screen, "home-behind")
        await screen.press("c")
        assert_looks_like(screen, "catch-up")


async def test_home_when_all_is_done(opened: Opened) -> None:
    bench = topical()
    bench.seen = ALL_DONE
    async with opened(bench) as screen:
        assert_looks_like(screen, "home-done")
