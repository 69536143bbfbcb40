"""Everything that the statistics show, from sums of answers and columns of cards."""

from collections.abc import Mapping

from quizapp.core.fsrs import Model
from quizapp.core.stats import habits
from quizapp.core.stats.calendar import calendar
from quizapp.core.stats.calibration import calibration, confidence
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.counts import counts
from quizapp.core.stats.daily import daily
from quizapp.core.stats.distribution import distributions
from quizapp.core.stats.figures import Statistics
from quizapp.core.stats.forecast import forecast
from quizapp.core.stats.retention import retention
from quizapp.core.stats.shares import share
from quizapp.core.stats.sums import Span, Sums, forms_within, hours_within


def statistics(
    sums: Sums, answers: Mapping[int, int], cards: Cards, scope: str, span: Span, model: Model
) -> Statistics:
    """All figures of a scope over a span that ends today.

    `sums` and `cards` are of its cards, and so is `answers`: how many there were on each study day [date ordinal] of
    all time. Sums of days outside the span count for nothing.
    """
    today = span.last
    hours, forms = hours_within(sums.hours, span), forms_within(sums.forms, span)
    days = hours_within(sums.days, span) or hours
    stability, difficulty, recall = distributions(cards, today, model)
    remembered = retention(days, span)
    return Statistics(
        scope=scope,
        span=span,
        calendar=calendar(answers, span, today),
        daily=daily(days),
        retention=remembered,
        right=share(sum(bucket.both.right for bucket in remembered), sum(bucket.both.n for bucket in remembered)),
        forecast=forecast(cards, today),
        stability=stability,
        difficulty=difficulty,
        recall=recall,
        buttons=habits.buttons(days),
        hours=habits.by_hour(hours),
        calibration=calibration(forms),
        confidence=confidence(forms),
        pace=habits.pace(forms),
        counts=counts(cards),
    )
