import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.fsrs import Model
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.distribution import DIFFICULTY_EDGES, RECALL_EDGES, STABILITY_EDGES, distributions, histogram
from quizapp.core.stats.figures import Histogram
from tests.core.stats.samples import TODAY, cards


def test_a_bin_holds_its_lower_edge_and_the_last_one_both() -> None:
    found = histogram([0.0, 1.0, 1.5, 2.0, 3.0], (0, 1, 2, 3))
    assert (found.counts, found.mean, found.median) == ((1, 2, 2), 1.5, 1.5)


def test_values_beyond_the_edges_are_in_the_outer_bins() -> None:
    assert histogram([-9.0, 0.5, 99.0], (0, 1, 2)).counts == (2, 1)


@pytest.mark.parametrize("edges", [STABILITY_EDGES, DIFFICULTY_EDGES, RECALL_EDGES])
@given(values=st.lists(st.floats(-10, 40_000), min_size=1))
def test_a_histogram_counts_every_value_once(edges: tuple[float, ...], values: list[float]) -> None:
    found = histogram(values, edges)
    assert sum(found.counts) == len(values)
    assert len(found.edges) == len(found.counts) + 1
    assert found.median == pytest.approx(statistics.median(values))
    assert found.mean == pytest.approx(statistics.fmean(values), abs=1e-6)


@given(cards())
def test_only_cards_that_are_not_suspended_are_spread(library: Cards) -> None:
    active = library.seen - sum(library.suspended)
    assert [sum(found.counts) for found in distributions(library, TODAY, Model())] == [active] * 3


def test_recall_is_that_of_today() -> None:
    library = Cards(
        topics=["t"],
        topic=[0, 0],
        stability=[10.0, 10.0],
        difficulty=[5.0, 5.0],
        last_day=[TODAY, TODAY - 10],
        suspended=[0, 0],
    )
    _, _, recall = distributions(library, TODAY, Model())
    assert recall.mean == pytest.approx(0.95)
    assert recall.counts[-1] == 1


def test_without_cards_nothing_is_spread() -> None:
    assert distributions(Cards(), TODAY, Model()) == (Histogram(), Histogram(), Histogram())
