"""What is said of topics: what to work on first, and never surer than the figures."""

from dataclasses import replace

import pytest

from quizapp.core.mastery import Standing
from quizapp.core.topics import Topics
from quizapp.render import insighttables, topicwords
from tests.figures import empty_topics, full_topics, known


def only(*standings: Standing) -> Topics:
    found = full_topics()
    kept = tuple(line for line in found.ranked if line.standing in standings)
    return replace(found, lines=kept, ranked=kept)


def test_the_topic_that_is_surely_weak_comes_first_with_its_reasons() -> None:
    said = topicwords.first_work(full_topics())
    assert said.startswith(
        "Work on evaluation/precision-recall first: 52% known (90% sure: 43–61%), 20 of 24 cards asked."
    )
    assert "Forgotten: 36%, never asked: 12%." in said
    assert said.endswith(
        "More may be gained from reinforcement-learning, but that is not sure yet (2 of 40 cards asked)."
    )


def test_what_is_not_surely_weak_is_not_called_weak() -> None:
    assert topicwords.first_work(only(Standing.MAYBE)) == (
        "Nothing is surely weak. Most is to be gained from evaluation/curves: "
        "74% known (90% sure: 63–85%), 9 of 12 cards asked."
    )


def test_of_a_topic_hardly_seen_no_figure_is_given() -> None:
    said = topicwords.first_work(only(Standing.UNKNOWN))
    assert said.endswith("Get to know reinforcement-learning: 2 of 40 cards asked, not enough to say more.")
    assert "%" not in said
    row = insighttables.topic_table(full_topics()).rows[0]
    assert row[:3] == ("reinforcement-learning", "not enough to say", "–")


def test_nothing_answered_and_everything_reached_are_said() -> None:
    assert topicwords.first_work(empty_topics()) == ""
    assert topicwords.in_all(empty_topics()).startswith("There are no cards yet")
    unseen = replace(full_topics(), whole=known(110, 0, 0.3, 0.2))
    assert topicwords.first_work(unseen) == ""
    assert topicwords.in_all(unseen) == "Nothing was asked yet. 110 cards, target 80%."
    assert topicwords.first_work(only(Standing.FINE)) == "Every topic has reached the target of 80%."
    assert topicwords.in_all(only(Standing.FINE)).endswith("target 80%. No topic is surely below 80%.")


def test_a_topic_that_is_weak_only_with_all_its_parts_is_told_from_one_that_is_weak_itself() -> None:
    found = full_topics()
    lines = tuple(replace(line, standing=Standing.MAYBE) if line.depth else line for line in found.lines)
    above = replace(found, lines=lines, ranked=tuple(line for line in lines if not line.inner))
    said = topicwords.verdict(above, "w")
    assert said == "1 topic is surely weak, but no part alone: w studies what gains most."
    two = replace(above, lines=(*lines, lines[1]))
    assert topicwords.weakness(two) == "2 topics are surely weak, but no part alone"


def test_everything_is_said_in_fewer_words_where_a_row_is_short() -> None:
    said = topicwords.overall(full_topics())
    assert said == "60% of everything is known now (90% sure: 54–66%) · 65 of 110 cards asked · target 80%"
    assert topicwords.overall(full_topics(), len(said)) == said
    assert topicwords.overall(full_topics(), len(said) - 1).startswith("60% known (90% sure: 54–66%)")


def test_of_everything_no_figure_is_given_either_where_too_little_was_asked() -> None:
    thin = replace(full_topics(), whole=known(110, 4, 0.4, 0.2))
    assert topicwords.in_all(thin).startswith("Not enough to say of everything: 4 of 110 cards asked")
    assert "40%" not in topicwords.in_all(thin)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (0, "Not enough to say: 2 of 40 cards asked."),
        (2, "Weak: 52% known (90% sure: 43–61%), surely below the target of 80%."),
        (3, "Maybe weak: 74% known (90% sure: 63–85%), likely below the target of 80%."),
        (5, "Fine: 91% known (90% sure: 87–95%), not below the target of 80%."),
    ],
)
def test_a_standing_is_said_with_the_interval_and_how_sure_that_is(place: int, said: str) -> None:
    assert topicwords.judged(full_topics().lines[place], 0.8) == said
