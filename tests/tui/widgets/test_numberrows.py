"""Numbers as rows and as text to be copied."""

from __future__ import annotations

from quizapp.render.figuretexts import Table
from quizapp.tui.widgets.numberrows import number_rows, numbers_text

SORTS = Table(
    "Cards", ("State", "Cards", "Share of all"), (("New", "1,204", "90%"), ("Old 日", "7", "1%")), "All of it."
)
NOTHING = Table("Answers", ("Day", "All"), (), "Nothing was answered in this time.")


def said(width: int, *tables: Table) -> list[str]:
    return [row.text.plain for row in number_rows(tables, width)]


def test_words_stand_to_the_left_and_numbers_to_the_right() -> None:
    assert said(40, SORTS) == [
        "Cards",
        "State   Cards  Share of all",
        "New     1,204           90%",
        "Old 日      7            1%",
        "All of it.",
    ]


def test_where_they_are_too_wide_the_names_of_columns_are_broken() -> None:
    assert said(22, SORTS)[1:5] == [
        "               Share",
        "                  of",
        "State   Cards    all",
        "New     1,204    90%",
    ]


def test_a_table_without_figures_says_so() -> None:
    assert said(20, NOTHING) == ["Answers", "Nothing was answered", "in this time."]


def test_tables_stand_below_each_other_with_a_blank_row_between() -> None:
    assert said(40, NOTHING, SORTS)[2:4] == ["", "Cards"]


def test_what_is_copied_has_a_tab_between_columns_and_no_line_break_of_others() -> None:
    broken = Table("A\ttitle\n", ("x",), (("1\t2\x1b[2J",),))
    assert numbers_text("Every\nthing", [SORTS, broken]).splitlines() == [
        "Every thing",
        "",
        "Cards",
        "State\tCards\tShare of all",
        "New\t1,204\t90%",
        "Old 日\t7\t1%",
        "All of it.",
        "",
        "A    title ",
        "x",
        "1    2␛[2J",
    ]


def test_columns_without_room_stand_below_with_the_first_one_again_and_none_is_cut() -> None:
    row = ("2026-10-01", "7", "85% (80–90%) of 1,234", "91% (88–94%) of 2,345", "88% (86–90%) of 3,579")
    table = Table("Retention", ("From", "Days", "Young", "Mature", "Both"), (row,), "Reviews.")
    lines = said(60, table)
    assert lines == [
        "Retention",
        "From        Days                  Young",
        "2026-10-01     7  85% (80–90%) of 1,234",
        "",
        "From                       Mature                   Both",
        "2026-10-01  91% (88–94%) of 2,345  88% (86–90%) of 3,579",
        "Reviews.",
    ]
    for width in range(48, 100):
        written = "\n".join(said(width, table))
        assert all(name in written for name in (*table.head, *row))
        assert all(len(line) <= width for line in written.splitlines())
