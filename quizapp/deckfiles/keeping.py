"""Facts kept on disk from one look at the decks to the next: a cache, whose loss or damage costs time alone."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import quizapp
from quizapp.deckfiles import keptjson
from quizapp.deckfiles.facts import Kept
from quizapp.deckfiles.keptjson import NoFactsError
from quizapp.deckfiles.version import FORMAT

MAX_FILES = 4_000
MAX_BYTES = 64_000_000
MAX_FILE_BYTES = 8_000_000
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_SUFFIX = ".json"


class Keeping:
    """Facts by name in a folder, readable by its owner alone. Nothing here raises for what the folder has or lacks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._added = False

    def key(self, *parts: str) -> str:
        """What stands for these texts, for this program and for the form in which facts are kept [hexadecimal]."""
        return _digest(self._program, *parts)

    def get(self, name: str, key: str) -> Kept | None:
        """What was kept under a name, if it has this key; None for anything else."""
        try:
            handle = os.open(self._path(name), _FLAGS)
            with open(handle, "rb") as file:  # noqa: PTH123 - the open handle decides, not the name
                status = os.fstat(handle)
                if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_FILE_BYTES:
                    return None
                kept = keptjson.read(file.read(MAX_FILE_BYTES))
        except (OSError, NoFactsError):
            return None
        return kept if kept.facts.key == key else None

    def put(self, name: str, kept: Kept) -> None:
        """Keeps facts under a name, in the place of those before."""
        if sum(len(text) for problem in kept.facts.problems for text in problem[5:]) > MAX_FILE_BYTES:
            return
        content = keptjson.written(kept).encode()
        if len(content) > MAX_FILE_BYTES:
            return
        with suppress(OSError):
            self._make_folder()
            handle, temporary = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                Path(temporary).replace(self._path(name))
                self._added = True
            except OSError:
                Path(temporary).unlink(missing_ok=True)
                raise

    def _make_folder(self) -> None:
        for folder in (*reversed(self._folder.parents), self._folder):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)

    def prune(self) -> None:
        """Drops the oldest facts beyond MAX_FILES or MAX_BYTES, if any were added."""
        if not self._added:
            return
        room = MAX_BYTES
        for count, (_, size, path) in enumerate(sorted(self._stock(), reverse=True), start=1):
            room -= size
            if count > MAX_FILES or room < 0:
                with suppress(OSError):
                    Path(path).unlink()

    def _stock(self) -> Iterator[tuple[int, int, str]]:
        """Time of change [ns], size [bytes] and path of every file that is kept."""
        with suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                found = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(found.st_mode):
                    yield found.st_mtime_ns, found.st_size, entry.path

    def _path(self, name: str) -> Path:
        return self._folder / f"{_digest(name)[:32]}{_SUFFIX}"

    @cached_property
    def _program(self) -> str:
        """Stands for the modules that facts come from: whoever changes one of them need not think of this cache."""
        package = Path(quizapp.__file__).parent
        modules = sorted(path for part in ("core", "deckfiles", "render") for path in (package / part).rglob("*.py"))
        states = [f"{path} {found.st_size} {found.st_mtime_ns}" for path in modules if (found := path.stat())]
        return _digest(quizapp.__version__, str(FORMAT), *states)


def _digest(*parts: str) -> str:
    """The SHA-256 [hexadecimal] of texts, told apart from any others."""
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
