"""Every setting as a learner changes it, in config.toml."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from quizapp.cli.build import Call, look, options
from quizapp.cli.fitted import keep, put_back
from quizapp.core.preference import Preference, Shape
from quizapp.errors import QuizError
from quizapp.settings import CONFIG, Settings, of_value, parse
from quizapp.settings.described import DECKS, deck_settings, described, key_setting
from quizapp.settings.setting import Setting
from quizapp.settings.table import read_file
from quizapp.settings.writing import change, changed
from quizapp.storage.glance import decks
from quizapp.tui.keymap import accept
from quizapp.tui.keys import TABLES
from quizapp.tui.kit import Change
from quizapp.tui.theme import THEMES


class ConfigFile:
    """The preferences of a call. `listed` reads the file, and what it read is what `change` changes."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._path = call.settings.data / CONFIG
        self._content = b""

    def listed(self) -> list[Preference]:
        """Every preference with its value. Raises QuizError for a config.toml that cannot be read."""
        self._content = read_file(self._path)
        settings = self._settings(self._content)
        return [setting.preference(settings, self._call.fixed.get(setting.name, "")) for setting in self._all(settings)]

    def change(self, id_: str, value: str) -> Change:
        """Writes another value into config.toml, which has to give it back.

        Raises QuizError for a value that cannot work, and where the file cannot be changed; both stay as they were.
        """
        settings = self._settings(self._content)
        setting = next((setting for setting in self._all(settings) if setting.name == id_), None)
        if setting is None:
            raise QuizError(f"There is no setting `{id_}` any more. Open the settings again.")
        if id_ in self._call.fixed:
            raise QuizError(self._call.fixed[id_])
        self._content = self._written(setting, settings, value)
        now = self._settings(self._content)
        return Change(look(now), lambda trainer: trainer.configure(options(now)))

    def refitted(self) -> bool:
        """Whether there are weights that fitted ones took the place of. Raises QuizError."""
        return self._settings(read_file(self._path)).previous_weights is not None

    def refit(self, weights: Sequence[float] | None) -> Change:
        """Writes fitted weights, and those they take the place of; with None puts the latter back.

        Raises QuizError where there are none to put back, and where the file cannot be changed; it stays as it was.
        """
        data = self._call.settings.data
        seen = read_file(self._path)
        now = put_back(data, seen) if weights is None else keep(data, seen, weights)
        return Change(look(now), lambda trainer: trainer.configure(options(now)))

    def _written(self, setting: Setting, settings: Settings, text: str) -> bytes:
        """What the file holds with the value in it. The settings have to read from it what was meant, or it stays."""
        try:
            value = setting.read(text)
            meant = setting.show(Settings(data=settings.data) if value is None else of_value(setting.place, value))
        except ValueError as error:
            raise QuizError(f"{setting.label.strip()}: {error}.") from None
        if meant == setting.show(settings):
            return self._content
        if setting.shape is Shape.KEYS and value is not None:
            _refuse_keys(settings, setting.place[-1], text)
        found = self._settings(changed(self._content, setting.place, value, self._path))
        if setting.show(found) != meant:
            raise QuizError(f"{self._path} does not let `{setting.name}` be changed. Change it in the file itself.")
        return change(self._path, self._content, setting.place, value)

    def _settings(self, content: bytes) -> Settings:
        return parse(content, self._call.settings.data)

    def _all(self, settings: Settings) -> Iterator[Setting]:
        """Every setting: those of the table, one a deck, one an action."""
        names = [theme.name for theme in THEMES]
        groups = groupby(described([*names, *({settings.theme} - {*names, ""})]), key=lambda setting: setting.group)
        for group, members in groups:
            yield from members
            if group == DECKS:
                yield from self._of_decks(settings)
        yield from _of_keys()

    def _of_decks(self, settings: Settings) -> Iterator[Setting]:
        """Decks that are known, and those that are only named in config.toml, so that they can be switched on."""
        roots = [root for path in self._call.settings.decks for root in (path, path.resolve())]
        here = [file for file in decks(settings.database) if _below(Path(file.path), roots)]
        titles = {name: name for name in sorted(settings.off)} | {file.deck: file.title for file in here}
        for name, title in titles.items():
            yield from deck_settings(settings, name, title)


def _below(path: Path, roots: Sequence[Path]) -> bool:
    return any(path == root or root in path.parents for root in roots)


def _of_keys() -> Iterator[Setting]:
    """Every action that a key stands for, once."""
    seen = set()
    for screen, table in TABLES.items():
        for key in table:
            if key.id not in seen:
                seen.add(key.id)
                yield key_setting(key.id, f"Keys: {screen}", key.says, key.keys)


def _refuse_keys(settings: Settings, action: str, keys: str) -> None:
    """Raises QuizError for keys that would not do what they are to do."""
    refused = accept({**settings.keys, action: keys}).refused
    if len(refused) > len(accept(settings.keys).refused):
        said = next((said for said in refused if f"`{action}`" in said), refused[-1])
        raise QuizError(said.removeprefix(f"keys: `{action}` stays as it was: "))
