"""What reviews add to the statistics."""

from dataclasses import replace

import pytest

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.replay import fold
from quizapp.core.review import NEW, Event, EventKind, Memory, Mode, Phase, Rating, Review
from quizapp.core.stats.bins import bin_of, loss
from quizapp.core.tally import Maturity, counted, maturity, tallies, tally

DAY = 739_000


def review(number: int, rating: Rating, mode: Mode = Mode.STUDY, hours: int = 0) -> Event:
    at = Moment(1_790_000_000_000 + number * 86_400_000 + hours * 3_600_000, 120, DAY + number)
    body = {"deck": "d", "topic": "x/y"}
    answer = Review(rating=rating, mode=mode, took_ms=900)
    return Event(id=f"e{number}", kind=EventKind.REVIEW, moment=at, card_id="c", review=answer, body=body)


def test_a_card_matures_through_its_answers() -> None:
    found = tallies([review(0, Rating.AGAIN), review(1, Rating.GOOD), review(40, Rating.EASY)], Policy())
    assert [one.maturity for one in found] == [Maturity.NEW, Maturity.STEPS, Maturity.YOUNG]
    assert [one.rating for one in found] == [1, 3, 4]
    assert {(one.deck, one.topic, one.took_ms) for one in found} == {("d", "x/y", 900)}


def test_mature_starts_at_three_weeks() -> None:
    assert maturity(Memory(phase=Phase.REVIEW, stability=20.9)) is Maturity.YOUNG
    assert maturity(Memory(phase=Phase.REVIEW, stability=21.0)) is Maturity.MATURE


def test_the_hour_is_that_of_the_wall_clock() -> None:
    event = review(0, Rating.GOOD)
    local = tally(NEW, event, Policy())
    assert local is not None
    assert local.hour == (event.moment.at_ms // 3_600_000 + 2) % 24


def test_a_review_is_measured_by_the_recall_that_was_predicted() -> None:
    memory = Memory(phase=Phase.REVIEW, stability=10.0, difficulty=5.0, last_day=DAY)
    found = tally(memory, review(10, Rating.AGAIN), Policy())
    assert found is not None
    assert (found.bin, found.predicted, found.loss) == (bin_of(900_000), 900_000, loss(900_000, right=False))


def test_what_the_log_noted_as_predicted_counts_more_than_what_is_computed_now() -> None:
    memory = Memory(phase=Phase.REVIEW, stability=10.0, difficulty=5.0, last_day=DAY)
    event = review(10, Rating.GOOD)
    noted = replace(event, review=replace(event.review or Review(rating=Rating.GOOD), retrievability=0.71))
    found = tally(memory, noted, Policy())
    assert found is not None
    assert (found.predicted, found.loss) == (710_000, loss(710_000, right=True))


@pytest.mark.parametrize(
    "memory",
    [
        NEW,
        Memory(phase=Phase.LEARNING, stability=3.0, difficulty=5.0, last_day=DAY),
        Memory(phase=Phase.RELEARNING, stability=3.0, difficulty=5.0, last_day=DAY),
        Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, last_day=DAY + 4),
        Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, last_day=DAY + 5),
    ],
    ids=["new", "learning", "relearning", "same day", "clock ran backwards"],
)
def test_nothing_is_predicted_of_new_cards_of_steps_and_within_a_day(memory: Memory) -> None:
    event = review(4, Rating.AGAIN)
    noted = replace(event, review=replace(event.review or Review(rating=Rating.AGAIN), retrievability=0.3))
    found = tally(memory, noted, Policy())
    assert found is not None
    assert (found.bin, found.predicted, found.loss) == (-1, 0, 0)


def test_form_and_confidence_are_those_of_the_log_and_words_of_newer_versions_count_for_none() -> None:
    event = review(0, Rating.GOOD)
    typed = replace(event, review=replace(event.review or Review(rating=Rating.GOOD), form="typed"))
    words = ("sure", "certain", 7, None)
    found = [tally(NEW, replace(typed, body={"confidence": word}), Policy()) for word in words]
    assert [(one.form, one.word) for one in found if one] == [("typed", word) for word in ("sure", "", "", "")]


def test_cram_and_voided_reviews_count_nothing() -> None:
    void = Event(id="v", kind=EventKind.VOID, moment=review(3, Rating.GOOD).moment, body={"review": "e0"})
    assert tallies([review(0, Rating.GOOD), void, review(1, Rating.GOOD, Mode.CRAM)], Policy()) == []


def test_counting_leaves_the_memory_that_folding_leaves() -> None:
    events = [review(0, Rating.AGAIN), review(1, Rating.GOOD), review(9, Rating.HARD)]
    void = Event(id="v", kind=EventKind.VOID, moment=review(12, Rating.GOOD).moment, body={"review": "e1"})
    memory, found = counted([*events, void], Policy())
    assert memory == fold([*events, void], Policy())
    assert len(found) == 2
