"""The topics: what is weak, and the way from there into a sitting."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.aims import Aim
from quizapp.core.mastery import Standing
from quizapp.core.topics import TopicLine, Topics
from quizapp.errors import QuizError
from quizapp.tui.kit import Request
from quizapp.tui.screens.study import StudyScreen
from quizapp.tui.screens.topics import TopicsScreen
from tests.figures import empty_topics, full_statistics, full_topics, known
from tests.tui.bench import Bench
from tests.tui.topical import ALL_DONE, topical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.tui.driving import Opened, Screen

STATISTICS = full_statistics()
HOSTILE = "[/b]\x1b[31m\u202eevil\n" + "very long " * 12


def row(screen: Screen, name: str) -> str:
    return next(row for row in screen.rows if row.lstrip(" ▸").startswith(name))


async def test_the_tree_says_how_well_each_topic_is_known_and_how_sure_that_is(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t")
        assert "60% known (90% sure: 54–66%) · 65 of 110 cards asked · target 80%" in screen.text
        assert "1 topic is surely weak: w studies what is weak." in screen.text
        for said in ("├", "52%", "▼ weak", "20/24", "36%", "↗"):
            assert said in row(screen, "precision-recall")
        assert "▽ maybe" in row(screen, "curves")
        assert "✓ fine" in row(screen, "foundations")


async def test_of_a_topic_that_was_hardly_asked_no_percentage_is_named_in_its_row(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t")
        assert "33%" not in row(screen, "reinforcement")
        assert "? unknown" in row(screen, "reinforcement")
        assert "Not enough to say: 2 of 40 cards asked." in screen.text


async def test_the_chosen_topic_is_told_in_words(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t", "down", "down")
        assert "evaluation › precision-recall  Precision and recall" in screen.text
        assert "known 52% · missing: 36% forgotten, 12% never asked" in screen.text
        assert "Weak: 52% known (90% sure: 43–61%), surely below the target of 80%." in screen.text
        assert "You chose “recall” for “precision” 3 times." in screen.text
        assert "7 due · 2 leeches · 30% of an exam · up to the target gains 8.4 points" in screen.text


async def test_a_key_turns_the_tree_into_a_ranking_and_keeps_the_topic(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t", "down", "down", "o")
        assert "by gain" in screen.text
        assert "+8.4" in next(row for row in screen.rows if "▸" in row)
        names = [row[4:12] for row in screen.rows if "├" in row]
        assert names[0] == "reinforc"
        await screen.press("o")
        assert "▸   precision-recall" in screen.text


@pytest.mark.parametrize(
    ("keys", "names", "aim"),
    [
        (["space"], ("reinforcement-learning/",), Aim.CURE),
        (["down", "x"], ("evaluation/",), Aim.CRAM),
        (["w"], (), Aim.WEAK),
        (["m"], (), Aim.CONFUSIONS),
    ],
)
async def test_a_key_starts_a_sitting(opened: Opened, keys: list[str], names: tuple[str, ...], aim: Aim) -> None:
    async with opened(topical()) as screen:
        await screen.press("t", *keys)
        await screen.until("0/7")
        assert isinstance(screen.app.screen, StudyScreen)
        assert (screen.bench.wanted[-1], screen.bench.aims[-1]) == (names, aim)
        assert not any(isinstance(one, TopicsScreen) for one in screen.app.screen_stack)


async def test_what_cannot_be_studied_is_said_where_it_was_wanted(opened: Opened) -> None:
    bench = topical()
    bench.refuse_start = [QuizError("Every topic is at your target of 80%: none is weak.")]
    async with opened(bench) as screen:
        await screen.press("t", "w")
        assert "Every topic is at your target of 80%: none is weak." in screen.text
        assert isinstance(screen.app.screen, TopicsScreen)


async def test_nothing_mixed_up_is_said(opened: Opened) -> None:
    found = full_topics()
    found = replace(found, lines=tuple(replace(line, confused=None) for line in found.lines))
    async with opened(topical(found)) as screen:
        await screen.press("t", "m")
        assert "Nothing was taken for anything else twice so far." in screen.text
        assert screen.bench.aims == []


async def test_the_screen_stands_before_the_trainer_has_answered(opened: Opened) -> None:
    bench = topical()
    async with opened(bench) as screen:
        bench.gate = threading.Event()
        answer = bench.insight.topics

        def slowly(names: Sequence[str] = ()) -> Topics:
            assert bench.gate
            bench.gate.wait(10)
            return answer(names)

        bench.insight.topics = slowly  # type: ignore[method-assign]
        await screen.press("t")
        assert "Reading what you know …" in screen.text
        await screen.press("escape")
        assert screen.at_home
        await screen.press("t")
        bench.gate.set()
        await screen.until("precision-recall")
        assert "Reading" not in screen.text


async def test_what_comes_after_the_screen_was_left_is_drawn_nowhere(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t")
        left = screen.app.screen
        assert isinstance(left, TopicsScreen)
        await screen.press("escape")
        with left.while_here():
            left.tell("too late")
        assert screen.at_home
        assert "too late" not in screen.text


async def test_where_every_card_is_suspended_that_is_said_and_no_topic_shown(opened: Opened) -> None:
    async with opened(topical(replace(empty_topics(), suspended=12))) as screen:
        await screen.press("t")
        assert "All 12 cards are suspended. Browse the cards to resume some." in screen.text
        assert "0/0" not in screen.text
        screen.bench.insight.seen_topics = full_topics()
        await screen.press("escape", "t")
        assert "precision-recall" in screen.text


async def test_an_empty_library_says_what_to_do(opened: Opened) -> None:
    async with opened(topical(empty_topics())) as screen:
        await screen.press("t")
        assert "There are no cards yet: put a deck (a .yaml file) into your deck folder." in screen.text
        await screen.press("space", "enter", "w", "m", "x", "o", "down", "end")
        assert isinstance(screen.app.screen, TopicsScreen)
        assert screen.bench.aims == []


async def test_where_nothing_was_asked_yet_nothing_is_claimed(opened: Opened) -> None:
    line = TopicLine(path="all", mastery=known(9, 0, 0.3, 0.4), standing=Standing.UNKNOWN, weight=1.0, gain=0.5)
    async with opened(topical(Topics(lines=(line,), ranked=(line,), whole=line.mastery, target=0.8))) as screen:
        await screen.press("t")
        assert "Nothing was asked yet. 9 cards, target 80%." in screen.text
        assert "Not enough to say of any topic yet" in screen.text
        assert "weak" not in row(screen, "all")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 60)])
async def test_many_topics_with_hostile_names_fit_any_size(opened: Opened, size: tuple[int, int]) -> None:
    found = full_topics()
    lines = tuple(replace(found.lines[2], path=f"{HOSTILE}{number}/{'x' * 90}") for number in range(300))
    many = Topics(lines=lines, ranked=lines, whole=found.whole, target=0.8)
    async with opened(topical(many), size=size) as screen:
        await screen.press("t", "end", "o", "pageup", "home")
        assert "▼ weak" in screen.text
        assert "\x1b" not in screen.text
        assert max(map(len, screen.rows)) <= size[0]
        await screen.press("enter")
        assert "Which layers" in screen.text


async def test_a_key_leads_there_from_every_screen_even_while_typing(opened: Opened) -> None:
    for way in ("b", "s", "g", "r"):
        async with opened(topical()) as screen:
            screen.bench.insight.seen_statistics = STATISTICS
            await screen.press(way, "f12")
            assert isinstance(screen.app.screen, TopicsScreen), way
            await screen.press("escape")
            assert not isinstance(screen.app.screen, TopicsScreen)


async def test_from_topics_to_statistics_and_back_is_no_spiral(opened: Opened) -> None:
    async with opened(topical()) as screen:
        screen.bench.insight.seen_statistics = STATISTICS
        await screen.press("t", "r", "t")
        assert isinstance(screen.app.screen, TopicsScreen)
        await screen.press("escape")
        assert screen.at_home


async def test_over_a_typed_answer_it_opens_and_what_was_typed_is_there_after_it(opened: Opened) -> None:
    bench = replace(topical(), questions=(Bench().questions[4],))
    async with opened(bench, study=Request()) as screen:
        await screen.press(*"f1 s", "ctrl+g")
        assert isinstance(screen.app.screen, TopicsScreen)
        await screen.press("escape")
        assert "f1 s" in screen.text


async def test_a_sitting_under_way_ends_in_order_before_another_one_begins(opened: Opened) -> None:
    async with opened(topical(), study=Request()) as screen:
        await screen.press("space", "3", "f12", "space")
        assert "End the sitting under way?" in screen.text
        assert "Every answer of it is saved." in screen.text
        await screen.press("n")
        assert "End the sitting" not in screen.text
        await screen.press("space", "y")
        await screen.until("cure  ● new")
        assert screen.bench.aims[-1] is Aim.CURE
        assert len(screen.bench.ratings) == 1
        await screen.press("q")
        assert screen.at_home


async def test_an_answer_that_was_marked_is_stored_when_another_sitting_begins(opened: Opened) -> None:
    bench = replace(topical(), questions=Bench().questions[1:3])
    async with opened(bench, study=Request()) as screen:
        await screen.press("1", "f12", "w", "y")
        await screen.until("cure  ● new")
        assert screen.bench.aims[-1] is Aim.WEAK
        assert len(screen.bench.ratings) == 1


async def test_from_the_summary_another_sitting_begins_without_a_question(opened: Opened) -> None:
    async with opened(topical(), study=Request()) as screen:
        await screen.press("space", "3", "q", "t", "w")
        await screen.until("cure  ● new")
        assert screen.bench.aims[-1] is Aim.WEAK
        await screen.press("q")
        assert screen.at_home


async def test_the_summary_of_a_cure_says_what_it_changed(opened: Opened) -> None:
    bench = topical()
    found = full_topics()
    asked = replace(found.lines[2], path="transfer/layers")
    bench.insight.seen_topics = replace(found, ranked=(asked,))
    async with opened(bench) as screen:
        await screen.press("t", "w")
        await screen.until("cure  ● new")
        better = replace(asked, mastery=known(24, 20, 0.61, 0.09))
        bench.insight.seen_topics = replace(found, ranked=(better,))
        await screen.press("space", "3", "q")
        await screen.until("What it changed")
        assert "What it changed" in screen.text
        assert "52% →  61% known" in row(screen, "transfer › layers")


async def test_home_offers_a_cure_when_nothing_is_due(opened: Opened) -> None:
    bench = topical()
    bench.seen = ALL_DONE
    async with opened(bench) as screen:
        assert "w  work on what is weakest" in screen.text
        await screen.press("w")
        assert screen.bench.aims == [Aim.WEAK]


async def test_no_key_opens_it_while_the_trainer_is_at_work(opened: Opened) -> None:
    async with opened(topical(), study=Request()) as screen:
        study = screen.app.screen
        assert isinstance(study, StudyScreen)
        study.work(study.ask)
        screen.app.action_topics()
        assert screen.app.screen is study


async def test_the_palette_leads_there_from_a_sitting(opened: Opened) -> None:
    async with opened(topical(), study=Request()) as screen:
        await screen.press("ctrl+p", *"topics")
        await screen.until("Topics: what is weak, and a cure")
        await screen.press("enter")
        await screen.until("precision-recall")
        assert isinstance(screen.app.screen, TopicsScreen)


async def test_after_a_sitting_from_here_one_is_back_here_with_the_same_topic_chosen(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t", "down", "down")
        before = next(row for row in screen.rows if row.lstrip().startswith("▸"))
        await screen.press("space")
        await screen.until("0/7")
        await screen.press("space", "space", "4", "q", "escape")
        await screen.until("topics")
        assert isinstance(screen.app.screen, TopicsScreen)
        assert next(row for row in screen.rows if row.lstrip().startswith("▸")) == before


async def test_from_a_question_its_topic_is_chosen(opened: Opened) -> None:
    async with opened(topical()) as screen:
        await screen.press("t", "down")
        assert isinstance(screen.app.screen, TopicsScreen)
        path = screen.app.screen.lines[2].path
        await screen.press("escape")
        question = replace(screen.bench.questions[0], topic=path)
        screen.bench.questions = [question]
        await screen.press("space", "f12")
        assert isinstance(screen.app.screen, TopicsScreen)
        assert screen.app.screen.choices.place == 2
