"""Paths of files as people write them: below the folder they are in, or below their home."""

import os
from pathlib import Path


def near(path: str, here: str | None = None, home: str | None = None) -> str:
    """The path relative to the folder `here` if it lies below, else with `~` for `home`, else as it is.

    Without them these are the working folder and the user's home.
    """
    here = os.getcwd() if here is None else here  # noqa: PTH109 - a text is all that is needed
    home = os.path.expanduser("~") if home is None else home  # noqa: PTH111
    for folder, instead in ((here, ""), (home, "~")):
        if Path(folder) != Path(Path(folder).anchor) and Path(path).is_relative_to(folder):
            return str(Path(instead) / Path(path).relative_to(folder))
    return path
