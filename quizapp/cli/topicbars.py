"""The tree of topics with bars of characters: the interval of each, and what of it is known, forgotten and unseen."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from quizapp.cli.output import table
from quizapp.core.mastery import Standing
from quizapp.core.topics import TopicLine, Topics
from quizapp.render.cells import cut, width
from quizapp.render.charts.interval import composition, interval
from quizapp.render.figuretexts import percent
from quizapp.render.insighttables import change, known, named
from quizapp.render.lines import text_of
from quizapp.render.visible import one_line

_HEAD = ("Topic", "Standing", "Interval", "Parts", "Mastery", "Seen", "30 days")
_LEGEND, _PARTS = "Interval: 90% of mastery, ╎ target of {}.", " Parts: █ known ▒ forgotten ░ unseen."
_NUMBERS, _GAP = 3, 2
_WORDS = {Standing.WEAK: "weak", Standing.MAYBE: "maybe", Standing.FINE: "fine", Standing.UNKNOWN: "unknown"}
_NAME, _NAME_LEAST, _BAR_LEAST, _BAR_MOST = 36, 8, 10, 30
_NARROW = 70


def tree(found: Topics, columns: int) -> Iterator[str]:
    """The lines of the tree for so many columns, and what the bars mean; a narrow one says less."""
    if not found.lines:
        yield "There are no cards."
        return
    names = ["  " * line.depth + one_line(named(line.name)) for line in found.lines]
    facts = [(_WORDS[line.standing], *_numbers(line)) for line in found.lines]
    bars = 2 if columns >= _NARROW else 1
    head = _HEAD if bars > 1 else (*_HEAD[:3], _HEAD[4])
    fixed = [max(map(len, column)) for column in zip((_HEAD[1], *_HEAD[-_NUMBERS:]), *facts, strict=True)]
    room = columns - sum(fixed[: len(head) - bars - 1]) - _GAP * (len(head) - 1)
    name = max(min(max(map(width, names)), _NAME, room - bars * _BAR_LEAST), _NAME_LEAST)
    bar = min(max((room - name) // bars, _BAR_LEAST), _BAR_MOST)
    rows = [
        (cut(called, name), standing, *_bars(line, found.target, bar)[:bars], *numbers)[: len(head)]
        for called, line, (standing, *numbers) in zip(names, found.lines, facts, strict=True)
    ]
    yield from table([head, *rows], numbers=len(head) - bars - 2)
    legend = _LEGEND.format(percent(found.target)) + (_PARTS if bars > 1 else "")
    yield from (*wrap(legend, columns), "")


def _bars(line: TopicLine, target: float, columns: int) -> Sequence[str]:
    """The interval, without a point where too little is known for one, and the parts."""
    mastery = line.mastery
    drawn = text_of(interval(mastery.low, mastery.value, mastery.high, columns, target=target))
    shown = drawn.replace("●", "━") if line.standing is Standing.UNKNOWN else drawn
    return shown, text_of(composition(mastery, columns))


def _numbers(line: TopicLine) -> tuple[str, str, str]:
    return known(line), f"{line.mastery.seen}/{line.mastery.cards}", change(line)
