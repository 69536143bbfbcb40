"""One setting as a learner meets it: its name, what it means, and how its value is shown and typed."""

import re
from collections.abc import Callable, Sequence

from quizapp.core.preference import Preference, Shape
from quizapp.core.values import frozen
from quizapp.settings import Settings
from quizapp.settings.writing import Value

ON, OFF = "on", "off"
_MINUTES = re.compile(r"(?<=[0-9])\s*(?:minutes?|mins?|m)\b", re.IGNORECASE)


@frozen(kw_only=True)
class Setting:
    """One setting: the place of its value in config.toml, and how it is put before a learner.

    `id` is unlike all others; `says` is what the value in force means. `show` gives the value as text, `read` makes
    the value of the file from such a text (None: it is taken out, and the default holds); it raises ValueError for
    a text of another form. What has the right form and cannot work is found out by the settings themselves.
    """

    place: tuple[str, ...]
    group: str
    label: str
    says: Callable[[Settings], str]
    shape: Shape
    show: Callable[[Settings], str]
    read: Callable[[str], Value | None]
    id: str = ""
    words: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 0.0
    step: float = 1.0
    unit: str = ""
    empty: str = "none"

    @property
    def name(self) -> str:
        """The id, which is the place unless several settings share one."""
        return self.id or ".".join(self.place)

    def preference(self, found: Settings, fixed: str = "") -> Preference:
        """The setting with its value; `fixed` says why it cannot be changed, empty when it can."""
        return Preference(
            id=self.name,
            group=self.group,
            label=self.label,
            says=self.says(found),
            shape=self.shape,
            value=self.show(found),
            default=self.show(Settings(data=found.data)),
            words=self.words,
            least=self.least,
            most=self.most,
            step=self.step,
            unit=self.unit,
            empty=self.empty,
            fixed=fixed,
        )


def always(*sentences: str) -> Callable[[Settings], str]:
    """What means the same whatever the value is."""
    return lambda _settings: " ".join(sentences)


def flag(text: str) -> bool:
    """What on and off mean. Raises ValueError for another word."""
    if text not in (ON, OFF):
        raise ValueError(f"it has to be {ON} or {OFF}, not {text}")
    return text == ON


def flagged(value: bool) -> str:  # noqa: FBT001 - a value to be shown
    """On or off."""
    return ON if value else OFF


def figures(numbers: Sequence[float]) -> str:
    """Numbers with spaces between, in full and without zeros that say nothing."""
    return " ".join(repr(number).removesuffix(".0") for number in numbers)


def number(text: str) -> float:
    """A number; the comma of many languages is taken as a point."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise ValueError(f"it has to be a number, not {text}") from None


def whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise ValueError(f"it has to be a whole number, not {text}") from None


def numbers(text: str) -> list[int | float]:
    """Numbers with spaces or commas between."""
    return [int(found) if found.is_integer() else found for found in map(number, text.replace(",", " ").split())]


def minutes(text: str) -> list[int | float]:
    """Minutes with spaces or commas between; each may have its unit: `1m 10m`, `1 min, 10 min`."""
    return numbers(_MINUTES.sub(" ", text))


def word(text: str, words: Sequence[str]) -> str:
    """One of some words."""
    if text not in words:
        raise ValueError(f"it has to be one of {', '.join(words)}, not {text}")
    return text
