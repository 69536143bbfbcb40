"""The items of a list that are tasks to be ticked off: `- [ ] open` and `- [x] done`."""

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.render.parsing import Block

if TYPE_CHECKING:
    from markdown_it.token import Token

_BOXES = {"[ ] ": "☐ ", "[x] ": "☑ ", "[X] ": "☑ "}
_WRITTEN = 4


def unboxed(item: Block) -> tuple[str, Block]:
    """The box of an item and the item without it; an empty text and the item as it is if it is no task."""
    words = _first_words(item)
    box = _BOXES.get(words.content[:_WRITTEN], "") if words else ""
    return (box, _without_box(item)) if box else ("", item)


def _first_words(item: Block) -> "Token | None":
    from markdown_it.token import Token  # noqa: PLC0415 - loaded with the first list

    match item.children:
        case (Block(Token(type="paragraph_open"), (Block(Token(children=[Token(type="text") as words, *_])), *_)), *_):
            return words
        case _:
            return None


def _without_box(item: Block) -> Block:
    paragraph, *others = item.children
    inline = paragraph.children[0].token
    words, *more = inline.children or []
    shorter = inline.copy(children=[words.copy(content=words.content[_WRITTEN:]), *more])
    return replace(item, children=(replace(paragraph, children=(Block(shorter),)), *others))
