"""The cover of an exam as rows: what it is about, what can be changed, and what its paper is made of."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizapp.core.counting import plural
from quizapp.core.exams.offers import Lookahead
from quizapp.render import examwords
from quizapp.render.topicwords import named
from quizapp.tui.content import joined, literal, single, spread
from quizapp.tui.covering import QUESTIONS, TOPICS, Setup, about, aspects, fewer, quotas
from quizapp.tui.widgets.page import Row

_NAME = 21
_MOST = 14
_COUNT, _BAR = 4, 30
_LEAST = 8


def cover_rows(setup: Setup, chosen: int, width: int) -> list[Row]:
    """Name, what its author says of it, and each aspect, which can be picked by its place."""
    blueprint = setup.blueprint
    rows = [Row(part) for part in single(examwords.titled(blueprint), "strong").wrap(width)]
    rows += [Row(part) for part in single(blueprint.about, "dim").wrap(width)] if blueprint.about else []
    return [*rows, Row(), *_aspects(setup, chosen, width)]


def made_rows(found: Lookahead | None, asked: int, width: int) -> list[Row]:
    """How many questions come from where, of `asked` that were wished for, and what is short."""
    if found is None:
        return [Row(literal("Looking through the questions …", "dim"))]
    style = "strong judge" if found.questions >= asked else "strong near"
    pool = literal(f"of {plural(found.pool, 'question')} there are", "dim")
    rows = [Row(spread(literal(plural(found.questions, "question"), style), pool, width))]
    rows += [Row(part) for note in found.notes for part in single(note, "near").wrap(width)]
    return [*rows, *_topics(rolled(found.topics, _MOST), width)]


def rolled(topics: Sequence[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """Topics and their numbers, added up along the paths until they are at most so many, as far as that goes."""
    deepest = max((path.count("/") + 1 for path, _ in topics), default=1)
    found: dict[str, int] = {}
    for depth in range(deepest, 0, -1):
        found = {}
        for path, count in topics:
            above = "/".join(path.split("/")[:depth])
            found[above] = found.get(above, 0) + count
        if len(found) <= most:
            break
    return list(found.items())


def _aspects(setup: Setup, chosen: int, width: int) -> Iterator[Row]:
    called = [*_note(about(setup), "dim", width), *_quotas(setup, width)]
    notes = {QUESTIONS: list(_note(fewer(setup), "near", width)), TOPICS: called}
    for place, aspect in enumerate(aspects()):
        mark, style = ("▸ ", "strong") if place == chosen else ("  ", "")
        lead = joined(literal(mark, "key"), literal(f"{aspect.name:<{_NAME}}", "" if place == chosen else "dim"))
        yield from (Row(text, pick=place) for text in _hanging(lead, single(aspect.value(setup), style), width))
        yield from notes.get(aspect.name, ())


def _quotas(setup: Setup, width: int) -> Iterator[Row]:
    """Which quotas there are: they are no aspect, as they come from a deck or the command line."""
    lead = literal(f"  {'Quotas':<{_NAME}}", "dim")
    return (Row(text) for text in _hanging(lead, single(quotas(setup), "dim"), width))


def _note(text: str, style: str, width: int) -> Iterator[Row]:
    """A sentence below a value."""
    return (Row(text) for text in _hanging(literal(" " * (_NAME + 2)), single(text, style), width) if text)


def _hanging(lead: Content, text: Content, width: int) -> Iterator[Content]:
    """A value beside its name, in as many rows as it takes."""
    for place, part in enumerate(text.wrap(max(width - lead.cell_length, _LEAST)) if text else ()):
        yield joined(literal(" " * lead.cell_length) if place else lead, part).truncate(width, ellipsis=True)


def _topics(topics: Sequence[tuple[str, int]], width: int) -> Iterator[Row]:
    """A bar for every topic."""
    most = max((count for _, count in topics), default=1)
    name = min(max((single(named(path)).cell_length for path, _ in topics), default=0), width // 2)
    room = min(max(width - name - _COUNT - 3, 0), _BAR)
    for path, count in topics:
        lead = single(named(path)).truncate(name, ellipsis=True, pad=True)
        bar = literal("━" * max(round(room * count / most), 1) if room else "", "curve")
        yield Row(joined(literal("  "), lead, literal(f"{count:>{_COUNT}} ", "dim"), bar))
