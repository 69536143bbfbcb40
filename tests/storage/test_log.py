import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.core.day import Moment
from quizapp.core.review import MARKS, Event, Mode, Rating, Review, Verdict
from quizapp.errors import DatabaseError
from quizapp.storage.identity import new_id
from quizapp.storage.store import Store

MakeEvent = Callable[..., Event]

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
chances = st.floats(0, 1, exclude_max=True)
reviews = st.builds(
    Review,
    rating=st.sampled_from(Rating),
    mode=st.sampled_from(Mode),
    form=texts,
    verdict=st.none() | st.sampled_from(Verdict),
    retrievability=st.none() | st.floats(0, 1),
    guess=chances,
    hint=st.booleans(),
    override=st.booleans(),
    took_ms=st.none() | st.integers(0, 10**9),
    interval_days=st.none() | st.integers(0, 36500),
    due_day=st.none() | st.integers(FIRST_DAY, LAST_DUE_DAY),
    due_ms=st.none() | st.integers(FIRST_MS, LAST_DUE_MS),
    params=texts,
    fingerprint=texts,
    key_hash=texts,
)
moments = st.builds(
    Moment, st.integers(FIRST_MS, LAST_MS - 1), st.integers(-1440, 1440), st.integers(FIRST_DAY, LAST_DAY)
)
events = st.builds(
    Event,
    id=st.uuids().map(str),
    kind=st.sampled_from(["review", "void", "exam_start", "kind of tomorrow"]),
    moment=moments,
    card_id=texts.map(lambda text: f"c{text}"),
    device_id=texts,
    review=reviews,
    body=st.dictionaries(texts, json_values, max_size=4),
) | st.builds(Event, id=st.uuids().map(str), kind=st.just("setting"), moment=moments, body=st.just({"weights": [0.1]}))


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("log") / "quiz.db") as store:
        yield store


@settings(deadline=None)  # a commit waits for the disk
@given(event=events)
def test_an_event_comes_back_as_it_was_written(shared: Store, event: Event) -> None:
    event = replace(event, id=new_id(0))
    with shared.writing() as tx:
        tx.append(event)
        written = [found for found in tx.events([event.card_id]) if found.id == event.id]
    assert written == [event]


@settings(deadline=None)  # a commit waits for the disk
@given(batch=st.lists(events, max_size=6, unique_by=lambda event: event.id), seed=st.integers())
def test_the_order_of_arrival_does_not_matter(shared: Store, batch: list[Event], seed: int) -> None:
    learner = shared.for_learner(shared.learner(new_id(0)))
    arrivals = batch * 2
    random.Random(seed).shuffle(arrivals)
    with learner.writing() as tx:
        added = [tx.append(event) for event in arrivals]
    assert sum(added) == len(batch)
    assert list(learner.iterate_events()) == sorted(batch, key=lambda event: event.order)


def test_an_event_that_is_there_is_not_added_again(store: Store, event: MakeEvent) -> None:
    first = event()
    with store.writing() as tx:
        assert tx.append(first)
        assert not tx.append(replace(first, card_id="another"))
    assert list(store.iterate_events()) == [first]


def test_a_log_longer_than_a_page_is_read_whole_and_in_order_while_it_grows(store: Store, event: MakeEvent) -> None:
    written = [event(card_id=f"c{number % 7}") for number in range(1203)]
    with store.writing() as tx:
        for one in random.Random(1).sample(written, len(written)):
            tx.append(one)
    reading = store.iterate_events()
    first = list(itertools.islice(reading, 3))
    late = event()
    with store.writing() as tx:
        tx.append(late)
    assert first + list(reading) == [*written, late]


def test_events_of_one_instant_are_ordered_by_id_across_pages(store: Store, event: MakeEvent) -> None:
    same = [replace(event(), moment=Moment(FIRST_MS, 0, FIRST_DAY + 2)) for _ in range(1100)]
    with store.writing() as tx:
        for one in reversed(same):
            tx.append(one)
    assert list(store.iterate_events()) == same


def test_the_events_of_many_cards_are_found_in_log_order(store: Store, event: MakeEvent) -> None:
    written = [event(card_id=f"c{number % 1300}") for number in range(1400)]
    with store.writing() as tx:
        for one in written:
            tx.append(one)
    wanted = [f"c{number}" for number in range(1, 1300)]
    assert store.events(wanted) == [one for one in written if one.card_id != "c0"]
    assert store.events([]) == []


