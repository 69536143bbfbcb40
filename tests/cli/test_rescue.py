import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizapp.errors import Status

Cli = Callable[..., tuple[int, str, str]]
DATABASE = "quizapp.db"


@pytest.fixture
def studied(cli: Cli, review: Callable[..., None], data: Path) -> Path:
    """A data folder with reviews in a backup, and a few that came after it."""
    review("What is the first letter?", *((f"2026-11-0{day}T10:00:00+01:00", 3) for day in range(1, 6)))
    assert cli("backup", now="2026-11-20T12:00:00+01:00")[0] == Status.FINE
    review("What is the first letter?", *((f"2026-11-1{day}T10:00:00+01:00", 3) for day in range(5)))
    return data / DATABASE


def _reviews(path: Path) -> int:
    with closing(sqlite3.connect(path)) as opened:
        return int(opened.execute("SELECT count(*) FROM event WHERE kind = 'review'").fetchone()[0])


def _kinds() -> dict[str, Callable[[bytes], bytes]]:
    """What may be left of a database of some bytes."""
    kinds: dict[str, Callable[[bytes], bytes]] = {
        "nothing": lambda _: b"",
        "text": lambda _: b"Dear diary,\n" * 800,
        "header": lambda content: content[:100],
        "start of the header": lambda content: content[:16],
        "header of zeros": lambda content: b"\0" * 100 + content[100:],
        "first page of zeros": lambda content: b"\0" * 4096 + content[4096:],
        "schema of noise": lambda content: content[:100] + b"noise " * 666 + content[4096:],
        "pages that flipped": lambda content: content[:4096] + bytes(byte ^ 0xFF for byte in content[4096:]),
        "endless schema": _endless,
        "schema with bytes that are no text": lambda content: content.replace(b" IN (0, 1)", b" IN (0\xb0 1)"),
        "half of a transaction": lambda content: content + b"\0" * 4096,
        "version of 0": lambda content: content[:60] + bytes(4) + content[64:],
        "version of 3": lambda content: content[:60] + b"\0\0\0\3" + content[64:],
        "schema format of 9": lambda content: content[:44] + b"\0\0\0\x09" + content[48:],
        "page size of 3": lambda content: content[:16] + b"\0\3" + content[18:],
    }
    for tenth in range(1, 10):
        kinds[f"cut at {tenth} tenths"] = lambda content, tenth=tenth: content[: len(content) * tenth // 10]  # type: ignore[misc]
    return kinds


def _endless(_: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(
            "CREATE VIEW event AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT * FROM n"
        )
        return bytes(made.serialize())


KINDS = _kinds()


@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_database_is_named_and_left_byte_for_byte(cli: Cli, studied: Path, kind: str) -> None:
    studied.write_bytes(KINDS[kind](studied.read_bytes()))
    before = studied.read_bytes()

    for command in (("cards",), ("doctor",)):
        status, out, err = cli(*command)

        assert status == Status.DATABASE, out + err
        assert str(studied) in out + err
        assert any(way in out + err for way in ("quizapp restore", "doctor --salvage", "another program"))
        assert "Traceback" not in out + err
    assert studied.read_bytes() == before
    assert not list(studied.parent.glob("crash-*"))


def test_a_folder_in_the_place_of_the_database_is_said(cli: Cli, data: Path) -> None:
    (data / DATABASE).mkdir(parents=True)

    assert cli("cards")[0] == cli("doctor")[0] == Status.DATABASE


def test_the_backup_comes_back_with_what_can_still_be_read(cli: Cli, studied: Path) -> None:
    content = studied.read_bytes()
    studied.write_bytes(b"\0" * 4096 + content[4096:])

    status, _, err = cli("doctor", "--salvage", "--yes")

    assert status == Status.FINE, err
    assert f"{studied}:" in err
    assert "Still to be read in the file: 10 reviews, 5 of them not in the backup." in err
    assert "What takes its place: the backup, and on top of it what can be read." in err
    assert _reviews(studied) == 10
    aside = next(studied.parent.glob("quizapp-damaged-*.db"))
    assert aside.read_bytes() == b"\0" * 4096 + content[4096:]
    assert cli("doctor")[0] == Status.FINE


def _with_a_bad_page(path: Path) -> bytes:
    """Spoils a page that hardly anything reads, and returns what the file is then."""
    with closing(sqlite3.connect(path)) as opened:
        (page,) = opened.execute("SELECT rootpage FROM sqlite_master WHERE name = 'mistake'").fetchone()
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)
    return bytes(content)


@pytest.mark.parametrize(("cure", "reviews"), [(("doctor", "--salvage", "--yes"), 10), (("restore", "--yes"), 5)])
def test_a_database_that_opens_though_pages_of_it_are_bad_is_set_aside_and_cured(
    cli: Cli, studied: Path, cure: tuple[str, ...], reviews: int
) -> None:
    damaged = _with_a_bad_page(studied)

    status, _, err = cli(*cure)

    assert status == Status.FINE, err
    assert next(studied.parent.glob("quizapp-damaged-*.db")).read_bytes() == damaged
    assert _reviews(studied) == reviews
    assert cli("doctor")[0] == Status.FINE


def test_a_backup_that_finds_damage_ends_the_command_with_the_way_out(cli: Cli, studied: Path) -> None:
    _with_a_bad_page(studied)

    status, _, err = cli("due", now="2026-11-25T12:00:00+01:00")
    if status == Status.FINE:
        status, _, err = cli("cards", now="2026-11-25T12:00:00+01:00")

    assert (status, "doctor --salvage" in err) == (Status.DATABASE, True), err


def test_without_a_backup_what_can_be_read_begins_a_new_database(cli: Cli, studied: Path) -> None:
    for file in (studied.parent / "backups").iterdir():
        file.unlink()
    studied.write_bytes(b"\0" * 4096 + studied.read_bytes()[4096:])

    said = "".join(cli("doctor")[1:])
    assert "if there is one" in said
    assert "`quizapp backup` makes one" not in said
    assert cli("doctor", "--salvage", "--yes")[0] == Status.FINE
    assert _reviews(studied) == 10
    assert cli("doctor")[0] == Status.FINE


def test_nothing_is_done_that_nobody_agreed_to(cli: Cli, studied: Path) -> None:
    studied.write_bytes(b"\0" * 4096 + studied.read_bytes()[4096:])
    before = studied.read_bytes()

    status, _, err = cli("doctor", "--salvage")

    assert status == Status.PROBLEMS
    assert "Nothing was changed" in err
    assert studied.read_bytes() == before


def test_a_sound_database_is_not_replaced(cli: Cli, studied: Path) -> None:
    _, out, err = cli("doctor", "--salvage", "--yes")

    assert (out, "nothing has to be saved" in err) == ("", True)
    assert _reviews(studied) == 10


def test_a_damaged_file_from_elsewhere_is_added_to_the_log(cli: Cli, studied: Path, tmp_path: Path) -> None:
    other = tmp_path / "old.db"
    other.write_bytes(studied.read_bytes()[:-4096])
    assert cli("restore", "--yes")[0] == Status.FINE
    assert _reviews(studied) == 5

    status, _, err = cli("doctor", "--salvage", str(other))

    assert status == Status.FINE, err
    assert _reviews(studied) == 10
