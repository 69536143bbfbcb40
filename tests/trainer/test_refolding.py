"""However events come into the log, what is kept beside it is what folding the log anew gives, bit for bit."""

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.confusion import Mistake
from quizapp.core.day import Moment, moment
from quizapp.core.policy import Policy
from quizapp.core.progress import Work
from quizapp.core.review import NEW, Event, EventKind, Mode, Rating, Review, Verdict
from quizapp.core.tally import noted
from quizapp.core.totals import Totals
from quizapp.errors import QuizError
from quizapp.storage.folds import VERSION
from quizapp.storage.store import Store
from quizapp.trainer.history import History
from quizapp.trainer.refolding import refold
from quizapp.trainer.sweeping import Places, parsed

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
FOLDED = {"memory": "version", "day_tally": "", "hour_tally": "", "form_tally": "", "mistake": ""}
"""The tables, each with the column that says nothing of the log."""

KINDS = [*["review"] * 6, "suspend", "flag", "bury", "unbury", "defer", "reset", "alias", "word of 2031"]

Rows = dict[str, list[tuple[object, ...]]]

bodies = st.fixed_dictionaries(
    {"deck": st.sampled_from(["d", "e"]), "topic": st.sampled_from(["", "t/x"])},
    optional={
        "mistakes": st.lists(st.sampled_from(["recall", "f1", "a\0b"]), max_size=2),
        "confidence": st.sampled_from(["sure", "guess", "word of 2031"]),
    },
)
reviews = st.builds(
    Review,
    rating=st.sampled_from(Rating),
    mode=st.sampled_from((Mode.STUDY, Mode.STUDY, Mode.STUDY, Mode.CRAM, Mode.EXAM)),
    form=st.sampled_from(["choice", "typed"]),
    verdict=st.sampled_from([None, Verdict.RIGHT, Verdict.WRONG]),
    guess=st.sampled_from([0.0, 0.25]),
    retrievability=st.none() | st.floats(0, 1),
    took_ms=st.none() | st.integers(0, 9000),
    interval_days=st.none() | st.integers(0, 40),
    due_day=st.none() | st.integers(739_700, 739_900),
    due_ms=st.none() | st.integers(1_800_000_000_000, 1_800_000_900_000),
    key_hash=st.sampled_from(["", "k"]),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Events in the order of the log; a void stands on the card of the event that it names."""
    found: list[Event] = []
    at = START
    for number in range(draw(st.integers(1, 12))):
        at += timedelta(hours=draw(st.integers(1, 400)))
        kind = draw(st.sampled_from([*KINDS, *["void", "void"] * bool(found)]))
        review = draw(reviews) if kind in ("review", "word of 2031") else None
        card_id, body = draw(st.sampled_from("abc")), dict[str, object]()
        if review:
            body |= draw(bodies)
        elif kind == EventKind.DEFER:
            body = {"until": draw(st.integers(739_700, 739_900))}
        elif kind == EventKind.VOID:
            former = draw(st.sampled_from(found))
            card_id, body = former.card_id, {"review": former.id}
        elif kind == EventKind.ALIAS:
            body = {"to": draw(st.sampled_from("abc".replace(card_id, "")))}
        exam = "x" if review and review.mode is Mode.EXAM else ""
        event = Event(
            id=f"{number:02}", kind=kind, moment=moment(at), card_id=card_id, review=review, body=body, exam=exam
        )
        found.append(event)
    return found


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with nothing but the policy in its log."""
    made = tmp_path_factory.mktemp("empty") / "quizapp.db"
    with Store.open(made) as store, history(store).writing():
        pass
    return made


def history(store: Store) -> History:
    return History(store, Policy(), lambda: START, time(4))


@contextmanager
def copied(empty: Path) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(shutil.copy(empty, folder))) as store:
        yield store


def folded(store: Store) -> Rows:
    """What is folded from the log, without sums of nothing."""
    with closing(sqlite3.connect(store._database.path)) as connection:
        return {name: _rows(connection, name, left_out) for name, left_out in FOLDED.items()}


