import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.stats import distribution
from quizapp.core.stats.distribution import DIFFICULTY_EDGES, RECALL_EDGES, STABILITY_EDGES, histogram
from quizapp.core.stats.figures import Histogram

runs = st.lists(st.lists(st.floats(-10, 40_000) | st.sampled_from([0.0, 1.0, 7.0, 0.95])).map(sorted))


def test_a_bin_holds_its_lower_edge_and_the_last_one_both() -> None:
    found = histogram([[0.0, 1.0, 1.5], [2.0, 3.0]], (0, 1, 2, 3))
    assert (found.counts, found.mean, found.median) == ((1, 2, 2), 1.5, 1.5)


def test_values_beyond_the_edges_are_in_the_outer_bins() -> None:
    assert histogram([[-9.0, 0.5, 99.0]], (0, 1, 2)).counts == (2, 1)


@pytest.mark.parametrize("edges", [STABILITY_EDGES, DIFFICULTY_EDGES, RECALL_EDGES])
@given(runs=runs)
def test_a_histogram_counts_every_value_once_whatever_its_run(
    edges: tuple[float, ...], runs: list[list[float]]
) -> None:
    values = [value for run in runs for value in run]
    found = histogram(runs, edges)
    assert sum(found.counts) == len(values)
    assert found == Histogram() if not values else len(found.edges) == len(found.counts) + 1
    if values:
        assert found.median == pytest.approx(statistics.median(values))
        assert found.mean == pytest.approx(statistics.fmean(values), abs=1e-6)


@given(runs.filter(any))
def test_the_median_is_that_of_all_values_however_they_are_parted(runs: list[list[float]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(distribution, "_FEW", 2)
        found = histogram(runs, STABILITY_EDGES).median
    assert found == statistics.median(value for run in runs for value in run)


def test_without_values_nothing_is_spread() -> None:
    assert histogram([], RECALL_EDGES) == histogram([[], []], RECALL_EDGES) == Histogram()
