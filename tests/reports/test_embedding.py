"""Pictures inside a page: only what is a picture, only where it may be opened, and never its path."""

from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from quizapp.core.session import Asked
from quizapp.errors import QuizError
from quizapp.render.pictures import Picture
from quizapp.reports import embedding
from quizapp.reports.embedding import BYTES_MAX, address, fault, opener, read, shown
from tests.reports.papers import MATCH, question, slot

PNG = b"\x89PNG\r\n\x1a\n and more"
ASKED = slot(question(MATCH, image="answer.png"))
PICTURE = Picture('a <cat> "here"', "answer.png")


def test_a_picture_is_inside_the_page_with_its_words() -> None:
    element = ET.fromstring(shown(ASKED, PICTURE, lambda _slot, _written: PNG))
    assert element.attrib == {"src": f"data:image/png;base64,{b64encode(PNG).decode()}", "alt": 'a <cat> "here"'}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"GIF89a", "gif"),
        (b"RIFF....WEBPVP8 ", "webp"),
        (b"....ftypavif", "avif"),
        (b"<?xml version='1.0'?>\n<svg></svg>", "svg+xml"),
    ],
)
def test_the_bytes_say_what_a_picture_is(content: bytes, kind: str) -> None:
    assert (address(content) or "").startswith(f"data:image/{kind};base64,")


@pytest.mark.parametrize("content", [b"", b"root:x:0:0:root", b"<html><script>", b"II*\x00 tiff"])
def test_what_is_no_picture_for_a_browser_is_left_out_and_said(content: bytes) -> None:
    assert address(content) is None
    assert "could not be printed" in shown(ASKED, PICTURE, lambda _slot, _written: content)
    said = fault(ASKED, PICTURE, lambda _slot, _written: content)
    assert said == "The picture answer.png is of a type that browsers do not show."


def test_a_picture_that_may_not_be_opened_is_said_without_its_path_on_the_paper() -> None:
    found = shown(ASKED, PICTURE, embedding.closed)
    assert "A picture of “a &lt;cat&gt; &quot;here&quot;” belongs here" in found
    assert "answer.png" not in found
    assert fault(ASKED, PICTURE, embedding.closed) == "The picture answer.png is not opened here."


def test_files_are_read_where_the_finder_says_up_to_a_size(tmp_path: Path) -> None:
    file = tmp_path / "answer.png"
    file.write_bytes(PNG)

    def find(asked: Asked, written: str) -> str:
        return str(tmp_path / asked.file.replace("decks/world.yaml", "") / written)

    assert opener(find)(ASKED, "answer.png") == PNG
    with pytest.raises(QuizError, match=r"missing.png cannot be read: No such file"):
        opener(find)(ASKED, "missing.png")
    with file.open("wb") as large:
        large.truncate(BYTES_MAX + 1)
    with pytest.raises(QuizError, match="is larger than 4 MB; make it smaller"):
        read(file)


def test_a_finder_that_refuses_is_heard() -> None:
    def refuse(asked: Asked, written: str) -> str:
        raise QuizError("it leads out of the deck's folder.")

    assert fault(ASKED, Picture("", "../../etc/passwd"), opener(refuse)) == "it leads out of the deck's folder."
