"""Exams in words: names, times, what a wrong answer costs, how an attempt stands or went."""

import math
from collections.abc import Sequence

from quizapp.core import counting, wording
from quizapp.core.counting import duration, plural
from quizapp.core.day import Moment, wall_clock
from quizapp.core.deck import Kind
from quizapp.core.exams.attempt import Attempt, Ending
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.marking import Scored
from quizapp.core.exams.offers import AttemptLine
from quizapp.core.phase import Rating
from quizapp.render.figuretexts import percent

OWN = "Your own exam"
_OWN_OF = "Own exam:"
CLOCK = "The clock starts when you press {key}, and goes on when quizapp is closed."
_DOUBTED = "A right answer that may have been a guess is rated hard or again, so that its card is back soon to be sure."
_KINDS = {
    Kind.CHOICE: "choice",
    Kind.MULTI: "multiple choice",
    Kind.TRUEFALSE: "true/false",
    Kind.TYPED: "typed",
    Kind.NUMBER: "numbers",
    Kind.CLOZE: "gaps",
    Kind.ORDER: "order",
    Kind.MATCH: "pairs",
}
_RATED = ((Rating.EASY, "easy"), (Rating.GOOD, "good"), (Rating.HARD, "hard"), (Rating.AGAIN, "again"))


def called(name: str, asked: str = "") -> str:
    """What an exam is called; the learner's own has no name, and is told by what it asks of everything."""
    return name or (f"{_OWN_OF} {asked}" if asked else OWN)


def titled(blueprint: Blueprint) -> str:
    """What an exam is called: `Finals`, `Own exam: evaluation; levels 2 to 4`."""
    return called(blueprint.name, _asked(blueprint))


def of_line(line: AttemptLine) -> str:
    """What the exam of an attempt in a list is called."""
    return called(line.name, _asked(line.blueprint))


def limit(blueprint: Blueprint, questions: int | None = None) -> str:
    """How long an exam of so many questions may take, of as many as it asks for unless said: `25 minutes`."""
    found = blueprint.limit_of(questions) if questions else blueprint.limit_ms
    return "no limit" if found is None else counting.limit(found / 1000)


def cost(blueprint: Blueprint) -> str:
    """What a wrong answer costs."""
    match blueprint.penalty:
        case None:
            return "what guessing would gain on average"
        case 0:
            return "nothing"
        case penalty:
            return f"{percent(penalty)} of a point"


def cost_told(blueprint: Blueprint) -> str:
    """What a wrong answer costs, in a sentence: the fair penalty goes by answers that have no parts."""
    return cost(blueprint) + ", parts aside" * (blueprint.penalty is None)


def kinds(names: Sequence[str]) -> str:
    """The kinds of question that an exam asks, in words."""
    known = [words for kind, words in _KINDS.items() if kind in names]
    return ", ".join(known) or "all that can be marked"


def levels(found: tuple[int, int] | None) -> str:
    """The difficulties that an exam asks: `2 to 4 of 5`."""
    if found is None:
        return "any"
    low, high = found
    return f"{low} of 5" if low == high else f"{low} to {high} of 5"


def quotas(blueprint: Blueprint) -> str:
    """How many questions come from where, as far as that is said: `5 of evaluation, 25% of metrics`; empty for none."""
    return ", ".join(f"{percent(one.share) if one.share else one.number} of {one.name}" for one in blueprint.quotas)


def when(moment: Moment) -> str:
    """Date and time by the clock of that moment: `20 Nov 2026, 14:05`."""
    at = wall_clock(moment.at_ms, moment.tz_min)
    return f"{at.day} {at:%b %Y, %H:%M}"


def left_ms(found: Attempt, now_ms: int) -> int | None:
    """How much of the time is left [ms] at an instant [UTC ms]; None where there is no limit."""
    most = found.paper.limit_ms
    return None if most is None else max(most - found.spent_ms - max(now_ms - found.newest_ms, 0), 0)


