"""TeX → tokens: commands, single characters, raised and lowered runs, runs of other scripts, and spaces."""

import re
from collections.abc import Iterable

from quizapp.render.maths.letters import LOWERED, RAISED
from quizapp.render.maths.signs import CHARACTERS

SPACE = " "
PRIMES = {"'": 1, "′": 1, "″": 2, "‴": 3}
_MARKS = "\u0300-\u036f\u20d0-\u20f0"
_FULL = {small: char for table in (RAISED, LOWERED) for char, small in table.items() if small not in PRIMES}


def _one_of(characters: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, characters))}]"


_UP, _DOWN = (_one_of(small for small in table.values() if small not in PRIMES) for table in (RAISED, LOWERED))
_KNOWN = _one_of((*CHARACTERS, *PRIMES))
_TOKEN = re.compile(
    rf"\\(?:[A-Za-z]+|\s|.)|\s+|[A-Za-z\u0370-\u03ff][{_MARKS}]+|[\x00-\x7f]|{_UP}+|{_DOWN}+|{_KNOWN}"
    rf"|(?:(?!{_UP}|{_DOWN}|{_KNOWN}|\s)[^\x00-\x7f])+|."
)
_SCRIPT = re.compile(rf"(?P<up>{_UP})|{_DOWN}")


def tokens(tex: str) -> list[str]:
    """The tokens of a formula; together they are the formula, but for spaces, which become a single one."""
    return [SPACE if token.isspace() else token for token in _TOKEN.findall(tex)]


def script(token: str) -> tuple[str, str] | None:
    """`^` or `_` and the full-size characters of a run of small ones; None for any other token."""
    found = None if token.isascii() else _SCRIPT.match(token)
    return ("^" if found["up"] else "_", "".join(_FULL[char] for char in token)) if found else None
