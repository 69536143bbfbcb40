"""Deck files that several processes read come to what they come to here, whatever becomes of the processes."""

from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen

import pytest

from quizapp import processes
from quizapp.deckfiles import readers
from quizapp.deckfiles.folders import Found
from quizapp.deckfiles.library import FileReading, read_file, read_library

TEXTS = (
    "sources: {bishop: Pattern Recognition}\ncards:\n- {q: One?, a: '1', source: bishop}\n- {cloze: 'a {{b}}'}\n",
    "- q: Two?\n  a: [x, y]\n  wrong: {z: no}\n- {q: Two?, a: again}\n",
    "- q: [broken\n",
    "include: deck-0.yaml\ncards:\n- {q: Four?, a: '4'}\n",
    "- {q: Five?, number: 5, unit: m, tolerance: 1%}\n",
)


@pytest.fixture
def files(tmp_path: Path) -> list[Found]:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"deck-{number}.yaml").write_text(text, encoding="utf-8")
    return [Found(str(path), str(tmp_path), path.stat().st_size, 0) for path in sorted(tmp_path.iterdir())]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Popen[bytes]]:
    """The processes that were started; they are, for any deck files."""
    found: list[Popen[bytes]] = []

    def start(*command: object, **how: object) -> Popen[bytes]:
        found.append(Popen(*command, **how))  # type: ignore[call-overload]
        return found[-1]

    monkeypatch.setattr(readers, "MUCH", 0)
    monkeypatch.setattr(processes, "Popen", start)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    return found


def told(readings: Iterator[FileReading]) -> dict[str, FileReading]:
    return {reading.found.path: reading for reading in readings}


def alone(files: list[Found]) -> dict[str, FileReading]:
    return {file.path: read_file(file.path, file.root) for file in files}


def test_processes_read_what_is_read_here(files: list[Found], started: list[Popen[bytes]]) -> None:
    found = told(read_library(files, lambda _: False))
    assert found == alone(files)
    assert {type(found[path].reading.problems) for path in found} == {tuple}
    assert len(started) == 2


def test_the_files_come_in_their_order_and_each_once(files: list[Found], started: list[Popen[bytes]]) -> None:
    paths = [reading.found.path for reading in read_library(files, lambda _: False)]
    assert paths == [file.path for file in (*files[:3], files[4], files[3])]
    assert started


def test_what_is_urgent_comes_next_wherever_it_waits(files: list[Found], started: list[Popen[bytes]]) -> None:
    urgent: list[str] = []
    readings = read_library(files, lambda _: False, urgent=urgent)
    paths = [next(readings).found.path]
    urgent.append(files[4].path)
    paths += [reading.found.path for reading in readings]
    assert paths == [files[number].path for number in (0, 4, 1, 2, 3)]
    assert started


def test_a_process_that_is_killed_loses_no_file(files: list[Found], started: list[Popen[bytes]]) -> None:
    readings = read_library(files, lambda _: False)
    first = next(readings)
    for process in started:
        process.kill()
        process.wait()
    assert {first.found.path: first, **told(readings)} == alone(files)


def test_no_process_is_left_when_the_reading_is_left(files: list[Found], started: list[Popen[bytes]]) -> None:
    readings = read_library(files, lambda _: False)
    next(readings)
    readings.close()  # type: ignore[attr-defined]  # a generator
    assert [process.returncode is not None for process in started] == [True, True]


def test_a_process_leaves_when_its_input_ends(files: list[Found], started: list[Popen[bytes]]) -> None:
    with readers.reading_ahead(files, read_file):
        for process in started:
            assert process.stdin
            assert process.stdout
            process.stdin.close()
            process.stdout.read()
            assert process.wait(timeout=30) == 0


def test_a_small_library_starts_no_process(
    files: list[Found], started: list[Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "MUCH", 2_000_000)
    assert told(read_library(files, lambda _: False)) == alone(files)
    assert started == []


def test_where_no_process_can_be_started_everything_is_read_here(
    files: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_command: object, **_how: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(readers, "MUCH", 0)
    monkeypatch.setattr(processes, "Popen", refuse)
    assert told(read_library(files, lambda _: False)) == alone(files)
