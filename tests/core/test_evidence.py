"""What the cards of each topic add up to, now, later and on days gone by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment
from quizapp.core.evidence import asked, evidence
from quizapp.core.mastery import Evidence, mastery
from quizapp.core.policy import Policy
from quizapp.core.rating import Firsts, first_attempt
from quizapp.core.replay import fold
from quizapp.core.review import NEW, Event, EventKind, Memory, Rating, Review
from quizapp.core.stats.cards import Cards
from quizapp.core.trail import as_text

TODAY = 739_000
POLICY = Policy()
MODEL = POLICY.model
TOPICS = ("a", "a/b", "")

History = list[tuple[int, Rating]]
"""The days before today of some reviews, and how they were rated."""

histories = st.lists(
    st.tuples(
        st.integers(0, len(TOPICS) - 1),
        st.lists(st.tuples(st.integers(0, 90), st.sampled_from(Rating)), max_size=8),
        st.booleans(),
    ),
    max_size=12,
)


def folded(history: History, until: int = TODAY) -> Memory:
    """The memory after those reviews that were up to a study day."""
    reviews = sorted(((TODAY - back, rating) for back, rating in history), key=lambda review: review[0])
    return fold([reviewed(place, day, rating) for place, (day, rating) in enumerate(reviews) if day <= until], POLICY)


def reviewed(place: int, day: int, rating: Rating) -> Event:
    at = Moment(day * 86_400_000 + place, 0, day)
    return Event(id=f"{place:03}", kind=EventKind.REVIEW, moment=at, review=Review(rating=rating, guess=0.25))


def columns(memories: list[tuple[int, Memory, bool]]) -> Cards:
    """Cards by the index of their topic, their memory, and whether they are suspended."""
    known = [(topic, memory, off) for topic, memory, off in memories if memory != NEW]
    new = [(topic, off) for topic, memory, off in memories if memory == NEW]
    return Cards(
        topics=TOPICS,
        topic=[topic for topic, _, _ in known],
        stability=[memory.stability for _, memory, _ in known],
        difficulty=[memory.difficulty for _, memory, _ in known],
        last_day=[memory.last_day or 0 for _, memory, _ in known],
        first_day=[memory.first_day or 0 for _, memory, _ in known],
        due=[TODAY for _ in known],
        in_steps=[0 for _ in known],
        suspended=[int(off) for _, _, off in known],
        lapses=[memory.lapses for _, memory, _ in known],
        first_right=[int((memory.first_rating or 0) > Rating.AGAIN) for _, memory, _ in known],
        first_guess=[memory.first_guess for _, memory, _ in known],
        trail=[as_text(memory.trail) for _, memory, _ in known],
        new=[new.count((topic, False)) for topic in range(len(TOPICS))],
        new_suspended=[new.count((topic, True)) for topic in range(len(TOPICS))],
    )


def one_by_one(memories: list[tuple[int, Memory, bool]], day: int) -> list[Evidence]:
    """The same as `evidence`, card by card."""
    found = [Evidence() for _ in TOPICS]
    for topic, memory, off in memories:
        if memory == NEW:
            found[topic] += Evidence() if off else Evidence(1, 1)
            continue
        recall = MODEL.retrievability(max(day - (memory.last_day or 0), 0), memory.stability)
        doubt = recall * (1 - recall)
        right = (memory.first_rating or 0) > Rating.AGAIN
        firsts = first_attempt(right=right, guess=memory.first_guess)
        found[topic] += Evidence(firsts=firsts) if off else Evidence(1, 0, recall, doubt, doubt**2, firsts)
    return found


def assert_alike(one: Evidence, other: Evidence) -> None:
    assert (one.cards, one.unseen) == (other.cards, other.unseen)
    assert (one.recall, one.doubt, one.square) == pytest.approx((other.recall, other.doubt, other.square))
    assert tuple(one.firsts) == pytest.approx(tuple(other.firsts))


@given(histories, st.integers(0, 60))
def test_topics_add_up_what_their_cards_are_on_a_day(cards: list[tuple[int, History, bool]], later: int) -> None:
    memories = [(topic, folded(history), off) for topic, history, off in cards]
    found = evidence(asked(columns(memories)), TODAY + later, MODEL)
    for one, other in zip(found, one_by_one(memories, TODAY + later), strict=True):
        assert_alike(one, other)


@given(histories, st.integers(0, 400), st.integers(0, 400))
def test_time_without_study_never_raises_mastery(cards: list[tuple[int, History, bool]], days: int, more: int) -> None:
    now = asked(columns([(topic, folded(history), off) for topic, history, off in cards]))
    for early, late in zip(evidence(now, TODAY + days, MODEL), evidence(now, TODAY + days + more, MODEL), strict=True):
        assert mastery(late, late.firsts).value <= mastery(early, early.firsts).value + 1e-12


@given(histories, st.integers(0, 400), st.sampled_from((Rating.HARD, Rating.GOOD, Rating.EASY)))
def test_an_answer_rated_above_again_never_lowers_mastery_of_cards_seen_before_on_any_day(
    cards: list[tuple[int, History, bool]], days: int, rating: Rating
) -> None:
    before = [(topic, folded(history), off) for topic, history, off in cards]
    after = [(topic, folded([*history, (0, rating)]) if history else NEW, off) for topic, history, off in cards]
    ones, others = (evidence(asked(columns(memories)), TODAY + days, MODEL) for memories in (before, after))
    for one, other in zip(ones, others, strict=True):
        assert mastery(other, other.firsts).value >= mastery(one, one.firsts).value - 1e-12


def test_a_clock_that_was_set_back_does_not_make_cards_forgotten() -> None:
    memory = folded([(-5, Rating.GOOD)], TODAY + 5)
    (found, *_) = evidence(asked(columns([(0, memory, False)])), TODAY, MODEL)
    assert found.recall == 1


def test_of_suspended_cards_only_the_first_answers_count() -> None:
    memory = folded([(3, Rating.GOOD)])
    found = evidence(asked(columns([(0, memory, True), (0, NEW, True)])), TODAY, MODEL)
    first = first_attempt(right=True, guess=0.25)
    assert found == [Evidence(firsts=first), Evidence(), Evidence()]


def test_no_cards_are_no_evidence() -> None:
    assert evidence(asked(Cards()), TODAY, MODEL) == []


def test_first_attempts_are_corrected_for_guessing() -> None:
    memories = [(0, folded([(9, rating)]), False) for rating in (Rating.GOOD, Rating.AGAIN, Rating.AGAIN, Rating.AGAIN)]
    (found, *_) = asked(columns(memories)).firsts
    assert found.known == pytest.approx(0, abs=1e-12)
    assert found == pytest.approx(Firsts(0, 4 * first_attempt(right=True, guess=0.25).known), abs=1e-9)
