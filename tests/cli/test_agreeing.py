"""What only the learner can decide is asked before it is done."""

import io
import sys

import pytest

from quizapp.cli.agreeing import agreed
from quizapp.errors import QuizError


def somebody(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Lets somebody sit at a terminal and type this."""
    stdin = io.StringIO(typed)
    monkeypatch.setattr(stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)


@pytest.mark.parametrize(
    ("typed", "yes"), [("y\n", True), (" Yes \n", True), ("n\n", False), ("\n", False), ("", False), ("yep\n", False)]
)
def test_only_yes_is_yes(
    typed: str, yes: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    somebody(monkeypatch, typed)
    assert agreed("Do that?", "quizapp do --yes") == yes
    out, err = capsys.readouterr()
    assert (out, err.startswith("Do that? y/N ")) == ("", True)
    assert ("Nothing was changed." in err) != yes


@pytest.mark.parametrize("stream", ["stdin", "stderr"])
def test_where_nobody_can_answer_the_way_without_asking_is_said(stream: str, monkeypatch: pytest.MonkeyPatch) -> None:
    somebody(monkeypatch, "y\n")
    monkeypatch.setattr(sys, stream, None)
    with pytest.raises(QuizError, match="`quizapp do --yes` does it without asking"):
        agreed("Do that?", "quizapp do --yes")
