"""How questions do, as a table of texts, and the orders in which it can be read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from quizapp.core.counting import plural
from quizapp.core.health import ItemHealth, Share
from quizapp.render.cells import width
from quizapp.render.figuretexts import NONE, Table, count, percent
from quizapp.render.healthwords import interval, seconds, share, signed
from quizapp.render.plain import plain
from quizapp.render.visible import one_line

_GAP, _WIDE = 2, 100
_QUESTION, _QUESTION_LEAST = 72, 12
_VAGUE = 0.5
_NONE_YET = "No question was answered yet: study first, or add a log with `quizapp log import`."

ORDERS: Mapping[str, Callable[[ItemHealth], tuple[float, ...]]] = {
    "right": lambda one: (one.right.high, one.right.low),
    "first": lambda one: (one.facility.high, one.facility.low),
    "forgotten": lambda one: (-one.lapses.low, -one.lapses.high),
    "time": lambda one: (-(one.took_ms or 0),),
    "answers": lambda one: (-one.reviews,),
    "apart": lambda one: (one.discrimination.value if one.discrimination else 2.0,),
    "place": lambda _: (),
}
"""What comes first: what surely goes worst, what takes longest, what was answered most; or the library's order."""


class _Column(NamedTuple):
    """A column of figures: its name, how it is written, and what it says (empty: its name says so)."""

    name: str
    text: Callable[[ItemHealth], str]
    says: str = ""


def ordered(found: Iterable[ItemHealth], by: str) -> list[ItemHealth]:
    """The questions in one of the ORDERS; those alike stay in the library's order."""
    return sorted(found, key=ORDERS[by])


def health_table(found: Sequence[ItemHealth], most: int | None = None, room: int | None = None) -> Table:
    """A row for each question, no more than `most` of them: with intervals; or in so many cells without, and without
    columns that say nothing.
    """
    shown = found[:most]
    columns = _WHOLE if room is None else _telling(_SHORT if room >= _WIDE else _SHORT[:_FEWEST], shown)
    figures = [[column.text(one) for column in columns] for one in shown]
    names = [column.name for column in columns]
    places = [f"{PurePath(one.item.file).name}:{one.item.line}" for one in shown]
    taken = sum(max(map(width, column)) + _GAP for column in zip(names, *figures, strict=True))
    taken += max(map(width, places), default=0) + _GAP
    cut = _QUESTION if room is None else max(room - taken, _QUESTION_LEAST)
    rows = [
        (place, one_line(plain(one.item.prompt), cut), *its_figures)
        for place, one, its_figures in zip(places, shown, figures, strict=True)
    ]
    note = " ".join(filter(None, [_left(len(found) - len(shown)), *(column.says for column in columns)]))
    return Table("Questions", ("Place", "Question", *names), tuple(rows), note if rows else _NONE_YET, words=2)


def idle(found: ItemHealth) -> str:
    """How many wrong options nobody chose yet, of all: `1 of 3`; a dash where none was ever shown."""
    wrong = [option for option in found.options if not option.right and option.chosen.of]
    return f"{sum(not option.chosen.times for option in wrong)} of {len(wrong)}" if wrong else NONE


def corrected(found: ItemHealth) -> str:
    """What is left of the first attempts without what guessing gets; a dash of too few."""
    return NONE if found.corrected is None or found.facility.is_small else percent(found.corrected)


def _telling(columns: Iterable[_Column], shown: Sequence[ItemHealth]) -> list[_Column]:
    return [column for column in columns if any(column.text(one) != NONE for one in shown)]


def _left(count_left: int) -> str:
    return f"{plural(count_left, 'more card')}: --all shows all." if count_left else ""


def _short(found: Share) -> str:
    """A share in few characters: `33%`, and `4/7` where it could be nearly anything."""
    if found.value is None:
        return NONE
    return f"{found.times}/{found.of}" if found.high - found.low > _VAGUE else percent(found.value)


def _seconds(took_ms: int | None) -> str:
    if took_ms is None:
        return NONE
    whole = round(took_ms / 1000)
    return f"{whole} s" if whole < 120 else f"{round(whole / 60)} min"


_KNOWN_SAYS = "of these what is left without what guessing gets."
_IDLE_SAYS = "wrong options that nobody chose yet."
_APART_SAYS = "how being right here goes with being right elsewhere in the deck, −1 to 1, from the logs of several."
_FIRST_SAYS = "at first sight, one answer of each learner."
_FORGOTTEN_SAYS = "of the answers a day or more after the one before."
_WHOLE = (
    _Column("Answers", lambda one: count(one.reviews), "Intervals are of 95%; of fewer than 5 only counts are told."),
    _Column("Right", lambda one: share(one.right)),
    _Column("First right", lambda one: share(one.facility), f"First right: {_FIRST_SAYS}"),
    _Column("Less guessing", corrected, f"Less guessing: {_KNOWN_SAYS}"),
    _Column("Forgotten", lambda one: share(one.lapses), f"Forgotten: {_FORGOTTEN_SAYS}"),
    _Column("Time", lambda one: seconds(one.took_ms), "Time: the geometric mean."),
    _Column("Not chosen", idle, f"Not chosen: {_IDLE_SAYS}"),
    _Column(
        "Tells apart",
        lambda one: interval(one.discrimination) if one.discrimination else NONE,
        f"Tells apart: {_APART_SAYS}",
    ),
)
_SHORT = (
    _Column("Answers", lambda one: count(one.reviews), "4/7: too few for a share."),
    _Column("Right", lambda one: _short(one.right)),
    _Column("First", lambda one: _short(one.facility), f"First: {_FIRST_SAYS}"),
    _Column("Forgot", lambda one: _short(one.lapses), f"Forgot: {_FORGOTTEN_SAYS}"),
    _Column("Time", lambda one: _seconds(one.took_ms)),
    _Column("Known", corrected, f"Known: {_KNOWN_SAYS}"),
    _Column("Idle", idle, f"Idle: {_IDLE_SAYS}"),
    _Column(
        "Apart",
        lambda one: signed(one.discrimination.value) if one.discrimination else NONE,
        f"Apart: {_APART_SAYS}",
    ),
)
_FEWEST = 5
