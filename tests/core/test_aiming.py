"""The cards of a sitting with an aim of its own: which, how many, in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.aiming import USUAL_CARDS, cram, cure, in_order
from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Entry, Queue, Terms

TODAY = 739_677
NOW = Moment(1_772_445_600_000, 0, TODAY)

entries = st.lists(
    st.builds(
        Entry,
        card_id=st.uuids().map(str),
        question_id=st.sampled_from("abcdefghijklmnop"),
        deck=st.just("deck"),
        topic=st.sampled_from(("", "x", "x/y")),
        place=st.integers(0, 99),
        phase=st.sampled_from(Phase),
        due_ms=st.integers(NOW.at_ms - 10**7, NOW.at_ms + 10**7),
        last_day=st.integers(TODAY - 3, TODAY),
        buried_day=st.sampled_from((None, TODAY - 1, TODAY)),
        suspended=st.booleans(),
    ),
    max_size=40,
    unique_by=lambda entry: entry.card_id,
)
limits = st.none() | st.integers(1, 30)


def recalls(cards: list[Entry]) -> dict[str, float]:
    """Any recall, the same for the same card."""
    return {entry.card_id: int(entry.card_id[:2], 16) / 255 for entry in cards}


def asked(queue: Queue) -> list[Entry]:
    return [*queue.steps, *queue.main]


@given(entries, limits)
def test_a_cure_asks_one_card_of_a_question_and_keeps_its_limit(cards: list[Entry], at_most: int | None) -> None:
    queue = cure(cards, recalls(cards), NOW, 0.8, Terms(at_most=at_most))
    found = asked(queue)
    assert len(found) <= (USUAL_CARDS if at_most is None else at_most)
    assert not any(entry.suspended or entry.buried_day == TODAY for entry in found)
    assert all(entry.last_day != TODAY or entry.corrected for entry in queue.main)
    main = [entry.question_id for entry in queue.main]
    assert len(main) == len(set(main))
    assert queue.counts.due + queue.counts.new == len(found)


@given(entries, limits)
def test_of_cards_seen_before_a_cure_asks_what_is_recalled_least(cards: list[Entry], at_most: int | None) -> None:
    reviewed, recall = [entry for entry in cards if entry.phase is Phase.REVIEW], recalls(cards)
    least: dict[str, float] = {}
    for entry in reviewed:
        if not (entry.suspended or entry.buried_day == TODAY or (entry.last_day == TODAY and not entry.corrected)):
            least[entry.question_id] = min(recall[entry.card_id], least.get(entry.question_id, 1.0))
    main = cure(reviewed, recall, NOW, 0.8, Terms(at_most=at_most)).main
    assert [recall[entry.card_id] for entry in main] == sorted(least.values())[: at_most or USUAL_CARDS]


@given(entries, limits)
def test_at_most_half_of_a_cure_is_new_while_weak_cards_wait(cards: list[Entry], at_most: int | None) -> None:
    recall = recalls(cards)
    queue = cure(cards, recall, NOW, 0.8, Terms(at_most=at_most))
    room = (USUAL_CARDS if at_most is None else at_most) - len(queue.steps)
    taken = {entry.question_id for entry in asked(queue)}
    new = sum(entry.phase is Phase.NEW for entry in queue.main)
    waiting = [
        entry
        for entry in cards
        if entry.phase is Phase.REVIEW
        and recall[entry.card_id] < 0.8
        and entry.question_id not in taken
        and not (entry.suspended or entry.buried_day == TODAY or entry.last_day == TODAY)
    ]
    assert new <= room // 2 or not waiting


@given(entries, limits, st.integers(0, 3))
def test_cramming_asks_all_but_the_suspended_the_least_crammed_first(
    cards: list[Entry], at_most: int | None, often: int
) -> None:
    rounds = {entry.card_id: entry.place % (often + 1) for entry in cards}
    main = cram(cards, recalls(cards), rounds, Terms(at_most=at_most)).main
    awake = {entry.question_id for entry in cards if not entry.suspended}
    assert len(main) == min(len(awake), USUAL_CARDS if at_most is None else at_most)
    assert [rounds[entry.card_id] for entry in main] == sorted(rounds[entry.card_id] for entry in main)


@given(entries)
def test_cards_named_come_in_their_order_and_what_is_not_there_is_passed_over(cards: list[Entry]) -> None:
    ids = [entry.card_id for entry in reversed(cards)]
    main = in_order(cards, ["nowhere", *ids, *ids], NOW).main
    places = [ids.index(entry.card_id) for entry in main]
    assert places == sorted(places)
    assert not any(entry.suspended or entry.buried_day == TODAY for entry in main)


def cards_of(phase: Phase, count: int) -> list[Entry]:
    names = [f"{phase.value}{number}" for number in range(count)]
    return [Entry(card_id=name, question_id=name, deck="deck", topic="", place=0, phase=phase) for name in names]


@pytest.mark.parametrize(("weak", "new"), [(0, 10), (1, 9), (3, 7), (5, 5), (9, 5)])
def test_new_cards_get_half_of_a_cure_and_what_no_weak_card_needs(weak: int, new: int) -> None:
    seen, fresh, good = cards_of(Phase.REVIEW, weak), cards_of(Phase.NEW, 20), cards_of(Phase.RELEARNING, 20)
    recall = {entry.card_id: level for cards, level in ((seen, 0.79), (fresh, 0.1), (good, 0.8)) for entry in cards}
    queue = cure([*fresh, *seen, *good], recall, NOW, 0.8, Terms(at_most=10))
    assert sum(entry.phase is Phase.NEW for entry in queue.main) == new
    assert sum(entry.phase is Phase.REVIEW for entry in queue.main) == min(weak, 5)
