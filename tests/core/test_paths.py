import pytest

from quizapp.core.paths import below, respelled, spellings


@pytest.mark.parametrize(
    ("topic", "name", "holds"),
    [
        ("a/b", "a", True),
        ("a/b", "a/b", True),
        ("A/b", "a/B/", True),
        ("ab", "a", False),
        ("a", "a/b", False),
        ("", "", True),
        ("a", "", False),
        ("a", "/a", False),
    ],
)
def test_a_name_stands_for_a_topic_and_all_below_it(topic: str, name: str, holds: bool) -> None:
    assert below(topic, name) is holds


def test_case_makes_no_other_topic_and_each_step_is_shown_as_it_was_written_first() -> None:
    shown = spellings(["Stats/Mean", "stats/mean", "STATS/median", "", "b", "stats/Median/x"])
    assert shown == {
        "Stats/Mean": "Stats/Mean",
        "stats/mean": "Stats/Mean",
        "STATS/median": "Stats/median",
        "": "",
        "b": "b",
        "stats/Median/x": "Stats/median/x",
    }
    assert respelled({"stats/mean": 1, "Stats/Mean": 2, "b": 3}, shown) == {"Stats/Mean": 2, "b": 3}
