"""`quizapp import`: tables and hashcards' Markdown → decks in YAML, and a report of what did not fit."""

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.core.rawquestion import Misfit
from quizapp.deckfiles import composing
from quizapp.errors import QuizError, Status, UsageError
from quizapp.files import replace_file
from quizapp.interop.foreign import bring
from quizapp.interop.spreadsheet import mapping
from quizapp.render.visible import one_line, visible

_SHOWN = 20
_SUFFIXES = (".yaml", ".yml")
_NAME_MAX = 60


def take(call: Call, files: Sequence[Path], to: str, named: Sequence[str], title: str, topic: str, *, dry: bool) -> int:
    """Makes a deck of each file; returns 1 if something was left out or there was nothing; `dry` only shows decks.

    Raises QuizError, with the decks before that one written, when one cannot be read or written.
    """
    say_notices(call)
    columns = mapping(named)
    target = Path(to) if to else None
    if target and target.suffix.casefold() in _SUFFIXES and len(files) > 1:
        raise UsageError("Several files cannot become one deck: give --to a folder.")
    reports: list[dict[str, object]] = []
    lost = 0
    for file in files:
        brought = bring(file, columns)
        text, number, unfit = composing.deck(title or brought.title or file.stem, brought.questions, topic=topic)
        misfits = sorted({*brought.misfits, *unfit})
        lost += sum(misfit.lost for misfit in misfits) + (not number)
        deck = _free(target or call.settings.own_decks, file)
        reports.append(_report(file, None if dry or not number else deck, number, misfits))
        if dry and not call.json:
            data(visible(text).splitlines())
        elif number and not dry:
            _write(deck, text)
        _tell(file, deck, number, misfits, dry=dry)
    if call.json:
        as_json(reports)
    return Status.PROBLEMS if lost else Status.FINE


def _free(target: Path, file: Path) -> Path:
    """The path of a new deck: the one that is named, or one in a folder after the file. Raises QuizError if taken."""
    deck = target if target.suffix.casefold() in _SUFFIXES else target / f"{_name(file.stem)}.yaml"
    if deck.exists() or deck.is_symlink():
        raise QuizError(f"{deck} is there already and was left alone. Choose another file with --to.")
    return deck


def _name(stem: str) -> str:
    """A file name of letters, digits and hyphens."""
    folded = unicodedata.normalize("NFKC", stem).casefold()
    return re.sub(r"[^\w]+|_+", "-", folded).strip("-")[:_NAME_MAX].strip("-") or "deck"


def _write(deck: Path, text: str) -> None:
    try:
        replace_file(deck, text.encode(), shared=True)
    except OSError as error:
        raise QuizError(f"{deck} cannot be written: {error.strerror}.") from None


def _tell(file: Path, deck: Path, number: int, misfits: Sequence[Misfit], *, dry: bool) -> None:
    where = "shown, nothing was written" if dry else f"now in {deck}" if number else "so no deck was written"
    say(f"{one_line(str(file))}: {plural(number, 'question')}, {one_line(where)}.")
    for misfit in misfits[:_SHOWN]:
        place = f"{file}:{misfit.line}" if misfit.line else str(file)
        say(f"{one_line(place)}: {one_line(misfit.sentence)}")
    if len(misfits) > _SHOWN:
        say(f"… and {len(misfits) - _SHOWN} more; --json lists all.")
    if number and not dry:
        say(f"See what could be better: quizapp check {one_line(str(deck))}")


def _report(file: Path, deck: Path | None, number: int, misfits: Sequence[Misfit]) -> dict[str, object]:
    return {
        "file": str(file),
        "deck": str(deck) if deck else None,
        "questions": number,
        "misfits": [{"line": one.line or None, "message": one.sentence, "left_out": one.lost} for one in misfits],
    }
