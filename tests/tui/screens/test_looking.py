"""What shows more of a card: comments, pictures, the case; and how numbers and lists are asked and answered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.deck import Multi, Option, Question
from quizapp.tui.kit import Request
from tests.tui.bench import Bench
from tests.tui.library import CASED, ENSEMBLES, LATENCY, METRIC

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

STUDY = Request()
PICTURES = {"roc.png": "/decks/roc.png"}


def looks(monkeypatch: pytest.MonkeyPatch, *, shown: bool = True) -> list[str]:
    """The paths that a viewer is asked to open; it does, or there is none."""
    opened: list[str] = []

    def open_picture(path: str) -> bool:
        opened.append(path)
        return shown

    monkeypatch.setattr("quizapp.tui.opening.open_picture", open_picture)
    return opened


async def test_the_comment_on_a_chosen_option_stands_beside_its_number(studying: Opened) -> None:
    async with studying(METRIC) as screen:
        await screen.press("2")
        assert " ✗ 2  That is the precision." in screen.text
        assert "That is a guess." not in screen.text
        assert "Recall is TP / (TP + FN)." in screen.text


async def test_w_shows_the_comments_on_all_options_and_hides_them_again(studying: Opened) -> None:
    async with studying(METRIC) as screen:
        await screen.press("2")
        assert "w more comments" in screen.text
        await screen.press("w")
        assert "   3  That is a guess." in screen.text
        assert screen.place("✗ 2  That is")[0] < screen.place("3  That is a guess.")[0]
        assert "w fewer comments" in screen.text
        await screen.press("w")
        assert "That is a guess." not in screen.text


async def test_a_missed_option_is_commented_by_its_number(studying: Opened) -> None:
    body = Multi(
        (
            Option("Bagging", right=True, why="It averages."),
            Option("More data", right=True),
            Option("Depth", right=False),
        )
    )
    async with studying(Question(prompt="Which lower the variance?", body=body, shuffle=False)) as screen:
        await screen.press("2", "enter")
        assert " ○ 1  It averages." in screen.text


async def test_w_says_when_there_is_nothing_more_to_say(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("w")
        assert "Comments come with the answer." in screen.text
        await screen.press("space", "w")
        assert "There are no more comments." in screen.text


async def test_a_confusion_that_happens_again_is_told(opened: Opened) -> None:
    async with opened(Bench((METRIC,), confused=("0.4",)), study=STUDY) as screen:
        await screen.press("2")
        assert "0.4" in screen.text.partition("why")[2]
        assert "once before" in screen.text


async def test_the_field_says_what_number_it_wants_and_the_answer_has_its_unit(studying: Opened) -> None:
    async with studying(LATENCY) as screen:
        row = screen.place("a number with 1 decimal, in ms")[0]
        await screen.press(*"99", "enter")
        assert screen.place("you     99")[0] == row
        assert "answer  12.5" in screen.text
        assert "ms" in screen.rows[row + 1]


async def test_the_field_says_how_many_answers_a_list_wants(studying: Opened) -> None:
    async with studying(ENSEMBLES) as screen:
        assert "3 answers, separated by commas" in screen.text


async def test_a_list_is_told_entry_by_entry_and_counted_as_the_learner_says(studying: Opened) -> None:
    async with studying(ENSEMBLES) as screen:
        await screen.press(*"bagging,boosting,trees", "enter")
        for row in ("✓ bagging", "✓ boosting", "○ stacking  missed", "✗ trees  not one of them"):
            assert row in screen.text
        await screen.press("i")
        for row in ("✓ bagging", "✓ boosting", "○ stacking  missed", "✓ trees\n"):
            assert row in screen.text
        assert "✗" not in screen.text


async def test_the_next_question_asks_for_its_own_answer(studying: Opened, deck: type[Deck]) -> None:
    async with studying(LATENCY, deck.TYPED) as screen:
        await screen.press(*"99", "enter", "space")
        assert "type your answer" in screen.text


async def test_a_question_without_picture_links_or_case_says_so(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("v")
        assert "no picture" in screen.text
        await screen.press("c")
        assert "belongs to no case" in screen.text


@pytest.mark.parametrize(("shown", "key"), [(True, "v"), (False, "f9")])
async def test_one_picture_is_opened_at_once(
    studying: Opened,
    deck: type[Deck],
    monkeypatch: pytest.MonkeyPatch,
    shown: bool,
    key: str,
) -> None:
    opened = looks(monkeypatch, shown=shown)
    async with studying(replace(deck.FLASHCARD, prompt="What is ![the curve](roc.png)?")) as screen:
        screen.bench.pictures = PICTURES
        assert "the curve (picture: roc.png)" in screen.text
        assert "v picture" in screen.text
        await screen.press(key)
        assert opened == ["/decks/roc.png"]
        assert ("Opened in your picture viewer." if shown else "/decks/roc.png") in screen.text


async def test_of_several_pictures_a_digit_opens_one(
    studying: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = looks(monkeypatch)
    async with studying(replace(deck.FLASHCARD, prompt="See ![the curve](roc.png).", image="net.svg")) as screen:
        screen.bench.pictures = PICTURES
        await screen.press("v")
        assert "1  net.svg" in screen.text
        assert "2  the curve" in screen.text
        assert opened == []
        await screen.press("2")
        assert opened == ["/decks/roc.png"]
        assert "Opened in your picture viewer." in screen.text


async def test_a_picture_that_may_not_be_opened_is_a_sentence(
    studying: Opened, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.tui.opening.open_picture", lambda _path: pytest.fail("it was opened"))
    async with studying(replace(deck.FLASHCARD, image="../secret.png")) as screen:
        await screen.press("v")
        assert "There is no picture ../secret.png" in screen.text
        await screen.press("space")
        assert "The early ones" in screen.text


@pytest.mark.parametrize("key", ["f4", "c"])
async def test_the_case_is_one_key_away(studying: Opened, key: str) -> None:
    async with studying(CASED) as screen:
        if key == "c":
            await screen.press(*"1", "enter")
        await screen.press(key)
        assert "The case" in screen.text
        assert "model = Linear(64, 10)" in screen.text
        await screen.press("escape")
        assert "│ The case" not in screen.text


async def test_a_long_case_that_is_out_of_view_is_announced(studying: Opened) -> None:
    long = "\n\n".join(f"Paragraph {number} of the case." for number in range(12))
    async with studying(replace(CASED, context=long)) as screen:
        assert "How many parameters?" in screen.text
        assert "Paragraph 0 of" not in screen.text
        assert "▴ the case is above" in screen.text
        assert "F4 case" in screen.text
        await screen.press("f4")
        assert "Paragraph 0 of" in screen.text


@pytest.mark.parametrize(("width", "shown"), [(80, "•••··"), (120, "•••·· difficulty 3 of 5")])
async def test_the_difficulty_stands_in_the_header(opened: Opened, deck: type[Deck], width: int, shown: str) -> None:
    question = replace(deck.TYPED, difficulty=3)
    async with opened(Bench((question,)), study=STUDY, size=(width, 30)) as screen:
        assert shown in screen.rows[0]
        assert ("difficulty" in screen.rows[0]) == ("difficulty" in shown)


async def test_browse_shows_the_options_that_a_sitting_hides(opened: Opened, deck: type[Deck]) -> None:
    async with opened(Bench((deck.CHOICE,), hides=True)) as screen:
        await screen.press("b", "tab", "space")
        assert "0.98  right answer" in screen.text
        assert "0.50" in screen.text


@pytest.mark.parametrize(
    ("question", "text"), [(LATENCY, "12.5 ms"), (ENSEMBLES, "• boosting"), (CASED, "model = Linear")]
)
async def test_browse_shows_numbers_lists_and_cases(opened: Opened, question: Question, text: str) -> None:
    async with opened(Bench((question,))) as screen:
        await screen.press("b", "tab", "space")
        assert text in screen.text


async def test_an_undone_rating_keeps_the_hints_open(studying: Opened) -> None:
    async with studying(
        replace(METRIC, hints=("Count those found.",)), replace(METRIC, prompt="And now?", id="b")
    ) as screen:
        await screen.press("h", "1", "space", "u", "u")
        assert "Count those found." in screen.text
        assert "hint (1 left)" in screen.text
