"""Elements of HTML and SVG, written so that the page is XML, too; a text becomes part of it only through `text`."""

from collections.abc import Iterable
from html import escape
from typing import NewType

from quizapp.render.visible import visible

Markup = NewType("Markup", str)
Value = str | float
NOTHING = Markup("")


def text(said: str) -> Markup:
    """A text of any origin, visible and escaped."""
    return Markup(escape(visible(said)))


def tag(name: str, *inside: Markup, **attributes: Value) -> Markup:
    """An element; attributes are visible and escaped, `class_` is `class`, and `_` in a name stands for `-`."""
    given = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{given}>{''.join(inside)}</{name}>")


def void(name: str, **attributes: Value) -> Markup:
    """An element that holds nothing, such as a picture; attributes are as those of `tag`."""
    return Markup(f"{tag(name, **attributes).partition('>')[0]} />")


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one after the other, each on a line of its own."""
    return Markup("\n".join(parts))


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: Value) -> str:
    if isinstance(value, str):
        return escape(visible(value), quote=True)
    return f"{value:.1f}".removesuffix(".0")
