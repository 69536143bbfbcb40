"""What the cards of a topic come to on a day, and on a later one."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.evidence import asked, evidence
from quizapp.core.portion import TREND_DAYS, portion, portions
from quizapp.core.rating import NO_FIRSTS
from quizapp.core.review import Memory, Rating
from quizapp.core.stats.cards import Cards, by_topic
from quizapp.core.stats.counts import added, counts
from quizapp.core.trail import LOOK_BACK_DAYS
from tests.core.test_evidence import (
    MODEL,
    TODAY,
    TOPICS,
    History,
    assert_alike,
    columns,
    folded,
    histories,
    one_by_one,
)


@given(histories)
def test_each_topic_has_what_its_cards_add_up_to(cards: list[tuple[int, History, bool]]) -> None:
    library = columns([(topic, folded(history), off) for topic, history, off in cards])
    found, known = portions(library, TODAY, MODEL), asked(library)
    assert [part.path for part in found] == list(TOPICS)
    for part, now in zip(found, evidence(known, TODAY, MODEL), strict=True):
        assert_alike(part.evidence, now)
    assert added(part.counts for part in found) == counts(library)


@given(histories, st.integers(0, 45))
def test_days_gone_by_are_as_they_were_but_for_first_attempts(
    cards: list[tuple[int, History, bool]], later: int
) -> None:
    found = portions(columns([(topic, folded(history), off) for topic, history, off in cards]), TODAY, MODEL)
    for part in (part.later(TODAY + later, MODEL) for part in found):
        for back, past in zip(TREND_DAYS, part.pasts, strict=True):
            day = TODAY + later - back
            then = one_by_one([(topic, folded(history, day), off) for topic, history, off in cards], day)
            one = then[TOPICS.index(part.path)]
            assert (past.cards, past.unseen, past.firsts) == (one.cards, one.unseen, part.firsts)
            assert past.recall == pytest.approx(one.recall)


def test_a_clock_that_was_set_back_does_not_make_cards_forgotten() -> None:
    (found, *_) = portions(columns([(0, folded([(-5, Rating.GOOD)], TODAY + 5), False)]), TODAY, MODEL)
    assert (found.recall, found.evidence.recall) == ([1.0], 1.0)
    assert [past.unseen for past in found.pasts] == [1, 1, 1]


@given(histories, st.integers(0, 45), st.integers(0, 45))
def test_a_portion_of_a_later_day_is_that_of_the_same_cards_made_then(
    cards: list[tuple[int, History, bool]], days: int, more: int
) -> None:
    library = columns([(topic, folded(history), off) for topic, history, off in cards])
    then = [
        part.later(TODAY + days, MODEL).later(TODAY + days + more, MODEL) for part in portions(library, TODAY, MODEL)
    ]
    for one, other in zip(then, portions(library, TODAY + days + more, MODEL), strict=True):
        assert (one.evidence, one.pasts, one.recall) == (other.evidence, other.pasts, other.recall)
        assert one == replace(other, since=one.since, gone=one.gone)
        assert one.gone.later_than(one.day - LOOK_BACK_DAYS) == other.gone


@given(histories, histories, st.integers(0, 45), st.data())
def test_a_portion_whose_cards_changed_is_that_of_the_cards_as_they_are(
    cards: list[tuple[int, History, bool]], others: list[tuple[int, History, bool]], days: int, data: st.DataObject
) -> None:
    one_topic = [[(0, folded(history), off) for _, history, off in found] for found in (cards, others)]
    before, now = (found[: min(map(len, one_topic))] for found in one_topic)
    rest, some = before[len(before) // 2 :], before[: len(before) // 2]
    mixed = data.draw(st.permutations(range(len(some))))
    was, then, is_now = (of_topic(found) for found in ([some[at] for at in mixed], before, [now[at] for at in mixed]))
    kept = portion(then, TODAY, MODEL).later(TODAY + days, MODEL)
    found = kept.changed(was, is_now)
    anew = portion(of_topic([*rest, *(now[at] for at in mixed)]), TODAY + days, MODEL)
    assert found is not None
    assert replace(found, firsts=anew.firsts) == anew
    assert tuple(found.firsts) == pytest.approx(tuple(anew.firsts))
    assert found.recall == anew.recall
    assert [replace(past, firsts=NO_FIRSTS) for past in found.pasts] == [
        replace(past, firsts=NO_FIRSTS) for past in anew.pasts
    ]


@given(histories)
def test_cards_that_were_otherwise_change_no_portion(cards: list[tuple[int, History, bool]]) -> None:
    memories = [(0, folded(history), False) for _, history, _ in cards]
    stranger = of_topic([(0, folded([(91, Rating.HARD), (90, Rating.HARD)]), False)])
    assert portion(of_topic(memories), TODAY, MODEL).changed(stranger, of_topic([])) is None


def of_topic(memories: list[tuple[int, Memory, bool]]) -> Cards:
    return by_topic(columns(memories))[0]


@given(histories, st.randoms())
def test_the_order_of_the_cards_makes_no_difference(cards: list[tuple[int, History, bool]], random: Random) -> None:
    memories = [(topic, folded(history), off) for topic, history, off in cards]
    mixed = random.sample(memories, len(memories))
    ones, others = (portions(columns(found), TODAY, MODEL) for found in (memories, mixed))
    for one, other in zip(ones, others, strict=True):
        assert (one.recall, one.stability, one.gone) == (other.recall, other.stability, other.gone)
        assert [past.recall for past in one.pasts] == [past.recall for past in other.pasts]
        assert_alike(one.evidence, other.evidence)


def test_cards_at_the_edge_of_the_last_month_keep_their_own_trails() -> None:
    histories = [[(60, Rating.GOOD), (back, Rating.GOOD)] for back in (29, 30, 31, 1)]
    found = portions(columns([(0, folded(history), False) for history in histories]), TODAY, MODEL)[0]
    assert list(found.gone.until) == [TODAY - 29, TODAY - 1]
    for back in (28, 29, 30):
        (then, *_) = one_by_one([(0, folded(history, TODAY - back), False) for history in histories], TODAY - back)
        past, *_ = found.later(TODAY + LOOK_BACK_DAYS - back, MODEL).pasts
        assert past.recall == pytest.approx(then.recall)


def test_what_is_due_was_due_before_or_is_today() -> None:
    library = Cards(
        topics=["t"],
        topic=[0] * 4,
        stability=[1.0] * 4,
        difficulty=[5.0] * 4,
        last_day=[TODAY - 9] * 4,
        first_day=[TODAY - 9] * 4,
        due=[TODAY - 3, TODAY, TODAY + 1, TODAY],
        in_steps=[0] * 4,
        suspended=[0, 0, 0, 1],
        lapses=[8, 0, 9, 20],
        first_right=[1] * 4,
        first_guess=[0.0] * 4,
        trail=[""] * 4,
        new=[0],
        new_suspended=[0],
    )
    (found,) = portions(library, TODAY, MODEL)
    assert (found.due_now, found.later(TODAY + 1, MODEL).due_now) == (2, 3)
    assert (found.leeches, found.counts.leeches) == (2, 3)
