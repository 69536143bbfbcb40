import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.bounds import FIRST_DAY, FIRST_MS, LAST_DAY, LAST_DUE_DAY, LAST_DUE_MS, LAST_MS
from quizapp.core.confusion import Mistake
from quizapp.core.queue import Used
from quizapp.core.review import NEW, Memory, Phase, Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.errors import LockedError
from quizapp.storage import folds
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store

days = st.none() | st.integers(FIRST_DAY, LAST_DAY)
counts = st.integers(0, 10**6)
entries = st.lists(st.tuples(st.integers(FIRST_DAY, LAST_DAY), st.floats(0, 36500)), max_size=3)


def asked(memory: Memory, earlier: list[tuple[int, float]]) -> Memory:
    """The memory with the trail that belongs to it: its last entry is the last review."""
    return memory if memory.last_day is None else replace(memory, trail=(*earlier, (memory.last_day, memory.stability)))


plain = st.builds(
    Memory,
    phase=st.sampled_from(Phase),
    stability=st.floats(0, 36500),
    difficulty=st.just(0.0) | st.floats(1, 10),
    step=st.integers(0, 9),
    first_day=days,
    last_day=days,
    last_ms=st.none() | st.integers(FIRST_MS, LAST_MS - 1),
    due_day=st.none() | st.integers(FIRST_DAY, LAST_DUE_DAY),
    due_ms=st.none() | st.integers(FIRST_MS, LAST_DUE_MS),
    buried_day=days,
    suspended=st.booleans(),
    flagged=st.booleans(),
    reps=counts,
    lapses=counts,
    ratings=st.tuples(counts, counts, counts, counts),
    first_rating=st.none() | st.sampled_from(Rating),
    first_guess=st.floats(0, 1, exclude_max=True),
    key_hash=st.text("abc0", max_size=4),
)
memories = st.builds(asked, plain, entries)
tallies = st.builds(
    Tally,
    study_day=st.integers(740_000, 740_002),
    hour=st.integers(0, 23),
    deck=st.sampled_from("ab"),
    topic=st.sampled_from("xy"),
    maturity=st.sampled_from(Maturity),
    rating=st.sampled_from(Rating),
    took_ms=st.integers(0, 1000),
    form=st.sampled_from(["choice", "typed"]),
    word=st.sampled_from(["", "sure"]),
    bin=st.integers(-1, 3),
    predicted=st.integers(0, 10**6),
    loss=st.integers(0, 10**7),
)
ANSWER = Tally(
    study_day=740_000, hour=12, deck="a", topic="x", maturity=Maturity.YOUNG, rating=Rating.GOOD, took_ms=70,
    form="choice", word="sure", bin=2, predicted=900_000, loss=105_361,
)  # fmt: skip
TALLIES = ("day_tally", "hour_tally", "form_tally")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("folds") / "quiz.db") as store:
        yield store


