"""A table of a TOML file whose values are taken by key; what is wrong or left over becomes a notice with its line."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from quizapp.errors import QuizError

_LIKELY = 60
_HEADER = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")

_Value = TypeVar("_Value")
_Default = TypeVar("_Default")


def parse_table(text: str, path: Path) -> "Table":
    """The top table of what the file holds. Raises QuizError for a text that is not TOML."""
    if not text:
        return Table({}, path, text)
    import tomllib  # noqa: PLC0415 - needed only where something is set

    try:
        return Table(tomllib.loads(text), path, text)
    except ValueError as error:
        from quizapp.settings.faults import fault  # noqa: PLC0415 - needed only where something is wrong

        raise QuizError(f"The settings in {path} are not TOML: {fault(str(error), text)}.") from None
    except RecursionError:
        raise QuizError(f"The settings in {path} are nested too deeply. Mend the file, or move it away.") from None


class Table:
    """One table; `keys` are those that the file has.

    Of this table and all others of the file, `notices` are what was found so far: (line, sentence), and `reasons`
    why values cannot be used.
    """

    def __init__(
        self, fields: Mapping[str, object], path: Path, text: str, above: "Table | None" = None, key: str = ""
    ) -> None:
        self.name: str = f"{above.name}.{key}".lstrip(".") if above else ""
        self.keys = tuple(fields)
        self._fields = dict(fields)
        self._path, self._text = path, text
        self._known: list[str] = []
        self.notices: list[tuple[int, str]] = above.notices if above else []
        self.reasons: list[str] = above.reasons if above else []
        self._tables: list[Table] = []

    def take(self, key: str, default: _Default, read: Callable[[object], _Value]) -> _Value | _Default:
        """The value of a key; the default where it is missing, or where `read` raises ValueError for it."""
        self._known.append(key)
        if key not in self._fields:
            return default
        try:
            return read(self._fields.pop(key))
        except ValueError as error:
            self.reasons.append(str(error))
            self._note(key, f"`{key}`{self._place} is not used: {error}.")
            return default

    def take_all(self, read: Callable[[object], _Value]) -> dict[str, _Value]:
        """The values of all keys that `read` understands."""
        found = {key: self.take(key, None, read) for key in self.keys}
        return {key: value for key, value in found.items() if value is not None}

    def table(self, key: str) -> "Table":
        """The table under a key; empty when it is missing or something else."""
        fields = self.take(key, {}, _fields)
        found = Table(fields, self._path, self._text, self, key)
        self._tables.append(found)
        return found

    def finish(self) -> tuple[str, ...]:
        """Every notice so far, in the order of the lines; the keys that nobody took here and below are noted now."""
        for key in self._fields:
            self._note(key, f"There is no setting `{key}`{self._place}. {_advice(key, self._known)}")
        for table in self._tables:
            table.finish()
        return tuple(sentence for _, sentence in sorted(self.notices))

    @property
    def _place(self) -> str:
        return f" in [{self.name}]" if self.name else ""

    def _note(self, key: str, sentence: str) -> None:
        line = _line_of(self._text, self.name, key)
        place = f"{self._path}:{line}" if line else str(self._path)
        self.notices.append((line, f"{place}: {sentence}"))


def read_file(path: Path) -> bytes:
    """What the file holds; nothing when there is no file. Raises QuizError for a file that cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except NotADirectoryError:
        raise QuizError(f"The data folder {path.parent} is not a folder. Choose another one with --data.") from None
    except OSError as error:
        raise QuizError(f"The settings in {path} cannot be read: {error.strerror}.") from None


def decoded(content: bytes, path: Path) -> str:
    """The text of what the file holds, its lines ended alike. Raises QuizError where it is not UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise QuizError(f"The settings in {path} are not UTF-8 text (line {line}). Save the file as UTF-8.") from None


def _fields(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("it has to be a table, with a line for each of its settings")  # noqa: TRY004 - a value's
    return value


def _advice(key: str, known: Sequence[str]) -> str:
    """The known key that was meant, or all there are."""
    from rapidfuzz import process  # noqa: PLC0415 - needed only when something is wrong

    near = process.extractOne(key, known, score_cutoff=_LIKELY)
    return f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(known)}."


def _line_of(text: str, table: str, key: str) -> int:
    """The line [from 1] that sets a key or opens the table of that name; 0 when it is written in another way."""
    full = _bare(f"{table}.{key}" if table else key)
    current = ""
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        if header:
            current = _bare(header[1])
        name, equals, _ = line.partition("=")
        here = current if header else f"{current}.{_bare(name)}".lstrip(".") if equals else ""
        if here == full or (header and here.startswith(f"{full}.")):
            return number
    return 0


def _bare(name: str) -> str:
    return re.sub(r"[\"'\s]", "", name)
