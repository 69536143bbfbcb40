"""`check` on hostile folders and files: a problem or nothing, cold and from its cache alike, and never a crash."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quizapp.core.deck import Deck
from quizapp.deckfiles import examining, nodes
from quizapp.deckfiles.lint import duplicates
from quizapp.deckfiles.report import MAX_PROBLEMS
from quizapp.deckfiles.source import MAX_BYTES
from quizapp.errors import Level, Problem

Cli = Callable[..., tuple[int, str, str]]
Check = Callable[[], list[tuple[str, str]]]
_WORDS = duplicates._words
GOOD = "- q: How does the alphabet begin?\n  a: With A\n"


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    return folder


@pytest.fixture
def checked(cli: Cli) -> Check:
    """Checks twice, without and with a cache, and returns the file name and rule of every problem."""

    def check() -> list[tuple[str, str]]:
        first, again = cli("check", "--json", "--hints"), cli("check", "--json", "--hints")
        assert first == again
        assert first[0] in (0, 1)
        assert "\x1b" not in first[1]
        return [(Path(problem["file"]).name, problem["rule"]) for problem in json.loads(first[1])]

    return check


def test_alias_bombs_are_problems(checked: Check, decks: Path) -> None:
    bomb = "\n".join(f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30))
    (decks / "bomb.yaml").write_text(bomb, encoding="utf-8")
    assert {rule for _, rule in checked()} <= {"Y-anchor", "no-question", "Y-syntax"}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "- group: g\n  cards:\n  "])
def test_ten_thousand_levels_of_nesting_are_a_problem(opening: str, checked: Check, decks: Path) -> None:
    (decks / "deep.yaml").write_text(f"- q: x\n  a: {opening * 10_000}", encoding="utf-8")
    assert 0 < len(checked()) <= nodes.MAX_FAULTS + 2


def test_groups_in_groups_are_refused_at_the_first(checked: Check, decks: Path) -> None:
    nested = "".join(f"{'  ' * (2 * i)}- group: g\n{'  ' * (2 * i + 1)}cards:\n" for i in range(9))
    (decks / "groups.yaml").write_text(f"{nested}{'  ' * 18}- q: x\n{'  ' * 18}  a: b\n", encoding="utf-8")
    assert ("groups.yaml", "shape") in checked()


def test_a_file_of_a_hundred_megabytes_is_refused_by_its_size(
    checked: Check, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (decks / "huge.yaml").touch()
    os.truncate(decks / "huge.yaml", 5 * MAX_BYTES)
    monkeypatch.setattr("quizapp.deckfiles.library.MAX_BYTES", MAX_BYTES)
    monkeypatch.setattr("quizapp.deckfiles.reader.text_of", None)
    assert checked() == [("huge.yaml", "Y-size")]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"- q: \xff\n  a: b\n", "Y-encoding"),
        (GOOD.encode("utf-16"), "Y-encoding"),
        (GOOD.encode("utf-16-be"), "Y-encoding"),
        (b"\0" * 1_000, "Y-encoding"),
        (GOOD.replace("With A", "With\0A").encode(), "Y-char"),
        (GOOD.replace("With A", "With \x1b[2J").encode(), "Y-char"),
        ("- q: \u202eEvil\n  a: \u2028b\n".encode(), "Y-char"),
    ],
)
def test_what_is_no_plain_text_is_a_problem(content: bytes, rule: str, checked: Check, decks: Path) -> None:
    (decks / "odd.yaml").write_bytes(content)
    assert ("odd.yaml", rule) in checked()


@pytest.mark.parametrize(
    "path", ["../out.yaml", "/etc/passwd", "sub/../../out.yaml", "https://example.org/x.yaml", "~"]
)
def test_an_include_that_leads_out_is_a_problem(path: str, checked: Check, decks: Path) -> None:
    (decks.parent / "out.yaml").write_text(GOOD, encoding="utf-8")
    (decks / "a.yaml").write_text(f"include: {path}\ncards:\n{GOOD}", encoding="utf-8")
    assert checked() == [("a.yaml", "include")]


@pytest.mark.parametrize("path", ["../out.png", "/etc/passwd", "a.png/../../out.png"])
@pytest.mark.parametrize("place", ["  image: {}\n", "  why: 'See ![it]({})'\n"])
def test_a_picture_that_leads_out_is_a_problem(path: str, place: str, checked: Check, decks: Path) -> None:
    (decks.parent / "out.png").write_bytes(b"")
    (decks / "a.yaml").write_text(GOOD + place.format(path), encoding="utf-8")
    assert ("a.yaml", "image") in checked()


def test_links_that_lead_out_or_in_circles_are_not_followed(checked: Check, decks: Path) -> None:
    (decks.parent / "out.yaml").write_text("secret\n", encoding="utf-8")
    (decks / "out.yaml").symlink_to(decks.parent / "out.yaml")
    (decks / "loop.yaml").symlink_to(decks / "loop.yaml")
    (decks / "there.yaml").symlink_to(decks / "back.yaml")
    (decks / "back.yaml").symlink_to(decks / "there.yaml")
    (decks / "gone.yaml").symlink_to(decks / "nothing.yaml")
    (decks / "again").symlink_to(decks)
    (decks / "sub").mkdir()
    (decks / "sub" / "up").symlink_to(decks)
    (decks / "sub" / "deck.yaml").write_text(GOOD, encoding="utf-8")
    found = checked()
    assert ("out.yaml", "link") in found
    assert {name for name, _ in found} <= {
        "out.yaml",
        "loop.yaml",
        "there.yaml",
        "back.yaml",
        "gone.yaml",
        "nothing.yaml",
    }


def test_pipes_and_devices_are_not_opened(checked: Check, decks: Path) -> None:
    os.mkfifo(decks / "pipe.yaml")
    (decks / "zero.yaml").symlink_to("/dev/zero")
    (decks / "folder.yaml").mkdir()
    (decks / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert sorted(checked()) == [("pipe.yaml", "no-file"), ("zero.yaml", "link")]


def test_a_pipe_that_is_named_is_not_opened(cli: Cli, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    status, out, _ = cli("check", str(tmp_path / "pipe"), "/dev/zero", str(tmp_path / "zero.yaml"))
    assert (status, out.count("no-file")) == (1, 3)
    assert f"{tmp_path / 'zero.yaml'}:1:1: " in out


def test_thousands_of_problems_are_told_no_further_than_one_can_read(checked: Check, decks: Path) -> None:
    (decks / "keys.yaml").write_text("- q: x\n  wyh: y\n" * 20_000, encoding="utf-8")
    (decks / "twins.yaml").write_text(GOOD * 20_000, encoding="utf-8")
    found = checked()
    assert len(found) <= 2 * (MAX_PROBLEMS + 1)
    assert {name for name, _ in found} == {"keys.yaml", "twins.yaml"}


def test_rules_that_find_no_end_are_ended(checked: Check, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [0]

    def endless(deck: Deck, *_: object, **__: object) -> Iterator[Problem]:
        while True:
            told[0] += 1
            yield Problem(deck.path, 1, 1, Level.WARNING, "O04", f"again {told[0]}")

    monkeypatch.setattr(examining, "lint", endless)
    (decks / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert len(checked()) == MAX_PROBLEMS + 1
    assert told == [examining.MAX_FOUND]


def test_texts_that_are_no_questions_are_compared_by_their_digests(
    checked: Check, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def words(prompt: str) -> duplicates._Words:
        compared.append(prompt)
        return _WORDS(prompt)

    monkeypatch.setattr(duplicates, "_words", words)
    long = " ".join(f"word{n % 300}" for n in range(40_000))
    texts = (long, f"{long} more", long)
    deck = "".join(f"- {{id: n{place}, q: {text}, a: x}}\n" for place, text in enumerate(texts))
    (decks / "long.yaml").write_text(deck, encoding="utf-8")
    found = checked()
    assert found.count(("long.yaml", "Q14")) == 1
    assert compared
    assert max(map(len, compared)) <= duplicates.LONG


def test_decks_that_include_each_other_in_a_long_circle_are_problems(checked: Check, decks: Path) -> None:
    for number in range(200):
        text = f"include: d{(number + 1) % 200}.yaml\ncards:\n- {{q: How is case {number}?, a: As it is}}\n"
        (decks / f"d{number}.yaml").write_text(text, encoding="utf-8")
    assert [rule for _, rule in checked()].count("include") == 200


def test_hostile_names_of_files_are_shown_as_codes(checked: Check, decks: Path) -> None:
    (decks / "a\x1b[2Jb\nc.yaml").write_text("- q: x\n", encoding="utf-8")
    (decks / os.fsdecode(b"\xff.yaml")).write_text(GOOD, encoding="utf-8")
    assert {rule for _, rule in checked()} == {"no-answer", "name"}


@pytest.mark.parametrize(
    "value",
    [
        "{O03: it is the definition}",
        "{O03: ''}",
        "{'': x}",
        "{O03: {a: b}}",
        "[O03]",
        "O03",
        "{'\x85': x}",
        "{O03: ' '}",
        "{" + ", ".join(f"X{number}: y" for number in range(3_000)) + "}",
        f"{{{'O' * 50_000}: y}}",
        f"{{O03: {'y' * 50_000}}}",
        '{"\\u202e\\u0007": "\\e[2J"}',
        "{L01: quiet, L02: quiet, Y-colon: quiet, draw: quiet, '*': quiet}",
    ],
)
@pytest.mark.parametrize("place", ["lint: {}\ncards:\n- q: How does it begin?\n  a: With A\n", GOOD + "  lint: {}\n"])
def test_a_hostile_lint_value_is_a_problem_or_nothing(value: str, place: str, checked: Check, decks: Path) -> None:
    (decks / "a.yaml").write_text(place.replace("{}", value), encoding="utf-8")
    found = checked()
    assert len(found) <= MAX_PROBLEMS + 1
    assert {name for name, _ in found} <= {"a.yaml"}


def test_errors_of_the_reader_cannot_be_silenced(checked: Check, decks: Path) -> None:
    quiet = "lint: {same-question: quiet, duplicate-id: quiet}\ncards:\n"
    twins = "- {id: one, q: How does it begin?, a: So it does}\n- {id: one, q: How does it end?, a: So it does}\n"
    (decks / "a.yaml").write_text(quiet + twins, encoding="utf-8")
    assert ("a.yaml", "duplicate-id") in checked()


def test_problems_in_one_huge_line_are_not_kept(checked: Check, decks: Path, data: Path) -> None:
    (decks / "line.yaml").write_text(f"[{'{q: x, wyh: y}, ' * 60_000}]", encoding="utf-8")
    assert {rule for _, rule in checked()} == {"unknown-key", "many"}
    assert sum(path.stat().st_size for path in data.rglob("*.json")) < 1_000_000


def test_what_the_rules_say_is_told_no_further_than_one_can_read(checked: Check, decks: Path) -> None:
    options = "".join(f"- {{q: Which is case {n}?, a: one, wrong: [All of the above]}}\n" for n in range(2_000))
    (decks / "poor.yaml").write_text(options, encoding="utf-8")
    found = checked()
    assert len(found) == MAX_PROBLEMS + 1
    assert ("poor.yaml", "many") in found
