"""Markdown → one paragraph of plain text, for lists and the command line."""

from collections.abc import Iterable, Iterator

from quizapp.render.forms import Maths
from quizapp.render.inline import spans
from quizapp.render.lines import text_of
from quizapp.render.parsing import Block, Document, is_words, parse


def plain(text: str, *, maths: Maths = Maths.UNICODE) -> str:
    """The visible words of a Markdown text on one line, without marks; it never raises.

    Formulas are in the form `maths`, each on one row.
    """
    if is_words(text):
        return " ".join(text.split())
    document = parse(text)
    words = " ".join(_texts(document, document.blocks, maths)).split()
    return " ".join([*words, "…"] if document.cut else words)


def _texts(document: Document, blocks: Iterable[Block], maths: Maths) -> Iterator[str]:
    for block in blocks:
        if block.token.type == "inline":
            yield text_of(spans(document, block.token.children, maths=maths))
        elif block.token.type in ("fence", "code_block"):
            yield document.written(block.token.content)
        yield from _texts(document, block.children, maths)
