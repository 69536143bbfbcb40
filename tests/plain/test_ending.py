"""How a sitting ends when nobody says so: no more lines, a signal, a database that cannot be written."""

from collections.abc import Iterable

import pytest

from quizapp.core.review import Rating
from quizapp.errors import DatabaseError, LockedError, QuizError
from quizapp.plain.console import StoppedError
from tests.plain.pipe import Pipe, hold
from tests.tui.bench import Bench
from tests.tui.library import FLASHCARD, STATEMENT


def test_the_end_of_the_input_keeps_an_answer_that_was_marked() -> None:
    told = hold("true", questions=[STATEMENT])
    assert told.bench.ratings == [Rating.GOOD]
    assert "Saved: Good" in told.text


def test_the_end_of_the_input_rates_nothing_that_the_learner_has_to_judge() -> None:
    told = hold("", questions=[FLASHCARD])
    assert told.bench.ratings == []
    assert "This card is not rated: it is asked again." in told.text
    assert "Nothing was rated." in told.text


def test_a_signal_keeps_an_answer_that_was_marked_and_is_passed_on() -> None:
    bench = Bench([STATEMENT])
    with pytest.raises(StoppedError) as stopped:
        hold("true", 15, questions=[], bench=bench)
    assert stopped.value.number == 15
    assert bench.ratings == [Rating.GOOD]


def test_a_signal_while_the_database_is_locked_leaves_and_says_what_is_lost() -> None:
    bench = Bench([STATEMENT])
    bench.refuse = [LockedError("locked")] * 10
    pipe = Pipe(patience=3)
    with pytest.raises(StoppedError):
        hold("true", "", questions=[], bench=bench, pipe=pipe)
    assert bench.ratings == []
    assert "It is not saved." in pipe.said


def test_a_signal_with_a_locked_database_does_not_wait() -> None:
    bench = Bench([STATEMENT])
    bench.refuse = [LockedError("The database is locked.")]
    pipe = Pipe()
    with pytest.raises(StoppedError):
        hold("true", 2, questions=[], bench=bench, pipe=pipe)
    assert pipe.pauses == 0
    assert "Your last answer could not be saved. The database is locked." in pipe.said


def test_a_signal_right_after_a_rating_was_stored_rates_nothing_again() -> None:
    class Interrupted(Pipe):
        def tell(self, lines: Iterable[str]) -> None:
            super().tell(lines)
            if any(line.startswith("Saved: Easy") for line in self.said):
                raise StoppedError(2)

    bench = Bench([STATEMENT, FLASHCARD])
    pipe = Interrupted()
    with pytest.raises(StoppedError):
        hold("1", "easy", questions=[], bench=bench, pipe=pipe)
    assert bench.ratings == [Rating.EASY]
    assert sum(line.startswith("Saved") for line in pipe.said) == 1


def test_a_locked_database_is_said_once_and_tried_until_it_works() -> None:
    bench = Bench([FLASHCARD])
    bench.refuse = [LockedError("locked")] * 3
    told = hold("", "", questions=[], bench=bench)
    assert told.text.count("Not saved yet: another program holds the database.") == 1
    assert told.pipe.pauses == 3
    assert told.bench.ratings == [Rating.GOOD]


def test_a_rating_that_cannot_be_stored_is_said_and_can_be_given_again() -> None:
    bench = Bench([FLASHCARD])
    bench.refuse = [DatabaseError("The disk is full.")]
    told = hold("", "3", "3", questions=[], bench=bench)
    assert "The disk is full." in told.text
    assert told.bench.ratings == [Rating.GOOD]


def test_leaving_without_being_able_to_store_is_an_error_and_no_silence() -> None:
    bench = Bench([STATEMENT])
    bench.refuse = [DatabaseError("The disk is full.")]
    with pytest.raises(DatabaseError, match="The disk is full"):
        hold("1", "q", questions=[], bench=bench)


def test_a_card_that_cannot_be_asked_ends_the_sitting_with_its_reason() -> None:
    bench = Bench([FLASHCARD])
    bench.refuse_ask = [QuizError("The deck is gone.")]
    with pytest.raises(QuizError, match="The deck is gone"):
        hold(questions=[], bench=bench)
