"""The bar of a command: it shows what takes long, even where that tells nothing any more, and leaves no line behind."""

import io
import sys

import pytest

from quizapp.cli.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown_on(monkeypatch: pytest.MonkeyPatch, before_s: float) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("quizapp.cli.progress._BEFORE_S", before_s)
    return terminal


def test_work_that_begins_and_tells_nothing_any_more_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = shown_on(monkeypatch, 0.01)
    with Bar() as bar:
        bar.tell("reading the backup through", 0, 0)
        assert bar._silent is not None
        bar._silent.join()
    assert "reading the backup through …" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


@pytest.mark.parametrize("shown", [True, False])
def test_what_is_over_at_once_shows_nothing(monkeypatch: pytest.MonkeyPatch, shown: bool) -> None:
    terminal = shown_on(monkeypatch, 1000.0)
    with Bar(shown=shown) as bar:
        bar.tell("reading", 0, 0)
    assert "reading" not in terminal.getvalue()
