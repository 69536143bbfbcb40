"""`quizapp check`: every problem of every deck, with its place, its line and the cure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from quizapp.cli.build import Call, open_trainer, say_notices
from quizapp.cli.explaining import named
from quizapp.cli.output import as_json, data, say
from quizapp.cli.progress import Progress
from quizapp.core.collector import collector_paused
from quizapp.core.counting import plural
from quizapp.deckfiles.facts import Facts, Kept
from quizapp.deckfiles.folders import Found, find
from quizapp.deckfiles.inspecting import Wanted, inspect
from quizapp.deckfiles.keeping import Keeping
from quizapp.deckfiles.show import show
from quizapp.errors import DatabaseError, Level, Problem, Status
from quizapp.trainer.crossing import across

CACHE = ("cache", "check")
_ACROSS = "across"


def check(call: Call, paths: Sequence[Path], *, strict: bool, hints: bool = False, noisy: Collection[str] = ()) -> int:
    """Looks at the decks and shows their problems, `hints` too; returns 1 for errors, `strict` also for warnings.

    `noisy` are ids of rules that are off otherwise; raises UsageError where there is none of an id.
    """
    say_notices(call)
    keeping = Keeping(call.settings.data.joinpath(*CACHE))
    wanted = Wanted(call.clock().date(), tuple(sorted({named(name).id for name in noisy})))
    found, problems = find(paths or call.settings.decks)
    with collector_paused():
        facts = _inspected(found, keeping, wanted)
        problems += [problem for one in facts for problem in one.problems]
        problems += _across(facts, keeping, whole=not any(path.is_file() for path in paths))
    keeping.prune()
    problems += [] if paths else _rewritten(call)
    levels = Counter(problem.level for problem in problems)
    hidden = set() if hints else {problem for problem in problems if _is_hidden(problem, wanted)}
    shown = sorted(problem for problem in problems if problem not in hidden)
    if call.json:
        as_json([_object(problem) for problem in shown])
    else:
        data(map(show, shown))
    say(_summary(len(facts), levels, hidden=bool(hidden)))
    return Status.PROBLEMS if levels[Level.ERROR] or (strict and levels[Level.WARNING]) else Status.FINE


def _inspected(found: Sequence[Found], keeping: Keeping, wanted: Wanted) -> list[Facts]:
    """The facts of every file, told while it goes on."""
    facts: list[Facts] = []
    with Progress() as progress:
        for one in inspect(found, keeping, wanted):
            facts.append(one)
            progress.draw(f"{len(facts)} of {max(len(found), len(facts))} files checked …")
    return sorted(facts)


def _across(facts: Sequence[Facts], keeping: Keeping, *, whole: bool) -> Iterable[Problem]:
    """What is to be said of files beside each other, as it was said of the same files before."""
    keys = [one.key for one in facts]
    key = keeping.key(str(whole), *keys) if all(keys) else ""
    kept = keeping.get(_ACROSS, key) if key else None
    if kept:
        return kept.facts.problems
    problems = across([one.outline for one in facts if one.outline], whole=whole)
    if key:
        keeping.put(_ACROSS, Kept(Facts("", key, problems)))
    return problems


def _rewritten(call: Call) -> Sequence[Problem]:
    """Questions that look rewritten, of a learner who studied before; on a terminal they are asked about."""
    if not call.settings.database.exists():
        return ()
    from quizapp.cli.kin import ask

    try:
        with closing(open_trainer(call)) as trainer:
            return ask(call, trainer)
    except DatabaseError as error:
        say(f"Rewritten questions were not looked for. {error}")
        return ()


def _is_hidden(problem: Problem, wanted: Wanted) -> bool:
    """Whether a problem is a hint that nobody asked for."""
    return problem.level is Level.HINT and problem.rule not in wanted.noisy


def _object(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.path,
        "line": problem.line,
        "column": problem.column,
        "level": str(problem.level),
        "rule": problem.rule,
        "message": f"{problem.message}: {problem.cure}" if problem.cure else problem.message,
    }


def _summary(files: int, levels: Counter[Level], *, hidden: bool) -> str:
    counted = ", ".join(plural(levels[level], level) for level in Level)
    where = " `quizapp check --hints` shows hints." if hidden else ""
    return f"{plural(files, 'file')} read: {counted}.{where}"
