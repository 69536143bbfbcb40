"""What was done, what to work on and how ready one is, in sentences: kind, exact, and never surer than the figures."""

from quizapp.core.counting import duration, plural
from quizapp.core.mastery import Mastery, Standing
from quizapp.core.readiness import ExamPlan, Readiness
from quizapp.core.stats.figures import Statistics
from quizapp.core.topics import TopicLine, Topics
from quizapp.render.figuretexts import count, iso, percent, percents, share
from quizapp.render.insighttables import named

ASSUMPTION = "Assumes that the exam asks what the decks ask."


def facts(found: Statistics) -> str:
    """What the statistics are of, and the figures that say most."""
    answers, minutes = sum(day.answers for day in found.daily), sum(day.minutes for day in found.daily)
    scope = f"{found.scope}, " if found.scope else ""
    said = f"{scope}{iso(found.span.first)} to {iso(found.span.last)}: "
    if not answers:
        return f"{said}nothing was answered."
    said += f"{count(answers)} {'answer' if answers == 1 else 'answers'} in {duration(60 * minutes)}"
    said += f" on {found.calendar.studied} of {plural(found.span.days, 'day')}, {_streak(found)}"
    return f"{said}. Remembered: {share(found.right)} reviews." if found.right.n else f"{said}."


def _streak(found: Statistics) -> str:
    return f"{plural(found.calendar.streak, 'day')} in a row now"


def first_work(found: Topics) -> str:
    """What to work on first, and why; or why that cannot be said, or need not."""
    if not found.whole.cards:
        return "There are no cards yet."
    if not found.whole.seen:
        return "Not enough to say: nothing was answered yet."
    gaining = [line for line in found.ranked if line.gain > 0]
    if not gaining:
        return f"Every topic has reached the target of {percent(found.target)}."
    weak = [line for line in gaining if line.standing is Standing.WEAK]
    line = (weak or gaining)[0]
    if weak:
        more = "" if line is gaining[0] else f" {_more(gaining[0])}"
        return f"Work on {named(line.path)} first: {_known(line.mastery)}. {_missing(line)}{more}"
    if line.standing is Standing.UNKNOWN:
        return f"Nothing is surely weak. Get to know {named(line.path)}: {_seen(line.mastery)}, not enough to say more."
    return f"Nothing is surely weak. Most is to be gained from {named(line.path)}: {_known(line.mastery)}."


def whole(found: Topics) -> str:
    """The mastery of everything, if enough is known of it, and how many topics are surely weak."""
    if found.whole.standing(found.target) is Standing.UNKNOWN:
        return f"All in all {_seen(found.whole)}: not enough to say."
    weak = len(found.weak)
    below = f"{plural(weak, 'topic')} surely below the target of {percent(found.target)}"
    return f"All in all {_known(found.whole)}; {below if weak else below.replace('0 topics', 'no topic')}."


def exam(found: ExamPlan) -> str:
    """The exam as it is thought of."""
    title = found.title or "An exam"
    day = "" if found.day is None else f" on {iso(found.day)}"
    guess = f", {percent(found.guess)} of them right by guessing" if found.guess else ", typed answers"
    return f"{title}{day}: {plural(found.questions, 'question')}{guess}, {percent(found.pass_mark)} to pass."


def readiness(found: Readiness) -> str:
    """The chance to pass and the score to expect; or why nothing is said."""
    if found.now is None:
        return found.why
    now = found.now
    said = f"Chance to pass now: {percent(now.passing)}. Expected score: {percent(now.expected)}"
    said += f" (80% range {percents(now.low, now.high)})"
    return f"{said}, from {found.answered} of {plural(found.cards, 'card')}."


def _known(mastery: Mastery) -> str:
    said = f"{percent(mastery.value)} would be recalled now ({percents(mastery.low, mastery.high)}"
    return f"{said}, {_seen(mastery)})"


def _seen(mastery: Mastery) -> str:
    return f"{mastery.seen} of {plural(mastery.cards, 'card')} seen"


def _missing(line: TopicLine) -> str:
    """Which part is forgotten and which was never seen: they are cured in different ways."""
    forgotten, unseen = percent(line.mastery.forgotten), percent(line.mastery.unseen_share)
    return f"Forgotten: {forgotten}. Never seen: {unseen}."


def _more(line: TopicLine) -> str:
    """A topic that would gain more, but is not surely weak."""
    return f"More may be gained from {named(line.path)}, but that is not sure yet ({_seen(line.mastery)})."
