"""Which response a line stands for, where an answer is more than an option."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Match, Number, Order, Pair, Question
from quizapp.core.response import Arranged, Chosen, Matched
from quizapp.plain.answering import letter, prompt, read
from tests.plain.kinds import LIST, MATCH, NUMBER, ORDER, asked, ordered
from tests.tui.library import ALL, CHOICE, FLASHCARD, STATEMENT

SHOWN = ordered(ORDER, 2, 0, 3, 1)
POOL = ordered(MATCH, 3, 1, 0, 2)


@pytest.mark.parametrize("line", ["2 4 1 3", "2413", "2,4,1,3", "2, 4, 1, 3", "2;4;1;3", " 2  4 1 3 ".strip()])
def test_steps_are_put_in_order_by_the_numbers_shown(line: str) -> None:
    assert read(SHOWN, line, ()) == Arranged((0, 1, 2, 3))


@given(st.permutations(range(4)))
def test_any_order_of_the_numbers_is_the_order_of_those_steps(order: list[int]) -> None:
    line = " ".join(str(SHOWN.order.index(index) + 1) for index in order)
    assert read(SHOWN, line, ()) == Arranged(tuple(order))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2 4 1", "3 is missing"),
        ("2 4", "1 and 3 are missing"),
        ("2", "1, 3 and 4 are missing"),
        ("2 4 1 3 3", "3 is there more than once"),
        ("2 4 1 5", "There is no 5: the steps are 1 to 4."),
        ("0 1 2 3", "There is no 0"),
        ("first the split", "Type the numbers 1 to 4 in the right order, each once"),
        ("24135", "Type the numbers 1 to 4"),
        ("2 4 1 3 " * 4000, "more than once"),
    ],
)
def test_what_is_no_order_is_told(line: str, said: str) -> None:
    given = read(SHOWN, line.strip(), ())
    assert isinstance(given, str)
    assert said in given


@pytest.mark.parametrize(
    ("line", "rights"),
    [
        ("3 2 4", (0, 1, 2)),
        ("3,2,4", (0, 1, 2)),
        ("3 - 4", (0, None, 2)),
        ("3 ? 4", (0, None, 2)),
        ("- - -", (None, None, None)),
        ("324", (0, 1, 2)),
        ("3-4", (0, None, 2)),
        ("A3B2C4", (0, 1, 2)),
        ("1 1 1", (3, 3, 3)),
        ("A3 B2 C4", (0, 1, 2)),
        ("c4 b2 a3", (0, 1, 2)),
        ("A 3, B 2, C 4", (0, 1, 2)),
        ("A=3; B=2; C=4", (0, 1, 2)),
        ("a: 3 b: 2 c: 4", (0, 1, 2)),
        ("A-3 B-2 C-4", (0, 1, 2)),
        ("A -> 3, B → 2, C 4", (0, 1, 2)),
        ("A3 B- C4", (0, None, 2)),
        ("A3 B? C4", (0, None, 2)),
    ],
)
def test_pairs_are_matched_by_numbers_or_by_letters_with_numbers(line: str, rights: tuple[int | None, ...]) -> None:
    assert read(POOL, line, ()) == Matched(rights)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("3 2", "There are 3 to match, and you typed 2."),
        ("3 2 4 1", "There are 3 to match, and you typed 4."),
        ("3 2 5", "There is no 5: choose from 1 to 4."),
        ("3 2 0", "There is no 0"),
        ("A3 B2", "C has no number yet"),
        ("A3", "B and C have no number yet"),
        ("A3 B2 D4", "There is no D: the letters are A to C."),
        ("A3 A2 C4", "A letter is there more than once"),
        ("A3 B2 C9", "There is no 9"),
        ("parity", "Type 3 numbers from 1 to 4, for A to C in this order"),
        ("parity", "A dash is for one you do not know"),
        ("A", "Type 3 numbers"),
    ],
)
def test_what_matches_nothing_is_told(line: str, said: str) -> None:
    given = read(POOL, line, ())
    assert isinstance(given, str)
    assert said in given


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")])
def test_left_sides_beyond_z_go_on_with_two_letters(index: int, letters: str) -> None:
    assert letter(index) == letters


def test_more_than_26_left_sides_are_all_reached_by_their_letters() -> None:
    pairs = tuple(Pair(f"left {index}", f"right {index}") for index in range(30))
    shown = ordered(replace(MATCH, body=Match(pairs)), *range(30))
    line = " ".join(f"{letter(index)}{index + 1}" for index in range(30))
    assert read(shown, line, ()) == Matched(tuple(range(30)))


def test_a_crossed_out_option_cannot_be_chosen() -> None:
    shown = asked(CHOICE)
    assert read(shown, "2", {shown.order[1]}) == "Option 2 is crossed out: it is not right."
    assert read(shown, "1", {shown.order[1]}) == Chosen(frozenset({shown.order[0]}))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (NUMBER, "Type a number: "),
        (replace(NUMBER, body=Number("0.8", decimals=3)), "Type a number with 3 decimals: "),
        (replace(NUMBER, body=Number("12.5", decimals=1, unit="ms")), "Type a number with 1 decimal, in ms: "),
        (replace(NUMBER, body=Number("12", decimals=0)), "Type a number without decimals: "),
        (replace(NUMBER, body=Number("12", unit="\x1b[31m")), "Type a number, in ␛[31m: "),
        (LIST, "Type 2 answers, separated by commas: "),
        (ORDER, "Type the numbers 1 to 4 in the right order: "),
        (MATCH, "Type a number for each of A to C: "),
        (STATEMENT, "1 for true, 2 for false: "),
        (CHOICE, "Choose 1 to 4: "),
        (FLASHCARD, "Press enter for the answer: "),
    ],
)
def test_the_prompt_says_what_to_type(question: Question, said: str) -> None:
    assert prompt(asked(question)) == said


@given(st.sampled_from((*ALL, ORDER, MATCH)), st.text(alphabet="ABCabc0123459-?,; :=→>\n²٣x", max_size=20))
def test_any_line_is_a_response_of_the_kind_or_a_sentence(question: Question, line: str) -> None:
    shown = asked(question)
    given = read(shown, line, ())
    if isinstance(given, Arranged):
        assert isinstance(question.body, Order)
        assert sorted(given.order) == [*range(4)]
    elif isinstance(given, Matched):
        assert len(given.rights) == 3
        assert all(right is None or right in shown.order for right in given.rights)
    else:
        assert given
