"""The past of a card, beside a card of Browse, in its sheet, and one key away in a sitting."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from tests.pasts import full_past
from tests.render.test_healthwords import FULL
from tests.tui.bench import Bench
from tests.tui.insight import FakeInsight
from tests.tui.test_looks import SIZES, assert_looks_like
from tests.tui.test_text_safety import HOSTILE, assert_harmless

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck


@pytest.fixture
def bench() -> Bench:
    return Bench(insight=FakeInsight(seen_past=full_past()))


async def test_the_card_of_browse_has_its_past_below_its_memory(opened: Opened, bench: Bench) -> None:
    async with opened(size=(80, 60)) as screen:
        await screen.press("b", "tab", "space")
        assert "── memory" in screen.text
        assert "Due today: 19 days" in screen.text
        assert "── history of 10 reviews" in screen.text
        assert bench.insight.asked == [("past", next(iter(bench.known)))]


async def test_a_wide_terminal_shows_the_past_beside_the_list_and_the_next_card_has_its_own(
    opened: Opened, bench: Bench
) -> None:
    async with opened(size=(120, 40)) as screen:
        await screen.press("b", "tab")
        assert "── forgetting" in screen.text
        await screen.press("down")
        assert [entry[1] for entry in bench.insight.asked][-2:] == list(bench.known)[:2]


async def test_another_card_of_the_sheet_begins_at_its_top(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("b", "tab", "space", "end")
        assert "2026-08-15" in screen.text
        await screen.press("right")
        assert "Of 5,000 castings" in screen.text
        assert "2026-08-15" not in screen.text


async def test_how_the_question_does_stands_before_the_reviews(opened: Opened, bench: Bench) -> None:
    hostile = FULL._replace(options=tuple(option._replace(text=HOSTILE[0]) for option in FULL.options))
    bench.insight.seen_past = replace(full_past(), health=hostile)
    async with opened(size=(80, 120)) as screen:
        await screen.press("b", "tab", "space")
        assert screen.text.index("── how it does") < screen.text.index("── history of 10 reviews")
        assert "forgotten 9 times by one learner" in screen.text
        assert "chosen of the times shown" in screen.text
        assert_harmless(screen)


async def test_a_past_that_cannot_be_read_leaves_the_card_as_it_is(opened: Opened, bench: Bench) -> None:
    bench.insight.seen_past = None
    async with opened() as screen:
        await screen.press("b", "tab", "space", "end")
        assert "── memory" in screen.text
        assert "── history" not in screen.text
        assert screen.app.return_code is None


async def test_in_a_sitting_the_past_comes_with_the_answer(opened: Opened, bench: Bench, deck: type[Deck]) -> None:
    bench.questions = (deck.FLASHCARD,)
    async with opened() as screen:
        await screen.press("space", "p")
        assert "The past of the card comes with the answer." in screen.text
        await screen.press("space", "p")
        assert "The past of this card" in screen.text
        assert "Due today: 19 days" in screen.text
        await screen.press("p")
        assert "The past of this card" not in screen.text
        await screen.press("3")
        assert len(bench.ratings) == 1


async def test_in_a_sitting_a_past_that_cannot_be_read_is_a_sentence(
    opened: Opened, bench: Bench, deck: type[Deck]
) -> None:
    bench.insight.seen_past = None
    bench.questions = (deck.FLASHCARD,)
    async with opened() as screen:
        await screen.press("space", "space", "f10")
        assert "The log cannot be read." in screen.text
        await screen.press("escape", "3")
        assert len(bench.ratings) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_pasts_are_shown_and_never_obeyed(
    opened: Opened, bench: Bench, deck: type[Deck], text: str
) -> None:
    past = full_past()
    reviews = tuple(replace(review, chosen=text, form=text) for review in past.reviews)
    card = replace(past.card, question=text, title=text, topic=text, file=text, answer=text)
    bench.deck = DeckName(text, text, text)
    bench.questions = (deck.FLASHCARD,)
    bench.insight.seen_past = replace(past, card=card, reviews=reviews, why_due=text, delays=(text,) * 4)
    async with opened(size=(120, 40)) as screen:
        for key in ("b", "tab", "space", "end", "escape", "escape", "space", "space", "p", "end"):
            await screen.press(key)
            assert_harmless(screen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_past_looks_as_it_should(
    opened: Opened, bench: Bench, deck: type[Deck], size: tuple[int, int]
) -> None:
    bench.questions = (deck.FLASHCARD,)
    async with opened(size=size) as screen:
        await screen.press("space", "space", "p", "end")
        assert_looks_like(screen, "past")