def table(store: Store, name: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(store._database.path)
    rows = connection.execute(f"SELECT * FROM {name} WHERE learner_id = ?", [store.learner_id]).fetchall()
    connection.close()
    return sorted(rows)


@settings(deadline=None)  # a commit waits for the disk
@given(memory=memories)
def test_a_memory_comes_back_bit_for_bit(shared: Store, memory: Memory) -> None:
    with shared.writing() as tx:
        tx.save("card", memory)
        assert tx.memory("card") == memory
    assert shared.memories(["card", "unknown"]) == {"card": memory}


def test_a_card_without_memory_is_new(store: Store) -> None:
    assert store.memory("unknown") == NEW
    assert store.memories(["unknown"]) == {}


def test_each_write_of_a_memory_raises_its_version(store: Store) -> None:
    for expected in (1, 2, 3):
        with store.writing() as tx:
            tx.save("card", NEW)
            tx.save("other", NEW) if expected == 1 else None
        versions = {row[1]: row[3] for row in table(store, "memory")}
        assert versions == {"card": expected, "other": 1}


def test_memories_belong_to_one_learner(store: Store) -> None:
    ada = store.for_learner(store.learner("Ada"))
    with ada.writing() as tx:
        tx.save("card", replace(NEW, flagged=True))
    assert store.memory("card") == NEW
    assert ada.memory("card").flagged


@pytest.mark.parametrize(
    "bad",
    [
        replace(NEW, stability=float("nan")),
        replace(NEW, stability=float("inf")),
        replace(NEW, stability=-1.0),
        replace(NEW, difficulty=0.5),
        replace(NEW, difficulty=float("nan")),
        replace(NEW, first_guess=1.0),
        replace(NEW, reps=-1),
        replace(NEW, ratings=(0, 0, 0, -1)),
        replace(NEW, due_day=1),
        replace(NEW, last_day=LAST_DAY + 1),
        replace(NEW, last_ms=0),
        replace(NEW, due_ms=0),
        replace(NEW, key_hash="\0"),
    ],
    ids=str,
)
def test_a_memory_that_no_row_can_hold_is_refused(store: Store, bad: Memory) -> None:
    with pytest.raises(ValueError, match="must be"), store.writing() as tx:
        tx.save("card", bad)
    assert store.memory("card") == NEW


@settings(deadline=None)  # a commit waits for the disk
@given(kept=st.lists(tallies, max_size=5), undone=st.lists(tallies, max_size=5))
def test_taking_an_answer_back_leaves_the_tallies_as_without_it(
    shared: Store, kept: list[Tally], undone: list[Tally]
) -> None:
    def counted(answers: list[Tally], taken_back: list[Tally], name: str) -> list[list[object]]:
        learner = shared.for_learner(shared.learner(name))
        with learner.writing() as tx:
            tx.clear_tallies()
            for tally in answers:
                tx.count([tally])
            for tally in taken_back:
                tx.count([tally], sign=-1)
        rows = [row[1:] for name in TALLIES for row in table(learner, name)]
        return [list(row) for row in rows if any(row[-5:])]

    assert counted(kept + undone, undone, "with") == counted(kept, [], "without")


def test_an_answer_counts_once_by_day_once_by_hour_and_once_by_form(store: Store) -> None:
    with store.writing() as tx:
        for rating in (Rating.AGAIN, Rating.GOOD, Rating.GOOD):
            tx.count([replace(ANSWER, rating=rating)])
    assert table(store, "day_tally") == [(store.learner_id, 740_000, "a", "x", "young", 1, 0, 2, 0, 210)]
    assert table(store, "hour_tally") == [(store.learner_id, 740_000, "young", 12, 1, 0, 2, 0, 210, 3)]
    sums = (3, 2, 210, 2_700_000, 316_083, 3)
    assert table(store, "form_tally") == [(store.learner_id, "choice", 2, "sure", 740_000, *sums)]


def test_more_answers_than_are_held_at_once_are_all_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.storage.tallies._MOST_KEYS", 4)
    days = [740_000, 740_001, 740_000, 740_002, 740_000]
    with store.writing() as tx:
        tx.count(replace(ANSWER, study_day=day) for day in days)
    assert store.answers() == {740_000: 3, 740_001: 1, 740_002: 1}


def test_mistakes_add_up_by_card_and_text(store: Store) -> None:
    once = Mistake("card", "recall", 1, 740_000)
    with store.writing() as tx:
        tx.add_mistakes([once, Mistake("other", "recall", 2, 740_001)])
        tx.add_mistakes([once._replace(last_day=740_003), once._replace(text="f1")])
        tx.add_mistakes([once])
    assert store.mistakes(["card"]) == [Mistake("card", "f1", 1, 740_000), Mistake("card", "recall", 3, 740_003)]
    assert len(store.mistakes()) == 3
    with store.writing() as tx:
        tx.forget_mistakes(["card", "unknown"])
    assert store.mistakes() == [Mistake("other", "recall", 2, 740_001)]
    assert store.for_learner(store.learner("Ada")).mistakes() == []


def test_what_was_never_counted_is_not_taken_back(store: Store) -> None:
    with store.writing() as tx:
        tx.count([ANSWER])
        tx.count([replace(ANSWER, rating=Rating.EASY)], sign=-1)
        tx.count([replace(ANSWER, study_day=740_001)], sign=-1)
    assert table(store, "day_tally") == [(store.learner_id, 740_000, "a", "x", "young", 0, 0, 1, 0, 70)]


def test_new_cards_and_reviews_of_a_day_are_told_apart_and_steps_count_for_neither(store: Store) -> None:
    with store.writing() as tx:
        for maturity, times in zip(Maturity, (1, 2, 3, 4), strict=True):
            for number in range(times):
                tx.count([replace(ANSWER, maturity=maturity, topic=f"t{number}")])
        tx.count([replace(ANSWER, deck="b", maturity=Maturity.NEW, rating=Rating.AGAIN)])
        tx.count([replace(ANSWER, study_day=740_001)])
        tx.count([replace(ANSWER, deck="c")])
        tx.count([replace(ANSWER, deck="c")], sign=-1)
    assert store.used(740_000) == Used(new={"a": 1, "b": 1}, reviews={"a": 7})
    assert store.used(739_999) == Used()


@pytest.mark.parametrize(
    "bad",
    [
        replace(ANSWER, hour=24),
        replace(ANSWER, study_day=1),
        replace(ANSWER, took_ms=-1),
        replace(ANSWER, deck="\0"),
        replace(ANSWER, form="\0"),
        replace(ANSWER, bin=-2),
        replace(ANSWER, predicted=-1),
        replace(ANSWER, loss=-1),
    ],
)
def test_a_tally_that_no_row_can_hold_is_refused(store: Store, bad: Tally) -> None:
    with pytest.raises(ValueError, match="must be"), store.writing() as tx:
        tx.count([bad])


def test_first_attempts_have_topic_result_and_chance_of_guessing(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(), [card("a", topic="t/a"), card("b", place=1, topic="t/b"), card("c", place=2)])
        tx.save("a", replace(NEW, first_rating=Rating.AGAIN, first_guess=0.25))
        tx.save("b", replace(NEW, first_rating=Rating.HARD))
        tx.save("c", NEW)
        tx.save("gone", replace(NEW, first_rating=Rating.GOOD))
    assert store.first_attempts() == [("t/a", False, 0.25), ("t/b", True, 0.0)]


def test_only_the_memories_named_are_forgotten_and_only_the_learners_own(store: Store) -> None:
    ada = store.for_learner(store.learner("Ada"))
    for learner in (store, ada):
        with learner.writing() as tx:
            for name in ("a", "b", "c"):
                tx.save(name, replace(NEW, flagged=True))
    with store.writing() as tx:
        tx.forget(["a", "b", "unknown"])
    assert store.memories("abc").keys() == {"c"}
    assert ada.memories("abc").keys() == {"a", "b", "c"}


def test_clearing_tallies_leaves_those_of_others(store: Store) -> None:
    ada = store.for_learner(store.learner("Ada"))
    for learner in (store, ada):
        with learner.writing() as tx:
            tx.count([ANSWER])
    with store.writing() as tx:
        tx.clear_tallies()
    assert [table(store, name) for name in TALLIES] == [[], [], []]
    assert ada.used(740_000) == Used(reviews={"a": 1})


def test_what_a_transaction_has_read_cannot_change_under_it(path: Path) -> None:
    with Store.open(path) as store, Store.open(path, wait_ms=0) as other, store.writing() as tx:
        assert tx.memory("card") == NEW
        with pytest.raises(LockedError), other.writing():
            pytest.fail("two transactions began")
        tx.save("card", replace(NEW, reps=1))


def test_saved_means_there_for_another_process_too(path: Path) -> None:
    with Store.open(path) as store, Store.open(path) as other:
        with store.writing() as tx:
            tx.save("card", replace(NEW, flagged=True))
            assert other.memory("card") == NEW
        assert other.memory("card").flagged


def test_how_strong_cards_are_is_read_alike_of_few_and_of_very_many(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Memory(phase=Phase.REVIEW, stability=3.0, difficulty=5.0, last_day=FIRST_DAY, trail=((FIRST_DAY, 3.0),))
    with store.writing() as tx:
        tx.save_all({"a": known, "b": replace(known, stability=4.0, trail=((FIRST_DAY, 4.0),)), "new": NEW, "c": known})
    asked_for = ["a", "b", "new", "nowhere"]
    found = store.strengths(asked_for)
    assert found == {"a": (3.0, FIRST_DAY), "b": (4.0, FIRST_DAY)}
    monkeypatch.setattr(folds, "_MANY", 2)
    assert store.strengths(asked_for) == found
