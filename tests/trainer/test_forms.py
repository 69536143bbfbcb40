"""Harder forms, hints, confidence and confusions in a sitting: what is asked, what is logged, what undo brings back."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.core.deck import Choice, Typed
from quizapp.core.harder import opened
from quizapp.core.queue import Limits
from quizapp.core.replay import fold
from quizapp.core.response import Chosen, Judged, Response, Wrote
from quizapp.core.review import Confidence, Rating, Review, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events, memories, shown

CHOICE = """\
- q: What share of the positives is found?
  a: Recall
  wrong:
    Precision: that is a share of what was found
    Accuracy: it counts both classes
    F1 score: that is a mean of two shares
"""
SURE = Options(confidence=True)


def mature(desk: Desk, trainer: Trainer) -> None:
    """Lets every card be known for weeks, and waits until it is due."""
    for days in (30, 170):
        session = trainer.start()
        while asked := trainer.ask(session):
            trainer.rate(session, asked, trainer.grade(asked, right(asked)), Rating.EASY)
        desk.wait(days=days)


def right(asked: Asked) -> Response:
    body = asked.card.question.body
    if isinstance(body, Choice):
        return Chosen(frozenset(index for index, option in enumerate(body.options) if option.right))
    return Wrote(body.answer) if isinstance(body, Typed) else Judged()


def wrong(asked: Asked, text: str) -> Response:
    body = asked.card.question.body
    assert isinstance(body, Choice)
    return Chosen(frozenset({[option.text for option in body.options].index(text)}))


def logged(trainer: Trainer) -> list[Review]:
    return [event.review for event in events(trainer, "review") if event.review]


def answer(trainer: Trainer, given: Callable[[Asked], Response], rating: Rating = Rating.GOOD) -> Graded:
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, given(asked))
    trainer.rate(session, asked, graded, rating)
    return graded


def test_a_mature_choice_is_typed_and_the_log_says_so(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    first = ask(trainer, trainer.start())
    assert (first.behind, first.guess) == (None, 0.25)
    mature(desk, trainer)
    asked = ask(trainer, trainer.start())
    assert isinstance(asked.card.question.body, Typed)
    assert asked.behind is not None
    assert asked.guess == 0
    assert answer(trainer, right).suggested is Rating.GOOD
    last = logged(trainer)[-1]
    assert (last.form, last.hint, last.guess) == ("typed", False, 0.0)


def test_options_that_were_opened_are_a_choice_after_a_hint(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    mature(desk, trainer)
    session = trainer.start()
    asked = opened(ask(trainer, session))
    graded = trainer.grade(asked, right(asked))
    assert graded.suggested is Rating.HARD
    trainer.rate(session, asked, graded, Rating.HARD)
    last = logged(trainer)[-1]
    assert (last.form, last.hint) == ("choice", True)
    assert last.guess == pytest.approx(1 - 0.75 * 0.75)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert undone.asked.opened
    assert undone.asked.order == asked.order
    assert undone.graded == graded


def test_a_hidden_choice_that_was_typed_comes_back_hidden(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    mature(desk, trainer)
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Wrote("precision"))
    trainer.rate(session, asked, graded, Rating.AGAIN)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert (undone.asked.card, undone.asked.behind) == (asked.card, asked.behind)
    assert undone.graded == graded


def test_an_answer_of_a_form_that_is_not_asked_any_more_is_not_graded_again(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    mature(desk, trainer)
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Wrote("recall")), Rating.GOOD)
    trainer.configure(Options(harder_days=0))
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert isinstance(undone.asked.card.question.body, Choice)
    assert undone.graded is None


def test_options_stay_opened_when_the_deck_is_read_again(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    mature(desk, trainer)
    session = trainer.start()
    asked = opened(ask(trainer, session))
    desk.write("deck.yaml", CHOICE + "  why: because\n")
    now = trainer.reload(session, asked)
    assert now is not None
    assert (now.opened, now.behind, now.card.question.why) == (True, None, "because")


def test_the_setting_and_the_deck_say_when_options_are_hidden(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open(Options(harder_days=0))
    mature(desk, trainer)
    assert ask(trainer, trainer.start()).behind is None
    trainer.configure(Options(harder_days=20_000))
    assert ask(trainer, trainer.start()).behind is None
    trainer.configure(Options(harder_days=1))
    assert ask(trainer, trainer.start()).behind is not None


@pytest.mark.parametrize(("harder", "is_hidden"), [("false", False), ("9000", False), ("30", True)])
def test_the_deck_wins_over_the_setting(desk: Desk, harder: str, is_hidden: bool) -> None:
    desk.write("deck.yaml", f"deck: One\nharder: {harder}\ncards:\n{CHOICE}")
    trainer = desk.open()
    mature(desk, trainer)
    assert (ask(trainer, trainer.start()).behind is not None) == is_hidden


def test_a_card_that_is_looked_at_shows_its_options(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    mature(desk, trainer)
    looked = trainer.card(trainer.cards()[0].card_id)
    assert isinstance(looked.card.question.body, Choice)
    assert (looked.behind, looked.opened) == (None, False)


def test_an_answer_to_options_that_are_gone_is_not_graded_again(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, wrong(asked, "F1 score")), Rating.AGAIN)
    desk.write("deck.yaml", CHOICE.rsplit("    F1", 1)[0])
    trainer.refresh()
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert undone.graded is None


def test_hints_are_counted_and_the_chance_that_they_left_is_logged(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE + "  hint: [think, harder]\n")
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, right(asked), hints=3)
    trainer.rate(session, asked, graded, Rating.HARD)
    (event,) = events(trainer, "review")
    assert event.review is not None
    assert event.review.guess == graded.guess == pytest.approx(1 - (1 - 1 / 3) * 0.75**3)
    assert event.body["hints"] == 3
    assert memories(trainer)[asked.card.id].first_guess == graded.guess
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.graded == graded


@pytest.mark.parametrize("logged", [-5, -(10**6), 10**400, 5, True, 2.5, "3", None])
def test_hints_of_a_log_that_the_ladder_has_not_got_count_as_one(desk: Desk, logged: object) -> None:
    desk.write("deck.yaml", CHOICE + "  hint: [think, harder]\n")
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, right(asked), hints=2), Rating.HARD)
    other = desk.open(database="other.db")
    other.import_log(
        replace(event, body={**event.body, "hints": logged}) if event.kind == "review" else event
        for event in trainer.export_log()
    )
    session = other.start()
    undone = other.undo(session)
    assert undone is not None
    assert undone.asked is not None
    assert undone.graded == other.grade(undone.asked, right(undone.asked), hints=1)
    other.rate(session, undone.asked, undone.graded, Rating.HARD)


def test_what_was_right_of_several_parts_is_logged(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Name the classes.\n  a: [dog, cat, cow]\n  accept: []\n- q: One?\n  number: 1\n")
    trainer = desk.open()
    session = trainer.start()
    for text in ("cow, horse", "1"):
        asked = ask(trainer, session)
        trainer.rate(session, asked, trainer.grade(asked, Wrote(text)), Rating.AGAIN)
    several, one = events(trainer, "review")
    assert several.body["parts"] == [1, 3]
    assert "parts" not in one.body


def test_learners_are_asked_how_sure_they_are_only_if_they_wish(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    assert not ask(desk.open(), desk.open().start()).confides
    trainer = desk.open(SURE)
    assert ask(trainer, trainer.start()).confides


def test_confidence_is_logged_and_comes_back_with_undo(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open(SURE)
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, right(asked), confidence=Confidence.UNSURE)
    trainer.rate(session, asked, graded, Rating.GOOD)
    assert events(trainer, "review")[0].body["confidence"] == "unsure"
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.graded == graded


def test_confidence_weighs_only_after_50_answers_and_by_what_it_was_worth(desk: Desk) -> None:
    desk.write("deck.yaml", "".join(CHOICE.replace("What", f"{number}. What") for number in range(60)))
    trainer = desk.open(replace(SURE, limits=Limits(new=100)))
    session = trainer.start()
    for number in range(59):
        asked = ask(trainer, session)
        fine = [trainer.grade(asked, right(asked), confidence=said).suggested for said in Confidence]
        assert len(set(fine)) == 1 or number >= 50
        given, said = (right(asked), Confidence.SURE) if number % 3 else (wrong(asked, "Accuracy"), Confidence.GUESS)
        graded = trainer.grade(asked, given, confidence=said)
        trainer.rate(session, asked, graded, Rating.GOOD if number % 3 else Rating.AGAIN)
        desk.wait(seconds=1)
        session.repeats = False
    asked = ask(trainer, session)
    suggested = {said: trainer.grade(asked, right(asked), confidence=said).suggested for said in Confidence}
    assert suggested[Confidence.GUESS] < suggested[Confidence.SURE]
    again = desk.open(SURE)
    fresh = again.card(asked.card.id)
    assert suggested == {said: again.grade(fresh, right(fresh), confidence=said).suggested for said in Confidence}


def test_being_right_after_all_schedules_like_a_right_answer(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Name it.\n  a: recall\n  accept: []\n")
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    missed = trainer.grade(asked, Wrote("sensitivity"))
    assert (missed.suggested, missed.mark.mistakes != ()) == (Rating.AGAIN, True)
    overruled = trainer.overrule(asked, missed)
    assert (overruled.mark.verdict, overruled.suggested) == (Verdict.RIGHT, Rating.GOOD)
    trainer.rate(session, asked, overruled, overruled.suggested)
    (event,) = events(trainer, "review")
    assert event.body["overruled"] is True
    assert "mistakes" not in event.body
    good = replace(event, body={}, review=replace(event.review, verdict=Verdict.RIGHT) if event.review else None)
    assert memories(trainer)[asked.card.id] == fold([good], desk.options.policy)
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.graded == overruled


@pytest.mark.parametrize("deck", ["a: recall\n  accept: []", "a: [one, two]\n  accept: []"])
def test_whatever_was_typed_wrongly_can_be_stored(desk: Desk, deck: str) -> None:
    desk.write("deck.yaml", f"- q: Name it.\n  {deck}\n")
    trainer = desk.open()
    given = Wrote("\udc80 \0, \ud800 x\x1b, " + "y" * 10_000)
    graded = answer(trainer, lambda _: given, Rating.AGAIN)
    assert graded.mark.mistakes
    assert len(events(trainer, "review")) == 1


OTHER = """\
- q: What share of the finds is positive?
  a: Precision
  wrong: [Recall, Accuracy]
