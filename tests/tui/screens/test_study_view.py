"""What a key opens is in view, and every row says what it means, in small terminals, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Choice, Option, Question, Typed
from quizapp.core.doubts import Doubt
from quizapp.core.patch import Patch
from quizapp.core.response import Wrote
from quizapp.errors import ChangedError
from quizapp.tui.kit import Request
from quizapp.tui.widgets.answer import Answer
from tests.tui.bench import Bench
from tests.tui.library import CASED, METRIC

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

STUDY = Request()
LONG = "a share of the cases that goes on for several rows of the screen and then for some more, so that it is long"
OPTIONS = tuple(Option(f"{LONG}, number {n}.", right=n == 5, why=f"Comment {n}.") for n in range(1, 7))
MANY = Question(prompt="Which?", body=Choice(OPTIONS), id="many", shuffle=False, hints=("Look at the end.",))
PATCH = Patch("/decks/basics.yaml", 12, ("  a: F1",), ("  a: F1", "  accept: [dice]"), "Adds dice.", "0")


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_an_answer_that_was_corrected_is_said_before_and_with_it(
    opened: Opened, deck: type[Deck], size: tuple[int, int]
) -> None:
    bench = Bench((deck.FLASHCARD, deck.STATEMENT))
    bench.correct()
    async with opened(bench, size=size, study=STUDY) as screen:
        assert "corrected" in screen.text.splitlines()[0]
        assert "since you last saw it" not in " ".join(screen.text.split())
        await screen.press("space")
        assert "The answer was corrected since you last saw it." in " ".join(screen.text.split())


async def test_an_answer_as_it_was_says_nothing_of_corrections(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space")
        assert "corrected" not in screen.text


async def test_a_hint_that_opens_below_is_scrolled_to(studying: Opened) -> None:
    async with studying(MANY) as screen:
        assert "Look at the end." not in screen.text
        await screen.press("h")
        assert "hint  Look at the end." in screen.text


async def test_a_crossed_out_option_says_so_without_colours_and_is_in_view(studying: Opened) -> None:
    async with studying(replace(MANY, hints=())) as screen:
        for _ in range(4):
            await screen.press("h")
            crossed = screen.text.partition("Option ")[2][:1]
            assert f" ✗ {crossed}  a share" in screen.text
        assert "is not it." in screen.text


async def test_comments_are_scrolled_to_with_the_learner_s_own_first(studying: Opened) -> None:
    async with studying(replace(MANY, body=Choice(OPTIONS[::-1]))) as screen:
        await screen.press("4")
        await screen.press("w")
        places = [screen.place(f"{n}  Comment {c}.")[0] for n, c in ((4, 3), (1, 6), (2, 5), (3, 4), (5, 2), (6, 1))]
        assert places == sorted(places)


@pytest.mark.parametrize("key", ["2", "ctrl+r"])
async def test_the_verdict_names_the_right_option_that_is_out_of_view(studying: Opened, key: str) -> None:
    async with studying(MANY) as screen:
        await screen.press(key)
        assert "option 5 is right" in screen.text


async def test_hidden_options_can_be_seen_after_the_answer(opened: Opened) -> None:
    async with opened(Bench((METRIC,), hides=True), study=STUDY) as screen:
        assert "The options are hidden" in screen.text
        await screen.press(*"0.7", "enter")
        assert "The options are hidden" not in screen.text
        await screen.press("o")
        assert " ✓ 1  0.8" in screen.text
        assert "   2  0.4" in screen.text
        assert "That is the precision." in screen.text
        await screen.press("o")
        assert "That is the precision." not in screen.text
        await screen.press("space")
        assert not screen.bench.log[0][3].opened


async def test_an_undo_says_that_the_deck_keeps_what_was_written(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED, deck.FLASHCARD), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a", "y", "space", "u")
        assert "Rating taken back. The deck keeps what was written." in screen.text
        await screen.press("u")
        assert "The deck keeps what was written." in screen.text


async def test_a_deck_that_changed_meanwhile_can_be_looked_at_again(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.TYPED,), offered=PATCH), study=STUDY) as screen:
        await screen.press(*"dice", "enter", "i", "a")
        screen.bench.refuse.append(ChangedError("/a/very/long/path/of/a/deck.yaml was changed meanwhile. " * 3))
        await screen.press("y")
        assert "The deck was changed meanwhile. a looks again." in screen.text
        assert "counted, as you say so" in screen.text
        assert "a add to the deck" in screen.text
        await screen.press("a", "y")
        assert screen.bench.written == [PATCH]


async def test_what_was_typed_is_back_in_the_field_after_two_undos(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED, deck.FLASHCARD) as screen:
        await screen.press(*"accurate", "enter", "space", "u", "u")
        assert screen.app.screen.query_one(Answer).value == "accurate"


async def test_who_reads_a_long_case_and_types_is_back_at_the_question(studying: Opened) -> None:
    long = "\n\n".join(f"Paragraph {number} of the case." for number in range(20))
    async with studying(replace(CASED, context=long)) as screen:
        await screen.press("pageup", "pageup")
        assert "How many parameters?" not in screen.text
        await screen.press("6")
        assert "How many parameters?" in screen.text
        assert screen.app.screen.query_one(Answer).value == "6"


async def test_the_way_back_to_the_answer_is_named(
    opened: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.core.doubts.doubt", lambda *_: Doubt("Do you mean that?", Wrote("b")))
    async with opened(Bench((deck.TYPED,)), study=STUDY) as screen:
        await screen.press("a", "enter")
        assert "u q back to the answer" in screen.text
        await screen.press("q")
        assert "Do you mean" not in screen.text


async def test_a_small_terminal_cuts_nothing_and_keeps_the_hint(opened: Opened, deck: type[Deck]) -> None:
    slip = Typed("false positive rate", typos=1)
    questions = (METRIC, deck.FLASHCARD, replace(deck.TYPED, body=slip), deck.ORDER, deck.MATCH)
    async with opened(Bench(questions), study=STUDY, size=(60, 20)) as screen:
        for answer in ("2", "space", ("f", *"alse positve rate", "enter"), ("enter",), ("ctrl+r",)):
            if "Match each" not in screen.text:
                assert "hint" in screen.rows[-1] or "F1" in screen.rows[-1]
            assert "…" not in "".join(screen.rows[-6:])
            await screen.press(*((answer,) if isinstance(answer, str) else answer))
            assert "…" not in "".join(screen.rows[-6:])
            await screen.press("space")


async def test_options_use_the_width_of_a_small_terminal(opened: Opened) -> None:
    async with opened(Bench((MANY,)), study=STUDY, size=(60, 20)) as screen:
        text = screen.rows[screen.place("1  a share")[0]][7:50]
        assert len(text) > 37
        await screen.press("1")
        assert "number 1.  yours" in screen.text
        assert text in screen.text


async def test_browse_tells_the_right_options_of_several_and_calls_none_missed(
    opened: Opened, deck: type[Deck]
) -> None:
    async with opened(Bench((deck.MULTI,))) as screen:
        await screen.press("b", "tab", "space")
        assert "Bagging  right answer" in screen.text
        assert "missed" not in screen.text


@pytest.mark.parametrize(
    ("name", "heading", "says"),
    [
        ("ORDER", "Steps to put in order", "pick a step up; put it down"),
        ("MATCH", "Pairs to match", "the next open row"),
        ("CHOICE", "Options to choose from", "that is the answer"),
        ("MULTI", "Options to choose from", "pick, or unpick"),
        ("TYPED", "An answer that is typed", "clear the field"),
        ("FLASHCARD", "A question to think about", "show the answer"),
    ],
)
async def test_the_help_begins_with_what_is_at_hand(
    studying: Opened, deck: type[Deck], name: str, heading: str, says: str
) -> None:
    async with studying(getattr(deck, name)) as screen:
        await screen.press("f1")
        assert screen.place(heading)[0] < screen.place(says)[0] < screen.place("Study (here)")[0]


async def test_the_help_begins_with_the_ratings_once_the_answer_is_there(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, size=(80, 120)) as screen:
        await screen.press("space", "question_mark")
        assert screen.place("Again, Hard, Good, Easy")[0] < screen.place("Study (here)")[0]
        assert sum("pick, match or place this" in row for row in screen.rows) == 1
