"""Totals of many reviews are what the tallies of each add up to."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats.bins import MILLION, bin_of, loss
from quizapp.core.tally import Maturity
from quizapp.core.totals import MATURITIES, WORDS, Totals

Answer = tuple[int, int, str, int, int, int, str, int]
"""Study day, hour, topic, maturity, rating, time [ms], form, predicted [millionths]."""

answers: st.SearchStrategy[list[Answer]] = st.lists(
    st.tuples(
        st.integers(739_000, 739_002),
        st.integers(0, 23),
        st.sampled_from(["", "t", "t/x"]),
        st.integers(0, 3),
        st.integers(1, 4),
        st.sampled_from([0, 1, 86_400_000]),
        st.sampled_from(["choice", "typed"]),
        st.integers(0, MILLION),
    ),
    max_size=30,
)


def added(found: list[Answer]) -> Totals:
    totals = Totals()
    for day, hour, topic, far, rating, took, form, predicted in found:
        place, lost = totals.place("d", topic, "sure"), loss(predicted, right=rating > 1)
        totals.add(day, hour, place, far, rating, took, form, bin_of(predicted), predicted, lost)
    return totals


def summed(rows: list[tuple[tuple[str | int, ...], tuple[int, ...]]]) -> list[tuple[str | int, ...]]:
    """Each key with the sums of its numbers, in order."""
    sums: dict[tuple[str | int, ...], list[int]] = {}
    for key, numbers in rows:
        known = sums.setdefault(key, [0] * len(numbers))
        known[:] = map(int.__add__, known, numbers)
    return sorted((*key, *numbers) for key, numbers in sums.items())


def rated(rating: int, took: int) -> tuple[int, ...]:
    return (*(int(rating == one) for one in (1, 2, 3, 4)), took)


@given(answers)
def test_every_review_counts_once_in_each_table(found: list[Answer]) -> None:
    totals = added(found)
    assert list(totals.by_place()) == summed([((a[0], "d", a[2], MATURITIES[a[3]]), rated(a[4], a[5])) for a in found])
    assert list(totals.by_hour()) == summed(
        [((a[0], MATURITIES[a[3]], a[1]), (*rated(a[4], a[5]), int(a[5] > 0))) for a in found]
    )
    forms: list[tuple[tuple[str | int, ...], tuple[int, ...]]] = [
        ((a[6], bin_of(a[7]), "sure", a[0]), (1, int(a[4] > 1), a[5], a[7], loss(a[7], right=a[4] > 1), int(a[5] > 0)))
        for a in found
    ]
    assert list(totals.by_form()) == summed(forms)


def test_maturities_are_told_by_their_place_and_words_by_theirs() -> None:
    assert tuple(map(str, Maturity)) == MATURITIES
    totals = Totals()
    places = {totals.place("d", "t", word) for word in WORDS}
    assert len(places) == len(WORDS)
