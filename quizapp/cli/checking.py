"""`quizapp check`: every problem of every deck, with its place, its line and the cure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.output import as_json, data, say
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.library import read_library
from quizapp.deckfiles.problems import show
from quizapp.errors import Level, Problem, Status


def check(call: Call, paths: Sequence[Path], *, strict: bool) -> int:
    """Reads the decks and shows their problems; returns 1 for errors, `strict` also for warnings."""
    say_notices(call)
    found, problems = find(paths or call.settings.decks)
    files = 0
    for reading in read_library(found, lambda _: False):
        files += 1
        problems += reading.reading.problems
    problems.sort()
    if call.json:
        as_json([_object(problem) for problem in problems])
    else:
        data(map(show, problems))
    levels = Counter(problem.level for problem in problems)
    say(f"{_counted(files, 'file')} read: {', '.join(_counted(levels[level], level) for level in Level)}.")
    return Status.PROBLEMS if levels[Level.ERROR] or (strict and levels[Level.WARNING]) else Status.FINE


def _object(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": str(problem.level),
        "rule": problem.rule,
        "message": _joined((problem.message, problem.cure)),
    }


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
