"""What happens outside the app shows by itself: other programs that write, a new day, a database that is gone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.review import Phase
from quizapp.errors import GoneError, LockedError, OutdatedError, ReplacedError
from quizapp.tui.screens.gonesheet import GoneSheet

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

GONE = GoneError("Nothing is saved now: /home/me/quizapp.db was deleted while quizapp had it open.")


async def look(screen: Screen) -> None:
    """What the app does by itself every other second."""
    screen.app.look_outside()
    await screen.settle()


def rated_elsewhere(bench: Bench, count: int) -> None:
    """Another program rates some new cards."""
    for card_id in list(bench.known)[:count]:
        memory = bench.memories.get(card_id) or bench._asked(card_id).memory
        bench.memories[card_id] = replace(
            memory, phase=Phase.REVIEW, stability=9.0, difficulty=5.0, reps=1, due_day=bench.at.day + 9,
            last_day=bench.at.day, first_day=bench.at.day, ratings=(0, 0, 1, 0),
        )  # fmt: skip
    bench.others += 1


async def test_home_counts_what_another_program_rated(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        assert "7 new questions" in screen.text
        await look(screen)
        rated_elsewhere(bench, 3)
        assert "7 new questions" in screen.text
        await look(screen)
        assert "4 new" in screen.text


async def test_home_moves_on_to_a_new_day(opened: Opened, bench: Bench) -> None:
    rated_elsewhere(bench, 7)
    async with opened() as screen:
        await look(screen)
        assert "Nothing is due today." in screen.text
        bench.at = replace(bench.at, day=bench.at.day + 9, at_ms=bench.at.at_ms + 9 * 86_400_000)
        await look(screen)
        assert "7 due" in screen.text


async def test_a_backup_that_another_program_put_back_is_told_on_home(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await look(screen)
        bench.refuse_news.append(ReplacedError("A backup was put in the place of your log."))
        rated_elsewhere(bench, 3)
        await look(screen)
        assert "A backup was put in the place of your log." in screen.text
        await look(screen)
        assert "4 new" in screen.text


async def test_a_database_that_a_newer_quizapp_updated_is_told_on_home_as_long_as_it_is(
    opened: Opened, bench: Bench
) -> None:
    outdated = OutdatedError("Nothing is saved now: leave quizapp and start it again.")
    async with opened() as screen:
        await look(screen)
        for _ in range(2):
            bench.refuse_news.append(outdated)
            rated_elsewhere(bench, 3)
            await look(screen)
            assert "Nothing is saved now: leave quizapp" in screen.text
            assert "7 new questions" in screen.text


async def test_what_was_to_be_read_on_home_stays(opened: Opened, bench: Bench) -> None:
    bench.notices = ("The clock was set back.",)
    async with opened() as screen:
        await look(screen)
        rated_elsewhere(bench, 1)
        await look(screen)
        assert "The clock was set back." in screen.text
        assert "6 new" in screen.text


@pytest.mark.parametrize("key", ["t", "b", "g", "r"])
async def test_lists_and_figures_are_asked_for_again(
    opened: Opened, bench: Bench, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with opened() as screen:
        await look(screen)
        await screen.press(key)
        await look(screen)
        here = screen.app.screen
        renewed: list[object] = []

        def noted(of: object) -> None:
            renewed.append(of)

        with monkeypatch.context() as watched:
            watched.setattr(type(here), "renew", noted)
            await look(screen)
            assert renewed == []
            rated_elsewhere(bench, 2)
            await look(screen)
            assert renewed == [here]
        bench.others += 1
        await look(screen)
        assert screen.app.screen is here


async def test_a_question_is_left_alone_whatever_others_do(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        before = screen.text
        screen.bench.others += 1
        screen.bench.gone = GONE
        await look(screen)
        assert screen.text == before


async def test_while_the_database_is_held_nothing_is_said_and_the_next_look_finds_it(
    opened: Opened, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        await look(screen)

        def held() -> tuple[int, int]:
            raise LockedError("Another program is using it.")

        before = screen.text
        with monkeypatch.context() as locked:
            locked.setattr(bench, "news", held)
            await look(screen)
        assert screen.text == before
        rated_elsewhere(bench, 1)
        await look(screen)
        assert "6 new" in screen.text


async def test_a_database_that_is_gone_is_told_once_and_comes_back_with_a_key(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        bench.gone = GONE
        await look(screen)
        await look(screen)
        assert "/home/me/quizapp.db was deleted" in screen.text
        assert [type(one) for one in screen.app.screen_stack].count(GoneSheet) == 1
        await screen.press("w")
        assert "Everything is back." in screen.text
        assert bench.news()
        await screen.press("escape")
        assert screen.at_home


async def test_who_leaves_it_for_later_is_not_asked_every_other_second(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        bench.gone = GONE
        await look(screen)
        assert "w write it back" in screen.text
        await screen.press("escape")
        await look(screen)
        assert screen.at_home


async def test_where_it_cannot_be_written_back_the_sheet_says_why_and_stays(
    opened: Opened, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> None:
        raise LockedError("Another program is using it.")

    async with opened() as screen:
        bench.gone = GONE
        await look(screen)
        with monkeypatch.context() as locked:
            locked.setattr(bench, "write_back", refused)
            await screen.press("w")
        assert "Another program is using it." in screen.text
        await screen.click_on("write it back")
        assert "Everything is back." in screen.text


async def test_who_leaves_it_for_later_goes_on_being_told_that_nothing_is_saved(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse += [GONE, GONE]
        await screen.press("space", "3")
        await screen.press("escape")
        assert "Nothing is saved" in screen.text
        await screen.press("u", "h")
        assert "Nothing is saved: the database is gone." in screen.text
        await screen.press("space")
        assert "Nothing is saved: the database is gone." in screen.text
        await screen.press("3")
        assert "w write it back" in screen.text
        await screen.press("w", "escape")
        assert "Nothing is saved" not in screen.text


async def test_a_rating_that_met_it_is_not_saved_and_can_be_given_again(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse.append(GONE)
        await screen.press("space", "3")
        assert "The database is gone." in screen.text
        await screen.press("escape")
        assert "respond to edges" in screen.text
        assert screen.bench.ratings == []
        await screen.press("3")
        assert len(screen.bench.ratings) == 1
