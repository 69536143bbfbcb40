"""Which deck files are found: folders, links, strange files and names."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.folders import find
from quizapp.errors import Level

Folder = Callable[[dict[str, str]], Path]


def names(root: Path, *paths: Path) -> list[str]:
    found, problems = find(paths or (root,))
    assert problems == []
    return [str(Path(one.path).relative_to(root)) for one in found]


def test_folders_are_searched_for_yaml_files_but_not_hidden_ones(folder: Folder) -> None:
    root = folder({"b.yaml": "", "a.yml": "", "sub/c.yaml": "", "notes.txt": "", ".d.yaml": "", ".git/e.yaml": ""})
    assert names(root) == ["a.yml", "b.yaml", "sub/c.yaml"]


def test_a_found_file_says_its_size_and_time(folder: Folder) -> None:
    root = folder({"a.yaml": "12345"})
    os.utime(root / "a.yaml", ns=(1, 2_000))
    ((found,), _) = find([root])
    assert (found.path, found.root, found.size, found.mtime_ns) == (str(root / "a.yaml"), str(root), 5, 2_000)


def test_a_file_that_is_reached_twice_counts_once(folder: Folder) -> None:
    root = folder({"a.yaml": "", "sub/b.yaml": ""})
    (root / "c.yaml").symlink_to(root / "a.yaml")
    (root / "again").symlink_to(root)
    (root / "sub/hard.yaml").hardlink_to(root / "a.yaml")
    assert names(root, root, root / "sub", root / "a.yaml") == ["a.yaml", "sub/b.yaml"]


def test_a_named_file_is_found_whatever_its_ending(folder: Folder) -> None:
    root = folder({"deck.txt": "", "other.yaml": ""})
    assert names(root, root / "deck.txt") == ["deck.txt"]


def test_links_out_of_the_folder_are_not_followed(folder: Folder, tmp_path: Path) -> None:
    root = folder({"a.yaml": ""})
    (tmp_path / "secret.yaml").write_text("")
    (root / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "way").symlink_to(tmp_path)
    found, problems = find([root])
    assert [Path(one.path).name for one in found] == ["a.yaml"]
    assert [(Path(one.path).name, one.rule, one.level) for one in problems] == [("link.yaml", "link", Level.WARNING)]


def test_a_pipe_is_no_deck(folder: Folder) -> None:
    root = folder({"a.yaml": ""})
    os.mkfifo(root / "pipe.yaml")
    found, problems = find([root, root / "pipe.yaml", Path("/dev/null")])
    assert [Path(one.path).name for one in found] == ["a.yaml"]
    assert {(one.path, one.level) for one in problems} == {
        (str(root / "pipe.yaml"), Level.WARNING),
        (str(root / "pipe.yaml"), Level.ERROR),
        ("/dev/null", Level.ERROR),
    }


def test_a_name_that_is_no_text_is_a_problem_that_can_be_printed(folder: Folder) -> None:
    root = folder({"a.yaml": ""})
    os.close(os.open(os.fsencode(root) + b"/b\xff.yaml", os.O_CREAT | os.O_WRONLY))
    found, (problem,) = find([root])
    assert [Path(one.path).name for one in found] == ["a.yaml"]
    assert problem.rule == "name"
    assert problem.path.encode().endswith(rb"b\udcff.yaml")


def test_a_missing_path_is_an_error_and_an_empty_folder_a_warning(folder: Folder) -> None:
    root = folder({"notes.txt": ""})
    found, problems = find([root, root / "none", Path("nul\0")])
    assert found == []
    assert {(one.rule, one.level) for one in problems} == {("missing", Level.ERROR), ("no-decks", Level.WARNING)}
    assert all(one.message and one.cure for one in problems)


def test_an_unreadable_folder_is_an_error(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    root = folder({"a.yaml": "", "sub/b.yaml": ""})
    scandir = os.scandir

    def guarded(path: Path) -> object:
        if path.name == "sub":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found, (problem,) = find([root])
    assert len(found) == 1
    assert (problem.path, problem.rule, problem.level) == (str(root / "sub"), "unreadable", Level.ERROR)
