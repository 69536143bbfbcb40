"""What is said of topics: names, standing, trend, mistakes; exact where much is known, and careful where little is."""

from collections.abc import Sequence

from quizapp.core.counting import plural
from quizapp.core.mastery import Standing
from quizapp.core.topics import Confused, TopicLine, Topics
from quizapp.render.figuretexts import NONE, percent, percents
from quizapp.render.plain import plain

STANDINGS = {
    Standing.WEAK: ("▼", "weak", "wrong"),
    Standing.MAYBE: ("▽", "maybe", "near"),
    Standing.FINE: ("✓", "fine", "right"),
    Standing.UNKNOWN: ("?", "unknown", "dim"),
}
OTHERS = "questions without a topic"
_STEADY = 0.02
_TIMES = {1: "once", 2: "twice"}


def named(path: str) -> str:
    """A topic by its whole path: `evaluation › metrics`."""
    return path.replace("/", " › ") or OTHERS


def asked_for(path: str) -> tuple[str, ...]:
    """What a sitting on a topic is asked for by: the slash tells it from a deck of the same name."""
    return (f"{path}/",)


def value(line: TopicLine) -> str:
    """Mastery in per cent; none where too little is known for a figure."""
    return NONE if line.standing is Standing.UNKNOWN else percent(line.mastery.value)


def arrow(trend: Sequence[float]) -> str:
    """Whether mastery rose, fell, or stayed over the days of a trend; empty without one."""
    if len(trend) < 2:
        return ""
    change = trend[-1] - trend[0]
    return "→" if abs(change) < _STEADY else "↗" if change > 0 else "↘"


def overall(found: Topics, width: int) -> str:
    """How much of everything would be recalled now, in fewer words where a row [cells] is short."""
    whole = found.whole
    if not whole.cards:
        return "There are no questions yet: put a deck (a .yaml file) into your deck folder."
    if not whole.seen:
        return f"Nothing was asked yet. {plural(whole.cards, 'question')}, target {percent(found.target)}."
    between = f"({percents(whole.low, whole.high)})"
    rest = f"{between} · {whole.seen} of {whole.cards} asked · target {percent(found.target)}"
    said = f"{percent(whole.value)} of everything is known now {rest}"
    return said if len(said) <= width else f"{percent(whole.value)} known {rest}"


def verdict(found: Topics, weak_key: str) -> str:
    """What is weak, and the key that works on it."""
    weak = len(found.weak)
    maybe = sum(line.standing is Standing.MAYBE for line in found.ranked)
    if weak:
        return f"{plural(weak, 'topic')} {'is' if weak == 1 else 'are'} surely weak: {weak_key} studies what is weak."
    if not found.ranked:
        return ""
    if not any(line.standing is not Standing.UNKNOWN for line in found.ranked):
        return f"Not enough to say of any topic yet: {weak_key} studies the ones that gain most."
    below = f"; {maybe} may be" if maybe else ""
    return f"No topic is surely below {percent(found.target)}{below}. {weak_key} studies what gains most."


def judged(line: TopicLine, target: float) -> str:
    """The standing of a topic as a sentence, with the figures it rests on."""
    mastery = line.mastery
    between = f"{percent(mastery.value)} known, surely {percents(mastery.low, mastery.high)}"
    aim = percent(target)
    match line.standing:
        case Standing.UNKNOWN:
            return f"Not enough to say: {mastery.seen} of {plural(mastery.cards, 'question')} asked."
        case Standing.WEAK:
            return f"Weak: {between}, all of it below {aim}."
        case Standing.MAYBE:
            return f"Maybe weak: {between}; the target is {aim}."
        case Standing.FINE:
            return f"Fine: {between}; the target is {aim}."


def parts(line: TopicLine) -> str:
    """What a topic is made of: known, forgotten, and never asked; a guess of it where too little is known."""
    mastery = line.mastery
    known = f"known {'perhaps ' if line.standing is Standing.UNKNOWN else ''}{percent(mastery.value)}"
    return f"{known} · forgotten {percent(mastery.forgotten)} · never asked {percent(mastery.unseen_share)}"


def mixed_up(confused: Confused) -> str:
    """A confusion as a sentence: `You chose “recall” for “precision” 3 times.`"""
    times = _TIMES.get(confused.times, f"{confused.times} times")
    return f"You chose “{plain(confused.chosen)}” for “{plain(confused.right)}” {times}."


def work(line: TopicLine) -> str:
    """What waits in a topic, and what it would bring to work on it."""
    facts = [f"{line.due} due"] * bool(line.due)
    facts += [f"{line.leeches} leech{'es' if line.leeches > 1 else ''}"] * bool(line.leeches)
    facts.append(f"{percent(line.weight)} of an exam")
    facts += [f"up to the target gains {100 * line.gain:.1f} points"] * (line.gain >= 0.0005)
    return " · ".join(facts)


def course(trend: Sequence[float]) -> str:
    """Mastery then and now; empty without a trend."""
    return f"30 days: {percent(trend[0])} {arrow(trend)} {percent(trend[-1])}" if len(trend) > 1 else ""
