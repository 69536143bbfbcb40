"""The decks as a tree, and what a search finds in it."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.overview import DeckLine, DeckName, DeckTopic, Overview
from quizapp.core.queue import Counts
from quizapp.tui.outline import Branch, everything, found, tree


def deck(name: str, topic: str, counts: Counts = Counts(), cards: int = 10) -> DeckLine:
    return DeckLine(DeckName(name, name.title(), f"{name}.yaml", topic), counts, cards, 5)


def topic(of: str, path: str, cards: int) -> DeckTopic:
    return DeckTopic(of, path, Counts(1, 0), cards, 0)


def titles(rows: list[Branch]) -> list[tuple[int, str]]:
    return [(row.depth, row.title) for row in rows]


def test_decks_that_share_the_first_part_of_their_topic_stand_below_it() -> None:
    seen = Overview((deck("a", "ml/x"), deck("b", "rl"), deck("c", "ml/y")))
    assert titles(tree(seen)) == [(0, "ml"), (1, "A"), (1, "C"), (0, "B")]


def test_a_part_that_all_decks_share_tells_nothing_apart() -> None:
    seen = Overview((deck("a", "ml/trees/x"), deck("b", "ml/nets"), deck("c", "ml/trees/y")))
    assert titles(tree(seen)) == [(0, "trees"), (1, "A"), (1, "C"), (0, "B")]
    assert titles(tree(Overview((deck("a", "ml"), deck("b", "ml"))))) == [(0, "A"), (0, "B")]


def test_decks_without_a_topic_are_no_subject() -> None:
    seen = Overview((deck("a", ""), deck("b", "x"), deck("c", "")))
    assert titles(tree(seen)) == [(0, "A"), (0, "B"), (0, "C")]


def test_a_subject_holds_no_more_than_a_sitting_on_everything() -> None:
    lines = (deck("a", "ml/x", Counts(3, 20, 1, 5)), deck("b", "ml/y", Counts(2, 20)), deck("c", "rl", Counts(0, 20)))
    subject = tree(Overview(lines, Counts(5, 20)))[0]
    assert subject.counts == Counts(5, 20, 1, 25)
    assert subject.names == ("a", "b")


def test_a_topic_that_says_no_more_than_another_row_is_left_out() -> None:
    topics = (
        topic("a", "", 1),
        topic("a", "eval", 9),
        topic("a", "eval/metrics", 6),
        topic("a", "eval/metrics/f1", 6),
        topic("a", "eval/roc", 3),
    )
    seen = Overview((deck("a", "eval"), deck("b", "rl")), topics=topics)
    assert titles(tree(seen, {"deck:a"})) == [
        (0, "A"),
        (1, "other questions"),
        (1, "eval"),
        (2, "metrics › f1"),
        (2, "roc"),
        (0, "B"),
    ]


def test_topics_are_named_from_what_holds_them() -> None:
    topics = (topic("a", "ml", 10), topic("a", "ml/eval", 4), topic("a", "ml/nets", 6), topic("a", "ml/nets/cnn", 2))
    rows = tree(Overview((deck("a", "ml/eval"),), topics=topics), {"deck:a"})
    assert titles(rows) == [(0, "A"), (1, "eval"), (1, "nets"), (2, "cnn")]
    assert rows[3].names == ("a:ml/nets/cnn",)


def test_the_search_looks_into_closed_decks_and_puts_beginnings_first() -> None:
    topics = (topic("b", "x/area", 3), topic("b", "x/rest", 7))
    seen = Overview((deck("wide area", "q"), deck("b", "x"), deck("area", "z")), topics=topics)
    assert [row.title for row in found(seen, "area")] == ["area", "Area", "Wide Area"]


def test_what_begins_with_the_query_in_a_path_comes_before_what_only_holds_it() -> None:
    topics = (topic("rl", "rl/policy-methods", 3), topic("b", "ethics/privacy", 3), topic("b", "ethics/fairness", 4))
    seen = Overview((deck("rl", "rl"), deck("b", "ethics")), topics=topics)
    assert [row.title for row in found(seen, "eth")] == ["privacy", "fairness", "policy-methods"]


paths = st.lists(st.sampled_from("abc"), min_size=0, max_size=3).map("/".join)


@given(st.lists(paths, max_size=6), st.lists(paths, max_size=6), st.data())
def test_whatever_the_topics_every_deck_shows_once_and_no_two_rows_are_one(
    decks: list[str], topics: list[str], data: st.DataObject
) -> None:
    lines = tuple(deck(f"d{place}", path) for place, path in enumerate(decks))
    known = tuple(topic("d0", path, data.draw(st.integers(1, 10))) for path in sorted(set(topics)))
    seen = Overview(lines, topics=known if decks else ())
    rows = everything(seen)
    assert len({row.id for row in rows}) == len(rows)
    assert sorted(row.title for row in rows if row.id.startswith("deck:")) == sorted(line.deck.title for line in lines)
    assert {row.id for row in tree(seen)} <= {row.id for row in rows}
