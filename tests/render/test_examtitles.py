"""What an exam is called: by its name, or by what it asks."""

import pytest

from quizapp.core.day import Moment
from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.exams.offers import AttemptLine
from quizapp.render import examwords


@pytest.mark.parametrize(
    ("blueprint", "title"),
    [
        (Blueprint(name="Finals", topics=("ethics",)), "Finals"),
        (Blueprint(), "Your own exam"),
        (Blueprint(questions=3, minutes=0), "Your own exam"),
        (Blueprint(topics=("evaluation", "ethics")), "Own exam: evaluation, ethics"),
        (
            Blueprint(topics=("ethics",), quotas=(Quota("ethics/law", number=5), Quota("rights", share=0.25))),
            "Own exam: ethics; 5 of ethics/law, 25% of rights",
        ),
        (Blueprint(kinds=("choice", "number"), levels=(2, 4)), "Own exam: choice, number; levels 2 to 4"),
        (Blueprint(levels=(3, 3)), "Own exam: level 3"),
    ],
)
def test_an_exam_is_called_by_its_name_or_by_what_it_asks(blueprint: Blueprint, title: str) -> None:
    line = AttemptLine("id", blueprint.name, Moment(0, 0, 719_163), 1, 0.6, 1, blueprint=blueprint)
    assert examwords.titled(blueprint) == examwords.of_line(line) == title
