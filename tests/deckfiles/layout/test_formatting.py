"""A deck gets uniform names and order of keys, indentation and empty lines, and stays what it was in all else."""

from textwrap import dedent

import pytest

from quizapp.deckfiles.layout.formatting import formatted
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.rewriting import Opened

PATH = "/nowhere/deck.yaml"


def opened(text: str) -> Opened:
    data = text.encode()
    deck = read(data, PATH, "/nowhere").deck
    assert deck is not None
    return Opened(PATH, "/nowhere", data, data.decode("utf-8-sig"), deck)


def layout(text: str) -> str:
    return formatted(opened(dedent(text)))


def test_long_names_of_keys_become_short() -> None:
    assert layout("- question: x\n  answer: b\n  explanation: c\n") == "- q: x\n  a: b\n  why: c\n"
    assert layout("- 'front': x\n  back: [b, c]\n  accept: []\n") == "- q: x\n  a: [b, c]\n  accept: []\n"
    assert layout("- {front: 'back: x', back: b}\n") == "- {q: 'back: x', a: b}\n"
    text = "- q: x\n  choices:\n    - wrong: a\n      why: answer\n    - right: b\n"
    assert layout(text.replace("why", "explanation")) == text


def test_names_in_a_map_of_options_are_words_and_stay() -> None:
    text = "- q: x\n  a: b\n  wrong:\n    answer: c\n    question: d\n"
    assert layout(text) == text


def test_keys_come_in_order_with_the_comments_above_and_beside_them() -> None:
    before = """\
        - why: c  # beside
          # about the answer
          a: |
            b

            # no comment
          # about the question
          q: x
          # below
        """
    after = """\
        # about the question
        - q: x
          # about the answer
          a: |
            b

            # no comment
          why: c  # beside
          # below
        """
    assert layout(before) == dedent(after)


def test_keys_of_your_own_stay_below_the_key_that_they_stood_below() -> None:
    assert layout("- x-top: 1\n  why: c\n  x-of-why: 2\n  q: x\n  a: b\n") == (
        "- x-top: 1\n  q: x\n  a: b\n  why: c\n  x-of-why: 2\n"
    )


def test_the_head_of_a_deck_comes_in_order_below_the_comments_of_the_file() -> None:
    before = "# yaml-language-server: $schema=x\n\ntopic: t  # t\ncards:\n  - q: x\n    a: b\n# the title\ndeck: D"
    assert layout(before) == (
        "# yaml-language-server: $schema=x\n\n# the title\ndeck: D\ntopic: t  # t\ncards:\n  - q: x\n    a: b"
    )


def test_the_keys_of_an_exam_come_in_order_and_its_quotas_stay_as_they_are() -> None:
    before = """\
        exams:
          Final:
            quotas:
              b: 3
              a: 25%
            # half of it
            pass: 50%
            questions: 20
          Flow: {pass: 0.6, questions: 9}
    """
    after = """\
        exams:
          Final:
            questions: 20
            # half of it
            pass: 50%
            quotas:
              b: 3
              a: 25%
          Flow: {pass: 0.6, questions: 9}
    """
    assert layout(before) == dedent(after)


def test_lists_and_maps_of_lines_are_indented_by_two() -> None:
    before = """\
        cards:
        -   q: x
            # on a
            a:
            - b
            - >-
                  folded
                  text
            wrong:
                  c: |
                     d
                       e
                  f: long
                     text
            # after
        - group: g
          cards:
          -
              q: y
              a: "two
            lines"
        """
    after = """\
        cards:
          - q: x
            # on a
            a:
              - b
              - >-
                folded
                text
            wrong:
              c: |
                d
                  e
              f: long
                 text
            # after

          - group: g
            cards:
              -
                q: y
                a: "two
              lines"
        """
    assert layout(before) == dedent(after)


def test_one_empty_line_stands_between_questions() -> None:
    before = """\
        - q: x
          a: b
        - q: y
          a: b


        # on z

        - q: z
          a: b
          # of z
        # on w
        - q: w
          a: b
        - {q: one, a: b}
        - {q: two, a: b}
        """
    after = """\
        - q: x
          a: b

        - q: y
          a: b

        # on z

        - q: z
          a: b
          # of z

        # on w
        - q: w
          a: b

        - {q: one, a: b}
        - {q: two, a: b}
        """
    assert layout(before) == dedent(after)


def test_texts_that_say_how_far_they_are_indented_or_keep_empty_lines_keep_their_place() -> None:
    before = "- a: |+\n    keep\n\n  q: x\n- a: |2\n      two\n  q: y\n- a: b\n  q: z\n"
    after = "- a: |+\n    keep\n\n  q: x\n\n- a: |2\n      two\n  q: y\n\n- q: z\n  a: b\n"
    assert layout(before) == after


def test_line_ends_stay_what_they_are() -> None:
    file = opened("\ufeff- back: b\r\n  front: x\r\n- q: y\n  a: c")
    assert formatted(file) == "- q: x\r\n  a: b\r\n\r\n- q: y\n  a: c"
    assert file.bytes_of(formatted(file)).startswith(b"\xef\xbb\xbf- q")


@pytest.mark.parametrize("text", ["- {q: x, a: b}", "[]", "# nothing\n", "cards: [{back: x, front: y}]\n", ""])
def test_odd_files_are_read_as_before(text: str) -> None:
    file = opened(text)
    assert file.says(formatted(file), file.deck)
