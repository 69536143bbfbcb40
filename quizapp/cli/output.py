"""What the program writes: data to standard output, prose to standard error, and never a character that acts."""

import io
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import TextIO

from quizapp.errors import QuizError
from quizapp.render.cells import width
from quizapp.render.visible import one_line, visible

_BLOCK = 500


class ReaderGoneError(Exception):
    """Nobody reads standard output any more; there is nothing to say about it."""


def prepare() -> None:
    """Makes the streams safe: what their encoding does not have is written as a code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def data(lines: Iterable[str]) -> None:
    """Writes lines of data to standard output, as they are made.

    The lines must be visible already, or JSON. Raises QuizError when they cannot be written, ReaderGoneError when
    the reader has gone.
    """
    _write(f"{line}\n" for line in lines)


def unfinished(text: str) -> None:
    """Writes a visible text that the next one goes on from; raises as `data` does."""
    _write([text])


def _write(pieces: Iterable[str]) -> None:
    if sys.stdout is None:
        raise QuizError("Standard output is closed: there is nowhere to write to.")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        forget_output()
        raise ReaderGoneError from None
    except OSError as error:
        forget_output()
        raise QuizError(f"The output could not be written: {error.strerror}.") from None


def as_json(value: object) -> None:
    """Writes a value to standard output as JSON in ASCII."""
    import json

    data([json.dumps(value, indent=2)])


def items_as_json(values: Iterable[object]) -> None:
    """Writes values to standard output as a JSON array in ASCII, as they are made."""
    data(_items(values))


def _items(values: Iterable[object]) -> Iterator[str]:
    import json
    import textwrap

    written = ""
    for value in values:
        yield f"{written}," if written else "["
        written = textwrap.indent(json.dumps(value, indent=2), "  ")
    yield f"{written}\n]" if written else "[]"


def say(sentence: str) -> None:
    """Writes a sentence for people to standard error, broken between words in a terminal; a closed one is no loss."""
    if sys.stderr is not None:
        with suppress(OSError):
            lines = (line for long in visible(sentence).split("\n") for line in broken(long, columns(sys.stderr)))
            print(*lines, sep="\n", file=sys.stderr, flush=True)  # noqa: T201 - the place for prose


def columns(stream: TextIO | None) -> int:
    """How wide lines may be: as the terminal, or in a pipe, where each sentence is a line, as they come."""
    return shutil.get_terminal_size().columns if stream is not None and stream.isatty() else sys.maxsize


def broken(line: str, width: int) -> list[str]:
    """A visible line in lines of at most so many characters, broken between words; longer only where a word is."""
    if len(line) <= width:
        return [line]
    from textwrap import wrap

    return wrap(line, width, break_long_words=False, break_on_hyphens=False)


def table(rows: Sequence[Sequence[str]], numbers: int) -> list[str]:
    """Rows as aligned lines; the last `numbers` columns stand to the right. The texts are made visible."""
    return _aligned(rows, [], numbers)


def long_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as aligned lines, as they are made: in a very long table columns may become wider further down."""
    widths: list[int] = []
    waiting = iter(rows)
    block = [head, *islice(waiting, _BLOCK)]
    while block:
        yield from _aligned(block, widths, numbers=0)
        block = list(islice(waiting, _BLOCK))


def _aligned(rows: Sequence[Sequence[str]], widths: list[int], numbers: int) -> list[str]:
    """Rows as lines whose columns have at least these widths [cells], which become those of the widest cells."""
    shown = [[one_line(cell) for cell in row] for row in rows]
    widest = [max(map(width, column)) for column in zip(*shown, strict=True)]
    widths[:] = map(max, widest, widths or widest)
    gaps = [[" " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)] for row in shown]
    words = len(widths) - numbers
    return [
        "  ".join(
            cell + gap if place < words else gap + cell
            for place, (cell, gap) in enumerate(zip(row, its_gaps, strict=True))
        ).rstrip()
        for row, its_gaps in zip(shown, gaps, strict=True)
    ]


def forget_output() -> None:
    """Lets what is still waiting to be written to standard output go nowhere, so that leaving cannot fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
