"""One value of config.toml changes; comments, order and layout stay, and the file is never half written."""

import tomllib
from collections.abc import Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from quizapp.errors import QuizError
from quizapp.files import replace_file
from quizapp.settings.table import read_file

if TYPE_CHECKING:
    from tomlkit.items import Item

Value: TypeAlias = bool | int | float | str | list[str] | list[int | float]

HEADER = """\
# The settings of quizapp. Every line is optional: what is not here has its default.
# The settings screen of quizapp writes here, and so may you; docs/config.md says what there is.
"""
_BOM = b"\xef\xbb\xbf"


def change(path: Path, seen: bytes, place: Sequence[str], value: Value | None) -> bytes:
    """Sets the value at a place (`("limits", "new")`) in the file, or with None takes it out.

    Returns what the file holds now; `seen` is what it held when it was read. Raises QuizError, and leaves the file as
    it is, when it was changed since, when its layout does not let it be changed, or when it cannot be written.
    """
    return change_all(path, seen, {tuple(place): value})


def change_all(path: Path, seen: bytes, values: Mapping[tuple[str, ...], Value | None]) -> bytes:
    """Like `change`, for values at several places in one step."""
    wanted = seen
    for place, value in values.items():
        wanted = changed(wanted, place, value, path)
    if read_file(path) != seen:
        raise QuizError(f"{path} was changed by someone else meanwhile; it was left alone. Look again and repeat.")
    if wanted != seen:
        try:
            replace_file(path, wanted)
        except OSError as error:
            raise QuizError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from None
    return wanted


def changed(content: bytes, place: Sequence[str], value: Value | None, path: Path) -> bytes:
    """What a file with another value at a place holds; everything else means what it meant.

    Raises QuizError when the value cannot be put there.
    """
    mark = _BOM if content.startswith(_BOM) else b""
    text = content.removeprefix(_BOM).decode()
    crlf = "\r\n" in text and text.count("\n") == text.count("\r\n")
    plain = text.replace("\r\n", "\n") if crlf else text
    found = _edited(plain or HEADER, place, value)
    if found is None:
        name = ".".join(place)
        raise QuizError(f"`{name}` cannot be changed in {path} as it is laid out there. Change it in the file itself.")
    return mark + (found.replace("\n", "\r\n") if crlf else found).encode()


def _edited(text: str, place: Sequence[str], value: Value | None) -> str | None:
    """The text with the value, None when that would change anything else."""
    import tomlkit  # noqa: PLC0415 - needed only when something is changed
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    try:
        document = tomlkit.parse(text)
        _put(document, place, value)
        edited = document.as_string()
        return edited if tomllib.loads(edited) == _with(tomllib.loads(text), place, value) else None
    except (TOMLKitError, tomllib.TOMLDecodeError, LookupError, TypeError, ValueError, AttributeError):
        return None


def _put(table: MutableMapping[str, object], place: Sequence[str], value: Value | None) -> None:
    """Sets or deletes the value in tomlkit's tables."""
    key, *below = place
    if below:
        if key not in table:
            if value is None:
                return
            _add(table, key, _nested(table, below, value))
        else:
            inner = table[key]
            if not isinstance(inner, MutableMapping):
                raise TypeError(key)
            _put(inner, below, value)
    elif value is None:
        table.pop(key, None)
    elif key in table:
        table[key] = value
    else:
        _add(table, key, value)


def _nested(table: MutableMapping[str, object], place: Sequence[str], value: Value) -> "Item":
    """Tables within each other that hold one value; in a table of one line they stand in that line."""
    import tomlkit  # noqa: PLC0415
    from tomlkit.items import InlineTable  # noqa: PLC0415

    key, *below = place
    inline = isinstance(table, InlineTable)
    made = tomlkit.inline_table() if inline else tomlkit.table(is_super_table=bool(below))
    made.append(key, _nested(made, below, value) if below else value)
    return made


def _add(table: MutableMapping[str, object], key: str, value: "Item | Value") -> None:
    """Adds a key behind the last one, before the comments and empty lines that lead to the next table."""
    from tomlkit.items import Table  # noqa: PLC0415

    body = table.value.body if isinstance(table, Table) else []
    last = max((number for number, (name, _) in enumerate(body, start=1) if name is not None), default=0)
    trailing = body[last:]
    del body[last:]
    table[key] = value
    body.extend(trailing)


def _with(fields: Mapping[str, object], place: Sequence[str], value: Value | None) -> dict[str, object]:
    """The fields with another value at a place; without it for None."""
    key, *below = place
    inner = fields.get(key)
    if below and (isinstance(inner, Mapping) or value is not None):
        return {**fields, key: _with(inner if isinstance(inner, Mapping) else {}, below, value)}
    if value is None or below:
        return {name: field for name, field in fields.items() if name != key or below}
    return {**fields, key: value}
