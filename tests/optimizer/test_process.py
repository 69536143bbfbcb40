"""Fitting in a process of its own: its answers, its end, and everything that can go wrong with it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from quizapp import optimizer
from quizapp.core.fitness import Fit, usable
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.errors import QuizError
from quizapp.optimizer import process
from tests.forgetful import histories

KNOWN = histories(150)


def fit(tell: Callable[[str], None] = lambda _: None, cancelled: Callable[[], bool] = lambda: False) -> Fit | None:
    return optimizer.fit(KNOWN, DEFAULT_WEIGHTS, tell=tell, cancelled=cancelled)


class Watched(subprocess.Popen[str]):
    """A process that is not waited for without end."""

    started: ClassVar[list["Watched"]] = []

    def wait(self, timeout: float | None = None) -> int:
        self.started.append(self)
        return super().wait(60 if timeout is None else timeout)


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Lets another program stand in for the one that fits; none of them outlives the test."""
    monkeypatch.setattr(optimizer, "_is_installed", lambda: True)
    monkeypatch.setattr(process, "Popen", Watched)

    def is_(program: str) -> None:
        monkeypatch.setattr(process, "_PROGRAM", program)

    yield is_
    while Watched.started:
        Watched.started.pop().kill()


def test_stages_are_told_and_the_fit_comes_back() -> None:
    pytest.importorskip("fsrs_rs_python")
    stages: list[str] = []
    found = fit(tell=stages.append)
    assert found
    assert found.reviews == sum(map(usable, KNOWN))
    assert stages[0] == f"training on the older 80% of {found.reviews:,} reviews"
    assert stages[1] == "testing on the newest 20%"


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optimizer, "_is_installed", lambda: False)
    with pytest.raises(QuizError, match=r"pip install 'quizapp\[optimize\]'"):
        fit()


def test_too_few_reviews_are_refused_with_their_number() -> None:
    pytest.importorskip("fsrs_rs_python")
    few = histories(20)
    with pytest.raises(QuizError, match=rf"from 1,000 reviews on .* there are {sum(map(usable, few))}\."):
        optimizer.fit(few, DEFAULT_WEIGHTS, tell=lambda _: None, cancelled=lambda: False)


@pytest.mark.parametrize(
    "answer",
    ["nonsense", "[]", "{}", '{"stage": 3}', '{"fit": {}}', '{"fit": {"weights": [1]}}', "[" * 100_000, "\\ud800"],
)
def test_an_answer_that_cannot_be_understood_is_a_sentence(answer: str, child: Callable[[str], None]) -> None:
    child(f"import sys; sys.stdin.readline(); print({answer!r}, flush=True); sys.stdin.read()")
    with pytest.raises(QuizError, match="answered what cannot be understood"):
        fit()


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.exit(3)",
        "import os, signal, sys; sys.stdin.readline(); os.kill(os.getpid(), signal.SIGKILL)",
        "import sys; sys.stdin.readline(); 1 / 0",
    ],
)
def test_a_process_that_dies_is_a_sentence(program: str, child: Callable[[str], None]) -> None:
    child(program)
    with pytest.raises(QuizError, match=r"ended early, with status -?\d+\. Nothing was changed"):
        fit()


def test_a_process_that_cannot_be_started_is_a_sentence(
    child: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    child("")
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(QuizError, match="could not be started"):
        fit()


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


SLOW = "import json, os, sys, time; print(json.dumps({'stage': str(os.getpid())}), flush=True); time.sleep(600)"


def test_cancelling_ends_the_process(child: Callable[[str], None]) -> None:
    child(SLOW)
    told: list[str] = []
    assert fit(tell=told.append, cancelled=lambda: bool(told)) is None
    assert gone(int(told[0]))


def test_an_interruption_ends_the_process(child: Callable[[str], None]) -> None:
    child(SLOW)
    told: list[str] = []

    def interrupted(stage: str) -> None:
        told.append(stage)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fit(tell=interrupted)
    assert gone(int(told[0]))


def test_the_process_leaves_when_nobody_waits_for_it() -> None:
    program = "from quizapp.optimizer.child import _leave_with_parent; _leave_with_parent()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE) as left:
        assert left.poll() is None
        assert_leaves(left)


def test_the_process_that_fits_leaves_in_the_midst_of_its_work_when_nobody_waits_for_it() -> None:
    """Its work, which here never ends, must not keep it: whoever asked may be gone."""
    program = (
        "from quizapp.optimizer import child; import time; "
        "child.fitted = lambda *_: (print('begun', flush=True), time.sleep(600)); child.serve()"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as left:
        assert left.stdin
        assert left.stdout
        left.stdin.write(b'{"histories": [], "weights": []}\n')
        left.stdin.flush()
        assert left.stdout.readline() == b"begun\n"
        assert_leaves(left)


def assert_leaves(left: subprocess.Popen[bytes]) -> None:
    """The process goes by itself when its standard input ends."""
    try:
        assert left.stdin
        left.stdin.close()
        assert left.wait(timeout=60) == 1
    finally:
        left.kill()


def test_neither_the_environment_nor_the_current_folder_decides_what_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("fsrs_rs_python")
    for name in ("json", "fsrs_rs_python"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this one')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert fit()
