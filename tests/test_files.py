"""A file is the old one or the new one: whoever is killed while saving, and however full the disk is.

So many kills as QUIZAPP_ROUNDS says; 20 where it says nothing.
"""

import hashlib
import os
import random
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles import writer
from quizapp.errors import QuizError
from quizapp.files import create_file, replace_file
from quizapp.reports import file as report
from quizapp.reports.page import MARK
from quizapp.settings.writing import change

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed as POSIX does it")
ROUNDS = int(os.environ.get("QUIZAPP_ROUNDS", "20"))
FULL_DISKS = 50
SIZE = 2_000_000
Save = Callable[[Path, bytes], object]


def deck_saved(path: Path, content: bytes) -> None:
    writer.write(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), content)


def setting_saved(path: Path, content: bytes) -> None:
    change(path, path.read_bytes(), ("decks", "off"), [content[: SIZE // 20].decode()])


def page_saved(path: Path, content: bytes) -> None:
    report.write(path, content.decode())


OLD = {
    "deck.yaml": b"- q: One?\n  a: old\n",
    "config.toml": b'[decks]\noff = ["old"]\n',
    "report.html": f"{MARK} old".encode(),
    "unsaved.json": b"old",
}
SAVES: dict[str, Save] = {
    "deck.yaml": deck_saved,
    "config.toml": setting_saved,
    "report.html": page_saved,
    "unsaved.json": replace_file,
}


def filled(byte: int) -> bytes:
    return bytes([byte]) * SIZE


def apart(work: Callable[[], object]) -> int:
    """The id of a process that does this work; it ends with 0, or 3 where that could not be written."""
    child = os.fork()
    if not child:
        status = 1
        try:
            work()
            status = 0
        except (OSError, QuizError):
            status = 3
        finally:
            os._exit(status)
    return child


def longest(work: Callable[[], object]) -> float:
    """How long a process with this work takes [s]."""
    begun = time.monotonic()
    assert os.waitstatus_to_exitcode(os.waitpid(apart(work), 0)[1]) == 0
    return time.monotonic() - begun


@pytest.mark.parametrize("name", SAVES)
def test_whoever_is_killed_while_saving_leaves_the_old_file_or_the_new_one(tmp_path: Path, name: str) -> None:
    path, chance, new = tmp_path / name, random.Random(name), filled(ord("n"))
    path.write_bytes(OLD[name])
    taken = longest(lambda: SAVES[name](path, new))
    whole, ends = path.read_bytes(), set()
    for _ in range(ROUNDS):
        path.write_bytes(OLD[name])
        child = apart(lambda: SAVES[name](path, new))
        time.sleep(chance.uniform(0, taken))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        ends.add(path.read_bytes())
    assert ends <= {OLD[name], whole}
    assert len(whole) >= SIZE // 20


def test_whoever_is_killed_while_making_a_file_leaves_a_whole_one_or_none(tmp_path: Path) -> None:
    path, chance, new = tmp_path / "new.yaml", random.Random(4), filled(ord("n"))
    taken = longest(lambda: create_file(path, new))
    for _ in range(ROUNDS):
        path.unlink(missing_ok=True)
        child = apart(lambda: create_file(path, new))
        time.sleep(chance.uniform(0, taken))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        assert not path.exists() or path.read_bytes() == new


@pytest.mark.parametrize("name", SAVES)
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path, name: str) -> None:
    path, chance = tmp_path / name, random.Random(name)
    path.write_bytes(OLD[name])

    def saved_with(room: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        SAVES[name](path, filled(ord("n")))

    for _ in range(FULL_DISKS):
        room = chance.randrange(SIZE // 20)
        assert os.waitstatus_to_exitcode(os.waitpid(apart(lambda room=room: saved_with(room)), 0)[1]) == 3  # type: ignore[misc]
        assert {file: file.read_bytes() for file in tmp_path.iterdir()} == {path: OLD[name]}


def test_a_new_file_never_replaces_one_that_came_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        create_file(path, b"other")
    monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(FileExistsError):
        create_file(path, b"other")
    create_file(tmp_path / "free.yaml", b"new")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"deck.yaml": b"mine", "free.yaml": b"new"}


def no_links(*_: object) -> None:
    """What a file system without links says."""
    raise PermissionError
