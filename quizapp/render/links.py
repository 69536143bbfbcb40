"""The links of a Markdown text that may be opened: their words and their full address."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.core.values import frozen
from quizapp.render.addresses import address
from quizapp.render.parsing import Block, Document, parse

if TYPE_CHECKING:
    from markdown_it.token import Token

_BARE = re.compile(r"(?<![\w@/:.-])https?://[^\s<>\"`]+", re.IGNORECASE)
_AFTER = ".,;:!?'\"*_~"


@frozen
class Link:
    """A link's words, exactly the address that is opened, and what a reader should know about its host.

    `note` is empty or a sentence.
    """

    text: str
    address: str
    note: str = ""


def links(text: str) -> tuple[Link, ...]:
    """The links of a text in order, http and https only; addresses that stand in the text by themselves count.

    What must not be opened (`addresses.address` says what) is left out.
    """
    if "://" not in text and "&" not in text:
        return ()
    document = parse(text)
    pairs = (pair for inline in _inlines(document.blocks) for pair in _pairs(document, inline.children or []))
    return tuple(link for words, written in pairs if (link := _link(words, written)))


def _link(words: str, written: str) -> Link | None:
    found = address(written)
    if not found:
        return None
    note = f"The letters of {found.foreign} are not all a to z: is it who you think?" if found.foreign else ""
    return Link(words, found.text, note)


def _inlines(blocks: Iterable[Block]) -> "Iterator[Token]":
    for block in blocks:
        if block.token.type == "inline":
            yield block.token
        yield from _inlines(block.children)


def _pairs(document: Document, tokens: "Sequence[Token]") -> Iterator[tuple[str, str]]:
    """Words and address as written, of every link and of every address in the text between links."""
    start: int | None = None
    for place, token in enumerate(tokens):
        if token.type == "link_open":
            start = place
        elif token.type == "link_close" and start is not None:
            written = document.written(str(tokens[start].attrGet("href") or ""))
            yield _words(document, tokens[start + 1 : place]), written
            start = None
        elif token.type == "text" and start is None:
            yield from ((bare, bare) for bare in map(_trimmed, _BARE.findall(document.written(token.content))))


def _words(document: Document, tokens: "Iterable[Token]") -> str:
    return " ".join("".join(document.written(token.content) or " " for token in tokens if not token.nesting).split())


def _trimmed(bare: str) -> str:
    """An address without what belongs to the sentence around it: its full stop, a bracket that it did not open."""
    while bare[-1] in _AFTER or (bare[-1] in ")]" and bare.count(bare[-1]) > bare.count("(["[")]".index(bare[-1])])):
        bare = bare[:-1]
    return bare
