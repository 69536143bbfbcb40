"""The paper that is handed out: whole, safe, the same for everybody, and silent about its answers."""

import re
from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.deck import Body, Choice, Cloze, Item, Multi, Number, Option, Order, Question, TrueFalse, Typed
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper
from quizapp.reports.answerkey import answer_key
from quizapp.reports.paperpage import question_paper
from tests.reports.papers import CHOICE, CLOZE, KINDS, LISTED, MATCH, NUMBER, ORDER, TYPED, paper, question, slot

HOSTILE = (
    "</p><script>alert(1)</script>\" onload='x' <img src=http://example.org/x.png> \x1b[31m\u202e [a](javascript:x)"
)
WHOLE = paper(*KINDS)


def read(found: Paper) -> ET.Element:
    return ET.fromstring(question_paper(found))


def words(element: ET.Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def questions(found: Paper) -> list[str]:
    return [words(article) for article in read(found).iter("article")]


def test_a_question_of_every_kind_has_the_room_that_its_answer_needs() -> None:
    assert questions(WHOLE) == [
        "1 1 point Which is the capital of France? Choose one. A Paris B Lyon C Nice",
        "2 1 point Which are prime? Choose all that are right. A two B six C five D four",
        "3 1 point The earth is flat. True or false? T True F False",
        "4 1 point Of all there is, how much was found? Write the answer.",
        "5 1 point Name the colours of a screen. Write 3 answers, in any order. 1. 2. 3.",
        "6 1 point How long does it take? Write a number with 2 decimals. ms",
        (
            "7 1 point What comes first in the morning? Put the steps in order: write their letters. "
            "A wash B get up C wake up D eat → → →"
        ),
        (
            "8 1 point Who says what? Write a letter on each line. "
            "Letters may be left over, or be needed more than once. 1 cat 2 dog 3 wolf A moo B woof C meow"
        ),
        f"9 1 point The web speaks {'…' * 8} (protocol), an old protocol. Fill in the blank.",
    ]


def test_the_rules_say_all_that_decides_what_to_answer() -> None:
    blueprint = Blueprint(name="Mock", about="For winter.", questions=9, minutes=12, pass_mark=0.7, penalty=0.25)
    said = words(read(paper(*KINDS, blueprint=replace(blueprint, partial=False))))
    for sentence in (
        "Mock For winter. Paper ",
        "9 questions, 1 point each. Time: 12 minutes. Passed from 70%: 6.3 of 9 points.",
        "Only an answer that is right in all its parts earns its point.",
        "An answer of which nothing is right costs 0.25 of a point.",
        "Name Date Points",
        "quizapp exam --usual --name=Mock",
    ):
        assert sentence in said


def test_the_rules_say_how_the_parts_of_the_kinds_asked_count() -> None:
    ticks = "Each wrong option ticked takes a right one away, down to nothing right."
    steps = "Of steps those in order count; one alone is in no order, and nothing right."
    every, whole = Blueprint(questions=9), Blueprint(questions=9, partial=False)
    costly = replace(whole, penalty=0.25)
    shown = [f"{ticks} {steps}" in rules_of(one) for one in (every, whole, costly)]
    assert shown == [
        True,
        False,
        True,
    ]
    assert "One that is right in some of them costs nothing." in rules_of(costly)
    only = words(read(paper(question(ORDER), blueprint=Blueprint(questions=1))))
    assert steps in only
    assert ticks not in only


def rules_of(blueprint: Blueprint) -> str:
    return words(read(paper(*KINDS, blueprint=blueprint)))


def test_the_fair_penalty_is_said_to_go_by_answers_without_parts() -> None:
    said = rules_of(Blueprint(questions=9, penalty=None))
    assert "costs what guessing would gain on average if it had no parts; how much that is stands beside" in said


def test_a_fair_penalty_stands_beside_each_question_that_can_be_guessed() -> None:
    said = questions(paper(*KINDS, blueprint=Blueprint(questions=9, penalty=None)))
    assert said[0].startswith("1 1 point, wrong −0.5 ")
    assert said[2].startswith("3 1 point, wrong −1 ")
    assert said[3].startswith("4 1 point Of all")


def test_an_exam_without_a_limit_says_so() -> None:
    assert "There is no time limit." in words(read(paper(KINDS[0], blueprint=Blueprint(questions=1, minutes=0))))


def test_seed_and_code_stand_on_the_first_page_and_the_code_at_every_foot() -> None:
    found = question_paper(WHOLE)
    assert f"Paper {WHOLE.code} · seed 7" in found
    assert f'@bottom-left {{ content: "Paper {WHOLE.code}"' in found


def test_the_same_paper_is_the_same_bytes() -> None:
    assert question_paper(paper(*KINDS)) == question_paper(WHOLE)
    assert answer_key(paper(*KINDS)) == answer_key(WHOLE)
    assert question_paper(paper(*KINDS, seed=8)) != question_paper(WHOLE)


def test_what_only_the_key_may_tell_is_not_on_the_paper() -> None:
    found = question_paper(WHOLE)
    told = ("Because", "a hint", "atlas", "world", "since 987", "recall", "sensitivity", "crimson", "12.3", "24.69")
    assert not [word for word in told if word in found]
    assert "HTTP" not in found.replace("http-equiv", "")
    assert "<!--" not in found
    assert not [name for element in read(WHOLE).iter() for name in element.attrib if name in ("id", "title", "data")]


def turned(body: Choice | Multi) -> Body:
    """The same options, with right and wrong the other way round."""
    return type(body)(tuple(replace(option, right=not option.right) for option in body.options))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (question(KINDS[1].body), question(turned(KINDS[1].body))),  # type: ignore[arg-type]
        (question(TrueFalse(answer=True)), question(TrueFalse(answer=False))),
        (question(TYPED), question(Typed("something else", typos=4))),
        (question(NUMBER), question(replace(NUMBER, answer="99.12", tolerance="3%", traps=()))),
        (question(LISTED), question(replace(LISTED, items=(Item("one"), Item("two and more"), Item("three"))))),
        (question(CLOZE, "It is {{this::a word}}."), question(Cloze(("that",)), "It is {{that other one::a word}}.")),
    ],
)
def test_a_paper_is_the_same_whatever_is_right(one: Question, other: Question) -> None:
    def body(asked: Question) -> str:
        found = slot(asked)
        made = replace(paper(asked), slots=(replace(found, order=tuple(sorted(found.order))),))
        return question_paper(made).partition("<body>")[2].replace(made.code, "CODE")

    assert body(one) == body(other)


