"""What a search asks, as SQL: the same answers as the predicates of the core give, in words of the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from quizapp.core.day import DAY_MS, EPOCH
from quizapp.core.ordering import NEVER
from quizapp.core.predicates import COMPARED, Among, Due, Every, Field, Holds, Marked, Measures, Not, Predicate, Some
from quizapp.core.status import LEECH_LAPSES
from quizapp.core.values import frozen
from quizapp.storage.database import Value
from quizapp.storage.searching import TRIGRAM

STATE = (
    "CASE WHEN m.suspended = 1 THEN 'suspended' WHEN m.buried_day = :today THEN 'buried' "
    "ELSE coalesce(m.phase, 'new') END"
)
"""As `core.status.state`."""

_DAY = f"""
CASE WHEN m.due_ms IS NULL THEN m.due_day
ELSE (m.due_ms + :shift_ms) / {DAY_MS} + {EPOCH.toordinal()} END
"""
DAYS = f"""
CASE WHEN m.suspended = 1 OR coalesce(m.phase, 'new') = 'new' THEN NULL
WHEN m.key_hash <> '' AND m.key_hash <> s.key_hash AND {_DAY} > :today THEN 0
ELSE {_DAY} - :today END
"""
"""As `core.status.days_until_due`."""

_TEXTS = {
    Field.TEXT: "s.text",
    Field.DECK: "f.deck",
    Field.TOPIC: "s.topic",
    Field.TAG: "s.tags",
    Field.ID: "s.ids",
    Field.KIND: "s.kind",
    Field.STATE: STATE,
}
_NOTHING, _EVERYTHING = "1 = 0", "1 = 1"
_AWAKE = "m.suspended IS 0 AND m.phase IS NOT 'new' AND m.buried_day IS NOT :today"
_MARKS = {
    "flagged": "coalesce(m.flagged, 0) = 1",
    "leech": f"coalesce(m.lapses, 0) >= {LEECH_LAPSES}",
    "due": f"{_AWAKE} AND coalesce({DAYS} <= 0, {_NOTHING})",
    "new": "coalesce(m.phase, 'new') = 'new'",
    "suspended": f"{STATE} = 'suspended'",
    "buried": f"{STATE} = 'buried'",
    "calculated": "s.calculated = 1",
}
_FIGURES = {
    "lapses": "coalesce(m.lapses, 0)",
    "reps": "coalesce(m.reps, 0)",
    "difficulty": "CASE WHEN coalesce(m.phase, 'new') = 'new' THEN NULL ELSE m.difficulty END",
}


class Lead(NamedTuple):
    """What the index of trigrams can be asked for, and a text that cards have which it is meant for; maybe empty."""

    match: str
    text: str


@frozen
class Condition:
    """A condition over a row `s` of `search_card`, its `f` of `search_file`, and an `m` of `memory`, if there is one.

    It needs `values`, and besides :today and :shift_ms (what is added to an instant to have its study day). `memory`
    says whether it asks of the memory, `studied` whether only cards with one fit. `leads` are what the index can be
    asked for first: whatever fits the condition fits each of them; where there is none it does not help.
    """

    sql: str
    values: dict[str, Value]
    memory: bool
    studied: bool
    leads: tuple[Lead, ...]


def condition(wanted: Predicate) -> Condition:
    """The condition that holds for the cards that a predicate fits."""
    maker = _Maker()
    sql = maker.sql(wanted)
    return Condition(sql, maker.values, "m." in sql, is_studied(wanted), leads(wanted))


def leads(wanted: Predicate) -> tuple[Lead, ...]:
    """What an index of trigrams can be asked for, one by one or all at once, so that no card which fits is missed."""
    match wanted:
        case Holds(field=Field.TEXT, text=text) if len(text) >= TRIGRAM and _can_be_stored(text):
            last = len(text) - TRIGRAM
            parts = dict.fromkeys(text[place : place + TRIGRAM] for place in (*range(0, last, TRIGRAM), last))
            return (Lead(" AND ".join(f'"{part.replace(chr(34), chr(34) * 2)}"' for part in parts), text),)
        case Every(parts=parts):
            return tuple(dict.fromkeys(lead for part in parts for lead in leads(part)))
        case Some(parts=parts):
            sides = list(dict.fromkeys(all_of(leads(part)) for part in parts))
            return (Lead(" OR ".join(f"({side})" for side in sides), ""),) if all(sides) else ()
        case _:
            return ()


def all_of(leads: Sequence[Lead]) -> str:
    """What the index is asked for all of these at once; empty for none."""
    return " AND ".join(f"({lead.match})" for lead in leads)


def is_studied(wanted: Predicate) -> bool:
    """Whether no card without a memory fits."""
    match wanted:
        case Marked(marks=marks):
            return marks.isdisjoint({"new", "calculated"})
        case Among(field=Field.STATE, texts=texts):
            return "new" not in texts
        case Measures(figure=figure, sign=sign, number=number):
            return figure == "difficulty" or not COMPARED[sign](0, number)
        case Every(parts=parts):
            return any(map(is_studied, parts))
        case Some(parts=parts):
            return all(map(is_studied, parts))
        case _:
            return isinstance(wanted, Due)


@dataclass(slots=True)
class _Maker:
    """Makes conditions; every text and number of the search is a value beside the statement."""

    values: dict[str, Value] = field(default_factory=dict)

    def sql(self, wanted: Predicate) -> str:
        """The condition of a predicate: true or false, never unknown."""
        match wanted:
            case Holds(field=where, text=text):
                return f"instr({_TEXTS[where]}, {self._value(text)}) > 0" if _can_be_stored(text) else _NOTHING
            case Among(field=where, texts=texts):
                return f"{_TEXTS[where]} IN ({', '.join(map(self._value, sorted(texts)))})" if texts else _NOTHING
            case Marked(marks=marks):
                return _joined("OR", [_MARKS[mark] for mark in sorted(marks)], _NOTHING)
            case Due(first=first, last=last):
                least, most = (-NEVER if first is None else first), (NEVER if last is None else last)
                within = f"{DAYS} BETWEEN {self._value(least)} AND {self._value(most)}"
                return f"coalesce({within}, {_NOTHING})"
            case Measures(figure=figure, sign=sign, number=number):
                return f"coalesce({_FIGURES[figure]} {sign} {self._value(number)}, {_NOTHING})"
            case Not(inner=inner):
                return f"NOT ({self.sql(inner)})"
            case Every(parts=parts):
                return _joined("AND", list(map(self.sql, dict.fromkeys(parts))), _EVERYTHING)
            case Some(parts=parts):
                return _joined("OR", list(map(self.sql, dict.fromkeys(parts))), _NOTHING)
            case _:
                assert_never(wanted)

    def _value(self, value: Value) -> str:
        name = f"value{len(self.values)}"
        self.values[name] = value
        return f":{name}"


def _joined(word: str, parts: Sequence[str], empty: str) -> str:
    """The parts joined as a balanced tree, since engines bound how deep an expression is."""
    if len(parts) <= 1:
        return f"({parts[0]})" if parts else empty
    half = len(parts) // 2
    return f"({_joined(word, parts[:half], empty)} {word} {_joined(word, parts[half:], empty)})"


def _can_be_stored(text: str) -> bool:
    """Whether a row can hold the text; one that none can hold is found in none."""
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
