"""Practice: a paper without stakes, with feedback after each question and the schedule untouched."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quizapp.core import wording
from quizapp.core.aims import Aim
from quizapp.core.deck import Choice, Option
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.practice import Practice
from quizapp.core.harder import harden
from quizapp.core.response import Chosen, Skipped
from quizapp.core.review import EventKind, Mode, Rating
from quizapp.core.session import Answered, Asked
from quizapp.errors import QuizError
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events, memories

Answer = Callable[..., Answered]
CARDS = "".join(f"- q: Which is {i}?\n  a: this {i}\n  wrong: [that {i}, those {i}, it {i}]\n" for i in range(12))
DRAWN = """\
- q: What is {{a}} + 1?
  vars: {a: 1..900}
  number: = a + 1
"""
SIX = Blueprint(questions=6)


def begun(trainer: Trainer, blueprint: Blueprint = SIX, seed: int = 7) -> Practice:
    session = trainer.start(aim=Aim.PRACTICE, blueprint=blueprint, seed=seed)
    assert isinstance(session, Practice)
    return session


def options(asked: Asked) -> tuple[Option, ...]:
    body = asked.card.question.body
    assert isinstance(body, Choice)
    return body.options


def choose(asked: Asked, *, right: bool) -> Chosen:
    found = next(place for place, option in enumerate(options(asked)) if option.right is right)
    return Chosen(frozenset({found}))


def taken(trainer: Trainer, session: Practice, right: Callable[[int], bool]) -> list[Asked]:
    """Everything that a practice asks, answered."""
    asked: list[Asked] = []
    while card := trainer.ask(session):
        graded = trainer.grade(card, choose(card, right=right(len(asked))))
        trainer.rate(session, card, graded, graded.suggested)
        asked.append(card)
    return asked


def mature(desk: Desk, trainer: Trainer) -> None:
    """Lets every card be known for days, and waits."""
    study = trainer.start()
    while asked := trainer.ask(study):
        trainer.rate(study, asked, trainer.grade(asked, choose(asked, right=True)), Rating.EASY)
    desk.wait(days=20)


def test_it_asks_each_question_of_the_exam_once_in_its_order_and_as_it_shows_them(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS + DRAWN)
    trainer = desk.open()
    paper = trainer.exams.paper(replace(SIX, questions=13), 7)
    session = begun(trainer, replace(SIX, questions=13))
    for slot in paper.slots:
        asked = ask(trainer, session)
        assert (asked.card, asked.order, asked.seed, asked.values) == (slot.card, slot.order, slot.seed, slot.values)
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
    assert trainer.ask(session) is None
    assert session.remaining == 0


def test_the_schedule_stays_as_it_is_and_the_log_says_practice(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS)
    trainer = desk.open()
    before, overview, topics = memories(trainer), trainer.overview(), trainer.insight.topics()
    asked = taken(trainer, begun(trainer), lambda place: place < 4)
    assert (memories(trainer), trainer.overview(), trainer.insight.topics()) == (before, overview, topics)
    logged = [event.review for event in events(trainer, EventKind.REVIEW)]
    assert [review and (review.mode, review.due_day, review.due_ms) for review in logged] == [
        (Mode.PRACTICE, None, None)
    ] * len(asked)


def test_a_mature_card_keeps_its_options_and_a_suspended_one_is_asked(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS)
    trainer = desk.open(Options(harder_days=1))
    mature(desk, trainer)
    session = begun(trainer)
    first = ask(trainer, session)
    assert harden(first.card, first.memory, 1) is not None
    assert first.behind is None
    assert first.memory.reps == 1
    trainer.mark([first.card.id], EventKind.SUSPEND)
    assert ask(trainer, session).card == first.card


def test_an_answer_is_taken_back_as_it_was_given(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS)
    trainer = desk.open(Options(harder_days=1))
    mature(desk, trainer)
    session = begun(trainer)
    asked = ask(trainer, session)
    wrong = choose(asked, right=False)
    trainer.rate(session, asked, trainer.grade(asked, wrong), Rating.AGAIN)
    assert (session.remaining, len(session.answered)) == (5, 1)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert undone.graded is not None
    assert (undone.asked.card, undone.asked.order, undone.asked.seed) == (asked.card, asked.order, asked.seed)
    assert undone.graded.response == wrong
    assert (session.remaining, session.answered) == (6, [])


def test_its_score_is_that_of_the_exam(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS)
    trainer = desk.open()
    session = begun(trainer, replace(SIX, penalty=None))
    assert session.score == 0
    taken(trainer, session, lambda place: place < 4)
    assert session.score == pytest.approx((4 - 2 / 3) / 6)
    skipping = begun(trainer, replace(SIX, penalty=1.0))
    for _ in range(5):
        asked = ask(trainer, skipping)
        trainer.rate(skipping, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
    asked = ask(trainer, skipping)
    trainer.rate(skipping, asked, trainer.grade(asked, choose(asked, right=True)), Rating.GOOD)
    assert skipping.score == pytest.approx(1 / 6)
    assert [answer.right for answer in skipping.answered] == [False] * 5 + [True]


def test_a_question_that_is_edited_meanwhile_goes_on_with_its_options(desk: Desk) -> None:
    path = desk.write("deck.yaml", CARDS)
    trainer = desk.open(Options(harder_days=1))
    mature(desk, trainer)
    session = begun(trainer)
    asked = ask(trainer, session)
    path.write_text(CARDS.replace("those", "these others"), encoding="utf-8")
    trainer.refresh()
    now = trainer.reload(session, asked)
    assert now is not None
    assert (now.card.id, now.behind, now.opened, now.delays) == (asked.card.id, None, False, ("", "", "", ""))
    assert any("these others" in option.text for option in options(now))
    trainer.rate(session, now, trainer.grade(now, choose(now, right=True)), Rating.GOOD)
    assert session.remaining == 5


def test_without_a_blueprint_it_is_the_learners_own_exam(desk: Desk) -> None:
    desk.write("deck.yaml", "deck: One\ncards:\n" + CARDS)
    desk.write("other.yaml", "deck: Other\ncards:\n" + CARDS.replace("Which", "What"))
    trainer = desk.open(Options(blueprint=Blueprint(questions=5)))
    session = trainer.start(["Other"], aim=Aim.PRACTICE)
    assert isinstance(session, Practice)
    assert session.remaining == 5
    assert {slot.title for slot in session.paper.slots} == {"Other"}


def test_it_says_what_it_is_and_what_the_blueprint_asks_for_in_vain(desk: Desk) -> None:
    desk.write("deck.yaml", CARDS)
    trainer = desk.open()
    assert begun(trainer).note == wording.PRACTICE
    note = begun(trainer, replace(SIX, questions=50)).note
    assert note.startswith(wording.PRACTICE)
    assert "12" in note
    with pytest.raises(QuizError):
        begun(trainer, replace(SIX, topics=("nowhere",)))
