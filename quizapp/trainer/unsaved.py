"""What an author has not saved yet, kept for after a crash: the newest texts, for their owner only."""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from quizapp.core.authoring import Draft, Kept
from quizapp.errors import QuizError
from quizapp.files import replace_file

MAX_TEXTS = 20
MAX_BYTES = 4_000_000


class Unsaved:
    """Texts by the path of their deck, in a folder that is made when it is first needed.

    Keeping is a help and no promise: what cannot be written or read is passed over in silence.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, draft: Draft, text: str) -> None:
        """Keeps a text that was made from a draft; the oldest of too many go.

        Raises QuizError for a text that is too long; nothing is kept for its deck then.
        """
        if text == draft.text:
            self.drop(draft)
            return
        content = json.dumps({"path": draft.path, "digest": draft.digest, "text": text}).encode()
        if len(content) > MAX_BYTES:
            self.drop(draft)
            raise QuizError("This text is too long to be kept for after a crash. Save it.")
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._place(draft), content)
            for old in self._newest()[MAX_TEXTS:]:
                old.unlink(missing_ok=True)

    def kept(self, draft: Draft) -> Kept | None:
        """What was kept for the deck of a draft, if it says something else; None when there is nothing."""
        path, kept = _read(self._place(draft)) or ("", Kept("", ""))
        return kept if path == draft.path and kept.text != draft.text else None

    def unfiled(self) -> Sequence[str]:
        """The paths of the decks whose text was kept and that are no files, by name."""
        with suppress(OSError):
            found = [path for path, _ in filter(None, map(_read, self._newest()))]
            return sorted(path for path in found if Path(path).is_absolute() and not os.path.lexists(path))
        return ()

    def drop(self, draft: Draft) -> None:
        """Forgets the text that was kept for the deck of a draft."""
        with suppress(OSError):
            self._place(draft).unlink(missing_ok=True)

    def _place(self, draft: Draft) -> Path:
        name = hashlib.sha256(draft.path.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"

    def _newest(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)


def _read(place: Path) -> tuple[str, Kept] | None:
    """The path of a deck and what was kept for it; None for what is no such file."""
    try:
        found = json.loads(place.read_bytes()) if place.stat().st_size <= MAX_BYTES else None
    except (OSError, ValueError, RecursionError):
        return None
    match found:
        case {"path": str(path), "digest": str(digest), "text": str(text)}:
            return path, Kept(text, digest)
    return None