def test_what_is_taken_back_next_is_the_newest_mark_or_review_of_the_schedule_that_stands(
    store: Store, review: MakeEvent, event: MakeEvent
) -> None:
    assert store.last_standing() is None
    studied = [review(f"c{number}", Mode.EXAM if number % 5 else Mode.STUDY) for number in range(25)]
    marked = [event(str(kind), "c") for kind in sorted(MARKS)]
    others = [review("c", mode) for mode in Mode if not mode.schedules]
    others += [event("alias", to="d"), event("setting"), event("of tomorrow"), event("void", review="none")]
    with store.writing() as tx:
        for one in studied + marked + others:
            tx.append(one)
    for expected in reversed(studied + marked):
        with store.writing() as tx:
            assert tx.last_standing() == expected
            tx.append(event("void", expected.card_id, review=expected.id))
    assert store.last_standing() is None


def test_ids_named_first_are_taken_back_before_what_a_device_or_anybody_did_later(
    store: Store, review: MakeEvent, event: MakeEvent
) -> None:
    first, mine, theirs = replace(review("a"), device_id="me"), replace(review("b"), device_id="me"), review("c")
    with store.writing() as tx:
        for one in (first, mine, theirs):
            tx.append(one)
    assert store.last_standing("me", ["unknown", first.id, mine.id]) == first
    assert store.last_standing("me") == mine
    assert store.last_standing("nobody") == store.last_standing() == theirs
    with store.writing() as tx:
        tx.append(event("void", "a", review=first.id))
    assert store.last_standing("me", [first.id, mine.id]) == mine


def test_a_void_counts_even_if_it_came_before_its_review(store: Store, review: MakeEvent, event: MakeEvent) -> None:
    kept, taken_back = review("a"), review("b")
    void = replace(event("void", "b", review=taken_back.id), moment=Moment(FIRST_MS, 0, FIRST_DAY + 2))
    with store.writing() as tx:
        for one in (void, kept, taken_back):
            tx.append(one)
    assert store.last_standing() == kept


def test_undo_works_after_a_restart(path: Path, review: MakeEvent, event: MakeEvent) -> None:
    first, second = review("a"), review("b")
    with Store.open(path) as store, store.writing() as tx:
        tx.append(first)
        tx.append(second)
    with Store.open(path) as store, store.writing() as tx:
        tx.append(event("void", "b", review=second.id))
    with Store.open(path) as store:
        assert store.last_standing() == first
        assert second in store.events(["b"]), "nothing is forgotten"


def test_the_newest_study_day_is_the_greatest_near_the_newest_instant(store: Store, event: MakeEvent) -> None:
    assert store.newest_day() is None
    assert store.newest_ms() is None
    east = replace(event(), moment=Moment(1_790_000_000_000, 720, 740_001))
    west_later = replace(event(), moment=Moment(1_790_000_100_000, -720, 740_000))
    with store.writing() as tx:
        tx.append(east)
        tx.append(west_later)
    assert store.newest_day() == 740_001
    assert store.newest_ms() == 1_790_000_100_000


def test_aliases_come_in_log_order_and_the_last_setting_is_that_of_the_device(store: Store, event: MakeEvent) -> None:
    assert store.last_setting("d") is None
    assert store.aliases() == []
    aliases = [event("alias", "a", to="b"), event("alias", "b", to="c")]
    settings = [event("setting", "", retention=0.9), event("setting", "", retention=0.8)]
    with store.writing() as tx:
        for one in reversed(aliases + settings):
            tx.append(one)
    assert store.aliases() == [("a", "b"), ("b", "c")]
    assert store.last_setting("d") == settings[1]
    assert store.last_setting("other") is None


def test_the_newest_id_is_that_of_the_device_asked_for(store: Store, event: MakeEvent) -> None:
    mine, other = event(), replace(event(), device_id="other")
    with store.writing() as tx:
        tx.append(mine)
        tx.append(other)
    assert store.newest_id("d") == mine.id
    assert store.newest_id("unknown") == ""


