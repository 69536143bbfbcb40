"""What Home says while the trainer opens."""

import asyncio
from typing import cast

import pytest

from quizapp.core.progress import Work
from quizapp.tui import openingwork
from quizapp.tui.screens.home import HomeScreen


class Listener:
    """Stands in for Home, and keeps what it is told."""

    furnished = True
    is_mounted = True

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: object) -> None:
        self.said.append(str(text))


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
    work, home, coming = Work(), Listener(), iter(told)

    async def wait(seconds: float) -> None:
        work.told = next(coming, None)
        if work.told is None:
            raise asyncio.CancelledError

    monkeypatch.setattr("quizapp.tui.openingwork.asyncio.sleep", wait)
    with pytest.raises(asyncio.CancelledError):
        await openingwork.tell(work, cast("HomeScreen", home))

    assert len(home.said) == len(said)
    assert all(wanted in line for line, wanted in zip(home.said, said, strict=True))
