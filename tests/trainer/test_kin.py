"""Rewritten questions keep their histories; of doubtful ones the learner is asked, once."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from quizapp.core.kin import Orphan
from quizapp.core.response import Skipped
from quizapp.core.review import EventKind, Rating
from quizapp.errors import QuizError
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask, events

Learn = Callable[..., None]
RECALL = "- q: What share of the actual positives does recall count?\n  a: Those that the classifier finds\n"
SLIP = "- q: What share of the actual positives does recal count?\n  a: Those that the classifier finds\n"
OTHER = "- q: Which colour has the sky at noon?\n  a: Blue, if no cloud hides it\n"
LIKELY = "- q: What share of the actual positives does sensitivity count?\n  a: Those that the classifier finds\n"


def reps(trainer: Trainer) -> dict[str, int]:
    return {card.question: card.memory.reps for card in trainer.cards()}


def edited(desk: Desk, learn: Learn, before: str, after: str) -> Trainer:
    """A library whose only deck was studied and then edited."""
    desk.write("deck.yaml", before)
    learn(desk.open())
    desk.wait(days=1)
    desk.write("deck.yaml", after)
    return desk.open()


def only(orphans: list[Orphan]) -> Orphan:
    (one,) = orphans
    return one


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RECALL, SLIP),
        (SLIP, RECALL),
        (OTHER + RECALL, SLIP + OTHER),
        (RECALL, RECALL.replace("What share", "Which share").replace("count?", "count, all in all?")),
        (RECALL, "- group: Shares\n  cards:\n  " + RECALL.replace("\n", "\n  ")),
        ("- statement: The median is robust against outliers.\n  a: true\n",
         "- statement: The median is robust agianst outliers.\n  a: true\n"),
        ("- cloze: The error is {{squared bias}} plus variance plus noise.\n",
         "- cloze: The eror is {{squared bias}} plus variance plus noise.\n"),
        ("- cloze: The error is {{squared bias}} plus variance plus noise.\n",
         "- cloze: The error is {{squarred bias}} plus variance plus noise.\n"),
        ("- q: How many of {{n}} cases are right at a rate of half?\n  vars: {n: 10..20}\n  number: = n / 2\n",
         "- q: How many of {{n}} cases are rihgt at a rate of half?\n  vars: {n: 10..20}\n  number: = n / 2\n"),
    ],
    ids=["slip", "slip mended", "moved", "reworded", "grouped", "statement", "cloze", "hole", "calculated"],
)  # fmt: skip
def test_a_question_without_id_keeps_its_history_when_it_is_rewritten(
    desk: Desk, learn: Learn, before: str, after: str
) -> None:
    trainer = edited(desk, learn, before, after)
    assert set(reps(trainer).values()) == {1}
    assert trainer.kin.doubts() == trainer.kin.orphans() == []
    assert any("was carried over" in notice for notice in trainer.notices)
    assert len(trainer.kin.carried) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RECALL, LIKELY),
        ("- q: Which k has the smallest error of 5 neighbours?\n  a: The third\n",
         "- q: Which k has the smallest error of 7 neighbours?\n  a: The third\n"),
        ("- q: Which of the two measures is robust against outliers?\n  a: The median of the values\n",
         "- q: Which of the two measures is not robust against outliers?\n  a: The median of the values\n"),
        ("- statement: The median is robust against outliers.\n  a: true\n",
         "- statement: The median is robust agianst outliers.\n  a: false\n"),
        (RECALL, SLIP.replace("Those that the classifier finds", "A third of them")),
    ],
    ids=["other word", "other number", "negation", "flipped", "other answer"],
)  # fmt: skip
def test_what_may_mean_something_else_is_asked_and_never_joined(
    desk: Desk, learn: Learn, before: str, after: str
) -> None:
    trainer = edited(desk, learn, before, after)
    assert set(reps(trainer).values()) == {0}
    doubt = only(trainer.kin.doubts())
    assert doubt.former.reviews == 1
    assert [one.card_id for one in doubt.likely] == [card.card_id for card in trainer.cards()]


def test_the_learner_says_that_it_is_the_same_and_may_take_that_back(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, LIKELY)
    doubt = only(trainer.kin.doubts())
    trainer.kin.link(doubt.former.card_id, doubt.likely[0].card_id)
    assert (set(reps(trainer).values()), trainer.kin.doubts()) == ({1}, [])
    undone = trainer.undo()
    assert undone is not None
    assert undone.kind is EventKind.ALIAS
    assert (set(reps(trainer).values()), trainer.kin.doubts()) == ({0}, [doubt])


def test_what_was_told_apart_is_never_asked_again_but_may_be_taken_back(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, LIKELY)
    doubt = only(trainer.kin.doubts())
    trainer.kin.part(doubt.former.card_id)
    assert trainer.kin.doubts() == desk.open().kin.doubts() == []
    assert only(trainer.kin.orphans()).former == doubt.former
    trainer.undo()
    assert trainer.kin.doubts() == [doubt]


def test_a_retired_card_is_listed_no_longer_and_its_answers_stay(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL + OTHER, OTHER)
    gone = only(trainer.kin.orphans()).former
    assert (gone.prompt, gone.reviews) == ("What share of the actual positives does recall count?", 1)
    assert trainer.kin.retire([gone.card_id]) == 1
    assert trainer.kin.orphans() == []
    assert len(events(trainer, EventKind.REVIEW)) == 2
    with pytest.raises(QuizError, match="quizapp orphans"):
        trainer.kin.retire([gone.card_id])


def test_a_rewording_that_comes_later_finds_its_history(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL + OTHER, OTHER)
    assert len(trainer.kin.orphans()) == 1
    desk.wait(days=1)
    desk.write("second.yaml", SLIP)
    trainer.refresh()
    assert set(reps(trainer).values()) == {1}
    assert trainer.kin.orphans() == []


def test_a_file_that_was_renamed_and_edited_keeps_its_histories(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", RECALL + OTHER)
    learn(desk.open())
    path.unlink()
    desk.open()
    desk.write("one.yaml", SLIP)
    desk.write("two.yaml", OTHER.replace("noon", "nooon"))
    assert set(reps(desk.open()).values()) == {1}


def test_a_file_that_is_away_makes_no_orphans(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", RECALL)
    desk.write("other.yaml", OTHER)
    learn(desk.open())
    path.unlink()
    assert desk.open().kin.orphans() == []
    desk.write("other.yaml", "- q: [broken\n")
    assert desk.open().kin.orphans() == []


def test_two_near_duplicates_that_are_edited_at_once_each_keep_their_own(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", RECALL + LIKELY)
    trainer = desk.open()
    session = trainer.start()
    trainer.rate(session, first := ask(trainer, session), trainer.grade(first, Skipped()), Rating.GOOD)
    learn(trainer)
    learn(trainer)
    answered = {card.question.replace("share", "shaer"): card.memory.reps for card in trainer.cards()}
    desk.write("deck.yaml", (LIKELY + RECALL).replace("share", "shaer"))
    trainer.refresh()
    assert reps(trainer) == answered


def test_a_copy_of_a_question_that_stays_takes_no_history_of_a_third(desk: Desk, learn: Learn) -> None:
    third = RECALL.replace("recall", "coverage")
    trainer = edited(desk, learn, RECALL + LIKELY, LIKELY + third)
    assert reps(trainer)["What share of the actual positives does coverage count?"] == 0
    assert len(trainer.kin.doubts()) == 1


def test_an_answer_that_was_corrected_together_with_a_slip_is_due_at_once(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", RECALL)
    learn(desk.open(), Rating.EASY)
    desk.wait(days=1)
    desk.write("deck.yaml", SLIP.replace("Those that the classifier finds", "Those it finds"))
    trainer = desk.open()
    assert len(trainer.kin.carried) == trainer.overview().total.due == 1
    (card,) = trainer.cards()
    assert trainer.insight.past(card.card_id).why_due.startswith("Due now: its answer was corrected")
    assert ask(trainer, trainer.start()).memory.reps == 1


def test_holes_of_one_text_are_asked_of_once_and_joined_together(desk: Desk, learn: Learn) -> None:
    text = "- cloze: The error of {} is {{{{squared bias}}}} plus {{{{variance}}}} plus noise.\n"
    desk.write("deck.yaml", text.format("forests"))
    learn(desk.open())
    desk.wait(days=1)
    trainer = edited(desk, learn, text.format("forests"), text.format("networks"))
    assert len(trainer.kin.orphans()) == 2
    doubt = only(trainer.kin.doubts())
    trainer.kin.link(doubt.former.card_id, doubt.likely[0].card_id)
    assert all(card.memory.reps for card in trainer.cards())
    assert trainer.kin.doubts() == trainer.kin.orphans() == []
    trainer.undo()
    assert [card.memory.reps for card in trainer.cards()] == [0, 0]


def test_a_new_question_beside_an_old_one_takes_nothing(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, RECALL + LIKELY)
    assert sorted(reps(trainer).values()) == [0, 1]
    assert trainer.kin.doubts() == trainer.kin.orphans() == []


def test_a_link_to_what_is_not_there_says_so(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, LIKELY)
    with pytest.raises(QuizError, match="quizapp orphans"):
        trainer.kin.link("nothing", trainer.cards()[0].card_id)
    with pytest.raises(QuizError, match="No deck has a card"):
        trainer.kin.link(only(trainer.kin.doubts()).former.card_id, "nothing")


def test_two_histories_become_one_only_if_that_is_said(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL + OTHER, OTHER)
    (orphan,), (card,) = trainer.kin.orphans(), trainer.cards()
    with pytest.raises(QuizError, match=r"1 answer of its own.*--join"):
        trainer.kin.link(orphan.former.card_id, card.card_id)
    assert set(reps(trainer).values()) == {1}
    trainer.kin.link(orphan.former.card_id, card.card_id, join=True)
    assert set(reps(trainer).values()) == {2}


def test_the_cards_of_a_deck_that_was_taken_away_are_counted_until_it_is_back(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", RECALL + OTHER)
    desk.write("other.yaml", LIKELY)
    learn(desk.open())
    path.unlink()
    trainer = desk.open()
    assert (trainer.kin.orphans(), trainer.kin.waiting()) == ([], {"deck": 2})
    desk.write("deck.yaml", RECALL + OTHER)
    assert desk.open().kin.waiting() == {}


def test_undo_takes_back_answers_and_never_what_was_carried_over_unasked(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, SLIP)
    undone = trainer.undo()
    assert undone is not None
    assert undone.kind is EventKind.REVIEW
    assert trainer.undo() is None
    assert len(events(trainer, EventKind.ALIAS)) == 1


def test_two_devices_that_were_told_the_same_agree(desk: Desk, learn: Learn) -> None:
    trainer = edited(desk, learn, RECALL, LIKELY)
    doubt = only(trainer.kin.doubts())
    trainer.kin.link(doubt.former.card_id, doubt.likely[0].card_id)
    other = desk.open(database="other.db")
    other.import_log(list(trainer.export_log()))
    assert reps(other) == reps(trainer)
    trainer.undo()
    other.import_log(list(trainer.export_log()))
    assert set(reps(other).values()) == {0}


def test_a_question_that_comes_back_after_another_took_its_history_takes_it_back_when_the_other_goes(
    desk: Desk, learn: Learn
) -> None:
    path = desk.write("deck.yaml", RECALL)
    desk.write("other.yaml", OTHER)
    learn(desk.open())
    desk.wait(days=1)
    path.unlink()
    desk.write("second.yaml", SLIP)
    assert len(desk.open().kin.carried) == 1
    desk.write("deck.yaml", RECALL)
    trainer = desk.open()
    assert set(reps(trainer).values()) == {1}
    assert trainer.kin.orphans() == trainer.kin.doubts() == []
    assert {problem.rule for problem in trainer.problems} == {"same-question"}
    desk.write("second.yaml", OTHER.replace("noon", "dusk").replace("Blue", "Red"))
    trainer.refresh()
    assert reps(trainer)["What share of the actual positives does recall count?"] == 1
    assert sorted(reps(trainer).values()) == [0, 1, 1]
    assert trainer.problems == ()


def test_a_card_whose_file_is_away_is_not_noted_as_gone_and_comes_back_unchanged(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", RECALL)
    desk.write("other.yaml", OTHER)
    learn(desk.open())
    desk.wait(days=1)
    path.unlink()
    desk.open()
    with closing(sqlite3.connect(desk.database)) as database:
        assert database.execute("SELECT * FROM former").fetchall() == []
    desk.write("deck.yaml", RECALL)
    trainer = desk.open()
    assert trainer.kin.edits() == []
    desk.write("deck.yaml", RECALL + "  why: It is a share.\n")
    trainer.refresh()
    assert len(trainer.kin.edits()) == 1
