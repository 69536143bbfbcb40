"""What an author has not saved yet, kept for after a crash: the newest texts, for their owner only."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from quizapp.core.authoring import Draft
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
        """Keeps a text that was made from a draft; the oldest of too many go."""
        if text == draft.text:
            self.drop(draft)
            return
        content = json.dumps({"path": draft.path, "digest": draft.digest, "text": text}).encode()
        if len(content) > MAX_BYTES:
            return
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self._place(draft), content)
            for old in self._newest()[MAX_TEXTS:]:
                old.unlink(missing_ok=True)

    def kept(self, draft: Draft) -> str | None:
        """The text that was kept for the deck of a draft, if it says something else; None when there is none."""
        try:
            place = self._place(draft)
            found = json.loads(place.read_bytes()) if place.stat().st_size <= MAX_BYTES else None
        except (OSError, ValueError, RecursionError):
            return None
        match found:
            case {"path": draft.path, "text": str(text)} if text != draft.text:
                return text
        return None

    def drop(self, draft: Draft) -> None:
        """Forgets the text that was kept for the deck of a draft."""
        with suppress(OSError):
            self._place(draft).unlink(missing_ok=True)

    def _place(self, draft: Draft) -> Path:
        name = hashlib.sha256(draft.path.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        return self._folder / f"{name}.json"

    def _newest(self) -> list[Path]:
        return sorted(self._folder.glob("*.json"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
