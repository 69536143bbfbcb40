"""Pictures inside a page: the bytes of a file as an address that needs no other file."""

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from quizapp.core.exams.paper import Slot
from quizapp.core.session import Asked
from quizapp.errors import QuizError
from quizapp.render.pictures import Picture
from quizapp.render.visible import visible
from quizapp.reports.markup import Markup, tag, text, void

Opener = Callable[[Slot, str], bytes]
"""The bytes of the picture that a question names by a path; raises QuizError where it cannot be had."""

BYTES_MAX = 4_000_000
_SVG_WITHIN = 1_000
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"GIF8", 0, "gif"),
    (b"WEBP", 8, "webp"),
    (b"BM", 0, "bmp"),
    (b"ftypavif", 4, "avif"),
)


def opener(find: Callable[[Asked, str], str]) -> Opener:
    """What opens the files that `find` names: the trainer's `picture`, which raises QuizError for what may not be."""

    def opened(slot: Slot, written: str) -> bytes:
        return read(Path(find(slot.asked(), written)))

    return opened


def read(path: Path) -> bytes:
    """The bytes of a picture. Raises QuizError for one that is too large to be put into a page, or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(BYTES_MAX + 1)
    except OSError as error:
        raise QuizError(f"The picture {visible(path.name)} cannot be read: {error.strerror}.") from None
    if len(content) > BYTES_MAX:
        raise QuizError(
            f"The picture {visible(path.name)} is larger than {BYTES_MAX // 1_000_000} MB; make it smaller."
        )
    return content


def address(content: bytes) -> str | None:
    """A picture as a `data:` address, by what its bytes say that it is; None for what browsers do not show."""
    kind = next((kind for start, at, kind in _STARTS if content.startswith(start, at)), None)
    if kind is None and b"<svg" in content[:_SVG_WITHIN]:
        kind = "svg+xml"
    return f"data:image/{kind};base64,{b64encode(content).decode()}" if kind else None


def shown(slot: Slot, picture: Picture, opener: Opener) -> Markup:
    """A picture of a question; a sentence where it cannot be had, without its path, which may tell the answer."""
    try:
        found = address(opener(slot, picture.path))
    except QuizError:
        found = None
    if found:
        return void("img", src=found, alt=picture.alt)
    what = f" of “{picture.alt}”" if picture.alt else ""
    return tag("span", text(f"[A picture{what} belongs here; it could not be printed.]"), class_="missing")


def fault(slot: Slot, picture: Picture, opener: Opener) -> str | None:
    """Why a picture is not on the page, as a sentence; None where it is."""
    try:
        found = address(opener(slot, picture.path))
    except QuizError as error:
        return str(error)
    return None if found else f"The picture {visible(picture.path)} is of a type that browsers do not show."


def closed(_slot: Slot, written: str) -> bytes:
    """The opener that opens nothing."""
    raise QuizError(f"The picture {visible(written)} is not opened here.")
