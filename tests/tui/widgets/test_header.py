"""The top row: a long title leaves room for the topic, and everything for the counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.review import Memory
from quizapp.core.session import Asked, Left
from quizapp.render.visible import one_line
from quizapp.tui.widgets.header import header, place
from tests.tui.bench import Bench
from tests.tui.library import FLASHCARD


def asked(title: str, topic: str, *, flagged: bool = False) -> Asked:
    bench = Bench((replace(FLASHCARD, topic=topic),))
    found = bench.card(next(iter(bench.known)))
    return replace(found, title=title, memory=Memory(flagged=flagged))


LONG = asked(
    "Reinforcement learning from the very beginning to policy gradients",
    "reinforcement-learning/value-methods/q-learning",
    flagged=True,
)


@pytest.mark.parametrize("width", [56, 76, 116])
def test_a_long_title_leaves_the_last_step_of_the_topic_the_flag_and_the_counts(width: int) -> None:
    row = header(LONG, Left(6, 3, 22), width).plain
    assert "Reinforcement" in row
    assert "q-learning ⚑" in row
    assert all(figure in row for figure in ("● 6", "◐ 3", "○ 22"))


def test_where_there_is_room_everything_has_its_word() -> None:
    row = header(asked("Evaluation", "metrics"), Left(6, 3, 22), 76).plain
    assert row.split() == [*"●", "new", "Evaluation", "›", "metrics", *"●6", "new", *"◐3", "learning", "○", "22", "due"]


@given(st.text(max_size=90), st.text(max_size=90), st.integers(10, 120))
def test_title_and_topic_keep_to_their_room(title: str, topic: str, room: int) -> None:
    assert place(one_line(title), topic, room).cell_length <= room


@given(st.integers(0, 999), st.integers(0, 999), st.integers(0, 999), st.integers(56, 200))
def test_the_row_is_filled_exactly(new: int, learning: int, due: int, width: int) -> None:
    assert header(LONG, Left(new, learning, due), width).cell_length == width
