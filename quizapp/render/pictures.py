"""The pictures that a Markdown text names."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from quizapp.render.inline import spans
from quizapp.render.lines import text_of
from quizapp.render.parsing import Block, Document, parse

if TYPE_CHECKING:
    from markdown_it.token import Token


class Picture(NamedTuple):
    """What stands for a picture in words [one line, may be empty], and its path or address as the author wrote it."""

    alt: str
    path: str


def pictures(text: str) -> tuple[Picture, ...]:
    """The pictures `![alt](path)` of a text in order, each path once; it never raises."""
    if "![" not in text:
        return ()
    document = parse(text)
    found = (_picture(document, token) for token in _images(document.blocks))
    return tuple({picture.path: picture for picture in found if picture.path}.values())


def _picture(document: Document, token: "Token") -> Picture:
    alt = " ".join(text_of(spans(document, token.children)).split())
    return Picture(alt, document.written(str(token.attrGet("src") or "")))


def _images(blocks: Iterable[Block]) -> "Iterator[Token]":
    for block in blocks:
        yield from (token for token in block.token.children or () if token.type == "image")
        yield from _images(block.children)
