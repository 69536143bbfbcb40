"""Pictures of a deck: only files of its folder whose names end as those of pictures do."""

from pathlib import Path

import pytest

from quizapp.errors import QuizError
from tests.trainer.desk import Desk, ask

DECK = "- q: What is shown?\n  a: a curve\n"


@pytest.fixture
def folder(desk: Desk) -> Path:
    desk.write("inner/deck.yaml", DECK)
    for name in ("inner/a.png", "inner/b.SVG", "inner/run.sh", "inner/sub/c.jpeg", "outside.png", "inner/a\n.png"):
        desk.write(name, "picture")
    (desk.decks / "inner" / "link.png").symlink_to(desk.decks / "outside.png")
    (desk.decks / "inner" / "script.png").symlink_to(desk.decks / "inner" / "run.sh")
    (desk.decks / "inner" / "folder.png").mkdir()
    return desk.decks / "inner"


@pytest.mark.parametrize("written", ["a.png", "b.SVG", "./sub/c.jpeg", "sub/../a.png"])
def test_a_picture_of_the_deck_s_folder_is_found(desk: Desk, folder: Path, written: str) -> None:
    trainer = desk.open(paths=[folder])
    found = trainer.picture(ask(trainer, trainer.start()), written)
    assert found == str((folder / written).resolve())


@pytest.mark.parametrize(
    "written",
    [
        "../outside.png",
        "link.png",
        "script.png",
        "run.sh",
        "folder.png",
        "none.png",
        "/etc/hostname",
        "https://example.org/a.png",
        "file:///etc/hostname",
        "a.png\0.sh",
        "a.png/",
        "a\n.png",
        "sub/a\u202e.png",
        "",
        "\x1b[31m.png",
        "x" * 5000 + ".png",
    ],
)
def test_whatever_else_a_deck_names_is_not_opened(desk: Desk, folder: Path, written: str) -> None:
    trainer = desk.open(paths=[folder])
    asked = ask(trainer, trainer.start())
    with pytest.raises(QuizError, match="is not opened") as refused:
        trainer.picture(asked, written)
    assert "\x1b" not in str(refused.value)
    assert "\0" not in str(refused.value)


@pytest.mark.parametrize("written", ["file:a.png", "javascript:1.png", "HTTPS:a.png", "data:image/png,a.png"])
def test_an_address_is_told_to_be_one(desk: Desk, folder: Path, written: str) -> None:
    trainer = desk.open(paths=[folder])
    with pytest.raises(QuizError, match="is an address"):
        trainer.picture(ask(trainer, trainer.start()), written)


def test_a_colon_alone_makes_no_address(desk: Desk, folder: Path) -> None:
    written = desk.write("inner/fig:1.png", "picture")
    trainer = desk.open(paths=[folder])
    assert trainer.picture(ask(trainer, trainer.start()), "fig:1.png") == str(written.resolve())


def test_an_included_deck_names_pictures_of_its_own_folder(desk: Desk) -> None:
    desk.write("main/main.yaml", "deck: Main\ninclude: [chapters/one.yaml]\ncards: []\n")
    desk.write("main/chapters/one.yaml", DECK)
    picture = desk.write("main/chapters/a.png", "picture")
    trainer = desk.open(paths=[desk.decks / "main"])
    assert trainer.picture(ask(trainer, trainer.start()), "a.png") == str(picture.resolve())
