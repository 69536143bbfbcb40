"""Pictures are opened apart from the terminal, or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quizapp.tui.opening import open_picture

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the viewer of other systems is another one")


@pytest.fixture
def viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A viewer that does what its script says; by default it notes what it is given."""
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\necho noise; echo trouble >&2\nprintf "%s" "$*" > "{tmp_path}/given"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    return program


def test_a_picture_is_given_to_the_viewer_by_its_whole_path_and_nothing_is_printed(
    viewer: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(viewer.parent)
    assert open_picture("-x; rm.png")
    assert (viewer.parent / "given").read_text() == f"{viewer.parent}/-x; rm.png"
    assert capfd.readouterr() == ("", "")


def test_without_a_display_nothing_is_started(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not open_picture("/decks/roc.png")
    assert not (viewer.parent / "given").exists()


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/no/such/shell\n"])
def test_a_viewer_that_fails_is_told(viewer: Path, script: str) -> None:
    viewer.write_text(script)
    assert not open_picture("/decks/roc.png")


def test_without_a_viewer_nothing_is_started(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    viewer.unlink()
    monkeypatch.setenv("PATH", str(viewer.parent))
    assert not open_picture("/decks/roc.png")


def test_a_viewer_that_stays_open_is_not_waited_for(viewer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.tui.opening._STARTED_S", 0.05)
    viewer.write_text(f'#!/bin/sh\nread line < "{viewer.parent}/pipe"\n')
    import os

    os.mkfifo(viewer.parent / "pipe")
    assert open_picture("/decks/roc.png")
    (viewer.parent / "pipe").write_text("end\n")
