"""What the statistics add up: answers by hour and maturity, and by form and predicted recall."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.core.tally import Maturity

MILLION = 1_000_000


class Hour(NamedTuple):
    """The answers of one hour of one study day [date ordinal] to cards of one maturity; `took_ms` [ms] in all."""

    day: int
    hour: int
    maturity: Maturity
    again: int
    hard: int
    good: int
    easy: int
    took_ms: int


class Form(NamedTuple):
    """The answers of one study day that share form, bin of predicted recall and word of confidence.

    `bin` is an index into `calibration.EDGES`, -1 for answers that nothing was predicted for (new cards, steps);
    `word` is the confidence that the learner named, or empty. `right` are those above again. `predicted` and `loss`
    are sums of predicted recall and of log loss in millionths: whole numbers, so that taking back is exact.
    """

    day: int
    form: str
    bin: int
    word: str
    reviews: int
    right: int
    took_ms: int
    predicted: int
    loss: int


@dataclass(frozen=True, slots=True)
class Sums:
    """Everything that was answered in some span of days by some cards, in any order."""

    hours: tuple[Hour, ...] = ()
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Study days [date ordinals] from `first` to `last`, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


def hours_within(hours: Iterable[Hour], span: Span) -> list[Hour]:
    """Those of the days of a span."""
    return [hour for hour in hours if span.first <= hour.day <= span.last]


def forms_within(forms: Iterable[Form], span: Span) -> list[Form]:
    """Those of the days of a span."""
    return [form for form in forms if span.first <= form.day <= span.last]
