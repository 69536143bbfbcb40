"""Nodes that have the shape of their key → their values."""

from types import MappingProxyType

from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_FLAGS = MappingProxyType({"true": True, "yes": True, "false": False, "no": False})


def text(node: Node) -> str:
    """The text of a checked scalar, without line breaks around it; empty for anything else."""
    return node.text.strip("\n") if type(node) is Scalar else ""


def texts(node: Node) -> tuple[str, ...]:
    """The texts of a checked list, or the one text."""
    return tuple(text(item) for item in node.items) if isinstance(node, Seq) else (text(node),)


def noted(node: Node) -> tuple[tuple[str, str], ...]:
    """The (text, comment) pairs of a checked list or map."""
    if isinstance(node, Map):
        return tuple((key.text, text(value)) for key, value in node.entries)
    return tuple((item, "") for item in texts(node))


def flag(node: Node) -> bool:
    """The truth value of a checked scalar."""
    return _FLAGS[text(node).strip().casefold()]


def is_flag(node: Node) -> bool:
    """Whether a node is one of the four words of a truth value."""
    return text(node).strip().casefold() in _FLAGS


def days(written: str) -> int | None:
    """The days that a checked text of `harder` says: 0 for false, None for an empty text."""
    return int(written) if written.isdecimal() else 0 if written else None


def is_left_empty(node: Node) -> bool:
    """Whether nothing stands where a node is."""
    return isinstance(node, Scalar) and not node.text and not node.style
