"""A Problem as text: its place and message, its source line, and a caret with the cure."""

from quizapp.errors import Problem
from quizapp.render.cells import width
from quizapp.render.visible import one_line, visible

_WINDOW = 120


def show(problem: Problem) -> str:
    """Up to three lines: place, level, rule and message; the source line; a caret at its column with the cure."""
    place = f"{one_line(problem.path)}:{problem.line}:{problem.column}"
    head = f"{place}: {problem.level} {problem.rule}: {one_line(problem.message)}"
    cure = one_line(problem.cure)
    if not problem.excerpt:
        return f"{head}\n      {cure}" if cure else head
    line, before = _window(problem.excerpt, problem.column - 1)
    caret = f"      | {' ' * width(before)}^ {cure}".rstrip()
    return f"{head}\n{problem.line:5} | {line}\n{caret}"


def _window(excerpt: str, at: int) -> tuple[str, str]:
    """The part of a source line around an offset, and the part of that before the offset, both safe to print."""
    flat = excerpt.replace("\t", " ")
    start = 0 if at < _WINDOW else at - _WINDOW // 2
    lead = "…" if start else ""
    tail = "…" if len(flat) > start + _WINDOW else ""
    return lead + visible(flat[start : start + _WINDOW]) + tail, lead + visible(flat[start:at])
