"""A file is replaced in one step: whoever reads it, and a power cut, find the old one or the new one."""

import os
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, content: bytes, *, shared: bool = False) -> None:
    """Puts a file with this content in the place of the one at `path`, or of what a link there leads to.

    Its folder is made where there is none; mode and, where that is allowed, owner stay. A file that is new is for its
    owner alone, one that is `shared` for whom new files are usually for. Raises OSError, and leaves the file as it is,
    when it cannot be written. Source: POSIX.1-2017, rename(): the name refers to either file
    throughout.
    """
    import tempfile  # noqa: PLC0415 - needed only when something is changed

    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if shared and not target.exists():
            Path(name).chmod(0o666 & ~_umask())
        _keep_mode(target, name)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def create_file(path: Path, content: bytes) -> None:
    """Makes a file that is not there yet, and its folder.

    Raises FileExistsError where there is one, however late it came, and OSError when it cannot be written; then there
    is none. Source: POSIX.1-2017, open(): O_EXCL and O_CREAT fail if the file exists, in one step with making it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
    sync_folder(path.parent)


def _keep_mode(target: Path, name: str) -> None:
    """Gives a new file the mode and, where that is allowed, the owner of the one that it replaces."""
    with suppress(FileNotFoundError):
        old = target.stat()
        Path(name).chmod(old.st_mode & 0o7777)
        with suppress(OSError, AttributeError):
            os.chown(name, old.st_uid, old.st_gid)


def _umask() -> int:
    """The bits that new files do not get; they can only be read by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def sync_folder(folder: Path) -> None:
    """Makes a rename last; not every system can."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
