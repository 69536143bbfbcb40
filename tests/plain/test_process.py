"""The whole program in lines: through pipes, as scripts and screen readers use it."""

import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from tests.plain.conftest import COMMAND, Program, Ratings

HERE = Path(__file__).parent
GOLDEN = HERE / "transcript.txt"
DECK = """\
deck: Eight kinds
id: eight
topic: mixed
cards:
  - q: Which **planet** is red?
    a: Mars
    hint: A god of war.
    source: Kepler 1609
  - cloze: Water boils at {{one hundred}} degrees.
  - q: |
      Which number is even?

      | name  | figure |
      |-------|-------:|
      | three |      3 |

      ```python
      print(4 % 2)
      ```
    shuffle: false
    choices:
      - wrong: Three
        why: It is one more than two.
      - right: Four
      - wrong: Five
  - q: Which of these are metals?
    shuffle: false
    choices:
      - right: Iron
      - wrong: Glass
      - right: Zinc
  - statement: Nine is a square number.
    a: true
  - q: Which gas is most of the air?
    a: nitrogen
    accept: []
    typos: 1
  - group: A spam filter
    context: |
      It flags **50** mails; 40 of them are spam.

      ![The mails as dots](mails.png)
    cards:
      - q: What is its precision?
        number: 0.8
        traps:
          0.2: That is the false discovery rate.
        why: 40/50 = 0.8.
        difficulty: 2
      - q: Which two counts have it in their names?
        a: [true positives, false positives]
        accept:
          true positives: TP
          false positives: FP
"""
STATEMENT = """\
- statement: Nine is a square number.
  a: true
"""
LINES = "\n".join(
    (
        *("help", "h", "", "s", "good"),
        *("", "h", "u", "", "3"),
        *("7", "1", ""),
        *("", "1 3", ""),
        *("nonsense", "false", "u", "1", ""),
        *("quit", "quit", "i", "u", "", "nitrogem", ""),
        *("many", "80", "n", "u", "80", "", "w", ""),
        *(":picture", ":case", "TP, true negatives", "i", ""),
        *("2", "e"),
    )
)


def type_line(running: subprocess.Popen[bytes], line: str) -> None:
    assert running.stdin is not None
    running.stdin.write(f"{line}\n".encode())
    running.stdin.flush()


def read_until(running: subprocess.Popen[bytes], text: str) -> str:
    """What comes up to a text; less when the output ends."""
    assert running.stdout is not None
    found = b""
    while not found.endswith(text.encode()) and (byte := running.stdout.read(1)):
        found += byte
    return found.decode()


def end(running: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """Status and the rest of both outputs, once it has ended by itself."""
    out, err = running.communicate(timeout=60)
    return running.returncode, out.decode(), err.decode()


def test_a_sitting_through_a_pipe_reads_like_this(program: Program) -> None:
    running = program(DECK)
    out, err = running.communicate(LINES.encode(), timeout=60)
    if os.environ.get("QUIZAPP_NEW_LOOKS"):
        GOLDEN.write_bytes(out)
    assert (running.returncode, err) == (0, b"")
    assert out.decode() == GOLDEN.read_text(encoding="utf-8")


def test_every_rating_is_stored_before_the_next_question_is_asked(program: Program, ratings: Ratings) -> None:
    running = program(DECK)
    for count in range(3):
        type_line(running, "pass")
        read_until(running, "Your rating: ")
        assert len(ratings()) == count
        type_line(running, "good")
        read_until(running, f"Question {count + 2} of")
        assert len(ratings()) == count + 1
    assert end(running)[0] == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of Unix")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_has_its_status_and_loses_no_answer(name: str, program: Program, ratings: Ratings) -> None:
    running = program(STATEMENT)
    type_line(running, "1")
    read_until(running, "Your rating: ")
    number = getattr(signal, name)
    running.send_signal(number)
    status, out, err = end(running)
    assert (status, err) == (128 + number, "")
    assert "Saved: " in out
    assert len(ratings()) == 1


@pytest.mark.skipif(os.name != "posix", reason="terminals of Unix")
def test_a_terminal_that_is_gone_ends_the_sitting_like_its_signal_and_loses_no_answer(
    environment: dict[str, str], tmp_path: Path, ratings: Ratings
) -> None:
    import pty

    (tmp_path / "deck.yaml").write_text(STATEMENT, encoding="utf-8")
    master, slave = pty.openpty()
    running = subprocess.Popen(COMMAND, env=environment, stdin=slave, stdout=slave, stderr=subprocess.PIPE)
    os.close(slave)
    os.write(master, b"1\n")
    seen = b""
    while b"Your rating: " not in seen:
        seen += os.read(master, 65_536)
    os.close(master)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (128 + signal.SIGHUP, b"")
    assert len(ratings()) == 1


def test_the_end_of_the_input_keeps_what_was_answered_and_is_fine(program: Program, ratings: Ratings) -> None:
    running = program(STATEMENT)
    type_line(running, "1")
    status, out, _ = end(running)
    assert (status, len(ratings())) == (0, 1)
    assert "Saved: " in out
    assert "1 card: " in out


@pytest.mark.skipif(os.name != "posix", reason="needs sh")
def test_closed_and_broken_pipes_are_quiet(program: Program) -> None:
    assert end(program(DECK, shell="<&-"))[0] == 0
    status, _, err = end(program(DECK, shell=">&-"))
    assert (status, err) == (1, "Standard output is closed: there is nowhere to write to.\n")
    running = program(DECK)
    assert running.stdout is not None
    running.stdout.close()
    running.stdout = None
    type_line(running, "")
    status, err = running.wait(60), running.communicate()[1].decode()
    assert (status, err) == (128 + 13, "")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe nitro\x00gen",
        b"\x1b[2J\x1b]52;c;eA==\x07",
        "n\u202eegortin".encode(),
        b"x" * 5_000_000,
        b"\xc3",
    ],
)
def test_any_bytes_are_an_answer_that_does_no_harm(line: bytes, program: Program, ratings: Ratings) -> None:
    running = program("- q: Which gas?\n  a: nitrogen\n  accept: []\n")
    out, err = running.communicate(line + b"\n\n", timeout=60)
    text = out.decode()
    assert (running.returncode, err) == (0, b"")
    assert "Not right: the answer is nitrogen." in text
    assert text.isprintable() or not set(text) & {chr(code) for code in (*range(10), *range(11, 32), 127, 0x202E)}
    assert len(text) < 20_000
    assert len(ratings()) == 1


def test_two_programs_at_once_wait_for_each_other(program: Program, ratings: Ratings, tmp_path: Path) -> None:
    running = program(STATEMENT)
    type_line(running, "1")
    read_until(running, "Your rating: ")
    with closing(sqlite3.connect(tmp_path / "data" / "quizapp.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        type_line(running, "")
        read_until(running, "Trying again.")
        other.execute("ROLLBACK")
    assert end(running)[0] == 0
    assert len(ratings()) == 1
