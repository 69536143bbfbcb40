"""Numbers of things as they are said."""

import pytest

from quizapp.core.counting import plural


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 cards"), (1, "1 card"), (2, "2 cards"), (999, "999 cards"), (12_345, "12,345 cards")]
)
def test_a_number_stands_before_the_noun_that_fits_it(count: int, said: str) -> None:
    assert plural(count, "card") == said


def test_where_an_s_is_not_enough_both_forms_are_given() -> None:
    assert [plural(count, "entry is", "entries are") for count in (1, 2)] == ["1 entry is", "2 entries are"]
