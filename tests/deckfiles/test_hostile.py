"""Hostile files: work is bounded, nothing is raised, and every refusal has a place."""

import random
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizapp.core.spelling import compact
from quizapp.deckfiles import nodes, typed
from quizapp.deckfiles.reader import Reading, read
from quizapp.deckfiles.report import MAX_PROBLEMS
from quizapp.deckfiles.source import MAX_SHOWN
from quizapp.errors import Level

SEED = Path(__file__).with_name("worked.yaml").read_bytes()
PIECES = [
    b"[",
    b"{",
    b"]",
    b"}",
    b"- ",
    b": ",
    b" #",
    b"&a ",
    b"*a",
    b"!t ",
    b"'",
    b'"',
    b"|",
    b">",
    b"\t",
    b"\n",
    b"\0",
    b"\xff",
    b"\xe2\x80\xa8",
    b"---\n",
    b"...\n",
    b"<<: *a\n",
    b"? ",
    b"%",
    b"@",
    b"\\frac",
    b"{{",
    b"}}",
    b"  ",
    b"\r",
    b"\xef\xbb\xbf",
    b"cards:\n",
    b"- q: x\n",
    b"include: ../x\n",
    b'"\\ud800"',
    b"/(a+)+/",
]


def reading(data: bytes) -> Reading:
    return read(data, "/nowhere/deck.yaml", "/nowhere")


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many events libyaml was asked for."""
    taken = [0]

    class Counting(yaml.CLoader):
        def get_event(self) -> yaml.Event | None:
            event = super().get_event()
            taken[0] += event is not None
            return event

    monkeypatch.setattr("quizapp.deckfiles.nodes._LOADER", Counting)
    return taken


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[[", "- q: [", '{"a": ['])
def test_a_nesting_bomb_is_refused_after_a_few_events(events: list[int], opening: str) -> None:
    found = reading((opening * 30_000).encode())
    assert found.deck is None
    assert events[0] < 100
    assert {problem.rule for problem in found.problems} <= {"Y-depth", "Y-bracket"}


def test_nesting_bombs_in_many_questions_are_bounded_too(events: list[int]) -> None:
    found = reading(b"- q: x\n  a: " + (b"[" * 1000 + b"\n- q: x\n  a: ") * 1000)
    assert found.deck is None
    assert events[0] < 20_000


def test_alias_and_merge_bombs_are_refused_where_they_begin(events: list[int]) -> None:
    aliases = "\n".join(f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10))
    merges = "\n".join(f"- &m{i} {{<<: [*m{i - 1}, *m{i - 1}]}}" for i in range(1, 25))
    for text in (aliases, merges):
        assert reading(text.encode()).problems[0].rule == "Y-anchor"
    assert events[0] < 500


def test_a_file_over_the_limit_is_refused_unread(events: list[int]) -> None:
    assert [problem.rule for problem in reading(b"x" * 20_000_001).problems] == ["Y-size"]
    assert events[0] == 0


def test_a_huge_text_is_read(events: list[int]) -> None:
    found = reading(b"- q: " + b"x" * 2_000_000 + b"\n  a: b\n")
    assert found.deck is not None
    assert events[0] == 12


@pytest.mark.parametrize(
    "data",
    [
        b"".join(b"k%d: v\n" % number for number in range(3_000)),
        b"k: v\n" * 3_000,
        b"- a\n" * 3_000,
        b"- &a x\n" * 3_000,
        b"- q: C # d\n  a: b\n" * 3_000,
        b'- q: "' + b"\\frac " * 100_000 + b'"\n  a: b\n',
    ],
)
def test_problems_are_counted_no_further_than_one_can_read(data: bytes) -> None:
    assert len(reading(data).problems) <= MAX_PROBLEMS + 1


def test_the_escapes_of_one_text_are_told_a_few_times_only() -> None:
    assert len(reading(b'- q: "' + b"\\frac " * 100_000 + b'"\n  a: b\n').problems) == MAX_SHOWN


def test_forms_without_end_are_counted_and_none_is_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def counted(text: str) -> str:
        compared.append(text)
        return compact(text)

    monkeypatch.setattr(typed, "compact", counted)
    right, wrong = "\n".join(f"  - a{n}" for n in range(20_000)), "\n".join(f"  - b{n}" for n in range(20_000))
    text = "- q: m?\n  a: abcdefghij\n  accept:\n{}\n  reject:\n{}\n  typos: 2\n"
    found = reading(text.format(right, wrong).encode())
    assert [problem.rule for problem in found.problems] == ["entries"] * 2
    assert compared == []
    few = text.format(right[: right.index("  - a200")], wrong[: wrong.index("  - b200")])
    assert reading(few.encode()).deck is not None
    assert len(compared) == 1 + 200 + 200


def test_sources_without_end_are_counted() -> None:
    names = "".join(f"  s{n}: x\n" for n in range(5_001))
    (problem,) = reading(f"sources:\n{names}cards:\n- {{q: x, a: y, source: s1}}\n".encode()).problems
    assert (problem.rule, problem.line) == ("entries", 2)


def test_the_cards_of_a_text_with_holes_are_counted() -> None:
    def holes(count: int, group: str = "") -> Reading:
        return reading(f"- cloze: {''.join(f'x {{{{{group}h{n}}}}} ' for n in range(count))}\n".encode())

    assert holes(200).deck is not None
    (problem,) = holes(201).problems
    assert (problem.rule, problem.line) == ("entries", 1)
    assert "201 cards, more than 200" in problem.message
    assert holes(500, "1::").deck is not None


@pytest.mark.parametrize("item", ["- q: a: b\n", '- q: "a\n', "- q: [a\n", "- q: @a\n", "- q: a\n\ta: b\n"])
def test_syntax_errors_without_end_are_read_no_further_than_one_can_mend(events: list[int], item: str) -> None:
    found = reading((item * 5_000).encode())
    assert found.deck is None
    assert 50 < len(found.problems) <= nodes.MAX_FAULTS + 2
    assert found.problems[-1].rule in ("many", "Y-quote", "Y-colon", "Y-bracket", "Y-start", "Y-tab")
    assert events[0] < 3_000


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff", "binary"),
        (b"\0" * 100, "binary"),
        ("- q: ä\n".encode("utf-16"), "UTF-16"),
        ("- q: x\n  a: ä\n".encode("latin-1"), "0xE4"),
        (b"- q: \xed\xa0\x80\n", "0xED"),
    ],
)
def test_what_is_no_text_is_told_in_one_sentence(data: bytes, words: str) -> None:
    (problem,) = reading(data).problems
    assert problem.level is Level.ERROR
    assert words in problem.message


def test_a_byte_that_is_no_text_has_its_line_and_column() -> None:
    found = reading("- q: ü\n  a: ".encode() + b"\xfc\n- q: x\n  a: \xfc\n")
    assert [(problem.line, problem.column) for problem in found.problems] == [(2, 6), (4, 6)]


@settings(max_examples=300, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    cuts=st.lists(st.tuples(st.integers(0, len(SEED)), st.integers(0, 40), st.sampled_from(PIECES)), max_size=6),
)
@example(seed=0, cuts=[(0, 0, b"\xef\xbb\xbf")])
def test_a_mutated_deck_raises_nothing_and_tells_places(seed: int, cuts: list[tuple[int, int, bytes]]) -> None:
    chosen = random.Random(seed)
    data = bytearray(SEED)
    for at, length, piece in cuts:
        data[at : at + length] = piece * chosen.choice((1, 1, 1, 2, 30))
    found = reading(bytes(data))
    errors = [problem for problem in found.problems if problem.level is Level.ERROR]
    assert (found.deck is None) == bool(errors)
    lines = bytes(data).count(b"\n") + bytes(data).count(b"\r") + 2
    assert all(1 <= problem.line <= lines and problem.column >= 1 for problem in found.problems)
    assert all(problem.message for problem in found.problems)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, b"q: x", b"a: b", b"deck: d\n"]), max_size=30))
@example([b"{", b"["])
@example([b"{", b"\0"])
def test_pieces_of_yaml_in_any_order_raise_nothing(pieces: list[bytes]) -> None:
    found = reading(b"".join(pieces))
    assert found.deck is not None or found.problems


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_raise_nothing(data: bytes) -> None:
    found = reading(data)
    assert found.deck is not None or found.problems


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp", "Cf")), min_size=1))
def test_any_text_in_quotes_is_read_as_it_was_written(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    found = reading(f"- q: x\n  a: {quoted}\n".encode())
    if text.strip():
        assert found.deck is not None
        assert getattr(found.deck.questions[0].body, "answer", None) == text
    else:
        assert [problem.rule for problem in found.problems] == ["empty"]
