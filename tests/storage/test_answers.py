"""Answers in bulk as items are analysed: study that stands, of one learner, with the bodies that matter."""

from __future__ import annotations

from quizapp.core.day import Moment
from quizapp.core.review import Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.storage.store import Store

DAY = 739_000


def put(store: Store, *events: Event) -> None:
    with store.writing() as tx:
        for event in events:
            tx.append(event)


def review(id_: str, at_ms: int = 0, card: str = "card", **fields: object) -> Event:
    base = Review(**({"rating": Rating.GOOD, "form": "choice"} | fields))  # type: ignore[arg-type]
    at = Moment(1_700_000_000_000 + at_ms, 0, DAY)
    return Event(id=id_, kind=EventKind.REVIEW, moment=at, card_id=card, review=base, body={"seed": id_})


def void(of: str) -> Event:
    return Event(id=f"void-{of}", kind=EventKind.VOID, moment=Moment(1_700_000_000_999, 0, DAY), body={"review": of})


def ids(store: Store, *cards: str) -> list[str]:
    return [row.id for row in store.study_answers(cards or ("card",))]


def test_answers_come_in_the_order_of_time_without_those_taken_back(store: Store) -> None:
    put(store, review("b", 2), review("a", 5), review("c", 1), review("x", 3), void("x"))
    assert ids(store) == ["c", "b", "a"]


def test_only_study_and_only_these_cards_count(store: Store) -> None:
    put(store, *(review(f"{mode}", mode=mode) for mode in Mode), review("other", card="other"))
    assert ids(store) == ["study"]
    assert ids(store, "other", "nowhere") == ["other"]


def test_bodies_are_read_where_options_stood_alone(store: Store) -> None:
    put(store, review("a", 1), review("b", 2, form="multi"), review("c", 3, form="typed"), review("d", 4, hint=True))
    assert [row.fields for row in store.study_answers(["card"])] == [{"seed": "a"}, {"seed": "b"}, {}, {}]


def test_what_was_right_but_likely_guessed_is_right(store: Store) -> None:
    again = Rating.AGAIN
    put(store, review("a", 1, rating=again, verdict=Verdict.RIGHT), review("b", 2, rating=again, verdict=Verdict.WRONG))
    put(store, review("c", 3, rating=again))
    assert [(row.right, row.rating) for row in store.study_answers(["card"])] == [(1, 1), (0, 1), (0, 1)]


def test_a_learner_sees_the_own_answers_alone(store: Store) -> None:
    other = store.for_learner(store.learner("other"))
    put(store, review("a"))
    put(other, review("b"), void("a"))
    assert (ids(store), ids(other)) == (["a"], ["b"])
    assert store.learners() == [store.learner_id, other.learner_id]
