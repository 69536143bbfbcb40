"""What reviews add to the statistics."""

from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.replay import fold
from quizapp.core.review import NEW, Event, EventKind, Memory, Mode, Phase, Rating, Review
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
    local = tally(NEW, event)
    assert local is not None
    assert local.hour == (event.moment.at_ms // 3_600_000 + 2) % 24


def test_cram_and_voided_reviews_count_nothing() -> None:
    void = Event(id="v", kind=EventKind.VOID, moment=review(3, Rating.GOOD).moment, body={"review": "e0"})
    assert tallies([review(0, Rating.GOOD), void, review(1, Rating.GOOD, Mode.CRAM)], Policy()) == []


def test_counting_leaves_the_memory_that_folding_leaves() -> None:
    events = [review(0, Rating.AGAIN), review(1, Rating.GOOD), review(9, Rating.HARD)]
    void = Event(id="v", kind=EventKind.VOID, moment=review(12, Rating.GOOD).moment, body={"review": "e1"})
    memory, found = counted([*events, void], Policy())
    assert memory == fold([*events, void], Policy())
    assert len(found) == 2
