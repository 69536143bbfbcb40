"""What is said of topics and exams: what to work on first, and never surer than the figures."""

from dataclasses import replace

from quizapp.core.mastery import Standing
from quizapp.core.topics import Topics
from quizapp.render import insighttables, insightwords
from tests.figures import (
    empty_statistics,
    empty_topics,
    full_readiness,
    full_statistics,
    full_topics,
    known,
    thin_readiness,
)


def only(*standings: Standing) -> Topics:
    found = full_topics()
    return replace(found, ranked=tuple(line for line in found.ranked if line.standing in standings))


def test_the_topic_that_is_surely_weak_comes_first_with_its_reasons() -> None:
    said = insightwords.first_work(full_topics())
    assert said.startswith(
        "Work on evaluation/precision-recall first: 52% would be recalled now (43–61%, 20 of 24 cards"
    )
    assert "Forgotten: 36%. Never seen: 12%." in said
    assert said.endswith(
        "More may be gained from reinforcement-learning, but that is not sure yet (2 of 40 cards seen)."
    )


def test_what_is_not_surely_weak_is_not_called_weak() -> None:
    assert insightwords.first_work(only(Standing.MAYBE)) == (
        "Nothing is surely weak. Most is to be gained from evaluation/curves: "
        "74% would be recalled now (63–85%, 9 of 12 cards seen)."
    )


def test_of_a_topic_hardly_seen_no_figure_is_given() -> None:
    said = insightwords.first_work(only(Standing.UNKNOWN))
    assert said.endswith("Get to know reinforcement-learning: 2 of 40 cards seen, not enough to say more.")
    assert "%" not in said
    row = insighttables.topic_table(full_topics()).rows[0]
    assert row[:3] == ("reinforcement-learning", "not enough to say", "–")


def test_nothing_answered_and_everything_reached_are_said() -> None:
    assert insightwords.first_work(empty_topics()) == "There are no cards yet."
    unseen = replace(full_topics(), whole=known(110, 0, 0.3, 0.2))
    assert insightwords.first_work(unseen) == "Not enough to say: nothing was answered yet."
    assert insightwords.first_work(only(Standing.FINE)) == "Every topic has reached the target of 80%."
    assert "no topic surely below the target of 80%" in insightwords.whole(only(Standing.FINE))


def test_the_tree_is_indented_and_the_ranking_leaves_out_what_is_reached() -> None:
    names = [row[0] for row in insighttables.topic_table(full_topics()).rows]
    assert "  precision-recall" in names
    assert "without a topic" in names
    ranked = [row[0] for row in insighttables.ranking(full_topics()).rows]
    assert ranked == ["reinforcement-learning", "evaluation/precision-recall", "evaluation/curves"]


def test_readiness_gives_chance_score_and_range_or_why_not() -> None:
    assert insightwords.readiness(full_readiness()) == (
        "Chance to pass now: 76%. Expected score: 66% (80% range 55–77%), from 65 of 110 cards."
    )
    assert insightwords.readiness(thin_readiness()).startswith("Not enough to say")
    assert insighttables.chances(thin_readiness()).rows == ()
    assert insightwords.exam(full_readiness().exam) == (
        "Machine learning I on 2026-12-02: 40 questions, 25% of them right by guessing, 60% to pass."
    )


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
