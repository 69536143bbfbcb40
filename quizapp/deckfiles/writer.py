"""Changes of a deck file as text: another accepted form, another tolerance; nothing else in the deck changes."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import yaml

from quizapp.core import patterns
from quizapp.core.deck import Body, Choice, Cloze, Deck, Number, Question, Typed, TypedList
from quizapp.core.values import frozen
from quizapp.deckfiles import edits
from quizapp.deckfiles.edits import Edit
from quizapp.deckfiles.placeless import placeless
from quizapp.deckfiles.reader import read
from quizapp.errors import ChangedError, QuizError
from quizapp.files import replace_file

FORM_MAX = 200
_BOM = b"\xef\xbb\xbf"
_END = re.compile(r"\r\n|\r|\n")


@frozen
class Source:
    """The bytes of the deck file at `path`, which was found below the folder `root`."""

    data: bytes
    path: str
    root: str


@frozen
class Change:
    """What a deck file would hold: in place of the lines `removed`, from line `line` on [from 1], those `added`.

    `digest` is the SHA-256 [hexadecimal] of the bytes that the change was made from.
    """

    text: bytes
    line: int
    removed: tuple[str, ...]
    added: tuple[str, ...]
    digest: str


def accepting(source: Source, question: Question, form: str, answer: str = "") -> Change | None:
    """One more accepted form of a question as it is written; in a list of answers that of `answer`.

    None when the form says nothing new, or cannot be written without changing anything else.
    """
    form = " ".join(form.split())
    body = _with_form(question.body, form, answer) if form else None
    if body is None or not form.isprintable() or len(form) > FORM_MAX or patterns.is_pattern(form):
        return None
    return _changed(source, question, body, lambda text, node: edits.form_added(text, node, form, answer))


def tolerating(source: Source, question: Question, tolerance: str) -> Change | None:
    """Another tolerance of a number question, a numeral or a percentage; None as for `accepting`."""
    body = question.body
    if not isinstance(body, Number) or body.tolerance == tolerance:
        return None
    changed = replace(body, tolerance=tolerance)
    return _changed(source, question, changed, lambda text, node: edits.tolerance_set(text, node, tolerance))


def rewritten(data: bytes, text: str) -> bytes:
    """The bytes that hold a text, lines ended by line feeds, in the place of these.

    A byte order mark stays, and lines that are the same end as they did; new ones end as the line before them does.
    Raises UnicodeEncodeError for what no file can hold.
    """
    raw = data.removeprefix(_BOM).decode("utf-8", "replace")
    lines, now = _END.sub("\n", raw).split("\n"), text.split("\n")
    same, rest = _common(lines, now)
    ends = _ends(_END.findall(raw), same, rest, len(now) - 1)
    joined = "".join(line + end for line, end in zip(now, (*ends, ""), strict=True))
    return (_BOM if data.startswith(_BOM) else b"") + joined.encode()


def write(path: str, digest: str, text: bytes) -> None:
    """Puts a text in the place of the file whose bytes have this SHA-256 [hexadecimal], in one step.

    Leaves the file as it is and raises ChangedError when it was changed meanwhile, QuizError if it cannot be written.
    """
    file = Path(path)
    try:
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise ChangedError(f"{path} was changed meanwhile; it was left alone. Look again and repeat.")
        replace_file(file, text)
    except OSError as error:
        raise QuizError(f"{path} cannot be written: {error.strerror}. Nothing was changed.") from None


def _with_form(body: Body, form: str, answer: str) -> Body | None:
    """The body with one more accepted form; None where it can have none, or has it already."""
    if isinstance(body, TypedList):
        items = tuple(
            replace(item, accept=(*item.accept, form)) if item.answer == answer and form not in item.accept else item
            for item in body.items
        )
        return replace(body, items=items) if items != body.items else None
    if answer or not isinstance(body, Typed | Choice | Cloze):
        return None
    accept = body.accept or ()
    return replace(body, accept=(*accept, form)) if form not in accept else None


def _changed(
    source: Source, question: Question, body: Body, edit: Callable[[str, yaml.MappingNode], Edit | None]
) -> Change | None:
    """The file with an edit that gives the question this body, and changes nothing else that is read from it."""
    raw = source.data.removeprefix(_BOM).decode("utf-8", "replace")
    text = _END.sub("\n", raw)
    before = read(source.data, source.path, source.root).deck
    place = _place_of(question, before)
    node = edits.question_at(text, question.line, question.column) if place is not None else None
    found = edit(text, node) if node else None
    if before is None or place is None or found is None:
        return None
    changed = text[: found.start] + found.text + text[found.end :]
    data = rewritten(source.data, changed)
    lines, now = text.split("\n"), changed.split("\n")
    same, rest = _common(lines, now)
    wanted = list(before.questions)
    wanted[place] = replace(wanted[place], body=body)
    read_back = read(data, source.path, source.root).deck
    if read_back is None or placeless(read_back) != placeless(replace(before, questions=tuple(wanted))):
        return None
    removed, added = lines[same : len(lines) - rest], now[same : len(now) - rest]
    return Change(data, same + 1, tuple(removed), tuple(added), hashlib.sha256(source.data).hexdigest())


def _place_of(question: Question, deck: Deck | None) -> int | None:
    """Which of a deck's questions is the one that is meant: the same prompt and body at the same place."""
    for number, other in enumerate(deck.questions if deck else ()):
        if (other.line, other.column) == (question.line, question.column):
            return number if (other.prompt, other.body) == (question.prompt, question.body) else None
    return None


def _common(lines: list[str], now: list[str]) -> tuple[int, int]:
    """How many lines two texts have in common at their beginning, and then at their end."""
    same = _alike(lines, now)
    return same, _alike(lines[same:][::-1], now[same:][::-1])


def _alike(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


def _ends(ends: list[str], same: int, rest: int, count: int) -> list[str]:
    """So many line ends made of the former ones; new lines end as the line before them does.

    `same` lines at the beginning and `rest` lines at the end are as they were.
    """
    head, tail = ends[: min(same, count)], ends[len(ends) + 1 - rest :]
    usual = (head or ends or ["\n"])[-1]
    return [*head, *[usual] * (count - len(head) - len(tail)), *tail]
