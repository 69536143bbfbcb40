"""The numbers of topics, confusions and exams, as tables of texts."""

from collections.abc import Sequence

from quizapp.core.readiness import Chance, PlanDay, Readiness
from quizapp.core.stats.sums import Span
from quizapp.core.topics import Confused, TopicLine, Topics
from quizapp.render.figuretexts import Table, count, iso, measure, percent, percents
from quizapp.render.insightwords import prospects
from quizapp.render.periods import periods
from quizapp.render.plain import plain
from quizapp.render.topicwords import NO_MIX_UPS, STANDINGS, change, gained, known, nothing, written

_PLAN = ("Days", "New cards", "Reviews", "Minutes")


def topic_table(found: Topics) -> Table:
    """The tree of topics, each with its mastery; what is below another is indented."""
    rows = tuple(_topic(line) for line in found.lines)
    head = ("Topic", "Standing", "Mastery", "90% interval", "Asked", "Forgotten", "Never asked", "30 days", "Due")
    note = (
        "Mastery is the share of a topic that is known now; forgotten and never asked are what is missing, "
        "30 days is its change in percentage points."
    )
    return Table("Topics", head, rows, note if rows else nothing(found), words=2)


def ranking(found: Topics) -> Table:
    """The topics by what an exam score would gain if they came up to the target; those that are there are left out."""
    rows = tuple(
        (written(line.path), STANDINGS[line.standing].meaning, gained(line.gain), *_value(line), percent(line.weight))
        for line in found.ranked
        if line.gain > 0
    )
    head = ("Topic", "Standing", "Gain", "Mastery", "90% interval", "Weight")
    reached = f"No topic is below the target of {percent(found.target)}." if found.ranked else nothing(found)
    note = f"Gain: the points of 100 that an exam score would gain if the topic came up to {percent(found.target)}."
    return Table("What to work on", head, rows, note if rows else reached, words=2)


def confusions(found: Sequence[Confused]) -> Table:
    """What was chosen in place of what is right, the most frequent first."""
    rows = tuple(
        (plain(one.question), plain(one.right), plain(one.chosen), count(one.times), iso(one.last_day)) for one in found
    )
    head = ("Question", "Right", "You chose", "Times", "Last")
    return Table("Mix-ups", head, rows, "" if rows else NO_MIX_UPS, words=3)


def chances(found: Readiness) -> Table:
    """Score and chance to pass: now, and on the day of the exam with and without study."""
    rows = tuple((name, *_chance(chance)) for name, chance in prospects(found))
    then = "Without study and with the plan: on the day of the exam." if found.idle else ""
    return Table("Chances", ("Case", "Expected score", "80% range", "Chance to pass"), rows, found.why or then)


def advice(found: Readiness) -> Table:
    """What raises the expected score most."""
    rows = tuple((written(one.path), gained(one.adds), percent(one.passing), count(one.cards)) for one in found.advice)
    head = ("Topic", "Gain", "Chance to pass then", "Cards to do")
    note = "Gain: points of 100 that its study would add to the score."
    return Table("What to study first", head, rows, note if rows else "")


def plan(found: Readiness) -> Table:
    """The days up to the exam, as weeks beyond a month and as months beyond a year."""
    if not found.plan:
        return Table("Plan", _PLAN, ())
    first = found.plan[0].day
    gathered = [
        (period.name, found.plan[period.first - first : period.last - first + 1])
        for period in periods(Span(first, found.plan[-1].day))
    ]
    rows = tuple((name, *_planned(days)) for name, days in gathered)
    return Table("Plan", _PLAN, rows)


def _planned(days: Sequence[PlanDay]) -> tuple[str, ...]:
    """New cards, reviews and minutes of some days together."""
    new, reviews = sum(day.new for day in days), sum(day.reviews for day in days)
    return count(new), count(reviews), measure(sum(day.minutes for day in days))


def _topic(line: TopicLine) -> tuple[str, ...]:
    mastery = line.mastery
    return (
        "  " * line.depth + written(line.name),
        STANDINGS[line.standing].meaning,
        *_value(line),
        f"{count(mastery.seen)}/{count(mastery.cards)}",
        percent(mastery.forgotten),
        percent(mastery.unseen_share),
        change(line),
        count(line.due),
    )


def _value(line: TopicLine) -> tuple[str, str]:
    return known(line), percents(line.mastery.low, line.mastery.high)


def _chance(chance: Chance) -> tuple[str, str, str]:
    return percent(chance.expected), percents(chance.low, chance.high), percent(chance.passing)
