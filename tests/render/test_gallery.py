"""All that Markdown may hold, as rows. After a change that is meant, run with QUIZAPP_NEW_LOOKS=1 and read the diff.

Under the columns of every row stand letters for their styles; the legend is at the head of the file.
"""

import os
from pathlib import Path

import pytest

from quizapp.render.cells import width
from quizapp.render.lines import Line, text_of
from quizapp.render.markdown import render

HERE = Path(__file__).parent
LETTERS = {
    "strong": "s",
    "emphasis": "e",
    "strike": "x",
    "code": "c",
    "codeblock": ".",
    "code-keyword": "K",
    "code-name": "N",
    "code-string": "S",
    "code-number": "1",
    "code-comment": "#",
    "code-operator": "+",
    "quote": "q",
    "heading": "H",
    "bullet": "b",
    "dim": "d",
    "link": "l",
}


def letters(line: Line) -> str:
    """A letter for every column: that of the innermost style."""
    return "".join((LETTERS[span.style.split()[-1]] if span.style else " ") * width(span.text) for span in line)


def gallery(columns: int) -> str:
    legend = " ".join(f"{letter}={name}" for name, letter in LETTERS.items())
    rows = [(text_of(line), letters(line)) for line in render((HERE / "gallery.md").read_text("utf-8"), columns)]
    shown = [line for text, marks in rows for line in (f"│{text}", f" {marks}".rstrip()) if line]
    return "\n".join([legend, "-" * columns, *shown, ""])


@pytest.mark.parametrize("columns", [78, 54])
def test_markdown_looks_like_the_gallery(columns: int) -> None:
    path = HERE / f"gallery-{columns}.txt"
    shown = gallery(columns)
    if os.environ.get("QUIZAPP_NEW_LOOKS"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")
