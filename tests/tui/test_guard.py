"""Which presses may rate."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from quizapp.core.review import Rating
from quizapp.tui.guard import GAP_S, REVEAL_S, Guard, Ticks

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


class At(Ticks):
    """A clock that is set by hand."""

    time = 0.0

    def now(self) -> float:
        return self.time

    def of(self, event: events.Event) -> float:
        return self.time


def pressed_at(guard: Guard, ticks: At, time: float) -> bool:
    ticks.time = time
    guard.pressed(events.Key("3", "3"))
    return guard.may_rate()


def test_nothing_rates_before_the_reveal() -> None:
    ticks = At()
    assert not pressed_at(Guard(ticks), ticks, 1000.0)


@pytest.mark.parametrize(("after", "may"), [(0.0, False), (0.149, False), (0.151, True), (60.0, True)])
def test_a_rating_waits_for_the_eyes(after: float, may: bool) -> None:
    ticks = At()
    guard = Guard(ticks)
    ticks.time = 10.0
    guard.reveal()
    assert pressed_at(guard, ticks, 10.0 + after) == may


@pytest.mark.parametrize(("gap", "may"), [(0.001, False), (0.029, False), (0.031, True)])
def test_keys_of_a_burst_never_rate(gap: float, may: bool) -> None:
    ticks = At()
    guard = Guard(ticks)
    guard.reveal()
    pressed_at(guard, ticks, 5.0)
    assert pressed_at(guard, ticks, 5.0 + gap) == may


def test_a_hidden_answer_cannot_be_rated() -> None:
    ticks = At()
    guard = Guard(ticks)
    guard.reveal()
    guard.hide()
    assert not pressed_at(guard, ticks, 50.0)


@given(st.lists(st.floats(min_value=0, max_value=GAP_S * 0.9), min_size=1, max_size=50))
def test_of_a_burst_at_most_the_first_key_may_rate(gaps: list[float]) -> None:
    ticks = At()
    guard = Guard(ticks)
    guard.reveal()
    time = 1.0 + REVEAL_S
    pressed_at(guard, ticks, time)
    for gap in gaps:
        time += gap
        assert not pressed_at(guard, ticks, time)


async def test_the_first_key_of_a_burst_is_told_by_what_follows() -> None:
    guard = Guard(At())
    guard.pressed(events.Key("3", "3"))
    assert await guard.quiet()
    waiting = asyncio.ensure_future(guard.quiet())
    await asyncio.sleep(0)
    guard.pressed(events.Key("3", "3"))
    assert not await waiting


async def test_a_rating_right_after_the_reveal_is_ignored(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        screen.hands.speed = 0.1
        await screen.press("3")
        assert screen.bench.ratings == []
        await screen.press("3")
        assert screen.bench.ratings == [Rating.GOOD]


async def test_one_key_rates_one_card(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "3", "3", "3", "4")
        assert screen.bench.ratings == [Rating.GOOD]


@pytest.mark.parametrize("keys", [["3"], ["space"], ["space", "3"], ["enter", "1", "2", "3", "4"]])
async def test_a_flood_of_keys_rates_no_card(studying: Opened, deck: type[Deck], keys: list[str]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE, deck.CHOICE) as screen:
        await screen.press("space")
        screen.hands.speed = 0.002
        for number in range(2000):
            screen.key(keys[number % len(keys)])
        await screen.settle()
        assert screen.bench.ratings == []
        screen.hands.speed = 0.5
        await screen.press("3")
        assert screen.bench.ratings == [Rating.GOOD]


async def test_a_pasted_or_forged_line_after_a_pause_rates_no_card(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        screen.key("3")
        await screen.pilot._wait_for_screen()
        await screen.pilot._wait_for_screen()
        screen.hands.speed = 0.001
        for key in "3;1;2c":
            screen.key(key)
        await screen.settle()
        assert screen.bench.ratings == []


@pytest.mark.parametrize("report", [events.CursorPosition(3, 12), events.Paste("3")], ids=["cursor", "paste"])
async def test_a_key_right_behind_what_the_terminal_says_by_itself_rates_no_card(
    studying: Opened, deck: type[Deck], report: events.Event
) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space")
        screen.hands.time += 10
        screen.app.post_message(report)
        screen.hands.speed = 0.002
        await screen.press("3")
        assert screen.bench.ratings == []
        screen.hands.speed = 0.5
        await screen.press("3")
        assert screen.bench.ratings == [Rating.GOOD]


async def test_where_silences_are_told_a_press_rates_only_if_it_came_alone() -> None:
    ticks = At()
    guard = Guard(ticks, told=True)
    guard.reveal()
    assert pressed_at(guard, ticks, 1.0)
    waiting = asyncio.ensure_future(guard.quiet())
    await asyncio.sleep(0)
    assert not waiting.done()
    guard.lull(1)
    assert await waiting
    assert pressed_at(guard, ticks, 2.0)
    guard.lull(2)
    assert not await guard.quiet()


@given(st.lists(st.floats(min_value=0, max_value=60), min_size=1, max_size=20))
def test_where_silences_are_told_no_times_make_a_burst_look_like_fingers(gaps: list[float]) -> None:
    ticks = At()
    guard = Guard(ticks, told=True)
    guard.reveal()
    pressed_at(guard, ticks, 1.0)
    for number, time in enumerate(gaps):
        assert not pressed_at(guard, ticks, 1.0 + number + time)


async def test_where_silences_are_told_a_second_press_ends_the_waiting() -> None:
    ticks = At()
    guard = Guard(ticks, told=True)
    guard.reveal()
    pressed_at(guard, ticks, 1.0)
    waiting = asyncio.ensure_future(guard.quiet())
    await asyncio.sleep(0)
    pressed_at(guard, ticks, 1.01)
    assert not await waiting
