"""Nothing a text holds acts, hides or reorders; ordinary text stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.cells import width
from quizapp.render.visible import MARKS_MAX, hidden, one_line, visible

ORDINARY = [
    "What is E[x]? [/b] [@click=app.quit] {{x}} <br> \\n $a_1$ ~ `c`",
    "Two lines\n\nand a third",
    "naïve façade Ωμέγα Привет שָׁלוֹם",
    "cafe\u0301 Ti\u1ebfng Vi\u1ec7t Z\u030c",
    "日本語のテキスト、漢字かな交じり文。한국어 が",
    "葛\U000e0100城",
    "क्\u200dष क्\u200cष र\u200d्य ශ්\u200dරී",
    "می\u200cخواهم",
    "สวัสดี ก็",
    "👨\u200d👩\u200d👧\u200d👦 👩🏽\u200d🚀 🏳\ufe0f\u200d🌈 ❤\ufe0f\u200d🔥 🐦\u200d⬛ 👍🏿",
    "❤\ufe0f ☎\ufe0e 1\ufe0f\u20e3 🇩🇪 ↔\ufe0f ©\ufe0f",
    "∀ε>0 ∃δ: ‖x−y‖ ≤ δ ⇒ 𝔼[f] ∈ ℝⁿ … “quoted” – dash\xa0no break",
    "\ue0b0 \u2580\u2588 ␛ ⟨U+202E⟩ ◌",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert visible(text) == text
    assert hidden(text) == ""


def test_hidden_characters_are_told_in_their_order() -> None:
    assert hidden("a\u200bb\tc\u202e\x1bd\u200b क्\u200dष") == "\u200b\u202e\x1b\u200b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[6n", "␛[6n"),
        ("\x1b]52;c;ZXZpbA==\x07", "␛]52;c;ZXZpbA==␇"),
        ("a\0b\rc\x08", "a␀b␍c␈"),
        ("\x7f", "␡"),
        ("\x9b2J\x85", "⟨U+009B⟩2J⟨U+0085⟩"),
        ("a\tb", "a    b"),
        ("user\u202egpj.exe", "user⟨U+202E⟩gpj.exe"),
        ("a\u2066b\u2069\u200e\u061c", "a⟨U+2066⟩b⟨U+2069⟩⟨U+200E⟩⟨U+061C⟩"),
        ("pay\u200bpal\ufeff\u2060", "pay⟨U+200B⟩pal⟨U+FEFF⟩⟨U+2060⟩"),
        ("a\u200db a\u200cb", "a⟨U+200D⟩b a⟨U+200C⟩b"),
        ("soft\xadhyphen", "soft⟨U+00AD⟩hyphen"),
        ("a\u2028b\u2029c", "a⟨U+2028⟩b⟨U+2029⟩c"),
        ("\U000e0041\U000e007f", "⟨U+E0041⟩⟨U+E007F⟩"),
        ("\ud800 \udfff", "⟨U+D800⟩ ⟨U+DFFF⟩"),
        ("\ufdd0\uffff\U0010fffe", "⟨U+FDD0⟩⟨U+FFFF⟩⟨U+10FFFE⟩"),
        ("x\ufe0f\ufe01", "x⟨U+FE0F⟩⟨U+FE01⟩"),
        ("😀\ufe0f\ufe0f\ufe0f", "😀\ufe0f⟨U+FE0F⟩⟨U+FE0F⟩"),
        ("\u3164\u115f", "⟨U+3164⟩⟨U+115F⟩"),
        ("👨\u200d", "👨⟨U+200D⟩"),
        ("\u200d👨", "⟨U+200D⟩👨"),
    ],
)
def test_what_acts_or_hides_is_shown_by_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_marks_pile_up_only_so_high() -> None:
    assert visible("e" + "\u0301" * MARKS_MAX) == "e" + "\u0301" * MARKS_MAX
    assert visible("e" + "\u0301" * 1000 + "x") == "e" + "\u0301" * MARKS_MAX + "⟨+992 marks⟩x"


def test_a_mark_without_a_character_stands_on_a_circle() -> None:
    assert visible("\u0301a\n\u0301 \u0301") == "◌\u0301a\n◌\u0301 ◌\u0301"


def test_a_joiner_is_not_left_behind_by_the_marks_it_joined() -> None:
    once = visible("a" + "\u0301" * 7 + "\u200d\u094d\u094d")
    assert once == "a" + "\u0301" * 7 + "⟨+3 marks⟩"
    assert visible(once) == once
    assert one_line("می\u200cخواهم", 3) == "می…"


def test_emoji_are_joined_four_at_most() -> None:
    assert visible("\u200d".join("😀" * 6)).count("⟨U+200D⟩") == 1


# Signs that Unicode counts among the formats although they are seen: they stand before a number or a verse.
SEEN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
FORMATS = SEEN | set("\u200c\u200d")
PICKED = (
    "a \n\t\x1b\x9b\u200b\u200c\u200d\u202e\ufe0f\ufe01\u0301\u0308\u094d\u0915\u06cc\u062e"
    "\u20e3\u2028\ud800\uffff\xad\U000e0100😀❤👩🏽🇩1葛"
)
TRICKY = st.text(st.sampled_from(PICKED), max_size=30)
ANY = st.text(st.characters(), max_size=60) | TRICKY


@given(ANY)
def test_the_result_never_holds_what_acts_or_hides(text: str) -> None:
    for char in visible(text):
        kind = unicodedata.category(char)
        assert kind not in ("Cs", "Zl", "Zp")
        assert kind != "Cc" or char == "\n"
        assert kind != "Cf" or char in FORMATS
        assert ord(char) & 0xFFFE != 0xFFFE
        assert not 0xFDD0 <= ord(char) <= 0xFDEF


@given(ANY)
def test_no_character_bears_more_marks_than_the_limit(text: str) -> None:
    run = 0
    for char in visible(text):
        run = run + 1 if unicodedata.category(char).startswith("M") else 0
        assert run <= MARKS_MAX


@given(ANY)
def test_twice_is_as_good_as_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)


def test_every_single_character_is_itself_or_visible() -> None:
    hidden = ("Cc", "Cs", "Zl", "Zp")
    for char in map(chr, (*range(0x30000), *range(0xE0000, 0xF0010))):
        shown = visible(char)
        if unicodedata.category(char) in hidden and char != "\n":
            assert char not in shown
            assert shown.strip() or char == "\t"
        elif unicodedata.category(char) not in ("Cf", "Cn", "Mn", "Me", "Mc", "Lo"):
            assert shown == char


def test_one_line_has_no_newline_and_fits() -> None:
    assert one_line("a\nb\tc\x1b") == "a b    c␛"
    assert one_line("precision", 9) == "precision"
    assert one_line("precision", 8) == "precisi…"
    assert one_line("日本語", 4) == "日…"
    assert one_line("abc", 1) == "…"
    assert one_line("abc", 0) == ""


def test_a_cut_leaves_no_half_of_an_emoji() -> None:
    assert one_line("a👨\u200d👩\u200d👧bc", 4) == "a👨\u200d👩\u200d👧…"
    assert one_line("a👨\u200d👩\u200d👧bc", 3) == "a…"


@given(ANY, st.integers(0, 20))
def test_one_line_is_never_wider_than_asked_and_stable(text: str, columns: int) -> None:
    line = one_line(text, columns)
    assert "\n" not in line
    assert width(line) <= columns
    assert one_line(line, columns) == line
