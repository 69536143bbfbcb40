"""What the learner sets on a screen; the modules that know every setting are loaded when it is asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.cli.build import Call
    from quizapp.cli.configuring import ConfigFile
    from quizapp.core.preference import Preference
    from quizapp.tui.kit import Change


class ConfigPreferences:
    """The preferences of a call, kept in config.toml: see `ConfigFile`."""

    def __init__(self, call: "Call") -> None:
        self._call = call

    @cached_property
    def _file(self) -> "ConfigFile":
        from quizapp.cli.configuring import ConfigFile

        return ConfigFile(self._call)

    def listed(self) -> "list[Preference]":
        """Every preference with its value. Raises QuizError for a config.toml that cannot be read."""
        return self._file.listed()

    def change(self, id_: str, value: str) -> "Change":
        """Writes another value into config.toml. Raises QuizError for one that cannot work or be written."""
        return self._file.change(id_, value)

    def refitted(self) -> bool:
        """Whether config.toml has fitted weights beside those from before. Raises QuizError."""
        return self._file.refitted()

    def refit(self, weights: "Sequence[float] | None") -> "Change":
        """Writes fitted weights into config.toml; with None puts back those from before. Raises QuizError."""
        return self._file.refit(weights)
