"""What answers say of questions: shares, intervals, what tells learners apart, and which signs hold."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.health import Discrimination, ItemHealth, Sign, share
from quizapp.core.itemanalysis import Answer, Toll, analyse
from quizapp.core.picks import Picks
from quizapp.core.stats.correlation import correlation, fisher
from tests.core.items import DAY, GUESS, OPTIONS, answer, item, picked, sat

GOOD = {f"good {number}": 2.0 for number in range(12)}


def analysed(answers: Iterable[Answer], tolls: dict[str, Toll] | None = None) -> dict[str, ItemHealth]:
    listed = list(answers)
    items = [item(card_id) for card_id in dict.fromkeys(one.card_id for one in listed)]
    return {one.item.card_id: one for one in analyse(items, listed, tolls or {})}


def of_one(answers: Iterable[Answer], tolls: dict[str, Toll] | None = None) -> ItemHealth:
    (found,) = analysed(answers, tolls).values()
    return found


def test_a_small_history_comes_to_these_figures() -> None:
    found = of_one(
        [
            picked("a", 1, day=DAY, took_ms=8_000),
            picked("a", 0, day=DAY, took_ms=2_000),
            picked("a", 0, day=DAY + 3, took_ms=4_000, recall=0.8),
            picked("a", 2, day=DAY + 9, recall=0.9),
            picked("a", 0, "other", day=DAY + 9),
        ]
    )
    assert (found.reviews, found.learners) == (5, 2)
    assert (found.facility.times, found.facility.of) == (1, 2)
    assert (found.right.times, found.right.of) == (3, 5)
    assert (found.lapses.times, found.lapses.of) == (1, 2)
    assert found.expected == pytest.approx(0.15)
    assert found.took_ms == 4_000
    assert [one.chosen[:2] for one in found.options] == [(3, 5), (1, 5), (1, 5), (0, 5)]
    assert found.corrected == pytest.approx((0.5 - 0.25) / 0.75)
    assert found.discrimination is None
    assert found.signs == ()


def test_a_question_never_answered_says_nothing() -> None:
    (found,) = analyse([item("a")], [], {})
    assert (found.facility.value, found.corrected, found.took_ms, found.signs) == (None, None, None, ())
    assert (found.facility.low, found.facility.high) == (0.0, 1.0)


def test_a_share_has_the_interval_of_wilson() -> None:
    found = share(8, 10)
    assert (found.low, found.high) == pytest.approx((0.4902, 0.9433), abs=1e-4)


def test_fewer_right_than_guessing_gets_correct_to_nothing() -> None:
    assert of_one(picked("a", 1, f"{number}") for number in range(6)).corrected == 0.0


def test_less_right_than_guessing_is_a_sign_only_where_it_is_sure() -> None:
    some = [picked("a", 1, f"{number}") for number in range(9)]
    assert Sign.HARD not in of_one(some).signs
    assert Sign.HARD in of_one(picked("a", 1, f"{number}") for number in range(30)).signs


def test_what_cannot_be_guessed_may_be_wrong_at_first_sight() -> None:
    assert Sign.HARD not in of_one(answer("a", f"{number}", right=False) for number in range(90)).signs


def test_what_everybody_knows_at_first_sight_is_easy_once_enough_were_asked() -> None:
    assert Sign.EASY not in of_one(picked("a", 0, f"{number}") for number in range(34)).signs
    assert Sign.EASY in of_one(picked("a", 0, f"{number}") for number in range(36)).signs


@pytest.mark.parametrize(("shown", "idle"), [(72, False), (74, True)])
def test_a_wrong_option_never_chosen_is_a_sign_from_73_times_on(shown: int, idle: bool) -> None:
    found = of_one(picked("a", number % 3, day=DAY + number) for number in range(shown))
    assert (Sign.UNCHOSEN in found.signs) is idle


def test_an_option_counts_from_when_it_was_worded_so() -> None:
    before = Picks(frozenset({0, 1, 2}), frozenset({1}))
    old = [answer("a", day=DAY, picks=before) for _ in range(80)]
    found = of_one([*old, picked("a", 3)])
    assert [one.chosen[:2] for one in found.options] == [(0, 81), (80, 81), (0, 81), (1, 1)]
    assert Sign.UNCHOSEN in found.signs
    assert found.options[3].chosen.of == 1


def test_what_was_chosen_in_another_wording_is_counted_apart() -> None:
    found = of_one([answer("a", picks=Picks(reworded=1)), picked("a", 0)])
    assert (found.rewordings, found.options[0].chosen[:2]) == (1, (1, 1))


@pytest.mark.parametrize(("forgotten", "sign"), [(3, False), (5, True)])
def test_lapses_are_a_sign_where_chance_would_hardly_bring_as_many(forgotten: int, sign: bool) -> None:
    answers = [answer("a", day=DAY)]
    answers += [answer("a", day=DAY + 1 + day, right=day >= forgotten, recall=0.9) for day in range(14)]
    assert (Sign.LAPSES in of_one(answers).signs) is sign


def test_lapses_as_predicted_are_no_sign_however_many() -> None:
    answers = [answer("a", day=DAY + day, right=day % 2 == 0, recall=0.5) for day in range(400)]
    assert Sign.LAPSES not in of_one(answers).signs


def test_very_many_lapses_can_be_weighed() -> None:
    answers = [answer("a", day=DAY + day, right=day % 3 > 0, recall=0.9) for day in range(5_000)]
    assert Sign.LAPSES in of_one(answers).signs


@pytest.mark.parametrize("recall", [0.0, 1.0])
def test_predictions_at_their_ends_are_weighed_too(recall: float) -> None:
    answers = [answer("a", day=DAY + day, right=False, recall=recall) for day in range(9)]
    assert (Sign.LAPSES in of_one(answers).signs) is (recall == 1.0)


def test_eight_lapses_of_one_learner_make_a_leech() -> None:
    assert Sign.LEECH not in of_one([answer("a")], {"a": Toll(most_lapses=7)}).signs
    assert Sign.LEECH in of_one([answer("a")], {"a": Toll(most_lapses=8)}).signs


def test_a_flag_is_a_sign() -> None:
    assert of_one([answer("a")], {"a": Toll(flagged=1)}).signs == (Sign.FLAGGED,)


def timed(card_id: str, took_ms: Sequence[int]) -> list[Answer]:
    return [answer(card_id, day=DAY + day, took_ms=time) for day, time in enumerate(took_ms)]


def test_a_question_that_takes_more_than_twice_the_usual_time_is_slow() -> None:
    usual = timed("a", [9_000, 11_000] * 15)
    slow = timed("b", [38_000, 42_000] * 6)
    found = analysed([*usual, *slow])
    assert (found["a"].signs, found["b"].signs) == ((), (Sign.SLOW,))
    assert found["b"].usual_ms == found["a"].took_ms
    assert Sign.SLOW not in analysed([*usual, *slow[:9]])["b"].signs
    assert Sign.SLOW not in analysed([*usual[:19], *slow])["b"].signs


def test_one_long_pause_makes_no_question_slow() -> None:
    found = analysed([*timed("a", [9_000, 11_000] * 15), *timed("b", [10_000] * 11 + [9_000_000])])
    assert found["b"].signs == ()


def test_a_silenced_sign_is_not_said() -> None:
    silenced = item("a", silenced=frozenset({"H-leech"}))
    (found,) = analyse([silenced], [answer("a")], {"a": Toll(9, 1)})
    assert found.signs == (Sign.FLAGGED,)


def test_what_tells_learners_apart_is_found_among_several() -> None:
    found = analysed(sat(300, GOOD | {"bad": -2.0, "luck": 0.0}))
    for card_id in GOOD:
        one = found[card_id].discrimination
        assert one is not None
        assert 0.1 < one.low < one.value < one.high
        assert not found[card_id].signs
    assert Sign.MISLEADING in found["bad"].signs
    assert Sign.BLUNT not in found["bad"].signs
    assert Sign.BLUNT in found["luck"].signs


def test_a_second_right_answer_shows_in_what_the_better_half_chooses() -> None:
    answers = list(sat(200, GOOD))
    score = {who: sum(one.right for one in answers if one.learner == who) for who in {one.learner for one in answers}}
    lured = [picked("lure", 1 if score[who] >= 8 else (0, 2)[score[who] % 2], who) for who in sorted(score)]
    found = analysed([*answers, *lured])["lure"]
    near = found.options[1]
    assert near.upper is not None
    assert near.lower is not None
    assert (near.upper.value or 0) > (near.lower.value or 0)
    assert Sign.MISLEADING in found.signs


def test_intervals_of_the_discrimination_cover_what_very_many_learners_show() -> None:
    slopes = {f"card {number}": 1.0 for number in range(8)}
    (whole, *_) = analysed(sat(6_000, slopes, seed=99)).values()
    assert whole.discrimination is not None
    truth, covered, tried = whole.discrimination.value, 0, 0
    for seed in range(40):
        for one in analysed(sat(40, slopes, seed)).values():
            assert one.discrimination is not None
            tried += 1
            covered += one.discrimination.low <= truth <= one.discrimination.high
    assert 0.90 < covered / tried < 0.99


def test_too_few_others_met_say_nothing_of_a_learner() -> None:
    five = {f"card {number}": 1.0 for number in range(5)}
    assert all(one.discrimination is None for one in analysed(sat(50, five)).values())


def test_decks_are_compared_with_themselves() -> None:
    answers = list(sat(60, GOOD))
    items = [item(card_id, deck=card_id) for card_id in GOOD]
    assert all(one.discrimination is None for one in analyse(items, answers, {}))


def test_a_correlation_is_that_of_pearson_with_the_interval_of_fisher() -> None:
    found = correlation([0, 0, 1, 1, 1], [1.0, 2.0, 2.0, 3.0, 4.0])
    assert found == pytest.approx(0.7206, abs=1e-4)
    assert fisher(0.5, 28) == pytest.approx((0.1560, 0.7358), abs=1e-4)
    assert correlation([1, 1], [0.0, 1.0]) is None
    assert correlation([1], [1.0]) is None


LEARNERS = st.sampled_from(["a", "b", "c", "d", "e"])
ANSWERS = st.lists(
    st.builds(
        Answer,
        learner=LEARNERS,
        card_id=st.sampled_from([f"card {number}" for number in range(8)]),
        day=st.integers(DAY, DAY + 20),
        right=st.booleans(),
        again=st.booleans(),
        guess=st.floats(0, 0.99),
        took_ms=st.none() | st.integers(0, 10**9),
        recall=st.none() | st.floats(0, 1),
        picks=st.none()
        | st.sampled_from(range(4)).map(lambda one: Picks(frozenset(range(len(OPTIONS))), frozenset({one}))),
    ),
    max_size=80,
)


def shares(found: ItemHealth) -> list[float]:
    every = [found.facility, found.right, found.lapses]
    every += [part for one in found.options for part in (one.chosen, one.upper, one.lower) if part]
    return [value for one in every for value in (one.low, one.value, one.high) if value is not None]


@settings(max_examples=60, deadline=None)
@given(ANSWERS)
def test_shares_lie_between_nothing_and_all_and_in_their_intervals(answers: list[Answer]) -> None:
    for found in analysed(answers).values():
        assert all(0 <= value <= 1 for value in shares(found))
        assert found.facility.low <= (found.facility.value or 0) <= found.facility.high
        assert found.corrected is None or 0 <= found.corrected <= 1
        assert found.expected is None or 0 <= found.expected <= 1
        one = found.discrimination or Discrimination(0, 0, 0)
        assert -1 <= one.low <= one.value <= one.high <= 1
        assert all(map(math.isfinite, one))


@settings(max_examples=40, deadline=None)
@given(ANSWERS)
def test_the_order_of_learners_does_not_matter(answers: list[Answer]) -> None:
    by_learner: dict[str, list[Answer]] = {}
    for one in answers:
        by_learner.setdefault(one.learner, []).append(one)
    items = [item(f"card {number}") for number in range(8)]
    turned = [one for learner in reversed(list(by_learner)) for one in by_learner[learner]]
    straight = [one for its_answers in by_learner.values() for one in its_answers]
    assert analyse(items, turned, {}) == analyse(items, straight, {})


def test_guessing_is_told_with_the_chance_that_it_had() -> None:
    assert of_one([picked("a", 0)]).guess == GUESS
