"""What is said of exams and of what was done, and the tables of topics."""

from dataclasses import replace

import pytest

from quizapp.core.bias import Bias
from quizapp.core.readiness import PlanDay, Short
from quizapp.core.stats.figures import Day
from quizapp.core.stats.pictures import Picture
from quizapp.core.stats.sums import Span
from quizapp.render import insighttables, insightwords, topicwords
from quizapp.render.figuretables import tables
from tests.figures import (
    TODAY,
    empty_statistics,
    empty_topics,
    full_readiness,
    full_statistics,
    full_topics,
    share,
    thin_readiness,
)


def test_the_tree_is_indented_and_the_ranking_leaves_out_what_is_reached() -> None:
    names = [row[0] for row in insighttables.topic_table(full_topics()).rows]
    assert "  precision-recall" in names
    assert "without a topic" in names
    ranked = [row[0] for row in insighttables.ranking(full_topics()).rows]
    assert ranked == ["reinforcement-learning", "evaluation/precision-recall", "evaluation/curves"]


def test_readiness_gives_chance_score_and_range_or_why_not() -> None:
    assert insightwords.readiness(full_readiness()) == (
        "Chance to pass now: 76%. Expected score: 66% (80% range 55–77%)."
    )
    assert insightwords.basis(full_readiness()) == (
        "You were asked 65 of 110 cards of evaluation, foundations. Assumes that the exam asks what the decks ask."
    )
    assert insightwords.readiness(thin_readiness()).startswith("Not enough to say")
    assert insighttables.chances(thin_readiness()).rows == ()
    assert insightwords.exam(full_readiness().exam, TODAY) == (
        "40 questions, 25% of them right by guessing, 60% to pass, on Wednesday, 2 December 2026 (in 12 days)."
    )


def test_an_exam_that_is_over_shows_how_it_stands_now() -> None:
    found = full_readiness()
    past = replace(found, exam=found.exam._replace(day=TODAY - 1), idle=None, kept=None, plan=())
    assert insightwords.readiness(past).startswith("The day of the exam is past: this is how it stands now. Chance")
    assert insightwords.exam(past.exam, TODAY).endswith("on Thursday, 19 November 2026 (1 day ago).")
    assert not replace(found, exam=found.exam._replace(day=TODAY)).is_over


def test_where_every_card_is_suspended_that_is_said_and_nothing_of_no_cards() -> None:
    asleep = replace(empty_topics(), suspended=12)
    sentence = "All 12 cards are suspended. Browse the cards to resume some."
    assert topicwords.in_all(asleep) == sentence
    assert insighttables.topic_table(asleep).note == insighttables.ranking(asleep).note == sentence
    assert topicwords.in_all(replace(asleep, suspended=1)).startswith("The only card is suspended.")
    assert insightwords.basis(replace(thin_readiness(), cards=0, answered=0)) == ""


@pytest.mark.parametrize(("days", "rows", "first"), [(30, 30, "2026-11-20"), (60, 10, "week of 2026-11-16")])
def test_a_plan_is_told_by_days_then_by_weeks(days: int, rows: int, first: str) -> None:
    plan = tuple(PlanDay(TODAY + day, 1, 2, 1.5) for day in range(days))
    table = insighttables.plan(replace(full_readiness(), plan=plan))
    assert (len(table.rows), table.rows[0][0]) == (rows, first)
    assert sum(int(row[1]) for row in table.rows) == days
    assert sum(int(row[2]) for row in table.rows) == 2 * days


def test_a_plan_of_years_is_told_by_months() -> None:
    plan = tuple(PlanDay(TODAY + day, 0, 2, 1.5) for day in range(3653))
    table = insighttables.plan(replace(full_readiness(), plan=plan))
    assert (len(table.rows), table.rows[0][0], table.rows[-1][0]) == (121, "2026-11", "2036-11")
    assert insighttables.plan(replace(full_readiness(), plan=())).rows == ()


def test_one_answer_and_one_review_are_not_spoken_of_as_several() -> None:
    one = replace(empty_statistics(), daily=(Day(TODAY, young=1, minutes=0.2, timed=1),), right=share(1, 1))
    said = insightwords.facts(one)
    assert "1 answer in 12 seconds" in said
    assert said.endswith("of 1 review.")
    assert tables(one)[Picture.DAILY].note.startswith("1 answer in 12 seconds on 1 day. ")
    untimed = replace(one, daily=(Day(TODAY, young=2),))
    assert ": 2 answers on 0 of" in insightwords.facts(untimed)
    assert tables(untimed)[Picture.DAILY].note.startswith("2 answers on 1 day. ")


def test_seconds_of_an_answer_are_of_those_whose_time_is_known() -> None:
    day = Day(TODAY, young=10, minutes=1.0, timed=4)
    (row,) = tables(replace(empty_statistics(), span=Span(TODAY, TODAY), daily=(day,)))[Picture.MINUTES].rows
    assert row[1:] == ("1.0", "10", "15.0")


def test_the_facts_of_a_year_are_one_sentence() -> None:
    assert insightwords.facts(full_statistics("evaluation")) == (
        "evaluation, 2025-11-21 to 2026-11-20: 12,611 answers in 40 h 27 min on 278 of 365 days, "
        "12 days in a row now. Remembered: 89% (88–90%) of 4,730 reviews."
    )
    assert insightwords.facts(empty_statistics()).endswith("nothing was answered.")


def test_confusions_are_shown_as_plain_text() -> None:
    mixed = full_topics().lines[1].confused
    assert mixed
    rows = insighttables.confusions([replace(mixed, question="What is **this**?")]).rows
    assert rows == (("What is this?", "precision", "recall", "3", "2026-11-18"),)


def test_what_a_plan_leaves_undone_is_told_with_what_it_would_take() -> None:
    found = full_readiness()
    assert insightwords.undone(found) == ""
    assert insightwords.undone(replace(found, short=Short(1120, 70, 20))) == (
        "1,120 cards stay unseen until then: it would take 70 new cards a day, and 20 are set."
    )
    assert insightwords.undone(replace(found, short=Short(1, 1, 20))) == (
        "One card stays unseen until then: the new cards of today were begun already."
    )


def test_predictions_that_lately_did_not_hold_are_told_and_from_1000_reviews_on_how_to_mend_it() -> None:
    assert insightwords.lately(None, "`quizapp optimize`") == ""
    assert insightwords.lately(Bias(-0.121, 240), "`quizapp optimize`") == (
        "Lately you remembered 12 points less than predicted (of 240 reviews): these figures are likely too high."
    )
    assert insightwords.lately(Bias(0.05, 1000), "`quizapp optimize`") == (
        "Lately you remembered 5 points more than predicted (of 1,000 reviews): these figures are likely too low. "
        "`quizapp optimize` fits the scheduler to you."
    )
