"""What the tests of rules share: the fixtures of each rule, and what is said of a deck.

A rule that looks itself has a file `fixtures/<ID>.yaml`:

    bad:                      # three decks or more
      - deck: |
          - q: Which one?
            a: ...
        lines: [2]            # the rule speaks exactly here, whatever other rules say
    good:                     # three near misses or more: the rule is silent
      - |
        - q: Which one?
          a: ...

Its own examples (`Rule.bad`, `Rule.good`) are held to the same; where it speaks of the bad one is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from quizapp.deckfiles.lint.linting import lint
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.reader import read
from quizapp.errors import Level, Problem

FIXTURES = Path(__file__).parent / "fixtures"
DAY = date(2027, 1, 15)


@dataclass(frozen=True)
class Fixture:
    """A deck, and the lines at which its rule speaks: none for a near miss, None for any."""

    rule: str
    name: str
    deck: str
    lines: tuple[int, ...] | None = ()

    def __str__(self) -> str:
        return f"{self.rule} {self.name}"


def fixtures(rule: str) -> Iterator[Fixture]:
    """The fixtures of a rule, its own examples first."""
    yield Fixture(rule, "its bad example", RULES[rule].bad, None)
    yield Fixture(rule, "its good example", RULES[rule].good)
    path = FIXTURES / f"{rule}.yaml"
    written = yaml.safe_load(path.read_text()) if path.is_file() else {"bad": [], "good": []}
    for number, entry in enumerate(written["bad"], start=1):
        yield Fixture(rule, f"bad {number}", entry["deck"], tuple(entry["lines"]))
    for number, deck in enumerate(written["good"], start=1):
        yield Fixture(rule, f"good {number}", deck)


def said(deck: str, *noisy: str) -> tuple[Problem, ...]:
    """What the rules say of a deck, which has to read without errors."""
    reading = read(deck.encode(), "/nowhere/deck.yaml", "/nowhere")
    assert reading.deck is not None, [problem.sentence for problem in reading.problems]
    assert [problem for problem in reading.problems if problem.level is Level.ERROR] == []
    return tuple(lint(reading.deck, deck.split("\n"), noisy=noisy, day=DAY))
