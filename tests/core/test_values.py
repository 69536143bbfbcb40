"""Values are what frozen, slotted dataclasses are."""

import copy
import pickle
from abc import ABCMeta
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, get_type_hints

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


@dataclass
class Base:
    """What a value cannot be made of."""


def refused(**body: object) -> type:
    """A class that is no class of values: of these annotations, and the defaults of its fields."""
    annotations = body.pop("annotations", {"a": int})
    return type("Wrong", (), {"__annotations__": annotations, "__module__": __name__, **body})


@pytest.mark.parametrize(
    ("written", "error", "told"),
    [
        (type("Wrong", (Base,), {}), TypeError, "base"),
        (ABCMeta("Wrong", (), {}), TypeError, "base"),
        (refused(annotations={"a": ClassVar[int]}), TypeError, "a is no field"),
        (refused(annotations={"a": ClassVar}), TypeError, "a is no field"),
        (refused(annotations={"a": InitVar[int]}), TypeError, "a is no field"),
        (refused(annotations={"_": KW_ONLY, "a": int}), TypeError, "_ is no field"),
        (refused(a=field(hash=False)), TypeError, "hash"),
        (refused(a=field(kw_only=True)), TypeError, "kw_only"),
        (refused(a=[]), ValueError, "a could be changed"),
        (refused(a=field(default=[])), ValueError, "a could be changed"),
        (refused(a=1, annotations={"a": int, "b": int}), TypeError, "b without a default"),
        (refused(a=field(default_factory=int), annotations={"a": int, "b": int}), TypeError, "b without a default"),
        (refused(a=1, b=field(repr=False), annotations={"a": int, "b": int}), TypeError, "b without a default"),
    ],
)
def test_what_no_class_of_values_can_have_is_refused(written: type, error: type[Exception], told: str) -> None:
    with pytest.raises(error, match=f"Wrong.*{told}"):
        frozen(written)


def test_a_class_of_values_has_no_subclass() -> None:
    with pytest.raises(TypeError, match="Inheriting: a class of values has no subclass"):
        type("Inheriting", (Point,), {})


def test_a_field_that_is_not_given_has_its_default() -> None:
    @frozen
    class Counted:
        """Three fields of which one is given."""

        seven: int = field(init=False, default=7)
        parts: list[int] = field(init=False, default_factory=list)
        name: str

    assert repr(Counted("a")).endswith("Counted(seven=7, parts=[], name='a')")


def test_who_asks_is_told_of_a_frozen_class_of_its_fields_alone() -> None:
    ours, theirs = twins(["a", "b"], {"b": 7}, kw_only=True)

    assert repr(ours.__dataclass_params__) == repr(theirs.__dataclass_params__)  # type: ignore[attr-defined]
    assert get_type_hints(ours) == {"a": int, "b": int}


def test_an_error_names_the_class_that_was_to_be_made() -> None:
    Point(1)

    with pytest.raises(TypeError, match=r"^Point.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_a_value_is_replaced_as_copy_does_it() -> None:
    assert Point(1, 2).__replace__(y=3) == Point(1, 3)  # type: ignore[attr-defined]
