"""A deck file in the uniform layout: each step changes the text, and counts only if the deck is read as before."""

from quizapp.deckfiles.layout.gaps import spaced
from quizapp.deckfiles.layout.indents import indented
from quizapp.deckfiles.layout.lines import UnusualError
from quizapp.deckfiles.layout.names import shortened
from quizapp.deckfiles.layout.order import ordered
from quizapp.deckfiles.rewriting import Opened

STEPS = (shortened, ordered, indented, spaced)


def formatted(file: Opened) -> str:
    """The text of a deck file in the uniform layout. Wording, comments, quotes and line ends stay as they are."""
    text = file.text
    for step in STEPS:
        try:
            changed = step(text)
        except UnusualError:
            continue
        if changed != text and file.says(changed, file.deck):
            text = changed
    return text
