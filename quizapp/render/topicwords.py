"""What is said of topics: names, standing, trend, mix-ups; exact where much is known, and careful where little is."""

from collections.abc import Sequence
from typing import NamedTuple

from quizapp.core.counting import all_suspended, plural
from quizapp.core.mastery import Mastery, Standing
from quizapp.core.topics import Confused, TopicLine, Topics
from quizapp.render.figuretexts import NONE, percent, percents, points
from quizapp.render.plain import plain

NO_TOPIC = "without a topic"
EMPTY = "There are no cards yet: put a deck (a .yaml file) into your deck folder."
NO_MIX_UPS = "Nothing was taken for anything else twice so far."
LEAST_GAIN = 0.0005
_STEADY = 0.02
_TIMES = {1: "once", 2: "twice"}


class Stands(NamedTuple):
    """How a standing is said: a sign, a word, what that means, and the style of both."""

    sign: str
    word: str
    meaning: str
    style: str


STANDINGS = {
    Standing.WEAK: Stands("▼", "weak", "weak", "wrong"),
    Standing.MAYBE: Stands("▽", "maybe", "maybe weak", "near"),
    Standing.FINE: Stands("✓", "fine", "fine", "right"),
    Standing.UNKNOWN: Stands("?", "unknown", "not enough to say", "dim"),
}


def named(path: str) -> str:
    """A topic by its whole path as screens show it: `evaluation › metrics`."""
    return path.replace("/", " › ") or NO_TOPIC


def written(path: str) -> str:
    """A topic as it is written in a deck and on the command line: `evaluation/metrics`."""
    return path or NO_TOPIC


def figure(line: TopicLine) -> float | None:
    """Its mastery [0, 1]; None where too little is known for one figure."""
    return None if line.standing is Standing.UNKNOWN else line.mastery.value


def known(line: TopicLine) -> str:
    """Its mastery in per cent; none where too little is known for a figure."""
    found = figure(line)
    return NONE if found is None else percent(found)


def change(line: TopicLine) -> str:
    """How its mastery changed over the days of its trend, in percentage points; none without a trend."""
    return points(line.trend[-1] - line.trend[0]) if len(line.trend) > 1 else NONE


def steady(trend: Sequence[float]) -> bool:
    """Whether mastery stayed what it was over all days of a trend."""
    return max(trend) - min(trend) < _STEADY


def arrow(trend: Sequence[float]) -> str:
    """Whether mastery rose, fell, or stayed over the days of a trend; empty without one."""
    if len(trend) < 2:
        return ""
    moved = trend[-1] - trend[0]
    return "→" if abs(moved) < _STEADY else "↗" if moved > 0 else "↘"


def asked(mastery: Mastery) -> str:
    """How much of a topic was ever asked: `20 of 24 cards asked`."""
    return f"{mastery.seen} of {plural(mastery.cards, 'card')} asked"


def sure(mastery: Mastery) -> str:
    """The interval of a mastery: `90% sure: 43–61%`."""
    return f"90% sure: {percents(mastery.low, mastery.high)}"


def measured(mastery: Mastery) -> str:
    """A mastery with all that it rests on: `52% known (90% sure: 43–61%), 20 of 24 cards asked`."""
    return f"{percent(mastery.value)} known ({sure(mastery)}), {asked(mastery)}"


def parts(line: TopicLine) -> str:
    """What is known of a topic, and of what the rest consists; a guess of it where too little is known."""
    mastery = line.mastery
    if line.standing is Standing.UNKNOWN:
        return f"known perhaps {percent(mastery.value)}: a guess while so little was asked"
    share, forgotten, unseen = map(percent, (mastery.value, mastery.forgotten, mastery.unseen_share))
    return f"known {share} · missing: {forgotten} forgotten, {unseen} never asked"


def judged(line: TopicLine, target: float) -> str:
    """The standing of a topic as a sentence, with the figures it rests on."""
    value, aim = line.mastery.value, percent(target)
    exact = f"{value:.1%}" if value < target and percent(value) == aim else percent(value)
    between = f"{exact} known ({sure(line.mastery)})"
    match line.standing:
        case Standing.UNKNOWN:
            return f"Not enough to say: {asked(line.mastery)}."
        case Standing.WEAK:
            return f"Weak: {between}, surely below the target of {aim}."
        case Standing.MAYBE:
            return f"Maybe weak: {between}, likely below the target of {aim}."
        case Standing.FINE:
            return f"Fine: {between}, not below the target of {aim}."


