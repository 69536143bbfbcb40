"""Markdown → one paragraph of plain text, for lists and the command line."""

import re
from collections.abc import Iterable, Iterator

from quizapp.render.forms import Maths
from quizapp.render.inline import spans
from quizapp.render.lines import text_of
from quizapp.render.parsing import Block, Document, is_words, parse

_WORDS = r"[A-Za-z0-9 ,;.?'\"()/%=-]{0,999}"
# Words in which nothing can be a mark but one pair of `**` around words or a blank, as cards with holes have them.
_BOLD = re.compile(
    rf"((?:[A-Za-z]{_WORDS})?)(?<![A-Za-z0-9])\*\*"
    rf"(\[(?:…|[A-Za-z0-9]{_WORDS})\]|[A-Za-z0-9](?:{_WORDS}[A-Za-z0-9])?)\*\*(?![A-Za-z0-9])({_WORDS})"
)


def plain(text: str, *, maths: Maths = Maths.UNICODE) -> str:
    """The visible words of a Markdown text on one line, without marks; it never raises.

    Formulas are in the form `maths`, each on one row.
    """
    if is_words(text):
        return " ".join(text.split())
    if bold := _BOLD.fullmatch(text):
        return " ".join("".join(bold.groups()).split())
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
