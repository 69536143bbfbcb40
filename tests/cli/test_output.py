import io
import json
import sys
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cli import output


def test_columns_stand_under_each_other_and_figures_to_the_right() -> None:
    rows = [("Deck", "Due"), ("A longer name", "5"), ("日本", "120")]
    assert output.table(rows, numbers=1) == [
        "Deck           Due",
        "A longer name    5",
        "日本           120",
    ]


def test_a_cell_cannot_break_its_line_or_act_on_the_terminal() -> None:
    (line,) = output.table([("a\nb\x1b[2J\u202e", "1")], numbers=1)
    assert line == "a b␛[2J⟨U+202E⟩  1"


def test_prose_goes_to_standard_error_and_is_visible(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("bell\x07")
    assert capsys.readouterr() == ("", "bell␇\n")


def test_json_is_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    output.as_json({"é\x1b": "日"})
    assert capsys.readouterr().out == '{\n  "\\u00e9\\u001b": "\\u65e5"\n}\n'


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=5) | st.integers() | st.none(), max_size=3), max_size=4
    )
)
def test_items_written_as_they_are_made_are_the_json_of_their_list(items: list[dict[str, object]]) -> None:
    with redirect_stdout(io.StringIO()) as written:
        output.items_as_json(iter(items))
    assert written.getvalue() == f"{json.dumps(items, indent=2)}\n"


def test_a_long_table_is_aligned_and_its_columns_only_grow() -> None:
    rows = [("a" * (1 + number // 600), "x") for number in range(1300)]
    lines = list(output.long_table(("h", "i"), rows))
    places = [line.rindex("i" if line.startswith("h") else "x") for line in lines]
    assert len(lines) == 1301
    assert places == sorted(places)
    assert len(set(places)) > 1


def test_a_sentence_is_broken_between_words_in_a_terminal_and_never_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sentence = "A sentence of many words that stands in a narrow window, as words do.\n  A line of its own."
    output.say(sentence)
    assert capsys.readouterr().err == f"{sentence}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "30")
    output.say(sentence)
    lines = capsys.readouterr().err.split("\n")
    assert max(map(len, lines)) <= 30
    assert " ".join(lines[:-2]) == sentence.split("\n", maxsplit=1)[0]
    assert lines[-2:] == ["  A line of its own.", ""]
