"""From the queue to the stored, scheduled review, and back again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from quizapp.core.policy import Policy
from quizapp.core.queue import Limits
from quizapp.core.replay import fold
from quizapp.core.response import Chosen, Judged, Said, Wrote
from quizapp.core.review import Event, EventKind, Phase, Rating, Verdict
from quizapp.core.session import Answered
from quizapp.errors import QuizError
from quizapp.trainer.arrivals import Taken
from quizapp.trainer.options import Options
from tests.trainer.desk import START, Desk, shown

Answer = Callable[..., Answered]
Learn = Callable[..., None]
MANY = "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in range(30))


def test_a_day_of_study_holds_what_the_overview_promised(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    assert (trainer.overview().total.new, trainer.overview().total.new_later) == (20, 10)
    session = trainer.start()
    while trainer.ask(session):
        answer(trainer, session)
    assert len(session.answered) == 20
    assert (trainer.overview().total.new, trainer.overview().reviewed) == (0, 20)
    desk.wait(days=1)
    assert trainer.overview().total.new == 10


def test_a_lapse_comes_back_in_the_sitting_after_its_step(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n- q: Two?\n  a: 2\n")
    trainer = desk.open()
    session = trainer.start()
    first = answer(trainer, session, Rating.AGAIN)
    second = trainer.ask(session)
    assert second is not None
    assert second.card.id != first.card_id
    desk.wait(minutes=11)
    back = trainer.ask(session)
    assert back is not None
    assert back.card.id == first.card_id


def test_the_label_shown_is_the_interval_stored(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    trainer.rate(session, asked, trainer.grade(asked, Judged()), Rating.EASY)
    stored = next(event for event in trainer.export_log() if event.review)
    assert stored.review is not None
    assert stored.review.interval_days == asked.outcomes[3].interval_days
    assert asked.delays[3] == f"{stored.review.interval_days}d"


def test_an_answer_is_logged_with_its_verdict_and_override(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Pick?\n  a: yes it is\n  wrong: [no, perhaps]\n")
    trainer = desk.open()
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    graded = trainer.grade(asked, Chosen(frozenset({0})))
    assert (graded.mark.verdict, graded.suggested) == (Verdict.RIGHT, Rating.HARD)
    trainer.rate(session, asked, graded, Rating.EASY)
    review = next(event.review for event in trainer.export_log() if event.review)
    assert (review.verdict, review.rating, review.override) == (Verdict.RIGHT, Rating.EASY, True)
    assert review.guess == pytest.approx(1 / 3)


def test_i_was_right_turns_a_typed_verdict(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: Name it?\n  a: sensitivity\n  accept: []\n")
    trainer = desk.open()
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    graded = trainer.grade(asked, Wrote("the sensitive one"))
    assert graded.suggested is Rating.AGAIN
    overruled = trainer.overrule(asked, graded)
    assert (overruled.mark.verdict, overruled.suggested, overruled.override) == (Verdict.RIGHT, Rating.GOOD, True)


def test_undo_brings_the_answered_card_back_even_after_a_restart(desk: Desk) -> None:
    desk.write("deck.yaml", "- statement: Recall can rise with the threshold.\n  a: false\n  why: No.\n")
    trainer = desk.open()
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    trainer.rate(session, asked, trainer.grade(asked, Said(truth=True)), Rating.AGAIN)
    again = desk.open()
    later = again.start()
    undone = again.undo(later)
    assert undone is not None
    assert undone.graded is not None
    assert undone.graded.response == Said(truth=True)
    assert undone.graded.mark.verdict is Verdict.WRONG
    assert undone.asked is not None
    assert undone.asked.memory.phase is Phase.NEW
    assert shown(again.ask(later)) == shown(asked)
    assert again.undo(later) is None


def test_any_number_of_ratings_can_be_undone(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    before = trainer.overview()
    session = trainer.start()
    for _ in range(20):
        desk.wait(seconds=1)
        assert trainer.undo(session) is not None
    assert trainer.undo(session) is None
    assert before.reviewed == 20
    assert (trainer.overview().reviewed, trainer.overview().total.new) == (0, 20)
    assert all(card.memory.reps == 0 for card in trainer.cards())


def test_stored_memories_are_the_fold_of_the_log(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    for day in range(12):
        session = trainer.start()
        for turn in range(9):
            if trainer.ask(session) is None:
                break
            answer(trainer, session, Rating(1 + (day * 7 + turn * 3) % 4))
            if turn % 4 == 3:
                trainer.undo(session)
        desk.wait(days=1 + day % 3)
    events = list(trainer.export_log())
    for card in trainer.cards():
        mine = [event for event in events if event.card_id == card.card_id]
        assert fold(mine, Policy()) == card.memory


def test_new_weights_fold_every_memory_anew_and_leave_due_days(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    before = {card.card_id: card for card in trainer.cards()}
    weights = (0.5, *Policy().weights[1:2], 9.0, *Policy().weights[3:])
    desk.wait(days=1)
    after = desk.open(replace(Options(), policy=Policy(weights=weights))).cards()
    seen = [card for card in after if card.memory.reps]
    assert seen
    assert all(card.memory.stability == 9.0 for card in seen)
    assert all(card.memory.due_day == before[card.card_id].memory.due_day for card in seen)
    settings = [event for event in trainer.export_log() if event.kind == "setting"]
    assert len(settings) == 2


def test_a_session_is_chosen_by_deck_title_or_topic(desk: Desk) -> None:
    desk.write("a.yaml", "deck: First one\nid: one\ntopic: x/y\ncards:\n- q: A?\n  a: 1\n")
    desk.write("b.yaml", "deck: Second\nid: two\ntopic: x/z\ncards:\n- q: B?\n  a: 2\n")
    trainer = desk.open()
    assert shown(trainer.ask(trainer.start(["one"]))) == "A?"
    assert shown(trainer.ask(trainer.start(["second"]))) == "B?"
    assert shown(trainer.ask(trainer.start(["x/z"]))) == "B?"
    assert trainer.start(["x"]).remaining == 2
    with pytest.raises(QuizError, match="Did you mean two"):
        trainer.start(["tow"])


def test_a_deck_switched_off_is_not_studied(desk: Desk) -> None:
    desk.write("a.yaml", "- q: A?\n  a: 1\n")
    desk.write("b.yaml", "- q: B?\n  a: 2\n")
    trainer = desk.open(Options(off=frozenset({"b"})))
    assert [line.deck.name for line in trainer.overview().decks] == ["a"]
    assert trainer.start().remaining == 1
    with pytest.raises(QuizError, match="switched off"):
        trainer.start(["b"])


def test_minutes_bound_a_sitting(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start(minutes=5)
    answer(trainer, session)
    desk.wait(minutes=6)
    assert trainer.ask(session) is None


def test_a_limit_bounds_a_sitting_beyond_the_days_allowance(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open(Options(limits=Limits(new=0)))
    assert trainer.start().remaining == 0
    assert trainer.start(limit=3).remaining == 3


def test_first_attempts_in_a_topic_set_what_a_right_guess_is_worth(desk: Desk) -> None:
    text = "".join(f"- q: Pick {i}?\n  a: yes {i}\n  wrong: [no {i}, never {i}, not {i}]\n" for i in range(20))
    desk.write("deck.yaml", text)
    trainer = desk.open()
    session = trainer.start()
    recalls = []
    while asked := trainer.ask(session):
        recalls.append(asked.retrievability)
        trainer.rate(session, asked, trainer.grade(asked, Chosen(frozenset({0}))), Rating.GOOD)
    assert recalls[0] == pytest.approx(0.30)
    assert recalls[-1] > 0.6


def test_a_right_answer_to_a_new_card_counts_as_right_though_it_was_likely_guessed(desk: Desk) -> None:
    text = "".join(f"- q: Is {i} right?\n  a: yes {i}\n  wrong: [no {i}]\n" for i in range(20))
    desk.write("deck.yaml", text)
    trainer = desk.open()
    session = trainer.start()
    recalls = []
    for _ in range(12):
        asked = trainer.ask(session)
        assert asked
        recalls.append(asked.retrievability)
        graded = trainer.grade(asked, Chosen(frozenset({0})))
        trainer.rate(session, asked, graded, graded.suggested)
    assert recalls == sorted(recalls)
    assert recalls[-1] > 0.45


def test_travelling_west_never_makes_a_day_come_twice(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    desk.at = START.astimezone(timezone(timedelta(hours=12)))
    trainer = desk.open()
    learn(trainer)
    desk.at = (START + timedelta(hours=1)).astimezone(timezone(timedelta(hours=-8)))
    assert trainer.overview().total.new == 0


def test_a_clock_set_back_by_years_is_said_and_survived(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    first = answer(trainer, session)
    desk.at = START - timedelta(days=800)
    late = desk.open()
    assert any("clock" in notice.casefold() for notice in late.notices)
    session = late.start(limit=30)
    answer(late, session)
    events = list(late.export_log())
    for card in late.cards():
        assert fold([event for event in events if event.card_id == card.card_id], Policy()) == card.memory
    assert next(card.memory.last_day for card in late.cards() if card.card_id == first.card_id) == START.toordinal()


def test_two_programs_on_one_database_lose_no_review(desk: Desk) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    one, two = desk.open(), desk.open()
    session_one, session_two = one.start(), two.start()
    asked_one, asked_two = one.ask(session_one), two.ask(session_two)
    assert asked_one is not None
    assert asked_two is not None
    one.rate(session_one, asked_one, one.grade(asked_one, Judged()), Rating.GOOD)
    desk.wait(seconds=5)
    two.rate(session_two, asked_two, two.grade(asked_two, Judged()), Rating.AGAIN)
    card = one.cards()[0]
    assert card.memory.reps == 2
    assert fold(one.export_log(), Policy()) == card.memory


def test_a_deck_that_settings_name_and_nobody_has_is_pointed_out(desk: Desk) -> None:
    desk.write("metrics.yaml", "- q: A?\n  a: 1\n")
    options = Options(off=frozenset({"metrcs"}), limits=Limits(deck_new={"metrics": 3}))
    (notice,) = desk.open(options).notices
    assert "metrcs. Did you mean metrics?" in notice


def test_an_imported_void_without_its_card_takes_the_review_back(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- q: A?\n  a: one\n")
    trainer = desk.open()
    learn(trainer)
    review = next(event for event in trainer.export_log() if event.review)
    later = replace(review.moment, at_ms=review.moment.at_ms + 60_000)
    void = Event(id="elsewhere", kind=EventKind.VOID, moment=later, body={"review": review.id})
    assert trainer.import_log([void]) == Taken(new=1)
    assert trainer.cards()[0].memory.reps == 0
    assert trainer.overview().reviewed == 0


def test_undo_takes_back_the_last_answer_though_the_log_holds_a_later_one(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    session = trainer.start()
    first = answer(trainer, session)
    review = next(event for event in trainer.export_log() if event.review)
    later = replace(review.moment, at_ms=review.moment.at_ms + 86_400_000 * 400, day=review.moment.day + 400)
    trainer.import_log([replace(review, id="elsewhere", moment=later, device_id="other", card_id="unknown")])
    undone = trainer.undo(session)
    assert undone is not None
    assert undone.card_id == first.card_id


def test_a_policy_changed_meanwhile_leaves_memories_equal_to_the_fold(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    old = desk.open()
    session = old.start()
    answer(old, session)
    weights = (0.5, *Policy().weights[1:2], 9.0, *Policy().weights[3:])
    desk.open(Options(policy=Policy(weights=weights)))
    answer(old, session)
    events = list(old.export_log())
    for card in old.cards():
        assert fold([event for event in events if event.card_id == card.card_id], Policy()) == card.memory


def test_another_learners_log_is_kept_apart(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    learn(trainer)
    other = desk.open(database="other.db")
    assert other.import_log(trainer.export_log(), learner="Ada").new > 20
    assert other.overview().reviewed == 0
    assert all(card.memory.reps == 0 for card in other.cards())


def test_a_log_taken_elsewhere_gives_the_same_memories_and_counts(desk: Desk, answer: Answer) -> None:
    desk.write("deck.yaml", MANY)
    trainer = desk.open()
    for day in range(6):
        session = trainer.start()
        for turn in range(7):
            answer(trainer, session, Rating(1 + (day * 5 + turn * 3) % 4))
        trainer.undo(session)
        desk.wait(days=1)
    other = desk.open(database="other.db")
    other.import_log(trainer.export_log())
    assert other.import_log(trainer.export_log()) == Taken()
    assert [card.memory for card in other.cards()] == [card.memory for card in trainer.cards()]
    assert other.overview() == trainer.overview()


def test_a_clock_beyond_all_years_is_said(desk: Desk) -> None:
    desk.write("deck.yaml", MANY)
    desk.at = START.replace(year=1980)
    with pytest.raises(QuizError, match="1980"):
        desk.open()
