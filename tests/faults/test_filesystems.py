"""A folder on a network is known as one, whatever stands around it in the table of the machine."""

from pathlib import Path

import pytest

from quizapp.storage import filesystems
from quizapp.storage.filesystems import Mount, read, shared
from quizapp.storage.opening import journal_mode
from tests.trainer.desk import Desk

TABLE = """\
/dev/vda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /home/me/shared\\040files nfs4 rw,vers=4.2 0 0
tmpfs /home/me/shared\\040files/local tmpfs rw 0 0
//nas/data /mnt/nas cifs rw 0 0
/dev/vdb1 /mnt/nas xfs rw 0 0
me@far:/ /mnt/far fuse.sshfs rw 0 0

broken
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/me/quizapp/quizapp.db", ""),
        ("/home/me/shared files/quizapp.db", "nfs4"),
        ("/home/me/shared files/local/quizapp.db", ""),
        ("/home/me/shared files of others/quizapp.db", ""),
        ("/mnt/nas/quizapp.db", ""),
        ("/mnt/far/deep/below/quizapp.db", "fuse.sshfs"),
    ],
)
def test_the_nearest_and_newest_file_system_counts(path: str, kind: str) -> None:
    assert shared(Path(path), read(TABLE)) == kind


def test_a_link_is_followed_to_where_the_file_lies(tmp_path: Path) -> None:
    far = tmp_path / "far"
    far.mkdir()
    (tmp_path / "near").symlink_to(far)
    assert shared(tmp_path / "near" / "quizapp.db", [Mount("/", "ext4"), Mount(str(far.resolve()), "nfs")]) == "nfs"


def test_where_the_system_does_not_tell_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filesystems, "_TABLE", tmp_path / "none")
    assert shared(tmp_path) == ""


def test_on_a_network_no_write_ahead_log_is_kept_and_home_says_so(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"server:/ {tmp_path.resolve()} nfs4 rw 0 0\n", encoding="utf-8")
    assert (journal_mode((3, 51, 3), tmp_path), desk.open().notices) == ("WAL", ())
    monkeypatch.setattr(filesystems, "_TABLE", table)
    assert journal_mode((3, 51, 3), tmp_path) == "DELETE"
    assert any("on a network (nfs4)" in notice for notice in desk.open().notices)
