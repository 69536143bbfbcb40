"""What a rendered text looks like, as text."""

from collections.abc import Callable

import pytest

from quizapp.render.lines import Span, text_of
from quizapp.render.markdown import render

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]


@pytest.fixture
def shown() -> Shown:
    """The lines of a text, without styles and spaces at their end."""

    def lines(text: str, width: int = 60) -> list[str]:
        return [text_of(line).rstrip() for line in render(text, width)]

    return lines


@pytest.fixture
def spans() -> Styled:
    """The spans of all lines of a text."""

    def pieces(text: str, width: int = 60) -> list[Span]:
        return [span for line in render(text, width) for span in line]

    return pieces
