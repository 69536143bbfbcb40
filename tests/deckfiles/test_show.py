"""Problems as text: place, source line, caret and cure."""

from quizapp.deckfiles.reader import read
from quizapp.deckfiles.show import show
from quizapp.errors import Level, Problem


def problem(excerpt: str, column: int, cure: str = "mend it") -> Problem:
    return Problem("metrics.yaml", 14, column, Level.ERROR, "rule", "it is wrong", cure=cure, excerpt=excerpt)


def test_the_caret_stands_below_the_place() -> None:
    found = read(b"- q: Precision: what?\n  a: b\n", "metrics.yaml", ".").problems[0]
    assert show(found).split("\n") == [
        "metrics.yaml:1:15: error Y-colon: `: ` inside plain text makes YAML see a key",
        "    1 | - q: Precision: what?",
        "      |               ^ put the text in quotes: `q: 'Precision: what?'`",
    ]


def test_the_caret_counts_columns_of_the_terminal() -> None:
    source, caret = show(problem("- q: 漢字: x", 8)).split("\n")[1:]
    assert source == "   14 | - q: 漢字: x"
    assert caret == "      | " + " " * 9 + "^ mend it"


def test_control_characters_reach_no_terminal() -> None:
    shown = show(problem("a\x1b[31m\u202eb\tc", 9, cure="\x1b]0;x\x07"))
    assert not set(shown) & set("\x1b\x07\u202e\t")
    assert "␛" in shown


def test_a_path_and_message_stay_on_one_line() -> None:
    found = Problem("a\nb.yaml", 1, 1, Level.ERROR, "unknown-key", "`x\ny` is no key")
    assert "\n" not in show(found)


def test_a_long_line_is_cut_around_the_place() -> None:
    shown = show(problem("x" * 5_000 + "!" + "y" * 5_000, 5_001)).split("\n")
    assert len(shown[1]) < 150
    assert shown[1][shown[2].index("^")] == "!"


def test_a_problem_of_the_whole_file_has_no_source_line() -> None:
    assert show(problem("", 1)) == "metrics.yaml:14:1: error rule: it is wrong\n      mend it"
