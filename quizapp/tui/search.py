"""Finding by a few letters: case and accents do not count, every word has to occur, the best comes first."""

from collections.abc import Iterator
from unicodedata import combining, normalize

from textual.content import Content

from quizapp.render.visible import one_line
from quizapp.tui.content import joined, literal

_BEGINS, _WORD, _INSIDE = 1.0, 0.8, 0.5
_BETWEEN = " /-_.:›"


def score(text: str, query: str) -> float:
    """How well a text fits, [0, 1]: 1 when it begins with the query, 0 when one of its words does not occur."""
    wanted = bare(query).split()
    inside = bare(text)
    scores = [_word(inside, word) for word in wanted]
    if not scores or min(scores) == 0:
        return 0.0
    return _BEGINS if inside.startswith(" ".join(wanted)) else min(sum(scores) / len(scores), _WORD)


def highlight(text: str, query: str, style: str = "") -> Content:
    """A text in one row in a style, with what was found in it underlined."""
    shown = one_line(text)
    letters = [bare(letter) for letter in shown]
    marked = set(_places(letters, bare(query).split()))
    parts: list[Content] = []
    start = 0
    for place in range(1, len(shown) + 1):
        if place == len(shown) or (place in marked) != (start in marked):
            parts.append(literal(shown[start:place], f"{style} found" if start in marked else style))
            start = place
    return joined(*parts)


def bare(text: str) -> str:
    """A text without case and accents."""
    return "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))


def _word(inside: str, word: str) -> float:
    at = inside.find(word)
    if at < 0:
        return 0.0
    starts = inside.startswith(word) or any(f"{sign}{word}" in inside for sign in _BETWEEN)
    return _WORD if starts else _INSIDE


def _places(letters: list[str], words: list[str]) -> Iterator[int]:
    """The places of the letters that belong to one of the words, at its first occurrence."""
    origins = [place for place, letter in enumerate(letters) for _ in letter]
    inside = "".join(letters)
    for word in words:
        at = inside.find(word)
        yield from origins[at : at + len(word)] if at >= 0 else ()
