"""Formulas: TeX → styled lines, on one row or in two dimensions, in Unicode, in ASCII or as the source itself."""

from quizapp.render.forms import Maths
from quizapp.render.lines import Line, Span, merged, wrap
from quizapp.render.maths.boxes import Box, TooLargeError
from quizapp.render.maths.commands import read
from quizapp.render.maths.letters import spelled
from quizapp.render.maths.lining import in_lines
from quizapp.render.maths.pieces import GLUE, GLUED_MAX, Style
from quizapp.render.maths.reader import UnreadableError
from quizapp.render.maths.setting import set_row
from quizapp.render.maths.tree import Row
from quizapp.render.visible import one_line

LENGTH_MAX = 4000
BOXED_MAX = 1500
STYLE = "maths"
UNREAD = "warning"


def inline(tex: str, maths: Maths = Maths.UNICODE) -> Line:
    """A formula on one row; hard spaces (U+00A0) stand where it should not be broken.

    A formula that is not understood is its source in the style `warning`; it never raises.
    """
    tex = _tidy(tex)
    row = _row(tex, maths)
    return _source(tex, maths) if row is None else _flat(row, maths)


def display(tex: str, width: int, maths: Maths = Maths.UNICODE) -> list[Line]:
    """A formula on lines of its own, in two dimensions, centred in the width; it never raises.

    Where it is too wide it is broken where operators stand, in two dimensions or else set on one row.
    """
    tex = _tidy(tex)
    row = _row(tex, maths)
    if row is None:
        return wrap(_source(tex, maths), width)
    for flat in (False, True) if len(tex) <= BOXED_MAX else ():
        try:
            box = in_lines(row, width, Style(maths is Maths.ASCII, flat))
        except TooLargeError:
            continue
        if box.width <= width:
            return _centred(box, width)
    return wrap(_flat(row, maths, glued=width // 2), width)


def problem(tex: str) -> str | None:
    """Why a formula is shown as its source, or None when it is understood."""
    try:
        _read(_tidy(tex))
    except UnreadableError as error:
        return str(error)
    return None


def understood(tex: str) -> Row | None:
    """The tree of a formula, for those who set it elsewhere; None for one that is not understood."""
    return _row(_tidy(tex), Maths.UNICODE)


def _tidy(tex: str) -> str:
    return " ".join(one_line(tex).split())


def _read(tex: str) -> Row:
    if len(tex) > LENGTH_MAX:
        raise UnreadableError(f"it is longer than {LENGTH_MAX:,} characters")
    return read(tex)


def _row(tex: str, maths: Maths) -> Row | None:
    """The tree of a formula, or None where its source is to be shown."""
    if maths is Maths.SOURCE:
        return None
    try:
        return _read(tex)
    except UnreadableError:
        return None


def _source(tex: str, maths: Maths) -> Line:
    if maths is Maths.SOURCE:
        return (Span(tex, STYLE),)
    return (Span(spelled(tex) if maths is Maths.ASCII else tex, UNREAD),)


def _flat(row: Row, maths: Maths, glued: int = GLUED_MAX) -> Line:
    style = Style(maths is Maths.ASCII, flat=True, glued=glued)
    return (Span(set_row(row, style).text.strip(), STYLE),)


def _centred(box: Box, width: int) -> list[Line]:
    indent = " " * ((width - box.width) // 2)
    return [_line((indent + row).rstrip().replace(GLUE, " ")) for row in box.rows]


def _line(row: str) -> Line:
    """The row as a line, its indent without a style."""
    text = row.lstrip(" ")
    indent = Span(row[: len(row) - len(text)])
    return merged((indent, Span(text, STYLE)))
