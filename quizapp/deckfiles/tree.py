"""What a YAML text is made of here: texts, lists and maps with their places; tuples, because a file has a million."""

from typing import NamedTuple

from quizapp.core.values import frozen


class Scalar(NamedTuple):
    """A text; `style` is empty for plain, else one of `' " | >`."""

    text: str
    style: str
    line: int
    column: int


class Seq(NamedTuple):
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    column: int


class Map(NamedTuple):
    """Keys and values in the order of the file; no key stands twice."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int


Node = Scalar | Seq | Map


@frozen
class Document:
    """The root node, None for an empty file; `whole` is False when syntax errors cost parts of it."""

    root: Node | None
    whole: bool = True
