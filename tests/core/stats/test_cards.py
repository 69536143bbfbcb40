from hypothesis import given

from quizapp.core.stats.cards import Cards, by_topic
from quizapp.core.stats.counts import added, counts
from tests.core.stats.samples import cards

LIBRARY = Cards(
    topics=["a", "a/b", "ab", ""],
    topic=[1, 0, 2, 1, 3],
    stability=[1.0, 2.0, 3.0, 4.0, 5.0],
    difficulty=[5.0] * 5,
    last_day=[1, 2, 3, 4, 5],
    first_day=[1] * 5,
    due=[9] * 5,
    in_steps=[0] * 5,
    suspended=[0, 0, 0, 1, 0],
    lapses=[0] * 5,
    first_right=[1] * 5,
    first_guess=[0.0] * 5,
    trail=[""] * 5,
    new=[10, 20, 30, 40],
    new_suspended=[1, 2, 3, 4],
)


def test_the_cards_of_a_topic_are_by_themselves_without_those_below_it() -> None:
    a, a_b, ab, none = by_topic(LIBRARY)
    assert (a.topics, a.topic, a.stability) == (["a"], [0], [2.0])
    assert (a_b.topics, a_b.stability, a_b.suspended) == (["a/b"], [1.0, 4.0], [0, 1])
    assert (ab.new, ab.new_suspended, none.last_day) == ([30], [3], [5])


def test_suspended_cards_are_left_out_of_the_active_ones() -> None:
    assert LIBRARY.active(LIBRARY.stability, LIBRARY.difficulty) == [[1.0, 2.0, 3.0, 5.0], [5.0] * 4]


@given(cards())
def test_the_topics_of_a_library_part_its_cards(library: Cards) -> None:
    assert added(map(counts, by_topic(library))) == counts(library)


@given(cards())
def test_a_topic_keeps_every_column_of_its_cards(library: Cards) -> None:
    def rows(found: Cards) -> list[tuple[object, ...]]:
        paths = [found.topics[place] for place in found.topic]
        days = (found.last_day, found.first_day, found.due)
        flags = (found.in_steps, found.suspended, found.lapses, found.first_right, found.first_guess, found.trail)
        return list(zip(paths, found.stability, found.difficulty, *days, *flags, strict=True))

    assert sorted(row for part in by_topic(library) for row in rows(part)) == sorted(rows(library))
