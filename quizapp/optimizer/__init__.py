"""FSRS weights for one learner, fitted in a process of its own: the only home of `fsrs_rs_python`."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from queue import Empty, SimpleQueue
from subprocess import DEVNULL, PIPE, Popen
from threading import Thread

from quizapp.core.fitness import LEAST_REVIEWS, Fit, History, usable
from quizapp.core.fsrs import Model
from quizapp.errors import QuizError

HOW_TO_GET_IT = (
    "Fitting needs a part of quizapp that is not installed: `pip install 'quizapp[optimize]'` brings it, "
    "in a checkout `.venv/bin/pip install '.[optimize]'`."
)
_POLL_S = 0.1
# Modules are looked for where this process does, whatever the environment or the current folder say.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from quizapp.optimizer.child import serve; serve()"


def available() -> bool:
    """Whether the optional extra is installed."""
    return find_spec("fsrs_rs_python") is not None


def fit(
    histories: Sequence[History],
    weights: Sequence[float],
    *,
    tell: Callable[[str], None],
    cancelled: Callable[[], bool],
) -> Fit | None:
    """Weights for these histories: of each card its (study day [date ordinal], rating 1 to 4) in order.

    Runs in another process; `tell` hears each stage, `cancelled` is asked often and ends it (None then). Raises
    QuizError where the extra is missing, where there are too few reviews, or when the process fails.
    """
    if not available():
        raise QuizError(HOW_TO_GET_IT)
    reviews = sum(map(usable, histories))
    if reviews < LEAST_REVIEWS:
        raise QuizError(too_few(reviews))
    with _running([sys.executable, "-I", "-c", _PROGRAM, *_path()], _task(histories, weights)) as answers:
        return _outcome(answers, tell, cancelled)


def too_few(reviews: int) -> str:
    """Why weights cannot be fitted to so many usable reviews."""
    return (
        f"Weights can be fitted from {LEAST_REVIEWS:,} reviews on that came a day or more after the one before; "
        f"there are {reviews:,}. Until then the ones that come with quizapp predict better."
    )


class _Answers:
    """The lines that the process writes, as they come."""

    def __init__(self, process: Popen[str], task: str) -> None:
        self._process = process
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self.thread = Thread(target=self._talk, args=(task,), daemon=True)
        self.thread.start()

    def next(self) -> str | None:
        """The next line, or None at the end. Raises Empty when none came within a moment."""
        return self._lines.get(timeout=_POLL_S)

    def status(self) -> int:
        """The status with which the process left."""
        return self._process.wait()

    def _talk(self, task: str) -> None:
        try:
            if self._process.stdin and self._process.stdout:
                self._process.stdin.write(f"{task}\n")
                self._process.stdin.flush()
                for line in self._process.stdout:
                    self._lines.put(line)
        except (OSError, ValueError):
            pass  # the process has gone, and its status says how
        finally:
            self._lines.put(None)


@contextmanager
def _running(command: Sequence[str], task: str) -> Iterator[_Answers]:
    """A process that is given a task; at the end, however that comes, it is gone.

    Its standard input stays open as long as we live: its end tells it to leave. A key that interrupts us does not
    reach it.
    """
    try:
        process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, encoding="utf-8", start_new_session=True)  # noqa: S603 - our own program
    except OSError as error:
        raise QuizError(f"The process that fits the weights could not be started: {error.strerror}.") from None
    answers = _Answers(process, task)
    try:
        yield answers
    finally:
        process.kill()
        process.wait()
        answers.thread.join()
        for stream in filter(None, (process.stdin, process.stdout)):
            with suppress(OSError):
                stream.close()


def _outcome(answers: _Answers, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> Fit | None:
    """What the process answers in the end; None when that is not waited for."""
    while not cancelled():
        try:
            line = answers.next()
        except Empty:
            continue
        if line is None:
            raise QuizError(
                f"The process that fits the weights ended early, with status {answers.status()}. Nothing was changed; "
                "if memory is short, close something and try again."
            )
        said = _said(line)
        if isinstance(said, Fit):
            return said
        tell(said)
    return None


def _task(histories: Sequence[History], weights: Sequence[float]) -> str:
    """The task as a line of JSON, written piece by piece, so that other threads go on meanwhile."""
    return f'{{"weights": {json.dumps(list(weights))}, "histories": [{", ".join(map(json.dumps, histories))}]}}'


def _said(line: str) -> Fit | str:
    """What a line says: a stage, or the outcome. Raises QuizError for one that cannot be understood."""
    try:
        match json.loads(line):
            case {"stage": str(stage)}:
                return stage
            case {"fit": dict(fields)}:
                found = Fit(**{**fields, "weights": tuple(fields["weights"])})
                Model(found.weights)
                return found
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise QuizError("The process that fits the weights answered what cannot be understood. Nothing was changed.")


def _path() -> list[str]:
    """The folders that modules are looked for in."""
    return [folder or os.getcwd() for folder in sys.path]  # noqa: PTH109 - a text is wanted
