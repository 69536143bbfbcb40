"""What figures are made from, read in bulk: sums of answers, and cards as columns."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import cast

from quizapp.core import bounds
from quizapp.core.bias import Predicted
from quizapp.core.collector import collector_paused
from quizapp.core.stats.cards import Cards, comes
from quizapp.core.stats.sums import FormSum, Sums
from quizapp.core.trail import LOOK_BACK_DAYS
from quizapp.storage import blocks
from quizapp.storage.database import Database, PlainRow
from quizapp.storage.portions import KNOWN, NOTED, Place
from quizapp.storage.queries import CORRECTED
from quizapp.storage.statements import total

_ELSEWHERE = -1
_PAGE = 1_000
_WHOLE = attrgetter("topic", "last_day", "first_day", "due", "in_steps", "suspended", "lapses", "first_right")
_REAL = attrgetter("stability", "difficulty", "first_guess")
_WITHIN = "WHERE learner_id = :learner AND study_day BETWEEN :first AND :last"
_FORMS = f"""
SELECT form, bin, word, {", ".join(map(total, ("reviews", '"right"', "took_ms", "predicted", "loss", "timed")))}
FROM form_tally {_WITHIN} AND reviews > 0 GROUP BY form, bin, word
"""  # noqa: S608 - all names are ours
_PREDICTED = f"""
SELECT {", ".join(map(total, ("reviews", '"right"', "predicted")))} FROM form_tally {_WITHIN} AND bin >= 0
"""  # noqa: S608 - all names are ours
_CARDS = "SELECT card_id, topic FROM card WHERE file = :file"
_SEEN = f"{KNOWN}, memory.buried_day"
_ASKED = f"SELECT card_id, {_SEEN}, 0 FROM memory WHERE learner_id = :learner AND last_day IS NOT NULL"  # noqa: S608 - all names are ours
_SET_ASIDE = "SELECT card_id FROM memory WHERE learner_id = :learner AND last_day IS NULL AND suspended = 1"
_OF_TOPIC = f"""
SELECT card.card_id, {_SEEN}, {CORRECTED}
FROM card LEFT JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
WHERE card.file = :file AND card.topic = :topic
"""  # noqa: S608 - all names are ours

_CHANGED = f"""
SELECT portion_change.file, portion_change.topic, portion_change.card_id,
       {", ".join(f"portion_change.{name}" for name in NOTED)}, NULL, 0, card.card_id, {_SEEN}, {CORRECTED}
