"""The backups as the screens see them; what makes and restores them is loaded when it is asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizapp.cli.build import Call, backups_of

if TYPE_CHECKING:
    from quizapp.core.backup import Backup


class CallKeeper:
    """The backups of a call."""

    def __init__(self, call: Call) -> None:
        self._call = call

    def listed(self) -> "Sequence[Backup]":
        """Those there are, the newest first."""
        return backups_of(self._call).listed()

    def make(self) -> "Backup":
        """Makes one now. Raises QuizError when that cannot be."""
        return backups_of(self._call).make("asked for")

    def loss(self, backup: "Backup") -> str:
        """What one lacks of the log as it is now. Raises QuizError where the log cannot be read."""
        from quizapp.cli.keeping import loss_told
        from quizapp.storage.restoring import present

        path = backups_of(self._call).folder / backup.name
        return loss_told(self._call, path, present(self._call.settings.database))[0]

    def restore(self, backup: "Backup") -> str:
        """Puts one in the place of the log; what was done. Raises QuizError, with the log as it was."""
        from quizapp.storage.restoring import restore

        backups = backups_of(self._call)
        restore(backups, backups.folder / backup.name, backups.now_ms())
        return "Your log is that of the backup now; what it held is the newest here."
