"""What is read in bulk says what the single rows say."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.phase import Phase, Rating
from quizapp.core.review import NEW, Memory
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.statistics import statistics
from quizapp.core.stats.sums import Span, Sums, sums_of
from quizapp.core.tally import Tally
from quizapp.core.trail import as_text
from quizapp.storage.rows import CardRow, DeckFileRow
from quizapp.storage.store import Store
from tests.storage.test_folds import ANSWER, tallies

DAY, NOON = 740_000, 1_790_000_000_000
A, B = "/decks/a.yaml", "/decks/b.yaml"
ASKED = Memory(
    phase=Phase.REVIEW, stability=12.5, difficulty=4.25, first_day=DAY - 9, last_day=DAY, due_day=DAY + 3, lapses=2,
    first_rating=Rating.HARD, first_guess=0.25, trail=((DAY - 9, 2.5), (DAY, 12.5)),
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("figures") / "quiz.db") as store:
        yield store


def step_ends(due_ms: int) -> int:
    return DAY + (due_ms - NOON)


def columns(store: Store, *files: str, today: int = DAY) -> Cards:
    return store.columns(files, today, step_ends)


def by_topic(cards: Cards) -> dict[str, tuple[int, int, int]]:
    """Cards that were asked, that are new, and that are new and suspended, of each topic."""
    asked = Counter(cards.topics[place] for place in cards.topic)
    return {
        topic: (asked[topic], new, aside)
        for topic, new, aside in zip(cards.topics, cards.new, cards.new_suspended, strict=True)
    }


def test_columns_have_what_the_memories_have(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    in_steps = replace(ASKED, phase=Phase.LEARNING, due_day=None, due_ms=NOON + 1, first_rating=Rating.AGAIN)
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(name, A, place, topic="t") for place, name in enumerate("abc")])
        tx.put_file(deck_file(B), [card("d", B, topic="u")])
        tx.save_all({"a": ASKED, "b": replace(in_steps, suspended=True), "c": NEW, "gone": ASKED})
    found = columns(store, A, B)
    rows = zip(
        *(found.topic, found.stability, found.difficulty, found.first_day, found.last_day, found.due, found.in_steps),
        *(found.suspended, found.lapses, found.first_right, found.first_guess),
        strict=True,
    )
    assert sorted(rows, key=lambda row: row[6]) == [
        (0, 12.5, 4.25, DAY - 9, DAY, DAY + 3, 0, 0, 2, 1, 0.25),
        (0, 12.5, 4.25, DAY - 9, DAY, DAY + 1, 1, 1, 2, 0, 0.25),
    ]
    assert by_topic(found) == {"t": (2, 1, 0), "u": (0, 1, 0)}


def test_columns_are_the_same_whatever_fits_into_a_page(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow], monkeypatch: pytest.MonkeyPatch
) -> None:
    memories = {f"card {place}": replace(ASKED, lapses=place) for place in range(5)}
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(name, A, place, topic="tu"[place % 2]) for place, name in enumerate(memories)])
        tx.save_all(memories)
    at_once = columns(store, A)
    monkeypatch.setattr("quizapp.storage.figures._PAGE", 2)
    assert columns(store, A) == at_once
    assert sorted(at_once.lapses) == list(range(5))


def test_cards_never_asked_are_counted_by_topic_and_set_aside_ones_apart(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(name, A, place, topic="tu"[place % 2]) for place, name in enumerate("abcdef")])
        tx.put_file(deck_file(B), [card("g", B, topic="t")])
        tx.save_all({"a": replace(NEW, suspended=True), "b": replace(NEW, flagged=True), "c": ASKED, "g": ASKED})
    assert by_topic(columns(store, A)) == {"t": (1, 1, 1), "u": (0, 3, 0)}
    assert by_topic(columns(store, B)) == {"t": (1, 0, 0)}
    assert columns(store) == columns(store, "/unknown.yaml") == columns(store.for_learner("nobody"))


def test_trails_are_left_out_of_cards_that_were_not_asked_lately(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card("a", A, topic="t")])
        tx.save("a", ASKED)
    trails = [store.topic_columns((A, "t"), DAY + days, step_ends).trail for days in (30, 31)]
    assert trails == [[as_text(ASKED.trail)], [""]]


def test_a_card_comes_when_the_queue_has_it_buried_ones_tomorrow_and_corrected_ones_today(
    store: Store, card: Callable[..., CardRow], deck_file: Callable[..., DeckFileRow]
) -> None:
    today = DAY + 5
    with store.writing() as tx:
        tx.put_file(deck_file(A), [card(name, A, place, topic=name) for place, name in enumerate("abcd")])
        later = replace(ASKED, reps=1, due_day=today + 9)
        buried = replace(ASKED, buried_day=today)
        tx.save_all({"a": ASKED, "b": buried, "c": replace(later, key_hash="before"), "d": later})
    found = {name: store.topic_columns((A, name), today, step_ends) for name in "abcd"}
    assert {name: list(cards.due) for name, cards in found.items()} == {
        "a": [DAY + 3], "b": [today + 1], "c": [today], "d": [today + 9],
    }  # fmt: skip
    assert [name for name, cards in found.items() if cards.for_today] == ["b", "c"]
    assert sorted(columns(store, A, today=today).due) == [DAY + 3, today + 1, today + 9, today + 9]
    assert list(store.topic_columns((A, "b"), today + 1, step_ends).due) == [DAY + 3]


@settings(deadline=None)  # a commit waits for the disk
@given(answers=st.lists(tallies, max_size=12), undone=st.lists(tallies, max_size=3))
def test_kept_sums_give_the_figures_that_the_answers_give(
    shared: Store, answers: list[Tally], undone: list[Tally]
) -> None:
    with shared.writing() as tx:
        tx.clear_tallies()
        tx.count([*answers, *undone])
        for tally in undone:
            tx.count([tally], sign=-1)
    for span in (Span(740_000, 740_002), Span(740_001, 740_001)):
        kept = shared.sums(span.first, span.last)
        fresh = sums_of(tally for tally in answers if tally.study_day in span)
        assert Counter((*kept.days, *kept.hours, *kept.forms)) == Counter((*fresh.days, *fresh.hours, *fresh.forms))
        assert figures(kept, answers, span) == figures(fresh, answers, span)
        assert all(row.reviews for row in kept.forms)


def figures(sums: Sums, answers: list[Tally], span: Span) -> object:
    each_day = Counter(tally.study_day for tally in answers)
    return statistics(sums, each_day, [], "", span)


def test_sums_of_others_and_of_other_days_are_not_read(store: Store) -> None:
    ada = store.for_learner(store.learner("Ada"))
    assert ada.sums(0, 800_000) == Sums()


def test_a_database_without_cards_has_empty_columns(store: Store, path: Path) -> None:
    assert path.exists()
    found = columns(store, A)
    assert (found.size, found.topics, list(found.topic), list(found.stability)) == (0, [], [], [])


def test_answers_without_a_time_do_not_count_in_the_pace_of_those_with_one(store: Store) -> None:
    answers = [replace(ANSWER, study_day=740_000 + day % 2, took_ms=took) for day, took in enumerate((0, 4000, 6000))]
    with store.writing() as tx:
        tx.count(answers)
    span = Span(740_000, 740_002)
    (pace,) = statistics(store.sums(span.first, span.last), {}, [], "", span).pace
    assert (pace.n, pace.seconds) == (2, 5.0)


def test_the_stamp_changes_with_every_write_of_this_or_another_process(store: Store, path: Path) -> None:
    stamps = [store.stamp()]
    assert store.stamp() == stamps[0]
    for writer in (store, Store.open(path)):
        with writer.writing() as tx:
            tx.count([ANSWER])
        stamps.append(store.stamp())
    writer.close()
    assert len(set(stamps)) == 3
