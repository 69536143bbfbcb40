"""Calculated questions in a sitting: other numbers each time, and the same ones when something is shown again."""

import pytest

from quizapp.core.calculated import variables
from quizapp.core.calculated.variables import DrawError, realise
from quizapp.core.cards import Card
from quizapp.core.deck import Number
from quizapp.core.response import Wrote
from quizapp.core.review import Confidence, Event, Rating, Verdict
from quizapp.core.session import Asked, Session
from quizapp.errors import QuizError
from quizapp.interop.reviewlog import read, to_line
from quizapp.trainer.asking import values_of
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events, shown

SUM = """\
- q: What is {{a}} + {{b}}?
  vars: {a: 1..4, b: [10, 20]}
  number: = a + b
  why: "{{a}} + {{b}} = {{answer}}"
"""
FIXED = "- q: What is {{a}} + 1?\n  vars: {a: [7]}\n  number: = a + 1\n"


def key(asked: Asked) -> str:
    body = asked.card.question.body
    assert isinstance(body, Number)
    return body.answer


def rate(trainer: Trainer, session: Session, asked: Asked, rating: Rating) -> None:
    trainer.rate(session, asked, trainer.grade(asked, Wrote(key(asked))), rating)


def test_what_is_asked_is_an_ordinary_question(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    asked = ask(trainer, trainer.start())
    values = dict(asked.values)
    assert shown(asked) == f"What is {values['a']} + {values['b']}?"
    assert float(key(asked)) == values["a"] + values["b"]
    assert asked.card.question.variables == ()
    assert trainer.grade(asked, Wrote(key(asked))).mark.verdict is Verdict.RIGHT


def test_the_same_numbers_never_come_right_after_one_another(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    before: tuple[tuple[str, int | float], ...] = ()
    for _ in range(12):
        session = trainer.start()
        asked = ask(trainer, session)
        assert asked.values != before
        before = asked.values
        rate(trainer, session, asked, Rating.AGAIN)
        desk.wait(minutes=5)
        again = ask(trainer, session)
        assert again.values != before
        before = again.values
        rate(trainer, session, again, Rating.AGAIN)
        desk.wait(hours=1)


def test_a_question_with_one_draw_is_asked_all_the_same(desk: Desk) -> None:
    desk.write("deck.yaml", FIXED)
    trainer = desk.open()
    session = trainer.start()
    rate(trainer, session, ask(trainer, session), Rating.AGAIN)
    desk.wait(minutes=5)
    assert dict(ask(trainer, session).values) == {"a": 7}


def test_a_card_that_waits_keeps_its_numbers(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    session = trainer.start()
    assert len({ask(trainer, session).values for _ in range(5)}) == 1


def test_undo_brings_the_same_numbers_and_the_same_answer(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    session = trainer.start()
    for _ in range(3):
        asked = ask(trainer, session)
        rate(trainer, session, asked, Rating.AGAIN)
        desk.wait(minutes=5)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert (undone.asked.values, undone.asked.card, undone.asked.seed) == (asked.values, asked.card, asked.seed)
    assert undone.graded == trainer.grade(asked, Wrote(key(asked)))


def test_a_deck_read_again_keeps_the_numbers_on_the_screen(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    desk.write("deck.yaml", SUM.replace("why:", "hint: count\n  why:"))
    now = trainer.reload(session, asked)
    assert now is not None
    assert (now.values, now.card.question.hints) == (asked.values, ("count",))


def test_a_review_of_last_year_can_be_shown_again_exactly(desk: Desk) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    rate(trainer, session, asked, Rating.GOOD)
    desk.wait(days=365)
    again = desk.open()
    (event,) = events(again, "review")
    assert values_of(event.body) == dict(asked.values)
    written = again.cards()[0]
    seed = str(event.body["seed"])
    assert realise(_written(again, written.card_id), seed) == (asked.card, asked.values)


def _written(trainer: Trainer, card_id: str) -> Card:
    return trainer._cards([card_id])[card_id]


def test_lists_show_it_as_it_is_written_and_search_knows_it(desk: Desk) -> None:
    desk.write("deck.yaml", SUM + "- q: Plain?\n  a: yes\n")
    trainer = desk.open()
    (found,) = trainer.cards("is:calculated kind:number")
    assert found.question == "What is … + …?"
    assert trainer.cards("what is")[0] == found
    one = trainer.card(found.card_id)
    assert "{{" not in shown(one)


def refuse(card: Card, seed: str) -> tuple[Card, tuple[tuple[str, int | float], ...]]:
    """A draw that fails for whatever is calculated."""
    if card.question.variables:
        raise DrawError("require never holds")
    return realise(card, seed)


def test_what_cannot_be_drawn_any_more_leaves_the_screen(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("deck.yaml", SUM)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    monkeypatch.setattr(variables, "realise", refuse)
    assert trainer.reload(session, asked) is None
    assert trainer.ask(session) is None
    with pytest.raises(QuizError, match="no numbers fit it"):
        trainer.card(asked.card.id)


def test_what_cannot_be_drawn_is_left_out_with_a_notice(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("deck.yaml", SUM + "- q: Plain?\n  a: yes\n")
    trainer = desk.open()
    monkeypatch.setattr(variables, "realise", refuse)
    session = trainer.start()
    assert shown(trainer.ask(session)) == "Plain?"
    assert session.remaining == 1
    (notice,) = trainer.notices
    assert "deck.yaml:1: this question is left out" in notice
    assert "require never holds" in notice


def test_what_comes_next_is_prepared_only_where_its_numbers_are_known(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Plain?\n  a: yes\n" + SUM + "- q: Last?\n  a: yes\n")
    trainer = desk.open()
    session = trainer.start()
    plain = ask(trainer, session)
    assert shown(plain) == "Plain?"
    assert trainer.upcoming(session, plain) is None


def test_numbers_hints_and_confidence_survive_a_log_file(desk: Desk) -> None:
    desk.write("deck.yaml", SUM.replace("why:", "hint: count\n  why:"))
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Wrote("-5"), hints=1, confidence=Confidence.SURE)
    trainer.rate(session, asked, graded, Rating.AGAIN)
    lines = [to_line(event).encode() for event in trainer.export_log()]
    other = desk.open(database="other.db")
    other.import_log(event for event in read(lines) if isinstance(event, Event))
    assert events(other, "review") == events(trainer, "review")
    (event,) = events(other, "review")
    assert (event.body["values"], event.body["confidence"]) == (dict(asked.values), "sure")
    assert event.body["hints"] == 1
