"""Elements: what comes from outside stays text, in them and in their attributes."""

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.visible import visible
from quizapp.reports.markup import tag, text


@given(st.text(st.characters(exclude_characters="\n\r")))
def test_any_text_comes_back_as_it_is_seen(said: str) -> None:
    element = ET.fromstring(tag("p", text(said), class_=said))
    assert (element.text or "") == visible(said)
    assert element.get("class") == visible(said)
    assert len(element) == 0


def test_an_attribute_cannot_end_early() -> None:
    written = tag("p", title='"><script x="')
    assert written == '<p title="&quot;&gt;&lt;script x=&quot;"></p>'


def test_names_and_numbers_of_attributes_are_those_of_svg() -> None:
    assert tag("text", x=1.0, y=2.25, text_anchor="end", class_="label") == (
        '<text x="1" y="2.2" text-anchor="end" class="label"></text>'
    )
