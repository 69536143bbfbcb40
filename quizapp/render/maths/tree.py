"""What a formula is made of: rows of signs, scripts, fractions, roots, brackets, hats and tables."""

from dataclasses import field
from enum import Enum, auto

from quizapp.core.values import frozen


class Kind(Enum):
    """What a piece is to its neighbours; the space between two pieces follows from their kinds."""

    LETTER = auto()
    NUMBER = auto()
    WORD = auto()
    FUNCTION = auto()
    BIG = auto()
    SIGN = auto()
    BINARY = auto()
    TIMES = auto()
    RELATION = auto()
    COMMA = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()
    AFTER = auto()
    FENCE = auto()
    GROUPED = auto()
    FRACTION = auto()


@frozen
class Sign:
    """A sign, number or word: as Unicode, as ASCII; `limits`: in display its scripts stand above and below."""

    shown: str
    spelled: str
    kind: Kind = Kind.LETTER
    limits: bool = False


@frozen
class Space:
    """Room that was asked for [columns]."""

    columns: int


@frozen
class Row:
    """Nodes side by side; `height` is how deep rows stand in rows."""

    items: tuple["Node", ...] = ()
    height: int = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "height", 1 + max(map(height, self.items), default=0))


@frozen
class Scripts:
    """A base with primes, a subscript and a superscript; `limits`: in display they stand below and above it."""

    base: "Node"
    primes: int = 0
    below: Row | None = None
    above: Row | None = None
    limits: bool = False


@frozen
class Fraction:
    """One row over another; `small` ones stay on one line in display."""

    over: Row
    under: Row
    small: bool = False


@frozen
class Binomial:
    """So many ways to choose `chosen` out of `total`."""

    total: Row
    chosen: Row


@frozen
class Root:
    """A square root, or one of another degree."""

    body: Row
    degree: Row | None = None


@frozen
class Fence:
    """A row in brackets that grow with it; a sign without text is the bracket left out."""

    left: Sign
    body: Row
    right: Sign


@frozen
class Mark:
    """A hat and its like: the combining character, the name in ASCII, whether it spans several letters as a line."""

    combining: str
    name: str
    line: bool = False
    below: bool = False


@frozen
class Accent:
    """A row under, or over, a mark."""

    mark: Mark
    body: Row


@frozen
class Brace:
    """A row with a brace under or over it."""

    body: Row
    below: bool


class Shape(Enum):
    """How the cells of a table stand."""

    MATRIX = auto()
    CASES = auto()
    ALIGNED = auto()
    STACK = auto()


@frozen
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Row, ...], ...]
    shape: Shape


Node = Sign | Space | Row | Scripts | Fraction | Binomial | Root | Fence | Accent | Brace | Table


def height(node: Node) -> int:
    """How deep rows stand in this node."""
    match node:
        case Sign() | Space():
            return 0
        case Row():
            return node.height
        case Scripts(base, _, below, above):
            return max(height(base), below.height if below else 0, above.height if above else 0)
        case Fraction(first, second) | Binomial(first, second):
            return max(first.height, second.height)
        case Root(body, degree):
            return max(body.height, degree.height if degree else 0)
        case Fence(_, body, _) | Accent(_, body) | Brace(body):
            return body.height
        case Table(rows):
            return max((cell.height for row in rows for cell in row), default=0)
