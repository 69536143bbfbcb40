"""Whether what is kept for figures is what cards and answers come to: all is added up anew beside it and compared."""

import sqlite3
from collections.abc import Iterator
from datetime import time
from functools import partial
from math import isclose
from pathlib import Path
from typing import cast

from quizapp.core.counting import plural
from quizapp.core.day import Moment
from quizapp.core.findings import Finding, fine, problem
from quizapp.core.policy import Policy
from quizapp.core.portion import Portion, portion
from quizapp.core.trail import LOOK_BACK_DAYS
from quizapp.storage import blocks
from quizapp.storage.database import Database
from quizapp.storage.opening import Opened
from quizapp.storage.portioncodec import Unsealing
from quizapp.storage.view import View
from quizapp.trainer.keeping import basis_of, step_ends

_FILES = "SELECT DISTINCT learner_id, file FROM portion ORDER BY learner_id, file"
_LEARNERS = "SELECT DISTINCT learner_id FROM tally_block ORDER BY learner_id"
_MISSING = """
SELECT count(*) FROM (SELECT DISTINCT learner_id, file FROM portion) AS its
JOIN (SELECT DISTINCT file, topic FROM card) AS made ON made.file = its.file
WHERE NOT EXISTS (
  SELECT 1 FROM portion
  WHERE portion.learner_id = its.learner_id AND portion.file = made.file AND portion.topic = made.topic)
"""
_ROUNDING = 1e-6  # first attempts are summed in the order in which cards changed


def look(opened: sqlite3.Connection, path: Path, policy: Policy, at: Moment, day_start: time) -> Iterator[Finding]:
    """What is kept otherwise than the cards give it at a moment, or the tallies, and topics missing from their files.

    What rests on another time zone or another policy is not compared: it is about to be made anew.
    """
    wrong = int(opened.execute(_MISSING).fetchone()[0])
    files: dict[str, list[str]] = {}
    for learner, file in cast("list[tuple[str, str]]", opened.execute(_FILES).fetchall()):
        files.setdefault(learner, []).append(file)
    for learner, its in files.items():
        view = View(Database(Opened(opened, read_only=True), path), learner)
        wrong += sum(_differ(view, its, policy, at, day_start))
    months = 0
    for (learner,) in cast("list[tuple[str]]", opened.execute(_LEARNERS).fetchall()):
        months += len(blocks.wrong(Database(Opened(opened, read_only=True), path), learner))
    if months:
        said = f"What is kept for figures is otherwise than the answers give it, in {months} of the past months."
        yield problem("figures", said, "`quizapp doctor --fix` has it made anew.", months, mends=True)
    if wrong:
        said = f"What is kept for figures is otherwise than the cards give it, for {plural(wrong, 'topic')}."
        yield problem("figures", said, "`quizapp doctor --fix` has it made anew.", wrong, mends=True)
    if not (wrong or months):
        yield fine("figures", "What is kept for figures is what cards and answers give.")


def _differ(view: View, files: list[str], policy: Policy, at: Moment, day_start: time) -> Iterator[bool]:
    """Whether it differs, of each portion that is kept."""
    ends = partial(step_ends, at=at, day_start=day_start)
    changes = view.portion_changes(at.day, ends)
    for place, kept in view.portions(files, basis_of(at, day_start, policy), Unsealing()).items():
        if kept and kept.since <= at.day:
            later = kept.later(at.day, policy.model)
            found = later.changed(*changes[place]) if place in changes else later
            made = portion(view.topic_columns(place, at.day, ends), at.day, policy.model)
            yield found is not None and not _alike(found, made)


def _alike(found: Portion, made: Portion) -> bool:
    """Whether portions of the same day hold the same: of first attempts but for rounding, all else to the bit."""
    close = partial(isclose, abs_tol=_ROUNDING)
    return _columns(found) == _columns(made) and all(map(close, found.firsts, made.firsts))


def _columns(found: Portion) -> object:
    lately = found.gone.later_than(found.day - LOOK_BACK_DAYS)
    columns = (found.stability, found.difficulty, found.due, *found.states, *lately)
    return found.unseen, found.counts, found.leeches, *columns
