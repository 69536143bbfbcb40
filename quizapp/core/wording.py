"""The words that every front end uses alike: what is asked for, ratings, verdicts and delays."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizapp.core.alternatives import alternatives
from quizapp.core.counting import plural
from quizapp.core.deck import Body, Kind, Number, TypedList
from quizapp.core.response import Judged, Skipped
from quizapp.core.review import EventKind, Rating, Verdict

if TYPE_CHECKING:
    from quizapp.core.session import Answered, Asked, Graded

RATINGS = {Rating.AGAIN: "Again", Rating.HARD: "Hard", Rating.GOOD: "Good", Rating.EASY: "Easy"}
VERDICTS = {
    Verdict.RIGHT: "Right",
    Verdict.NEARLY: "Close",
    Verdict.WRONG: "Not right",
    Verdict.YOU_JUDGE: "You judge",
}
_DONE = {
    EventKind.REVIEW: "Rating",
    EventKind.SUSPEND: "Suspending",
    EventKind.RESUME: "Resuming",
    EventKind.FLAG: "Flag",
    EventKind.UNFLAG: "Removing the flag",
    EventKind.BURY: "Burying",
    EventKind.UNBURY: "Unburying",
    EventKind.RESET: "Reset",
    EventKind.DEFER: "Spreading over days",
    EventKind.ALIAS: "Carrying a history over",
    EventKind.DISTINCT: "Telling two questions apart",
    EventKind.RETIRE: "Retiring",
}
SKIPPED = "Not known yet"
CORRECTED = "The answer was corrected since you last saw it."
CRAM = "Cram: the schedule stays as it is."
PRACTICE = "Practice: the schedule stays as it is."
HINT_COST = "Hard is the best rating now; more hints can lower it."
_MISTAKE_SHOWN = 60
_OFTEN = {1: "once", 2: "twice"}
_UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day", "mo": "month", "y": "year"}


def verdict(graded: "Graded") -> str:
    """The verdict in a word or two."""
    return SKIPPED if isinstance(graded.response, Skipped) else VERDICTS[graded.mark.verdict]


def note(graded: "Graded") -> str:
    """Grading's own sentence [Markdown], where it says more than the verdict does; else empty."""
    if graded.override:
        return "counted, as you say so"
    if isinstance(graded.response, Skipped | Judged) or graded.mark.note == "right":
        return ""
    return graded.mark.note


def wanted(body: Body) -> str:
    """What is to be typed: an answer, so many of them, or a number with its decimals and its unit."""
    match body:
        case TypedList(items=items):
            from quizapp.core.marking import listed  # noqa: PLC0415 - most questions want no list

            return f"{plural(len(items), 'answer')}, separated by {listed.separator(body)}"
        case Number(decimals=decimals, unit=unit):
            from quizapp.core import units  # noqa: PLC0415 - most questions want no number

            digits = f" with {plural(decimals, 'decimal')}" if decimals else " without decimals"
            return f"a number{'' if decimals is None else digits}{f', in {units.named(unit)}' if unit else ''}"
        case _:
            return "the answer"


def hints_open(graded: "Graded") -> str:
    """How many hints were open: `a hint`, `2 hints`; looking at hidden options is one."""
    count = graded.hints + graded.opened
    return "a hint" if count == 1 else plural(count, "hint")


def confused(kind: Kind, mistakes: Iterable[str], times: Iterable[int]) -> str:
    """That the same wrong answers, as plain texts, were given to a card of this kind so many times each before."""
    texts = [text if len(text) <= _MISTAKE_SHOWN else f"{text[:_MISTAKE_SHOWN].rstrip()}…" for text in mistakes]
    before = _before(frozenset(times))
    match kind:
        case Kind.NUMBER:
            return f"You stepped into the same trap {before}."
        case Kind.MATCH:
            return f"You matched {' and '.join(texts)} {before}, too."
        case _:
            return f"You took {' and '.join(texts)} for the answer {before}."


def _before(times: frozenset[int]) -> str:
    """How often something was before; without a number where several things differ."""
    if len(times) != 1:
        return "before"
    (count,) = times
    return f"{_OFTEN.get(count, f'{count} times')} before"


def spoken(delay: str) -> str:
    """A delay of `scheduling.label` in whole words: `10m` is `10 minutes`."""
    number = delay.rstrip("smhdoy")
    unit = _UNITS[delay.removeprefix(number)]
    return f"{number} {unit if number == '1' else unit + 's'}"


def done(kind: EventKind, cards: int = 0) -> str:
    """What was done to a card, in a word or two: `Rating`; or to so many `cards` by the result of an exam."""
    return f"the result of an exam ({plural(cards, 'card')})" if cards else _DONE[kind]


def taken_back(kind: EventKind, about: str = "", cards: int = 0) -> str:
    """What an undo did, as a sentence, and about what."""
    what = done(kind, cards)
    return f"{what[0].upper()}{what[1:]} taken back{f': {about}' if about else ''}."


def held_back(verdict: Verdict, rating: Rating, guess: float) -> bool:
    """Whether an answer without hints has this rating because it may be a guess, which has this chance [0, 1)."""
    return verdict.is_right and rating <= Rating.HARD and guess > 0


def likely_guess(asked: "Asked", *, seen: bool) -> str:
    """Why a right answer that may be a guess is not suggested to be good; for a card never seen in more words."""
    if seen:
        return "right, but a guess is likely"
    options = len(alternatives(asked))
    where = f"of {options} options a guess is easy" if options else "a guess is easy here"
    return f"right; {where}: back soon to be sure"


def promise(asked: "Asked", rating: Rating) -> str:
    """What a rating leads to: `Good, back in 2 days`; a card in steps may come sooner when nothing else is left.

    Only the rating where it does not touch the schedule.
    """
    if not asked.delays[rating - 1]:
        return RATINGS[rating]
    steps = asked.outcomes[rating - 1].due_ms is not None
    return f"{RATINGS[rating]}, back {'within' if steps else 'in'} {spoken(asked.delays[rating - 1])}"


def tally(answers: Sequence["Answered"]) -> str:
    """How a sitting went: `5 cards: 4 remembered, 1 again.`, or `6 answers` where a card was answered twice."""
    again = sum(answer.rating is Rating.AGAIN for answer in answers)
    each_once = len({answer.card_id for answer in answers}) == len(answers)
    noun = "card" if each_once else "answer"
    return f"{plural(len(answers), noun)}: {len(answers) - again} remembered, {again} again."
