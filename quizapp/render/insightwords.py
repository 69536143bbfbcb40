"""What was done, and how ready one is, in sentences: kind, exact, and never surer than the figures."""

from quizapp.core.bias import Bias
from quizapp.core.counting import plural
from quizapp.core.day import date_of
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.fitness import LEAST_REVIEWS
from quizapp.core.readiness import Chance, Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.render.figuretexts import count, iso, percent, percents, reviewed, took

FIT = "A key in the statistics"
OVER = "The day of the exam is past: this is how it stands now."
ASSUMPTION = "Assumes that the exam asks what the decks ask."


def facts(found: Statistics) -> str:
    """What the statistics are of, and the figures that say most."""
    answers, minutes = sum(day.answers for day in found.daily), sum(day.minutes for day in found.daily)
    scope = f"{found.scope}, " if found.scope else ""
    said = f"{scope}{iso(found.span.first)} to {iso(found.span.last)}: "
    if not answers:
        return f"{said}nothing was answered."
    said += f"{plural(answers, 'answer')}{took(minutes)}"
    said += f" on {found.calendar.studied} of {plural(found.span.days, 'day')}, {_streak(found)}"
    return f"{said}. Remembered: {reviewed(found.right)}." if found.right.n else f"{said}."


def _streak(found: Statistics) -> str:
    return f"{plural(found.calendar.streak, 'day')} in a row now"


def titled(found: ExamPlan) -> str:
    """What an exam is called."""
    return found.title or "An exam"


def exam(found: ExamPlan, today: int) -> str:
    """The exam as it is thought of on a study day [date ordinal], without its title."""
    guess = f"{percent(found.guess)} of them right by guessing" if found.guess else "typed answers"
    return f"{plural(found.questions, 'question')}, {guess}, {percent(found.pass_mark)} to pass, {_when(found, today)}."


def _when(found: ExamPlan, today: int) -> str:
    if found.day is None:
        return "no date set"
    date, left = date_of(found.day), found.day - today
    away = "today" if left == 0 else f"in {plural(left, 'day')}" if left > 0 else f"{plural(-left, 'day')} ago"
    return f"on {date:%A}, {date.day} {date:%B} {date.year} ({away})"


def basis(found: Readiness) -> str:
    """What is known of the exam rests on this; empty where it has no cards."""
    if not found.cards:
        return ""
    of = f" of {', '.join(found.exam.names)}" if found.exam.names else ""
    return f"You were asked {count(found.answered)} of {_cards(found.cards)}{of}. {ASSUMPTION}"


def _cards(number: int) -> str:
    return "one card" if number == 1 else f"{count(number)} cards"


def prospects(found: Readiness) -> list[tuple[str, Chance]]:
    """What can be said of the chances: now, and on the day of the exam without study and with the plan."""
    given = (("now", found.now), ("without study", found.idle), ("with the plan", found.kept))
    return [(name, chance) for name, chance in given if chance]


def readiness(found: Readiness) -> str:
    """The chance to pass and the score to expect; or why nothing is said."""
    if found.now is None:
        return found.why
    now, over = found.now, f"{OVER} " if found.is_over else ""
    said = f"{over}Chance to pass now: {percent(now.passing)}. Expected score: {percent(now.expected)}"
    return f"{said} (80% range {percents(now.low, now.high)})."


def undone(found: Readiness) -> str:
    """What the plan cannot do within the daily limits, and what it would take; empty where it does everything."""
    if not found.short:
        return ""
    unseen, needed, limit = found.short.unseen, found.short.needed, found.short.limit
    said = f"{_cards(unseen)} {'stays' if unseen == 1 else 'stay'} unseen until then".capitalize()
    if needed <= limit:
        return f"{said}: the new cards of today were begun already."
    return f"{said}: it would take {count(needed)} new cards a day, and {count(limit)} are set."


def lately(found: Bias | None, cure: str) -> str:
    """That figures are likely too high or too low, and how that is cured once there are reviews enough; or nothing."""
    if not found:
        return ""
    less = found.change < 0
    by = f"{abs(round(100 * found.change))} points {'less' if less else 'more'}"
    said = f"Lately you remembered {by} than predicted (of {count(found.reviews)} reviews)"
    fits = f" {cure} fits the scheduler to you." if found.reviews >= LEAST_REVIEWS else ""
    return f"{said}: these figures are likely too {'high' if less else 'low'}.{fits}"
