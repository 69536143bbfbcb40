"""One topic: its questions, the worst first, and what can be done with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.errors import QuizError
from quizapp.tui.screens.cardsheet import CardSheet
from quizapp.tui.screens.study import StudyScreen
from quizapp.tui.screens.topic import TopicScreen
from tests.tui.topical import topical, worst_first

if TYPE_CHECKING:
    from tests.tui.driving import Opened

TO_IT = ("t", "down", "down", "enter")


async def test_questions_stand_from_worst_to_best_and_say_why(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press(*TO_IT)
        assert "topic  evaluation › precision-recall" in screen.text
        first = next(row for row in screen.rows if "▸" in row)
        for said in ("✓✗✗✓✗", "31%", "Which layers"):
            assert said in first
        assert "Forgotten 3 of the last 5 times. You chose “recall” for “precision” 3 times." in screen.text
        await screen.press("down")
        assert "Recall 62% now, due in 3 days." in screen.text


async def test_what_is_known_of_the_topic_stands_above(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press(*TO_IT)
        assert "known 52% · missing: 36% forgotten, 12% never asked" in screen.text
        assert "Weak: 52% known (90% sure: 43–61%), surely below the target of 80%." in screen.text
        assert "2 leeches" in screen.text


async def test_a_question_that_was_never_asked_has_no_recall(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press(*TO_IT, "end")
        last = next(row for row in screen.rows if "▸" in row)
        assert "·····        –" in last
        assert "%" not in last


@pytest.mark.parametrize(("key", "aim"), [("space", Aim.CURE), ("x", Aim.CRAM), ("m", Aim.CONFUSIONS)])
async def test_a_key_starts_a_sitting_on_the_topic(opened: Opened, key: str, aim: Aim) -> None:
    async with opened(topical()) as screen:
        await screen.press(*TO_IT, key)
        await screen.until("0/7")
        assert isinstance(screen.app.screen, StudyScreen)
        assert (screen.bench.wanted, screen.bench.aims) == ([("evaluation/precision-recall/",)], [aim])


async def test_where_nothing_is_mixed_up_the_key_says_so(opened: Opened) -> None:
    bench = topical()
    bench.insight.seen_confusions = ()
    async with opened(bench) as screen:
        await screen.press(*TO_IT, "m")
        assert "Nothing was taken for anything else twice so far." in screen.text
        assert "mix-ups" not in screen.rows[-1]


async def test_enter_shows_the_whole_card_and_arrows_the_next_one(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press(*TO_IT, "enter")
        assert isinstance(screen.app.screen, CardSheet)
        assert "Early features are general" in screen.text
        await screen.press("right")
        assert "Of 5,000 castings" in screen.text
        await screen.press("escape")
        assert "▸ ···✗✓" in screen.text


async def test_the_sheet_says_when_there_is_more_below(opened: Opened) -> None:
    async with opened(topical(), size=(80, 18)) as screen:
        await screen.press(*TO_IT, "enter")
        assert "↑↓ more" in screen.text
        await screen.press("end")
        assert "↑↓ more" not in screen.text


async def test_in_the_sheet_a_card_can_be_suspended_and_that_be_taken_back(opened: Opened) -> None:
    bench = topical()
    async with opened(bench) as screen:
        await screen.press(*TO_IT, "enter", "-")
        assert "Suspended. u takes it back." in screen.text
        card_id = bench.cards()[0].card_id
        assert bench.memories[card_id].suspended
        await screen.press("u")
        assert not bench.memories[card_id].suspended
        await screen.press("f", "b", "escape")
        assert isinstance(screen.app.screen, TopicScreen)
        assert bench.memories[card_id].flagged


async def test_a_refusal_is_a_sentence_and_the_list_stays(opened: Opened) -> None:
    bench = topical()
    async with opened(bench) as screen:
        await screen.press(*TO_IT, "enter")
        bench.refuse.append(QuizError("The database is read-only."))
        await screen.press("-")
        assert "The database is read-only." in screen.text
        assert "Early features are general" in screen.text


async def test_a_topic_whose_cards_are_all_suspended_says_so_instead_of_figures(opened: Opened) -> None:
    bench = topical()
    asleep = [replace(card, memory=replace(card.memory, suspended=True)) for card in bench.cards()]
    bench.insight.seen_cards = worst_first(asleep)
    async with opened(bench) as screen:
        await screen.press(*TO_IT)
        assert f"All {len(asleep)} cards are suspended. - resumes the chosen one." in screen.text
        assert "90% sure" not in screen.text


async def test_a_topic_whose_questions_are_gone_says_so(opened: Opened) -> None:
    bench = topical()
    bench.insight.seen_cards = ()
    async with opened(bench) as screen:
        await screen.press(*TO_IT)
        assert "There are no questions here." in screen.text
        await screen.press("enter", "down", "end", "pageup")
        assert isinstance(screen.app.screen, TopicScreen)


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_hostile_questions_and_mistakes_fit_any_size(opened: Opened, size: tuple[int, int]) -> None:
    bench = topical()
    insight = bench.insight
    nasty = "[red]\x1b[2J\u202e" + "x" * 300
    insight.seen_cards = tuple(
        replace(one, card=replace(one.card, question=nasty), why=nasty) for one in insight.seen_cards
    )
    insight.seen_confusions = tuple(replace(one, chosen=nasty) for one in insight.seen_confusions * 9)
    async with opened(bench, size=size) as screen:
        await screen.press(*TO_IT)
        assert "\x1b" not in screen.text
        assert "31%" in screen.text
        assert max(map(len, screen.rows)) <= size[0]


async def test_a_flag_has_only_the_cards_read_again_and_what_counts_the_figures_too(opened: Opened) -> None:
    bench = topical()
    async with opened(bench) as screen:
        await screen.press(*TO_IT)
        bench.insight.asked.clear()
        await screen.press("f")
        assert bench.insight.asked == [("topic_cards", "evaluation/precision-recall")]
        await screen.press("-")
        assert ("topics",) in bench.insight.asked