def test_steps_are_lettered_in_the_drawn_order_whatever_order_is_right() -> None:
    first = slot(question(Order(("wake up", "wash", "eat"))))
    second = slot(question(Order(("eat", "wake up", "wash"))))
    papers = [
        replace(paper(), slots=(replace(found, order=order),))
        for found, order in ((first, (2, 0, 1)), (second, (0, 1, 2)))
    ]
    assert questions(papers[0]) == questions(papers[1])
    assert "A eat B wake up C wash" in questions(papers[0])[0]


CASE = {"group": "Screening", "context": "A test finds 90 of 100."}


def test_a_case_stands_once_before_its_questions_and_is_named_later_on() -> None:
    other = question(NUMBER, "Alone?")
    found = paper(*(question(NUMBER, text, **CASE) for text in "ab"), other, question(NUMBER, "c", **CASE))
    cases = [words(section) for section in read(found).iter("section")]
    assert cases == [
        "For questions 1 and 2 Screening A test finds 90 of 100.",
        "For question 4, see what stands before question 1. Screening",
    ]


def test_units_stand_where_people_write_them() -> None:
    money, share = question(Number("5", unit="$")), question(Number("0.5", unit="%"))
    assert questions(paper(money, share)) == [
        "1 1 point What is it? Write a number. $",
        "2 1 point What is it? Write a number. per cent",
    ]
    rows = [
        [part.get("class") for part in row]
        for row in read(paper(money, share)).iter("p")
        if row.get("class") == "answer"
    ]
    assert rows == [["beside", "rule short"], ["rule short", "beside"]]


def test_the_page_needs_nothing_else_and_runs_nothing() -> None:
    root = read(paper(*KINDS, question(CHOICE, "See [this](https://example.org/a) and ![that](https://example.org/b)")))
    assert not {"script", "img", "link", "iframe", "a", "form", "object"} & {one.tag for one in root.iter()}
    assert not [name for one in root.iter() for name in one.attrib if name.startswith(("on", "href", "src", "style"))]
    policy = next(one.get("content", "") for one in root.iter("meta") if one.get("http-equiv"))
    assert re.fullmatch(
        r"default-src 'none'; img-src data:; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'", policy
    )


ALLOWED = frozenset(
    """html head meta title style body h1 h2 p div i ul ol li article section span code pre br hr em strong s b
    table thead tbody tr th td blockquote dl dt dd""".split()  # noqa: SIM905
)


@pytest.mark.parametrize("page", [question_paper, answer_key])
def test_hostile_texts_stay_texts_everywhere(page: Callable[[Paper], str]) -> None:
    asked = [
        question(Choice((Option(HOSTILE, True, HOSTILE), Option("b", False))), HOSTILE, group=HOSTILE, context=HOSTILE),
        question(Number("1", unit=HOSTILE), HOSTILE, topic=HOSTILE, why=HOSTILE),
        question(replace(TYPED, answer=HOSTILE, accept=(HOSTILE,)), HOSTILE),
        question(replace(MATCH, decoys=(HOSTILE,)), HOSTILE),
        question(Order((HOSTILE, "b")), HOSTILE),
    ]
    made = paper(*asked, blueprint=Blueprint(name=HOSTILE, about=HOSTILE, topics=(HOSTILE,), questions=5))
    found = page(replace(made, notes=(HOSTILE,)))
    assert {one.tag for one in ET.fromstring(found).iter()} <= ALLOWED
    assert "&lt;script&gt;" in found
    assert not {"\x1b", "\u202e"} & set(found)
    assert found.encode()


@settings(deadline=None, max_examples=60)
@given(said=st.text(min_size=1, max_size=60))
def test_no_text_opens_an_element_of_its_own(said: str) -> None:
    made = paper(
        question(Choice((Option(said, True), Option("b", False))), said),
        question(Number("1", unit=said), said),
        blueprint=Blueprint(name=said, questions=2),
    )
    for found in (question_paper(made), answer_key(made)):
        tags = {one.tag for one in ET.fromstring(found).iter()}
        assert tags <= ALLOWED | {tag for tag in tags if tag.startswith("m")}


def test_a_picture_that_the_prompt_shows_is_not_shown_twice() -> None:
    asked = [question(CHOICE, "![map](map.png) Which?", image="map.png"), question(CHOICE, "Which?", image="map.png")]
    found = ET.fromstring(question_paper(paper(*asked), lambda _slot, _written: b"GIF89a"))
    assert [len(list(article.iter("img"))) for article in found.iter("article")] == [1, 1]
