"""What an attempt came to as rows: the score, the topics beside what was known of them, the schedule, and before."""

from collections.abc import Iterator

from textual.content import Content

from quizapp.core.counting import plural
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.marking import Scored
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.mastery import Standing
from quizapp.render import examwords
from quizapp.render.charts.interval import interval
from quizapp.render.charts.large import large
from quizapp.render.charts.scorebar import score_bar
from quizapp.render.figuretexts import percent, points
from quizapp.render.topicwords import STANDINGS, named
from quizapp.tui.content import EMPTY, joined, line, literal, single, spread
from quizapp.tui.widgets.page import Row

_BAR, _BAR_NARROW, _WIDE = 14, 10, 72
_GAP = 3
_FIGURE, _OF = 6, 8
_WHEN = 20
_EARLIER = 6


def score_rows(found: Debrief, width: int) -> list[Row]:
    """The score large, passed or not and how sure that is, on a scale with the mark; how it came about."""
    attempt, whole = found.attempt, found.result.whole
    blueprint = attempt.paper.blueprint
    style = "right" if found.result.passed else "wrong"
    said = [
        literal("✓ Passed" if found.result.passed else "✗ Not passed", f"strong {style}"),
        literal(examwords.counted(whole)),
        literal(examwords.time_used(attempt.spent_ms, attempt.paper.limit_ms, attempt.ending), "dim"),
    ]
    figure = large(percent(whole.score))
    lead = [literal(row, f"strong {style}") for row in figure]
    pairs = zip(lead, said, strict=True)
    rows = [Row(joined(big, literal(" " * _GAP), text).truncate(width, ellipsis=True)) for big, text in pairs]
    mark, room = blueprint.pass_mark, max(width, 10)
    bar = line(interval(whole.low, whole.score, whole.high, room, target=mark, style=style))
    rows += [Row(), Row(bar), Row(literal(_scale(mark, room), "dim"))]
    likely = f"{examwords.likely(whole)} "
    outcome = examwords.outcome(whole, mark, passed=found.result.passed)
    return [*rows, *(Row(part) for part in literal(likely + outcome, "dim").wrap(width)), Row()]


def topic_rows(found: Debrief, width: int) -> Iterator[Row]:
    """One row a topic: its points, and on one scale the score and what was known before, each with its interval."""
    topics, before = found.result.topics, found.attempt.before or {}
    room = _BAR if width >= _WIDE else _BAR_NARROW
    column = _FIGURE + 1 + room
    first = column if width >= _WIDE else room + 2
    names = f"{'in the exam':>{first}}" + (f"{'known before':>{column + 1}}" if before else "")
    yield Row(spread(literal("By topic", "strong judge"), literal(names, "dim"), width))
    mark = found.attempt.paper.blueprint.pass_mark
    for path, scored in topics.items():
        known = _known(before.get(path), room, sure=path not in found.attempt.unknown) if before else EMPTY
        yield Row(_topic(path, joined(_scored(scored, mark, room, width), known), width))
    yield Row()


def schedule_rows(found: Debrief, keys: tuple[str, str], width: int) -> Iterator[Row]:
    """What the answers do to the schedule, or did, and the keys that apply them and take them back."""
    apply_key, undo_key = keys
    yield Row(literal("In the schedule", "strong judge"))
    if not found.effects:
        yield Row(literal("  Nothing was answered, so nothing changes.", "dim"))
    else:
        given = f"{plural(len(found.effects), 'answer')}: {examwords.ratings(found.effects)}."
        left = len(found.attempt.open)
        given += " What was left open gets no review." if left else ""
        yield from (Row(part) for part in literal(f"  {given}").wrap(width))
        doubted = examwords.doubted(found)
        yield from (Row(part) for part in literal(f"  {doubted}", "dim").wrap(width) if doubted)
        key, says, state = (
            (undo_key, " takes them back", "✓ They are in the schedule. ")
            if found.applied
            else (apply_key, " applies them", "Nothing is changed yet. ")
        )
        style = "right" if found.applied else "dim"
        yield Row(joined(literal(f"  {state}", style), literal(key, "key"), literal(f"{says}.", "dim")))
    yield Row()


