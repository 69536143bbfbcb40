"""Deck files and problems as rows: what is open, how bad it is, and where."""

from collections.abc import Mapping

from textual.content import Content

from quizapp.core.authoring import DeckSource
from quizapp.core.counting import plural
from quizapp.errors import Level, Problem
from quizapp.tui.content import EMPTY, joined, literal, single, spread

SIGNS = {Level.ERROR: ("✗", "wrong"), Level.WARNING: ("!", "near"), Level.HINT: ("·", "judge")}
_NAMES = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "hint"}
Counts = Mapping[Level, int]


def source_row(source: DeckSource, counts: Counts, width: int, *, chosen: bool, opened: bool) -> Content:
    """A deck file with the signs of its problems, in so many cells."""
    mark = literal("▸ " if chosen else "▾ " if opened else "  ", "key")
    title = single(source.title or source.name, "strong" if opened or chosen else "")
    right = literal("● not saved", "near") if source.unsaved else signs(counts, hints=opened)
    return spread(joined(mark, title), right, width)


def problem_row(problem: Problem, width: int, *, chosen: bool) -> Content:
    """A problem with its line, in so many cells."""
    sign, style = SIGNS[problem.level]
    lead = literal("  ▸ " if chosen else "    ", "key")
    calm = "dim" if problem.level is Level.HINT and not chosen else ""
    place = literal(f"{problem.line} ", "dim")
    return joined(lead, literal(f"{sign} ", style), place, single(problem.message, calm)).truncate(width, ellipsis=True)


def signs(counts: Counts, *, hints: bool = True) -> Content:
    """How many problems of each level there are, by sign; nothing where there are none."""
    wanted = [level for level in Level if counts.get(level) and (hints or level is not Level.HINT)]
    return literal(" ").join(literal(f"{counts[level]}{SIGNS[level][0]}", SIGNS[level][1]) for level in wanted)


def counted(counts: Counts) -> str:
    """How many problems of each level there are, in words."""
    named = [plural(counts[level], _NAMES[level]) for level in Level if counts.get(level)]
    return ", ".join(named) if named else "no problems"


def sentence(problem: Problem | None) -> Content:
    """What is wrong and its cure, behind the sign of how bad it is."""
    if problem is None:
        return EMPTY
    sign, style = SIGNS[problem.level]
    calm = "dim" if problem.level is Level.HINT else ""
    cure = joined(literal(" Cure: ", "dim"), single(f"{problem.cure.rstrip('.')}.", "right")) if problem.cure else EMPTY
    said = single(f"{problem.message.rstrip('.')}.", calm)
    return joined(literal(f"{sign} {problem.line} ", style), said, cure, single(f" {problem.rule}", "dim"))
