"""Taking back whatever was done, and one rating for each showing.

So many random sequences as QUIZAPP_ROUNDS says; 12 where it says nothing.
"""

import os
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.core.policy import Policy
from quizapp.core.replay import fold
from quizapp.core.response import Judged
from quizapp.core.review import MARKS, NEW, EventKind, Memory, Rating
from quizapp.core.session import Answered
from quizapp.errors import LockedError
from quizapp.storage.store import Store
from tests.trainer.desk import Desk, ask, events, memories, shown

Answer = Callable[..., Answered]
SEQUENCES = int(os.environ.get("QUIZAPP_ROUNDS", "12"))
MANY = "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in range(8))
BOTH_WAYS = "- q: Forth?\n  a: back\n  reverse: Back?\n"


def test_what_was_marked_outside_the_sitting_is_taken_back_without_disturbing_it(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    now = ask(trainer, session)
    other = next(card.card_id for card in trainer.cards() if card.card_id != now.card.id)
    trainer.mark([other], EventKind.FLAG)
    undone = trainer.undo(session)
    assert undone is not None
    assert (undone.asked, undone.card_id, undone.kind) == (None, other, EventKind.FLAG)
    assert shown(trainer.ask(session)) == shown(now)


def test_taking_a_resume_back_takes_the_card_out_of_the_sitting(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open()
    card_id = trainer.cards()[0].card_id
    trainer.mark([card_id], EventKind.SUSPEND)
    trainer.mark([card_id], EventKind.RESUME)
    session = trainer.start()
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is None
    assert trainer.ask(session) is None
    assert trainer.cards()[0].state == "suspended"


def test_what_was_done_last_is_taken_back_first_whatever_it_was(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    answer(trainer, session)
    trainer.flag(ask(trainer, session), on=True)
    trainer.set_aside(session, ask(trainer, session), EventKind.BURY)
    answer(trainer, session, Rating.AGAIN)
    trainer.set_aside(session, ask(trainer, session), EventKind.SUSPEND)
    again = desk.open()
    later = again.start()
    kinds = []
    while again.undoable(later):
        undone = again.undo(later)
        assert undone is not None
        kinds.append(undone.kind)
    assert kinds == [EventKind.SUSPEND, EventKind.REVIEW, EventKind.BURY, EventKind.FLAG, EventKind.REVIEW]
    assert again.undo(later) is None
    assert set(memories(again).values()) == {NEW}


def test_it_is_known_whether_there_is_something_to_take_back(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    assert not trainer.undoable(session)
    answer(trainer, session)
    assert trainer.undoable(session)
    assert desk.open().undoable()
    trainer.undo(session)
    assert not trainer.undoable(session)
    other = desk.open(database="other.db")
    assert not other.undoable()
    answer(trainer, session)
    other.import_log(trainer.export_log())
    assert other.undoable()


def test_an_undo_without_a_sitting_says_which_card_it_was(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    rated = answer(trainer, trainer.start())
    undone = trainer.undo()
    assert undone is not None
    assert (undone.asked, undone.card_id, undone.kind) == (None, rated.card_id, EventKind.REVIEW)


def test_what_undo_would_find_is_told_with_its_card_and_its_day(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    assert trainer.last_done() is None
    session = trainer.start()
    prompt = shown(trainer.ask(session))
    answer(trainer, session)
    last = trainer.last_done()
    assert last is not None
    assert (last.kind, last.question, last.earlier) == (EventKind.REVIEW, prompt, False)
    desk.wait(days=30)
    later = desk.open().last_done()
    assert later is not None
    assert (later.question, later.day, later.earlier) == (prompt, last.day, True)
    trainer.undo()
    assert trainer.last_done() is None


def test_an_undone_rating_whose_deck_is_away_is_taken_back_and_shows_nothing(desk: Desk, answer: Answer) -> None:
    path = desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open()
    rated = answer(trainer, trainer.start())
    path.unlink()
    desk.write("other.yaml", MANY)
    again = desk.open()
    undone = again.undo(again.start())
    assert undone is not None
    assert (undone.kind, undone.card_id) == (EventKind.REVIEW, rated.card_id)
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    assert set(memories(desk.open()).values()) == {NEW}


def test_a_showing_gets_one_rating_and_keeps_the_first(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Judged())
    first = trainer.rate(session, asked, graded, Rating.AGAIN)
    assert trainer.rate(session, asked, graded, Rating.EASY) == first
    assert len(events(trainer, EventKind.REVIEW)) == 1
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.asked is not None
    second = trainer.rate(session, undone.asked, graded, Rating.EASY)
    assert (second.rating, trainer.cards()[0].memory.reps) == (Rating.EASY, 1)


def test_a_card_that_comes_back_in_the_sitting_is_rated_again(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open()
    session = trainer.start()
    for _ in range(3):
        answer(trainer, session, Rating.AGAIN)
        desk.wait(minutes=11)
    assert trainer.cards()[0].memory.reps == 3


def test_a_rating_refused_by_a_lock_can_be_tried_again(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open(wait_ms=1)
    session = trainer.start()
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Judged())
    with Store.open(desk.database) as other, other.writing():
        with pytest.raises(LockedError):
            trainer.rate(session, asked, graded, Rating.GOOD)
        with pytest.raises(LockedError):
            trainer.set_aside(session, asked, EventKind.BURY)
        with pytest.raises(LockedError):
            trainer.mark([asked.card.id], EventKind.FLAG)
        with pytest.raises(LockedError):
            trainer.undo(session)
    assert (events(trainer, *MARKS), session.remaining) == ([], 8)
    assert trainer.rate(session, asked, graded, Rating.GOOD).rating is Rating.GOOD
    assert len(events(trainer, EventKind.REVIEW)) == 1


ACTIONS = st.lists(
    st.sampled_from(["rate", "rate", "rate", "undo", "undo", "aside", "flag", "mark", "day", "reopen", "edit"]),
    max_size=40,
)


class Learner:
    """Acts by dice, and remembers every state it could come back to."""

    def __init__(self, desk: Desk, number: Callable[[int], int]) -> None:
        self.desk, self.number = desk, number
        self.before: list[dict[str, Memory]] = []
        self.reopen()

    def reopen(self) -> None:
        self.desk.close()
        self.trainer = self.desk.open()
        self.session = self.trainer.start()

    def act(self, action: str) -> None:
        self.desk.wait(seconds=7)
        if action == "day":
            self.desk.wait(days=1 + self.number(3))
            self.session = self.trainer.start()
        elif action == "reopen":
            self.reopen()
        elif action == "undo":
            self.undo()
        elif action == "edit":
            self.edit()
        else:
            self.change(action)

    def edit(self) -> None:
        """Rewords an answer in the deck; questions and what is known of them stay."""
        place = self.number(8)
        line, other = f"  a: answer {place}\n", f"  a: reply {place}\n"
        text = (self.desk.decks / "deck.yaml").read_text(encoding="utf-8")
        was, now = (line, other) if line in text else (other, line)
        self.desk.write("deck.yaml", text.replace(was, now))
        before = memories(self.trainer)
        self.reopen()
        assert memories(self.trainer) == before

    def change(self, action: str) -> None:
        before, asked = memories(self.trainer), self.trainer.ask(self.session)
        if action == "mark":
            kind = sorted(MARKS)[self.number(len(MARKS))]
            changed = self.trainer.mark([list(before)[self.number(len(before))]], kind) == 1
            self.before += [before] if changed else []
        elif asked is None:
            return
        elif action == "rate":
            graded = self.trainer.grade(asked, Judged())
            self.trainer.rate(self.session, asked, graded, Rating(1 + self.number(4)))
            self.before.append(before)
        elif action == "aside":
            self.trainer.set_aside(self.session, asked, (EventKind.SUSPEND, EventKind.BURY)[self.number(2)])
            self.before.append(before)
        else:
            self.trainer.flag(asked, on=not asked.memory.flagged)
            self.before.append(before)

    def undo(self) -> None:
        undone = self.trainer.undo(self.session)
        assert (undone is None) == (not self.before)
        if self.before:
            assert memories(self.trainer) == self.before.pop()


@given(actions=ACTIONS, dice=st.randoms(use_true_random=False))
@settings(max_examples=SEQUENCES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_gives_every_state_back_field_by_field(
    tmp_path_factory: pytest.TempPathFactory, actions: list[str], dice: random.Random
) -> None:
    desk = Desk(tmp_path_factory.mktemp("learner"))
    desk.write("deck.yaml", MANY + BOTH_WAYS)
    learner = Learner(desk, dice.randrange)
    for action in actions:
        learner.act(action)
    log = list(learner.trainer.export_log())
    for card_id, memory in memories(learner.trainer).items():
        assert fold([event for event in log if event.card_id == card_id], Policy()) == memory
    learner.reopen()
    while learner.before:
        learner.undo()
    assert set(memories(learner.trainer).values()) == {NEW}
    assert learner.trainer.undo(learner.session) is None
    assert sum(learner.trainer.overview().recent) == 0
    desk.close()


def test_two_hundred_steps_can_be_taken_back_after_a_restart(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    dice = random.Random(7)
    learner = Learner(desk, dice.randrange)
    while len(learner.before) < 200:
        learner.act(dice.choice(["mark", "flag", "rate"] * 4 + ["aside", "day"]))
    learner.reopen()
    for _ in range(200):
        learner.undo()
    assert set(memories(learner.trainer).values()) == {NEW}
