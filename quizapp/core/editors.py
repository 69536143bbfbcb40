"""Where a question is opened to be written."""

from enum import StrEnum


class Editor(StrEnum):
    """In the program's own author screen, or in the editor that $VISUAL or $EDITOR names."""

    HERE = "here"
    EXTERNAL = "external"
