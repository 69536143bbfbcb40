"""What retentions and fitted weights come to, in words, tables and a curve."""

from dataclasses import replace

from quizapp.core.fitness import LEAST_REVIEWS, Fit
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.outlook import MOST_CARDS, Outlook, Prospect
from quizapp.core.pattern import Pattern
from quizapp.core.policy import Policy
from quizapp.core.refitting import Change
from quizapp.core.workload import SimulatedCard
from quizapp.render.lines import text_of
from quizapp.render.outlooks import advice, outlook_curve, outlook_table, premises
from quizapp.render.refits import change_table, fit_table, offer, outcome
from tests.forgetful import OWN_WEIGHTS

FOUND = [
    Prospect(0.7, 100, 100, 200, 500.0),
    Prospect(0.8, 100, 90, 300, 600.0),
    Prospect(0.9, 100, 500, 900, 1234.4),
]
FIT = Fit(
    OWN_WEIGHTS, better=True, reviews=2345, tested=469, before=0.51234, after=0.4, rmse_before=0.2, rmse_after=0.1
)


def outlook(cards: int) -> Outlook:
    states = [SimulatedCard(5.0, 5.0, 0, 5)] * cards
    return Outlook(states=states, policy=Policy(), pattern=Pattern(), new_a_day=20, reviews_a_day=1200)


def test_every_retention_has_a_row_with_its_work_and_its_price() -> None:
    assert outlook_table(FOUND, 0.9).rows == (
        ("70%", "", "1.0", "2.0", "500", "0.20"),
        ("80%", "economical", "0.90", "3.0", "600", "0.15"),
        ("90%", "yours", "5.0", "9.0", "1,234", "0.41"),
    )


def test_one_retention_can_be_both() -> None:
    assert outlook_table(FOUND, 0.8).rows[1][1] == "yours, economical"


def test_the_advice_names_both_and_what_speaks_against_the_cheapest() -> None:
    own, least = advice(FOUND, 0.9)
    assert own == "Your retention of 90%: 5.0 minutes a day, 1,234 cards remembered, 0.41 minutes for each."
    assert least.startswith("Most economical is 80%: 0.90 minutes a day")
    assert "not the most remembered" in least
    assert "Most economical is 70%, the lowest that is simulated" in next(advice(FOUND[:1], 0.9))


def test_the_curve_marks_the_target_and_the_most_economical() -> None:
    rows = [text_of(line) for line in outlook_curve(FOUND, 0.9, 60, 10)]
    assert len(rows) <= 10
    assert max(map(len, rows)) <= 60
    own, least = (next(place for place, row in enumerate(rows) if glyph in row) for glyph in "●◆")
    assert own < least


def test_it_says_when_some_cards_stand_for_all() -> None:
    assert len(list(premises(outlook(MOST_CARDS), 30))) == 1
    first, second = premises(outlook(MOST_CARDS + 1), 30)
    assert first.startswith("2,001 cards as they are, 20 new and at most 1,200 reviews a day")
    assert second == "2,000 cards chosen at random stand for all of them."


def test_the_offer_says_from_how_many_reviews_on() -> None:
    assert offer(LEAST_REVIEWS - 1, DEFAULT_WEIGHTS).startswith("From 1,000 reviews on")
    assert offer(LEAST_REVIEWS - 1, DEFAULT_WEIGHTS).endswith("there are 999.")
    assert offer(LEAST_REVIEWS, DEFAULT_WEIGHTS).startswith("At least 1,000 reviews can be used")


def test_nothing_is_offered_while_there_are_hardly_any_reviews() -> None:
    assert [bool(offer(reviews, DEFAULT_WEIGHTS)) for reviews in (0, 99, 100)] == [False, False, True]


def test_nothing_is_offered_to_who_has_fitted_weights() -> None:
    assert offer(LEAST_REVIEWS, OWN_WEIGHTS) == ""


def test_both_scores_stand_beside_each_other() -> None:
    assert fit_table(FIT).rows == (
        ("log loss", "0.5123", "0.4000"),
        ("calibration error (RMSE)", "0.2000", "0.1000"),
    )
    assert "newest 469 of 2,345 reviews" in fit_table(FIT).note
    assert outcome(FIT).endswith("Predicted recall was off by 20.0 points, and is by 10.0 with them.")
    assert outcome(replace(FIT, rmse_after=0.3)).endswith("trained on them.")


def test_a_change_is_told_in_cards_and_minutes() -> None:
    told = change_table(Change(20, 1300, 3, 0.8, 90, 11.0, 15.0, due_before=126, due_after=197, moved=900))
    assert told.rows == (
        ("cards known for longer", "20"),
        ("cards forgotten sooner", "1,300"),
        ("stability, new over old (median)", "0.80×"),
        ("minutes a day", "11 → 15"),
        ("cards due today", "126 → 197"),
    )
    assert "900 cards whose last review named none, as in an imported log, get another day" in told.note
    assert "get another day" not in change_table(Change(20, 1300, 3, 0.8, 90, 11.0, 15.0)).note