FROM portion_change
JOIN card ON card.card_id = portion_change.card_id
LEFT JOIN memory ON memory.learner_id = portion_change.learner_id AND memory.card_id = portion_change.card_id
WHERE portion_change.learner_id = :learner
"""  # noqa: S608 - all names are ours

_PredictedRow = tuple[int | None, int | None, int | None]
_CardRow = tuple[str, str]
Change = tuple[Cards, Cards]
"""Cards as they were, and the same as they are."""

_AskedRow = tuple[str, float, float, int, int, int, int, int, int, int, float, str, int | None, int]


def sums(database: Database, learner: str, first: int, last: int) -> Sums:
    """What was answered on the study days [date ordinals] from `first` to `last`."""
    of_days, of_hours = blocks.answered(database, learner, first, last)
    of_forms = database.bulk(_FORMS, learner=learner, first=first, last=last)
    return Sums(tuple(of_days), tuple(of_hours), tuple(map(FormSum._make, of_forms)))


def predicted(database: Database, learner: str, first: int, last: int) -> Predicted:
    """The reviews whose recall was predicted, on the study days [date ordinals] from `first` to `last`."""
    (row,) = cast("list[_PredictedRow]", database.bulk(_PREDICTED, learner=learner, first=first, last=last))
    return Predicted(*(number or 0 for number in row))


def cards(database: Database, learner: str, files: Iterable[str], today: int, step_ends: Callable[[int], int]) -> Cards:
    """The cards of these files as columns on a study day [date ordinal], without trails; read a page at a time.

    `step_ends` tells the study day of the instant [UTC ms] at which a step ends. That a card was corrected does not
    show: it would take the rows of all cards to know.
    """
    with collector_paused():
        topics, topic_of = _topics(database, files)
        whole, real = [array("q") for _ in range(8)], [array("d") for _ in range(3)]
        for page in database.pages(_ASKED, _PAGE, learner=learner, since=bounds.LAST_DAY + 1):
            rows = [row for row in cast("list[_AskedRow]", page) if row[0] in topic_of]
            due, topic = _due(rows, today, step_ends), [topic_of[row[0]] for row in rows]
            found = _columns(topics, topic, rows, due, (), ())
            for integers, values in zip(whole, _WHOLE(found), strict=True):
                integers.extend(values)
            for floats, values in zip(real, _REAL(found), strict=True):
                floats.extend(values)
        aside = Counter(
            topic_of.get(card_id, _ELSEWHERE) for card_id in database.rows(str, _SET_ASIDE, learner=learner)
        )
        all_cards, seen = Counter(topic_of.values()), Counter(whole[0])
        places = range(len(topics))
        new = [all_cards[place] - seen[place] - aside[place] for place in places]
        return _joined(topics, whole, real, new, [aside[place] for place in places])


def _joined(
    topics: Sequence[str],
    whole: "Sequence[array[int]]",
    real: "Sequence[array[float]]",
    new: Sequence[int],
    new_suspended: Sequence[int],
) -> Cards:
    """Columns of cards from those of numbers that are whole or not, in the order in which these are told apart."""
    topic, last_day, first_day, due, in_steps, suspended, lapses, first_right = whole
    stability, difficulty, first_guess = real
    return Cards(
        topics=topics,
        topic=topic,
        stability=stability,
        difficulty=difficulty,
        last_day=last_day,
        first_day=first_day,
        due=due,
        in_steps=in_steps,
        suspended=suspended,
        lapses=lapses,
        first_right=first_right,
        first_guess=first_guess,
        new=new,
        new_suspended=new_suspended,
    )


def topic_cards(database: Database, learner: str, place: Place, today: int, step_ends: Callable[[int], int]) -> Cards:
    """The cards that a deck file has of one topic as columns, like `cards`, corrected ones as such, with the trails of
    the last month.
    """
    file, topic = place
    found = database.bulk(_OF_TOPIC, learner=learner, file=file, topic=topic, since=today - LOOK_BACK_DAYS)
    return _of_topic(topic, found, today, step_ends)


def changes(database: Database, learner: str, today: int, step_ends: Callable[[int], int]) -> dict[Place, Change]:
    """The cards that changed since their portions were made, as they were then and as they are, like `topic_cards`."""
    before: dict[Place, list[PlainRow]] = defaultdict(list)
    now: dict[Place, list[PlainRow]] = defaultdict(list)
    for row in database.bulk(_CHANGED, learner=learner, since=0):
        place, states = cast("Place", row[:2]), row[2:]
        middle = len(states) // 2
        before[place].append(states[:middle])
        now[place].append(states[middle:])

    def cards_of(place: Place, rows: Sequence[PlainRow]) -> Cards:
        return _of_topic(place[1], rows, today, step_ends)

    return {place: (cards_of(place, rows), cards_of(place, now[place])) for place, rows in before.items()}


def _of_topic(topic: str, found: Sequence[PlainRow], today: int, step_ends: Callable[[int], int]) -> Cards:
    """The cards of one topic as columns, those never asked counted."""
    asked = [row for row in found if row[3] is not None]
    aside = sum(row[7] == 1 for row in found if row[3] is None)
    rows = cast("list[_AskedRow]", asked)
    due = _due(rows, today, step_ends)
    found_of = _columns([topic], [0] * len(rows), rows, due, [len(found) - len(rows) - aside], [aside])
    return replace(found_of, for_today=any(row[12] == today or row[13] for row in rows))


def _due(rows: Iterable[_AskedRow], today: int, step_ends: Callable[[int], int]) -> list[int]:
    """The study day on which each card comes."""
    days = ((row, step_ends(row[5]) if row[6] else row[5]) for row in rows)
    return [
        comes(due, today, corrected=row[13] > row[6], buried=row[12] == today) if row[12] or row[13] else due
        for row, due in days
    ]


def _columns(
    topics: Sequence[str],
    topic: Sequence[int],
    rows: Sequence[_AskedRow],
    due: Sequence[int],
    new: Sequence[int],
    new_suspended: Sequence[int],
) -> Cards:
    return Cards(
        topics=topics,
        topic=topic,
        stability=[row[1] for row in rows],
        difficulty=[row[2] for row in rows],
        last_day=[row[3] for row in rows],
        first_day=[row[4] for row in rows],
        due=due,
        in_steps=[row[6] for row in rows],
        suspended=[row[7] for row in rows],
        lapses=[row[8] for row in rows],
        first_right=[row[9] for row in rows],
        first_guess=[row[10] for row in rows],
        trail=[row[11] for row in rows],
        new=new,
        new_suspended=new_suspended,
    )


def _topics(database: Database, files: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """The topics of the cards of these files, and the place among them of each card's own, by id."""
    places: dict[str, int] = {}
    topic_of = {
        card_id: places.setdefault(topic, len(places))
        for file in dict.fromkeys(files)
        for card_id, topic in cast("list[_CardRow]", database.bulk(_CARDS, file=file))
    }
    return list(places), topic_of
