"""What happens to an answer before it is graded, and what a learner may say of it after."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Number
from quizapp.core.doubts import Doubt
from quizapp.core.patch import Patch
from quizapp.core.response import Judged, Skipped, Wrote
from quizapp.core.review import Confidence
from quizapp.errors import QuizError
from quizapp.tui.kit import Request
from quizapp.tui.widgets.answer import Answer
from tests.tui.bench import Bench

if TYPE_CHECKING:
    from quizapp.core.cards import Card
    from quizapp.core.response import Response
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

STUDY = Request()
PATCH = Patch("/decks/basics.yaml", 12, ("  a: F1 score",), ("  a: F1 score", "  accept: [dice]"), "Adds dice.", "0")


@pytest.fixture
def doubts(monkeypatch: pytest.MonkeyPatch) -> dict[str, Doubt]:
    """Doubts by the text that was typed."""
    found: dict[str, Doubt] = {}

    def doubt(_card: Card, given: Response) -> Doubt | None:
        return found.get(given.text) if isinstance(given, Wrote) else None

    monkeypatch.setattr("quizapp.core.doubts.doubt", doubt)
    return found


async def test_what_is_no_number_is_told_and_stays_in_the_field(
    studying: Opened, deck: type[Deck], doubts: dict[str, Doubt]
) -> None:
    doubts["many"] = Doubt("That is no number: write it like 0.8, 4/5 or 80 %.")
    async with studying(replace(deck.TYPED, body=Number("0.8"))) as screen:
        await screen.press(*"many", "enter")
        assert "That is no number" in screen.text
        assert screen.app.screen.query_one(Answer).value == "many"
        assert "Not right" not in screen.text
        await screen.press("backspace")
        assert screen.app.screen.query_one(Answer).value == "man"


@pytest.mark.parametrize(("key", "counted"), [("enter", "80 %"), ("y", "80 %"), ("space", "80 %"), ("n", "80")])
async def test_per_cent_is_asked_before_it_counts(
    studying: Opened, deck: type[Deck], doubts: dict[str, Doubt], key: str, counted: str
) -> None:
    doubts["80"] = Doubt("Do you mean 80 per cent?", Wrote("80 %"))
    async with studying(deck.TYPED) as screen:
        row = screen.place("type your answer")[0]
        await screen.press(*"80", "enter")
        assert "Do you mean 80 per cent?" in screen.text
        assert screen.place("you     80")[0] == row
        await screen.press(key)
        assert f"you     {counted}\n" in f"{screen.text}\n"
        await screen.press("1")
        assert screen.bench.log[0][3].response == Wrote(counted)


@pytest.mark.parametrize("key", ["u", "escape", "ctrl+z"])
async def test_a_doubt_may_lead_back_to_the_field(
    studying: Opened, deck: type[Deck], doubts: dict[str, Doubt], key: str
) -> None:
    doubts["80"] = Doubt("Do you mean 80 per cent?", Wrote("80 %"))
    async with studying(deck.TYPED) as screen:
        await screen.press(*"80", "enter", key)
        assert "Do you mean" not in screen.text
        await screen.press(*"0")
        assert screen.app.screen.query_one(Answer).value == "800"


async def test_an_enter_that_bounces_is_no_yes(studying: Opened, deck: type[Deck], doubts: dict[str, Doubt]) -> None:
    doubts["80"] = Doubt("Do you mean 80 per cent?", Wrote("80 %"))
    async with studying(deck.TYPED) as screen:
        await screen.press(*"80")
        screen.hands.speed = 0.001
        await screen.press("enter", "enter", "enter")
        assert "Do you mean 80 per cent?" in screen.text
        screen.hands.speed = 0.5
        await screen.press("enter")
        assert "you     80 %" in screen.text


async def test_a_doubt_stands_while_help_is_open_and_the_terminal_changes(
    studying: Opened, deck: type[Deck], doubts: dict[str, Doubt]
) -> None:
    doubts["80"] = Doubt("Do you mean 80 per cent?", Wrote("80 %"))
    async with studying(deck.TYPED) as screen:
        await screen.press(*"80", "enter", "f1", "escape")
        await screen.pilot.resize_terminal(100, 30)
        await screen.settle()
        assert "Do you mean 80 per cent?" in screen.text


@pytest.mark.parametrize(
    ("key", "confidence"),
    [("1", Confidence.SURE), ("2", Confidence.UNSURE), ("3", Confidence.GUESS), ("space", None), ("enter", None)],
)
async def test_confidence_is_asked_between_answer_and_reveal(
    opened: Opened, deck: type[Deck], key: str, confidence: Confidence | None
) -> None:
    async with opened(Bench((deck.FLASHCARD,), confides=True), study=STUDY) as screen:
        await screen.press("space")
        assert "How sure are you?" in screen.text
        assert "1  sure" in screen.text
        assert "The early ones" not in screen.text
        await screen.press(key)
        assert "The early ones" in screen.text
        await screen.press("3")
        _, _, _, graded, rating = screen.bench.log[0]
        assert (graded.confidence, graded.response, rating) == (confidence, Judged(), 3)


async def test_confidence_is_asked_of_what_was_typed_and_of_what_was_clicked(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED, deck.CHOICE), confides=True), study=STUDY) as screen:
        await screen.press(*"f1", "enter")
        assert "you     f1" in screen.text
        await screen.press("2")
        assert "✓ Right" in screen.text
        await screen.press("space")
        await screen.click_on("0.50")
        await screen.click_on("3  a guess")
        assert "0.50  your answer" in screen.text
        await screen.press("1")
        assert [entry[3].confidence for entry in screen.bench.log] == [Confidence.UNSURE, Confidence.GUESS]


async def test_one_can_go_back_before_saying_how_sure(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED,), confides=True), study=STUDY) as screen:
        await screen.press(*"f", "enter", "u")
        assert "How sure" not in screen.text
        await screen.press(*"1", "enter", "1")
        assert "✓ Right" in screen.text


async def test_who_does_not_know_is_not_asked_how_sure(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.CHOICE,), confides=True), study=STUDY) as screen:
        await screen.press("ctrl+r", "1")
        assert screen.bench.log[0][3].response == Skipped()


async def test_keys_in_a_burst_say_nothing_of_confidence_and_rate_nothing(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.CHOICE, deck.FLASHCARD), confides=True), study=STUDY) as screen:
        screen.hands.speed = 0.001
        await screen.press("1", "1", "1", "2")
        assert "How sure are you?" in screen.text
        screen.hands.speed = 0.5
        await screen.press("2")
        screen.hands.speed = 0.001
        await screen.press("2", "2")
        assert "How sure" not in screen.text
        assert screen.bench.ratings == []


async def test_a_hint_crosses_an_option_out_that_nothing_picks_then(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        assert "hint (2 left)" in screen.text
        await screen.press("h")
        assert "Hard is the best rating" in screen.text
        assert "hint (1 left)" in screen.text
        rows = [row for row in screen.rows if row.strip()[:3] in ("1  ", "2  ", "3  ", "4  ")]
        gone = next(iter(screen.app.screen.shown.crossed))  # type: ignore[attr-defined]
        place = screen.app.screen.shown.asked.order.index(gone)  # type: ignore[attr-defined]
        assert len(rows) == 3
        assert f"✗ {place + 1}  " in screen.text
        assert f"Option {place + 1} is not it." in screen.text
        await screen.press(str(place + 1))
        assert "crossed that option out" in screen.text
        for _ in range(4):
            await screen.press("down")
            assert f"▸  {place + 1}" not in screen.text
        await screen.press("h", "h")
        assert "no further hint" in screen.text


async def test_options_that_are_hidden_are_shown_as_a_hint(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.CHOICE,), hides=True), study=STUDY) as screen:
        assert "The options are hidden" in screen.text
        assert "0.50" not in screen.text
        assert "ctrl+o options" in screen.text
        await screen.press(*"0.9", "ctrl+o")
        assert "0.50" in screen.text
        assert "Hard is the best rating" in screen.text
        await screen.press("1")
        assert screen.app.screen.shown.graded  # type: ignore[attr-defined]


async def test_i_was_right_offers_to_change_the_deck_and_writes_on_yes(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED,), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "a")
        assert "Change the deck?" not in screen.text
        await screen.press("i")
        assert "a add to the deck" in screen.text
        await screen.press("a")
        assert "+   accept: [dice]" in screen.text
        assert "    a: F1 score" in screen.text
        assert "-   a:" not in screen.text
        assert "line 12" in screen.text
        await screen.press("y")
        assert screen.bench.written == [PATCH]
        assert "Written: /decks/basics.yaml, line 12." in screen.text
        assert "add to the deck" not in screen.text
        await screen.press("a")
        assert "nothing to change in the deck" in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].override


@pytest.mark.parametrize("key", ["n", "escape", "enter", "space"])
async def test_the_deck_is_written_on_no_other_key(opened: Opened, deck: type[Deck], key: str) -> None:
    async with opened(Bench((deck.TYPED,), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a", key)
        assert screen.bench.written == []


async def test_a_deck_that_cannot_be_written_says_why_and_the_answer_still_counts(
    opened: Opened, deck: type[Deck]
) -> None:
    async with opened(Bench((deck.TYPED,), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a")
        screen.bench.refuse.append(QuizError("basics.yaml changed meanwhile: nothing was written."))
        await screen.press("y")
        assert "changed meanwhile: nothing was written." in screen.text
        await screen.press("space")
        assert screen.bench.log[0][3].override


async def test_where_no_change_is_sensible_that_is_said(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED,)), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a")
        assert "add to the deck" not in screen.text
        assert "nothing to change in the deck" in screen.text


async def test_a_longer_sentence_leaves_nothing_behind(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED,), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a")
        screen.bench.refuse.append(QuizError("basics.yaml changed meanwhile: " + "nothing at all was written. " * 3))
        await screen.press("y")
        assert "counted, as you say so" not in screen.text
        await screen.press("f")
        assert "counted, as you say so" in screen.text
        assert "written" not in screen.text
