"""The draws of a calculated question: what can seldom or never be asked, and what fails, told at the author's key."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from quizapp.core.calculated.draws import Reason, work
from quizapp.core.calculated.evaluation import Failure, Value
from quizapp.core.calculated.survey import DRAWS, Refusals, Survey, survey
from quizapp.core.calculated.template import tidy
from quizapp.core.calculated.variables import TRIES, DrawError, tries
from quizapp.core.deck import Question
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.whereabouts import place, text_at

MAX_UNDRAWN = 20
MAX_WORK = 4_000_000
MAX_LOOKED = 60_000_000
LEAST_HOLDING = 0.05
MOST_CLASHING = 0.25
_CLASHES = (Reason.NEAR, Reason.SAME)
_VALUES_MAX = 6
_KEPT = 512
_OTHERWISE = {"traps": "this trap", "options": "this option", "reject": "this answer"}


def is_drawn(question: Question, written: Fields, report: Report, *, most: int = MAX_WORK) -> bool:
    """Whether there are numbers that the question can be asked with; if not, it alone is left out.

    Where that happens too often, or `most` was computed for this file, nothing is drawn any more.
    """
    failed = report.count("draw")
    if failed < MAX_UNDRAWN:
        if not _may_work(most, written, report):
            return True
        try:
            report.work += tries(question) * work(question)
        except DrawError:
            report.work += (TRIES + DRAWS) * work(question)
            _say_never(question, survey(question), written, report)
            return False
    elif not report.count("draws"):
        message = f"{failed} questions above cannot be asked; from here on none is tried"
        report.error(written.written["vars"], "draws", message, "mend the first ones")
    return True


def look(question: Question, written: Fields, report: Report) -> None:
    """Warns about what its first draws show of a question that can be asked."""
    if not _may_work(MAX_LOOKED, written, report):
        return
    report.work += DRAWS * work(question)
    found = _surveyed(replace(question, line=0, column=0))
    if not found.good:
        _say_never(question, found, written, report)
        return
    for refused, message, cure in _doubts(found):
        spot = place(refused.where, text_at(question, refused.where), 0, written, report)
        report.warning(spot, "draw", message, cure)


@lru_cache(maxsize=_KEPT)
def _surveyed(question: Question) -> Survey:
    """What became of the draws; kept, because an author screen reads a deck again after every few letters."""
    return survey(question)


def _may_work(most: int, written: Fields, report: Report) -> bool:
    """Whether there is time for draws; where there is none any more, that is told once."""
    if report.work > most and not report.count("draws"):
        message = "to draw the questions above takes long; from here on it is not tried whether numbers can be found"
        report.warning(written.written["vars"], "draws", message, "put them into several decks, or compute less")
    return report.work <= most


def _say_never(question: Question, found: Survey, written: Fields, report: Report) -> None:
    refused = found.refused[0]
    spot = place(refused.where, text_at(question, refused.where), 0, written, report)
    message = f"none of {found.draws} draws can be asked: {_told(refused)}"
    report.left_out(spot, "draw", message, _cure(refused))


def _doubts(found: Survey) -> Iterator[tuple[Refusals, str, str]]:
    """What is refused too often, with message and cure."""
    missed = _only(found.refused, (Reason.REQUIRE,))
    holding = found.draws - _count(missed)
    if holding < LEAST_HOLDING * found.draws:
        message = f"this holds in {holding} of {found.draws} draws: {_told(missed[0])}"
        yield missed[0], message, "narrow the ranges, or compute one variable from another"
    for refused in _only(found.refused, Failure):
        yield refused, f"{refused.count} of {found.draws} draws fail: {_told(refused)}", _cure(refused)
    clashing = _only(found.refused, _CLASHES)
    if _count(clashing) > MOST_CLASHING * found.draws:
        message = f"{_count(clashing)} of {found.draws} draws have options or traps that clash: {_told(clashing[0])}"
        yield clashing[0], message, "rule these numbers out by `require:`, or write another option or trap"


def _only(refused: Iterable[Refusals], reasons: Iterable[Reason | Failure]) -> list[Refusals]:
    wanted = set(reasons)
    return [each for each in refused if each.reason in wanted]


def _count(refused: Iterable[Refusals]) -> int:
    return sum(each.count for each in refused)


def _told(refused: Refusals) -> str:
    """What one of the refused draws said, with its numbers."""
    values = _listed(refused.values)
    return f"{refused.example} (as with {values})" if values else refused.example


def _listed(values: Mapping[str, Value]) -> str:
    shown = [f"{name} = {tidy(value)}" for name, value in islice(values.items(), _VALUES_MAX)]
    return ", ".join([*shown, "…"] if len(values) > _VALUES_MAX else shown)


def _cure(refused: Refusals) -> str:
    """What helps where all draws are refused for one reason, or where any fails."""
    if refused.reason is Reason.REQUIRE:
        return "change this condition, or the ranges at `vars:`"
    if refused.reason in _CLASHES:
        what = _OTHERWISE.get(refused.where.partition("[")[0], "this text")
        return f"compute {what} in another way, or delete it"
    if refused.reason is Failure.TYPE:
        return "compute what is asked for here"
    return "narrow the ranges, or rule these numbers out by `require:`"
