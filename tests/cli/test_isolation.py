"""A deck cannot reach the network or start a program."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOSTILE = """\
deck: "[link=https://example.com]x[/link]"
cards:
  - q: "![img](https://example.com/x.png) <img src='https://example.com/y.png'> $(touch marker) `touch marker`"
    a: "[x](file:///etc/passwd) {{__import__('os').system('touch marker')}}"
    accept: ["/(a|b)+$/", "/x{2,9}/"]
    image: https://example.com/z.png
    source: https://example.com/
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("command", [["check"], ["cards"], ["due"]])
def test_nothing_is_connected_to_and_nothing_is_run(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "deck.yaml").write_text(HOSTILE)
    trace = tmp_path / "trace"
    program = [sys.executable, "-m", "quizapp", "--data", str(tmp_path / "data"), "--decks", str(tmp_path), *command]
    traced = ["strace", "-f", "-o", str(trace), "-e", "trace=connect,execve", *program]
    done = subprocess.run(traced, capture_output=True, check=False)
    if b"ptrace" in done.stderr:
        pytest.skip("this system does not let programs be traced")
    calls = re.findall(r"\b(connect|execve)\(", trace.read_text())
    assert calls == ["execve"]
    assert not list(tmp_path.rglob("marker"))
