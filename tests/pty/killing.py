"""Kills the program at random moments of a sitting, again and again, and holds its log against what it acknowledged.

A rating is acknowledged when the next question shows. Half of the ends come within 60 ms of a rating's key. In every
fifth round eight instances study at once. A full run, its figures on standard output:
python -m tests.pty.killing --rounds 1000 --seed 9
"""

import argparse
import random
import re
import signal
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.pty.nursery import Nursery
from tests.pty.room import Room
from tests.pty.terminal import HAND_S, LOST_S, RATINGS, Terminal

WITHIN_S = 0.060
LONGEST_S = 1.5
CROWD, EVERY = 8, 5
MOST_RATINGS = 3
QUESTIONS = 4000
ENDS = ("KILL", "TERM", "HUP", "hang-up")
EASY = 4
Asked = tuple[int, int]
"""The place of a card in its deck, from 0, and a rating."""


class Told(NamedTuple):
    """What a sitting rated: what was acknowledged, and what else was tried."""

    acknowledged: list[Asked]
    tried: list[Asked]


@dataclass(slots=True)
class Figures:
    """What all rounds come to."""

    rounds: int = 0
    sittings: int = 0
    acknowledged: int = 0
    stored_unseen: int = 0
    lost: int = 0
    invented: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    slowest_start_s: float = 0.0

    def __str__(self) -> str:
        """One line for a table."""
        ends = ", ".join(f"{name} {self.ends[name]}" for name in ENDS)
        return (
            f"{self.rounds} rounds, {self.sittings} sittings ({ends}): {self.acknowledged} ratings acknowledged, "
            f"{self.lost} lost, {self.invented} invented, {self.stored_unseen} stored and not yet shown as such; "
            f"slowest start {self.slowest_start_s:.1f} s"
        )


class SharedNursery(Nursery):
    """A nursery that several threads ask, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._one = threading.Lock()

    def ask(self, *order: object) -> str:
        with self._one:
            return super().ask(*order)


class Killing:
    """Rounds of sittings in one room that all end before their time."""

    def __init__(self, folder: Path, nursery: Nursery, seed: int) -> None:
        self.figures = Figures()
        self._chance = random.Random(seed)
        self._room = Room(folder, nursery, lambda terminal: terminal)
        self._room.write("many.yaml", "".join(f"- q: Question {n}?\n  a: a\n" for n in range(1, QUESTIONS + 1)))
        self._known: Counter[Asked] = Counter()

    def rounds(self, count: int) -> Figures:
        """So many rounds. Fails where a rating was lost or invented, or the database is not whole."""
        for number in range(count):
            self._round(CROWD if number % EVERY == EVERY - 1 else 1)
        return self.figures

    def _round(self, sittings: int) -> None:
        seeds = [self._chance.random() for _ in range(sittings)]
        told: list[Told] = []
        failed: list[BaseException] = []
        threads = [threading.Thread(target=self._sit, args=(random.Random(seed), told, failed)) for seed in seeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]
        self._hold_against_log(told)
        self.figures.rounds += 1
        self.figures.sittings += sittings

    def _sit(self, chance: random.Random, told: list[Told], failed: list[BaseException]) -> None:
        try:
            told.append(self._sitting(chance))
        except BaseException as error:  # noqa: BLE001 - the thread that waits raises it
            failed.append(error)

    def _sitting(self, chance: random.Random) -> Told:
        """Rates some cards and is ended."""
        begun = time.monotonic()
        with self._room.start("study", "--limit", str(QUESTIONS)) as terminal:
            terminal.wait_until(lambda: question(terminal), "a question after a clean start")
            self.figures.slowest_start_s = max(self.figures.slowest_start_s, time.monotonic() - begun)
            acknowledged = [rated(terminal) for _ in range(chance.randrange(MOST_RATINGS + 1))]
            tried = self._end_near_key(terminal, chance) if chance.random() < 0.5 else self._end(terminal, chance)
            if tried and question(terminal) not in (None, tried[0][0] + 1):
                return Told(acknowledged + tried, [])
            return Told(acknowledged, tried)

    def _end_near_key(self, terminal: Terminal, chance: random.Random) -> list[Asked]:
        """Ends a sitting within some milliseconds of a rating's key."""
        place = shown(terminal)
        terminal.reveal()
        terminal.pause()
        terminal.send(str(EASY))
        terminal.pause(chance.uniform(0, WITHIN_S))
        self._finish(terminal, chance)
        return [(place, EASY)]

    def _end(self, terminal: Terminal, chance: random.Random) -> list[Asked]:
        """Ends a sitting at some moment of an answer, rating without looking."""
        place = shown(terminal)
        timer = chance.uniform(0, LONGEST_S)
        terminal.send(" ")
        terminal.pause(timer / 2)
        terminal.send(str(EASY))
        terminal.pause(timer / 2)
        self._finish(terminal, chance)
        return [(place, EASY)]

    def _finish(self, terminal: Terminal, chance: random.Random) -> None:
        how = chance.choice(ENDS)
        self.figures.ends[how] += 1
        if how == "hang-up":
            terminal.hang_up()
            return
        terminal.signal(signal.Signals[f"SIG{how}"])
        terminal.finish()

    def _hold_against_log(self, told: Sequence[Told]) -> None:
        stored = Counter(self._room.ratings())
        new = stored - self._known
        acknowledged = Counter(one for sitting in told for one in sitting.acknowledged)
        tried = Counter(one for sitting in told for one in sitting.tried)
        lost, unseen = acknowledged - new, new - acknowledged
        self.figures.acknowledged += acknowledged.total()
        self.figures.lost += lost.total() + (self._known - stored).total()
        self.figures.invented += (unseen - tried).total()
        self.figures.stored_unseen += (unseen & tried).total()
        self._known = stored
        assert not self.figures.lost, f"lost: {lost}"
        assert not self.figures.invented, f"invented: {unseen - tried}"
        self._room.assert_whole()


def question(terminal: Terminal) -> int | None:
    """The number of the question on the screen."""
    found = re.search(r"Question (\d+)\?", terminal.text)
    return int(found[1]) if found else None


def shown(terminal: Terminal) -> int:
    """The place of the card on the screen, from 0."""
    number = question(terminal)
    assert number is not None, terminal.text
    return number - 1


def rated(terminal: Terminal) -> Asked:
    """Rates the card on the screen and waits until that is acknowledged."""
    place = shown(terminal)
    terminal.reveal()
    while question(terminal) == place + 1:
        terminal.pause(HAND_S)
        if all(rating in terminal.text for rating in RATINGS):
            terminal.send(str(EASY))
        give_up = time.monotonic() + LOST_S
        while question(terminal) == place + 1 and time.monotonic() < give_up:
            terminal.pause(0.02)
    return place, EASY


def main() -> None:
    """A full run."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=9)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, SharedNursery() as nursery:
        print(Killing(Path(folder) / "room", nursery, wanted.seed).rounds(wanted.rounds))  # noqa: T201


if __name__ == "__main__":
    main()
