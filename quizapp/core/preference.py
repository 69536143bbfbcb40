"""What a learner can set, described so that any front end can show and change it."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a value is chosen: yes or no, one of some words, a number between bounds, any text, a key."""

    FLAG = "flag"
    WORD = "word"
    NUMBER = "number"
    TEXT = "text"
    KEYS = "keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """One thing to set.

    `id` is its place in config.toml (`scheduling.retention`), `group` the heading it stands under, `says` what it
    means in a sentence or two. `value` and `default` are texts; `words` are the choices of a WORD; `least`, `most`
    and `step` bound a NUMBER. `fixed` says why it cannot be changed here, empty when it can.
    """

    id: str
    group: str
    label: str
    says: str
    shape: Shape
    value: str
    default: str
    words: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    step: float = 1.0
    unit: str = ""
    fixed: str = ""
