"""Tables as columns or as rows of text."""

from collections.abc import Callable

from quizapp.render.lines import Span, text_of
from quizapp.render.markdown import render

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]

TABLE = "| metric | value | of |\n|:--|--:|:-:|\n| recall | 0.5 | all **positives** |\n| F1 | 10.25 | b |"


def test_columns_are_aligned_as_the_author_says(shown: Shown) -> None:
    assert shown(TABLE) == [
        "metric  value       of",
        "──────  ─────  ─────────────",
        "recall    0.5  all positives",
        "F1      10.25        b",
    ]


def test_the_head_is_strong(spans: Styled) -> None:
    assert Span("metric", "strong") in spans(TABLE)
    assert Span("positives", "strong") in spans(TABLE)


def test_wide_characters_keep_the_columns_straight(shown: Shown) -> None:
    assert shown("|語|x|\n|-|-|\n|a|y|") == ["語  x", "──  ─", "a   y"]


def test_a_column_too_wide_wraps_and_its_rows_stand_apart(shown: Shown) -> None:
    text = "| a | what it says |\n|-|-:|\n| x | the share of the positives |\n| y | all |"
    assert shown(text, 20) == [
        "a       what it says",
        "─  ─────────────────",
        "x   the share of the",
        "           positives",
        "",
        "y                all",
    ]


def test_a_table_too_wide_becomes_rows_of_text(shown: Shown) -> None:
    assert shown(TABLE, 20) == [
        "metric: recall",
        "value: 0.5",
        "of: all positives",
        "",
        "metric: F1",
        "value: 10.25",
        "of: b",
    ]


def test_no_line_of_a_table_ends_in_spaces() -> None:
    assert not any(text_of(line).endswith(" ") for line in render("|a|bbb|\n|-|:-:|\n|1|2|\n|1||", 40))


def test_missing_and_extra_cells_do_no_harm(shown: Shown) -> None:
    assert shown("|a|b|\n|-|-|\n|1|\n|1|2|3|") == ["a  b", "─  ─", "1", "1  2"]
    assert shown("|a|b|\n|-|-|") == ["a  b", "─  ─"]
    assert shown("|aaa|bbb|\n|-|-|", 4) == ["aaa:", "aaa", "bbb:", "bbb"]


def test_a_table_of_very_many_cells_is_text(shown: Shown) -> None:
    """Short rows are filled up with cells, so that few letters would cost much work."""
    table = f"{'|'.join('a' * 30)}\n{'|'.join('-' * 30)}\n"
    assert shown(table + "b|\n" * 20, 90)[0] == "  ".join("a" * 30)
    assert shown(table + "b|\n" * 100, 90)[0].startswith("a|a|a")
    assert "• two" in shown("- two\n\n" + table + "b|\n" * 100)
