from collections import Counter
from dataclasses import replace

import pytest

from quizapp.core.calculated.evaluation import Value
from quizapp.core.calculated.variables import DrawError, realise
from quizapp.core.cards import Card
from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.exams.paper import Paper
from quizapp.core.review import EventKind
from quizapp.errors import NotHereError, QuizError
from quizapp.trainer import papers
from quizapp.trainer.options import Options
from quizapp.trainer.papers import Papers
from tests.trainer.desk import Desk
from tests.trainer.examdecks import MARKABLE, PLENTY, all_kinds, trainer_of

EVERYTHING = Blueprint(questions=MARKABLE + 12)


def ids(paper: Paper) -> list[str]:
    """What is asked, in its order."""
    return [slot.card.id for slot in paper.slots]


def test_a_seed_gives_the_same_paper_again_on_another_machine_and_another_day(desk: Desk) -> None:
    trainer = trainer_of(desk)
    first = trainer.exams.paper(all_kinds(), 7)
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    trainer.mark([slot.card.id for slot in first.slots], EventKind.SUSPEND)
    desk.wait(days=30)
    other = desk.open(database="other.db").exams.paper(all_kinds(), 7)
    assert trainer.exams.paper(all_kinds(), 7) == other == first
    assert other.code == first.code
    assert {trainer.exams.paper(all_kinds(), seed).code for seed in range(5)} != {first.code}


def test_what_nobody_marks_is_not_asked_and_of_a_question_one_card(desk: Desk) -> None:
    trainer = trainer_of(desk)
    paper = trainer.exams.paper(EVERYTHING, 1)
    assert len(paper.slots) == len({slot.card.question_id for slot in paper.slots}) == MARKABLE + 12
    assert not [slot for slot in paper.slots if slot.card.question.prompt.startswith("Judged")]
    assert all(not slot.card.question.variables for slot in paper.slots)


def test_a_blueprint_is_looked_at_before_its_paper_is_drawn(desk: Desk) -> None:
    trainer = trainer_of(desk)
    for blueprint in (all_kinds(), Blueprint(questions=6), Blueprint(levels=(1, 1), topics=("kinds",))):
        look, paper = trainer.exams.look(blueprint, 3), trainer.exams.paper(blueprint, 3)
        assert dict(look.topics) == Counter(slot.topic for slot in paper.slots)
        assert (look.questions, look.notes) == (len(paper.slots), paper.notes)
    assert look.pool == 1
    assert look.notes


def test_a_quota_may_name_a_deck_by_its_title(desk: Desk) -> None:
    trainer = trainer_of(desk)
    paper = trainer.exams.paper(Blueprint(questions=8, quotas=(Quota("All kinds", 3),)), 1)
    assert Counter(slot.deck for slot in paper.slots)["kinds"] >= 3
    assert not paper.notes
    with pytest.raises(NotHereError, match="no deck or topic nowhere"):
        trainer.exams.paper(Blueprint(name="Finals", quotas=(Quota("nowhere", 3),)), 1)


def test_a_deck_that_is_switched_off_is_not_asked(desk: Desk) -> None:
    trainer_of(desk)
    trainer = desk.open(Options(off=frozenset({"plenty"})))
    assert {slot.deck for slot in trainer.exams.paper(EVERYTHING, 1).slots} == {"kinds"}
    assert len(trainer.exams.offers()) == 2


def test_a_question_that_no_numbers_fit_is_left_out_with_a_sentence(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = trainer_of(desk)

    def refusing(card: Card, seed: str) -> tuple[Card, tuple[tuple[str, Value], ...]]:
        if card.question.variables:
            raise DrawError("none can be asked")
        return realise(card, seed)

    monkeypatch.setattr(papers, "realise", refusing)
    paper = trainer.exams.paper(replace(all_kinds(), questions=MARKABLE - 1), 1)
    assert len(paper.slots) == MARKABLE - 1
    short = trainer.exams.paper(all_kinds(), 1)
    assert len(short.slots) == MARKABLE - 1
    assert "no numbers fit it: none can be asked." in short.notes[-1]


def test_where_there_is_nothing_to_ask_that_is_said(desk: Desk) -> None:
    desk.write("judged.yaml", "cards:\n- {q: Judged only?, a: nobody marks this}\n")
    trainer = desk.open()
    with pytest.raises(QuizError, match=r"\.$"):
        trainer.exams.paper(Blueprint(), 1)
    assert trainer.exams.look(Blueprint()).questions == 0


def test_of_two_processes_that_begin_at_once_one_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer, other = trainer_of(desk), desk.open()
    plain = Papers.paper
    begun: list[int] = []

    def racing(its: Papers, blueprint: Blueprint, seed: int) -> Paper:
        if not begun:
            begun.append(seed)
            other.exams.start(blueprint, 2)
        return plain(its, blueprint, seed)

    monkeypatch.setattr(Papers, "paper", racing)
    with pytest.raises(QuizError, match="begun meanwhile"):
        trainer.exams.start(all_kinds(), 1)
    assert [line.seed for line in trainer.exams.attempts()] == [2]


def test_plenty_of_questions_are_spread_over_the_topics(desk: Desk) -> None:
    desk.write("plenty.yaml", PLENTY)
    desk.write("more.yaml", PLENTY.replace("plenty", "more").replace("Plain", "Other"))
    counts = Counter(slot.topic for slot in desk.open().exams.paper(Blueprint(questions=12), 1).slots)
    assert counts == {"plenty": 6, "more": 6}
