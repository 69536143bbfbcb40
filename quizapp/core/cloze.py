"""Cloze texts: `{{hidden}}`, `{{hidden::hint}}`, `{{1::hidden}}`; braces are found by counting."""

import re
from functools import lru_cache

from quizapp.core.values import frozen

_CODE_SPAN = re.compile(r"`[^`]*`")


class ClozeError(ValueError):
    """A cloze text that cannot work; `offset` is the place in the text."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


@frozen
class Hole:
    """One hidden part; holes of one `group` are one card."""

    hidden: str
    hint: str = ""
    group: str = ""


@lru_cache(maxsize=1_024)
def parse(text: str) -> tuple[str | Hole, ...]:
    """The text cut into visible parts and holes, in order. Raises ClozeError for a hole that is empty or open."""
    parts: list[str | Hole] = []
    position = 0
    while (start := text.find("{{", position)) >= 0:
        if start > position:
            parts.append(text[position:start])
        end = _closing(text, start)
        parts.append(_hole(text[start + 2 : end], start))
        position = end + 2
    if position < len(text):
        parts.append(text[position:])
    return tuple(parts)


def holes(text: str) -> tuple[Hole, ...]:
    """The holes of a text, in order."""
    return tuple(part for part in parse(text) if isinstance(part, Hole))


def _closing(text: str, start: int) -> int:
    """Where the `}}` stands that closes the `{{` at `start`."""
    depth = 0
    position = start + 2
    while position < len(text):
        if text[position] == "{":
            depth += 1
        elif text[position] == "}" and depth:
            depth -= 1
        elif text.startswith("}}", position):
            return position
        position += 1
    raise ClozeError("a hole opens with `{{` and is never closed by `}}`", start)


def _hole(inside: str, offset: int) -> Hole:
    masked = _CODE_SPAN.sub(lambda span: "x" * len(span[0]), inside)
    cuts = [match.start() for match in re.finditer("::", masked)]
    group = ""
    if cuts and inside[: cuts[0]].strip().isdecimal():
        group = inside[: cuts[0]].strip()
        inside, cuts = inside[cuts[0] + 2 :], [cut - cuts[0] - 2 for cut in cuts[1:]]
    hidden, hint = (inside[: cuts[0]], inside[cuts[0] + 2 :]) if cuts else (inside, "")
    if not hidden.strip():
        raise ClozeError("a hole is empty", offset)
    return Hole(hidden.strip(), hint.strip(), group)
