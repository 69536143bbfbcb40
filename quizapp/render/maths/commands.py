"""Commands with parts: fractions, roots, brackets, hats, fonts, texts."""

import re
import unicodedata
from dataclasses import replace

from quizapp.render.maths.environments import environment, stack
from quizapp.render.maths.letters import FONTS, MARKS, spelled
from quizapp.render.maths.reader import END, Reader, Structure, UnreadableError, alone, joined
from quizapp.render.maths.signs import COMMANDS, NOTHING
from quizapp.render.maths.tree import (
    Accent,
    Binomial,
    Brace,
    Fence,
    Fraction,
    Kind,
    Node,
    Root,
    Row,
    Scripts,
    Shape,
    Sign,
    Space,
    Table,
)

_TEXT_ESCAPE = re.compile(r"\\[%$&#_{} ,;:!]|[~{}]|\\([A-Za-z]+|.?)")
_IN_WORDS = {"~": " ", "\\,": " ", "\\;": " ", "\\:": " ", "\\!": "", "{": "", "}": ""}
_DELIMITERS = {"<": "langle", ">": "rangle", "\\|": "\\|"}
_ROLES = {"mathbin": Kind.BINARY, "mathrel": Kind.RELATION, "mathop": Kind.FUNCTION, "mathord": Kind.LETTER}


def read(tex: str) -> Row:
    """The tree of a formula. Raises UnreadableError, whose text says why, for anything not understood."""
    reader = Reader(tex, KNOWN)
    rows = [reader.row("\\\\", END)]
    while reader.take() != END:
        rows.append(reader.row("\\\\", END))
    return rows[0] if len(rows) == 1 else joined([Table(tuple((row,) for row in rows), Shape.STACK)])


def _fraction(reader: Reader, name: str) -> Node:
    return Fraction(reader.argument(f"\\{name}"), reader.argument(f"\\{name}"), small=name == "tfrac")


def _binomial(reader: Reader, name: str) -> Node:
    return Binomial(reader.argument(f"\\{name}"), reader.argument(f"\\{name}"))


def _root(reader: Reader, name: str) -> Node:
    degree = reader.optional()
    return Root(reader.argument(f"\\{name}"), degree)


def _left(reader: Reader, name: str) -> Node:
    left = _delimiter(reader, name)
    body = reader.row("\\right")
    reader.take()
    return Fence(left, body, _delimiter(reader, "right"))


def _big(reader: Reader, name: str) -> Node:
    sign = _delimiter(reader, name)
    kind = {"l": Kind.OPEN, "r": Kind.CLOSE, "m": Kind.RELATION}.get(name[-1])
    return replace(sign, kind=kind) if kind and sign.kind is Kind.BAR else sign


def _middle(reader: Reader, name: str) -> Node:
    return replace(_delimiter(reader, name), kind=Kind.RELATION)


def _delimiter(reader: Reader, name: str) -> Sign:
    token = reader.take()
    if token == ".":
        return NOTHING
    sign = COMMANDS.get(_DELIMITERS.get(token, token.removeprefix("\\")))
    if sign is None or sign.kind not in (Kind.OPEN, Kind.CLOSE, Kind.BAR, Kind.TIMES):
        raise UnreadableError(f"`\\{name}` needs a bracket behind it")
    return sign


def _accent(reader: Reader, name: str) -> Node:
    return Accent(MARKS[name], reader.argument(f"\\{name}"))


def _brace(reader: Reader, name: str) -> Node:
    return Brace(reader.argument(f"\\{name}"), below=name == "underbrace")


def _over(reader: Reader, name: str) -> Node:
    script = reader.argument(f"\\{name}")
    base = _one_name(alone(reader.argument(f"\\{name}")))
    return Scripts(base, below=script, limits=True) if name == "underset" else Scripts(base, above=script, limits=True)


def _one_name(node: Node) -> Node:
    """A row of names of functions, such as arg max, as one name; any other node itself."""
    names = [item for item in node.items if _is_function(item)] if isinstance(node, Row) else []
    if not isinstance(node, Row) or not names or len(names) < len(node.items):
        return node
    shown = " ".join(sign.shown for sign in names if isinstance(sign, Sign))
    return Sign(shown, shown, Kind.FUNCTION)


def _is_function(item: Node) -> bool:
    return isinstance(item, Sign) and item.kind is Kind.FUNCTION


def _arrow(reader: Reader, name: str) -> Node:
    below = reader.optional()
    above = reader.argument(f"\\{name}")
    return Scripts(COMMANDS[name.removeprefix("x")], below=below, above=above, limits=True)


