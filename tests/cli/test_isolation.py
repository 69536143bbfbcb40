"""A deck cannot reach the network or start a program, whatever is done with it."""

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
COMMANDS = (
    *(["check"], ["cards"], ["due"], ["topics"], ["stats"], ["study", "--plain"]),
    *(["doctor"], ["doctor", "--deep"], ["backup"], ["log", "export", "-"], ["fmt", "deck.yaml"]),
)


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_is_connected_to_and_nothing_is_run(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "deck.yaml").write_text(HOSTILE)
    trace = tmp_path / "trace"
    program = [sys.executable, "-m", "quizapp", "--data", str(tmp_path / "data"), "--decks", str(tmp_path), *command]
    traced = ["strace", "-f", "-o", str(trace), "-e", "trace=connect,execve", *program]
    done = subprocess.run(traced, capture_output=True, check=False, input=b"an answer\n3\n", cwd=tmp_path)
    if b"ptrace" in done.stderr:
        pytest.skip("this system does not let programs be traced")
    assert done.returncode in (0, 1), done.stderr
    calls = re.findall(r"\b(connect|execve)\(", trace.read_text())
    assert calls == ["execve"]
    assert not list(tmp_path.rglob("marker"))
