"""The exams there are as rows: what is under way, what can be taken, and how earlier attempts went."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from quizapp.core.counting import duration
from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.offers import AttemptLine, Offer
from quizapp.render import examwords
from quizapp.render.charts.scorebar import score_bar
from quizapp.render.charts.spark import sparkline
from quizapp.render.figuretexts import percent
from quizapp.tui.content import EMPTY, joined, line, literal, single, spread
from quizapp.tui.widgets.page import Row

_QUESTIONS, _TIME, _MARK, _TREND = 10, 12, 9, 14
_WHEN, _SCORE, _BECAME, _USED, _APPLIED = 20, 5, 13, 12, 15
_BAR, _BAR_NARROW, _WIDE, _WIDER = 16, 10, 72, 90
_LAST = 8
LISTED = 100
"""So many attempts can be picked."""
_STYLES = {True: "right", False: "wrong", None: "dim"}
_SIGNS = {True: "✓", False: "✗", None: "–"}


def under_way_rows(found: Attempt, now_ms: int, width: int, *, chosen: bool) -> Iterator[Row]:
    """The attempt under way, which can be picked as 0."""
    yield Row(_head("Under way", "", width))
    name = single(examwords.titled(found.paper.blueprint), "strong")
    stands = literal(examwords.stands(found, now_ms), "near")
    yield Row(spread(joined(_mark(chosen=chosen), name), stands, width), pick=0)
    yield Row()


def offer_rows(
    offers: Sequence[Offer], attempts: Sequence[AttemptLine], first: int, chosen: int, width: int
) -> Iterator[Row]:
    """The exams that can be taken, picked by their places from `first` on; the scores of each as a small picture."""
    names = f"{'questions':>{_QUESTIONS}}{'time':>{_TIME}}{'to pass':>{_MARK}}"
    yield Row(_head("Exams", names + f"{'so far':>{_TREND}}" * (width >= _WIDE), width))
    for place, offer in enumerate(offers, start=first):
        yield Row(_offer(offer, attempts, width, chosen=place == chosen), pick=place)
    yield Row()


def attempt_rows(attempts: Sequence[AttemptLine], first: int, chosen: int, width: int) -> Iterator[Row]:
    """The attempts, the newest first, picked by their places from `first` on: LISTED of them, and how many more."""
    yield Row(_head("Attempts", f"{'in the schedule':>{_APPLIED}}" * (width >= _WIDER), width))
    for place, attempt in enumerate(attempts[:LISTED], start=first):
        yield Row(_attempt(attempt, width, chosen=place == chosen), pick=place)
    if len(attempts) > LISTED:
        more = f"  … and {len(attempts) - LISTED:,} more: `quizapp exam --list --json` lists all."
        yield Row(literal(more, "dim"), pick=first + LISTED - 1)
    if not attempts:
        yield Row(literal("  None yet: what an attempt came to is kept here.", "dim"))


def trend(scores: Sequence[float]) -> str:
    """How the scores [0, 1] of an exam developed, the oldest first: `▃▅▆ 72%`; empty for none."""
    if not scores:
        return ""
    bars = sparkline(scores[-_LAST:], _LAST, low=0.0, high=1.0) if len(scores) > 1 else ""
    return f"{bars} {percent(scores[-1])}".strip()


def _attempt(found: AttemptLine, width: int, *, chosen: bool) -> Content:
    """When it was, which exam, the score beside the mark, and what became of it."""
    style = _STYLES[found.passed]
    lead = joined(_mark(chosen=chosen), literal(f"{examwords.when(found.started):<{_WHEN}}", "dim"))
    name = single(examwords.of_line(found), "strong" if chosen else "")
    shown = literal("" if found.score is None else percent(found.score), "strong")
    tail = [
        _bar(found, width, style),
        joined(literal(" " * (_SCORE - shown.cell_length)), shown, literal(" ")),
        literal(f"{_SIGNS[found.passed]} {examwords.became(found):<{_BECAME - 2}}", style if found.ending else "near"),
    ]
    if width >= _WIDER:
        tail.append(literal(f"{duration(found.spent_ms / 1000):>{_USED}}", "dim"))
        applied = "yes" if found.applied else "not yet" if found.score is not None else ""
        tail.append(literal(f"{applied:>{_APPLIED}}", "dim"))
    return spread(joined(lead, name), joined(*tail), width)


def _offer(offer: Offer, attempts: Sequence[AttemptLine], width: int, *, chosen: bool) -> Content:
    blueprint = offer.blueprint
    name = single(examwords.titled(blueprint), "strong" if chosen else "")
    deck = single(f"  {offer.deck}", "dim") if width >= _WIDER and offer.deck not in ("", blueprint.name) else EMPTY
    title = examwords.titled(blueprint).casefold()
    mine = [one.score for one in attempts if examwords.of_line(one).casefold() == title and one.score is not None]
    figures = f"{blueprint.questions:>{_QUESTIONS}}{examwords.limit(blueprint):>{_TIME}}"
    figures += f"{percent(blueprint.pass_mark):>{_MARK}}"
    so_far = literal(f"{trend(mine[::-1]):>{_TREND}}", "curve") if width >= _WIDE else EMPTY
    return spread(joined(_mark(chosen=chosen), name, deck), joined(literal(figures), so_far), width)


def _bar(found: AttemptLine, width: int, style: str) -> Content:
    room = _BAR if width >= _WIDE else _BAR_NARROW
    if found.score is None:
        return literal(" " * room)
    return line(score_bar(found.score, found.pass_mark, room, style))


def _head(title: str, names: str, width: int) -> Content:
    return spread(literal(title, "strong judge"), literal(names, "dim"), width)


def _mark(*, chosen: bool) -> Content:
    return literal("▸ " if chosen else "  ", "key")
