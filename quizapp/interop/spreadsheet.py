"""Tables of questions: a row is a question, and the names of the columns say what stands in them."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from quizapp.core.rawquestion import Brought, Misfit, RawQuestion
from quizapp.errors import QuizError, UsageError
from quizapp.interop.columns import ANSWER, KEYS, OPTION, SEVERAL, Column, columns_of, names_a_key, parts_of

_DELIMITERS = ",;\t|"
_DIRECTIVE = re.compile(r"#([a-z ]+):(.*)")
_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ", "pipe": "|", "colon": ":"}
_TRUTH = MappingProxyType({"t": "true", "f": "false", "y": "yes", "n": "no", "1": "true", "0": "false"})
_HTML = re.compile(
    r"</?(?:b|i|u|em|strong|br|div|p|span|img|sub|sup|ul|ol|li)\b[^>]*>|&(?:nbsp|lt|gt|amp|quot);", re.IGNORECASE
)
_ANKI_HOLE = re.compile(r"\{\{c(\d+)::")
_CELL_MAX = 200_000
_SHOWN_COLUMNS = 20
_COLUMNS = {"guid column": "-", "notetype column": "-", "deck column": "-", "tags column": "tags"}
_NO_HEADER = "No column has a name that is known here, so the first row is a question, too; name columns with --map."


def read(text: str, named: Mapping[str, str], *, tabs: bool = False) -> Brought:
    """The questions of a table, in its order. `named` are keys by column name or number, from 1; `-` for none.

    Raises QuizError for what is no table, UsageError for columns or keys that are not there.
    """
    heads, body, skipped = _directives(text)
    delimiter = heads.get("separator", "\t" if tabs else _delimiter(body))
    rows = list(_rows(body, delimiter, skipped))
    if not rows:
        raise QuizError("The table is empty: there is nothing to bring over.")
    first = rows[0][1]
    told = {heads[name]: key for name, key in _COLUMNS.items() if heads.get(name, "").isdecimal()}
    header = heads["columns"].split(delimiter) if "columns" in heads else None
    if header is None and "separator" not in heads and names_a_key(first, named):
        header = first
    columns = columns_of(header, max(len(cells) for _, cells in rows), {**told, **named})
    misfits = [] if header or heads else [Misfit(rows[0][0], _NO_HEADER, lost=False)]
    misfits += _left_out(columns)
    questions: list[RawQuestion] = []
    for line, cells in rows[1:] if header is first else rows:
        found = _entry(line, cells, columns)
        if isinstance(found, RawQuestion):
            questions.append(found)
            misfits += _html(found)
        else:
            misfits.append(found)
    return Brought("", tuple(questions), tuple(misfits))


def _directives(text: str) -> tuple[dict[str, str], str, int]:
    """What the first lines say in the manner of Anki's text files, the rest of the text, how many lines they were."""
    heads: dict[str, str] = {}
    skipped = 0
    while found := _DIRECTIVE.match(text):
        line, _, text = text.partition("\n")
        name, value = found[1].strip(), found[2].strip()
        heads[name] = _WORDS.get(value.casefold(), value[:1] or ",") if name == "separator" else value
        skipped += 1
        if len(line) == len(found[0]) and not text:
            break
    return heads, text, skipped


