"""What Home says while the trainer opens."""

import asyncio
from collections.abc import Sequence
from typing import cast

import pytest

from quizapp.core.progress import Work
from quizapp.tui import openingwork
from quizapp.tui.screens.home import HomeScreen


class Listener:
    """Stands in for Home, and keeps what it is told."""

    is_mounted = True

    def __init__(self, *, furnished: bool = True) -> None:
        self.furnished = furnished
        self.said: list[str] = []
        self.drawn = 0

    def say(self, text: object) -> None:
        self.said.append(str(text))

    def draw(self) -> None:
        self.drawn += 1


async def tell(home: Listener, told: Sequence[tuple[str, int, int] | None], monkeypatch: pytest.MonkeyPatch) -> None:
    """What Home hears of work that tells this, one look after the other, until the trainer is open."""
    work, coming = Work(), iter(told)

    async def wait(seconds: float) -> None:
        try:
            work.told = next(coming)
        except StopIteration:
            work.told = None
            raise asyncio.CancelledError from None

    monkeypatch.setattr("quizapp.tui.openingwork.asyncio.sleep", wait)
    with pytest.raises(asyncio.CancelledError):
        await openingwork.tell(work, cast("HomeScreen", home))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([("Adding up reviews", 1, 1)] * 4, []),
        ([("Adding up reviews", 1, 1), ("Reading decks", 1, 30), ("Looking", 0, 9)], []),
        ([("Adding up reviews", 100, 9000), ("Adding up reviews", 200, 9000)], ["200 of 9,000"]),
        ([("Reading", 10, 0), ("Reading", 20, 0)], ["Reading  20"]),
    ],
)
async def test_only_work_that_goes_on_is_told(
    told: list[tuple[str, int, int]], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Listener()

    await tell(home, told, monkeypatch)

    assert len(home.said) == len(said)
    assert all(wanted in line for line, wanted in zip(home.said, said, strict=True))


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        ([None] * 4, 0),
        ([None] * 5, 1),
        ([("Reading", 1, 9), ("Adding up", 1, 9)], 0),
        ([None, ("Reading", 1, 9), ("Reading", 2, 9)], 1),
    ],
)
async def test_a_home_that_a_sitting_comes_before_is_drawn_once_opening_takes_long(
    told: list[tuple[str, int, int] | None], drawn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Listener(furnished=False)

    await tell(home, told, monkeypatch)

    assert home.drawn == drawn
