"""`quizapp check`: every problem of every deck, with its place, its line and the cure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, data, say
from quizapp.core.cards import cards_of
from quizapp.core.deck import Deck, Question
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.library import read_library
from quizapp.deckfiles.show import show
from quizapp.errors import Level, Problem, Status


def check(call: Call, paths: Sequence[Path], *, strict: bool) -> int:
    """Reads the decks and shows their problems; returns 1 for errors, `strict` also for warnings."""
    say_notices(call)
    found, problems = find(paths or call.settings.decks)
    readings = sorted(read_library(found, lambda _: False), key=lambda reading: reading.found)
    problems += [problem for reading in readings for problem in reading.reading.problems]
    problems += _shared([reading.reading.deck for reading in readings if reading.reading.deck])
    problems.sort()
    if call.json:
        as_json([_object(problem) for problem in problems])
    else:
        data(map(show, problems))
    levels = Counter(problem.level for problem in problems)
    say(f"{_counted(len(readings), 'file')} read: {', '.join(_counted(levels[level], level) for level in Level)}.")
    return Status.PROBLEMS if levels[Level.ERROR] or (strict and levels[Level.WARNING]) else Status.FINE


def _shared(decks: Iterable[Deck]) -> Iterator[Problem]:
    """Where a later deck has a card that an earlier one has: both places."""
    owners: dict[str, tuple[Deck, Question]] = {}
    for deck in decks:
        for question in deck.questions:
            card, *_ = cards_of(question, deck.id)
            first, its = owners.setdefault(card.question_id, (deck, question))
            if first is not deck:
                yield _same(question, deck, its, first)
                yield _same(its, first, question, deck)


def _same(question: Question, deck: Deck, other: Question, its: Deck) -> Problem:
    named = bool(question.id)
    return Problem(
        path=deck.path,
        line=question.line,
        column=question.column,
        level=Level.ERROR if named else Level.WARNING,
        rule="same-id" if named else "same-question",
        message=f"{f'the id `{question.id}`' if named else 'this question'} is also at {its.path}:{other.line}",
        cure="give one of them another id" if named else "keep one of them, or give each an id",
    )


def _object(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": str(problem.level),
        "rule": problem.rule,
        "message": f"{problem.message}: {problem.cure}" if problem.cure else problem.message,
    }


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
