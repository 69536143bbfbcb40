"""A file is the old one or the new one: whoever is killed while saving, and however full the disk is.

So many kills in the midst of writing as QUIZAPP_ROUNDS says; 20 where it says nothing.
"""

import hashlib
import io
import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType

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
SIZE, SMALL = 2_000_000, 20_000
Save = Callable[[Path, bytes], object]


def deck_saved(path: Path, content: bytes) -> None:
    writer.write(str(path), hashlib.sha256(path.read_bytes()).hexdigest(), content)


def setting_saved(path: Path, content: bytes) -> None:
    change(path, path.read_bytes(), ("decks", "off"), [content[: SIZE // 20].decode()])


def page_saved(path: Path, content: bytes) -> None:
    report.write(path, content.decode())


OLD: dict[str, bytes | None] = {
    "deck.yaml": b"- q: One?\n  a: old\n",
    "config.toml": b'[decks]\noff = ["old"]\n',
    "report.html": f"{MARK} old".encode(),
    "unsaved.json": b"old",
    "new.yaml": None,
}
SAVES: dict[str, Save] = {
    "deck.yaml": deck_saved,
    "config.toml": setting_saved,
    "report.html": page_saved,
    "unsaved.json": replace_file,
    "new.yaml": create_file,
}


def put(path: Path, content: bytes | None) -> None:
    """Makes a file hold this, or not be there for None."""
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


def held(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    return path.read_bytes() if path.exists() else None


def ended(work: Callable[[], object]) -> int:
    """How a process that does this work ends: 0, 3 where it could not be written, -N killed by signal N."""
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
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(step: int) -> Callable[[FrameType, str, object], None]:
    """A profile function that kills its process as the call with this number reaches the files, or as it is back."""
    steps = count()

    def called(_: FrameType, event: str, call: object) -> None:
        if event in {"c_call", "c_return"} and reaches_files(call) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return called


def reaches_files(call: object) -> bool:
    return getattr(call, "__module__", "") == os.open.__module__ or isinstance(
        getattr(call, "__self__", None), io.BufferedWriter
    )


@pytest.mark.parametrize("name", SAVES)
def test_whoever_is_killed_at_any_step_of_saving_leaves_the_old_file_or_the_new_one(tmp_path: Path, name: str) -> None:
    path, ends, save = tmp_path / name, [], partial(SAVES[name], tmp_path / name, b"n" * SMALL)

    def saved_until(step: int) -> None:
        sys.setprofile(killed_at(step))
        save()

    put(path, OLD[name])
    save()  # here, so that what it needs is imported
    whole = held(path)
    for step in count():
        put(path, OLD[name])
        status = ended(partial(saved_until, step))
        if status == 0:
            break
        assert status == -signal.SIGKILL
        ends.append(held(path))
    is_whole = [end == whole for end in ends]
    assert {OLD[name], whole} == set(ends)
    assert False in is_whole
    assert is_whole == sorted(is_whole)


def limited(room: int, save: Save, path: Path) -> None:
    """Saves where files have room for so many bytes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    save(path, b"n" * SIZE)


def killed_when_limited(room: int, save: Save, path: Path) -> None:
    """Saves until there is no more room, and is killed by what then wants to write on."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    limited(room, save, path)


@pytest.mark.parametrize("name", SAVES)
def test_whoever_is_killed_in_the_midst_of_writing_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    path, chance = tmp_path / name, random.Random(name)
    put(path, OLD[name])
    for _ in range(ROUNDS):
        room = chance.randrange(SIZE // 20)
        assert ended(partial(killed_when_limited, room, SAVES[name], path)) == -signal.SIGXFSZ
        assert held(path) == OLD[name]


@pytest.mark.parametrize("name", SAVES)
def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(tmp_path: Path, name: str) -> None:
    path, chance = tmp_path / name, random.Random(name)
    put(path, OLD[name])
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    for _ in range(FULL_DISKS):
        assert ended(partial(limited, chance.randrange(SIZE // 20), SAVES[name], path)) == 3
        assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


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
