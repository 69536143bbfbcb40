"""Today's queue: limits, order and siblings."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import DAY_MS, Moment
from quizapp.core.queue import LEARN_AHEAD_MS, Counts, Entry, Limits, Queue, Terms, Used
from quizapp.core.review import Phase
from quizapp.core.supply import queue
from tests.shelves import Shelves

TODAY = 739_000
TERMS = Terms()
NOW = Moment(1_790_000_000_000, 0, TODAY)


def build(entries: list[Entry], at: Moment, limits: Limits, used: Used, terms: Terms = TERMS) -> Queue:
    shelves = Shelves(entries, at.day)
    return queue(shelves.stocks, shelves, at, limits, used, terms)


def new(name: str, *, deck: str = "a", place: int = 0, question: str = "") -> Entry:
    return Entry(name, question or name, deck, "t", place)


def due(name: str, day: int = TODAY, *, deck: str = "a", question: str = "", corrected: bool = False) -> Entry:
    return Entry(
        name, question or name, deck, "t", 0, Phase.REVIEW, due_day=day, last_day=TODAY - 5, corrected=corrected
    )


def step(name: str, in_ms: int, question: str = "") -> Entry:
    return Entry(name, question or name, "a", "t", 0, Phase.LEARNING, due_ms=NOW.at_ms + in_ms, last_day=TODAY)


def asked(
    entries: list[Entry], limits: Limits | None = None, used: Used | None = None, at_most: int | None = None
) -> list[str]:
    terms = Terms("seed", at_most)
    found = build(entries, NOW, limits or Limits(), used or Used(), terms)
    return [entry.card_id for entry in (*found.steps, *found.main)]


def test_reviews_come_by_due_day_and_not_before() -> None:
    entries = [due("late", TODAY - 3), due("today"), due("tomorrow", TODAY + 1), due("earlier", TODAY - 1)]
    assert asked(entries) == ["late", "earlier", "today"]


def test_reviews_of_one_day_are_shuffled_by_the_seed_alone() -> None:
    entries = [due(f"c{i}") for i in range(30)]
    first = asked(entries)
    assert first == asked(list(reversed(entries)))
    assert first != [entry.card_id for entry in entries]
    other = [entry.card_id for entry in build(entries, NOW, Limits(), Used(), Terms("other")).main]
    assert other != first


def test_new_cards_are_taken_from_the_decks_in_turn_and_mixed_in() -> None:
    entries = [new(f"a{i}", place=i) for i in range(3)] + [new(f"b{i}", deck="b", place=10 + i) for i in range(2)]
    assert asked(entries) == ["a0", "b0", "a1", "b1", "a2"]
    mixed = asked([*entries, *(due(f"r{i}") for i in range(5))])
    assert [name[0] == "r" for name in mixed] == [True, False] * 5


def test_limits_count_what_was_done_today() -> None:
    entries = [new(f"n{i}", place=i) for i in range(9)] + [due(f"r{i}") for i in range(9)]
    found = build(entries, NOW, Limits(new=5, reviews=6), Used(new={"a": 2}, reviews={"z": 4}))
    assert found.counts == Counts(due=2, new=3, due_later=7, new_later=6, beyond=7)


def test_a_deck_has_its_own_limit_within_the_global_one() -> None:
    entries = [new(f"a{i}", place=i) for i in range(4)] + [new(f"b{i}", deck="b", place=9 + i) for i in range(4)]
    names = asked(entries, Limits(new=5, deck_new={"a": 2}), Used(new={"a": 1}))
    assert Counter(name[0] for name in names) == {"a": 1, "b": 3}


def test_siblings_are_not_asked_on_one_day() -> None:
    assert asked([new("forth", question="q", place=0), new("back", question="q", place=1)]) == ["forth"]
    assert asked([due("forth", question="q"), new("back", question="q")]) == ["forth"]
    seen_today = Entry("forth", "q", "a", "t", 0, Phase.REVIEW, due_day=TODAY + 3, last_day=TODAY)
    assert asked([seen_today, new("back", question="q")]) == []
    assert asked([step("forth", 0, question="q"), due("back", question="q")]) == ["forth"]


def test_a_card_in_steps_comes_back_though_it_was_seen_today() -> None:
    assert asked([step("soon", LEARN_AHEAD_MS), step("later", LEARN_AHEAD_MS + 1), step("now", -5)]) == ["now", "soon"]


def test_cards_left_in_steps_on_an_earlier_day_are_reviews_under_the_limit() -> None:
    left = [step(f"s{i}", -DAY_MS)._replace(last_day=TODAY - 1) for i in range(5)]
    found = build([*left, step("today", 0)], NOW, Limits(reviews=2), Used())
    assert [entry.card_id for entry in found.steps] == ["today"]
    assert (len(found.main), found.counts) == (2, Counts(due=3, due_later=3, beyond=3))


def test_suspended_and_buried_cards_rest() -> None:
    entries = [
        Entry("s", "s", "a", "t", 0, suspended=True),
        Entry("b", "b", "a", "t", 1, buried_day=TODAY),
        Entry("back", "back", "a", "t", 2, buried_day=TODAY - 1),
    ]
    assert asked(entries) == ["back"]


def test_a_corrected_answer_is_due_whatever_its_interval() -> None:
    assert asked([due("fixed", TODAY + 90, corrected=True)]) == ["fixed"]


def test_a_session_limit_replaces_the_allowance_and_prefers_reviews() -> None:
    entries = [new(f"n{i}", place=i) for i in range(9)] + [due(f"r{i}") for i in range(3)]
    names = asked(entries, Limits(new=0, reviews=0), at_most=5)
    assert Counter(name[0] for name in names) == {"r": 3, "n": 2}
    assert len(asked(entries, at_most=2)) == 2


entries_of_all_kinds = st.lists(
    st.builds(
        Entry,
        card_id=st.uuids().map(str),
        question_id=st.sampled_from("pqrstuvw"),
        deck=st.sampled_from("ab"),
        topic=st.just("t"),
        place=st.integers(0, 50),
        phase=st.sampled_from(Phase),
        due_day=st.none() | st.integers(TODAY - 3, TODAY + 3),
        due_ms=st.integers(NOW.at_ms - 10, NOW.at_ms + 2 * LEARN_AHEAD_MS),
        last_day=st.none() | st.integers(TODAY - 2, TODAY),
        buried_day=st.none() | st.just(TODAY),
        suspended=st.booleans(),
        corrected=st.booleans(),
    ),
    unique_by=lambda entry: entry.card_id,
    max_size=25,
)


@given(entries_of_all_kinds, st.integers(0, 6), st.integers(0, 6))
def test_the_counts_are_what_the_session_holds(entries: list[Entry], new_limit: int, review_limit: int) -> None:
    found = build(entries, NOW, Limits(new_limit, review_limit), Used())
    held = [*found.steps, *found.main]
    fresh = [entry for entry in held if entry.phase is Phase.NEW]
    assert (found.counts.new, found.counts.due) == (len(fresh), len(held) - len(fresh))
    assert len(fresh) <= new_limit
    assert sum(entry.phase is not Phase.NEW for entry in found.main) <= review_limit
    assert min(found.counts.due_later, found.counts.new_later) >= 0
    questions = Counter(entry.question_id for entry in found.main)
    assert all(count == 1 for count in questions.values())
    assert not any(entry.suspended or entry.buried_day == TODAY for entry in held)


def test_a_card_corrected_on_the_day_it_was_asked_is_due_again() -> None:
    today = Entry("fixed", "q", "a", "t", 0, Phase.REVIEW, due_day=TODAY + 9, last_day=TODAY, corrected=True)
    assert asked([today]) == ["fixed"]


def test_a_session_limit_holds_for_cards_in_steps_too() -> None:
    assert asked([step(f"s{i}", i) for i in range(5)], at_most=2) == ["s0", "s1"]
