"""The command palette."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from quizapp.core.overview import DeckLine, DeckName, DeckTopic, Overview
from quizapp.core.queue import Counts

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

HOSTILE = "[/b] [@click=app.leave_now]x[/] [red"
NAMED = DeckName("basics", HOSTILE, "basics.yaml")
SEEN = Overview(
    (DeckLine(NAMED, Counts(3, 2), 20, 5),),
    Counts(3, 2),
    1,
    topics=(DeckTopic("basics", "metrics", Counts(1, 0), 5, 1),),
)


async def find(screen: Screen, text: str = "") -> list[str]:
    """Opens the palette, types a text, and gives what is offered then."""
    await screen.press("ctrl+p")
    assert isinstance(screen.app.screen, CommandPalette)
    screen.app.screen.query_one(Input).value = text
    for _ in range(400):
        await screen.pilot.pause(0.005)
        if not any(worker.group.startswith("--textual") and worker.is_running for worker in screen.app.workers):
            break
    await screen.settle()
    return [str(option.prompt) for option in screen.app.screen.query_one(CommandList).options]


async def test_it_offers_what_the_screen_can_do_with_its_keys_then_decks_then_themes(
    opened: Opened, bench: Bench
) -> None:
    bench.seen = SEEN
    async with opened(keymap={"home.browse": "m"}) as screen:
        offered = await find(screen)
        assert offered[0] == "Study everything that is due, and new questions  space"
        assert "Look through all cards  m" in offered
        assert any("What is wrong" in line for line in offered)
        assert offered.index(f"Study {HOSTILE}  ") < offered.index("Study metrics  " + HOSTILE)
        assert offered[-1].startswith("Theme: quizapp-ansi")
        assert not any("row" in line and "up" in line for line in offered)


async def test_a_title_that_looks_like_markup_is_shown_and_found_as_it_is(opened: Opened, bench: Bench) -> None:
    bench.seen = SEEN
    async with opened() as screen:
        assert await find(screen, "[/b]") == [f"Study {HOSTILE}  ", f"Study metrics  {HOSTILE}"]
        assert f"Study {HOSTILE}" in screen.text


async def test_it_studies_a_deck_wherever_it_is_opened_but_in_a_sitting(opened: Opened, bench: Bench) -> None:
    async with opened(bench) as screen:
        await screen.press("s")
        assert (await find(screen, "study basics"))[0] == "Study Basics of evaluation  "
        await screen.press("enter")
        await screen.until("Which layers")
        assert not any(line.startswith("Study Basics") for line in await find(screen, "basics"))


async def test_an_action_of_a_sitting_can_be_found_and_done(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        assert (await find(screen, "next hint"))[0].startswith("The next hint")
        await screen.press("enter")
        await screen.until("Think of what the first filters look like.")


async def test_a_theme_is_worn_at_once(opened: Opened) -> None:
    async with opened() as screen:
        await find(screen, "light")
        await screen.press("enter")
        await screen.settle()
        assert screen.app.theme == "quizapp-light"


async def test_esc_closes_it_and_nothing_was_done(opened: Opened, bench: Bench) -> None:
    async with opened() as screen:
        await find(screen)
        await screen.press("escape")
        assert not isinstance(screen.app.screen, CommandPalette)
        assert "find a deck or topic" in screen.text
        assert bench.ratings == []


@pytest.mark.parametrize("theme", ["quizapp-dark", "quizapp-ansi"])
async def test_it_fits_a_narrow_terminal(opened: Opened, bench: Bench, theme: str) -> None:
    bench.seen = replace(SEEN, decks=(DeckLine(replace(NAMED, title="Long title " * 12), Counts(1, 0), 20, 5),))
    async with opened(size=(60, 20), theme=theme) as screen:
        await find(screen, "study")
        assert max(map(len, screen.rows)) <= 60
        assert "Study everything" in screen.text


async def test_a_key_that_comes_before_the_list_is_drawn_does_no_harm(opened: Opened) -> None:
    async with opened() as screen:
        await screen.pilot.press("ctrl+p", "pagedown", "pageup", "down")
        await screen.until("Study everything")
        assert screen.app.is_running
