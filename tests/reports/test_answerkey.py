"""The key says what is right by the letters of the paper, and all that marking by hand needs."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core import numbers
from quizapp.core.calculated.variables import realise
from quizapp.core.cards import cards_of
from quizapp.core.deck import Number, Order
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper
from quizapp.core.marking.number import mark_number
from quizapp.core.review import Verdict
from quizapp.reports.answerkey import answer_key
from quizapp.reports.lettering import letter, short_answer
from quizapp.reports.markup import Markup
from quizapp.reports.paperpage import question_paper
from quizapp.reports.rightanswers import marking
from tests.decks.bundled import questions
from tests.reports.papers import KINDS, MATCH, paper, question, slot


def words(element: ET.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def entries(found: Paper) -> list[str]:
    return [words(article) for article in ET.fromstring(answer_key(found)).iter("article")]


def test_a_question_of_every_kind_is_answered_in_full() -> None:
    about = "why Because it is so. points 1 point"
    source = "from world/capitals · The world source The atlas, page 3"
    assert entries(paper(*KINDS)) == [
        f"1 Which is the capital of France? A Paris A is right since 987 B is wrong the second city {about} {source}",
        (
            f"2 Which are prime? A two C five D is wrong 2 · 2 {about}. Each of the 2 right ones counts 1/2; "
            f"each wrong one ticked takes one away, down to none. {source}"
        ),
        f"3 The earth is flat. False {about} {source}",
        (
            "4 Of all there is, how much was found? recall also right sensitivity , /true positive rate/ "
            f"not right precision of what was found slips 1 typing slip forgiven {about} {source}"
        ),
        (
            "5 Name the colours of a screen. red green blue also right red: crimson not right yellow a mixture "
            f"{about}. Each of the 3 counts 1/3, in any order. {source}"
        ),
        (
            f"6 How long does it take? 12.35 ms accepted from 12.34 to 12.35 ms a trap 24.69 twice as much "
            f"{about} {source}"
        ),
        (
            f"7 What comes first in the morning? C wake up B get up A wash D eat {about}. Count the most steps that "
            f"stand in the right order, others left out: each 1/4; one alone counts nothing. {source}"
        ),
        f"8 Who says what? 1C meow 2B woof 3B woof {about}. Each of the 3 pairs counts 1/3. {source}",
        f"9 The web speaks {'…' * 8} (protocol), an old protocol. HTTP {about} {source}",
    ]


def test_the_answers_stand_at_a_glance_with_what_passes() -> None:
    root = ET.fromstring(answer_key(paper(*KINDS)))
    (grid,) = (one for one in root.iter("ol") if one.get("class") == "grid")
    assert [words(entry) for entry in grid] == [
        "1 A",
        "2 A C",
        "3 False",
        "4 recall",
        "5 red; green; blue",
        "6 12.35 ms",
        "7 C B A D",
        "8 1C 2B 3B",
        "9 HTTP",
    ]
    assert "Passed from 60%: 5.4 of 9 points. Less than 0 points in all count as 0." in words(root)


def numbers_drawn() -> list[Number]:
    """Every number question of the bundled decks, calculated ones drawn three times."""
    cards = [cards_of(question)[0] for question in questions() if isinstance(question.body, Number)]
    drawn = [realise(card, f"exam:{seed}:{card.id}")[0] for card in cards for seed in range(3)]
    return [card.question.body for card in drawn if isinstance(card.question.body, Number)]


def accepted(body: Number) -> list[Fraction]:
    """The numbers that a key names as accepted: one, or the ends of a range."""
    (said,) = (said for word, said in marking(slot(question(body)), Markup) if word == "accepted")
    shown = re.sub(r"^(from|exactly) ", "", said.removesuffix(f" {body.unit}"))
    return [numbers.read(part, body.unit).value for part in shown.split(" to ")]


def is_right(body: Number, number: Fraction) -> bool:
    """Whether a number as it is typed is marked right."""
    return mark_number(body, f"{Decimal(number.numerator) / Decimal(number.denominator):f}").verdict is Verdict.RIGHT


def test_what_the_key_accepts_is_what_is_marked_right_to_the_ends_of_the_range() -> None:
    found = [(body, accepted(body)) for body in numbers_drawn()]
    assert len(found) > 200
    assert [(body, ends) for body, ends in found for end in ends if not is_right(body, end)] == []


def test_no_number_with_the_decimals_asked_for_is_right_outside_of_the_range_of_the_key() -> None:
    found = [(body, accepted(body)) for body in numbers_drawn() if body.decimals is not None]
    missed = []
    for body, (low, high) in found:
        unit = Fraction(1, 10 ** (body.decimals or 0))
        beyond = (ceil(low / unit) - 1) * unit, (floor(high / unit) + 1) * unit
        missed += [(body, one) for one in beyond if is_right(body, one)]
    assert len(found) > 100
    assert missed == []


@given(
    st.fractions(-1000, 1000, max_denominator=999),
    st.sampled_from(["", "0", "0.011", "3", "2%"]),
    st.sampled_from([None, 0, 1, 3]),
)
def test_a_range_is_never_wider_than_what_is_accepted_and_nearly_as_wide(
    key: Fraction, tolerance: str, decimals: int | None
) -> None:
    body = Number(f"{float(key):.15g}", tolerance=tolerance, decimals=decimals)
    ends = accepted(body)
    assert all(numbers.fits(body, end) for end in ends)
    if len(ends) == 2:
        assert ends[1] - ends[0] >= Fraction(95, 100) * 2 * numbers.margin(body)


def test_a_number_that_has_to_be_exact_is_named_in_full_and_not_as_a_range() -> None:
    said = entries(paper(question(Number("25", tolerance="0")), question(Number("0.333333333333333"))))
    assert "accepted exactly 25 " in said[0]
    assert "accepted exactly 0.333333333333333 " in said[1]


def lettered(page: str, number: int) -> dict[str, str]:
    """What stands behind each letter of a question on the paper."""
    article = list(ET.fromstring(page).iter("article"))[number]
    signs = ((words(entry[0]), words(entry[1])) for entry in article.iter("li") if len(entry) == 2)
    return dict(signs)


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(0, 999_999_999))
def test_the_letters_of_the_key_are_those_of_the_paper(seed: int) -> None:
    found = paper(*KINDS, seed=seed)
    page, short = question_paper(found), [short_answer(each) for each in found.slots]
    assert lettered(page, 0)[short[0]] == "Paris"
    assert {lettered(page, 1)[sign] for sign in short[1].split()} == {"two", "five"}
    assert [lettered(page, 6)[sign] for sign in short[6].split()] == ["wake up", "get up", "wash", "eat"]
    assert [lettered(page, 7)[pair[1:]] for pair in short[7].split()] == [pair.right for pair in MATCH.pairs]


def test_a_number_without_tolerance_has_to_be_exact() -> None:
    said = entries(paper(question(Number("5")), question(Number("200", tolerance="5%", unit="g"))))
    assert "accepted exactly 5 " in said[0]
    assert "accepted from 190 to 210 g " in said[1]


def test_equal_steps_may_stand_for_each_other() -> None:
    assert "Steps of the same text may stand for each other." in entries(paper(question(Order(("a", "b", "a")))))[0]


def test_parts_are_not_spoken_of_where_they_do_not_count() -> None:
    said = entries(paper(*KINDS, blueprint=Blueprint(questions=9, partial=False, penalty=1.0)))
    assert not [each for each in said if "counts 1/" in each]
    assert all("points 1 point, wrong −1 " in each for each in said)


def test_the_key_says_what_the_paper_lacks() -> None:
    found = replace(paper(question(MATCH, image="cat.png")), notes=("Of 20 questions there is 1.",))
    said = words(ET.fromstring(answer_key(found)))
    assert "Of 20 questions there is 1. Question 1: The picture cat.png is not opened here." in said


def test_letters_go_on_behind_z() -> None:
    assert [letter(place) for place in (0, 25, 26, 27, 52, 702)] == ["A", "Z", "AA", "AB", "BA", "AAA"]


def test_a_question_keeps_its_letters_however_it_was_drawn() -> None:
    found = replace(slot(question(MATCH)), order=(2, 0, 1))
    assert short_answer(found) == "1B 2C 3C"
