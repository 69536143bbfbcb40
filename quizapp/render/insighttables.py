"""The numbers of topics, confusions and exams, as tables of texts."""

from collections.abc import Sequence

from quizapp.core.mastery import Standing
from quizapp.core.readiness import Chance, Readiness
from quizapp.core.topics import Confused, TopicLine, Topics
from quizapp.render.figuretexts import NONE, Table, count, iso, measure, percent, percents, points
from quizapp.render.plain import plain

_LITTLE = 0.0005
NAMES = {
    Standing.WEAK: "weak",
    Standing.MAYBE: "maybe weak",
    Standing.FINE: "fine",
    Standing.UNKNOWN: "not enough to say",
}


def named(path: str) -> str:
    """A topic as people read it; cards without a topic have a name, too."""
    return path or "without a topic"


def topic_table(found: Topics) -> Table:
    """The tree of topics, each with its mastery; what is below another is indented."""
    rows = tuple(_topic(line) for line in found.lines)
    head = ("Topic", "Standing", "Mastery", "90% interval", "Seen", "Forgotten", "Unseen", "30 days", "Due")
    note = (
        "Mastery is the share of a topic that would be recalled now; forgotten and unseen are what is missing, "
        "30 days is its change in percentage points."
    )
    return Table("Topics", head, rows, note if rows else "There are no cards.", words=2)


def ranking(found: Topics) -> Table:
    """The topics by what an exam score would gain if they came up to the target; those that are there are left out."""
    rows = tuple(
        (named(line.path), NAMES[line.standing], _gain(line.gain), *_value(line), percent(line.weight))
        for line in found.ranked
        if line.gain > 0
    )
    head = ("Topic", "Standing", "Gain", "Mastery", "90% interval", "Weight")
    reached = f"No topic is below the target of {percent(found.target)}." if found.ranked else "There are no cards."
    note = f"Gain: the points of 100 that an exam score would gain if the topic came up to {percent(found.target)}."
    return Table("What to work on", head, rows, note if rows else reached, words=2)


def confusions(found: Sequence[Confused]) -> Table:
    """What was chosen in place of what is right, the most frequent first."""
    rows = tuple(
        (plain(one.question), plain(one.right), plain(one.chosen), count(one.times), iso(one.last_day)) for one in found
    )
    head = ("Question", "Right", "You chose", "Times", "Last")
    return Table("Confusions", head, rows, "" if rows else "Nothing was taken for something else twice.", words=3)


def chances(found: Readiness) -> Table:
    """Score and chance to pass: now, and on the day of the exam with and without study."""
    given = (
        ("now", found.now),
        ("on the day, without study until then", found.idle),
        ("on the day, if you keep to the plan", found.kept),
    )
    rows = tuple((name, *_chance(chance)) for name, chance in given if chance)
    return Table("Chances", ("When", "Expected score", "80% range", "Chance to pass"), rows, found.why)


def advice(found: Readiness) -> Table:
    """What raises the expected score most."""
    rows = tuple((named(one.path), _gain(one.gain), percent(one.passing), count(one.cards)) for one in found.advice)
    head = ("Topic", "Gain", "Chance to pass then", "Unseen or weak cards")
    note = "Gain: points of 100 that its study would add to the score."
    return Table("What to study first", head, rows, note if rows else "")


def plan(found: Readiness) -> Table:
    """The days up to the exam."""
    rows = tuple((iso(one.day), count(one.new), count(one.reviews), measure(one.minutes)) for one in found.plan)
    return Table("Plan", ("Day", "New cards", "Reviews", "Minutes"), rows)


def change(line: TopicLine) -> str:
    """How its mastery changed in 30 days, in percentage points; none where nothing was asked."""
    return points(line.trend[-1] - line.trend[0]) if line.mastery.seen and len(line.trend) > 1 else NONE


def _gain(gain: float) -> str:
    """What an exam score would gain [0, 1], in points of 100; a very little is not nothing."""
    return f"+{100 * gain:.1f}" if gain >= _LITTLE else "<0.1"


def _topic(line: TopicLine) -> tuple[str, ...]:
    mastery = line.mastery
    return (
        "  " * line.depth + named(line.name),
        NAMES[line.standing],
        *_value(line),
        f"{count(mastery.seen)}/{count(mastery.cards)}",
        percent(mastery.forgotten),
        percent(mastery.unseen_share),
        change(line),
        count(line.due),
    )


def known(line: TopicLine) -> str:
    """Its mastery in per cent; none where too little is known for one figure."""
    return NONE if line.standing is Standing.UNKNOWN else percent(line.mastery.value)


def _value(line: TopicLine) -> tuple[str, str]:
    return known(line), percents(line.mastery.low, line.mastery.high)


def _chance(chance: Chance) -> tuple[str, str, str]:
    return percent(chance.expected), percents(chance.low, chance.high), percent(chance.passing)
