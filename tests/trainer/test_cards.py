"""All cards, searched as one types: what is found, and that it is never out of date."""

from collections.abc import Callable
from datetime import time

import pytest

from quizapp.core.policy import Policy
from quizapp.core.queue import Limits
from quizapp.core.review import EventKind, Rating
from quizapp.core.session import Answered
from quizapp.errors import LockedError, QuizError
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

Answer = Callable[..., Answered]
Learn = Callable[..., None]
METRICS = """\
deck: Metrics & more
id: metrics
topic: evaluation/recall
tags: [exam]
cards:
  - id: f1
    q: What is the **harmonic** mean of precision and recall?
    a: F₁ score
    wrong: [accuracy, Poincaré's number]
    why: Both have to be high.
  - cloze: A type II error is a {{false negative}}.
    topic: evaluation/errors
  - q: Sensitivity
    a: recall
    reverse: What is recall also called?
"""
OTHER = "- statement: Boosting lowers the bias.\n  a: true\n  topic: trees/boosting\n"


@pytest.fixture
def trainer(desk: Desk) -> Trainer:
    desk.write("metrics.yaml", METRICS)
    desk.write("other.yaml", OTHER)
    return desk.open()


def found(trainer: Trainer, query: str) -> list[str]:
    return [card.question for card in trainer.cards(query)]


F1 = "What is the harmonic mean of precision and recall?"
ERROR = "A type II error is a […]."
THERE, BACK = "Sensitivity", "What is recall also called?"
BOOSTING = "Boosting lowers the bias."


@pytest.mark.parametrize(
    ("query", "questions"),
    [
        ("", [F1, ERROR, THERE, BACK, BOOSTING]),
        ('"harmonic mean"', [F1]),
        ("f1", [F1]),
        ("poincare", [F1]),
        ("have to be HIGH", [F1]),
        ('"false negative"', [ERROR]),
        ("sensitivity", [THERE, BACK]),
        ("deck:more", [F1, ERROR, THERE, BACK]),
        ("deck:metrics -topic:errors", [F1, THERE, BACK]),
        ("tag:exam kind:cloze", [ERROR]),
        ("id:f1", [F1]),
        ("kind:truefalse or kind:cloze", [ERROR, BOOSTING]),
        ("trees", [BOOSTING]),
        ("nowhere", []),
    ],
)
def test_a_query_finds_what_the_cards_show_and_where_they_stand(
    trainer: Trainer, query: str, questions: list[str]
) -> None:
    assert found(trainer, query) == questions


def test_a_card_is_listed_with_its_answer_and_state(trainer: Trainer) -> None:
    cloze = trainer.cards("kind:cloze")[0]
    assert (cloze.answer, cloze.state, cloze.days, cloze.leech) == (
        "A type II error is a false negative.",
        "new",
        None,
        False,
    )
    assert trainer.cards("id:f1")[0].answer == "F₁ score"
    assert trainer.cards(f'"{BACK}"')[-1].answer == "Sensitivity"


def test_states_and_marks_follow_what_is_done(desk: Desk, trainer: Trainer, answer: Answer) -> None:
    assert len(found(trainer, "is:new state:new")) == 5
    session = trainer.start()
    answer(trainer, session, Rating.AGAIN)
    (card,) = trainer.cards("state:learning")
    assert (card.days, found(trainer, "is:due")) == (0, [card.question])
    trainer.mark([card.card_id], EventKind.SUSPEND)
    assert found(trainer, "is:suspended") == found(trainer, "state:suspended") == [card.question]
    assert (found(trainer, "state:learning"), found(trainer, "is:due")) == ([], [])
    trainer.undo()
    assert found(trainer, "state:learning") == [card.question]
    trainer.mark([card.card_id], EventKind.BURY)
    assert (found(trainer, "state:buried"), found(trainer, "is:due")) == ([card.question], [])
    desk.wait(days=1)
    assert found(trainer, "due:overdue is:due") == [card.question]
    trainer.mark([card.card_id], EventKind.FLAG)
    assert found(trainer, "is:flagged") == [card.question]


