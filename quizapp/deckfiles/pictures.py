"""The pictures that a deck names: files of its own folder whose names end as those of pictures do."""

from pathlib import Path

from quizapp.deckfiles import places
from quizapp.errors import Level

TYPES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif", ".tif", ".tiff")
_BESIDE = "put the picture beside the deck and write its name"


def fault(written: str, folder: Path) -> tuple[Level, str, str] | None:
    """Level, message and cure when the picture at a path below the real path `folder` cannot be opened."""
    try:
        path = places.resolve(written, folder)
    except places.OutsideError as error:
        return Level.ERROR, f"the path {error}", _BESIDE
    except (OSError, ValueError):
        return Level.ERROR, "the path cannot be looked up", _BESIDE
    if path.suffix.casefold() not in TYPES:
        return Level.ERROR, "this is no picture that is opened", f"it has to end in one of {', '.join(TYPES)}"
    if not places.is_file(path):
        return Level.WARNING, "there is no such picture", "put the file there, or correct the path"
    return None
