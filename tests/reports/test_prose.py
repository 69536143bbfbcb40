"""Markdown as elements: what an author means is shown, what looks like HTML stays text."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.render.pictures import Picture
from quizapp.reports.markup import Markup, tag, text
from quizapp.reports.prose import prose


def shown(picture: Picture) -> Markup:
    return tag("i", text(f"{picture.alt}|{picture.path}"))


@pytest.mark.parametrize(
    ("written", "elements"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("# Title", '<p class="heading">Title</p>'),
        ("a  \nb\nc", "<p>a<br />b\nc</p>"),
        ("---", "<hr />"),
        ("> a", "<blockquote><p>a</p></blockquote>"),
        ("- a\n- b", '<ul><li class="item">a</li>\n<li class="item">b</li></ul>'),
        ("3. a", '<ol start="3"><li class="item">a</li></ol>'),
        ("- [x] done", '<ul><li class="task">☑ done</li></ul>'),
        ("```py\na < b\n```", "<pre><code>a &lt; b</code></pre>"),
        ("<b>a</b> &amp;", "<p>&lt;b&gt;a&lt;/b&gt; &amp;</p>"),
        ("[a](https://b.org)", '<p>a<span class="address"> (https://b.org)</span></p>'),
        ("<https://b.org>", "<p>https://b.org</p>"),
        ("![a *b*](c.png)", "<p><i>a b|c.png</i></p>"),
        ("$x$", '<p><math display="inline"><mrow><mi>x</mi></mrow></math></p>'),
        (r"$\nope<$", "<p><code>\\nope&lt;</code></p>"),
        ("a\x1b[1m\u202eb", "<p>a␛[1m⟨U+202E⟩b</p>"),
    ],
)
def test_a_mark_has_its_element(written: str, elements: str) -> None:
    assert prose(written, shown) == elements


def test_a_table_keeps_its_head_and_its_sides() -> None:
    root = ET.fromstring(prose("|a|b|\n|-|-:|\n|1|2|", shown))
    assert [(one.tag, one.get("class"), one.text) for one in root.iter() if one.tag in ("th", "td")] == [
        ("th", "left", "a"),
        ("th", "right", "b"),
        ("td", "left", "1"),
        ("td", "right", "2"),
    ]


def test_what_is_too_long_says_that_it_is_cut() -> None:
    assert prose("a " * 20_000, shown).endswith('<p class="heading">… cut here.</p>')


@settings(deadline=None)
@given(st.text(alphabet="ab <>&\"'*_`~[]()!#|-\n$\\{}1.", max_size=60))
def test_any_text_is_well_formed(written: str) -> None:
    found = f"<div>{prose(written, shown)}</div>"
    assert not {"script", "img", "a"} & {one.tag for one in ET.fromstring(found).iter()}
