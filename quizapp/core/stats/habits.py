"""How a learner answers: with which buttons, at which hours, and how fast."""

from collections import defaultdict
from collections.abc import Iterable

from quizapp.core.stats.figures import Buttons, Pace, Share
from quizapp.core.stats.shares import share
from quizapp.core.stats.sums import Form, Hour
from quizapp.core.tally import Maturity

_REVIEWED = (Maturity.YOUNG, Maturity.MATURE)


def buttons(hours: Iterable[Hour]) -> Buttons:
    """How often each rating was given to cards of each maturity."""
    given = {maturity: [0, 0, 0, 0] for maturity in Maturity}
    for _, _, maturity, again, hard, good, easy, _ in hours:
        counts = given[maturity]
        counts[0] += again
        counts[1] += hard
        counts[2] += good
        counts[3] += easy
    return Buttons(*((again, hard, good, easy) for again, hard, good, easy in given.values()))


def by_hour(hours: Iterable[Hour]) -> tuple[Share, ...]:
    """For each of the 24 hours, how many of the reviews of young and mature cards were remembered."""
    right, asked = [0] * 24, [0] * 24
    for _, hour, maturity, again, hard, good, easy, _ in hours:
        if maturity in _REVIEWED:
            right[hour] += hard + good + easy
            asked[hour] += again + hard + good + easy
    return tuple(map(share, right, asked))


def pace(forms: Iterable[Form]) -> tuple[Pace, ...]:
    """How long answers to each form took, the most frequent form first.

    Sums without a time, which imported logs may lack, and answers whose form is not known are left out.
    """
    answers: dict[str, int] = defaultdict(int)
    took: dict[str, int] = defaultdict(int)
    for _, form, _, _, reviews, _, took_ms, _, _ in forms:
        if form and took_ms:
            answers[form] += reviews
            took[form] += took_ms
    found = [Pace(form, count, took[form] / count / 1000) for form, count in answers.items()]
    return tuple(sorted(found, key=lambda of_form: (-of_form.n, of_form.form)))
