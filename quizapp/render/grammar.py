"""Markdown → flat tokens: the parser as quizapp sets it up, loaded with the first text that is more than words."""

from functools import cache

from markdown_it import MarkdownIt, helpers
from markdown_it.token import Token

NESTING_MAX = 20
ADDRESS_MAX = 500


def tokens(text: str, *, marks: bool, tables: bool) -> list[Token]:
    """The tokens of a visible text, without `marks` as lines of words; what is nested too deep is code as written."""
    found = _parser(marks=marks, tables=tables).parse(text)
    if max((token.level for token in found), default=0) >= NESTING_MAX - 1:
        return [Token("code_block", "code", 0, content=text)]
    return found


class _Helpers:
    """What markdown-it calls for the parts of a link; an address that goes on and on is none."""

    parseLinkLabel = staticmethod(helpers.parseLinkLabel)  # noqa: N815
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815

    @staticmethod
    def parseLinkDestination(text: str, start: int, end: int) -> object:  # noqa: N802
        return helpers.parseLinkDestination(text, start, min(end, start + ADDRESS_MAX))


class _Parser(MarkdownIt):
    """CommonMark with tables and strikethrough; addresses stay as they were written."""

    def __init__(self, *, marks: bool, tables: bool) -> None:
        super().__init__("commonmark", {"html": False, "maxNesting": NESTING_MAX})
        self.enable(["table", "strikethrough"] if tables else ["strikethrough"])
        if not marks:
            self.disable("reference")
            self.inline.ruler.enableOnly(["text", "newline"])
        self.helpers = _Helpers  # type: ignore[assignment]  # a module by its annotation, used by these names alone

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def _parser(*, marks: bool, tables: bool) -> _Parser:
    return _Parser(marks=marks, tables=tables)
