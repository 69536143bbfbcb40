"""Tokens → tree: rows of nodes with their scripts, and the single signs."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from quizapp.render.maths.letters import COMBINING, in_font, spelled
from quizapp.render.maths.pairs import paired
from quizapp.render.maths.signs import CHARACTERS, COMMANDS, NOTHING, SPACES
from quizapp.render.maths.tokens import PRIMES, SPACE, script, tokens
from quizapp.render.maths.tree import Accent, Kind, Node, Row, Scripts, Sign, Space

DEPTH_MAX = 40
END = ""
_ENDS = {
    END: "it ends too early: a `{`, `\\left` or `\\begin` is still open",
    "}": "there is a `}` without its `{`",
    "&": "`&` stands outside a matrix; for the sign write `\\&`",
    "\\\\": "`\\\\` stands where no row can end",
    "\\end": "there is an `\\end` without its `\\begin`",
    "\\right": "there is a `\\right` without its `\\left`",
    "$": "there is a `$` inside; for the sign write `\\$`",
}
_STYLES = ("displaystyle", "textstyle", "scriptstyle", "limits", "nolimits")
_IGNORED = {f"\\{name}" for name in (*_STYLES, "nonumber", "notag", "hline", "strut", "mathstrut")}
_ESCAPED = "{}%$&#_"
_DIGITS = tuple("0123456789")
_NEUTRAL = {Kind.COMMA, Kind.BINARY, Kind.RELATION, Kind.TIMES}


class UnreadableError(ValueError):
    """A formula that is not understood; the text says why."""


Structure = Callable[["Reader", str], Node]


class Reader:
    """Reads tokens from the left to the right. Every method raises UnreadableError."""

    def __init__(self, tex: str, structures: Mapping[str, Structure]) -> None:
        self._tokens = tokens(tex)
        self._at = 0
        self._structures = structures
        self._depth = 0
        self.font = ""

    def peek(self) -> str:
        """The next token behind spaces and what changes nothing; empty at the end."""
        while (token := self._next()) == SPACE or token in _IGNORED:
            self._at += 1
        return token

    def take(self) -> str:
        """The next token, which is then read."""
        token = self.peek()
        self._at += 1
        return token

    def row(self, *stops: str) -> Row:
        """The row up to one of the stops, which stays unread."""
        self._descend()
        items: list[Node] = []
        while (token := self.peek()) not in stops:
            if token in _ENDS:
                raise UnreadableError(_ENDS[token])
            self._add(items)
        self._depth -= 1
        return joined(items)

    def argument(self, name: str) -> Row:
        """What stands behind a command: a group or a single sign."""
        token = self.peek()
        if token in _ENDS:
            raise UnreadableError(f"something is missing behind `{name}`")
        if token in ("^", "_"):
            raise UnreadableError(f"`{token}` stands right behind `{name}`; put braces round what belongs there")
        self._descend()
        node = self._node(self.take())
        self._depth -= 1
        return node if isinstance(node, Row) else joined([node])

    def optional(self) -> Row | None:
        """What stands in square brackets behind a command, if it has any."""
        if self.peek() != "[":
            return None
        self.take()
        row = self.row("]")
        self.take()
        return row

    def raw(self, name: str) -> str:
        """The text of a group as it was written."""
        if self.take() != "{":
            raise UnreadableError(f"`{name}` needs braces")
        start, open_ = self._at, 1
        while open_:
            if self._next() == END:
                raise UnreadableError(_ENDS[END])
            open_ += {"{": 1, "}": -1}.get(self._next(), 0)
            self._at += 1
        return "".join(self._tokens[start : self._at - 1])

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Goes behind the next tokens if together they match."""
        found = pattern.match("".join(self._tokens[self._at : self._at + 12]))
        end = len(found[0]) if found else 0
        while end > 0:
            end -= len(self._next())
            self._at += 1

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else END

    def _descend(self) -> None:
        self._depth += 1
        if self._depth > DEPTH_MAX:
            raise UnreadableError(f"it is nested more than {DEPTH_MAX} deep")

    def _add(self, items: list[Node]) -> None:
        token = self.take()
        if token in ("^", "_") or token in PRIMES or script(token):
            self._at -= 1
            items.append(self._scripts(items.pop() if items and not isinstance(items[-1], Space) else NOTHING))
            return
        node = self._node(token)
        last = items[-1] if items else None
        if isinstance(node, Sign) and isinstance(last, Sign) and self._continues(last, node):
            items[-1] = replace(last, shown=last.shown + node.shown, spelled=last.spelled + node.spelled)
        else:
            items.append(node)

    def _continues(self, last: Sign, node: Sign) -> bool:
        """Whether a digit, or a point before one, goes on with the number before it."""
        point = node.spelled == "." and self._next() in _DIGITS and "." not in last.shown
        return last.kind is Kind.NUMBER and (node.kind is Kind.NUMBER or point)

    def _scripts(self, base: Node) -> Scripts:
        primes = 0
        rows: dict[str, Row] = {}
        while True:
            token = self.peek()
            small = script(token)
            if token in PRIMES:
                primes += PRIMES[self.take()]
            elif token in ("^", "_") or small:
                self.take()
                mark = small[0] if small else token
                if mark in rows:
                    raise UnreadableError(f"two `{mark}` at one sign; put braces round what belongs together")
                rows[mark] = joined([self._leaf(char) for char in small[1]]) if small else self.argument(mark)
            else:
                return Scripts(alone(base), primes, rows.get("_"), rows.get("^"))

    def _node(self, token: str) -> Node:
        if token == "{":
            row = self.row("}")
            self.take()
            return row
        if token == "~":
            return Space(1)
        return self._command(token[1:]) if token[0] == "\\" else self._leaf(token)

    def _command(self, name: str) -> Node:
        if name in self._structures:
            return self._structures[name](self, name)
        if name in SPACES:
            return Space(SPACES[name])
        if name == "|":
            return COMMANDS["\\|"]
        sign = COMMANDS.get(name) if name.isalpha() or name in _ESCAPED else None
        if not sign or not name:
            raise UnreadableError(f"`\\{name}` is not known" if name else "there is a `\\` with nothing behind it")
        return self._shaped(sign)

    def _leaf(self, token: str) -> Node:
        if len(token) == 1 and token.isascii() and token.isalnum():
            return self._shaped(Sign(token, token, Kind.NUMBER if token.isdigit() else Kind.LETTER))
        sign = COMMANDS.get(token) if len(token) == 1 and token.isascii() else CHARACTERS.get(token)
        if sign:
            return self._shaped(sign)
        parts = unicodedata.normalize("NFD", token)
        letter, mark = parts[0], parts[1:]
        if mark in COMBINING and (letter.isascii() or letter in CHARACTERS):
            return Accent(COMBINING[mark], joined([self._leaf(letter)]))
        return Sign(token, spelled(token), Kind.WORD if len(token) > 1 else Kind.LETTER)

    def _shaped(self, sign: Sign) -> Sign:
        """The sign in the font that is on, if it is a letter or digit."""
        if not self.font or sign.kind not in (Kind.LETTER, Kind.NUMBER):
            return sign
        return replace(sign, shown=in_font(self.font, sign.shown))


def joined(items: list[Node]) -> Row:
    """The row of these nodes: groups opened, brackets paired. Raises UnreadableError for what is too deep."""
    flat: list[Node] = []
    for item in items:
        if isinstance(item, Row):
            only = item.items[0] if len(item.items) == 1 else None
            lone = isinstance(only, Sign) and only.kind in _NEUTRAL
            flat += [replace(only, kind=Kind.LETTER)] if isinstance(only, Sign) and lone else item.items
        else:
            flat.append(item)
    row = Row(tuple(paired(flat)))
    if row.height > DEPTH_MAX:
        raise UnreadableError(f"it is nested more than {DEPTH_MAX} deep")
    return row


def alone(node: Node) -> Node:
    """What a row of a single sign, bracket or hat holds; any other node itself."""
    if isinstance(node, Row) and len(node.items) == 1 and not isinstance(node.items[0], Scripts):
        return node.items[0]
    return node
