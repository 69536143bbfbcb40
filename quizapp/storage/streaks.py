"""What was answered of late, and how many study days in a row: these are kept up to a day, and counted from there."""

from typing import TYPE_CHECKING, cast

from quizapp.core.bounds import LAST_DAY
from quizapp.core.overview import PAST_DAYS, Answers
from quizapp.storage.queries import Read
from quizapp.storage.statements import total

if TYPE_CHECKING:
    from quizapp.storage.database import Database

_RECENT = f"""
SELECT study_day, {total("again + hard + good + easy")} FROM hour_tally
WHERE learner_id = :learner AND study_day BETWEEN :first AND :day GROUP BY study_day
"""  # noqa: S608 - all names are ours
_KEPT = "SELECT streak_day, streak FROM learner WHERE learner_id = :learner AND streak_day <= :day"
_RUN = """
WITH RECURSIVE run (day) AS (
  SELECT :day UNION ALL SELECT day - 1 FROM run WHERE day > :since AND EXISTS (
    SELECT 1 FROM hour_tally
    WHERE learner_id = :learner AND study_day = day - 1 AND again + hard + good + easy > 0
  )
)
SELECT count(*) - 1 FROM run
"""
_KEEP = "UPDATE learner SET streak_day = :day, streak = :streak WHERE learner_id = :learner"
_FORGET = "UPDATE learner SET streak_day = NULL, streak = NULL WHERE learner_id = :learner AND streak_day > :day"


def recent(reading: Read, learner: str, day: int) -> Answers:
    """What was answered of late, seen from a study day [date ordinal]."""
    rows = cast("list[tuple[int, int]]", reading(_RECENT, learner=learner, first=day - PAST_DAYS + 1, day=day))
    by_day = dict(rows)
    return Answers(by_day, before(reading, learner, day) + bool(by_day.get(day)))


def before(reading: Read, learner: str, day: int) -> int:
    """How many study days in a row had an answer, up to the one before `day` [date ordinal]."""
    kept = cast("list[tuple[int, int]]", reading(_KEPT, learner=learner, day=day))
    since, length = kept[0] if kept else (0, 0)
    run = _run(reading, learner, day, since)
    return run + length if run == day - since else run


def differs(reading: Read, learner: str) -> bool:
    """Whether a streak is kept that is another one than the tallies give."""
    kept = cast("list[tuple[int, int]]", reading(_KEPT, learner=learner, day=LAST_DAY))
    return any(length != _run(reading, learner, day, 0) for day, length in kept)


def _run(reading: Read, learner: str, day: int, since: int) -> int:
    """How many study days in a row had an answer, of those from `since` to the one before `day` [date ordinals]."""
    ((run,),) = cast("list[tuple[int]]", reading(_RUN, learner=learner, day=day, since=since))
    return run


def keep(database: "Database", learner: str, day: int) -> None:
    """Keep what `before` says of a study day [date ordinal]."""
    streak = before(database.bulk, learner, day)
    database.run(_KEEP, {"learner": learner, "day": day, "streak": streak})


def forget(database: "Database", learner: str, day: int = 0) -> None:
    """Keep nothing any more that rests on a study day [date ordinal] whose answers change, or a later one."""
    database.run(_FORGET, {"learner": learner, "day": day})
