"""What was answered of late is what the tallies say, whatever of it is kept and what happens to them then."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.overview import streak
from quizapp.core.phase import Rating
from quizapp.core.tally import Maturity, Tally
from quizapp.storage.store import Store

DAY = 740_000

steps = st.one_of(
    st.tuples(st.just("answer"), st.integers(DAY - 9, DAY)),
    st.tuples(st.just("take back"), st.integers(DAY - 9, DAY)),
    st.tuples(st.just("keep"), st.integers(DAY - 4, DAY + 1)),
    st.tuples(st.just("clear"), st.just(0)),
)


def answered(day: int) -> Tally:
    return Tally(day, 12, "a", "t", Maturity.YOUNG, Rating.GOOD, 5)


def kept(path: Path) -> tuple[int | None, int | None]:
    with closing(sqlite3.connect(path)) as file:
        found: tuple[int | None, int | None] = file.execute("SELECT streak_day, streak FROM learner").fetchone()
        return found


@given(st.dictionaries(st.integers(DAY - 20, DAY), st.integers(0, 2), max_size=20), st.lists(steps, max_size=8))
@settings(max_examples=60, deadline=None)
def test_what_was_answered_of_late_is_what_the_tallies_say(
    empty_database: Path, answers: dict[int, int], happened: list[tuple[str, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(shutil.copy(empty_database, folder))) as store:
        with store.writing() as tx:
            tx.count(answered(day) for day, times in answers.items() for _ in range(times))
        for what, day in happened:
            with store.writing() as tx:
                match what:
                    case "answer":
                        tx.count([answered(day)])
                    case "take back":
                        tx.count([answered(day)], -1)
                    case "clear":
                        tx.clear_tallies()
                    case _:
                        tx.keep_stocks(store.shelf([], day))
            for looked in range(DAY - 3, DAY + 3):
                by_day = store.answers()
                found = store.recent(looked)
                assert found.streak == streak(by_day, looked)
                late = {day: times for day, times in by_day.items() if times and looked - 14 < day <= looked}
                assert {day: times for day, times in found.by_day.items() if times} == late


def test_a_kept_streak_is_gone_on_from_and_answers_of_its_day_leave_it(empty_database: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty_database, tmp_path))
    with Store.open(path) as store:
        with store.writing() as tx:
            tx.count(answered(DAY - ago) for ago in range(1, 6))
            tx.keep_stocks(store.shelf([], DAY))
        assert kept(path) == (DAY, 5)
        with store.writing() as tx:
            tx.count([answered(DAY)])
        assert kept(path) == (DAY, 5)
        assert store.recent(DAY + 1).streak == 6
        with store.writing() as tx:
            tx.count([answered(DAY - 1)], -1)
        assert kept(path) == (None, None)
