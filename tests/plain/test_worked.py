"""The worked examples of the deck format, all kinds of them, answered through a pipe."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.plain.conftest import Program, Ratings

WORKED = (Path(__file__).parents[1] / "deckfiles" / "worked.yaml").read_text(encoding="utf-8")

PROMPTS = (b"Type ", b"Press enter for", b"Choose ", b"1 for true")


def answered(program: Program, *lines: str) -> str:
    """What is said to these lines."""
    running = program(WORKED)
    out, err = running.communicate("\n".join(lines).encode(), timeout=60)
    assert (running.returncode, err) == (0, b"")
    return out.decode()


def question(text: str, start: str) -> str:
    """What is said from a question to the next one."""
    return text[text.index(start) :].partition("\nQuestion ")[0]


@pytest.fixture
def skimmed(program: Program) -> str:
    """A sitting in which nothing is known and everything is called good."""
    return answered(program, *[":pass", "good"] * 20)


def test_every_worked_example_is_asked_answered_and_rated(skimmed: str, ratings: Ratings) -> None:
    assert re.findall(r"^Question (\d+) of", skimmed, re.M) == [str(number + 1) for number in range(14)]
    assert skimmed.count("Not known yet.") == 14
    assert ratings() == [3] * 14


def test_a_calculated_example_shows_its_own_numbers_and_no_braces(skimmed: str) -> None:
    assert "{{" not in skimmed
    asked = question(skimmed, "A filter catches")
    tp, fp = map(int, re.findall(r"\d+", asked)[:2])
    assert f"Why: Precision = {tp} / ({tp} + {fp}) = {tp / (tp + fp):.3f}." in asked


def test_steps_and_pairs_are_told_in_the_right_order(skimmed: str) -> None:
    assert "\n1. Choose the action in the current state from the policy\n2. Take it and" in question(skimmed, "Put one")
    assert "A. Demographic parity: share of people selected\n" in question(skimmed, "Match each").partition("Answer")[2]


def test_the_case_of_a_group_is_said_once(skimmed: str) -> None:
    assert skimmed.count("You have 400 labelled leaf photographs") == 1
    assert skimmed.count("The case is the same as before") == 2


def test_steps_are_put_in_order_by_whoever_reads_them(program: Program, ratings: Ratings) -> None:
    running = program(WORKED)
    assert running.stdin is not None
    assert running.stdout is not None
    steps = ["Choose the action", "Take it", "Choose the next", "Move the old"]
    found = b""
    while not found.endswith(b"in the right order: "):
        prompt = found.rpartition(b"\n")[2]
        if prompt == b"Your rating: ":
            _type(running, "good")
        elif prompt.endswith(b": ") and prompt.startswith(PROMPTS):
            _type(running, ":pass")
        byte = running.stdout.read(1)
        assert byte, "it went on"
        found += byte
    shown = question(found.decode(), "Put one round of Sarsa in order.")
    numbers = [re.search(rf"^(\d)\. {step}", shown, re.M) for step in steps]
    _type(running, " ".join(number[1] for number in numbers if number))
    out, _ = running.communicate(timeout=60)
    assert "Right." in out.decode()
    assert ratings()[-1] == 3


def test_an_answer_called_right_is_written_into_the_deck_and_counts(program: Program, tmp_path: Path) -> None:
    deck = "- q: Which gas is most of the air?  # by volume\n  a: nitrogen\n  accept: []\n"
    first, _ = program(deck).communicate(b"N2\ni\naccept\nyes\n\n", timeout=60)
    assert "Write this into the deck? Yes or no: yes\nWritten into" in first.decode()
    written = (tmp_path / "deck.yaml").read_text(encoding="utf-8")
    assert "N2" in written
    assert written.startswith("- q: Which gas is most of the air?  # by volume\n  a: nitrogen\n")
    again, _ = program(written.replace("Which gas is most of the air?", "Name what most of the air is.")).communicate(
        b"N2\n", timeout=60
    )
    assert "Right: the answer is nitrogen." in again.decode()


def _type(running: subprocess.Popen[bytes], line: str) -> None:
    assert running.stdin is not None
    running.stdin.write(f"{line}\n".encode())
    running.stdin.flush()
