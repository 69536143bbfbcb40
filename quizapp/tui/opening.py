"""Links and pictures are opened in a program that has a window of its own: one in this terminal would draw over it."""

import os
import shutil
import subprocess
import sys
import webbrowser
from threading import Thread

OPENED = "Opened in your picture viewer."
_STARTED_S = 1.0


def open_link(address: str) -> str:
    """Opens an address and says so; where there is no such browser, says that."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return "No browser was found: copy the address."
    if _in_terminal(browser) or not browser.open(address):
        return "No browser with a window was found: copy the address."
    return "Opened in your browser."


def open_picture(path: str) -> bool:
    """Opens a file, by its absolute path, in the system's viewer; whether there is one.

    It waits a second at most, to hear that nothing could be started.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606
        except OSError:
            return False
        return True
    viewer = _viewer()
    return bool(viewer) and _runs([viewer, os.path.abspath(path)])  # noqa: PTH100 - a path, never an option


def _viewer() -> str:
    """The program that opens a file where its kind belongs; empty where nothing can be seen."""
    if sys.platform == "darwin":
        return "" if "SSH_CONNECTION" in os.environ else shutil.which("open") or ""
    window = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return (shutil.which("xdg-open") or "") if window else ""


def _runs(command: list[str]) -> bool:
    """Starts a program apart from this terminal: it gets no key, writes nothing here, and outlives this program."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True)  # noqa: S603
    except OSError:
        return False
    try:
        return process.wait(_STARTED_S) == 0
    except subprocess.TimeoutExpired:
        Thread(target=process.wait, daemon=True).start()
        return True


def _in_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return isinstance(browser, webbrowser.GenericBrowser) and not isinstance(browser, webbrowser.BackgroundBrowser)
