"""How a learner answers: with which buttons, at which hours, and how fast."""

from collections import defaultdict
from collections.abc import Iterable

from quizapp.core.stats.figures import Buttons, Pace, Share
from quizapp.core.stats.sums import DaySum, FormSum, HourSum
from quizapp.core.stats.wilson import share
from quizapp.core.tally import Maturity


def buttons(days: Iterable[DaySum]) -> Buttons:
    """How often each rating was given to cards of each maturity."""
    given = {maturity: [0, 0, 0, 0] for maturity in Maturity}
    for _, maturity, again, hard, good, easy, *_ in days:
        counts = given[maturity]
        counts[0] += again
        counts[1] += hard
        counts[2] += good
        counts[3] += easy
    return Buttons(*((again, hard, good, easy) for again, hard, good, easy in given.values()))


def by_hour(hours: Iterable[HourSum]) -> tuple[Share, ...]:
    """For each of the 24 hours, how many of the reviews of young and mature cards were remembered."""
    right, asked = [0] * 24, [0] * 24
    for hour, its_right, reviews in hours:
        right[hour] += its_right
        asked[hour] += reviews
    return tuple(map(share, right, asked))


def pace(forms: Iterable[FormSum]) -> tuple[Pace, ...]:
    """How long answers to each form took, the most frequent form first.

    Answers without a time, which imported logs may lack, and those whose form is not known are left out.
    """
    answers: dict[str, int] = defaultdict(int)
    took: dict[str, int] = defaultdict(int)
    for one in forms:
        if one.form and one.timed:
            answers[one.form] += one.timed
            took[one.form] += one.took_ms
    found = [Pace(form, count, took[form] / count / 1000) for form, count in answers.items()]
    return tuple(sorted(found, key=lambda of_form: (-of_form.n, of_form.form)))
