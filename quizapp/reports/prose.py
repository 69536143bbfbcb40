"""Markdown → HTML: formulas as MathML, links with their addresses as text, HTML of an author as it was written."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from markdown_it.token import Token

from quizapp.core.values import frozen
from quizapp.render.formulas import Formula
from quizapp.render.maths.mathml import mathml
from quizapp.render.parsing import Block, Document, parse
from quizapp.render.pictures import Picture
from quizapp.render.tasks import unboxed
from quizapp.reports.markup import Markup, joined, tag, text, void

Shown = Callable[[Picture], Markup]
_MARKS = {"strong_open": "strong", "em_open": "em", "s_open": "s"}
_PARTS = {
    "blockquote_open": "blockquote",
    "bullet_list_open": "ul",
    "table_open": "table",
    "thead_open": "thead",
    "tbody_open": "tbody",
    "tr_open": "tr",
}
_CELLS = {"th_open": "th", "td_open": "td"}
_SIDES = {"text-align:right": "right", "text-align:center": "middle"}


def prose(written: str, shown: Shown) -> Markup:
    """The elements of a Markdown text; `shown` gives those of a picture. It never raises of itself.

    A formula that is not understood is its source as code. Headings are paragraphs of the class `heading`, so that
    they are no part of the page's own outline.
    """
    document = parse(written)
    page = _Writer(document, shown)
    cut = [tag("p", text("… cut here."), class_="heading")] if document.cut else []
    return joined([*map(page.block, document.blocks), *cut])


@frozen
class _Writer:
    """Writes the blocks of a document."""

    document: Document
    shown: Shown

    def block(self, block: Block) -> Markup:
        """The elements of a block and all that it holds."""
        match block.token.type:
            case "inline":
                return self._line(block.token.children or ())
            case "paragraph_open":
                inside = self._all(block.children)
                return inside if block.token.hidden else tag("p", inside)
            case "heading_open":
                return tag("p", self._all(block.children), class_="heading")
            case "fence" | "code_block":
                return tag("pre", tag("code", text(self.document.written(block.token.content).removesuffix("\n"))))
            case "hr":
                return void("hr")
            case "ordered_list_open":
                return tag("ol", self._all(block.children), start=str(block.token.attrs.get("start", 1)))
            case "list_item_open":
                return self._item(block)
            case _:
                return self._part(block)

    def _part(self, block: Block) -> Markup:
        inside = self._all(block.children)
        if block.token.type in _CELLS:
            side = _SIDES.get(str(block.token.attrGet("style") or ""), "left")
            return tag(_CELLS[block.token.type], inside, class_=side)
        return tag(_PARTS.get(block.token.type, "div"), inside)

    def _all(self, blocks: Iterable[Block]) -> Markup:
        return joined(map(self.block, blocks))

    def _item(self, block: Block) -> Markup:
        box, item = unboxed(block)
        return tag("li", text(box), self._all(item.children), class_="task" if box else "item")

    def _line(self, tokens: Sequence[Token]) -> Markup:
        """What stands in a paragraph: marks around what they hold."""
        levels: list[list[Markup]] = [[]]
        opened: list[tuple[Token, int]] = []
        for place, token in enumerate(tokens):
            if token.nesting > 0:
                opened.append((token, place))
                levels.append([])
            elif token.nesting < 0:
                inside = Markup("".join(levels.pop()))
                opening, start = opened.pop()
                levels[-1].append(self._marked(opening, inside, tokens[start + 1 : place]))
            else:
                levels[-1] += self._leaf(token)
        return Markup("".join(levels[0]))

    def _marked(self, opening: Token, inside: Markup, held: Iterable[Token]) -> Markup:
        if opening.type in _MARKS:
            return tag(_MARKS[opening.type], inside)
        address = self.document.written(str(opening.attrGet("href") or ""))
        words = "".join(self.document.written(token.content) for token in held)
        same = not address or words in (address, address.removeprefix("mailto:"))
        return inside if same else Markup(f"{inside}{tag('span', text(f' ({address})'), class_='address')}")

    def _leaf(self, token: Token) -> Iterator[Markup]:
        match token.type:
            case "softbreak":
                yield Markup("\n")
            case "hardbreak":
                yield void("br")
            case "code_inline":
                yield tag("code", text(self.document.written(token.content)))
            case "image":
                alt = " ".join("".join(self._words(token.children or ())).split())
                yield self.shown(Picture(alt, self.document.written(str(token.attrGet("src") or ""))))
            case _:
                yield from map(_piece, self.document.pieces(token.content))

    def _words(self, tokens: Iterable[Token]) -> Iterator[str]:
        """The words of what stands for a picture."""
        for token in tokens:
            yield " " if token.type in ("softbreak", "hardbreak") else self.document.written(token.content)


def _piece(piece: str | Formula) -> Markup:
    if isinstance(piece, str):
        return text(piece)
    element = mathml(piece.tex, block=piece.display)
    return tag("code", text(piece.tex)) if element is None else Markup(element)
