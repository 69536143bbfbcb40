"""TeX → styled text."""

from quizapp.render.lines import Line, Span
from quizapp.render.visible import one_line


def source(tex: str) -> Line:
    """A formula as its TeX source on one line."""
    return (Span(" ".join(one_line(tex).split()), "maths"),)
