"""The only door for text to the screen: everything becomes Content, with nothing in it that acts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.render.visible import one_line, visible

if TYPE_CHECKING:
    from quizapp.render.lines import Line

EMPTY = Content("")

# What draws and never writes: lines, squares and bars.
GRAPHICS = {
    "axis": "$foreground 55%",
    "grid": "$foreground 30%",
    "band": "$foreground 55%",
    "young-band": "$text-primary 70%",
    "mature-band": "$text-success 70%",
    "bar": "$text-primary 80%",
    "late": "$warning",
    "few": "$text-primary",
    "heat-0": "$foreground 30%",
    "heat-1": "$success 85%",
    "heat-2": "$success 90%",
    "heat-3": "$success 95%",
    "heat-4": "$success",
}
STYLES = {
    "body": "",
    "strong": "bold",
    "emphasis": "italic",
    "code": "$text-accent",
    "codeblock": "$foreground 90%",
    "code-keyword": "$text-primary",
    "code-name": "$text-accent",
    "code-string": "$text-success",
    "code-number": "$text-warning",
    "code-comment": "$foreground 70%",
    "code-operator": "$foreground 70%",
    "maths": "$text-accent",
    "quote": "$foreground 75%",
    "heading": "bold",
    "bullet": "$text-primary",
    "dim": "$foreground 70%",
    "warning": "$text-warning",
    "link": "underline",
    "strike": "strike",
    "rule": "$foreground 30%",
    "right": "$text-success",
    "near": "$text-warning",
    "wrong": "$text-error",
    "judge": "$text-primary",
    "key": "bold $text-accent",
    "slip": "underline",
    "found": "underline",
    "here": "bold underline reverse",
    "reverse": "reverse",
    "curve": "$text-primary",
    "observed": "$text-success",
    "ahead": "$text-primary",
    "target": "$text-warning",
    "today": "bold $text-accent",
    "new": "$foreground",
    "steps": "$text-warning",
    "young": "$text-primary",
    "mature": "$text-success",
    "suspended": "$foreground 70%",
    "known": "$text-success",
    "forgotten": "$text-warning",
    "unseen": "$foreground",
    **GRAPHICS,
}


def literal(text: str, style: str = "") -> Content:
    """Any text exactly as it is; `style` is made of names of STYLES with spaces between."""
    return Content.styled(visible(text), _textual(style))


def single(text: str, style: str = "") -> Content:
    """Any text in one row, line breaks as spaces."""
    return literal(one_line(text), style)


def line(spans: "Line", style: str = "") -> Content:
    """One line of the renderer, with a further style over all of it."""
    return EMPTY.join(literal(span.text, f"{span.style} {style}") for span in spans)


def content(lines: "Iterable[Line]") -> Content:
    """Lines of the renderer, below each other."""
    return stacked(line(spans) for spans in lines)


def joined(*parts: Content) -> Content:
    """Contents beside each other."""
    return EMPTY.join(parts)


def stacked(parts: Iterable[Content]) -> Content:
    """Contents below each other."""
    return Content("\n").join(parts)


def spread(left: Content, right: Content, width: int) -> Content:
    """Two contents at the two ends of a row, with at least a space between; the left one gives way."""
    room = max(width - right.cell_length - 1, 0)
    left = left.truncate(room, ellipsis=True)
    return joined(left, Content(" " * max(width - left.cell_length - right.cell_length, 0)), right)


def _textual(style: str) -> str:
    """Textual's form of style names; names that this version does not draw are left plain."""
    return " ".join(STYLES[name] for name in style.split() if STYLES.get(name))