def earlier_rows(found: Debrief, width: int) -> Iterator[Row]:
    """The attempts at the same exam as bars, this one first, each with the difference to this one."""
    rated = [one for one in found.earlier if one.score is not None]
    if not rated:
        return
    yield Row(spread(literal("Attempts so far", "strong judge"), literal("to this one", "dim"), width))
    whole, mark = found.result.whole, found.attempt.paper.blueprint.pass_mark
    here = literal(f"  {examwords.when(found.attempt.started):<{_WHEN}}", "strong")
    yield Row(_earlier(here, whole.score, mark, "", width, passed=found.result.passed))
    for one in rated[:_EARLIER]:
        lead = literal(f"  {examwords.when(one.started):<{_WHEN}}", "dim")
        yield Row(_before(lead, one, whole.score, width))
    if len(rated) > _EARLIER:
        yield Row(literal(f"  … and {len(rated) - _EARLIER} before that", "dim"))
    yield Row()


def about_rows(found: Debrief, width: int) -> list[Row]:
    """Which exam it was and when; the paper it asked, by which two people can tell whether they had the same."""
    attempt = found.attempt
    paper = attempt.paper
    began = literal(examwords.when(attempt.started), "dim")
    asked = literal(f"seed {paper.seed}  code {paper.code}", "dim")
    name = single(examwords.titled(paper.blueprint), "strong")
    return [Row(spread(name, began, width)), Row(spread(EMPTY, asked, width))]


def _before(lead: Content, one: AttemptLine, now: float, width: int) -> Content:
    score = one.score or 0.0
    return _earlier(lead, score, one.pass_mark, points(score - now), width, passed=bool(one.passed))


def _earlier(lead: Content, score: float, mark: float, change: str, width: int, *, passed: bool) -> Content:
    style = "right" if passed else "wrong"
    tail = joined(literal(f"{percent(score):>{_FIGURE}}", "strong"), literal(f"{change:>{_OF}}", "dim"))
    bar = score_bar(score, mark, max(width - lead.cell_length - tail.cell_length, 0), style)
    return joined(lead, line(bar), tail)


def _scale(mark: float, room: int) -> str:
    """The ends of the scale, and where the pass mark is."""
    text = f"pass {percent(mark)}"
    place = min(max(round(mark * (room - 1)) - len(text) // 2, 3), room - len(text) - 5)
    return f"{'0%':<{place}}{text}{'100%':>{room - place - len(text)}}" if place >= 3 else ""


def _topic(path: str, figures: Content, width: int) -> Content:
    room = max(width - figures.cell_length - 3, 1)
    return spread(joined(literal("  "), single(_shortened(path, room))), figures, width)


def _scored(scored: Scored, mark: float, room: int, width: int) -> Content:
    """The points of a topic, and its score with the interval."""
    style = "right" if scored.score >= mark else "wrong" if scored.high < mark else "near"
    count = f"{examwords.number(scored.points)}/{scored.n}"
    return joined(
        literal(f"{count:>{_OF}}", "strong"),
        literal(f"{percent(scored.score):>{_FIGURE}} " if width >= _WIDE else " ", style),
        _bar((scored.score, scored.low, scored.high), room, style),
    )


def _known(before: tuple[float, float, float] | None, room: int, *, sure: bool) -> Content:
    """What was known of a topic before; blanks where it was not there, no value where not enough was asked to say."""
    if before is None:
        return literal(" " * (_FIGURE + room + 2))
    if not sure:
        sign = STANDINGS[Standing.UNKNOWN]
        return literal(f" {sign.sign:>{_FIGURE}} {sign.word:<{room}}", sign.style)
    return joined(literal(f" {percent(before[0]):>{_FIGURE}} "), _bar(before, room, "curve"))


def _shortened(path: str, room: int) -> str:
    """As much of the end of a path as there is room for [cells]."""
    name, steps = named(path), path.split("/")
    while single(name).cell_length > room and len(steps) > 1:
        steps = steps[1:]
        name = " › ".join(("…", *steps))
    return name


def _bar(found: tuple[float, float, float], room: int, style: str) -> Content:
    value, low, high = found
    return line(interval(low, value, high, room, style=style))
