"""Pictures of topics and of an exam: intervals on one scale."""

from collections.abc import Sequence

from quizapp.core.mastery import Standing
from quizapp.core.readiness import Readiness
from quizapp.core.topics import TopicLine, Topics
from quizapp.render.cells import cut
from quizapp.render.figuretexts import NONE, percent, percents
from quizapp.render.insighttables import NAMES, known, named
from quizapp.render.visible import one_line
from quizapp.reports.across import Across
from quizapp.reports.markup import Markup
from quizapp.reports.plane import WHOLE
from quizapp.reports.shapes import drawing

_LEFT, _NAME = 220.0, 34
_ROWS_MOST = 24
_INDENT = "\xa0\xa0\xa0"
_STYLES = {
    Standing.WEAK: "weak",
    Standing.MAYBE: "maybe",
    Standing.FINE: "fine",
    Standing.UNKNOWN: "unknown",
}


def mastered(found: Topics) -> list[Markup]:
    """The tree of topics with mastery and interval, in pictures that fit on a page; the line is the target."""
    parts = [found.lines[start : start + _ROWS_MOST] for start in range(0, len(found.lines), _ROWS_MOST)]
    return [_part(f"topics-{place}", lines, found.target) for place, lines in enumerate(parts, 1)]


def _part(key: str, lines: Sequence[TopicLine], target: float) -> Markup:
    across = Across(len(lines), _LEFT)
    rows = [
        across.row(
            cut(_INDENT * line.depth + one_line(named(line.name)), _NAME),
            None if line.standing is Standing.UNKNOWN else line.mastery.value,
            (line.mastery.low, line.mastery.high),
            f"{known(line)} {NAMES[line.standing]}".removeprefix(NONE).strip(),
            _STYLES[line.standing],
        )
        for line in lines
    ]
    says = f"Mastery of each topic with its 90% interval; the line marks the target of {percent(target)}."
    return drawing(key, "Mastery by topic", says, WHOLE, across.height, across.scale(target), *rows)


def prospects(found: Readiness) -> list[Markup]:
    """The score to expect now and on the day of the exam; the line is the pass mark."""
    given = (("now", found.now), ("on the day, without study", found.idle), ("on the day, with the plan", found.kept))
    known = [(name, chance) for name, chance in given if chance]
    if not known:
        return []
    across = Across(len(known), _LEFT)
    rows = [
        across.row(
            name,
            chance.expected,
            (chance.low, chance.high),
            f"{percent(chance.expected)} ({percents(chance.low, chance.high)})",
        )
        for name, chance in known
    ]
    says = f"Expected score with its 80% range; the line marks the pass mark of {percent(found.exam.pass_mark)}."
    scale = across.scale(found.exam.pass_mark)
    return [drawing("readiness", "Expected score", says, WHOLE, across.height, scale, *rows)]
