"""The exams of decks and of the settings, and where a wrong name in one stands."""

from dataclasses import replace
from datetime import date

import pytest

from quizapp.core.exams.plan import ExamPlan
from quizapp.errors import NotHereError
from quizapp.trainer.options import Options
from tests.trainer.desk import Desk
from tests.trainer.libraries import library


def test_of_a_name_that_is_not_here_it_is_said_which_exam_names_it(desk: Desk) -> None:
    trainer = library(desk, 1)
    wrong = ExamPlan(names=("lose",))
    with pytest.raises(NotHereError, match="Did you mean loose") as plain:
        trainer.insight.ready(wrong)
    with pytest.raises(NotHereError) as of_deck:
        trainer.insight.ready(wrong._replace(title="Finals"))
    trainer.configure(replace(Options(), exam=wrong))
    with pytest.raises(NotHereError) as set_up:
        trainer.insight.ready()
    assert str(of_deck.value) == f"{plain.value} The exam Finals names it, under `exams:` in its deck."
    assert str(set_up.value) == f"{plain.value} The exam in config.toml names it, under [exam] topics."
    assert trainer.insight.exams()


def test_exams_of_decks_are_offered_with_what_they_ask(desk: Desk) -> None:
    midterm, final = library(desk, 1).insight.exams()
    assert midterm == ExamPlan(30, 0.5, date(2026, 4, 1).toordinal(), 0.0, ("ml/metrics",), "Midterm")
    assert (final.names, final.questions, final.guess) == (("ml",), 60, 0.25)
