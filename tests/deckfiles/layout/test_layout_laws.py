"""Laws of formatting over layouts: the deck stays, every line stays, and a second time changes nothing."""

import re
from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.deckfiles.layout.formatting import STEPS, formatted
from quizapp.deckfiles.layout.lines import UnusualError
from quizapp.deckfiles.reader import read
from quizapp.deckfiles.rewriting import Opened

PATH = "/nowhere/deck.yaml"
Draw = st.DrawFn
VALUES = {
    "q": ["x", "'x: y'", "long\n~ and\n~~ longer", '"quoted\n~text  "'],
    "a": ["b", "|\n~b\n\n~ c # d", ">-\n~~folded\n~~text\n", "no  # a note", "'#'"],
    "why": ["c", "|\n~~~c\n~~~# d", "c\n~d"],
    "hint": ["[h, i]", "[h,\n~i]", "\n~- h\n~# of i\n~- |\n~~~i", "\n- h\n- i"],
    "tags": ["[t]", "t"],
    "wrong": ["[e, f]", "\n~e: f\n~g:\n~h: |\n~~~i", "\n~# of e\n~'e # f': >\n~~~g\n", "\n- e\n- f"],
    "x-mine": ["{k: [1,\n~2]}", "\n~k:\n~~ - 1", "m"],
}
HEAD = ["deck: D", "topic: t  # t", "after:\n- o", "sources:\n    s: long\n     text", "# head\nabout: |\n   a\n   b"]


@st.composite
def entries(draw: Draw, keys: list[str], column: int) -> list[str]:
    """The lines of a question's entries, all in a column."""
    lines: list[str] = []
    for key in draw(st.permutations(keys)):
        if draw(st.booleans()) and draw(st.booleans()):
            lines += [" " * (column * draw(st.booleans())) + f"# on {key}"]
        value = draw(st.sampled_from(VALUES[key])).replace("~", " " * draw(st.integers(1, 4)))
        first, *rest = f"{key}: {value}".split("\n")
        lines += [" " * column + first.rstrip(), *(" " * column + line if line else "" for line in rest)]
        lines += [""] * (not draw(st.integers(0, 5)))
    return lines


@st.composite
def items(draw: Draw, column: int, number: int) -> list[str]:
    """The lines of a list of questions and their dashes in a column."""
    lines: list[str] = []
    for place in range(draw(st.integers(1, 3))):
        keys = ["q", "a", *draw(st.lists(st.sampled_from(["why", "hint", "tags", "wrong", "x-mine"]), unique=True))]
        gap = draw(st.integers(1, 4))
        body = draw(entries(keys, column + 1 + gap))
        named = [re.sub(r"(\bq: '?\"?)", rf"\g<1>{number}{place} ", line) for line in body]
        dash = " " * column + "-"
        first = next((at for at, line in enumerate(named) if not line.strip().startswith("#")), 0)
        if draw(st.integers(0, 4)) and first == 0:
            lines += [dash + named[0][column + 1 :], *named[1:]]
        else:
            lines += [dash, *named]
        lines += [" " * draw(st.integers(0, 6)) + "# between"] * (not draw(st.integers(0, 4)))
        lines += [""] * draw(st.integers(0, 2))
    return lines


@st.composite
def decks(draw: Draw) -> str:
    """The text of a deck in some layout."""
    column = draw(st.integers(0, 4))
    lines = draw(items(column, 1))
    if draw(st.booleans()):
        step = draw(st.integers(0, 3))
        inner = draw(items(column + 2 + step, 2))
        spaces = " " * (column + 2)
        group = [
            " " * column + "- cards:",
            *inner,
            f"{spaces}# of the title",
            f"{spaces}group: g",
            f"{spaces}context: c",
        ]
        lines = [*lines, *group]
    if column or draw(st.booleans()):
        heads = draw(st.permutations(HEAD))
        cut = draw(st.integers(0, len(heads)))
        before, after = ("\n".join(part).split("\n") if part else [] for part in (heads[:cut], heads[cut:]))
        lines = [*before, "cards:", *lines, *after]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + end * draw(st.booleans())


def opened(text: str) -> Opened:
    data = text.encode()
    deck = read(data, PATH, "/nowhere").deck
    assert deck is not None
    return Opened(PATH, "/nowhere", data, text, deck)


def bare(text: str) -> Counter[str]:
    """The lines without what a layout may change: indentation, dashes, and empty lines."""
    return Counter(found for line in text.splitlines() if (found := re.sub(r"^[\s-]+|\s+$", "", line)))


@settings(max_examples=200)
@given(text=decks())
def test_the_deck_and_its_lines_stay_and_a_second_time_changes_nothing(text: str) -> None:
    file = opened(text)
    changed = formatted(file)
    assert file.says(changed, file.deck)
    assert bare(changed) == bare(text)
    assert formatted(replace(file, data=changed.encode(), text=changed)) == changed


@settings(max_examples=100)
@given(text=decks())
def test_no_step_has_to_be_taken_back(text: str) -> None:
    file = opened(text)
    for step in STEPS:
        try:
            changed = step(file.text)
        except UnusualError:
            continue
        assert file.says(changed, file.deck), step.__name__
        file = replace(file, data=changed.encode(), text=changed)
