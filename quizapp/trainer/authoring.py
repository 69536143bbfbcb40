"""Decks as their authors write them: opened, looked at while they change, tried out, and saved."""

import difflib
import hashlib
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quizapp.core import trying
from quizapp.core.authoring import DeckSource, Draft, Look
from quizapp.core.calculated.variables import DrawError
from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Deck
from quizapp.core.response import Response
from quizapp.core.session import Asked, Graded
from quizapp.deckfiles import writer
from quizapp.deckfiles.examining import examine
from quizapp.deckfiles.source import MAX_BYTES, size_words
from quizapp.errors import ChangedError, Level, Problem, QuizError
from quizapp.files import replace_file
from quizapp.render.visible import visible
from quizapp.storage.rows import DeckFileRow
from quizapp.trainer.unsaved import Unsaved

_END = re.compile(r"\r\n|\r")
_NEAR = 2
_COMPARED_MAX = 2_000
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

Rows = Callable[[], Mapping[str, DeckFileRow]]
Problems = Callable[[], Sequence[Problem]]


class Authoring:
    """What an author does; nothing here touches the schedule. Every method may raise QuizError.

    `rows` are the deck files of the library by path, in its order, `problems` what was found in them;
    `unsaved` keeps what is not saved.
    """

    def __init__(self, rows: Rows, problems: Problems, unsaved: Unsaved) -> None:
        self._rows = rows
        self._problems = problems
        self.unsaved = unsaved

    def decks(self) -> Sequence[DeckSource]:
        """The deck files of the library, in its order."""
        count = Counter((problem.path, problem.level) for problem in self._problems())
        return [
            DeckSource(row.path, row.root, row.deck, row.title, row.cards, *(count[row.path, level] for level in Level))
            for row in self._rows().values()
        ]

    def open(self, path: str) -> Draft:
        """The text of a deck file, of the library or elsewhere. Raises QuizError for what is no text.

        The text may hold characters that cannot stand in a deck, and that no terminal should get as they are.
        """
        real = os.path.realpath(path)
        data = _bytes(real)
        return Draft(real, self._root(real), _text(data, real), hashlib.sha256(data).hexdigest())

    def look(self, draft: Draft, text: str) -> Look:
        """What a text would come to as the text of this file. Nothing is raised for any text."""
        found = examine(text.encode("utf-8", "replace"), draft.path, draft.root)
        deck = found.reading.partial
        return Look(deck.title if deck else Path(draft.path).stem, found.problems, _cards(deck) if deck else ())

    def asked(self, card: Card, draft: Draft, seed: str) -> Asked:
        """A card as a learner would see it, with the numbers and the order that this seed draws."""
        try:
            return trying.tried(card, seed, file=draft.path)
        except DrawError as error:
            raise QuizError(f"Line {card.question.line}: no numbers fit this question: {error}.") from None

    def grade(self, asked: Asked, given: Response) -> Graded:
        """The verdict on a response; nothing is stored."""
        return trying.judged(asked, given)

    def save(self, draft: Draft, text: str) -> Draft:
        """Writes the text in one step, if the file is as the draft has it; the draft of what is there now.

        Lines end as they did. Raises ChangedError when the file was changed meanwhile: nothing is written.
        """
        data = _encoded(b"", text) if not draft.digest else _encoded(_unchanged(draft), text)
        if draft.digest:
            writer.write(draft.path, draft.digest, data)
        else:
            _create(draft.path, data)
        self.unsaved.drop(draft)
        return draft._replace(text=text, digest=hashlib.sha256(data).hexdigest())

    def difference(self, draft: Draft, text: str) -> tuple[str, ...]:
        """What a text says otherwise than the file does now: lines that begin with a space, `-` (the file) or `+`."""
        return tuple(_difference(self.open(draft.path).text.split("\n"), text.split("\n")))

    def _root(self, real: str) -> str:
        row = self._rows().get(real)
        return row.root if row else str(Path(real).parent)


def _cards(deck: Deck) -> tuple[Card, ...]:
    return tuple(card for question in deck.questions for card in cards_of(question, deck.id))


def _bytes(path: str) -> bytes:
    """What a file holds. Raises QuizError for what is no regular file, or larger than a deck may be."""
    try:
        with open(os.open(path, _FLAGS), "rb") as file:  # noqa: PTH123 - the open handle decides, not the name
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise QuizError(f"{visible(path)} is no file that can be read as a deck.")
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise QuizError(f"{visible(path)} cannot be opened: {error.strerror}.") from None
    except ValueError:
        raise QuizError(f"{visible(path)} is no name of a file.") from None
    if len(data) > MAX_BYTES:
        message, cure = size_words(os.stat(path).st_size)
        raise QuizError(f"{visible(path)} cannot be opened: {message}; {cure}.")
    return data


def _text(data: bytes, path: str) -> str:
    """The text, lines ended by line feeds. Raises QuizError for what is no text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise QuizError(f"{visible(path)} is no UTF-8 text (line {line}). Save it as UTF-8 first.") from None
    if text.count("\0") * 10 > len(text):
        raise QuizError(f"{visible(path)} is a binary file, not a deck.")
    return _END.sub("\n", text)


def _unchanged(draft: Draft) -> bytes:
    """The bytes that a draft was made from. Raises ChangedError where the file holds others, or is gone."""
    try:
        data = _bytes(draft.path)
    except QuizError as error:
        if not Path(draft.path).exists():
            raise ChangedError(f"{visible(draft.path)} is not there any more; nothing was written.") from None
        raise error from None
    if hashlib.sha256(data).hexdigest() != draft.digest:
        raise ChangedError(f"{visible(draft.path)} was changed meanwhile; it was left alone.")
    return data


def _encoded(before: bytes, text: str) -> bytes:
    """The bytes of a text in the place of others. Raises QuizError for what no file can hold."""
    try:
        return writer.rewritten(before, text)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise QuizError(f"Line {line} has a character that no file can hold. Delete it. Nothing was written.") from None


def _create(path: str, data: bytes) -> None:
    """Writes a file that is not there yet. Raises ChangedError where it is, QuizError where it cannot be written."""
    try:
        if os.path.lexists(path):
            raise ChangedError(f"{visible(path)} is there already; it was left alone.")
        replace_file(Path(path), data)
    except OSError as error:
        raise QuizError(f"{visible(path)} cannot be written: {error.strerror}. Nothing was written.") from None


def _difference(before: Sequence[str], now: Sequence[str]) -> list[str]:
    """Lines that differ with some around them; of two long texts that have little in common the lines in between."""
    same = _alike(before, now)
    rest = _alike(before[same:][::-1], now[same:][::-1])
    old, new = before[same : len(before) - rest], now[same : len(now) - rest]
    if len(old) + len(new) > _COMPARED_MAX:
        middle = [*(f"-{line}" for line in old), *(f"+{line}" for line in new)]
    else:
        middle = [
            f"{line[0]}{line[2:]}" for line in difflib.ndiff(old, new, charjunk=None) if not line.startswith("?")
        ]
    head = before[max(same - _NEAR, 0) : same]
    tail = before[len(before) - rest :][:_NEAR]
    return [*(f" {line}" for line in head), *middle, *(f" {line}" for line in tail)] if middle else []


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
