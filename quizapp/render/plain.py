"""Markdown → one paragraph of plain text, for lists and the command line."""

import re
from collections.abc import Iterable, Iterator

from quizapp.render.forms import Maths
from quizapp.render.inline import spans
from quizapp.render.lines import text_of
from quizapp.render.parsing import Block, Document, parse

# Words in which nothing can be a mark; they need no parser, which makes long lists quick.
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9 ,;.?'\"()/%=-]{0,999}")


def plain(text: str, *, maths: Maths = Maths.UNICODE) -> str:
    """The visible words of a Markdown text on one line, without marks; it never raises.

    Formulas are in the form `maths`, each on one row.
    """
    if _WORDS.fullmatch(text):
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
