"""Values of config.toml → typed values; each raises ValueError with what it has to be."""

from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from quizapp.core.bounds import YEARS
from quizapp.core.exams.blueprint import MINUTES_MAX
from quizapp.core.exams.plan import OPTIONS_MAX, QUESTIONS_MAX, share_of
from quizapp.core.fsrs import INTERVAL_MAX, Model
from quizapp.core.policy import DAY_MINUTES

LIMIT_MAX = 9999
MB_MAX = 1_000_000
TARGET_RANGE = (0.5, 0.99)
_SHOWN = 40
_HUGE = 1e15

_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")


def weights(value: object) -> tuple[float, ...]:
    """The weights of a model."""
    return Model(numbers(value)).weights


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise _wrong("true or false", value)


def text(value: object) -> str:
    """A text without control characters."""
    if isinstance(value, str) and value.isprintable():
        return value
    raise _wrong("a text in quotes", value)


def texts(value: object) -> tuple[str, ...]:
    """A list of texts."""
    if isinstance(value, list):
        return tuple(map(text, value))
    raise _wrong('a list of texts, as in ["a", "b"]', value)


def paths(value: object) -> tuple[Path, ...]:
    """A list of files and folders; `~` is the home folder."""
    try:
        return tuple(Path(entry).expanduser() for entry in texts(value))
    except RuntimeError:
        raise _wrong("a list of files and folders; `~` stands for nothing here", value) from None


def one_or_more(value: object) -> tuple[str, ...]:
    """A text or a list of texts."""
    return texts(value if isinstance(value, list) else [value])


def number(value: object) -> float:
    """A number of a size that can be computed with."""
    if isinstance(value, int | float) and not isinstance(value, bool) and -_HUGE < value < _HUGE:
        return float(value)
    raise _wrong("a number", value)


def numbers(value: object) -> tuple[float, ...]:
    """A list of numbers."""
    if isinstance(value, list):
        return tuple(map(number, value))
    raise _wrong("a list of numbers, as in [1, 10]", value)


def whole(value: object) -> int:
    """A whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise _wrong("a whole number", value)


def count(value: object) -> int:
    """A whole number from 0 to LIMIT_MAX."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LIMIT_MAX:
        return value
    raise _wrong(f"a whole number from 0 to {LIMIT_MAX}", value)


def folder(value: object) -> str:
    """A folder; `~` is the home folder."""
    try:
        return str(Path(text(value)).expanduser()) if value else text(value)
    except RuntimeError:
        raise _wrong("a folder; `~` stands for nothing here", value) from None


def megabytes(value: object) -> int:
    """A whole number of MB, up to a thousand GB."""
    return _whole_within(value, 1, MB_MAX, "whole number of MB")


def days(value: object) -> int:
    """A whole number of days, as many as an interval can have, or 0."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= INTERVAL_MAX:
        return value
    raise _wrong(f"a whole number of days from 0 to {INTERVAL_MAX}", value)


def target(value: object) -> float:
    """A mastery to aim for, from 0.5 to 0.99."""
    found = number(value)
    if TARGET_RANGE[0] <= found <= TARGET_RANGE[1]:
        return found
    raise _wrong(f"a number from {TARGET_RANGE[0]} to {TARGET_RANGE[1]}", value)


def minutes(value: object) -> int:
    """A whole number of minutes, from 1 to a day."""
    return _whole_within(value, 1, DAY_MINUTES, "whole number of minutes")


def questions(value: object) -> int:
    """How many questions an exam has."""
    return _whole_within(value, 1, QUESTIONS_MAX, "whole number")


def options(value: object) -> int:
    """How many options a question of an exam has; 0 for answers that are typed."""
    if value != 0 or isinstance(value, bool):
        return _whole_within(value, 2, OPTIONS_MAX, "0 for typed answers, or a whole number")
    return 0


def share(value: object) -> float:
    """A number above 0 and up to 1, or a percentage in quotes."""
    found = share_of(value) if isinstance(value, str) else value
    if isinstance(found, int | float) and not isinstance(found, bool) and 0 < found <= 1:
        return float(found)
    raise _wrong('a number above 0 and up to 1, or a percentage such as "60%"', value)


def exam_minutes(value: object) -> float:
    """How long an exam may take [minutes], 0 for no limit."""
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= MINUTES_MAX:
        return float(value)
    raise _wrong(f"a number of minutes from 0 (no limit) to {MINUTES_MAX}", value)


def penalty(value: object) -> float | None:
    """What a wrong answer costs, a share of its point [0, 1]; None for the fair penalty."""
    from quizapp.core.exams.spelled import penalty_of  # noqa: PLC0415 - needed only where the file says so

    return _spelled(penalty_of, value)


def levels(value: object) -> tuple[int, int] | None:
    """Levels of difficulty, both ends included; None for any, and for an empty text."""
    from quizapp.core.exams.spelled import levels_of  # noqa: PLC0415 - as above

    return None if value == "" else _spelled(levels_of, value)


def kinds(value: object) -> tuple[str, ...]:
    """Kinds of question; an empty list or text stands for all that can be marked."""
    from quizapp.core.exams.spelled import kinds_of  # noqa: PLC0415 - as above

    named = [value] if isinstance(value, str) else list(texts(value))
    return _spelled(kinds_of, ",".join(named)) if any(named) else ()


def date_ordinal(value: object) -> int | None:
    """A date such as 2027-06-30, with quotes or without, as ordinal; None for an empty text."""
    if value == "":
        return None
    try:
        found = date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if isinstance(found, date) and not isinstance(found, datetime) and found.year in YEARS:
        return found.toordinal()
    raise _wrong('a date such as "2027-06-30"', value)


def time_of_day(value: object) -> time:
    """A time such as "04:00", to the minute."""
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        found = None
    if isinstance(found, time) and found.tzinfo is None and found == time(found.hour, found.minute):
        return found
    raise _wrong('a time such as "04:00"', value)


def word(words: type[_Word], value: object) -> _Word:
    """One of some words."""
    if isinstance(value, str) and value in list(words):
        return words(value)
    raise _wrong(f"one of {', '.join(words)}", value)


def _whole_within(value: object, least: int, most: int, what: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise _wrong(f"{'' if what[0].isdigit() else 'a '}{what} from {least} to {most}", value)


def _spelled(read: Callable[[str], _Value], value: object) -> _Value:
    """What a text or number of the file says, read as people write it."""
    try:
        return read("" if isinstance(value, bool) else str(value))
    except ValueError as error:
        raise _wrong(str(error), value) from None


def _wrong(wanted: str, value: object) -> ValueError:
    found = {True: "true", False: "false"}[value] if isinstance(value, bool) else repr(value)
    return ValueError(f"it has to be {wanted}, not {found if len(found) <= _SHOWN else found[:_SHOWN] + '…'}")
