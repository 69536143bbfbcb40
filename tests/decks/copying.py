"""Runs of words as fingerprints, so that copies of the source documents are noticed without keeping their text.

`python -m tests.decks.copying FOLDER` writes the fingerprints of the documents in a folder anew.
"""

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

RUN = 8
_BYTES = 5
_STORE = Path(__file__).parent / "documents.fingerprints"
_WORD = re.compile(r"[^\W_]+")


def runs(text: str) -> Iterator[str]:
    """Every run of eight words of a text, without case and punctuation."""
    words = _WORD.findall(text.casefold())
    return (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def fingerprint(run: str) -> bytes:
    """Five bytes that stand for a run."""
    return blake2b(run.encode(), digest_size=_BYTES).digest()


def documents() -> frozenset[bytes]:
    """The fingerprints of all runs of the four documents."""
    stored = _STORE.read_bytes()
    return frozenset(stored[at : at + _BYTES] for at in range(0, len(stored), _BYTES))


def write(folder: Path) -> None:
    """Stores the fingerprints of every text file of a folder."""
    texts = (path.read_text(encoding="utf-8") for path in folder.glob("*.txt"))
    _STORE.write_bytes(b"".join(sorted({fingerprint(run) for text in texts for run in runs(text)})))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
