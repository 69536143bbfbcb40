"""What the statistics add up: answers by hour and maturity, and by form and predicted recall."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quizapp.core.review import Rating
from quizapp.core.tally import Maturity, Tally


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

    `bin` is an index into `bins.EDGES`, -1 for answers that nothing was predicted for (new cards, steps);
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
    """Everything that was answered in some span of days by some cards, in any order.

    Of very many answers `hours` and `forms` may be added up over the days of the span, each then with its last day,
    and `hours` be those of reviews (young and mature cards) alone; `days` then has all answers by day and maturity,
    whatever the hour, and is empty otherwise.
    """

    hours: tuple[Hour, ...] = ()
    forms: tuple[Form, ...] = ()
    days: tuple[Hour, ...] = ()


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


def sums_of(tallies: Iterable[Tally]) -> Sums:
    """What single reviews add up to, in the order in which their keys first came."""
    hours: dict[tuple[int, int, Maturity], list[int]] = {}
    forms: dict[tuple[int, str, int, str], list[int]] = {}
    for one in tallies:
        hour = hours.setdefault((one.study_day, one.hour, one.maturity), [0, 0, 0, 0, 0])
        hour[one.rating - 1] += 1
        hour[4] += one.took_ms
        form = forms.setdefault((one.study_day, one.form, one.bin, one.word), [0, 0, 0, 0, 0])
        form[0] += 1
        form[1] += one.rating > Rating.AGAIN
        form[2] += one.took_ms
        form[3] += one.predicted
        form[4] += one.loss
    return Sums(
        hours=tuple(Hour(*key, *numbers) for key, numbers in hours.items()),
        forms=tuple(Form(*key, *numbers) for key, numbers in forms.items()),
    )
