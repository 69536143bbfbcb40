"""Two rows after an answer: how it was, and what the next key does."""

import re
from collections.abc import Iterator

from textual.content import Content

from quizapp.core import wording
from quizapp.core.alternatives import alternatives
from quizapp.core.counting import plural
from quizapp.core.deck import Choice
from quizapp.core.response import Skipped
from quizapp.core.review import Phase, Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.plain import plain
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.tints import tint
from quizapp.tui.widgets.txt import Txt

SYMBOLS = {Verdict.RIGHT: "✓", Verdict.NEARLY: "≈", Verdict.WRONG: "✗", Verdict.YOU_JUDGE: "●"}
_TONES = {Verdict.RIGHT: "right", Verdict.NEARLY: "near", Verdict.WRONG: "wrong", Verdict.YOU_JUDGE: "judge"}
_MORE = re.compile(r": | \(")
_DAYS = ((365, "year"), (30, "month"), (7, "week"))


class VerdictRow(Txt):
    """A label in the colour of the verdict, grading's own note, and at the right what was known of the memory."""

    COMPONENT_CLASSES = {f"told-{tone}" for tone in _TONES.values()}  # noqa: RUF012

    def tell(self, asked: Asked, graded: Graded, *, memory: bool) -> None:
        """Shows how it went; with `memory` also what had been expected."""
        verdict = graded.mark.verdict
        skipped = isinstance(graded.response, Skipped)
        symbol, tone = ("○", "near") if skipped else (SYMBOLS[verdict], _TONES[verdict])
        label = literal(f" {symbol} {wording.verdict(graded)} ").stylize(tint(self, f"told-{tone}"))
        width = self.content_region.width
        note = _fitting(plain(_note(asked, graded)), width - label.cell_length - 2)
        left = joined(label, single(f"  {note}", tone)) if note else label
        self.show(spread(left, memory_note(asked, width - left.cell_length - 2) if memory else EMPTY, width))


def advice(asked: Asked, graded: Graded, key: str, width: int) -> Content:
    """What a key does next and why, if that may surprise, as far as it fits a width [cells].

    For example `space: Again, back within 10 minutes  ·  1-4 rate otherwise`.
    """
    promised, reason = promise(asked, graded, key), _reason(asked, graded)
    short = joined(literal(key, "key"), literal(f": {wording.RATINGS[graded.suggested]}"))
    plainly = ((promised, "1-4 rate otherwise"), (promised, "1-4 rate"))
    for lead, words in ((promised, reason), (short, reason)) if reason else plainly:
        both = joined(lead, literal(f"  ·  {words}", "dim"))
        if both.cell_length <= width:
            return both
    return promised


def cost(shown: Shown) -> Content:
    """What the hints that are open cost; empty without any."""
    return literal(wording.HINT_COST if shown.hints or shown.asked.opened else "", "dim")


def promise(asked: Asked, graded: Graded, key: str) -> Content:
    """What a key does next: `space: Again, back within 10 minutes`."""
    return joined(literal(key, "key"), literal(f": {wording.promise(asked, graded.suggested)}"))


def _note(asked: Asked, graded: Graded) -> str:
    """Grading's own sentence [Markdown]; which option is right, where one was to be picked and was not."""
    options = alternatives(asked) if isinstance(asked.card.question.body, Choice) else ()
    if not options or graded.override or graded.mark.verdict is not Verdict.WRONG:
        return wording.note(graded)
    return f"option {next(place for place, option in enumerate(options, start=1) if option.right)} is right"


def _fitting(note: str, room: int) -> str:
    """A note without what stands in brackets or after a colon, if it does not fit so many cells with it."""
    return note if len(note) <= room else _MORE.split(note, maxsplit=1)[0]


def _reason(asked: Asked, graded: Graded) -> str:
    verdict = graded.mark.verdict
    held_back = verdict is not Verdict.WRONG and graded.suggested <= Rating.HARD
    if held_back and graded.hinted:
        opened = wording.hints_open(graded)
        return f"after {opened}" if verdict is Verdict.YOU_JUDGE else f"right with {opened}"
    if verdict is Verdict.YOU_JUDGE:
        return "how well did you know it?"
    return wording.likely_guess(asked, seen=asked.memory.reps > 0) if held_back and asked.guess > 0 else ""


def memory_note(asked: Asked, room: int) -> Content:
    """What was expected of the learner's memory, as far as it fits so many cells; empty for new cards."""
    if asked.memory.phase is Phase.NEW:
        return EMPTY
    notes = list(_memory(asked))
    for kept in range(len(notes), 0, -1):
        text = " · ".join(notes[:kept])
        if len(text) <= room:
            return literal(text, "dim")
    return EMPTY


def _memory(asked: Asked) -> Iterator[str]:
    memory = asked.memory
    yield f"expected recall {asked.retrievability:.0%}"
    easy = asked.outcomes[Rating.EASY - 1]
    if memory.last_day is not None and easy.due_day is not None:
        days = easy.due_day - easy.interval_days - memory.last_day
        yield f"seen {plural(days, 'day')} ago" if days > 0 else "seen today"
    yield f"holds {_held(memory.stability)}"


def _held(days: float) -> str:
    """A stability [days] as people say it: 3 weeks, 2 months."""
    for length, noun in _DAYS:
        if days >= 2 * length:
            return plural(round(days / length), noun)
    return plural(max(round(days), 1), "day")
