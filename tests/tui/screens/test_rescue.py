"""The sheet that offers the ways out of a database that cannot be used."""

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from quizapp.core.backup import Backup, Contents
from quizapp.errors import DamagedError, DatabaseError, LostError, QuizError
from quizapp.tui.app import QuizApp
from tests.tui.bench import Bench
from tests.tui.driving import Hands, Screen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from quizapp.trainer.doctor.rescue import Damage, Rescue
    from quizapp.trainer.trainer import Trainer

PATH = Path("/home/ada/quizapp.db")
BACKUP = Backup("quizapp-1.db", 0, 1, "day", "", Contents(3300, 3210, "", None, 6))


class FakeRescue:
    """Offers what it was made with, and remembers what was chosen."""

    def __init__(self, backup: Backup | None = BACKUP, reviews: int = 3300, beyond: int = 90) -> None:
        self.taken: list[str] = []
        self.ended = False
        self.trouble: QuizError | None = None
        self._what = (backup, reviews, beyond)

    def look(self) -> "Damage":
        from quizapp.trainer.doctor.rescue import Damage

        backup, reviews, beyond = self._what
        return Damage(PATH, backup, "2026-11-19 21:14", reviews, beyond)

    def take(self, way: str) -> str:
        if self.trouble:
            raise self.trouble
        self.taken.append(str(way))
        return "The backup is back, with 3,210 reviews."

    def end(self) -> None:
        self.ended = True


@pytest.fixture
def rescue() -> FakeRescue:
    return FakeRescue()


class Scene:
    """Opens the app on a database that cannot be opened, until something was done about it."""

    def __init__(self, rescue: FakeRescue, error: DatabaseError) -> None:
        self._rescue = rescue
        self._error = error

    @asynccontextmanager
    async def screen(self, size: tuple[int, int] = (80, 24)) -> "AsyncIterator[Screen]":
        bench, hands = Bench(), Hands()

        def open_trainer() -> "Trainer":
            if not self._rescue.taken:
                raise self._error
            return cast("Trainer", bench)

        app = QuizApp(lambda: None, open_trainer, ticks=hands, rescue=lambda: cast("Rescue", self._rescue))
        app.animation_level = "none"
        async with app.run_test(size=size) as pilot:
            screen = Screen(app, pilot, bench, hands)
            await screen.until("Still to be read")
            yield screen


DAMAGED = DamagedError(f"{PATH} is damaged; nothing more was written to it.")
LOST = LostError(f"{PATH} holds 5 entries of the log; it held 9 before.")


async def test_a_damaged_database_is_said_with_all_that_there_is_to_go_back_to(rescue: FakeRescue) -> None:
    async with Scene(rescue, DAMAGED).screen() as screen:
        assert "The database is damaged." in screen.text
        assert "Newest good backup: 2026-11-19 21:14, 3,210 reviews." in screen.text
        told = " ".join(screen.text.replace("│", " ").split())
        assert "Still to be read in the file: 3,300 reviews, 90 of them not in the backup." in told
        assert "b  the backup, and on top of it what can be read" in screen.text
        assert "b both   r backup   s readable   esc leave it as it is" in screen.text
        assert "go on with what is there" not in screen.text


@pytest.mark.parametrize(("key", "way"), [("b", "both"), ("r", "backup"), ("s", "salvage")])
async def test_a_way_that_was_chosen_is_taken_and_home_opens_after_it(rescue: FakeRescue, key: str, way: str) -> None:
    async with Scene(rescue, DAMAGED).screen() as screen:
        await screen.press(key)
        await screen.until("The backup is back")
        await screen.press("escape")
        await screen.until("Welcome")

        assert rescue.taken == [way]
        assert screen.at_home
        assert "damaged" not in screen.text


