"""What is said of how a question does: every sign has a sentence and a cure, and small numbers are said to be small."""

from __future__ import annotations

import pytest

from quizapp.core.health import Discrimination, ItemHealth, OptionUse, Sign, share
from quizapp.errors import Level
from quizapp.render import healthwords
from quizapp.render.cells import width
from quizapp.render.healthtables import ORDERS, health_table, ordered
from quizapp.render.healthwords import problems, said
from tests.core.items import item

APART = "−0.31, −0.50 to −0.10"
LURE = OptionUse("near", right=False, chosen=share(40, 80), upper=share(30, 40), lower=share(10, 40))
IDLE = OptionUse("odd", right=False, chosen=share(0, 80), upper=share(0, 40), lower=share(0, 40))
KEY = OptionUse("right", right=True, chosen=share(40, 80), upper=share(10, 40), lower=share(30, 40))
FULL = ItemHealth(
    item=item("a"),
    reviews=94,
    learners=80,
    facility=share(20, 80),
    guess=0.25,
    right=share(30, 94),
    lapses=share(6, 14),
    expected=0.1,
    took_ms=41_000,
    usual_ms=12_000,
    options=(KEY, LURE, OptionUse("far", right=False, chosen=share(0, 0)), IDLE),
    most_lapses=9,
    flagged=2,
    discrimination=Discrimination(-0.31, -0.5, -0.1),
    signs=tuple(Sign),
)
SMALL = ItemHealth(item=item("b", line=9), reviews=3, learners=1, facility=share(1, 1), right=share(2, 3), guess=0.25)


@pytest.mark.parametrize(
    ("sign", "message"),
    [
        (Sign.HARD, "right at first sight only 20 of 80 (17–35%): guessing gets 25%"),
        (
            Sign.MISLEADING,
            "“near” attracts the wrong half: of those who know more 30 of 40 choose it, of the others 10 of 40",
        ),
        (
            Sign.BLUNT,
            f"being right here hardly goes with being right elsewhere in the deck ({APART}, of 80 learners)",
        ),
        (Sign.LEECH, "forgotten 9 times by one learner after it was learned"),
        (Sign.LAPSES, "forgotten 6 of 14 (21–67%), where 10% was predicted"),
        (Sign.UNCHOSEN, "never chosen of 80 times shown: “odd”"),
        (Sign.EASY, "right at first sight 20 of 80 (17–35%): few learn from it"),
        (Sign.SLOW, "takes 41 seconds, others of its kind here 12 seconds"),
        (Sign.FLAGGED, "flagged by 2 learners"),
    ],
)
def test_a_sign_says_what_was_seen_of_how_many(sign: Sign, message: str) -> None:
    assert said(FULL, sign)[0] == message


def test_every_sign_has_a_cure_and_stands_at_its_line() -> None:
    found = list(problems([FULL]))
    assert [problem.rule for problem in found] == [f"H-{sign}" for sign in Sign]
    assert all(problem.cure and problem.level is Level.HINT for problem in found)
    assert {(problem.path, problem.line) for problem in found} == {("/decks/deck.yaml", 3)}


def test_only_a_fourth_option_may_be_left_out() -> None:
    three = FULL._replace(options=FULL.options[:2] + FULL.options[3:])
    assert said(FULL, Sign.UNCHOSEN)[1].endswith(", or leave it out")
    assert "leave" not in said(three, Sign.UNCHOSEN)[1]


def test_without_a_lure_the_discrimination_is_what_misleads() -> None:
    assert said(FULL._replace(options=()), Sign.MISLEADING)[0].startswith("those who do better elsewhere")


def test_few_answers_are_told_as_counts_without_an_interval() -> None:
    assert healthwords.share(share(3, 4)) == "3 of 4"
    assert healthwords.share(share(3, 5)) == "3 of 5 (23–88%)"
    assert healthwords.share(share(0, 0)) == "–"


def test_the_whole_table_has_intervals() -> None:
    (row, small) = health_table([FULL, SMALL]).rows
    assert row == (
        "deck.yaml:3",
        "What is a?",
        "94",
        "30 of 94 (23–42%)",
        "20 of 80 (17–35%)",
        "0%",
        "6 of 14 (21–67%)",
        "41 seconds",
        "1 of 2",
        APART,
    )
    assert small[2:] == ("3", "2 of 3", "1 of 1", "–", "–", "–", "–", "–")


@pytest.mark.parametrize("room", [60, 80, 99, 100, 110])
def test_a_table_for_a_terminal_keeps_each_card_in_one_line(room: int) -> None:
    long = FULL._replace(item=item("a", prompt="word " * 60))
    table = health_table([long, SMALL], room=room)
    for row in (table.head, *table.rows):
        assert sum(map(width, row)) + 2 * (len(row) - 1) <= room


def test_a_share_of_few_is_told_as_a_count_there_too() -> None:
    (row,) = health_table([SMALL], room=80).rows
    assert row[2:] == ("3", "2/3", "1/1")


def test_a_column_that_says_nothing_is_left_out_of_a_terminal() -> None:
    assert health_table([SMALL], room=110).head == ("Place", "Question", "Answers", "Right", "First")
    assert health_table([SMALL, FULL], room=110).head[-3:] == ("Known", "Idle", "Apart")


def test_what_is_left_out_is_counted() -> None:
    assert health_table([FULL, SMALL, SMALL], most=1).note.startswith("2 more cards: --all")
    assert health_table([]).rows == ()


@pytest.mark.parametrize(
    ("by", "first"),
    [("right", "a"), ("first", "a"), ("forgotten", "a"), ("time", "a"), ("answers", "a"), ("apart", "a")],
)
def test_what_goes_worst_comes_first(by: str, first: str) -> None:
    for found in ([FULL, SMALL], [SMALL, FULL]):
        assert ordered(found, by)[0].item.card_id == first


def test_the_order_of_places_is_that_of_the_library() -> None:
    assert ordered([SMALL, FULL], "place") == [SMALL, FULL]
    assert next(iter(ORDERS)) == "right"