def _delimiter(text: str) -> str:
    """The sign between cells: the one that stands most often in the first line, a comma where none does."""
    line = text.lstrip("\n").partition("\n")[0]
    return max(_DELIMITERS, key=line.count)


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, with the line (from 1) where each begins. Raises QuizError with the line."""
    csv.field_size_limit(_CELL_MAX)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    line = skipped + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            cure = "Look for an open quote, or a cell that is very long."
            message = f"The table cannot be read at line {line}: {error}. {cure}"
            raise QuizError(message) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield line, [cell.strip() for cell in cells]
        line = skipped + reader.line_num + 1


def _left_out(columns: Sequence[Column]) -> list[Misfit]:
    """A word on the columns that nothing is made of."""
    lost = [column.name for column in columns if not column.key and not column.refused]
    if not lost:
        return []
    names = ", ".join(f"`{name}`" for name in lost[:_SHOWN_COLUMNS])
    what = "The column" if len(lost) == 1 else "The columns"
    return [
        Misfit(0, f"{what} {names} stood for nothing that is known; name a key with --map '{lost[0]}=KEY'.", lost=False)
    ]


def _entry(line: int, cells: Sequence[str], columns: Sequence[Column]) -> RawQuestion | Misfit:
    """The question of a row."""
    if len(cells) > len(columns):
        return Misfit(line, f"This row has {len(cells)} cells, but there are {len(columns)} columns; it was left out.")
    values: dict[str, str | tuple[str, ...]] = {}
    options: list[tuple[str, str]] = []
    for column, cell in zip(columns, cells, strict=False):
        if column.key == OPTION and cell:
            options.append((column.label, cell))
        elif column.key in SEVERAL and cell:
            before = values.get(column.key, ())
            values[column.key] = (*before, *parts_of(column.key, cell))
        elif column.key and cell and column.key not in values:
            values[column.key] = cell
    if "statement" in values:
        values[ANSWER] = _TRUTH.get(str(values.get(ANSWER, "")).casefold(), values.get(ANSWER, ""))
    if isinstance(values.get("cloze"), str):
        values["cloze"] = _ANKI_HOLE.sub(r"{{\1::", str(values["cloze"]))
    if not options:
        return RawQuestion(line, values)
    return _chosen(line, values, options)


def _chosen(
    line: int, values: dict[str, str | tuple[str, ...]], options: list[tuple[str, str]]
) -> RawQuestion | Misfit:
    """A question whose answer is named by the letter, the number or the text of an option."""
    said = str(values.get(ANSWER, ""))
    right = _right(said, options)
    if not right:
        return Misfit(line, f"The answer `{said}` is none of the options; the row was left out.")
    wrong = tuple(text for _, text in options if text not in right)
    values[ANSWER] = right[0] if len(right) == 1 else right
    return RawQuestion(line, {**values, **({"wrong": wrong} if wrong else {})})


def _right(said: str, options: list[tuple[str, str]]) -> tuple[str, ...]:
    texts = [text for _, text in options]
    if said in texts:
        return (said,)
    by_label = {label.casefold(): text for label, text in options}
    by_label |= {str(number): text for number, text in enumerate(texts, 1) if str(number) not in by_label}
    names = [part for part in re.split(r"[\s,;|&+]+", said.casefold().strip("()[]. ")) if part]
    found = [by_label.get(name.strip("()[].")) for name in names]
    if not found or None in found:
        parts = [part.strip() for part in re.split(r"[;|\n]", said)]
        found = [part if part in texts else None for part in parts]
    return tuple(dict.fromkeys(text for text in found if text)) if found and None not in found else ()


def _html(question: RawQuestion) -> list[Misfit]:
    texts = (text for value in question.values.values() for text in ((value,) if isinstance(value, str) else value))
    if not any(_HTML.search(text) for text in texts):
        return []
    return [Misfit(question.line, "There is HTML in this row; it shows as it is written.", lost=False)]


def mapping(written: Sequence[str]) -> dict[str, str]:
    """What `--map` says, as keys by column. Raises UsageError for what says nothing, and for keys that no deck has."""
    named: dict[str, str] = {}
    for one in written:
        column, sign, key = one.rpartition("=")
        if not sign or not column.strip() or key.strip() not in (*KEYS, OPTION, "-"):
            raise UsageError(
                f"--map {one} is not understood: write COLUMN=KEY, with a key of {', '.join((*KEYS, OPTION))}, or -."
            )
        named[column.strip().casefold()] = key.strip()
    return named
