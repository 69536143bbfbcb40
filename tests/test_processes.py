"""Other processes are as many as pay, and one that has gone does no harm."""

import sys
from collections.abc import Callable
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import pytest

from quizapp.processes import at_most, heard, started, tell


@pytest.mark.parametrize(("cores", "most"), [(None, 1), (1, 1), (3, 3), (64, 4)])
def test_there_is_a_process_for_each_core_up_to_four(
    monkeypatch: pytest.MonkeyPatch, cores: int | None, most: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: cores)
    assert at_most() == most


def test_who_has_gone_is_told_without_an_error_and_answers_nothing() -> None:
    with ExitStack() as stack:
        process = started(stack, "quizapp.deckfiles.readerchild")
        assert process
        process.kill()
        process.wait()
        tell(process, "read this")
        assert heard(process) is None


def echo(read: Callable[[str, str], object], *files: str) -> list[object]:
    """What a process answers that is told to read files by a function."""
    with ExitStack() as stack:
        process = started(stack, "quizapp.deckfiles.readerchild")
        assert process
        for file in files:
            tell(process, (read, file, "/decks"))
        return [heard(process) for _ in files]


def test_what_is_printed_is_no_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pickle would begin with `L` for a long number, with `I` for a short one."""
    (tmp_path / "loud.py").write_text(
        "import os\nprint('Loaded', flush=True)\nos.write(1, b'I5\\n.')\n"
        "def read(path, root):\n    print('Read', flush=True)\n    return path, root\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert echo(import_module("loud").read, "a", "b") == [("a", "/decks"), ("b", "/decks")]


def test_an_answer_of_what_is_not_known_here_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "newer.py").write_text(
        "import sys\nclass New: pass\nNew.__module__ = 'newest'\nsys.modules['newest'] = sys.modules['newer']\n"
        "def read(path, root):\n    return New()\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = import_module("newer").read
    monkeypatch.delitem(sys.modules, "newest")
    assert echo(found, "a") == [None]


@pytest.mark.parametrize("interpreter", [None, "", "/nowhere", __file__])
def test_without_an_interpreter_no_process_is_started(monkeypatch: pytest.MonkeyPatch, interpreter: str | None) -> None:
    monkeypatch.setattr(sys, "executable", interpreter)
    with ExitStack() as stack:
        assert started(stack, "quizapp.deckfiles.readerchild") is None


@pytest.mark.parametrize("folder", ["a\0b", 5])
def test_with_a_path_that_is_none_no_process_is_started(monkeypatch: pytest.MonkeyPatch, folder: object) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, folder])
    with ExitStack() as stack:
        assert started(stack, "quizapp.deckfiles.readerchild") is None


def test_in_a_folder_that_was_deleted_no_process_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    with ExitStack() as stack:
        assert started(stack, "quizapp.deckfiles.readerchild") is None


def test_what_could_not_be_started_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere")
    before = sorted(Path("/dev/fd").iterdir())
    with ExitStack() as stack:
        assert started(stack, "quizapp.deckfiles.readerchild") is None
    assert sorted(Path("/dev/fd").iterdir()) == before
