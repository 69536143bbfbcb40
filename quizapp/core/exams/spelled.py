"""What people write of exams, as texts: times, penalties, kinds, levels, quotas; each raises ValueError with what it
has to be.
"""

import re

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import FAIR, LEVELS, MINUTES_MAX, QUESTIONS_MAX, Quota
from quizapp.core.exams.plan import share_of

KINDS = tuple(kind.value for kind in Kind if kind is not Kind.FLASHCARD)
"""The names of the kinds that a program can mark."""

ALL, ANY = "all", "any"
_NUMBER = r"[0-9]{1,6}(?:[.,][0-9]{1,6})?"
_TIME = re.compile(rf"(?:({_NUMBER})\s*h(?:ours?)?)?\s*(?:({_NUMBER})\s*(?:m(?:in(?:ute)?s?)?)?)?", re.IGNORECASE)
_RANGE = re.compile(r"([0-9])(?:\s*(?:\.\.|-|–)\s*([0-9]))?")
_PENALTY = f"a share of a point from 0 to 1, such as 25%, or {FAIR}"
_LEVELS = f"a level from {LEVELS[0]} to {LEVELS[1]}, such as 3, a range such as 2..4, or {ANY}"
_QUOTA = "a topic or deck with a number or a percentage, such as metrics=5 or metrics=25%"


def minutes_of(text: str) -> float:
    """The minutes that a text says, 0 for no limit: `50`, `50 min`, `1 h 30 min`.

    Raises ValueError for what is no time, or more than a day.
    """
    found = _TIME.fullmatch(text.strip())
    if found is None or not (found[1] or found[2]):
        raise ValueError("a number of minutes from 0, such as 50, 50 min or 1 h 30 min")
    hours, minutes = (float((part or "0").replace(",", ".")) for part in found.groups())
    if 60 * hours + minutes > MINUTES_MAX:
        raise ValueError(f"at most {MINUTES_MAX} minutes, which is a day, or 0 for no limit")
    return 60 * hours + minutes


def penalty_of(text: str) -> float | None:
    """What a wrong answer costs, a share of its point [0, 1]; None for the fair penalty."""
    bare = text.strip()
    if bare.casefold() == FAIR:
        return None
    if re.fullmatch(r"0+(?:[.,]0*)?\s*%?", bare):
        return 0.0
    found = share_of(bare)
    if found is None:
        raise ValueError(_PENALTY)
    return found


def kinds_of(text: str) -> tuple[str, ...]:
    """Names of kinds with commas between, in the order of KINDS; none for `all`."""
    names = {part.strip().casefold() for part in text.split(",") if part.strip()}
    unknown = names - {*KINDS, ALL}
    if unknown or not names:
        raise ValueError(f"one or more of {', '.join(KINDS)}, with commas between, or {ALL}")
    return () if ALL in names else tuple(kind for kind in KINDS if kind in names)


def levels_of(text: str) -> tuple[int, int] | None:
    """A level of difficulty or a range of them, both ends included; None for `any`."""
    bare = text.strip()
    if bare.casefold() == ANY:
        return None
    found = _RANGE.fullmatch(bare)
    low, high = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not LEVELS[0] <= low <= high <= LEVELS[1]:
        raise ValueError(_LEVELS)
    return low, high


def quota_of(text: str) -> Quota:
    """A quota written as `topic=5` or `topic=25%`; a bare fraction such as `topic=0.25` is a share, too."""
    name, equals, amount = (part.strip() for part in text.rpartition("="))
    if not name or not equals:
        raise ValueError(_QUOTA)
    if re.fullmatch(r"[0-9]{1,6}", amount):
        if not 1 <= int(amount) <= QUESTIONS_MAX:
            raise ValueError(f"{_QUOTA}, a number from 1 to {QUESTIONS_MAX}")
        return Quota(name, number=int(amount))
    share = share_of(amount)
    if share is None:
        raise ValueError(_QUOTA)
    return Quota(name, share=share)


def penalty_text(penalty: float | None) -> str:
    """A penalty as `penalty_of` reads it."""
    return FAIR if penalty is None else share_text(penalty) if penalty else "0"


def levels_text(levels: tuple[int, int] | None) -> str:
    """Levels as `levels_of` reads them."""
    if levels is None:
        return ANY
    low, high = levels
    return str(low) if low == high else f"{low}..{high}"


def quota_text(quota: Quota) -> str:
    """A quota as `quota_of` reads it."""
    return f"{quota.name}={quota.number if quota.share is None else share_text(quota.share)}"


def share_text(share: float) -> str:
    """A share [0, 1] in per cent where that is exact, else as the number it is."""
    percent = f"{100 * share:g}"
    return f"{percent}%" if float(percent) / 100 == share else f"{share:.15f}".rstrip("0")
