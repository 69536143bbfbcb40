"""Hints at formulas that are shown as their source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.formulas import hints
from quizapp.deckfiles.library import read_file
from quizapp.deckfiles.reader import Reading
from quizapp.errors import Level, Problem

Read = Callable[[str], Reading]
DECKS = Path(__file__).parents[2] / "decks"


def hinted(reading: Reading) -> list[Problem]:
    assert reading.deck is not None
    return list(hints(reading.deck))


def test_a_formula_that_falls_back_is_named_with_the_reason(read_text: Read) -> None:
    [hint] = hinted(read_text("- q: fine\n  a: it is\n\n- q: 'What is $\\nope{x}$?'\n  a: $x$\n"))
    assert (hint.line, hint.column, hint.level, hint.rule) == (4, 3, Level.HINT, "maths")
    assert hint.message == r"the formula `\nope{x}` is shown as its source: `\nope` is not known"
    assert "docs/maths.md" in hint.cure


@pytest.mark.parametrize(
    "deck",
    [
        "- q: a\n  a: '$x^a^b$'",
        "- q: a\n  a: b\n  why: '$x^a^b$'",
        "- q: a\n  a: b\n  hint: [c, '$x^a^b$']",
        "- q: a\n  a: b\n  reverse: '$x^a^b$'",
        "- q: a\n  accept: [c]\n  a: '$x^a^b$'",
        "- q: a\n  choices:\n    - right: b\n    - wrong: '$x^a^b$'",
        "- statement: '$x^a^b$'\n  a: true",
        "- cloze: 'it is {{$x^a^b$}}'",
        "- group: g\n  context: '$x^a^b$'\n  cards:\n    - q: a\n      a: b\n    - q: c\n      a: d",
    ],
)
def test_every_text_of_a_question_is_looked_at_and_a_formula_named_once(read_text: Read, deck: str) -> None:
    assert len(hinted(read_text(deck))) == 1


def test_what_is_understood_or_no_formula_has_no_hint(read_text: Read) -> None:
    assert not hinted(
        read_text(r"""
- q: 'costs $5 and $6, `$\nope$`, \$x\$'
  a: '$\frac{1}{2}$ and $\text{日本}$'
- cloze: 'The sum is $\frac{ {{a}} }{b}$'
""")
    )


@pytest.mark.parametrize("path", sorted(DECKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bundled_deck_has_no_hint(path: Path) -> None:
    assert not hinted(read_file(str(path), str(DECKS)).reading)
