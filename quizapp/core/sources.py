"""Where a question is from: works by their short keys, each with a place in it, joined by semicolons."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

_BETWEEN = re.compile(r";(?:\s|$)")
_KEY = re.compile(r"[^\s,;:]+")


class Citation(NamedTuple):
    """A work by its short key, empty where there is none, and the place in it; `written` is both as written."""

    key: str
    place: str
    written: str


@lru_cache(maxsize=1_024)
def citations(source: str) -> tuple[Citation, ...]:
    """The works that `esl 7.3; doc2 "Big Data Tools"` names."""
    return tuple(map(_citation, filter(None, map(str.strip, _BETWEEN.split(source)))))


def _citation(part: str) -> Citation:
    found = _KEY.match(part)
    key = found[0] if found else ""
    return Citation(key, part[len(key) :].lstrip(" ,:"), part)


def written_out(source: str, works: Mapping[str, str]) -> str:
    """The source with every short key replaced by the work that it stands for; what is no key stays."""
    return "; ".join(_written_out(one, works) for one in citations(source))


def _written_out(one: Citation, works: Mapping[str, str]) -> str:
    work = works.get(one.key)
    if work is None:
        return one.written
    return f"{work}, {one.place}" if one.place else work
