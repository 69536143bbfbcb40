"""The tree of topics with bars of characters: how well each is known, and how sure that is."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from quizapp.cli.output import table
from quizapp.core.topics import TopicLine, Topics
from quizapp.render.cells import cut, width
from quizapp.render.charts.interval import interval
from quizapp.render.figuretexts import percent
from quizapp.render.lines import text_of
from quizapp.render.topicwords import STANDINGS, change, figure, known, nothing, written
from quizapp.render.visible import one_line

_HEAD = ("Topic", "Standing", "Interval", "Mastery", "Asked", "30 days")
_INTERVAL, _TEXTS, _GAP = 2, 3, 2
_LEAST_NEEDED = (5, 2, 4)
_LEGEND = "Interval: 90% of mastery, ╎ target of {}."
_NAME, _NAME_LEAST, _BAR_LEAST, _BAR_MOST = 36, 8, 10, 30


def tree(found: Topics, columns: int) -> Iterator[str]:
    """The lines of the tree for so many columns, and what the bars mean; a narrow one has fewer facts, not names."""
    if not found.lines:
        yield nothing(found)
        return
    names = ["  " * line.depth + one_line(written(line.name)) for line in found.lines]
    facts = [_facts(line) for line in found.lines]
    fixed = [max(map(width, column)) for column in zip(_HEAD, *(("", *fact) for fact in facts), strict=True)]
    longest = min(max(map(width, names)), _NAME)
    kept = _kept([longest, fixed[1], _BAR_LEAST, *fixed[_TEXTS:]], columns)
    bars = _INTERVAL in kept
    room = columns - sum(fixed[place] for place in kept if place not in (0, _INTERVAL)) - _GAP * (len(kept) - 1)
    name = max(min(longest, room - _BAR_LEAST * bars), _NAME_LEAST)
    bar = min(room - name, _BAR_MOST)
    rows: list[Sequence[str]] = [_HEAD]
    for called, line, (standing, _, *numbers) in zip(names, found.lines, facts, strict=True):
        rows.append((cut(called, name), standing, _bar(line, found.target, bar), *numbers))
    yield from table([[row[place] for place in kept] for row in rows], numbers=sum(place >= _TEXTS for place in kept))
    yield from (*(wrap(_LEGEND.format(percent(found.target)), columns) if bars else ()), "")


def _kept(widths: Sequence[int], columns: int) -> list[int]:
    """The columns [indexes of the head] that there is room for; the least needed go first."""
    kept = list(range(len(widths)))
    for place in _LEAST_NEEDED:
        if sum(widths[one] for one in kept) + _GAP * (len(kept) - 1) > columns:
            kept.remove(place)
    return kept


def _bar(line: TopicLine, target: float, columns: int) -> str:
    """The interval, without a point where too little is known for one."""
    return text_of(interval(line.mastery.low, figure(line), line.mastery.high, columns, target=target))


def _facts(line: TopicLine) -> tuple[str, ...]:
    """What stands beside the name, with no interval yet."""
    asked = f"{line.mastery.seen}/{line.mastery.cards}"
    return STANDINGS[line.standing].word, "", known(line), asked, change(line)
