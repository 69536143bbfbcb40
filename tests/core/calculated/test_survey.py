"""The survey of a calculated question: what its draws come to, the same in every run."""

from dataclasses import replace

from quizapp.core.calculated.draws import Reason
from quizapp.core.calculated.evaluation import Failure
from quizapp.core.calculated.survey import DRAWS, ENOUGH, survey
from quizapp.core.deck import Choice, Number, Option, Question, Range, Trap


def question(body: Number | Choice, *, require: tuple[str, ...] = ()) -> Question:
    return Question(prompt="{{n}}?", body=body, variables=(Range("n", "0", "9"),), require=require)


def test_draws_that_can_be_asked_are_counted() -> None:
    found = survey(question(Number("= n")))
    assert (found.draws, found.good, found.refused) == (ENOUGH, ENOUGH, ())


def test_one_refusal_among_the_first_draws_is_reason_to_draw_on() -> None:
    found = survey(question(Number("= 1 / n")))
    assert (found.draws, found.good + found.refused[0].count) == (DRAWS, DRAWS)


def test_refused_draws_are_counted_by_place_and_reason() -> None:
    found = survey(
        question(Number("= 12 / (n - 3)", "0.01", traps=(Trap("= 12 / n", "no"), Trap("6", "no"))), require=("n < 8",)),
        400,
    )
    counts = {(each.where, each.reason): each.count for each in found.refused}
    assert set(counts) == {
        ("require[0]", Reason.REQUIRE),
        ("answer", Failure.ZERO),
        ("traps[0]", Failure.ZERO),
        ("traps[1]", Reason.NEAR),
        ("traps[1]", Reason.SAME),
    }
    assert found.good + sum(counts.values()) == found.draws == 400
    assert [each.count for each in found.refused] == sorted(counts.values(), reverse=True)
    assert found.refused[0].where == "require[0]"
    assert {each.example for each in found.refused if each.where == "answer"} == {"`12 / 0` divides by zero"}


def test_options_that_collide_are_told() -> None:
    found = survey(question(Choice((Option("= n", right=True), Option("4", right=False)))))
    (refused,) = found.refused
    assert (refused.where, refused.reason, refused.example) == ("options[1]", Reason.SAME, "`4` stands there twice")


def test_a_question_that_can_never_be_asked_has_no_good_draw() -> None:
    found = survey(question(Number("= n"), require=("n > 9",)))
    assert found.good == 0
    assert [(each.where, each.count) for each in found.refused] == [("require[0]", 200)]


def test_a_survey_is_the_same_in_every_run() -> None:
    asked = question(Number("= 1 / n"))
    assert survey(asked) == survey(asked)


def test_what_is_refused_is_told_with_the_numbers_that_were_drawn_until_then() -> None:
    variables = (Range("a", "4", "4"), Range("b", "0", "0"), Range("c", "5", "5"))
    asked = Question(prompt="?", body=Number("= a / b"), variables=variables)
    assert dict(survey(asked).refused[0].values) == {"a": 4, "b": 0, "c": 5}
    assert dict(survey(replace(asked, require=("b > 1",))).refused[0].values) == {"a": 4, "b": 0}
