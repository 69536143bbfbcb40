"""The search language: a line as it is typed → a predicate over cards."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from quizapp.core.deck import Kind
from quizapp.core.predicates import Among, Due, Every, Field, Holds, Marked, Measures, Not, Predicate, Some, fold
from quizapp.errors import QuizError

KINDS = tuple(map(str, Kind))
STATES = ("new", "learning", "review", "relearning", "suspended", "buried")
MARKS = ("flagged", "leech", "due", "new", "suspended", "buried", "calculated")
DAYS = {"today": Due(0, 0), "tomorrow": Due(1, 1), "overdue": Due(last=-1)}
MOST_TERMS = 500
SYNTAX = (
    ("bayes rule", "both words, anywhere on the card"),
    ('"bayes rule"', "exactly these words"),
    ("-bayes", "without the word"),
    ("bayes or markov", "one of them, or both"),
    ("deck:eval", "part of a deck's name or title"),
    ("topic:trees", "part of a topic's path"),
    ("tag:exam", "part of a tag"),
    ("id:f1", "part of an id"),
    ("kind:cloze", ", ".join(KINDS)),
    ("state:new", ", ".join(STATES)),
    ("is:flagged", ", ".join(MARKS)),
    ("due:<=7", f"days from today, or {', '.join(DAYS)}"),
    ("lapses:>0", "how often it was forgotten"),
    ("difficulty:>7", "from 1 to 10"),
    ("reps:>=5", "how often it was answered"),
)
_OTHER_NAMES = {"list": "kind:typed", "statement": "kind:truefalse", "vars": "is:calculated"}
_FIELDS = ("deck", "topic", "tag", "id", "kind", "state", "is", "due", "lapses", "difficulty", "reps")
_TERM = re.compile(r'(?=\S)(?P<minus>-?)(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*"?|[^\s"]+|(?=\s|$))')
_COMPARED = re.compile(r"(<=|>=|<|>|=?)(-?[0-9]{1,5})")
_MEASURED = re.compile(r"(<=|>=|<|>|=?)([0-9]{1,5}(?:[.,][0-9]{1,3})?)")


class QueryError(QuizError):
    """A search that is wrong at a place [characters from 0]; what is before it may be a search."""

    def __init__(self, place: int, text: str) -> None:
        super().__init__(f"At character {place + 1}: {text}")
        self.place = place


def parse(text: str) -> Predicate:
    """The predicate of a search; `docs/search.md` describes the language, SYNTAX shows it by examples.

    Raises QueryError, with the place and what could be meant, for what the language does not know.
    """
    sides: list[list[Predicate]] = [[]]
    joint = 0
    for count, term in enumerate(_TERM.finditer(text)):
        if count == MOST_TERMS:
            raise _error(term.start(), f"A search has no more than {MOST_TERMS} words.", "Leave out what is behind.")
        if term[0].casefold() != "or":
            sides[-1].append(_term(term))
            continue
        joint = term.start()
        if not sides[-1]:
            raise _lonely_or(joint)
        sides.append([])
    if len(sides) == 1:
        return _every(sides[0])
    if not sides[-1]:
        raise _lonely_or(joint)
    return Some(tuple(map(_every, sides)))


def _every(parts: Sequence[Predicate]) -> Predicate:
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def _term(term: re.Match[str]) -> Predicate:
    value = fold(term["value"].strip('"'))
    if term["field"] is not None:
        found = _narrowed(term.start("field"), term["field"].casefold(), value)
    elif term["value"]:
        found = Holds(Field.TEXT, value)
    else:
        raise _error(term.start(), "A minus needs a word right behind it.", 'To search for it, write "-" in quotes.')
    return Not(found) if term["minus"] else found


def _narrowed(place: int, field: str, value: str) -> Predicate:
    match field:
        case "kind":
            return Among(Field.KIND, _chosen(place, field, value, KINDS))
        case "state":
            return Among(Field.STATE, _chosen(place, field, value, STATES))
        case "is":
            return Marked(_chosen(place, field, value, MARKS))
        case "due":
            return _due(place, value)
        case "lapses" | "difficulty" | "reps":
            return _measured(place, field, value)
        case "deck" | "topic" | "tag" | "id" if value:
            return Holds(Field(field), value)
        case "deck" | "topic" | "tag" | "id":
            raise _error(place, f'"{field}:" needs a word right behind it.', f"For example {_example(field)}.")
        case _:
            near = "".join(f'Did you mean "{known}:"?' for known in get_close_matches(field, _FIELDS, 1))
            there = near or f"There are {', '.join(_FIELDS)}."
            raise _error(place, f'There is no "{field}:".', f"{there} For the text, put it in quotes.")


def _chosen(place: int, field: str, value: str, known: Sequence[str]) -> frozenset[str]:
    """The known words that are meant: the one written, else those that begin so."""
    if value in known:
        return frozenset({value})
    begun = frozenset(word for word in known if value and word.startswith(value))
    if begun:
        return begun
    other = _elsewhere(value)
    near = other or "".join(f"Did you mean {word}? " for word in get_close_matches(value, known, 1))
    what = "has no such word" if value else "needs a word right behind it"
    raise _error(place, f'"{field}:" {what}.', f"{near}There are {', '.join(known)}.")


def _elsewhere(value: str) -> str:
    """What to write for a word that another field has, or that has another name; empty where there is none."""
    fields = {"kind": KINDS, "state": STATES, "is": MARKS}
    found = next((f"{field}:{value}" for field, words in fields.items() if value in words), _OTHER_NAMES.get(value))
    return f"Write {found}. " if found else ""


def _due(place: int, value: str) -> Due:
    compared = _COMPARED.fullmatch(value)
    if compared is None:
        return _day(place, value)
    days = int(compared[2])
    match compared[1]:
        case "<":
            return Due(last=days - 1)
        case "<=":
            return Due(last=days)
        case ">":
            return Due(first=days + 1)
        case ">=":
            return Due(first=days)
        case _:
            return Due(days, days)


def _measured(place: int, field: str, value: str) -> Measures:
    compared = _MEASURED.fullmatch(value)
    if compared is None:
        what = "has no such number" if value else "needs a number right behind it"
        raise _error(place, f'"{field}:" {what}.', f"For example {_example(field)}.")
    return Measures(field, compared[1] or "=", float(compared[2].replace(",", ".")))


def _day(place: int, value: str) -> Due:
    if value in DAYS:
        return DAYS[value]
    near = "".join(f"Did you mean {word}? " for word in get_close_matches(value, DAYS, 1))
    cure = f"{near}Write {', '.join(DAYS)}, or days from today such as due:<=7."
    what = "has no such day" if value else "needs a day right behind it"
    raise _error(place, f'"due:" {what}.', cure)


def _example(field: str) -> str:
    return next(example for example, _ in SYNTAX if example.startswith(f"{field}:"))


def _lonely_or(place: int) -> QueryError:
    return _error(place, '"or" needs something on both sides.', "To search for the word, put it in quotes.")


def _error(place: int, what: str, cure: str) -> QueryError:
    return QueryError(place, f"{what} {cure}")
