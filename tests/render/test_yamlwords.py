"""What is told apart in a line of YAML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.yamlwords import blocks, words


def told(line: str) -> list[tuple[str, str]]:
    return [(line[word.start : word.end].strip(), word.style.removeprefix("code-")) for word in words(line)]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("cards:", [("cards:", "keyword")]),
        ("  - q: What is it?", [("-", "operator"), ("q:", "keyword")]),
        ("    number: 0.5", [("number:", "keyword"), ("0.5", "number")]),
        ("    a: true # sure", [("a:", "keyword"), ("true", "number"), ("# sure", "comment")]),
        ("a: 'it''s: x' # c", [("a:", "keyword"), ("'it''s: x'", "string"), ("# c", "comment")]),
        ("why: >-", [("why:", "keyword"), (">-", "operator")]),
        ("# all of it", [("# all of it", "comment")]),
        ("a: it's #1 of 3", [("a:", "keyword"), ("#1 of 3", "comment")]),
        (
            "tags: [x, 2]",
            [("tags:", "keyword"), ("[", "operator"), (",", "operator"), ("2", "number"), ("]", "operator")],
        ),
        ("plain text, no key", []),
        ("", []),
    ],
)
def test_words_of_a_line(line: str, found: list[tuple[str, str]]) -> None:
    assert told(line) == found


def test_nothing_in_a_block_of_text_is_told_apart() -> None:
    lines = ["- q: |", "    a: b", "", "    # c", "  a: x", "why: >- # note", " - d", "e: f"]
    assert blocks(lines) == [False, True, True, True, False, False, True, False]
    assert words("a: b", block=True) == []


@given(st.text(st.characters(exclude_characters="\n")))
def test_words_lie_in_the_line_one_after_the_other(line: str) -> None:
    end = 0
    for word in words(line):
        assert end <= word.start <= word.end <= len(line)
        end = word.end


@given(st.lists(st.text(st.sampled_from("a: -|>#\t"), max_size=8)))
def test_every_line_is_in_a_block_or_not(lines: list[str]) -> None:
    assert len(blocks(lines)) == len(lines)
