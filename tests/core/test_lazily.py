"""A lazy attribute is computed once, at the first look."""

from quizapp.core.lazily import lazy


class Counted:
    """Counts how often its answer was computed."""

    def __init__(self) -> None:
        self.times = 0

    @lazy
    def answer(self) -> int:
        """The answer."""
        self.times += 1
        return 42


def test_a_lazy_attribute_is_computed_at_the_first_look_and_kept() -> None:
    one, other = Counted(), Counted()
    assert (one.times, one.answer, one.answer, one.times) == (0, 42, 42, 1)
    assert other.times == 0


def test_a_lazy_attribute_of_the_class_tells_what_it_is() -> None:
    assert Counted.answer.__doc__ == "The answer."
