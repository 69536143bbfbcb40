"""Questions → a deck as YAML that reads as if it was written by hand."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from quizapp.core.rawquestion import Misfit, RawQuestion, Value
from quizapp.deckfiles import quoting
from quizapp.deckfiles.keys import QUESTION_KEYS
from quizapp.deckfiles.lint.deceiving import deceptions
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.source import REFUSED
from quizapp.errors import Level

_ORDER = {name: place for place, name in enumerate(QUESTION_KEYS)}
_IN_A_ROW = ("accept", "tags")
_ROW_MAX = 80
_PORTION = 200
_PATH = "import.yaml"


class Composed(NamedTuple):
    """The text of a deck, how many questions it has, and what did not fit into it."""

    text: str
    questions: int
    misfits: tuple[Misfit, ...]


def deck(title: str, questions: Sequence[RawQuestion], *, topic: str = "") -> Composed:
    """A deck of questions; those that no deck can hold are left out. Its text reads without errors.

    Of those that are in it, texts that are not what they seem are told: hidden characters, look-alikes, too long.
    """
    lines = [f"deck: {quoting.scalar(' '.join(_clean(title).split()), flow=False)}"]
    lines += [f"topic: {quoting.scalar(' '.join(_clean(topic).split()), flow=False)}"] if topic else []
    misfits = [_cleaned(question) for question in questions if any(REFUSED.search(text) for text in _texts(question))]
    misfits += [Misfit(one.line, "Nothing here is part of a question.") for one in questions if not one.values]
    kept = [one for one in questions if one.values]
    portions = [kept[start : start + _PORTION] for start in range(0, len(kept), _PORTION)]
    kept = _readable(lines, [one for portion in portions for one in _readable(lines, portion, misfits)], misfits)
    text = _written(lines, kept)[0] if kept else "\n".join([*lines, "cards: []", ""])
    return Composed(text, len(kept), (*misfits, *_deceptive(text, kept)))


def _readable(head: Sequence[str], questions: list[RawQuestion], misfits: list[Misfit]) -> list[RawQuestion]:
    """Those of the questions that a deck with this head can hold; what is wrong with the others is told."""
    while questions:
        lost = _lost(questions, *_written(head, questions))
        if not lost:
            break
        misfits += lost.values()
        questions = [question for place, question in enumerate(questions) if place not in lost]
    return questions


def _written(head: Sequence[str], questions: Sequence[RawQuestion]) -> tuple[str, list[int]]:
    """A deck of questions as it is written, and the line (from 1) at which each begins."""
    lines, starts = [*head, "cards:"], []
    for question in questions:
        starts.append(len(lines) + 2)
        lines += ["", *lines_of(question)]
    return "\n".join([*lines, ""]), starts


def lines_of(question: RawQuestion) -> list[str]:
    """The lines of a question in a deck's list."""
    values = sorted(question.values.items(), key=lambda pair: _ORDER.get(pair[0], len(_ORDER)))
    lines = [line for key, value in values for line in _value(key, value)]
    return [f"{'  - ' if not place else '    '}{line}".rstrip() for place, line in enumerate(lines)]


def _value(key: str, value: Value) -> Iterator[str]:
    """A key and its value, as lines without the indentation of the question."""
    if isinstance(value, str):
        yield from _text(f"{key}:", _clean(value), "  ")
        return
    texts = [_clean(text) for text in value]
    row = f"{key}: [{', '.join(quoting.scalar(text) for text in texts)}]"
    if key in _IN_A_ROW and len(row) <= _ROW_MAX and not any("\n" in text for text in texts):
        yield row
        return
    yield f"{key}:"
    for text in texts:
        yield from (f"  {line}" for line in _text("-", text, "  "))


def _text(lead: str, text: str, indent: str) -> Iterator[str]:
    if "\n" not in text:
        yield f"{lead} {quoting.scalar(text, flow=False)}"
        return
    yield f"{lead} |2" if text.startswith(" ") else f"{lead} |"
    yield from (f"{indent}{line}".rstrip() for line in text.split("\n"))


def _clean(text: str) -> str:
    """A text without what cannot stand in a deck, its lines without space at their ends."""
    rows = REFUSED.sub("", text.replace("\t", "    ")).strip("\n").split("\n")
    return "\n".join(row.rstrip() for row in rows).strip("\n")


def _texts(question: RawQuestion) -> Iterator[str]:
    for value in question.values.values():
        yield from (value,) if isinstance(value, str) else value


def _cleaned(question: RawQuestion) -> Misfit:
    return Misfit(question.line, "Control characters were taken out: no deck can hold them.", lost=False)


def _lost(questions: Sequence[RawQuestion], text: str, starts: Sequence[int]) -> dict[int, Misfit]:
    """What to say of the questions that do not read, by place."""
    errors = [one for one in read(text.encode(), _PATH, str(Path.cwd())).problems if one.level is Level.ERROR]
    lost: dict[int, Misfit] = {}
    for problem in errors:
        place = max(bisect_right(starts, problem.line) - 1, 0)
        sentence = f"{problem.sentence} The question was left out."
        lost.setdefault(place, Misfit(questions[place].line, sentence[:1].upper() + sentence[1:]))
    return lost


def _deceptive(text: str, questions: Sequence[RawQuestion]) -> Iterator[Misfit]:
    """What of the questions of a deck is not what it seems."""
    made = read(text.encode(), _PATH, str(Path.cwd())).deck
    for place, finding in deceptions(made) if made else ():
        sentence = f"{finding.message[:1].upper()}{finding.message[1:]}. It is in the deck as it was."
        yield Misfit(questions[place].line, sentence, lost=False)
