"""Cards that belong together: they are asked in a row, and nothing else changes."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.gathering import gathered
from quizapp.core.queue import Counts, Entry, Queue

NAMES = "abcdefghij"


def queue(names: str) -> Queue:
    entries = [Entry(name, name, "deck", "t", NAMES.index(name)) for name in names]
    return Queue(steps=(Entry("step", "step", "deck", "t", 99),), main=tuple(entries), counts=Counts(new=len(names)))


def order(names: str, *clusters: str) -> str:
    return "".join(entry.card_id for entry in gathered(queue(names), clusters).main)


def test_a_cluster_stands_where_its_first_card_stood_in_the_library_s_order() -> None:
    assert order("eabdc", "dea") == "adebc"
    assert order("abcd") == "abcd"


def test_clusters_that_share_a_card_are_one() -> None:
    assert order("abcdef", "ac", "cf") == "acfbde"


def test_what_the_queue_does_not_hold_is_passed_over() -> None:
    assert order("abc", "xyz", "ax", "cb", "jc") == "abc"


@given(st.permutations(NAMES), st.lists(st.text(NAMES + "xyz", max_size=4), max_size=5))
def test_nothing_is_lost_others_keep_their_order_and_clusters_are_in_a_row(
    names: list[str], clusters: list[str]
) -> None:
    before = queue("".join(names))
    after = gathered(before, clusters)
    found = "".join(entry.card_id for entry in after.main)
    assert sorted(found) == sorted(names)
    assert (after.steps, after.counts) == (before.steps, before.counts)
    alone = [name for name in names if not any(name in cluster for cluster in clusters)]
    assert [name for name in found if name in alone] == alone
    for cluster in clusters:
        places = [found.index(name) for name in cluster if name in found]
        between = found[min(places, default=0) : max(places, default=0)]
        assert not set(between) & set(alone)
