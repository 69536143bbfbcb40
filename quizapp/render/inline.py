"""What stands inside a paragraph → spans: emphasis, code, maths, links, images."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.render.forms import Maths
from quizapp.render.formulas import Formula
from quizapp.render.lines import Line, Span, styled, text_of
from quizapp.render.parsing import Document

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENING = {"strong_open": "strong", "em_open": "emphasis", "s_open": "strike", "link_open": "link"}


def spans(
    document: Document, tokens: "Sequence[Token] | None", style: str = "", maths: Maths = Maths.UNICODE
) -> list[Span]:
    """The spans of inline tokens; a newline in a span breaks the line.

    A formula that stands alone is on one row, with newlines between it and what else there is.
    """
    found: list[Span] = []
    apart = False
    for part in parts(document, tokens, style, maths):
        if found and (apart or isinstance(part, Formula)):
            found.append(Span("\n"))
        apart = isinstance(part, Formula)
        found += _within(part, style, maths) if isinstance(part, Formula) else [part]
    return found


def parts(
    document: Document, tokens: "Sequence[Token] | None", style: str = "", maths: Maths = Maths.UNICODE
) -> list[Span | Formula]:
    """The spans of inline tokens, and between them the formulas that stand alone."""
    found: list[Span | Formula] = []
    styles = [style]
    links: list[tuple[str, int]] = []
    for token in tokens or ():
        if token.nesting > 0:
            styles.append(styled(styles[-1], _OPENING.get(token.type, "")))
            if token.type == "link_open":
                links.append((_address(document, token, "href"), len(found)))
        elif token.nesting < 0:
            styles.pop()
            if token.type == "link_close":
                found += _aside(*links.pop(), found, styles[-1])
        else:
            found += _leaf(document, token, styles[-1], maths)
    return found


def _leaf(document: Document, token: "Token", style: str, maths: Maths) -> Sequence[Span | Formula]:
    match token.type:
        case "softbreak":
            return [Span(" ", style)]
        case "hardbreak":
            return [Span("\n", style)]
        case "code_inline":
            return [Span(_flat(document.written(token.content)), styled(style, "code"))]
        case "image":
            alt = " ".join(text_of(spans(document, token.children, maths=maths)).split())
            address = _address(document, token, "src")
            named = [Span(f"{alt} ", style)] if alt else []
            return [*named, Span(f"(picture: {address})", styled(style, "dim"))]
        case _:
            return _text(document, token.content, style, maths)


def _text(document: Document, text: str, style: str, maths: Maths) -> list[Span | Formula]:
    found: list[Span | Formula] = []
    for piece in document.pieces(text):
        if isinstance(piece, str):
            found.append(Span(_flat(piece), style))
        else:
            found += [piece] if piece.display else _within(piece, style, maths)
    return found


def _within(formula: Formula, style: str, maths: Maths) -> Line:
    """A formula on one row in a style around it."""
    from quizapp.render.maths import inline  # noqa: PLC0415 - loaded with the first formula

    return tuple(Span(span.text, styled(style, span.style)) for span in inline(formula.tex, maths))


def _address(document: Document, token: "Token", name: str) -> str:
    return _flat(document.written(str(token.attrGet(name) or "")))


def _flat(text: str) -> str:
    """A visible text on one line: entities may have brought in newlines."""
    return text.replace("\n", " ")


def _aside(address: str, start: int, found: Sequence[Span | Formula], style: str) -> list[Span]:
    """The address behind a link's text, unless the text is the address."""
    same = _words(found[start:]) in (address, address.removeprefix("mailto:"))
    return [] if same or not address else [Span(f" ({address})", styled(style, "dim"))]


def _words(found: Iterable[Span | Formula]) -> str:
    return "".join(part.text if isinstance(part, Span) else part.written for part in found)
