"""A bracket that nobody closed is told where it stands, and what comes below it is read."""

import pytest

from quizapp.deckfiles.reader import read

GOOD = "- q: one\n  a: x\n"
BELOW = "- q: two\n  a: y\n"


@pytest.mark.parametrize(
    ("text", "place", "bracket"),
    [
        (f"{GOOD}- q: broken\n  a: [\n", (4, 6), "["),
        (f"{GOOD}- q: broken\n  wrong: [\n{BELOW}", (4, 10), "["),
        (f"{GOOD}- q: broken\n  wrong: {{\n\n{BELOW}", (4, 10), "{"),
        (f"{GOOD}- q: broken\n  a: [b,\n      [c, d],\n{BELOW}", (4, 6), "["),
        (f"[\n{GOOD}", (1, 1), "["),
    ],
)
def test_the_bracket_that_is_open_is_pointed_at(text: str, place: tuple[int, int], bracket: str) -> None:
    (problem,) = read(text.encode(), "/nowhere/deck.yaml", "/nowhere").problems
    assert (problem.line, problem.column) == place
    assert (problem.rule, problem.message) == ("Y-bracket", f"this `{bracket}` is not closed")


def test_the_question_below_an_open_bracket_is_read() -> None:
    found = read(f"- q: broken\n  a: [\n{GOOD}".encode(), "/nowhere/deck.yaml", "/nowhere")
    assert found.partial is not None
    assert [question.prompt for question in found.partial.questions] == ["one"]
