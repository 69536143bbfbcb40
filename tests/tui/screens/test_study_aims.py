"""Sittings with an aim of their own: what they say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.core.aims import Aim
from quizapp.core.wording import CRAM
from quizapp.tui.kit import Request
from tests.tui.bench import Bench
from tests.tui.topical import topical

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

CRAMMING = Request(aim=Aim.CRAM)


async def test_cramming_says_that_the_schedule_stays_as_it_is(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.FLASHCARD, deck.CLOZE)), study=CRAMMING) as screen:
        assert screen.rows[0].split()[0] == "cram"
        await screen.press("space")
        assert CRAM in screen.text
        assert "1 Again" in screen.text
        assert "back in" not in screen.text
        assert not any(delay in screen.rows[-3] for delay in ("10m", "1d", "2d"))
        await screen.press("3", "q")
        assert CRAM in screen.text


async def test_other_sittings_promise_days_as_before(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.FLASHCARD,)), study=Request()) as screen:
        await screen.press("space")
        assert CRAM not in screen.text
        assert "back" in screen.text


async def test_the_note_of_a_sitting_stands_with_its_first_card_until_something_is_done(
    opened: Opened, deck: type[Deck]
) -> None:
    bench = topical()
    bench.questions, bench.note = (deck.FLASHCARD, deck.CLOZE), "Your weak topics: evaluation."
    async with opened(bench, study=Request(aim=Aim.WEAK)) as screen:
        assert "Your weak topics: evaluation." in screen.text
        await screen.press("space", "3")
        assert "Your weak topics" not in screen.text
