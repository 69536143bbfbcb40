"""What is said of how a question does: each sign as a sentence with its cure, and the same as problems of decks."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from quizapp.core.counting import duration, plural
from quizapp.core.health import Discrimination, ItemHealth, OptionUse, Share, Sign
from quizapp.core.itemsigns import is_idle, is_lure
from quizapp.errors import Level, Problem
from quizapp.render.figuretexts import NONE, percent, percents
from quizapp.render.plain import plain
from quizapp.render.visible import one_line

ENOUGH_OPTIONS = 3
_OPTION_SHOWN = 50


def problems(found: Iterable[ItemHealth]) -> Iterator[Problem]:
    """The signs of questions as hints at their lines; the rules are those of the signs."""
    for one in found:
        for sign in one.signs:
            message, cure = said(one, sign)
            yield Problem(one.item.file, one.item.line, 1, Level.HINT, sign.rule, message, cure)


def said(found: ItemHealth, sign: Sign) -> tuple[str, str]:
    """A sign of a question in words, and the cure; neither has a full stop."""
    return _MESSAGES[sign](found), _cure(found, sign)


def share(found: Share) -> str:
    """How often, of how many, and where enough are, the interval: `3 of 40 (3–20%)`, `1 of 1`."""
    if found.value is None:
        return NONE
    counted = f"{found.times} of {found.of}"
    return counted if found.is_small else f"{counted} ({percents(found.low, found.high)})"


def tells(found: ItemHealth) -> str:
    """The discrimination with its interval: `0.31, 0.12 to 0.48, of 80 learners`."""
    value = found.discrimination
    return f"{interval(value)}, of {found.learners} learners" if value else NONE


def interval(found: Discrimination) -> str:
    """A correlation with its interval: `0.31, 0.12 to 0.48`."""
    value, low, high = map(signed, found)
    return f"{value}, {low} to {high}"


def signed(value: float) -> str:
    """A correlation: `0.31`, `−0.08`."""
    return f"{value:.2f}".replace("-", "−")


def seconds(took_ms: int | None) -> str:
    """A time in words; a dash for none."""
    return NONE if took_ms is None else duration(took_ms / 1000)


def quoted(option: OptionUse) -> str:
    """An option in quotes, cut where it is long."""
    return f"“{one_line(plain(option.text), _OPTION_SHOWN)}”"


def _cure(found: ItemHealth, sign: Sign) -> str:
    cure = _CURES[sign]
    return f"{cure}, or leave it out" if sign is Sign.UNCHOSEN and len(found.options) > ENOUGH_OPTIONS else cure


def _hard(found: ItemHealth) -> str:
    return f"right at first sight only {share(found.facility)}: guessing gets {percent(found.guess)}"


def _misleading(found: ItemHealth) -> str:
    lures = [option for option in found.options if is_lure(option)]
    if lures and (lure := lures[0]) and lure.upper and lure.lower:
        those = f"of those who know more {lure.upper.times} of {lure.upper.of} choose it"
        return f"{quoted(lure)} attracts the wrong half: {those}, of the others {lure.lower.times} of {lure.lower.of}"
    return f"those who do better elsewhere in the deck do worse here ({tells(found)})"


def _leech(found: ItemHealth) -> str:
    who = " by one learner" if found.learners > 1 else ""
    return f"forgotten {plural(found.most_lapses, 'time')}{who} after it was learned"


def _flagged(found: ItemHealth) -> str:
    return "flagged" if found.learners <= 1 else f"flagged by {plural(found.flagged, 'learner')}"


def _unchosen(found: ItemHealth) -> str:
    idle = [option for option in found.options if is_idle(option)]
    often = "hardly ever" if any(option.chosen.times for option in idle) else "never"
    shown = min((option.chosen.of for option in idle), default=0)
    return f"{often} chosen of {plural(shown, 'time')} shown: {' and '.join(map(quoted, idle))}"


_MESSAGES: Mapping[Sign, Callable[[ItemHealth], str]] = {
    Sign.HARD: _hard,
    Sign.MISLEADING: _misleading,
    Sign.BLUNT: lambda found: f"being right here hardly goes with being right elsewhere in the deck ({tells(found)})",
    Sign.LEECH: _leech,
    Sign.LAPSES: lambda found: f"forgotten {share(found.lapses)}, where {percent(found.expected or 0)} was predicted",
    Sign.FLAGGED: _flagged,
    Sign.UNCHOSEN: _unchosen,
    Sign.EASY: lambda found: f"right at first sight {share(found.facility)}: few learn from it",
    Sign.SLOW: lambda found: f"takes {seconds(found.took_ms)}, others of its kind here {seconds(found.usual_ms)}",
}
_SPLIT = "split it into smaller questions, or add a hint that tells it from what it is taken for"
_CURES: Mapping[Sign, str] = {
    Sign.HARD: "check the key; if it is right, say in `q` what keeps a wrong answer from being right",
    Sign.MISLEADING: "check that the key is right, and the only right one",
    Sign.BLUNT: "check the key, and ask for one thing that one has to know",
    Sign.LEECH: _SPLIT,
    Sign.LAPSES: _SPLIT,
    Sign.FLAGGED: "mend what is wrong with it, then take the flag off",
    Sign.UNCHOSEN: "put a typical mistake in its place",
    Sign.EASY: "ask for more, or leave it out",
    Sign.SLOW: "shorten it, or split it",
}
