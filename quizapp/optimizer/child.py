"""The process that fits weights: a task as one line of JSON on standard input, answers as lines on standard output."""

import json
import os
import sys
from dataclasses import asdict
from threading import Thread

from quizapp.optimizer.training import fitted, train


def serve() -> None:
    """Does the task and leaves; leaves earlier when standard input ends, as nobody waits for the answer then.

    Answers are `{"stage": "…"}` as often as a stage begins, and `{"fit": {…}}` at the end.
    """
    task = json.loads(sys.stdin.readline())
    Thread(target=_leave_with_parent, daemon=True).start()
    found = fitted(task["histories"], task["weights"], train, lambda stage: _answer({"stage": stage}))
    _answer({"fit": asdict(found)})


def _answer(value: object) -> None:
    sys.stdout.write(f"{json.dumps(value)}\n")
    sys.stdout.flush()


def _leave_with_parent() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)
