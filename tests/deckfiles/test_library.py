"""The library: changed files are read once, includes are followed, what hinders reading is a problem."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.folders import Found, find
from quizapp.deckfiles.library import FileReading, read_file, read_library

Folder = Callable[[dict[str, str]], Path]
CARD = "- q: x\n  a: b\n"


def readings(root: Path, *unchanged: str) -> dict[str, FileReading]:
    found, _ = find([root / "deck.yaml"])
    kept = {str(root / name) for name in unchanged}
    done = list(read_library(found, lambda one: one.path in kept))
    assert len({one.found.path for one in done}) == len(done)
    return {str(Path(one.found.path).relative_to(root)): one for one in done}


def test_a_reading_has_the_deck_and_the_hash_of_its_bytes(folder: Folder) -> None:
    root = folder({"deck.yaml": CARD})
    done = read_file(str(root / "deck.yaml"), str(root))
    assert done.digest == hashlib.sha256(CARD.encode()).hexdigest()
    assert (done.found.path, done.found.size) == (str(root / "deck.yaml"), len(CARD))
    assert done.reading.deck is not None


def test_unchanged_files_are_not_read(folder: Folder) -> None:
    root = folder({"deck.yaml": CARD})
    assert readings(root, "deck.yaml") == {}


def test_includes_are_decks_of_the_library_that_count_once(folder: Folder) -> None:
    files = {
        "deck.yaml": "include: [a.yaml, b.yaml]\n",
        "a.yaml": "include: b.yaml\n",
        "b.yaml": f"deck: B\ncards:\n{CARD}",
    }
    done = readings(folder(files))
    assert set(done) == {"deck.yaml", "a.yaml", "b.yaml"}
    deck = done["b.yaml"].reading.deck
    assert deck is not None
    assert deck.title == "B"
    assert all(one.reading.problems == () for one in done.values())


@pytest.mark.parametrize("unchanged", [(), ("a.yaml",), ("b.yaml",), ("a.yaml", "b.yaml")])
def test_decks_that_include_each_other_in_a_circle_are_errors(folder: Folder, unchanged: tuple[str, ...]) -> None:
    root = folder({"deck.yaml": "include: a.yaml\n", "a.yaml": "include: b.yaml\n", "b.yaml": "include: deck.yaml\n"})
    done = readings(root, *unchanged)
    reading = done["deck.yaml"].reading
    assert reading.deck is None
    assert [problem.rule for problem in reading.problems] == ["include"]


def test_a_deck_beside_a_circle_stays(folder: Folder) -> None:
    root = folder({"deck.yaml": "include: a.yaml\n", "a.yaml": "include: b.yaml\n", "b.yaml": "include: a.yaml\n"})
    done = readings(root)
    assert done["deck.yaml"].reading.deck is not None
    assert done["a.yaml"].reading.deck is None


def test_a_file_that_vanished_is_a_problem(folder: Folder) -> None:
    root = folder({"deck.yaml": CARD})
    done = read_file(str(root / "gone.yaml"), str(root))
    assert (done.digest, done.reading.deck) == ("", None)
    assert [problem.rule for problem in done.reading.problems] == ["unreadable"]


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_is_a_problem_and_does_not_block(folder: Folder, kind: str) -> None:
    root = folder({"deck.yaml": CARD, "sub/x.yaml": ""})
    os.mkfifo(root / "pipe")
    path = {"pipe": str(root / "pipe"), "folder": str(root / "sub"), "device": "/dev/zero"}[kind]
    done = read_file(path, "/dev" if kind == "device" else str(root))
    assert done.reading.deck is None
    assert done.reading.problems[0].rule in ("no-file", "unreadable")


def test_a_link_is_not_read_out_of_the_root(folder: Folder, tmp_path: Path) -> None:
    root = folder({"deck.yaml": CARD})
    (tmp_path / "secret.yaml").write_text(CARD)
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    done = read_file(str(root / "link.yaml"), str(root))
    assert (done.digest, [problem.rule for problem in done.reading.problems]) == ("", ["outside"])


def test_a_file_over_the_limit_is_not_read(folder: Folder) -> None:
    root = folder({"deck.yaml": CARD})
    os.truncate(root / "deck.yaml", 20_000_001)
    done = read_file(str(root / "deck.yaml"), str(root))
    assert (done.digest, [problem.rule for problem in done.reading.problems]) == ("", ["Y-size"])


def test_a_file_without_permission_is_a_problem(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"deck.yaml": CARD})

    def refused(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    (problem,) = read_file(str(root / "deck.yaml"), str(root)).reading.problems
    assert (problem.rule, "Permission denied" in problem.message) == ("unreadable", True)


def test_a_found_file_that_is_gone_does_not_stop_the_others(folder: Folder) -> None:
    root = folder({"deck.yaml": CARD})
    gone = Found(str(root / "gone.yaml"), str(root), 1, 1)
    found, _ = find([root])
    done = list(read_library([gone, *found], lambda one: False))
    assert [one.reading.deck is None for one in done] == [True, False]
