"""hashcards' Markdown: cards by their tags, holes in brackets, and what belongs to no card."""

from hypothesis import given
from hypothesis import strategies as st

from quizapp.interop.hashcards import read


def values(text: str) -> list[dict[str, object]]:
    return [dict(question.values) for question in read(text).questions]


def said(text: str) -> list[tuple[int, str]]:
    return [(misfit.line, misfit.sentence) for misfit in read(text).misfits]


def test_question_and_answer_may_have_several_lines() -> None:
    text = "Q: Which metals?\nName two.\nA:\n\n- iron\n- gold\n\nQ: Next?\nA: Yes\n"
    assert values(text) == [
        {"q": "Which metals?\nName two.", "a": "- iron\n- gold"},
        {"q": "Next?", "a": "Yes"},
    ]


def test_brackets_are_holes_but_not_in_pictures_formulas_and_code() -> None:
    text = "C: [Paris] in $[0,1]$ and `a[0]` with ![x](p.png) and \\[kept\\] [France].\n"
    assert values(text) == [{"cloze": "{{Paris}} in $[0,1]$ and `a[0]` with ![x](p.png) and [kept] {{France}}."}]


def test_a_link_that_became_a_hole_is_told() -> None:
    assert "A link became a hole" in said("C: See [here](x.md) for [this].\n")[0][1]


def test_the_head_names_the_deck() -> None:
    brought = read('---\nname = "Geography"\n---\n\nQ: One?\nA: x\n')
    assert (brought.title, [question.line for question in brought.questions]) == ("Geography", [5])


def test_a_head_that_cannot_be_read_costs_no_card() -> None:
    brought = read("---\nname = \n---\nQ: One?\nA: x\n")
    assert (brought.title, len(brought.questions), [misfit.lost for misfit in brought.misfits]) == ("", 1, [False])


def test_what_is_no_card_is_told_with_its_line() -> None:
    text = "# Heading\n\nQ: No answer\n\nQ: One?\nA: x\nA: y\n\nC: no hole\n"
    assert values(text) == [{"q": "One?", "a": "x"}]
    assert said(text) == [
        (1, "This belongs to no card and was left out: # Heading"),
        (3, "This card has no answer and was left out: No answer"),
        (7, "An answer without its question was left out: y"),
        (9, "This text has no [hole] and was left out: no hole"),
    ]


def test_double_braces_would_be_other_holes_so_the_card_is_left_out() -> None:
    assert "Double braces" in said("C: [x] and $\\frac{{1}}{2}$\n")[0][1]


def test_a_rule_ends_a_card() -> None:
    assert values("Q: One?\nA: x\n---\nC: [y] is it\n") == [{"q": "One?", "a": "x"}, {"cloze": "{{y}} is it"}]


@given(st.text(alphabet="QAC: []{}$`!\\-\nx", max_size=100))
def test_any_text_is_read_and_no_line_with_words_is_lost_in_silence(text: str) -> None:
    brought = read(text)
    lines = {question.line for question in brought.questions} | {misfit.line for misfit in brought.misfits}
    assert lines or not text.replace("-", "").strip(" :QAC\n") or text.startswith("-")
