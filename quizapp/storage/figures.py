"""What figures are made from, read in bulk: sums of answers, and cards as columns."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import cast

from quizapp.core.collector import collector_paused
from quizapp.core.stats.cards import Cards
from quizapp.core.stats.sums import Form, Hour, Sums
from quizapp.core.tally import Maturity
from quizapp.storage.database import Database

_ELSEWHERE = -1
_MATURITY = {maturity.value: maturity for maturity in Maturity}
_WITHIN = "WHERE learner_id = :learner AND study_day BETWEEN :first AND :last"
_RATINGS = "sum(again), sum(hard), sum(good), sum(easy), sum(took_ms)"
_ANY = "HAVING sum(again + hard + good + easy) > 0"
_DAYS = f"SELECT study_day, 0, maturity, {_RATINGS} FROM hour_tally {_WITHIN} GROUP BY study_day, maturity {_ANY}"  # noqa: S608 - all names are ours
_HOURS = f"SELECT max(study_day), hour, maturity, {_RATINGS} FROM hour_tally {_WITHIN} GROUP BY hour, maturity {_ANY}"  # noqa: S608 - all names are ours
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


_HourRow = tuple[int, int, str, int, int, int, int, int]
_CardRow = tuple[str, str]
_AskedRow = tuple[str, float, float, int, int, int, int, int, int, int, float, str]


def sums(database: Database, learner: str, first: int, last: int) -> Sums:
    """What was answered on the study days [date ordinals] from `first` to `last`; hours and forms over all of them."""

    def hours(statement: str) -> tuple[Hour, ...]:
        rows = cast("list[_HourRow]", database.bulk(statement, learner=learner, first=first, last=last))
        return tuple(Hour(day, hour, _MATURITY[maturity], *counts) for day, hour, maturity, *counts in rows)

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
            new=[all_cards[place] - seen[place] - aside[place] for place in places],
            new_suspended=[aside[place] for place in places],
        )


def _topics(database: Database, files: Iterable[str]) -> tuple[list[str], dict[str, int]]:
    """The topics of the cards of these files, and the place among them of each card's own, by id."""
    places: dict[str, int] = {}
    found = cast("list[_CardRow]", database.bulk_in(_CARDS, files))
    topic_of = {card_id: places.setdefault(topic, len(places)) for card_id, topic in found}
    return list(places), topic_of