def gained(gain: float) -> str:
    """What an exam score would gain [0, 1], in points of 100; a very little is not nothing, and a dot is."""
    if gain <= 0:
        return "·"
    return f"+{100 * gain:.1f}" if gain >= LEAST_GAIN else "<0.1"


def mixed_up(confused: Confused) -> str:
    """A mix-up as a sentence: `You chose “recall” for “precision” 3 times.`"""
    times = _TIMES.get(confused.times, f"{confused.times} times")
    return f"You chose “{plain(confused.chosen)}” for “{plain(confused.right)}” {times}."


def work(line: TopicLine) -> str:
    """What waits in a topic, and what it would bring to work on it."""
    facts = [f"{line.due} due"] * bool(line.due)
    facts += [f"{line.leeches} leech{'es' if line.leeches > 1 else ''}"] * bool(line.leeches)
    facts.append(f"{percent(line.weight)} of an exam")
    facts += [f"up to the target gains {100 * line.gain:.1f} points"] * (line.gain >= LEAST_GAIN)
    return " · ".join(facts)


def nothing(found: Topics) -> str:
    """Why there is no topic to show."""
    return all_suspended(found.suspended) if found.suspended else EMPTY


def overall(found: Topics, width: int | None = None) -> str:
    """How much of everything is known now, in fewer words where a row [cells] is short."""
    whole, target = found.whole, f"target {percent(found.target)}"
    if not whole.cards:
        return nothing(found)
    if not whole.seen:
        return f"Nothing was asked yet. {plural(whole.cards, 'card')}, {target}."
    if whole.standing(found.target) is Standing.UNKNOWN:
        return f"Not enough to say of everything: {asked(whole)} · {target}"
    rest = f"({sure(whole)}) · {asked(whole)} · {target}"
    said = f"{percent(whole.value)} of everything is known now {rest}"
    return said if width is None or len(said) <= width else f"{percent(whole.value)} known {rest}"


def weakness(found: Topics) -> str:
    """How many topics are weak, and how sure that is; empty where there are no topics."""
    weak = len(found.weak)
    if weak:
        return f"{plural(weak, 'topic is', 'topics are')} surely weak"
    if not any(line.standing is not Standing.UNKNOWN for line in found.ranked):
        return "Not enough to say of any topic yet" if found.ranked else ""
    above = sum(line.standing is Standing.WEAK for line in found.lines)
    if above:
        return f"{plural(above, 'topic is', 'topics are')} surely weak, but no part alone"
    maybe = sum(line.standing is Standing.MAYBE for line in found.ranked)
    below = f"; {maybe} may be" if maybe else ""
    return f"No topic is surely below {percent(found.target)}{below}"


def in_all(found: Topics) -> str:
    """What is known of everything, and how many topics are weak, in sentences."""
    said = weakness(found) if found.whole.seen else ""
    return f"{overall(found).removesuffix('.')}. {said}." if said else overall(found)


def verdict(found: Topics, key: str) -> str:
    """What is weak, and the key that works on it."""
    said = weakness(found)
    return said and f"{said}: {key} studies {'what is weak' if found.weak else 'what gains most'}."


def first_work(found: Topics) -> str:
    """What to work on first, and why; or why that cannot be said, or need not. Empty without cards."""
    if not found.whole.seen:
        return ""
    gaining = [line for line in found.ranked if line.gain > 0]
    if not gaining:
        return f"Every topic has reached the target of {percent(found.target)}."
    weak = [line for line in gaining if line.standing is Standing.WEAK]
    line = (weak or gaining)[0]
    if weak:
        more = "" if line is gaining[0] else f" {_more(gaining[0])}"
        missing = f"Forgotten: {percent(line.mastery.forgotten)}, never asked: {percent(line.mastery.unseen_share)}."
        return f"Work on {written(line.path)} first: {measured(line.mastery)}. {missing}{more}"
    if line.standing is Standing.UNKNOWN:
        little = f"{asked(line.mastery)}, not enough to say more"
        return f"Nothing is surely weak. Get to know {written(line.path)}: {little}."
    return f"Nothing is surely weak. Most is to be gained from {written(line.path)}: {measured(line.mastery)}."


def _more(line: TopicLine) -> str:
    """A topic that would gain more, but is not surely weak."""
    return f"More may be gained from {written(line.path)}, but that is not sure yet ({asked(line.mastery)})."
