"""The table of the settings of backups: whether, where, and how much room they may take."""

from collections.abc import Iterator

from quizapp.core.preference import Shape
from quizapp.settings.setting import OFF, ON, Setting, always, flag, flagged, whole
from quizapp.settings.values import MB_MAX

BACKUPS = "Backups"
_NEXT_START = "Takes effect at the next start."


def backups() -> Iterator[Setting]:
    """How backups are kept."""
    yield Setting(
        place=("backups", "on"),
        group=BACKUPS,
        label="Back up unasked",
        says=always(
            "A verified copy of your log at the first start of a day on which something is new, and before what could",
            "go wrong.",
            _NEXT_START,
        ),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.backups.on),
        read=flag,
    )
    yield Setting(
        place=("backups", "folder"),
        group=BACKUPS,
        label="Folder",
        says=always(
            "Where they are; a relative one starts at the data folder. Nothing: `backups` there.",
            "Another disk keeps them from going with this one.",
            _NEXT_START,
        ),
        shape=Shape.TEXT,
        show=lambda found: found.backups.folder,
        read=str.strip,
        empty="backups",
    )
    yield Setting(
        place=("backups", "keep_mb"),
        group=BACKUPS,
        label="Room for all of them",
        says=always(
            "Kept are all of two days, one a day for two weeks, one a week for a year; the oldest go first where that",
            "is too much. The newest two stay in any case.",
            _NEXT_START,
        ),
        shape=Shape.NUMBER,
        least=1,
        most=MB_MAX,
        step=256,
        unit="MB",
        show=lambda found: str(found.backups.keep_mb),
        read=whole,
    )
