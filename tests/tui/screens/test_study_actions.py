"""What can be done to the card on the screen itself, by keys and by the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Choice, Multi, Option, Question
from quizapp.core.review import Rating
from quizapp.errors import QuizError
from quizapp.tui.widgets.feedback import VerdictRow
from quizapp.tui.widgets.ratings import RatingBar
from tests.tui.driving import Screen

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

SIX = Choice(tuple(Option(word, right=word == "six") for word in ("one", "two", "three", "four", "five", "six")))


def suspended(screen: Screen) -> list[str]:
    return [id_ for id_, memory in screen.bench.memories.items() if memory.suspended]


def copied(screen: Screen) -> str:
    return screen.app.clipboard


async def test_f_flags_and_unflags_without_touching_the_answer(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("1", "f")
        assert "⚑" in screen.rows[0]
        assert "⚑ Flagged" in screen.text
        assert "✗ 1  0.02  your answer" in screen.text
        await screen.press("f")
        assert "⚑" not in screen.rows[0]
        assert "The flag is gone." in screen.text
        await screen.press("space")
        assert screen.bench.ratings == [Rating.AGAIN]


async def test_a_card_that_was_flagged_can_be_rated_at_once(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "f", "3")
        assert screen.bench.ratings == [Rating.GOOD]


@pytest.mark.parametrize("key", ["minus", "x", "f8"])
async def test_a_card_is_suspended_and_the_next_one_asked(studying: Opened, deck: type[Deck], key: str) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press(key)
        assert len(suspended(screen)) == 1
        assert "A type II error is a […]." in screen.text
        assert "Suspended until you resume it in Browse. u takes that back." in screen.text
        await screen.press("u")
        assert suspended(screen) == []
        assert "Which layers" in screen.text
        assert "Suspending taken back." in screen.text


async def test_b_leaves_a_card_out_until_tomorrow(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        await screen.press("space", "b")
        assert [memory.buried_day for memory in screen.bench.memories.values()] == [screen.bench.at.day]
        assert "type II" in screen.text
        assert "Left out until tomorrow." in screen.text
        assert screen.bench.ratings == []


async def test_setting_the_last_card_aside_ends_the_sitting(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("b")
        assert screen.at_home


async def test_minus_is_the_sixth_option_where_there_is_one(studying: Opened) -> None:
    six = Question(prompt="Which is six?", body=SIX, shuffle=False)
    async with studying(six) as screen:
        await screen.press("minus")
        assert "✓ 6  six  your answer" in screen.text
        assert suspended(screen) == []
        await screen.press("minus")
        assert len(suspended(screen)) == 1


async def test_the_tenth_option_is_0_and_the_eleventh_has_the_arrows(studying: Opened) -> None:
    words = [f"word {number}" for number in range(1, 12)]
    many = Question(
        prompt="Which are right?",
        body=Multi(tuple(Option(word, right=word in ("word 10", "word 11")) for word in words)),
        shuffle=False,
    )
    async with studying(many, size=(80, 30)) as screen:
        assert "1-9 0 ↑↓" in screen.text
        await screen.press("0", "up", "space", "enter")
        assert "✓ Right" in screen.text


async def test_y_copies_the_question_and_once_it_is_shown_the_answer(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("y")
        assert "transfer" in copied(screen)
        assert "edges" not in copied(screen)
        assert "Copied, if your terminal lets programs copy" in screen.text
        await screen.press("space", "y")
        assert "edges" in copied(screen)


async def test_what_is_copied_holds_the_options_and_no_control_characters(studying: Opened, deck: type[Deck]) -> None:
    async with studying(replace(deck.CHOICE, prompt="Which?\x1b]52;c;eA==\x07")) as screen:
        await screen.press("y")
        assert "1. 0.02\n2. 0.50\n3. 0.98\n4. 1.00" in copied(screen)
        assert all(char >= " " or char == "\n" for char in copied(screen))


async def test_u_takes_the_answer_back_before_the_rating(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CHOICE) as screen:
        await screen.press("space", "3", "1", "u")
        assert "Answer taken back" in screen.text
        assert "your answer" not in screen.text
        assert screen.bench.ratings == [Rating.GOOD]
        await screen.press("3")
        assert "✓ 3  0.98  your answer" in screen.text
        await screen.press("u", "u")
        assert screen.bench.ratings == []
        assert "respond to edges" in screen.text
        assert "Rating taken back.  ·  space: " in screen.text


async def test_a_typed_answer_that_is_taken_back_can_be_corrected(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"dice", "enter", "u")
        assert "dice" in screen.text
        assert "answer  F1" not in screen.text
        await screen.press("backspace", "backspace", "backspace", "backspace", *"f1", "enter")
        assert "✓ Right" in screen.text


async def test_a_flag_is_taken_back_where_it_was_set(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("h", "f", "u")
        assert "⚑" not in screen.rows[0]
        assert "Flag taken back." in screen.text
        assert "first filters" in screen.text


async def test_undo_is_offered_only_when_there_is_something_to_undo(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        assert "u undo" not in screen.text
        await screen.press("space")
        assert "u undo" in screen.text
        await screen.press("3")
        assert "u undo" in screen.text
        await screen.press("u", "u")
        assert "u undo" not in screen.text


async def test_a_refusal_of_the_trainer_is_said_and_the_card_stays(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD, deck.CLOZE) as screen:
        screen.bench.refuse.append(QuizError("The data folder cannot be written."))
        await screen.press("b")
        assert "cannot be written" in screen.text
        assert "Which layers" in screen.text


async def test_keys_do_nothing_to_a_card_while_a_letter_is_typed(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"fbxyel-")
        assert screen.bench.memories == {}
        await screen.press("f3")
        assert "⚑" in screen.rows[0]
        assert "fbxyel-" in screen.text


async def test_a_word_says_that_there_is_more_below_and_a_click_on_it_scrolls(
    studying: Opened, deck: type[Deck]
) -> None:
    why = "\n\n".join(f"Reason number {number}." for number in range(20))
    async with studying(replace(deck.FLASHCARD, why=why)) as screen:
        assert "more rows below" not in screen.text
        await screen.press("space")
        assert "Which layers" in screen.text
        assert "── why" in screen.text
        assert "more rows below" in screen.text
        assert "Reason number 19." not in screen.text
        await screen.click_on("▾")
        await screen.click_on("▾")
        await screen.click_on("▾")
        assert "Reason number 19." in screen.text
        assert "more rows below" not in screen.text


@pytest.mark.parametrize("kind", ["FLASHCARD", "CHOICE", "MULTI", "STATEMENT", "TYPED", "CLOZE", "CLOZE_TYPED"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_nothing_jumps_when_the_answer_comes(
    studying: Opened, deck: type[Deck], kind: str, size: tuple[int, int]
) -> None:
    question = getattr(deck, kind)
    async with studying(question, size=size) as screen:
        first = question.prompt.split()[0]
        texts = [first, *(option.text for option in getattr(question.body, "options", ()))]
        before = [screen.place(text) for text in texts]
        pill = next(
            row for row, line in enumerate(screen.rows) if line.strip().startswith(("space  ", "enter  ", "1-"))
        )
        await screen.press("ctrl+r")
        assert "Not known yet" in screen.text
        assert [screen.place(text) for text in texts] == before
        assert screen.place("▸1 Again")[0] == pill


async def test_where_tints_do_not_exist_the_suggested_rating_and_the_verdict_are_reversed(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.CHOICE, theme="quizapp-ansi") as screen:
        await screen.press("3")
        bar, verdict = screen.app.screen.query_one(RatingBar), screen.app.screen.query_one(VerdictRow)
        reversed_ = [segment.text for segment in bar.render_line(0) if segment.style and segment.style.reverse]
        assert [text.strip() for text in reversed_] == ["▸3 Good"]
        assert any(
            segment.text.strip() == "✓ Right" and segment.style.reverse
            for segment in verdict.render_line(0)
            if segment.style
        )


@pytest.mark.parametrize("kind", ["FLASHCARD", "CHOICE"])
async def test_neither_the_reveal_nor_the_next_card_needs_a_new_layout(
    studying: Opened, deck: type[Deck], kind: str
) -> None:
    question = getattr(deck, kind)
    async with studying(question, replace(question, id="other", prompt="Another\n\nprompt."), deck.CLOZE) as screen:
        layouts: list[object] = []
        screen.app.screen.screen_layout_refresh_signal.subscribe(screen.app.screen, layouts.append)
        await screen.press("ctrl+r", "3", "ctrl+r", "1")
        assert "type II" in screen.text
        assert layouts == []


async def test_what_was_said_gives_way_to_the_advice_when_the_card_is_scrolled(
    studying: Opened, deck: type[Deck]
) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("space", "l")
        assert "has a link" in screen.text
        await screen.press("pagedown")
        assert "has a link" not in screen.text
        assert "how well did you know it?" in screen.text


async def test_a_long_sentence_takes_two_rows(studying: Opened, deck: type[Deck]) -> None:
    sentence = (
        "The deck folder cannot be written, because it belongs to somebody else. Make it yours and try again then."
    )
    async with studying(deck.FLASHCARD) as screen:
        screen.bench.refuse.append(QuizError(sentence))
        await screen.press("f")
        assert sentence in " ".join(screen.text.split())


async def test_what_was_said_is_still_there_in_a_window_of_another_size(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("f")
        await screen.pilot.resize_terminal(90, 30)
        await screen.settle()
        assert "⚑ Flagged" in screen.text
