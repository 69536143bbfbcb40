"""An attempt as a page: whole, self-contained, and harmless whatever the deck and the learner wrote."""

from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.response import Wrote
from quizapp.render.visible import visible
from quizapp.reports.exampage import ATTEMPT, page
from tests.reports.examples import LINE, debrief
from tests.reports.papers import TYPED, question

PIECES = ["<script>", "&", "</dd>", '"', "'", "]]>", "\x1b[2J", "\u202e", "*", "$x^2$", "a"]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def tree(text: str) -> ET.Element:
    return ET.fromstring(text.removeprefix("<!DOCTYPE html>\n"))


def words(text: str) -> str:
    return " ".join("".join(tree(text).itertext()).split())


def test_a_page_tells_of_every_question_what_was_given_and_what_is_right() -> None:
    found = words(page(debrief(earlier=(LINE,))))
    for said in (
        "Finals",
        "90% interval",
        "1. Right: 1 of 1 point",
        "3. Wrong: −0.25 of 1 point",
        "5. Wrong, 2 of 3 parts: 0.67 of 1 point",
        "9. Not answered: 0 of 1 point",
        "since 987",
        "Because it is so.",
        "metrics",
        "Attempts",
        "quizapp exam --usual --name=Finals --questions=9 --penalty=25% --seed 7",
    ):
        assert said in found, said


def test_a_page_needs_nothing_but_itself_and_is_known_again() -> None:
    found = page(debrief())
    assert ATTEMPT.mark in found
    assert "default-src 'none'" in found
    names = {element.tag for element in tree(found).iter()}
    assert not names & {"script", "link", "img", "iframe", "a"}


@settings(max_examples=50, deadline=None)
@given(HOSTILE, HOSTILE)
def test_no_text_becomes_an_element_or_a_control(asked: str, typed: str) -> None:
    found = page(debrief((question(TYPED, f"q {asked}"), Wrote(f"w {typed}"))))
    assert "script" not in {element.tag for element in tree(found).iter()}
    assert visible(found) == found
