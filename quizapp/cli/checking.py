"""`quizapp check`: every problem of every deck, with its place, its line and the cure."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, data, say
from quizapp.deckfiles import embedded
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.formulas import hints
from quizapp.deckfiles.library import read_library
from quizapp.deckfiles.show import show
from quizapp.errors import Level, Problem, Status
from quizapp.trainer.claims import claims_of, clashes, first_owners, same_ids
from quizapp.trainer.order import doubts


def check(call: Call, paths: Sequence[Path], *, strict: bool) -> int:
    """Reads the decks and shows their problems; returns 1 for errors, `strict` also for warnings."""
    say_notices(call)
    found, problems = find(paths or call.settings.decks)
    readings = sorted(read_library(found, lambda _: False, closely=True), key=lambda reading: reading.found)
    problems += [problem for reading in readings for problem in reading.reading.problems]
    for reading in readings:
        if deck := reading.reading.deck:
            problems += [*hints(deck), *embedded.problems(deck, reading.found.root)]
    claims = [claim for reading in readings for claim in claims_of(reading.reading.deck)]
    problems += clashes(claims, first_owners(claims))
    problems += same_ids((deck.path, deck.id) for reading in readings if (deck := reading.reading.deck))
    whole = not any(path.is_file() for path in paths)
    problems += doubts([deck for reading in readings if (deck := reading.reading.deck)], whole=whole)
    problems.sort()
    if call.json:
        as_json([_object(problem) for problem in problems])
    else:
        data(map(show, problems))
    levels = Counter(problem.level for problem in problems)
    say(f"{_counted(len(readings), 'file')} read: {', '.join(_counted(levels[level], level) for level in Level)}.")
    return Status.PROBLEMS if levels[Level.ERROR] or (strict and levels[Level.WARNING]) else Status.FINE


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