def _rows(connection: sqlite3.Connection, name: str, left_out: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
    names = ", ".join(f'"{column}"' for column in columns if column != left_out)
    rows = connection.execute(f"SELECT {names} FROM {name}")
    return sorted((row for row in rows if name in ("memory", "mistake") or any(row[-5:])), key=repr)


def put(store: Store, arrived: list[list[Event]]) -> Rows:
    """Events in portions: one alone is noted unless it joins cards or is of an exam, else added; then what is kept."""
    keeper = history(store)
    for portion in arrived:
        with keeper.writing() as tx:
            if len(portion) == 1 and portion[0].kind != EventKind.ALIAS and not portion[0].exam:
                card = keeper.carrier(portion[0].card_id)
                keeper.note(tx, portion[0], tx.memory(card))
            else:
                keeper.add(tx, portion)
    return folded(store)


def anew(store: Store) -> Rows:
    keeper = history(store)
    with store.writing() as tx:
        refold(tx, keeper.policy, keeper.carrier)
    return folded(store)


@settings(deadline=None, max_examples=60)  # commits wait for the disk
@given(log=histories())
def test_what_is_kept_event_by_event_is_the_log_folded_anew(empty: Path, log: list[Event]) -> None:
    with copied(empty) as store:
        assert put(store, [[event] for event in log]) == anew(store)


@settings(deadline=None, max_examples=40)  # commits wait for the disk
@given(log=histories(), rng=st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing_that_is_kept(empty: Path, log: list[Event], rng: random.Random) -> None:
    shuffled = rng.sample(log, len(log))
    cut = rng.randrange(len(log) + 1)
    with copied(empty) as first, copied(empty) as second:
        kept = put(second, [shuffled[:cut], shuffled[cut:]])
        assert kept == anew(second)
        assert _of_cards(put(first, [log, []])) == _of_cards(kept)


def _of_cards(rows: Rows) -> Rows:
    """The rows without the learner's id, which comes first."""
    return {name: [row[1:] for row in found] for name, found in rows.items()}


def review(number: int, at: Moment, card_id: str = "a", **body: object) -> Event:
    answer = Review(rating=Rating.AGAIN, form="typed", took_ms=900)
    return Event(id=f"e{number}", kind="review", moment=at, card_id=card_id, device_id="d", review=answer, body=body)


def usual(number: int, at: datetime, rng: random.Random) -> Event:
    """A review such as most are: due on a day that the log names, or that its interval leads to."""
    now = moment(at)
    days = rng.randrange(1, 60)
    answer = Review(
        rating=rng.choice(list(Rating)),
        form=rng.choice(["choice", "typed"]),
        retrievability=rng.choice([None, 0.0, rng.random(), 1.0]),
        took_ms=rng.choice([None, 0, 4000, 10**9]),
        interval_days=days,
        due_day=rng.choice([None, now.day + days]),
        key_hash=rng.choice(["", "k"]),
    )
    body = {"deck": rng.choice("de"), "topic": "t", "confidence": rng.choice(["sure", "", "word of 2031"])}
    return Event(id=f"u{number}", kind="review", moment=now, card_id=rng.choice("ab"), review=answer, body=body)


@pytest.mark.parametrize("seed", range(3))
def test_usual_reviews_of_a_year_folded_anew_give_what_answering_gave(empty: Path, seed: int) -> None:
    rng, at, log = random.Random(seed), START, []
    for number in range(70):
        at += timedelta(hours=rng.choice([1, 20, 30, 200]))
        log.append(usual(number, at, rng))
    with copied(empty) as store:
        kept = put(store, [[event] for event in log])
        assert kept == anew(store)
        assert max(len(str(row[-1]).split()) for row in kept["memory"]) > 2


def test_a_mistake_that_is_taken_back_was_never_made(empty: Path) -> None:
    first, second = (review(n, moment(START + timedelta(days=n)), mistakes=["recall"]) for n in (1, 2))
    void = Event(id="v", kind="void", moment=moment(START + timedelta(days=3)), card_id="a", body={"review": second.id})
    with copied(empty) as store:
        put(store, [[first], [second]])
        assert store.mistakes() == [Mistake("a", "recall", 2, second.moment.day)]
        put(store, [[void]])
        assert store.mistakes() == [Mistake("a", "recall", 1, first.moment.day)]


def test_mistakes_go_with_a_history_that_is_joined_to_another(empty: Path) -> None:
    one, other = (review(n, moment(START + timedelta(days=n)), id_, mistakes=["f1"]) for n, id_ in ((1, "a"), (2, "b")))
    alias = Event(id="z", kind="alias", moment=moment(START + timedelta(days=3)), card_id="a", body={"to": "b"})
    with copied(empty) as store:
        put(store, [[one, other], [alias, alias]])
        assert store.mistakes() == [Mistake("b", "f1", 2, other.moment.day)]


def test_after_an_update_the_log_is_folded_anew_once(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with copied(empty) as store:
        kept = put(store, [[review(1, moment(START + timedelta(days=1)), mistakes=["recall"])]])
        with store.writing() as tx:
            tx.clear_tallies()
            tx.clear_tallies()
            tx.save("a", NEW)
        log = list(store.iterate_events())
        monkeypatch.setattr("quizapp.storage.folds.VERSION", VERSION + 1)
        keeper = history(store)
        with keeper.writing() as tx:
            assert not tx.folds_are_old
        assert folded(store) == kept
        assert keeper.changed == {"a"}
        assert list(store.iterate_events()) == log


@pytest.mark.parametrize(
    "body",
    [
        '{"deck":"d","topic":"t","overruled":false}',
        '{"x":{"deck":"no","topic":"no"},"deck":"d","topic":"t"}',
        '{"deck":"d","topic":"t","x":{"deck":"no","topic":"no","overruled":true}}',
        '{"x":{"deck":"no","topic":"no"}}',
        '{"response":"a }","deck":"d\\",\\"topic","topic":"t","overruled":false,"wordings":["}"]}',
        '{"deck":"d","topic":7,"overruled":true}',
        '{"confidence":"sure","deck":"d","topic":"t"}',
        '{"deck": "d", "topic": "t"}',
        "[]",
        "{}",
    ],
)
def test_deck_and_topic_are_those_of_the_body_itself_however_quickly_they_are_found(body: str) -> None:
    totals = Totals()
    places = Places(totals)
    assert places[body] == places[body] == totals.place(*noted(parsed(body)))


def test_who_stops_the_work_of_folding_anew_leaves_what_was_there(empty: Path) -> None:
    with copied(empty) as store:
        kept = put(store, [[review(1, moment(START + timedelta(days=1)), mistakes=["recall"])]])
        keeper, work = history(store), Work()
        work.end()
        with pytest.raises(QuizError, match="next start"), store.writing() as tx:
            refold(tx, keeper.policy, keeper.carrier, work.tell)
        assert folded(store) == kept


def test_another_device_with_the_same_policy_folds_nothing_anew(empty: Path) -> None:
    told: list[str] = []
    with copied(empty) as store:
        put(store, [[review(1, moment(START + timedelta(days=1)))]])
        store.device_id = "another"
        keeper = History(store, Policy(), lambda: START, time(4), lambda what, _done, _of: told.append(what))
        assert keeper.behind
        with keeper.writing():
            pass
        assert told == []
        assert not keeper.behind


def test_another_device_with_another_policy_folds_all_anew(empty: Path) -> None:
    with copied(empty) as store:
        put(store, [[review(1, moment(START + timedelta(days=1)))]])
        weights = Policy().weights
        other = History(store, Policy(weights=(0.5, *weights[1:])), lambda: START, time(4))
        with other.writing():
            pass
        assert store.memory("a").stability == 0.5
        first = history(store)
        assert first.behind
        with first.writing():
            pass
        assert store.memory("a").stability == weights[0]


@pytest.mark.parametrize("body", ["{", "", "nonsense", '{"deck":"d"', '{"a":"\x01"}'])
def test_a_review_whose_body_cannot_be_read_counts_nowhere(empty: Path, body: str) -> None:
    first, second = (review(n, moment(START + timedelta(days=n)), "ab"[n - 1]) for n in (1, 2))
    with copied(empty) as store:
        kept = put(store, [[first]])
        put(store, [[second]])
        with closing(sqlite3.connect(store._database.path)) as connection, connection:
            connection.execute("UPDATE event SET body = ? WHERE id = ?", (body, second.id))
        assert anew(store) == kept
        assert second.id not in {event.id for event in store.iterate_events()}


def test_a_review_whose_body_only_python_can_read_counts_where_it_is_read(empty: Path) -> None:
    with copied(empty) as store:
        kept = put(store, [[review(1, moment(START + timedelta(days=1)))]])
        with closing(sqlite3.connect(store._database.path)) as connection, connection:
            connection.execute("""UPDATE event SET body = '{"x":NaN}' WHERE id = 'e1'""")
        assert anew(store)["memory"] == kept["memory"]
        assert "e1" in {event.id for event in store.iterate_events()}