def stands(found: Attempt, now_ms: int) -> str:
    """How an attempt under way stands: `7 of 20 answered, 12 minutes left`."""
    every, left = len(found.paper.slots), left_ms(found, now_ms)
    answered = f"{every - len(found.open)} of {every} answered"
    if left is None:
        return answered
    return f"{answered}, {duration(left / 1000) if left else 'no time'} left"


def number(points: float) -> str:
    """Points as people write them: `14`, `14.5`, `0.33`, `−0.25`."""
    text = f"{abs(points):.2f}".rstrip("0").rstrip(".")
    return f"−{text}" if points < 0 and text != "0" else text


def outcome(whole: Scored, pass_mark: float, *, passed: bool) -> str:
    """What a score says: also that it might have gone the other way, where its interval holds the pass mark."""
    doubtful = whole.low < pass_mark <= whole.high
    if passed:
        return (
            "With another paper it might have been less than that: the range goes below the mark."
            if doubtful
            else "All of the range is above the mark."
        )
    return (
        "Another paper might have gone the other way: the range reaches the mark."
        if doubtful
        else f"{plural(_short(whole, pass_mark), 'point')} more would have been enough."
    )


def likely(whole: Scored) -> str:
    """What the interval of a score says."""
    low, high = percent(whole.low), percent(whole.high)
    return f"With very many such questions you would score between {low} and {high} (9 times in 10)."


def counted(whole: Scored) -> str:
    """The points, and the answers that they come from: `14.5 of 20 points, 13 right, 2 open`."""
    left = f", {whole.n - whole.answered} open" if whole.answered < whole.n else ""
    return f"{number(whole.points)} of {plural(whole.n, 'point')}, {whole.right} right{left}"


def time_used(spent_ms: int, limit_ms: int | None, ending: Ending | None) -> str:
    """How much of the time [ms] was used: `18 minutes of 25 minutes`; None for no limit."""
    spent = duration(spent_ms / 1000)
    if limit_ms is None:
        return f"{spent}, without a limit"
    most = counting.limit(limit_ms / 1000)
    return f"{most}, handed in when the time was over" if ending is Ending.TIME else f"{spent} of {most}"


def became(line: AttemptLine) -> str:
    """What became of an attempt, in a word or two."""
    if line.ending is None:
        return "under way"
    if line.ending is Ending.DROPPED:
        return "dropped"
    if line.passed is None or line.score is None:
        return "handed in"
    return "passed" if line.passed else "not passed"


def ratings(effects: Sequence[Effect]) -> str:
    """How the answers are rated: `11 good, 2 hard, 5 again`."""
    counts = ((sum(one.rating is rating for one in effects), word) for rating, word in _RATED)
    return ", ".join(f"{count} {word}" for count, word in counts if count)


def doubted(found: Debrief) -> str:
    """Why right answers that may have been guesses are not rated good; empty where there are none."""
    slots, marked = found.attempt.paper.slots, found.result.marked
    held_back = (
        wording.held_back(mark.verdict, effect.rating, slots[effect.place].guess)
        for effect in found.effects
        if (mark := marked[effect.place].mark)
    )
    return _DOUBTED if any(held_back) else ""


def _asked(blueprint: Blueprint) -> str:
    """What an exam asks of everything there is: topics, quotas, kinds, levels; empty for all."""
    found = blueprint.levels
    given = (
        [] if found is None else [f"level {found[0]}" if found[0] == found[1] else f"levels {found[0]} to {found[1]}"]
    )
    return "; ".join(filter(None, [", ".join(blueprint.topics), quotas(blueprint), ", ".join(blueprint.kinds), *given]))


def _short(whole: Scored, pass_mark: float) -> int:
    """How many points were missing, at least one."""
    return max(math.ceil(pass_mark * whole.n - whole.points - 1e-9), 1)
