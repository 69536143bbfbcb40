"""What stands inside a paragraph → spans: emphasis, code, maths, links, images."""

from collections.abc import Sequence

from markdown_it.token import Token

from quizapp.render import maths
from quizapp.render.lines import Span, styled, text_of
from quizapp.render.parsing import Document, Formula

_OPENING = {"strong_open": "strong", "em_open": "emphasis", "s_open": "strike", "link_open": "link"}


def spans(document: Document, tokens: Sequence[Token] | None, style: str = "") -> list[Span]:
    """The spans of inline tokens; a newline in a span breaks the line."""
    found: list[Span] = []
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
            found += _leaf(document, token, styles[-1])
    return found


def formula(piece: Formula, style: str = "") -> list[Span]:
    """The spans of a formula; one that stands alone has newlines around it."""
    found = [Span(span.text, styled(style, span.style)) for span in maths.source(piece.tex)]
    return [Span("\n"), *found, Span("\n")] if piece.display else found


def _leaf(document: Document, token: Token, style: str) -> list[Span]:
    match token.type:
        case "softbreak":
            return [Span(" ", style)]
        case "hardbreak":
            return [Span("\n", style)]
        case "code_inline":
            return [Span(_flat(document.written(token.content)), styled(style, "code"))]
        case "image":
            alt = " ".join(text_of(spans(document, token.children)).split())
            address = _address(document, token, "src")
            return [Span(f"🖼 {alt}".rstrip(), style), Span(f" ({address})", styled(style, "dim"))]
        case _:
            return _text(document, token.content, style)


def _text(document: Document, text: str, style: str) -> list[Span]:
    found: list[Span] = []
    for piece in document.pieces(text):
        found += [Span(_flat(piece), style)] if isinstance(piece, str) else formula(piece, style)
    return found


def _address(document: Document, token: Token, name: str) -> str:
    return _flat(document.written(str(token.attrGet(name) or "")))


def _flat(text: str) -> str:
    """A visible text on one line: entities may have brought in newlines."""
    return text.replace("\n", " ")


def _aside(address: str, start: int, found: Sequence[Span], style: str) -> list[Span]:
    """The address behind a link's text, unless the text is the address."""
    same = text_of(found[start:]) in (address, address.removeprefix("mailto:"))
    return [] if same or not address else [Span(f" ({address})", styled(style, "dim"))]