def test_learners_do_not_see_each_other(store: Store, review: MakeEvent) -> None:
    ada = store.for_learner(store.learner("Ada"))
    assert ada.learner_id == store.learner("Ada") != store.learner_id
    shared = review()
    with store.writing() as tx:
        tx.append(shared)
    assert ada.last_standing() is None
    with ada.writing() as tx:
        assert tx.append(shared), "the same log may be imported for another"
    assert ada.events(["card"]) == store.events(["card"]) == [shared]


GOOD = Event(id="e", kind="review", moment=Moment(FIRST_MS, 0, 740_000), card_id="c", review=Review(rating=Rating.GOOD))
GOOD_REVIEW = Review(rating=Rating.GOOD)
BAD_EVENTS = [
    replace(GOOD, id=""),
    replace(GOOD, kind=""),
    replace(GOOD, kind="a\0b"),
    replace(GOOD, card_id=""),
    replace(GOOD, card_id="\ud800"),
    replace(GOOD, device_id="\0"),
    replace(GOOD, review=None),
    replace(GOOD, moment=Moment(FIRST_MS - 1, 0, 740_000)),
    replace(GOOD, moment=Moment(LAST_MS, 0, 740_000)),
    replace(GOOD, moment=Moment(FIRST_MS, 1441, 740_000)),
    replace(GOOD, moment=Moment(FIRST_MS, 0, 1)),
    replace(GOOD, body={"x": float("nan")}),
    replace(GOOD, body={"x": "\udfff"}),
    replace(GOOD, body={"x": {1, 2}}),
    *(
        replace(GOOD, review=replace(GOOD_REVIEW, **change))
        for change in (
            {"retrievability": 1.5},
            {"retrievability": float("nan")},
            {"guess": 1.0},
            {"took_ms": -1},
            {"interval_days": -1},
            {"due_day": 1},
            {"due_ms": 1},
            {"form": "\0"},
            {"params": "\0"},
            {"fingerprint": "\0"},
            {"key_hash": "\ud800"},
        )
    ),
]


@pytest.mark.parametrize("bad", BAD_EVENTS, ids=range(len(BAD_EVENTS)))
def test_an_event_that_no_row_can_hold_is_refused_and_nothing_is_written(store: Store, bad: Event) -> None:
    def write() -> None:
        with store.writing() as tx:
            tx.append(replace(GOOD, id="before"))
            tx.append(bad)

    with pytest.raises(ValueError, match=r"must|needs"):
        write()
    assert list(store.iterate_events()) == []


def test_an_error_within_a_transaction_undoes_it_and_the_store_goes_on(store: Store, event: MakeEvent) -> None:
    def fail() -> None:
        with store.writing() as tx:
            tx.append(event())
            raise KeyError("a bug elsewhere")

    with pytest.raises(KeyError):
        fail()
    with store.writing() as tx:
        tx.append(last := event())
    assert list(store.iterate_events()) == [last]


def test_a_database_that_was_damaged_while_open_is_reported_as_such(path: Path, event: MakeEvent) -> None:
    with Store.open(path) as store:
        with store.writing() as tx:
            for _ in range(400):
                tx.append(event())
        content = path.read_bytes()
    path.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    with pytest.raises(DatabaseError, match=r"quiz\.db is damaged"), Store.open(path) as store:
        list(store.iterate_events())


def test_reviews_are_found_by_a_key_of_their_body_unless_they_were_taken_back(store: Store, event: MakeEvent) -> None:
    noted = [event(card_id=card, mistakes=["x"]) for card in ("one", "two", "one")]
    others = [event(card_id="one"), event(card_id="one", response={"text": '"mistakes":'}), event(card_id="one", m=1)]
    with store.writing() as tx:
        for each in (*reversed(noted), *others, event("void", "one", review=noted[2].id)):
            tx.append(each)
    assert store.noted("mistakes") == noted[:2]
    assert store.noted("mistakes", ["one"]) == [noted[0]]
    assert store.noted("mistakes", []) == store.noted("mist", ["one"]) == []


def test_a_key_deeper_in_a_body_is_not_taken_for_one_of_its_own(store: Store, event: MakeEvent) -> None:
    with store.writing() as tx:
        tx.append(event(response={"mistakes": ["x"]}))
    assert store.noted("mistakes") == []