def _font(reader: Reader, name: str) -> Node:
    outer, reader.font = reader.font, FONTS[name]
    row = reader.argument(f"\\{name}")
    reader.font = outer
    return row


def _upright(reader: Reader, name: str) -> Node:
    """A name: its letters are one word."""
    row = reader.argument(f"\\{name}")
    if not all(isinstance(item, Space) or _is_letter(item) for item in row.items):
        return row
    shown = "".join(item.shown if isinstance(item, Sign) else " " for item in row.items)
    ascii_ = "".join(item.spelled if isinstance(item, Sign) else " " for item in row.items)
    return Sign(shown, ascii_, Kind.WORD) if len(shown) > 1 else row


def _is_letter(item: Node) -> bool:
    return isinstance(item, Sign) and item.kind in (Kind.LETTER, Kind.NUMBER)


def _text(reader: Reader, name: str) -> Node:
    """Words as they were written; `$…$` among them is maths."""
    words, *rest = re.split(r"(?<!\\)\$", reader.raw(f"\\{name}"))
    items: list[Node] = [_words(words)]
    for formula, after in zip(rest[::2], rest[1::2], strict=False):
        items += [*read(formula).items, _words(after)]
    if len(rest) % 2:
        raise UnreadableError("there is a `$` inside; for the sign write `\\$`")
    return joined([item for item in items if item != NOTHING])


def _words(text: str) -> Sign:
    def unescaped(found: re.Match[str]) -> str:
        if found[1] is not None:
            raise UnreadableError(f"`\\{found[1]}` stands inside words")
        return _IN_WORDS.get(found[0], found[0][-1])

    shown = _TEXT_ESCAPE.sub(unescaped, text)
    return Sign(shown, spelled(shown), Kind.WORD) if shown else NOTHING


def _operator(reader: Reader, name: str) -> Node:
    limits = reader.peek() == "*"
    if limits:
        reader.take()
    return replace(_words(reader.raw(f"\\{name}")), kind=Kind.FUNCTION, limits=limits)


def _not(reader: Reader, name: str) -> Node:
    sign = alone(reader.argument(f"\\{name}"))
    if not isinstance(sign, Sign) or not sign.shown:
        raise UnreadableError("`\\not` needs a sign behind it")
    struck = unicodedata.normalize("NFC", sign.shown + "\u0338")
    return replace(sign, shown=struck, spelled="!=" if sign.spelled == "=" else f"not {sign.spelled}")


def _role(reader: Reader, name: str) -> Node:
    row = reader.argument(f"\\{name}")
    only = alone(row)
    return replace(only, kind=_ROLES[name], limits=name == "mathop") if isinstance(only, Sign) else row


def _modulo(reader: Reader, name: str) -> Node:
    row = Row((COMMANDS["bmod"], *reader.argument(f"\\{name}").items))
    return joined([Space(1), Fence(COMMANDS["("], row, COMMANDS[")"])])


def _same(reader: Reader, name: str) -> Node:
    return reader.argument(f"\\{name}")


def _nothing(reader: Reader, name: str) -> Node:
    reader.raw(f"\\{name}")
    return Row()


def _room(reader: Reader, name: str) -> Node:
    reader.raw(f"\\{name}")
    return Space(1)


def _table() -> dict[str, Structure]:
    groups: tuple[tuple[Structure, str], ...] = (
        (_fraction, "frac dfrac tfrac cfrac"),
        (_binomial, "binom dbinom tbinom"),
        (_root, "sqrt"),
        (_left, "left"),
        (_middle, "middle"),
        (_big, " ".join(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))),
        (_accent, " ".join(MARKS)),
        (_brace, "underbrace overbrace"),
        (_over, "overset underset stackrel"),
        (_arrow, "xrightarrow xleftarrow"),
        (_font, " ".join(FONTS)),
        (_upright, "mathrm"),
        (_text, "text textrm textbf textit textsf texttt textnormal textsc mbox"),
        (_operator, "operatorname"),
        (_not, "not"),
        (_role, " ".join(_ROLES)),
        (_modulo, "pmod"),
        (_same, "boxed"),
        (_nothing, "tag label"),
        (_room, "hspace"),
        (stack, "substack"),
        (environment, "begin"),
    )
    return {name: structure for structure, names in groups for name in names.split()}


KNOWN: dict[str, Structure] = _table()
"""The commands that have parts."""
