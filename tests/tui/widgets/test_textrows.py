"""Rows of text: colours of their own go before the style of the paragraph."""

from quizapp.core.deck import Flashcard, Question
from quizapp.render.forms import Maths
from quizapp.tui.content import STYLES
from quizapp.tui.widgets.textrows import case_rows

CASE = "A loop:\n\n```python\nfor p in ps:\n    p.frozen = True\n```\n"


def test_code_in_a_case_keeps_its_colours_while_the_words_around_it_are_dim() -> None:
    question = Question(prompt="?", body=Flashcard("!"), group="Freezing", context=CASE)
    rows = [row.text for row in case_rows(question, 60, Maths.UNICODE, "dim")]
    told = next(row for row in rows if row.plain.startswith("A loop"))
    code = next(row for row in rows if "for p in" in row.plain)
    keyword = next(span for span in code.spans if code.plain[span.start : span.end].strip() == "for")
    assert all(str(span.style) == STYLES["dim"] for span in told.spans)
    assert str(keyword.style).endswith(STYLES["code-keyword"])
