"""What figures are made from, read in bulk: sums of answers, and cards as columns."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from quizapp.core.collector import collector_paused
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.sums import Form, Hour, Sums
from quizapp.core.tally import Maturity
from quizapp.storage.database import Database
from quizapp.storage.portions import Place

_ELSEWHERE = -1
_MATURITY = {maturity.value: maturity for maturity in Maturity}
_WITHIN = "WHERE learner_id = :learner AND study_day BETWEEN :first AND :last"
_RATED = "sum(again), sum(hard), sum(good), sum(easy), sum(took_ms) FROM hour_tally"
_REVIEWS = "AND maturity IN ('young', 'mature')"
_DAYS = f"SELECT study_day, 0, maturity, {_RATED} {_WITHIN} GROUP BY study_day, maturity"
_HOURS = f"SELECT max(study_day), hour, maturity, {_RATED} {_WITHIN} {_REVIEWS} GROUP BY hour, maturity"
_FORMS = f"""
SELECT max(study_day), form, bin, word, sum(reviews), sum("right"), sum(took_ms), sum(predicted), sum(loss)
FROM form_tally {_WITHIN} AND reviews > 0 GROUP BY form, bin, word, took_ms > 0
"""  # noqa: S608 - all names are ours
_CARDS = "SELECT card_id, topic FROM card WHERE file IN :keys"
_ASKED = """
SELECT card_id, stability, difficulty, last_day, first_day, coalesce(due_day, due_ms), due_ms IS NOT NULL, suspended,
       lapses, first_rating > 1, first_guess, CASE WHEN last_day >= :since THEN trail ELSE '' END
FROM memory WHERE learner_id = :learner AND last_day IS NOT NULL
"""
_SET_ASIDE = "SELECT card_id FROM memory WHERE learner_id = :learner AND last_day IS NULL AND suspended = 1"
_OF_TOPIC = """
SELECT card.card_id, stability, difficulty, last_day, first_day, coalesce(due_day, due_ms), due_ms IS NOT NULL,
       suspended, lapses, first_rating > 1, first_guess, CASE WHEN last_day >= :since THEN trail ELSE '' END
FROM card LEFT JOIN memory ON memory.learner_id = :learner AND memory.card_id = card.card_id
WHERE card.file = :file AND card.topic = :topic
"""

_HourRow = tuple[int, int, str, int, int, int, int, int]
_CardRow = tuple[str, str]
_AskedRow = tuple[str, float, float, int, int, int, int, int, int, int, float, str]


def sums(database: Database, learner: str, first: int, last: int) -> Sums:
    """What was answered on the study days [date ordinals] from `first` to `last`; hours and forms over all of them.

    The engine would sort all rows to add them up by hour: hours have what is shown of them alone.
    """

    def hours(statement: str) -> tuple[Hour, ...]:
        rows = cast("list[_HourRow]", database.bulk(statement, learner=learner, first=first, last=last))
        return tuple(
            Hour(day, hour, _MATURITY[maturity], *sums) for day, hour, maturity, *sums in rows if any(sums[:4])
        )

    forms = database.bulk(_FORMS, learner=learner, first=first, last=last)
    return Sums(hours=hours(_HOURS), forms=tuple(map(Form._make, forms)), days=hours(_DAYS))


def cards(database: Database, learner: str, files: Iterable[str], since: int, step_ends: Callable[[int], int]) -> Cards:
    """The cards of these files as columns, with the trails of those asked on study day `since` [date ordinal] or later.

    `step_ends` tells the study day of the instant [UTC ms] at which a step ends.
    """
    with collector_paused():
        topics, topic_of = _topics(database, files)
        rows = cast("list[_AskedRow]", database.bulk(_ASKED, learner=learner, since=since))
        topic = [topic_of.get(row[0], _ELSEWHERE) for row in rows]
        if _ELSEWHERE in topic:
            rows = [row for row in rows if row[0] in topic_of]
            topic = [topic_of[row[0]] for row in rows]
        aside = Counter(
            topic_of.get(card_id, _ELSEWHERE) for card_id in database.rows(str, _SET_ASIDE, learner=learner)
        )
        all_cards, seen = Counter(topic_of.values()), Counter(topic)
        places = range(len(topics))
        new = [all_cards[place] - seen[place] - aside[place] for place in places]
        return _columns(topics, topic, rows, new, [aside[place] for place in places], step_ends)


def topic_cards(database: Database, learner: str, place: Place, since: int, step_ends: Callable[[int], int]) -> Cards:
    """The cards that a deck file has of one topic as columns, like `cards`."""
    file, topic = place
    found = database.bulk(_OF_TOPIC, learner=learner, file=file, topic=topic, since=since)
    asked = [row for row in found if row[3] is not None]
    aside = sum(row[7] == 1 for row in found if row[3] is None)
    rows = cast("list[_AskedRow]", asked)
    return _columns([topic], [0] * len(rows), rows, [len(found) - len(rows) - aside], [aside], step_ends)


def _columns(
    topics: Sequence[str],
    topic: Sequence[int],
    rows: Sequence[_AskedRow],
    new: Sequence[int],
    new_suspended: Sequence[int],
    step_ends: Callable[[int], int],
) -> Cards:
    return Cards(
        topics=topics,
        topic=topic,
        stability=[row[1] for row in rows],
        difficulty=[row[2] for row in rows],
        last_day=[row[3] for row in rows],
        first_day=[row[4] for row in rows],
        due=[step_ends(row[5]) if row[6] else row[5] for row in rows],
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
    found = cast("list[_CardRow]", database.bulk_in(_CARDS, files))
    topic_of = {card_id: places.setdefault(topic, len(places)) for card_id, topic in found}
    return list(places), topic_of
