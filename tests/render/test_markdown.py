"""Markdown as styled lines."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.cells import width
from quizapp.render.lines import Span, text_of, width_of
from quizapp.render.markdown import render
from quizapp.render.parsing import CHARACTERS_MAX, MARKS_MAX
from quizapp.render.visible import visible

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]


@given(st.text("Az9 ,;.?'\"()/%=-", max_size=40), st.integers(1, 30))
def test_words_without_marks_are_what_the_parser_makes_of_them(text: str, columns: int) -> None:
    assert render(f"A{text}", columns) == render(f"A{text}\n", columns)


def test_soft_breaks_join_and_paragraphs_stand_apart(shown: Shown) -> None:
    assert shown("one\ntwo\n\n\nthree  \nfour") == ["one two", "", "three", "four"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a *b*", Span("b", "emphasis")),
        ("a **b**", Span("b", "strong")),
        ("a ~~b~~", Span("b", "strike")),
        ("a `b  *c*`", Span("b  *c*", "code")),
        ("***b***", Span("b", "emphasis strong")),
        ("**a `b`**", Span("b", "strong code")),
        ("# b", Span("b", "heading")),
        ("b\n===", Span("b", "heading")),
        ("> b", Span("b", "quote")),
        ("$b_1$", Span("b₁", "maths")),
        ("[b](http://x)", Span("b", "link")),
        ("    b", Span("  b", "codeblock")),
    ],
)
def test_marks_become_styles(spans: Styled, text: str, span: Span) -> None:
    assert span in spans(text)


def test_a_style_ends_where_its_mark_does() -> None:
    assert render("a **b _c_ d** e", 20) == (
        (Span("a "), Span("b ", "strong"), Span("c", "strong emphasis"), Span(" d", "strong"), Span(" e")),
    )


def test_emphasis_goes_on_over_a_break_of_the_line() -> None:
    assert render("**ab cd**", 2) == ((Span("ab", "strong"),), (Span("cd", "strong"),))


@pytest.mark.parametrize(
    "text", ["vector<int> x", "<div>hello</div>", "a <br> b", "<!-- gone? -->", "<script>x</script>"]
)
def test_html_is_text_like_any_other(shown: Shown, text: str) -> None:
    assert shown(text) == [text]


def test_addresses_are_shown_behind_links_and_never_hidden(shown: Shown) -> None:
    assert shown("[docs](http://x/%C3%A9?a=b&c 't')") == ["docs (http://x/%C3%A9?a=b&c)"]
    assert shown("[http://good.example](http://evil.example)") == ["http://good.example (http://evil.example)"]
    assert shown("<http://x.org> <a@b.org>") == ["http://x.org a@b.org"]
    assert shown("[a](javascript:alert(1))") == ["[a](javascript:alert(1))"]
    assert shown("main.py and www.x.org") == ["main.py and www.x.org"]


def test_an_image_is_its_words_and_its_file(shown: Shown) -> None:
    assert shown("![a **ROC** curve](roc.png)") == ["a ROC curve (picture: roc.png)"]
    assert shown("![](roc.png)") == ["(picture: roc.png)"]


def test_lists_keep_their_marks_and_depth(shown: Shown) -> None:
    assert shown("- one\n- two\n  - deep\n    goes on\n- three") == ["• one", "• two", "  • deep goes on", "• three"]
    assert shown("9. nine\n10. ten\n    - x") == [" 9. nine", "10. ten", "    • x"]
    assert shown("- a\n\n- b") == ["• a", "", "• b"]
    assert shown("0. zero") == ["0. zero"]


def test_what_wraps_in_a_list_stands_under_its_text(shown: Shown) -> None:
    assert shown("- alpha beta gamma", 12) == ["• alpha beta", "  gamma"]


def test_quotes_have_a_bar_on_every_line(shown: Shown) -> None:
    assert shown("> a\n>\n> - b", 20) == ["▎ a", "▎", "▎ • b"]


def test_code_keeps_its_lines_and_spaces_and_folds_visibly(shown: Shown) -> None:
    text = "```python\ndef f(x):\n\n    return '**x**' + \"$y$\"\n```"
    assert shown(text) == ["  def f(x):", "", "      return '**x**' + \"$y$\""]
    assert shown(f"```\n{'0123456789' * 3}\n```", 26) == ["  012345678901234567890123", "  ↪ 456789"]


def test_code_keeps_no_margin_where_room_is_short(shown: Shown) -> None:
    assert shown("```\n0123456789\n```", 8) == ["01234567", "↪ 89"]


def test_code_that_is_never_closed_is_shown(shown: Shown) -> None:
    assert shown("```\na *b*") == ["  a *b*"]


def test_a_rule_is_a_line(shown: Shown) -> None:
    assert shown("a\n\n---", 5) == ["a", "", "─────"]


def test_control_characters_are_shown_wherever_they_come_from(shown: Shown) -> None:
    assert shown("a\x1b[2J **\u202eb**") == ["a␛[2J ⟨U+202E⟩b"]
    assert shown("a&#27;[2J &#x202e;b &zwj;") == ["a\ufffd[2J ⟨U+202E⟩b ⟨U+200D⟩"]
    assert shown("`\x07` ![\x07](\x07) [a](<\x1b>)") == ["␇ ␇ (picture: ␇) a (␛)"]
    assert shown("```\n\x1b\n```\n\n    \x9b") == ["  ␛", "", "  ⟨U+009B⟩"]
    assert shown("a&NewLine;b&Tab;c") == ["a b    c"]
    assert shown("$x$ &#x202e;b") == ["x ⟨U+202E⟩b"]


def test_a_mark_behind_markup_cannot_pile_up_on_what_stands_before(shown: Shown) -> None:
    assert shown("a*\u0301b*") == ["a◌\u0301b"]


def test_long_texts_are_cut_and_say_so(shown: Shown) -> None:
    assert shown("x" * 20_000) == ["x" * 60] * 333 + ["x" * 20]
    assert shown("x" * 20_005, 80)[-2:] == ["", "… cut here: the deck file has 5 more characters"]
    lines = shown("a\n\n" * 300)
    assert lines[-1] == "… cut here: the deck file has 149 more characters"
    assert len(lines) == 501
    assert shown("a\n" * 500) == shown("a\n" * 500 + "\n" * 9)


def test_what_is_nested_too_deep_is_shown_as_it_was_written(shown: Shown) -> None:
    text = "> " * 60 + "deep *down*"
    assert "".join(line.removeprefix("  ↪ ") for line in shown(text)).replace(" ", "") == text.replace(" ", "")
    assert shown("> " * 12 + "deep")[0].endswith("▎ deep")


def test_deep_emphasis_is_no_deep_recursion(shown: Shown) -> None:
    assert shown("**" * 450 + "a" + "**" * 450) == ["a"]


def test_headings_are_told_apart_without_colour_or_weight(shown: Shown) -> None:
    assert shown("# One\n## Two *x*\n### Three") == ["One", "═══", "", "Two x", "─────", "", "Three"]
    assert shown("# alpha beta", 6) == ["alpha", "beta", "═════"]


def test_tasks_have_boxes(shown: Shown) -> None:
    assert shown("- [ ] open\n- [x] **done**\n- [X] too\n- [ ]\n- [y] no\n- [x](a)") == [
        "☐ open",
        "☑ done",
        "☑ too",
        "• [ ]",
        "• [y] no",
        "• x (a)",
    ]
    assert shown("1. [ ] long enough to wrap\n   - [x] inner", 16) == [
        "1. ☐ long enough",
        "     to wrap",
        "     ☑ inner",
    ]
    assert shown("[ ] no list") == ["[ ] no list"]


@pytest.mark.parametrize("crowd", ["*a **b ", "[a](b", "![x", "`a``", "_a* ", "a~~", "\\*", "<a&amp;"])
def test_a_text_crowded_with_marks_keeps_its_blocks_and_shows_the_marks(shown: Shown, crowd: str) -> None:
    text = crowd * (MARKS_MAX // len(re.findall(r"[*_~`<&!\\\[\]]", crowd)) + 1)
    lines = shown(f"- one\n\n# head\n\n{text}")
    assert lines[:5] == ["• one", "", "head", "════", ""]
    assert "".join(lines[5:]).replace(" ", "") == text.replace(" ", "")


def test_an_address_that_goes_on_and_on_is_text(shown: Shown) -> None:
    assert shown(f"[a](http://{'b' * 480})", 600) == [f"a (http://{'b' * 480})"]
    assert shown(f"[a](http://{'b' * 500})", 600) == [f"[a](http://{'b' * 500})"]
    assert shown(f"[a]\n\n[a]: {'b' * 501}", 600) == ["[a]", "", f"[a]: {'b' * 501}"]


def test_what_expands_is_cut_where_it_is_shown(shown: Shown) -> None:
    lines = shown("\u202e" * CHARACTERS_MAX)
    assert sum(map(len, lines[:-2])) == CHARACTERS_MAX
    assert lines[-1] == "… cut here: the deck file has 140,000 more characters"


def test_a_narrow_terminal_gets_the_whole_text(shown: Shown) -> None:
    assert "".join(shown("> - abc", 1)) == "▎•abc"


MARKS = "* ** _ ` ~~~ ~~ $ $$ > - 1. # | :-:| [ ]( ) ![ < > &#27; &#xFDD0; \\ a bc 0 日 👨\u200d👩 ' é"
BREAKS = [
    " ",
    "    ",
    "\n",
    "\n\n",
    "```\n",
    "|-|\n",
    "---\n",
    "\t",
    "\r",
    "\0",
    "\x1b",
    "\u202e",
    "\u0301",
    "\ufdd0",
    "\ufdd1",
]
GRAMMAR = st.lists(st.sampled_from([*MARKS.split(), *BREAKS]), max_size=40).map("".join)
TEXTS = GRAMMAR | st.text(max_size=80)


@given(TEXTS, st.integers(1, 30))
def test_any_text_is_rendered_within_the_width(text: str, columns: int) -> None:
    for line in render(text, columns):
        whole = text_of(line)
        assert width_of(line) <= columns or (columns == 1 and width(whole) == 2 and len(line) == 1)
        assert "\n" not in whole
        for span in line:
            assert visible(span.text) == span.text


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1),
    st.text("*_`$#>|~-+ \n.()", max_size=3),
    st.data(),
)
def test_no_word_is_ever_lost(words: list[str], mark: str, data: st.DataObject) -> None:
    text = "".join(word + data.draw(st.sampled_from([" ", "\n", "\n\n", mark])) for word in words)
    shown = "".join(text_of(line) for line in render(text, 40))
    assert re.findall("[a-h]", shown) == re.findall("[a-h]", text)
