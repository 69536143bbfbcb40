"""What a sitting holds in memory hangs on what it shows, not on the library, and what reads all of it keeps little."""

import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from quizapp.core.response import Skipped
from quizapp.core.review import NEW, Memory, Phase, Rating
from quizapp.storage import seen
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import START, Desk

FEW, MANY, IN_A_FILE = 300, 3000, 100
PLACE = 64 * (MANY - FEW)
"""All that the cards may take by being there [bytes]."""
TODAY = START.toordinal()
KNOWN = replace(NEW, phase=Phase.REVIEW, stability=20.0, difficulty=5.0, reps=1, trail=((TODAY - 30, 20.0),))


def library(desk: Desk, cards: int, due: Callable[[int], int]) -> Trainer:
    """A trainer over so many cards that all were asked, each due on a study day [date ordinal]."""
    for file in range(cards // IN_A_FILE):
        numbers = range(file * IN_A_FILE, (file + 1) * IN_A_FILE)
        desk.write(f"deck-{file:03}.yaml", "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in numbers))
    trainer = desk.open()
    known = {card.card_id: memory(due(number)) for number, card in enumerate(trainer.cards())}
    with trainer._store.writing() as tx:
        tx.save_all(known)
    return desk.open()


def memory(due: int) -> Memory:
    return replace(KNOWN, last_day=TODAY - 30, first_day=TODAY - 30, due_day=due)


def sitting(trainer: Trainer) -> None:
    """Counts, three answers, counts again, and the first page of a search."""
    trainer.overview()
    session = trainer.start()
    for _ in range(3):
        asked = trainer.ask(session)
        assert asked is not None
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.GOOD)
    trainer.overview()
    trainer.searching.page(trainer.searching.find("question", at_most=60))


def peak(work: Callable[[], object]) -> int:
    """The most that Python held during a piece of work [bytes], once done before so that its imports are not in it."""
    work()
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def both(folder: Path, due: Callable[[int], int], work: Callable[[Trainer], object]) -> tuple[int, int]:
    """What a piece of work holds at its most over few cards, and over many [bytes]."""
    peaks = []
    for cards in (FEW, MANY):
        (folder / str(cards)).mkdir()
        desk = Desk(folder / str(cards))
        trainer = library(desk, cards, due)
        peaks.append(peak(partial(work, trainer)))
        desk.close()
    few, many = peaks
    return few, many


def test_a_sitting_holds_about_as_much_over_ten_times_the_library(tmp_path: Path) -> None:
    few, many = both(tmp_path, lambda number: TODAY - 50 + number % 400, sitting)
    assert many - few < PLACE


def test_what_comes_anyway_after_a_break_takes_no_more_than_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seen, "_PAGE", 50)
    late = 100

    def due(number: int) -> int:
        return TODAY if number < late else TODAY + 1 + number % 90

    few, many = both(tmp_path, due, lambda trainer: trainer.insight.backlog())
    assert many - few < PLACE
