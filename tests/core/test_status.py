"""Where a card stands today."""

from datetime import UTC, datetime, time

import pytest

from quizapp.core import status
from quizapp.core.cards import cards_of
from quizapp.core.day import moment
from quizapp.core.deck import (
    Body,
    Choice,
    Item,
    Match,
    Number,
    Option,
    Pair,
    Question,
    Range,
    Rejected,
    Trap,
    Typed,
    TypedList,
)
from quizapp.core.predicates import Field
from quizapp.core.review import Memory, Phase

NOW = moment(datetime(2026, 3, 2, 10, 0, tzinfo=UTC))
TODAY = NOW.day
MINUTE = 60_000


def known(in_days: int, *, suspended: bool = False) -> Memory:
    return Memory(phase=Phase.REVIEW, stability=5, difficulty=5, due_day=TODAY + in_days, suspended=suspended)


def in_steps(minutes: int) -> Memory:
    return Memory(phase=Phase.LEARNING, due_ms=NOW.at_ms + minutes * MINUTE)


@pytest.mark.parametrize(
    ("memory", "state"),
    [
        (Memory(), "new"),
        (in_steps(5), "learning"),
        (known(3), "review"),
        (Memory(phase=Phase.RELEARNING, due_ms=1), "relearning"),
        (Memory(buried_day=TODAY), "buried"),
        (Memory(buried_day=TODAY - 1), "new"),
        (Memory(suspended=True, buried_day=TODAY), "suspended"),
    ],
)
def test_a_state_is_one_word(memory: Memory, state: str) -> None:
    assert status.state(memory, TODAY) == state


@pytest.mark.parametrize(
    ("memory", "corrected", "days"),
    [
        (Memory(), False, None),
        (known(3, suspended=True), False, None),
        (known(3), False, 3),
        (known(-2), False, -2),
        (known(3), True, 0),
        (known(-2), True, -2),
        (in_steps(10), False, 0),
        (in_steps(-600), False, -1),
        (in_steps(-359), False, 0),
        (in_steps(18 * 60), False, 1),
    ],
)
def test_due_days_are_study_days(memory: Memory, corrected: bool, days: int | None) -> None:
    assert status.days_until_due(memory, NOW, corrected=corrected) == days


def test_the_start_of_the_study_day_decides_when_a_step_is_due() -> None:
    late = in_steps(15 * 60)
    assert status.days_until_due(late, NOW, corrected=False) == 0
    assert status.days_until_due(late, NOW, corrected=False, day_start=time(0, 0)) == 1


def test_marks_hold_beside_the_state() -> None:
    memory = Memory(phase=Phase.REVIEW, due_day=TODAY, flagged=True, lapses=8, buried_day=TODAY)
    assert status.marks(memory, "buried", 0) == {"flagged", "leech", "buried"}
    assert status.marks(known(0), "review", 0) == {"due"}
    assert status.marks(known(1), "review", 1) == frozenset()
    assert status.marks(Memory(lapses=7), "new", None) == {"new"}


def test_everything_that_a_card_shows_can_be_searched() -> None:
    options = Choice((Option("Été", right=True), Option("winter", right=False, why="Too cold.")))
    question = Question(
        prompt="When?",
        body=options,
        id="q7",
        topic="a/b",
        tags=("Exam",),
        why="Sun.",
        group="Seasons",
        context="Given:",
    )
    texts = status.texts(cards_of(question)[0], ("When?", "Été"), "deck-name", "Deck Title")
    shown = (
        "when?",
        "ete",
        "winter",
        "too cold.",
        "sun.",
        "seasons",
        "given:",
        "deck-name",
        "deck title",
        "a/b",
        "exam",
    )
    for text in shown:
        assert text in texts[Field.TEXT], text
    assert (texts[Field.DECK], texts[Field.TOPIC], texts[Field.TAG]) == ("deck-name deck title", "a/b", "exam")
    assert texts[Field.ID].startswith("q7 ")
    assert texts[Field.KIND] == "choice"


@pytest.mark.parametrize(
    "body",
    [
        Typed("a", reject=(Rejected("wombat", "not Vulcan"),)),
        TypedList((Item("a"),), reject=(Rejected("wombat", "not Vulcan"),)),
        Number("1", traps=(Trap("-7 wombat", "not Vulcan"),)),
        Match((Pair("a", "b"),), decoys=("wombat", "Vulcan")),
        Choice((Option("a", right=True), Option("wombat", right=False, why="not Vulcan"))),
    ],
)
def test_wrong_answers_that_the_author_foresaw_are_searched(body: Body) -> None:
    (card,) = cards_of(Question(prompt="What?", body=body))
    text = status.texts(card, (), "deck", "title")[Field.TEXT]
    assert "wombat" in text
    assert "vulcan" in text


def test_a_calculated_question_is_marked_as_such_whatever_is_known_of_it() -> None:
    question = Question(prompt="{{a}}?", body=Number("= a"), variables=(Range("a", "1", "9"),))
    (card,) = cards_of(question)
    texts = status.texts(card, (), "deck", "title")
    found = status.searched(texts, known(-1), "review", -1, status.lasting_marks(question))
    assert found.marks == {"calculated", "due"}
    assert status.lasting_marks(Question(prompt="1?", body=Number("1"))) == frozenset()
