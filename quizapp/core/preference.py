"""What a learner can set, described so that any front end can show and change it."""

from enum import StrEnum
from math import ceil, floor

from quizapp.core.values import frozen

_DECIMALS = 6


class Shape(StrEnum):
    """How a value is chosen: yes or no, one of some words, a number between bounds, any text, a key."""

    FLAG = "flag"
    WORD = "word"
    NUMBER = "number"
    TEXT = "text"
    KEYS = "keys"


@frozen(kw_only=True)
class Preference:
    """One thing to set.

    `id` is its place in config.toml (`scheduling.retention`), `group` the heading it stands under, `says` what it
    means in a sentence or two. `value` and `default` are texts; `words` are the choices of a WORD; `least`, `most`
    and `step` bound a NUMBER. `empty` is shown in place of an empty value. `fixed` says why it cannot be changed here,
    empty when it can.
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
    empty: str = "none"
    fixed: str = ""


def stepped(preference: Preference, by: int) -> str:
    """The value of a NUMBER one step up (`by` is 1) or down (-1): the next multiple of the step within the bounds."""
    steps = round(float(preference.value or preference.least) / preference.step, _DECIMALS)
    whole = floor(steps) + 1 if by > 0 else ceil(steps) - 1
    value = min(max(whole * preference.step, preference.least), preference.most)
    return repr(round(value, _DECIMALS)).removesuffix(".0")


def turned(preference: Preference, by: int) -> str:
    """The next word of a WORD or FLAG (`by` is 1), or the one before (-1), in turn."""
    words = preference.words
    place = words.index(preference.value) if preference.value in words else -1
    return words[(place + by) % len(words)] if words else preference.value
