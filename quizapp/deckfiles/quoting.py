"""How a text has to be written so that YAML reads it as it stands."""

import re

from quizapp.core.values import frozen

_LONGEST = 110
_NO_KEY = "\"'[]{},&*#?|>!%@`"
_PLAIN_START = re.compile(r"[^\W_].*|[($/+=~\\].*")
_MARKER = re.compile(r"- +")


@frozen
class Line:
    """A source line cut into lead (indentation and dashes), key with its colon, and value; `column` is the value's."""

    lead: str
    key: str
    value: str
    column: int


def cut(line: str) -> Line:
    """A line `  - key: value` in its parts; a line without key has an empty one."""
    at = _after_spaces(line, 0)
    while dash := _MARKER.match(line, at):
        at = dash.end()
    colon = line.find(": ", at)
    key = ""
    if colon < 0 and line.rstrip().endswith(":"):
        colon = len(line.rstrip()) - 1
    if colon >= 0 and line[at : at + 1] not in _NO_KEY:
        key = line[at : _after_spaces(line, colon + 1)]
    return Line(line[:at], key, line[at + len(key) :].rstrip(), at + len(key) + 1)


def _after_spaces(line: str, at: int) -> int:
    return len(line) - len(line[at:].lstrip(" "))


def quoted(text: str) -> str:
    """The text as a YAML value in quotes that changes nothing in it."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def scalar(text: str, *, flow: bool = True) -> str:
    """A text of one line as a YAML value, in quotes only where it needs them; `flow` is for within brackets."""
    colons = ": " in text or text.endswith(":") or " #" in text
    bracket = flow and any(sign in text for sign in ",[]{}")
    plain = _PLAIN_START.fullmatch(text) and text == text.strip() and not colons and not bracket
    return text if plain else quoted(text)


def advice(line: str, following: str = "") -> str:
    """What to write instead of a line whose value YAML misreads; `following` is the line after it."""
    parts = cut(line)
    deeper = following.strip() and len(following) - len(following.lstrip(" ")) > len(parts.lead)
    if not parts.value or len(parts.value) > _LONGEST or deeper:
        key = parts.key.strip() or "- "
        return f"put the text in quotes, or below `{key} |`"
    return f"put the text in quotes: `{parts.key}{quoted(parts.value)}`"
