import pytest

from quizapp.core.paths import below


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
