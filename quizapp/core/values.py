"""Values: frozen, slotted, equal by what they hold; dataclasses to all who ask, made in a fraction of their time.

`@dataclass(frozen=True, slots=True)` compiles six functions for each class, though most classes of a start are only
named in it. Here all values share their methods, and `__init__` is compiled with the first value of a class.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, MISSING, Field, FrozenInstanceError, InitVar, dataclass, field, replace
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_OF_EACH_CLASS = {"__dict__", "__weakref__"}
_NO_FIELDS = (ClassVar, InitVar, KW_ONLY)


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T] | None = None, /, *, kw_only: bool = False) -> type[T] | Callable[[type[T]], type[T]]:
    """Makes a class of values from its annotated fields, as `@dataclass(frozen=True, slots=True)` would.

    `fields`, `replace`, `asdict`, `field`, `__post_init__`, patterns and pickling work as they do there. Until its
    first value is made the signature of the class takes anything, and its methods cannot call `super()`. Raises
    ValueError for a default that could be changed; TypeError for a base or a subclass, for an annotation that is
    `ClassVar`, `InitVar` or `KW_ONLY`, for `hash` or `kw_only` of a field, and for a field without a default after one
    with it.
    """
    return _slotted(cls, kw_only=kw_only) if cls else lambda cls: _slotted(cls, kw_only=kw_only)


class _Plan(NamedTuple):
    """A class as it was written: its module, annotations by field, and what was given for a field as its default."""

    module: str
    annotations: Mapping[str, object]
    given: Mapping[str, object]
    kw_only: bool

    def field(self, name: str) -> "Field[object]":
        """A field with its default and what else is said of it."""
        given = self.given.get(name, MISSING)
        if isinstance(given, Field):
            return given
        return field(default=given)  # type: ignore[arg-type]  # said to be of its default's type

    def described(self, attribute: str, parts: Mapping[str, bool]) -> object:
        """What `dataclasses` keeps under this name in a class of these fields that is made with these parts."""
        body = {
            "__doc__": "A value.",
            "__module__": self.module,
            "__annotations__": dict(self.annotations),
            **self.given,
        }
        return getattr(dataclass(kw_only=self.kw_only, **parts)(type("", (), body)), attribute)


class _Described:
    """What `dataclasses` keeps in a class, found out when somebody asks for it."""

    def __init__(self, attribute: str, **parts: bool) -> None:
        self._attribute = attribute
        self._parts = parts

    def __get__(self, value: object, owner: "type[_Value]") -> object:
        described = owner.__plan__.described(self._attribute, self._parts)
        type.__setattr__(owner, self._attribute, described)
        return described


class _Value:
    """The methods of every value; its class adds how it was written, and what equality goes by."""

    __slots__ = ()
    if TYPE_CHECKING:  # who asks for the hints of a value gets those of its fields alone
        __plan__: _Plan
        __compared__: Callable[[object], object]
    __dataclass_fields__ = _Described("__dataclass_fields__", init=False, repr=False, eq=False)
    __dataclass_params__ = _Described("__dataclass_params__", frozen=True, slots=True)

    def __init_subclass__(cls) -> None:
        if "__plan__" not in cls.__dict__:
            raise TypeError(f"{cls.__qualname__}: a class of values has no subclass")

    def __init__(self, /, *given: object, **named: object) -> None:
        compiled = _initialiser(type(self))
        type.__setattr__(type(self), "__init__", compiled)
        compiled(self, *given, **named)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = self.__class__.__compared__
        return compared(self) == compared(other)

    def __hash__(self) -> int:
        return hash(self.__class__.__compared__(self))

    def __repr__(self) -> str:
        plan = self.__plan__
        shown = [f"{name}={getattr(self, name)!r}" for name in plan.annotations if plan.field(name).repr]
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __replace__(self, /, **changes: object) -> "_Value":
        return replace(self, **changes)  # type: ignore[type-var]  # a dataclass to who asks

    def __getstate__(self) -> list[object]:
        return [getattr(self, name) for name in self.__plan__.annotations]

    def __setstate__(self, state: list[object]) -> None:
        for name, held in zip(self.__plan__.annotations, state, strict=True):
            object.__setattr__(self, name, held)


def _slotted(cls: type[T], *, kw_only: bool) -> type[T]:
    annotations = _annotations(cls)
    names = tuple(annotations)
    given = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    told = {name: default for name, default in given.items() if isinstance(default, Field)}
    compared = [name for name in names if name not in told or told[name].compare]
    by_place = tuple(name for name in names if name not in told or told[name].init)
    plan = _Plan(cls.__module__, annotations, given, kw_only)
    _refuse(cls, plan, () if kw_only else by_place)
    kept = {name: held for name, held in cls.__dict__.items() if name not in given and name not in _OF_EACH_CLASS}
    added = {
        "__qualname__": cls.__qualname__,
        "__slots__": names,
        "__match_args__": () if kw_only else by_place,
        "__plan__": plan,
        "__compared__": attrgetter("__class__", *compared),
    }
    made: type[T] = type(cls.__name__, (_Value,), {**kept, **added})
    return made


def _annotations(cls: type) -> Mapping[str, object]:
    """What is said of each field; a name that is not there yet is no error."""
    if sys.version_info >= (3, 14):
        from annotationlib import Format, get_annotations  # noqa: PLC0415 - older versions have none

        return get_annotations(cls, format=Format.FORWARDREF)
    return cls.__annotations__


def _refuse(cls: type, plan: _Plan, by_place: Sequence[str]) -> None:
    """Raises TypeError or ValueError for what a class of values cannot have; `by_place` may be given without names."""
    if type(cls) is not type or cls.__bases__ != (object,):
        raise TypeError(f"{cls.__qualname__}: a class of values has no base")
    for name, told in plan.annotations.items():
        if type(told) is InitVar or getattr(told, "__origin__", told) in _NO_FIELDS:
            raise TypeError(f"{cls.__qualname__}.{name} is no field")
    usual = set()
    for name in plan.given:
        said = plan.field(name)
        if said.default.__hash__ is None:
            raise ValueError(f"the default of {cls.__qualname__}.{name} could be changed: use default_factory")
        if said.hash is not None or said.kw_only is not MISSING:
            raise TypeError(f"{cls.__qualname__}.{name}: hash and kw_only are not said of a field")
        if said.default is not MISSING or said.default_factory is not MISSING:
            usual.add(name)
    for before, name in pairwise(by_place):
        if before in usual and name not in usual:
            raise TypeError(f"{cls.__qualname__}: {name} without a default after one with it")


def _initialiser(cls: type[_Value]) -> Callable[..., None]:
    """`__init__` of a class: the slots are filled by their own descriptors, and defaults stand in the closure."""
    known: dict[str, object] = {"_none": MISSING}
    parameters, lines = [], []
    for name in cls.__plan__.annotations:
        made = cls.__plan__.field(name)
        known[f"_put_{name}"] = cls.__dict__[name].__set__
        parameter, held, usual = name, name, ""
        if made.default is not MISSING:
            known[f"_usual_{name}"] = made.default
            usual = f"_usual_{name}"
            parameter = f"{name}={usual}"
        elif made.default_factory is not MISSING:
            known[f"_usual_{name}"] = made.default_factory
            usual = f"_usual_{name}()"
            parameter, held = f"{name}=_none", f"{usual} if {name} is _none else {name}"
        if made.init:
            parameters.append(parameter)
        if value := held if made.init else usual:
            lines.append(f"_put_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    by_name = ["*"] if parameters and cls.__plan__.kw_only else []
    compiled = _compiled(known, ["self", *by_name, *parameters], lines or ["pass"])
    compiled.__module__, compiled.__qualname__ = cls.__module__, f"{cls.__qualname__}.__init__"
    return compiled


def _compiled(known: Mapping[str, object], parameters: Sequence[str], lines: Sequence[str]) -> Callable[..., None]:
    """A function `__init__` in whose closure some names are known."""
    head = f"def make({', '.join(known)}):\n def __init__({', '.join(parameters)}):\n  "
    made: dict[str, Callable[..., Callable[..., None]]] = {}
    exec(head + "\n  ".join(lines) + "\n return __init__", made)  # noqa: S102 - names of fields and nothing else
    return made["make"](**known)
