"""What shows more of the question of an exam: its links, its pictures, its case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.response import Chosen
from tests.tui.library import CASED, METRIC

if TYPE_CHECKING:
    from tests.tui.sealed import Sits


async def test_a_question_without_links_picture_or_case_says_so(sits: Sits) -> None:
    async with sits(METRIC) as sitting:
        await sitting.press("f6")
        assert "Nothing that is shown here has a link." in sitting.text
        await sitting.press("v")
        assert "This question has no picture." in sitting.text
        await sitting.press("c")
        assert "it belongs to no case" in sitting.text


@pytest.mark.parametrize("shown", [True, False])
async def test_the_picture_is_opened_or_else_its_place_told(
    sits: Sits, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    monkeypatch.setattr("quizapp.tui.opening.open_picture", lambda _path: shown)
    async with sits(replace(METRIC, image="roc.png")) as sitting:
        sitting.screen.bench.pictures = {"roc.png": "/decks/roc.png"}
        await sitting.press("v")
        assert ("Opened in your picture viewer." if shown else "/decks/roc.png") in sitting.text


async def test_a_picture_that_may_not_be_opened_is_a_sentence_and_the_exam_goes_on(sits: Sits) -> None:
    async with sits(replace(METRIC, image="../secret.png")) as sitting:
        await sitting.press("v")
        assert "There is no picture ../secret.png" in sitting.text
        await sitting.press("1")
        assert sitting.exams.answers == {0: Chosen(frozenset({0}))}


async def test_the_case_and_the_links_are_one_key_away(sits: Sits) -> None:
    async with sits(
        replace(METRIC, context=CASED.context, group=CASED.group, prompt="See <https://example.org>.")
    ) as sitting:
        await sitting.press("c")
        assert "model = Linear(64, 10)" in sitting.text
        await sitting.press("escape", "f6")
        assert "1  https://example.org" in sitting.text