async def test_what_was_left_can_be_looked_at_again_and_other_screens_say_what_is_wrong(rescue: FakeRescue) -> None:
    async with Scene(rescue, DAMAGED).screen() as screen:
        await screen.press("?")
        assert "A database that is damaged (here)" in screen.text
        await screen.press("escape", "escape")
        assert "space  see the ways out" in screen.text
        await screen.press("b")
        await screen.until("nothing more was written to it")
        await screen.press("escape", "space")
        await screen.until("Still to be read")


async def test_left_as_it_is_nothing_is_done_and_home_says_why_it_is_empty(rescue: FakeRescue) -> None:
    async with Scene(rescue, DAMAGED).screen() as screen:
        await screen.press("escape")

        assert (rescue.taken, rescue.ended) == ([], True)
        assert "is damaged" in screen.text


async def test_a_way_that_is_not_offered_cannot_be_taken() -> None:
    rescue = FakeRescue(backup=None, reviews=12, beyond=12)
    async with Scene(rescue, DAMAGED).screen() as screen:
        assert "There is no good backup." in screen.text
        await screen.press("b", "r", "g")
        assert rescue.taken == []
        await screen.press("s")
        await screen.until("The backup is back")
        assert rescue.taken == ["salvage"]


async def test_entries_that_are_missing_can_be_gone_on_without(rescue: FakeRescue) -> None:
    async with Scene(rescue, LOST).screen() as screen:
        assert "Entries of your log are missing." in screen.text
        await screen.press("s", "g")
        await screen.until("The backup is back")
        assert rescue.taken == ["accept"]


async def test_what_goes_wrong_is_said_and_may_be_tried_again(rescue: FakeRescue) -> None:
    async with Scene(rescue, DAMAGED).screen() as screen:
        rescue.trouble = QuizError("There is no room left on the disk.")
        await screen.press("b")
        await screen.until("no room left")
        rescue.trouble = None
        await screen.press("b")
        await screen.until("The backup is back")
        assert rescue.taken == ["both"]


class FailingBackups:
    """Backups of a database whose pages turn out to be bad."""

    def make(self, *_: object) -> None:
        raise DAMAGED


class Later:
    """An app on a database that opens, and whose damage is met while it is used."""

    def __init__(self, rescue: FakeRescue, bench: Bench) -> None:
        self._rescue = rescue
        self._bench = bench

    @asynccontextmanager
    async def screen(self) -> "AsyncIterator[Screen]":
        hands, opened = Hands(), [Bench(), self._bench]

        def open_trainer() -> "Trainer":
            return cast("Trainer", opened.pop())

        app = QuizApp(lambda: None, open_trainer, ticks=hands, rescue=lambda: cast("Rescue", self._rescue))
        app.animation_level = "none"
        async with app.run_test(size=(80, 24)) as pilot:
            yield Screen(app, pilot, self._bench, hands)


async def test_a_backup_that_finds_damage_shows_the_ways_out_and_nothing_more_is_written(rescue: FakeRescue) -> None:
    bench = Bench(backup_is_due=True, backups=FailingBackups())
    async with Later(rescue, bench).screen() as screen:
        await screen.until("Still to be read")
        assert bench.closed
        await screen.press("b")
        await screen.until("The backup is back")
        await screen.press("escape")
        await screen.until("start")
        assert screen.at_home
        assert rescue.taken == ["both"]


async def test_damage_that_is_met_in_a_sitting_shows_the_ways_out_and_leads_home(rescue: FakeRescue) -> None:
    bench = Bench()
    async with Later(rescue, bench).screen() as screen:
        await screen.until("start")
        await screen.press("enter")
        await screen.settle()
        assert not screen.at_home

        def damaged(*_: object, **__: object) -> None:
            raise DAMAGED

        bench.grade = damaged  # type: ignore[method-assign, assignment]
        await screen.pilot.press("space")
        await screen.until("Still to be read")
        await screen.press("r")
        await screen.until("The backup is back")
        await screen.press("escape")
        await screen.until("start")
        assert (screen.at_home, bench.closed) == (True, True)
