"""Typed answers and typed holes: forms, slips, rejected forms and patterns."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Body, Cloze, Question, Rejected, Typed
from quizapp.core.grading import Mark, grade
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict

PRECISION = Typed(
    "precision",
    accept=("positive predictive value", "/ppv|pos pred.*/"),
    reject=(
        Rejected("decision", "A decision is something else."),
        Rejected("recall"),
        Rejected("/.*negative.*/", "No."),
    ),
    typos=2,
)


def card(body: Body) -> Card:
    return cards_of(Question(prompt="What?", body=body))[0]


def said(mark: Mark) -> tuple[str, ...]:
    return tuple(comment.text for comment in mark.comments)


def verdict(body: Body, text: str) -> Verdict:
    return grade(card(body), Wrote(text)).verdict


@pytest.mark.parametrize(
    "text",
    [
        "precision",
        " the  PRECISION. ",
        "“precision”",
        "$precision$",
        "pre\u200bcision",
        "Positive-Predictive Value",
        "PPV",
        "pos predictive value",
    ],
)
def test_a_typed_answer_counts_in_any_spelling(text: str) -> None:
    assert verdict(PRECISION, text) is Verdict.RIGHT


@pytest.mark.parametrize(("text", "slips"), [("precison", 1), ("percision", 1), ("precission", 1), ("prezisionn", 2)])
def test_a_typing_slip_is_nearly_right_and_names_the_answer(text: str, slips: int) -> None:
    mark = grade(card(PRECISION), Wrote(text))
    assert mark.verdict is Verdict.NEARLY
    assert mark.note == "a typing slip: the answer is precision"
    assert (mark.right_parts, mark.all_parts) == (1, 1)
    assert verdict(replace(PRECISION, typos=slips - 1), text) is Verdict.WRONG


def test_a_slip_names_the_accepted_form_that_is_nearest() -> None:
    assert "precisions" in grade(card(Typed("precision", accept=("precisions",), typos=2)), Wrote("precisionss")).note
    assert "positive predictive value" in grade(card(PRECISION), Wrote("positive predictve value")).note


def test_a_rejected_form_is_wrong_with_its_comment_even_where_a_pattern_or_slips_would_take_it() -> None:
    mark = grade(card(PRECISION), Wrote("The Decision"))
    assert (mark.verdict, said(mark)) == (Verdict.WRONG, ("A decision is something else.",))
    assert mark.note == "the answer is precision"
    assert said(grade(card(PRECISION), Wrote("pos pred negative"))) == ("No.",)
    assert said(grade(card(PRECISION), Wrote("recall"))) == ()


def test_slips_as_near_to_a_rejected_form_are_not_forgiven() -> None:
    body = Typed("affect", reject=(Rejected("effect"),), typos=2)
    assert verdict(body, "afect") is Verdict.NEARLY
    assert verdict(body, "efect") is Verdict.WRONG
    assert verdict(body, "iffect") is Verdict.WRONG


def test_short_forms_forgive_no_slip() -> None:
    assert verdict(Typed("bias", typos=1), "bais") is Verdict.WRONG
    assert verdict(Typed("k-NN", typos=1), "k nm") is Verdict.WRONG
    assert verdict(Typed("agent", typos=1), "agnet") is Verdict.NEARLY
    assert verdict(Typed("biased", typos=1), "baised") is Verdict.NEARLY


def test_another_figure_is_no_slip() -> None:
    body = Typed("the F1 score", typos=1)
    assert verdict(body, "f1 scor") is Verdict.NEARLY
    assert verdict(body, "F2 score") is Verdict.WRONG
    assert verdict(body, "F score") is Verdict.WRONG


def test_minus_one_is_not_one() -> None:
    assert verdict(Typed("-1"), "−1") is Verdict.RIGHT
    assert verdict(Typed("-1"), "1") is Verdict.WRONG


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\t\n"])
def test_nothing_written_is_wrong_and_says_so(text: str) -> None:
    assert "nothing was written" in grade(card(Typed("a", accept=("/.*/",))), Wrote(text)).note


def test_a_pattern_may_match_the_text_as_it_was_typed() -> None:
    assert verdict(Typed("F1", accept=(r"/F-\d\./",)), " f-1. ") is Verdict.RIGHT
    assert verdict(Typed("F1", accept=(r"/f \d/",)), "the F-1.") is Verdict.RIGHT


def test_an_answer_between_slashes_is_also_itself() -> None:
    assert verdict(Typed("/etc/"), "/etc/") is Verdict.RIGHT


def test_a_typed_cloze_takes_the_text_of_its_own_hole_and_what_it_accepts() -> None:
    first, second = cards_of(Question(prompt="{{Bias}} and {{variance}}", body=Cloze(accept=("spread",))))
    assert grade(first, Wrote("bias")).verdict is Verdict.RIGHT
    assert grade(first, Wrote("variance")).verdict is Verdict.WRONG
    assert grade(second, Wrote("variance")).verdict is Verdict.RIGHT
    assert grade(second, Wrote("spread")).verdict is Verdict.RIGHT
    assert grade(second, Wrote("bias")).note == "the answer is variance"


def test_an_endless_answer_costs_no_more_than_its_start() -> None:
    assert verdict(PRECISION, "x" * 10_000_000) is Verdict.WRONG


FORM = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30).filter(lambda form: any(map(str.isalnum, form)))


@given(FORM, st.lists(FORM, max_size=3), st.integers(0, 3), st.data())
def test_every_accepted_form_is_right_in_any_case_and_with_an_article(
    answer: str, accept: list[str], typos: int, data: st.DataObject
) -> None:
    form = data.draw(st.sampled_from([answer, *accept]))
    asked = card(Typed(answer, accept=tuple(accept), typos=typos))
    for text in (form, form.casefold(), f"the {form}", f"  {form} ", f'"{form}"'):
        assert grade(asked, Wrote(text)).verdict is Verdict.RIGHT


@given(st.text("aBc dé-'", min_size=1, max_size=12).filter(lambda form: form[-1].isalpha()))
def test_one_full_stop_at_the_end_changes_nothing(form: str) -> None:
    assert verdict(Typed(form), f"{form}.") is Verdict.RIGHT


WORD = st.text("abcd", min_size=1, max_size=8)


@given(WORD, WORD, st.lists(WORD, min_size=1, max_size=3), st.integers(0, 4))
def test_a_rejected_form_is_never_right_nor_nearly(answer: str, accepted: str, reject: list[str], typos: int) -> None:
    body = Typed(answer, (accepted, "/.*/"), tuple(map(Rejected, reject)), typos)
    for form in reject:
        assert verdict(body, f"The {form}.") is Verdict.WRONG


@given(WORD, st.lists(WORD, max_size=2), WORD, st.integers(0, 4))
def test_more_typos_allowed_never_makes_an_answer_worse(answer: str, reject: list[str], text: str, typos: int) -> None:
    order = (Verdict.WRONG, Verdict.NEARLY, Verdict.RIGHT)
    strict = verdict(Typed(answer, reject=tuple(map(Rejected, reject)), typos=typos), text)
    loose = verdict(Typed(answer, reject=tuple(map(Rejected, reject)), typos=typos + 1), text)
    assert order.index(loose) >= order.index(strict)


def test_a_typed_cloze_of_several_holes_asks_for_all_of_them() -> None:
    (whole,) = cards_of(Question(prompt="Error is {{1::bias}} and {{1::variance}} and noise.", body=Cloze(accept=())))
    verdicts = {text: grade(whole, Wrote(text)).verdict for text in ("bias", "bias, variance", "Bias and variance")}
    assert verdicts == {"bias": Verdict.WRONG, "bias, variance": Verdict.RIGHT, "Bias and variance": Verdict.RIGHT}
