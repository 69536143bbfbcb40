"""Everything that the statistics show, from sums of answers and columns of cards."""

from collections.abc import Mapping, Sequence

from quizapp.core.portion import Portion
from quizapp.core.stats import habits
from quizapp.core.stats.calendar import calendar
from quizapp.core.stats.calibration import calibration, confidence
from quizapp.core.stats.counts import added
from quizapp.core.stats.daily import daily
from quizapp.core.stats.distribution import DIFFICULTY_EDGES, RECALL_EDGES, STABILITY_EDGES, histogram
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.forecast import forecast
from quizapp.core.stats.retention import retention
from quizapp.core.stats.sums import Span, Sums
from quizapp.core.stats.wilson import share


def statistics(
    sums: Sums, answers: Mapping[int, int], portions: Sequence[Portion], scope: str, span: Span
) -> Statistics:
    """All figures of a scope over a span that ends today, the day of the portions.

    `portions` are of its cards, `sums` of their answers within the span; `answers` are how many there were on each
    study day [date ordinal] of all time.
    """
    today = span.last
    remembered = retention(sums.days, span)
    return Statistics(
        scope=scope,
        span=span,
        calendar=calendar(answers, span, today),
        daily=daily(sums.days),
        retention=remembered,
        right=share(sum(bucket.both.right for bucket in remembered), sum(bucket.both.n for bucket in remembered)),
        forecast=forecast([part.due for part in portions], today),
        stability=histogram([part.stability for part in portions], STABILITY_EDGES),
        difficulty=histogram([part.difficulty for part in portions], DIFFICULTY_EDGES),
        recall=histogram([part.recall for part in portions], RECALL_EDGES),
        buttons=habits.buttons(sums.days),
        hours=habits.by_hour(sums.hours),
        calibration=calibration(sums.forms),
        confidence=confidence(sums.forms),
        pace=habits.pace(sums.forms),
        counts=added(part.counts for part in portions),
    )
