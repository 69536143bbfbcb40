"""Values are what frozen, slotted dataclasses are."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.values import frozen

NAMES = st.sampled_from(["a", "b", "right", "text", "value"])
NUMBERS = st.integers(0, 2)


@frozen
class Point:
    """Two numbers and a name."""

    x: int
    y: int = 0
    name: str = ""

    @property
    def sum(self) -> int:
        """What the numbers come to."""
        return self.x + self.y


@frozen(kw_only=True)
class Line:
    """Fields that are given by name, in any order."""

    label: str = ""
    start: Point


@frozen
class Parts:
    """What `field` can say of a field."""

    parts: list[int] = field(default_factory=list)
    aside: int = field(default=0, compare=False, repr=False)
    count: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "count", len(self.parts))


@frozen
class Nothing:
    """A value without fields."""


@frozen
class NothingElse:
    """Another one."""


@frozen
class Sooner:
    """One whose values are made here."""

    a: int


@frozen
class Latter:
    """One whose first value is not."""

    a: int


def twins(names: list[str], usual: dict[str, int], *, kw_only: bool) -> tuple[type, type]:
    """A class of values and a dataclass with the same fields."""
    body = {"__annotations__": dict.fromkeys(names, int), "__module__": __name__, "__doc__": "Made.", **usual}
    ours, theirs = type("Made", (), dict(body)), type("Made", (), dict(body))
    return frozen(kw_only=kw_only)(ours), dataclass(frozen=True, slots=True, kw_only=kw_only)(theirs)


@given(st.lists(NAMES, unique=True), st.integers(0, 5), st.booleans(), st.data())
def test_a_value_is_what_a_dataclass_of_the_same_fields_is(
    names: list[str], without: int, kw_only: bool, data: st.DataObject
) -> None:
    usual = dict.fromkeys(names[without:], 7)
    ours, theirs = twins(names, usual, kw_only=kw_only)
    one, other = (
        {name: data.draw(NUMBERS) for name in names if name not in usual or data.draw(st.booleans())} for _ in range(2)
    )

    mine, dear = (ours(**one), ours(**other)), (theirs(**one), theirs(**other))

    assert [repr(value) for value in mine] == [repr(value) for value in dear]
    assert [asdict(value) for value in mine] == [asdict(value) for value in dear]
    assert (mine[0] == mine[1]) is (dear[0] == dear[1])
    assert (hash(mine[0]) == hash(mine[1])) or mine[0] != mine[1]
    assert [(field.name, field.default, field.type, field.kw_only) for field in fields(ours)] == [
        (field.name, field.default, field.type, field.kw_only) for field in fields(theirs)
    ]
    assert ours.__match_args__ == theirs.__match_args__  # type: ignore[attr-defined]


def test_what_is_not_given_is_as_usual_and_what_is_needed_is_missed() -> None:
    assert (Point(1), Point(1, name="a").name, Point(y=2, x=1).sum) == (Point(1, 0, ""), "a", 3)

    with pytest.raises(TypeError, match="x"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="z"):
        Point(1, z=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="positional"):
        Line("a", Point(1))  # type: ignore[call-arg]


def test_a_value_cannot_be_changed_and_holds_nothing_else() -> None:
    point = Point(1)

    with pytest.raises(FrozenInstanceError, match="x"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="x"):
        del point.x
    with pytest.raises(FrozenInstanceError, match="more"):
        point.more = 2  # type: ignore[attr-defined]

    assert not hasattr(point, "__dict__")


def test_what_a_field_says_is_heeded() -> None:
    one, other = Parts([1], aside=1), Parts([1], aside=2)

    assert (one == other, repr(other), one.count) == (True, "Parts(parts=[1], count=1)", 1)
    assert Parts().parts is not Parts().parts


def test_a_default_that_could_be_changed_is_refused() -> None:
    with pytest.raises(ValueError, match="parts"):

        @frozen
        class Sharing:
            """One list for all values."""

            parts: list[int] = []  # noqa: RUF012 - what is refused

    assert Parts().parts == []


def test_a_class_says_where_it_was_written() -> None:
    @frozen
    class Inner:
        """A value of a function."""

        a: int = 0

    assert repr(Inner()).endswith("test_a_class_says_where_it_was_written.<locals>.Inner(a=0)")
    assert Parts.__match_args__ == ("parts", "aside")


def test_values_of_different_classes_are_never_equal() -> None:
    values: list[object] = [Nothing(), NothingElse(), Point(1), (1, 0, "")]

    assert [values.index(value) for value in (Nothing(), NothingElse(), Point(1), (1, 0, ""))] == [0, 1, 2, 3]
    assert len({Nothing(), Nothing(), NothingElse()}) == 2


def test_a_value_is_changed_copied_and_pickled_as_a_dataclass_is() -> None:
    line = Line(start=Point(1, 2), label="a")

    assert replace(line, start=replace(line.start, y=3)) == Line(start=Point(1, 3), label="a")
    assert asdict(line) == {"label": "a", "start": {"x": 1, "y": 2, "name": ""}}
    assert pickle.loads(pickle.dumps(line)) == copy.deepcopy(line) == copy.copy(line) == line
    assert is_dataclass(Line)


def test_patterns_name_the_fields_in_their_order() -> None:
    match Point(1, 2, "a"):
        case Point(x, y, name=name):
            found = (x, y, name)

    assert found == (1, 2, "a")


def test_the_first_value_of_a_class_may_come_out_of_a_pickle() -> None:
    written = pickle.dumps(Sooner(5)).replace(b"Sooner", b"Latter")

    restored = pickle.loads(written)

    assert (repr(restored), restored == Latter(5)) == ("Latter(a=5)", True)
