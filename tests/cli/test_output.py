import pytest

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
