"""What other weights change for the cards of a learner."""

from dataclasses import replace

import pytest

from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.outlook import Outlook
from quizapp.core.pattern import Pattern
from quizapp.core.policy import Policy
from quizapp.core.refitting import Studied, change
from tests.forgetful import OWN_WEIGHTS, TODAY, histories

OUTLOOK = Outlook(states=(), policy=Policy(), pattern=Pattern(), new_a_day=20, reviews_a_day=999)
CARDS = [Studied(history, history[-1][0] + 10, history[-1][0] + 10) for history in histories(120)]


def test_who_forgets_sooner_has_more_to_do() -> None:
    found = change(CARDS, OWN_WEIGHTS, OUTLOOK, TODAY, 60)
    assert found.longer + found.shorter + found.same == 120
    assert found.shorter > 100
    assert found.ratio < 0.8
    assert found.minutes_after > 1.3 * found.minutes_before > 0


def test_the_same_weights_change_nothing() -> None:
    found = change(CARDS, DEFAULT_WEIGHTS, OUTLOOK, TODAY, 60)
    assert (found.longer, found.shorter, found.same, found.ratio) == (0, 0, 120, 1.0)
    assert found.minutes_after == found.minutes_before


def test_going_there_and_going_back_are_opposites() -> None:
    there = change(CARDS, OWN_WEIGHTS, OUTLOOK, TODAY, 60)
    own = replace(OUTLOOK, policy=Policy(OWN_WEIGHTS))
    back = change(CARDS, DEFAULT_WEIGHTS, own, TODAY, 60)
    assert back.minutes_after == there.minutes_before
    assert back.minutes_before == there.minutes_after
    assert back.longer >= there.shorter
    assert back.ratio == pytest.approx(1 / there.ratio, rel=0.02)


def test_cards_that_were_promised_no_day_are_counted_where_they_fall_due_otherwise() -> None:
    loose = [replace(card, due=TODAY + 1, due_then=TODAY) for card in CARDS[:7]]
    found = change([*loose, *CARDS[7:]], OWN_WEIGHTS, OUTLOOK, TODAY, 60)
    assert (found.moved, found.due_after - found.due_before) == (7, 7)
    assert change(CARDS, OWN_WEIGHTS, OUTLOOK, TODAY, 60).moved == 0


def test_without_cards_nothing_changes() -> None:
    found = change([], OWN_WEIGHTS, OUTLOOK, TODAY, 60)
    assert (found.longer, found.shorter, found.same, found.minutes_after) == (0, 0, 0, 0.0)


def test_a_card_is_due_when_that_was_promised() -> None:
    later = [replace(card, due=TODAY + 1000, due_then=TODAY + 1000) for card in CARDS]
    soon, never = (change(cards, DEFAULT_WEIGHTS, OUTLOOK, TODAY, 60) for cards in (CARDS, later))
    assert soon.minutes_after > 0
    assert (never.minutes_before, never.minutes_after) == (0, 0)
    assert change(later, DEFAULT_WEIGHTS, OUTLOOK, TODAY + 1000, 60).minutes_after > 0