def test_due_days_are_study_days_from_today(desk: Desk, trainer: Trainer, learn: Learn) -> None:
    learn(trainer, Rating.EASY)
    days = {card.days for card in trainer.cards("is:new or -is:new") if card.days is not None}
    soonest = min(days)
    assert soonest > 1
    assert found(trainer, f"due:<{soonest}") == []
    in_time = found(trainer, f"due:{soonest}")
    assert in_time
    desk.wait(days=soonest)
    assert found(trainer, "due:today") == in_time
    desk.wait(days=1)
    assert found(trainer, "due:overdue") == in_time


def test_a_card_forgotten_eight_times_is_a_leech(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- q: One?\n  a: 1\n")
    trainer = desk.open(Options(policy=Policy(learning_steps=(), relearning_steps=())))
    learn(trainer, Rating.EASY)
    for lapse in range(1, 9):
        assert found(trainer, "is:leech") == []
        desk.wait(days=60)
        learn(trainer, Rating.AGAIN)
        assert trainer.cards()[0].memory.lapses == lapse
    assert found(trainer, "is:leech") == ["One?"]


def test_an_edited_deck_is_found_as_it_is_now(desk: Desk, trainer: Trainer) -> None:
    assert found(trainer, "boosting") == [BOOSTING]
    desk.write("other.yaml", OTHER.replace("Boosting", "Bagging").replace("trees/boosting", "trees"))
    assert trainer.refresh()
    assert (found(trainer, "boosting"), found(trainer, "bagging")) == ([], ["Bagging lowers the bias."])
    (desk.decks / "other.yaml").unlink()
    trainer.refresh()
    assert found(trainer, "bagging") == []


def test_what_another_program_did_is_found(desk: Desk, trainer: Trainer) -> None:
    assert found(trainer, "is:flagged") == []
    other = desk.open()
    other.mark([other.cards("id:f1")[0].card_id], EventKind.FLAG)
    assert found(trainer, "is:flagged") == [F1]
    desk.write("other.yaml", OTHER.replace("bias", "error"))
    other.refresh()
    trainer.refresh()
    assert found(trainer, "boosting") == ["Boosting lowers the error."]


def test_a_wrong_query_is_a_sentence_with_its_place(trainer: Trainer) -> None:
    with pytest.raises(QuizError, match='At character 6: There is no "tpoic:"'):
        trainer.cards("mean tpoic:trees")


def test_other_limits_and_switched_off_decks_hold_from_now_on(trainer: Trainer) -> None:
    trainer.configure(Options(limits=Limits(new=2)))
    assert (trainer.start().remaining, trainer.overview().total.new) == (2, 2)
    trainer.configure(Options(off=frozenset({"metrics"})))
    assert found(trainer, "") == [BOOSTING]
    assert [line.deck.name for line in trainer.overview().decks] == ["other"]
    with pytest.raises(QuizError, match="switched off"):
        trainer.start(["metrics"])
    trainer.configure(Options())
    assert (len(found(trainer, "")), trainer.start(["metrics"]).remaining) == (5, 3)


def test_a_deck_switched_off_that_nobody_has_is_noticed(trainer: Trainer) -> None:
    trainer.configure(Options(off=frozenset({"mertics"})))
    assert any("mertics. Did you mean metrics?" in notice for notice in trainer.notices)


def test_another_policy_folds_every_memory_anew_and_is_logged(desk: Desk, trainer: Trainer, learn: Learn) -> None:
    learn(trainer)
    weights = (0.5, *Policy().weights[1:2], 9.0, *Policy().weights[3:])
    trainer.configure(Options(policy=Policy(weights=weights)))
    seen = trainer.cards("-is:new")
    assert {card.memory.stability for card in seen} == {9.0}
    asked = trainer.card(seen[0].card_id)
    assert asked.memory == seen[0].memory
    trainer.configure(Options(policy=Policy(weights=weights), limits=Limits(new=1)))
    assert sum(event.kind == "setting" for event in trainer.export_log()) == 2
    assert [card.memory for card in desk.open(Options(policy=Policy(weights=weights))).cards("-is:new")] == [
        card.memory for card in seen
    ]


def test_another_retention_changes_the_next_intervals(trainer: Trainer) -> None:
    session = trainer.start()
    before = trainer.ask(session)
    trainer.configure(Options(policy=Policy(retention=0.8)))
    after = trainer.ask(session)
    assert before is not None
    assert after is not None
    assert after.outcomes[3].interval_days > before.outcomes[3].interval_days


def test_another_start_of_the_day_holds_at_once(desk: Desk, trainer: Trainer, learn: Learn) -> None:
    learn(trainer, Rating.EASY)
    desk.at = desk.at.replace(hour=23)
    today = trainer.overview().reviewed
    trainer.configure(Options(day_start=time(22, 0)))
    desk.wait(days=1)
    assert (today, trainer.overview().reviewed) == (4, 0)


def test_a_policy_that_cannot_be_written_changes_nothing(desk: Desk) -> None:
    desk.write("metrics.yaml", METRICS)
    trainer = desk.open(wait_ms=1)
    with Store.open(desk.database) as other, other.writing(), pytest.raises(LockedError):
        trainer.configure(Options(policy=Policy(retention=0.8), limits=Limits(new=1)))
    assert trainer.overview().total.new == 3
    trainer.configure(Options(policy=Policy(retention=0.8), limits=Limits(new=1)))
    assert trainer.overview().total.new == 1


def test_a_session_can_be_on_one_topic_of_one_deck(desk: Desk, trainer: Trainer) -> None:
    desk.write("third.yaml", "deck: Third\nid: third\ncards:\n- q: Else?\n  a: x\n  topic: evaluation/errors/kinds\n")
    trainer.refresh()
    assert trainer.start(["evaluation/errors"]).remaining == 2
    for line in trainer.overview().topics:
        assert trainer.start([line.name]).remaining == line.counts.new > 0
    assert trainer.start(["third:evaluation"]).remaining == 1
    assert trainer.start(["THIRD:evaluation/errors", "other"]).remaining == 2
    with pytest.raises(QuizError, match="no deck or topic third:trees"):
        trainer.start(["third:trees"])


def test_the_overview_tells_the_streak_and_the_days_around(desk: Desk, trainer: Trainer, answer: Answer) -> None:
    session = trainer.start()
    answer(trainer, session, Rating.EASY)
    desk.wait(days=1)
    assert (trainer.overview().streak, trainer.overview().recent[-2:]) == (1, (1, 0))
    answer(trainer, session, Rating.GOOD)
    answer(trainer, session, Rating.EASY)
    seen = trainer.overview()
    assert (seen.streak, seen.recent[-3:]) == (2, (0, 1, 2))
    assert sum(seen.ahead) == len(found(trainer, "due:>=1 due:<=7"))
    trainer.undo(session)
    trainer.undo(session)
    assert (trainer.overview().streak, trainer.overview().recent[-2:]) == (1, (1, 0))


def test_two_decks_of_one_id_are_pointed_out_at_both(desk: Desk, trainer: Trainer) -> None:
    path = desk.write("copy.yaml", "deck: Copy\nid: metrics\ncards:\n- q: Another?\n  a: one\n")
    trainer.refresh()
    said = {problem.path: problem for problem in trainer.problems if problem.rule == "same-deck-id"}
    assert set(said) == {str(path), str(desk.decks / "metrics.yaml")}
    assert str(path) in said[str(desk.decks / "metrics.yaml")].message
    desk.write("copy.yaml", "deck: Copy\nid: copy\ncards:\n- q: Another?\n  a: one\n")
    trainer.refresh()
    assert trainer.problems == ()
