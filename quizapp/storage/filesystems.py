"""What kind of file system a file lies on: on one that is shared over a network, locks may not hold."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_TABLE = Path("/proc/self/mounts")
_SHARED = {
    *("nfs", "nfs4", "cifs", "smbfs", "smb3", "afs", "9p", "ncpfs", "coda", "ceph", "glusterfs", "lustre", "beegfs"),
    *("davfs", "fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs", "fuse.gvfsd-fuse", "vboxsf"),
    *("fuse.smbnetfs", "fuse.curlftpfs", "virtiofs", "drvfs"),
}
_ESCAPES = {r"\040": " ", r"\011": "\t", r"\012": "\n", r"\134": "\\"}


class Mount(NamedTuple):
    """A file system and the folder that it begins at."""

    folder: str
    kind: str


def shared(path: Path, mounts: Iterable[Mount] | None = None) -> str:
    """The kind of the network file system that a file lies on, such as `nfs4`; empty on any other, or if unknown.

    `mounts` are those of this machine unless given.
    """
    found = kind(path, mounts)
    return found if found in _SHARED else ""


def kind(path: Path, mounts: Iterable[Mount] | None = None) -> str:
    """The kind of the file system that a file lies on, such as `ext4`; empty if unknown. `mounts` as of `shared`."""
    where = path.resolve()
    places = {str(folder) for folder in (where, *where.parents)}
    holding = [mount for mount in (here() if mounts is None else mounts) if mount.folder in places]
    return max(holding, key=lambda mount: len(mount.folder), default=Mount("", "")).kind


def here() -> list[Mount]:
    """The file systems of this machine, later ones above earlier ones; none where the system does not tell."""
    try:
        return read(_TABLE.read_text(encoding="utf-8", errors="surrogateescape"))
    except OSError:
        return []


def read(table: str) -> list[Mount]:
    """The file systems of a table as Linux writes it: device, folder, kind and more on each line."""
    fields = (line.split(" ") for line in table.splitlines())
    found = {field[1]: field[2] for field in fields if len(field) > 2}
    return [Mount(_spelled_out(folder), kind) for folder, kind in found.items()]


def _spelled_out(folder: str) -> str:
    for code, character in _ESCAPES.items():
        folder = folder.replace(code, character)
    return folder
