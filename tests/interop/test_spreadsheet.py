"""Tables: what the columns stand for, which option is right, and what does not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.rawquestion import RawQuestion
from quizapp.errors import QuizError, UsageError
from quizapp.interop.spreadsheet import mapping, read


def values(text: str, *maps: str) -> list[dict[str, object]]:
    return [dict(question.values) for question in read(text, mapping(maps)).questions]


def said(text: str, *maps: str) -> list[tuple[int, str]]:
    return [(misfit.line, misfit.sentence) for misfit in read(text, mapping(maps)).misfits]


def test_columns_are_told_by_their_names_in_any_order_and_case() -> None:
    found = values("Topic;Back;FRONT;Explanation\nx/y;An answer;A question?;Because\n")
    assert found == [{"topic": "x/y", "a": "An answer", "q": "A question?", "why": "Because"}]


def test_a_table_without_names_is_questions_and_answers_and_says_so() -> None:
    text = "One?,First\nTwo?,Second\n"
    assert values(text) == [{"q": "One?", "a": "First"}, {"q": "Two?", "a": "Second"}]
    assert "the first row is a question" in said(text)[0][1]


@pytest.mark.parametrize("answer", ["B", "b)", "(b)", "2", "Rome"])
def test_the_right_option_is_named_by_letter_number_or_text(answer: str) -> None:
    found = values(f"question,option a,option b,option c,answer\nWhere?,Oslo,Rome,Bern,{answer}\n")
    assert found == [{"q": "Where?", "a": "Rome", "wrong": ("Oslo", "Bern")}]


def test_several_right_options_make_a_list() -> None:
    found = values('question,a,b,c,correct\nWhich?,p,q,r,"A, C"\n')
    assert found == [{"q": "Which?", "a": ("p", "r"), "wrong": ("q",)}]


def test_an_answer_that_is_no_option_is_told_with_its_line() -> None:
    text = "question,option a,option b,answer\nOne?,x,y,A\nTwo?,x,y,Z\n"
    assert len(values(text)) == 1
    assert said(text) == [(3, "The answer `Z` is none of the options; the row was left out.")]


def test_a_cell_of_several_lines_counts_as_the_lines_it_has() -> None:
    text = 'q,a\n"One\nor two?",x\nThree?,y,z\n'
    assert values(text) == [{"q": "One\nor two?", "a": "x"}]
    assert said(text) == [(4, "This row has 3 cells, but there are 2 columns; it was left out.")]


def test_wrong_answers_come_from_several_columns_or_one_cell() -> None:
    assert values("q,a,wrong 1,wrong 2\nW?,r,x,y\n")[0]["wrong"] == ("x", "y")
    assert values("q,a,wrong\nW?,r,x | y\n")[0]["wrong"] == ("x", "y")


def test_the_author_says_what_columns_stand_for() -> None:
    text = "Frage,Antwort,Notiz\nWas?,Das,egal\n"
    assert values(text, "Frage=q", "2=a", "Notiz=-") == [{"q": "Was?", "a": "Das"}]
    assert said(text, "Frage=q", "2=a", "Notiz=-") == []
    assert "`Notiz`" in said(text, "Frage=q", "Antwort=a")[0][1]


@pytest.mark.parametrize("written", ["Frage", "Frage=", "=q", "Frage=nothing"])
def test_a_mapping_that_says_nothing_is_refused(written: str) -> None:
    with pytest.raises(UsageError, match="--map"):
        mapping([written])


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="no column `fragen`; there are q, a"):
        read("q,a\nx,y\n", mapping(["Fragen=q"]))


def test_the_head_of_an_anki_file_says_what_parts_the_cells() -> None:
    text = "#separator:tab\n#html:false\n#columns:Front\tBack\tTags\nOne?\tx\tp q\n"
    assert values(text) == [{"q": "One?", "a": "x", "tags": ("p", "q")}]


def test_the_columns_that_an_anki_file_keeps_for_itself_are_no_questions() -> None:
    text = "#separator:tab\n#guid column:1\n#notetype column:2\n#tags column:5\nxY9\tBasic\tFront of what?\tBack\tp q\n"
    assert values(text) == [{"q": "Front of what?", "a": "Back", "tags": ("p", "q")}]
    assert said(text) == []


def test_further_columns_without_a_name_are_left_out_and_told() -> None:
    text = "One?,First,more\nTwo?,Second,\n"
    assert values(text)[0] == {"q": "One?", "a": "First"}
    assert "`3`" in said(text)[1][1]


def test_the_text_of_an_option_counts_before_its_place() -> None:
    found = values("question,option 1,option 2,option 3,answer\nHow many?,3,1,2,1\n")
    assert found == [{"q": "How many?", "a": "1", "wrong": ("3", "2")}]


@pytest.mark.parametrize(("written", "truth"), [("T", "true"), ("f", "false"), ("TRUE", "TRUE"), ("0", "false")])
def test_the_truth_of_a_statement_may_be_a_letter(written: str, truth: str) -> None:
    assert values(f"statement,answer\nIt is so.,{written}\n") == [{"statement": "It is so.", "a": truth}]


def test_holes_of_anki_become_holes_here() -> None:
    assert values("cloze\n{{c1::Oslo}} is in {{c2::Norway::country}}\n") == [
        {"cloze": "{{1::Oslo}} is in {{2::Norway::country}}"}
    ]


def test_html_is_pointed_at_and_kept() -> None:
    text = "q,a\nOne<br>two?,x\nIs 1 < 2 > 0?,yes\n"
    assert len(values(text)) == 2
    assert [line for line, _ in said(text)] == [2]


@pytest.mark.parametrize("text", ['q,a\n"open,x\n', 'q,a\nx,"' + "y" * 300_000 + '"\n'])
def test_a_table_that_cannot_be_read_is_a_sentence_with_a_line(text: str) -> None:
    with pytest.raises(QuizError, match="cannot be read at line 2"):
        read(text, {})


def test_an_empty_table_is_a_sentence() -> None:
    with pytest.raises(QuizError, match="empty"):
        read("\n\n , \n", {})


@given(st.text(alphabet="qa,;\t|\"'\n#:x= 1\\{}", max_size=120))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        questions = read(text, {}).questions
    except QuizError:
        questions = (RawQuestion(1, {}),)
    assert all(question.line > 0 for question in questions)
