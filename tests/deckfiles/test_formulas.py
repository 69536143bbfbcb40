"""Hints at formulas that are shown as their source."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.formulas import PARTNER, hints
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
        "- q: a\n  a: [b, '$x^a^b$']\n  accept: []",
        "- q: a\n  accept: []\n  a: b\n  reject: {c: '$x^a^b$'}",
        "- q: a\n  number: 3\n  traps: {4: '$x^a^b$'}",
        "- q: a\n  order: [b, '$x^a^b$']",
        "- q: a\n  match: {'$x^a^b$': b, c: d}",
        "- q: a\n  match: {b: c, d: e}\n  decoys: ['$x^a^b$']",
        "- q: a\n  number: = n\n  vars: {n: 1..9}\n  why: '$x^{{n}}^b$'",
        "- cloze: 'it is {{$x^a^b$}}'",
        "- group: g\n  context: '$x^a^b$'\n  cards:\n    - q: a\n      a: b\n    - q: c\n      a: d",
    ],
)
def test_every_text_of_a_question_is_looked_at_and_a_formula_named_once(read_text: Read, deck: str) -> None:
    assert len(hinted(read_text(deck))) == 1


@pytest.mark.parametrize(
    ("text", "sign", "shown"),
    [
        (r"Half is $\frac{1}{2} of it", "$", r"$\frac{1}{2} of it"),
        (r"Half is $\frac{1", "$", r"$\frac{1"),
        (r"Half is \frac{1}{2}$ of it", "$", r"\frac{1}{2}$"),
        ("Some $x^2 and more", "$", "$x^2 and more"),
        ("A power $2^n here", "$", "$2^n here"),
        (r"An angle $\alpha is wide", "$", r"$\alpha is wide"),
        (r"$a$ and $\left( b", "$", r"$\left( b"),
        (r"Costs $5, and $\sqrt{2} then", "$", r"$\sqrt{2} then"),
        ("The sum\n\n    $$\n\n    x = 1\n    $$", "$$", "$$"),
        ("A lone $$ here", "$$", "$$ here"),
    ],
)
def test_a_formula_without_its_end_is_named_with_the_cure(read_text: Read, text: str, sign: str, shown: str) -> None:
    [hint] = hinted(read_text(f"- q: |-\n    {text}\n  a: b\n"))
    assert hint.message == f"a `{sign}` without a partner: `{shown}` is shown as it is written"
    assert (hint.rule, hint.level, hint.cure) == ("maths", Level.HINT, PARTNER)


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5.",
        "US$ and A$",
        "US$5 or $1,000.50, $5k, $5/month",
        "$5 and a^b",
        "$HOME and $PATH_X",
        r"`$\frac{1` in code",
        r"\$\frac{1} as text",
        "1000$",
        r"$5 and C:\temp",
        "$$$",
        "$x$ costs $5",
        "```sh\n    echo $$ $x^2\n    ```",
    ],
)
def test_prices_names_and_code_are_no_formulas_without_an_end(read_text: Read, text: str) -> None:
    assert not hinted(read_text(f"- q: |-\n    {text}\n  a: b\n"))


@pytest.mark.parametrize("text", ["$x " * 20_000, "\\a{" * 20_000 + "$x$", "$x$ " + "\\a" * 30_000])
def test_a_text_full_of_signs_takes_no_time_that_grows_with_its_square(read_text: Read, text: str) -> None:
    assert not hinted(read_text(f"- q: |-\n    {text}\n  a: b\n"))


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
