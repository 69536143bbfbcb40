"""Pictures of topics and of an exam: intervals on one scale."""

from collections.abc import Sequence
from itertools import groupby

from quizapp.core.readiness import Readiness
from quizapp.core.topics import TopicLine, Topics
from quizapp.render.cells import cut
from quizapp.render.figuretexts import NONE, percent, percents
from quizapp.render.insightwords import prospects as chances
from quizapp.render.topicwords import STANDINGS, figure, known, written
from quizapp.render.visible import one_line
from quizapp.reports.across import Across
from quizapp.reports.markup import Markup
from quizapp.reports.plane import WHOLE
from quizapp.reports.shapes import drawing

_LEFT, _NAME = 220.0, 34
_ROWS_MOST = 24
_INDENT = "\xa0\xa0\xa0"


def mastered(found: Topics) -> list[Markup]:
    """The tree of topics with mastery and interval, in pictures that fit on a page; the line is the target."""
    return [_part(f"topics-{place}", lines, found.target) for place, lines in enumerate(_parts(found.lines), 1)]


def _parts(lines: Sequence[TopicLine]) -> list[list[TopicLine]]:
    """The lines in parts that fit on a page; what belongs to a topic stays with it, unless that alone is too long."""
    parts: list[list[TopicLine]] = [[]]
    for _, group in groupby(lines, lambda line: line.path.partition("/")[0]):
        whole = list(group)
        if parts[-1] and len(parts[-1]) + len(whole) > _ROWS_MOST:
            parts.append([])
        for line in whole:
            if len(parts[-1]) == _ROWS_MOST:
                parts.append([])
            parts[-1].append(line)
    return [part for part in parts if part]


def _part(key: str, lines: Sequence[TopicLine], target: float) -> Markup:
    across = Across(len(lines), _LEFT)
    rows = [
        across.row(
            cut(_INDENT * line.depth + one_line(written(line.name)), _NAME),
            figure(line),
            (line.mastery.low, line.mastery.high),
            f"{known(line)} {STANDINGS[line.standing].meaning}".removeprefix(NONE).strip(),
            line.standing.value,
        )
        for line in lines
    ]
    says = f"Mastery of each topic with its 90% interval; the line marks the target of {percent(target)}."
    return drawing(key, "Mastery by topic", says, WHOLE, across.height, across.scale(target), *rows)


def prospects(found: Readiness) -> list[Markup]:
    """The score to expect now and on the day of the exam; the line is the pass mark."""
    given = chances(found)
    if not given:
        return []
    across = Across(len(given), _LEFT)
    rows = [
        across.row(
            name,
            chance.expected,
            (chance.low, chance.high),
            f"{percent(chance.expected)} ({percents(chance.low, chance.high)})",
        )
        for name, chance in given
    ]
    says = f"Expected score with its 80% range; the line marks the pass mark of {percent(found.exam.pass_mark)}."
    scale = across.scale(found.exam.pass_mark)
    return [drawing("readiness", "Expected score", says, WHOLE, across.height, scale, *rows)]
