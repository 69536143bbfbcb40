"""Backups: seen, made and put back above Home; the first of a day is made behind it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from quizapp.core.backup import Backup, Contents
from quizapp.core.progress import Progress
from quizapp.errors import DatabaseError, QuizError
from tests.tui.screens.test_commands import find

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen

NOON = 1_790_000_000_000


def backup(number: int, reason: str = "day") -> Backup:
    contents = Contents(number, 1000 * number, "x", None, 6)
    return Backup(f"{number}.db", NOON + number * 86_400_000, 3 << 20, reason, "", contents)


class FakeKeeper:
    """Backups in memory, the newest first; what is refused is raised once."""

    def __init__(self, *backups: Backup) -> None:
        self.backups = list(backups)
        self.restored: list[Backup] = []
        self.refuse: list[QuizError] = []

    def listed(self) -> list[Backup]:
        return list(self.backups)

    def make(self) -> Backup:
        if self.refuse:
            raise self.refuse.pop()
        self.backups.insert(0, backup(7, "asked for"))
        return self.backups[0]

    def loss(self, backup: Backup) -> str:
        if self.refuse:
            raise self.refuse.pop()
        return f"Your log holds 9,000 reviews now. {9000 - backup.contents.reviews:,} of them will be gone."

    def restore(self, backup: Backup) -> str:
        if self.refuse:
            raise self.refuse.pop()
        self.restored.append(backup)
        return "Your log is that of the backup now."


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper(backup(2), backup(1, "fit [/b]"))


async def show(screen: Screen, keeper: FakeKeeper) -> None:
    screen.app.kit.keeper = keeper
    assert await find(screen, "backups: see") == ["Backups: see them, make one, put one back  "]
    await screen.press("enter")
    await screen.until("Backups of your log")


async def test_the_palette_leads_to_the_backups_and_escape_back(opened: Opened, keeper: FakeKeeper) -> None:
    async with opened() as screen:
        await show(screen, keeper)
        await screen.until("2,000 reviews")
        assert "1,000 reviews" in screen.text
        assert "fit [/b]" in screen.text
        await screen.press("escape")
        assert screen.at_home


async def test_one_is_made_and_stands_first(opened: Opened, keeper: FakeKeeper) -> None:
    async with opened() as screen:
        await show(screen, keeper)
        await screen.press("b")
        await screen.until("Made, and read through: 7,000 reviews.")
        assert len(keeper.backups) == 3


async def test_the_chosen_one_is_put_back_once_that_is_sure(opened: Opened, keeper: FakeKeeper) -> None:
    async with opened() as screen:
        await show(screen, keeper)
        await screen.until("2,000 reviews")
        await screen.press("down", "enter")
        await screen.until("Put this backup back?")
        said = " ".join("".join(letter for letter in screen.text if letter not in "│╭╮╰╯─").split())
        assert "Your log holds 9,000 reviews now. 8,000 of them will be gone." in said
        await screen.press("n")
        assert keeper.restored == []
        await screen.press("enter")
        await screen.until("Put this backup back?")
        await screen.press("y")
        await screen.until("Your log is that of the backup now.")
        assert keeper.restored == [keeper.backups[1]]


async def test_while_one_is_put_back_nobody_has_the_log_open(opened: Opened, bench: Bench, keeper: FakeKeeper) -> None:
    seen: list[bool] = []
    restore = keeper.restore

    def watched(chosen: Backup) -> str:
        seen.append(bench.closed)
        return restore(chosen)

    keeper.restore = watched  # type: ignore[method-assign, assignment]
    async with opened() as screen:
        await show(screen, keeper)
        await screen.until("2,000 reviews")
        await screen.press("enter")
        await screen.until("Put this backup back?")
        await screen.press("y")
        await screen.until("Your log is that of the backup now.")
        assert seen == [True]
        await screen.press("escape")
        assert screen.at_home


async def test_what_cannot_be_done_is_said_and_home_goes_on(opened: Opened, keeper: FakeKeeper) -> None:
    keeper.refuse = [DatabaseError("No room [/b]."), DatabaseError("It is damaged.")]
    async with opened() as screen:
        await show(screen, keeper)
        await screen.until("2,000 reviews")
        await screen.press("enter")
        await screen.until("It is damaged.")
        await screen.press("b")
        await screen.until("No room [/b].")
        await screen.press("escape")
        assert screen.at_home


async def test_help_shows_its_keys_and_leads_back(opened: Opened, keeper: FakeKeeper) -> None:
    async with opened() as screen:
        await show(screen, keeper)
        await screen.press("?")
        assert "Backups (here)" in screen.text
        await screen.press("escape")
        assert "Backups of your log" in screen.text


async def test_two_of_one_minute_are_told_apart(opened: Opened) -> None:
    first = backup(2)
    async with opened() as screen:
        await show(screen, FakeKeeper(first._replace(at_ms=first.at_ms + 1000), first))
        await screen.until("2,000 reviews")
        assert len({row.split("reviews")[0][-25:] for row in screen.rows if "reviews" in row and "MB" in row}) == 2


async def test_without_any_it_says_when_the_first_one_comes(opened: Opened) -> None:
    async with opened() as screen:
        await show(screen, FakeKeeper())
        await screen.until("There is none yet.")
        await screen.press("enter")
        assert "Put this" not in screen.text


class Backups:
    def __init__(self, failure: QuizError | None = None) -> None:
        self.made = threading.Event()
        self.failure = failure

    def make(self, reason: str, _progress: Progress) -> None:
        assert reason == "day"
        self.made.set()
        if self.failure:
            raise self.failure


async def test_one_that_is_due_is_made_behind_home(opened: Opened, bench: Bench) -> None:
    bench.backup_is_due, bench.backups = True, Backups()
    async with opened() as screen:
        await screen.settle()
        assert bench.backups.made.wait(5)


async def test_one_that_cannot_be_made_is_told_on_home(opened: Opened, bench: Bench) -> None:
    bench.backup_is_due, bench.backups = True, Backups(DatabaseError("There is no room for a backup."))
    async with opened() as screen:
        await screen.until("There is no room for a backup.")
        await screen.press("b")
        assert not screen.at_home
