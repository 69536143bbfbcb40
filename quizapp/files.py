"""A file is replaced in one step: whoever reads it, and a power cut, find the old one or the new one."""

import errno
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
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(target, content)
    try:
        if shared and not target.exists():
            draft.chmod(0o666 & ~_umask())
        _keep_mode(target, draft)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def create_file(path: Path, content: bytes) -> None:
    """Makes a file that is not there yet, and its folder, for whom new files are usually for.

    Raises FileExistsError where there is one, however late it came, and OSError when it cannot be written; then there
    is none. Source: POSIX.1-2017, link(): it fails where the new name exists, in one step with making it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, content)
    try:
        draft.chmod(0o666 & ~_umask())
        _name(draft, path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def _draft(target: Path, content: bytes) -> Path:
    """A hidden file beside the target that holds the content for good, for its owner alone; none where that fails."""
    import tempfile  # noqa: PLC0415 - needed only when something is changed

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _name(draft: Path, path: Path) -> None:
    """Gives a draft its name, which must be free; a file system without links needs a look and a step."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
        draft.replace(path)


def _keep_mode(target: Path, draft: Path) -> None:
    """Gives a new file the mode and, where that is allowed, the owner of the one that it replaces."""
    with suppress(FileNotFoundError):
        old = target.stat()
        draft.chmod(old.st_mode & 0o7777)
        with suppress(OSError, AttributeError):
            os.chown(draft, old.st_uid, old.st_gid)


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
