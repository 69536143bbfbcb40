"""A typed text: equal to a form, a slip of the keys away from one, or wrong."""

from collections.abc import Sequence

from quizapp.core import patterns, spelling
from quizapp.core.deck import Rejected
from quizapp.core.marking.mark import Mark, comments, one_line, right
from quizapp.core.review import Verdict
from quizapp.core.values import frozen


@frozen
class Near:
    """An accepted form that a text equals up to so many slips."""

    form: str
    slips: int


def mark_text(forms: Sequence[str], text: str, reject: Sequence[Rejected] = (), typos: int = 0) -> Mark:
    """A rejected form is wrong whatever else fits it; then forms that are equal count, then typing slips."""
    answer = f"the answer is {one_line(forms[0])}"
    if not spelling.normalise(text):
        return Mark(Verdict.WRONG, f"nothing was written; {answer}")
    refused = tuple(rejected for rejected in reject if spelling.fits(rejected.text, text))
    if refused:
        return Mark(
            Verdict.WRONG, answer, comments(each.why for each in refused), mistakes=(known_as(refused[0], text),)
        )
    near = nearest(forms, text, reject, typos)
    if near is None:
        return Mark(Verdict.WRONG, answer, mistakes=(spelling.normalise(text),))
    if near.slips:
        return Mark(Verdict.NEARLY, f"a typing slip: the answer is {one_line(near.form)}", (), 1)
    return right(answer)


def nearest(forms: Sequence[str], text: str, reject: Sequence[Rejected] = (), typos: int = 0) -> Near | None:
    """The form that a text equals or misses by fewest slips, `typos` at most; None where a rejected one is as near."""
    equal = next((form for form in forms if spelling.fits(form, text)), None)
    if equal is not None:
        return Near(equal, 0)
    near = _slipped(forms, text, typos)
    if near is None:
        return None
    wrong = (rejected.text for rejected in reject if not patterns.is_pattern(rejected.text))
    return None if any(spelling.slips(form, text, near.slips) is not None for form in wrong) else near


def known_as(rejected: Rejected, text: str) -> str:
    """The name of a wrong answer: the author's where it is a text, else what was written."""
    return spelling.normalise(text) if patterns.is_pattern(rejected.text) else one_line(rejected.text)


def _slipped(forms: Sequence[str], text: str, typos: int) -> Near | None:
    """The first of the forms that fewest slips lead to."""
    near = None
    for form in forms:
        at_most = near.slips - 1 if near else typos
        if at_most > 0 and spelling.forgives_slips(form) and spelling.same_digits(form, text):
            slips = spelling.slips(form, text, at_most)
            near = near if slips is None else Near(form, slips)
    return near