"""
MORE = "".join(f"- q: Filler {number}?\n  a: thing {number}\n" for number in range(6))


def test_the_second_time_the_same_confusion_is_told(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    assert answer(trainer, lambda asked: wrong(asked, "Precision"), Rating.AGAIN).confused_before == ()
    desk.wait(hours=1)
    other = trainer.start()
    asked = ask(trainer, other)
    assert trainer.grade(asked, wrong(asked, "Accuracy")).confused_before == ()
    again = trainer.grade(asked, wrong(asked, "Precision"))
    assert (again.confused_before, again.confused_times) == (("Precision",), (1,))
    assert trainer.grade(asked, right(asked)).confused_before == ()
    trainer.undo()
    assert trainer.grade(asked, wrong(asked, "Precision")).confused_before == ()


def test_it_is_told_how_often_the_same_was_confused(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    told = []
    for _ in range(3):
        told.append(answer(trainer, lambda asked: wrong(asked, "Precision"), Rating.AGAIN).confused_times)
        desk.wait(hours=1)
    assert told == [(), (1,), (2,)]


def test_confused_questions_are_neighbours_in_later_sessions(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE + MORE + OTHER)
    trainer = desk.open()
    session = trainer.start()
    confusions = 2
    while session.remaining:
        while asked := trainer.ask(session):
            confused = shown(asked).endswith("found?") and confusions > 0
            confusions -= confused
            graded = trainer.grade(asked, wrong(asked, "Precision") if confused else right(asked))
            trainer.rate(session, asked, graded, Rating.AGAIN if confused else Rating.GOOD)
        desk.wait(minutes=30)
    desk.wait(days=60)
    for _ in range(12):
        order = prompts(desk)
        assert len(order) == 8
        assert neighbours(order)
        desk.wait(days=1)


def prompts(desk: Desk) -> list[str]:
    trainer = desk.open()
    session = trainer.start()
    found = []
    while asked := trainer.ask(session):
        found.append(shown(asked))
        session.drop(asked.card.id)
    return found


def neighbours(order: list[str]) -> bool:
    return any({one[-6:], other[-6:]} == {"found?", "itive?"} for one, other in pairwise(order))


GROUP = """\
- group: A case
  context: A spam filter.
  cards:
    - {q: First?, a: one}
    - {q: Second?, a: two}
    - {q: Third?, a: three}
"""


def test_cards_of_a_group_follow_one_another_in_the_author_s_order(desk: Desk) -> None:
    desk.write("a.yaml", MORE + GROUP)
    desk.write("b.yaml", MORE.replace("Filler", "Stuffing"))
    trainer = desk.open()
    case = ["First?", "Second?", "Third?"]
    assert in_a_row(prompts(desk), case)
    session = trainer.start()
    while asked := trainer.ask(session):
        trainer.rate(session, asked, trainer.grade(asked, right(asked)), Rating.EASY)
    desk.wait(days=90)
    for _ in range(8):
        assert in_a_row(prompts(desk), case)
        desk.wait(days=1)


def in_a_row(order: list[str], wanted: list[str]) -> bool:
    return order[order.index(wanted[0]) :][: len(wanted)] == wanted
