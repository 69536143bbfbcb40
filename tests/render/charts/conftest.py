"""Charts as text."""

from collections.abc import Callable, Iterable

import pytest

from quizapp.render.lines import Line, text_of

Shown = Callable[[Iterable[Line]], list[str]]


@pytest.fixture
def shown() -> Shown:
    """The lines without their styles."""
    return lambda lines: [text_of(line) for line in lines]
