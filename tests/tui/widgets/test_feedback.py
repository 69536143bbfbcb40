"""What the next key will do, and why, where that may surprise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quizapp.core.response import Chosen, Judged, Skipped
from quizapp.core.review import Memory, Phase
from quizapp.core.session import Asked
from quizapp.tui.widgets.feedback import advice, memory_note
from tests.tui.bench import DAY, Bench
from tests.tui.library import CHOICE, FLASHCARD


def asked(bench: Bench) -> Asked:
    return bench.card(next(iter(bench.known)))


def told(bench: Bench, *, right: bool = True, hints: int = 0) -> str:
    card = asked(bench)
    graded = bench.grade(card, Chosen(frozenset({0 if right else 1})), hints=hints)
    return advice(card, graded, "space", 80).plain


def test_the_suggested_rating_and_its_interval_are_said_in_words() -> None:
    assert told(Bench((CHOICE,)), right=False) == "space: Again, back within 10 minutes  ·  1-4 rate otherwise"


def test_a_suggestion_that_may_surprise_is_explained() -> None:
    new = Bench((CHOICE,), recall=0.05)
    assert told(new).endswith("options a guess is easy: back soon to be sure")
    known = Bench((CHOICE,), recall=0.05, memories={next(iter(new.known)): Memory(reps=1)})
    assert told(known).endswith("right, but a guess is likely")
    assert told(Bench((CHOICE,)), hints=1).endswith("right with a hint")
    assert told(Bench((CHOICE,)), hints=2).endswith("right with 2 hints")


def test_who_judges_is_asked() -> None:
    bench = Bench((FLASHCARD,))
    card = asked(bench)
    assert (
        advice(card, bench.grade(card, Judged()), "g", 80).plain
        == "g: Good, back in 2 days  ·  how well did you know it?"
    )
    assert advice(card, bench.grade(card, Judged(), hints=1), "g", 80).plain.endswith("after a hint")
    assert advice(card, bench.grade(card, Skipped()), "g", 80).plain.startswith("g: Again")


def test_in_a_narrow_row_the_reason_for_a_surprise_is_what_stays() -> None:
    bench = Bench((CHOICE,))
    card = asked(bench)
    surprise = bench.grade(card, Chosen(frozenset({0})), hints=1)
    assert advice(card, surprise, "space", 45).plain == "space: Hard  ·  right with a hint"
    wrong = bench.grade(card, Chosen(frozenset({1})))
    assert advice(card, wrong, "space", 50).plain == "space: Again, back within 10 minutes  ·  1-4 rate"


@pytest.mark.parametrize(
    ("room", "note"),
    [
        (80, "expected recall 90% · seen 14 days ago · holds 3 weeks"),
        (40, "expected recall 90% · seen 14 days ago"),
        (20, "expected recall 90%"),
        (8, ""),
    ],
)
def test_the_memory_is_told_as_far_as_there_is_room(room: int, note: str) -> None:
    bench = Bench((FLASHCARD,))
    card = asked(bench)
    memory = Memory(phase=Phase.REVIEW, stability=20, difficulty=5, last_day=DAY - 14, due_day=DAY, reps=3)
    bench.memories[card.card.id] = memory
    assert memory_note(asked(bench), room).plain == note


def test_of_a_new_card_nothing_is_known() -> None:
    assert memory_note(replace(asked(Bench((FLASHCARD,)))), 80).plain == ""
