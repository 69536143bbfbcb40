"""What a rule of item writing is: its level, its reason, an example of each side, and what it looks at."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from quizapp.core.deck import Kind
from quizapp.core.values import frozen
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.errors import Level

PICKED = frozenset({Kind.CHOICE, Kind.MULTI})
"""The kinds of question that have options."""


class Finding(NamedTuple):
    """What a rule has to say of a question: what is the matter, and the cure.

    `at` is a piece of the question's text as it is written: the problem is shown where it stands, else at the
    question. `level` is that of the rule if None.
    """

    message: str
    cure: str = ""
    at: str = ""
    level: Level | None = None


class DeckFinding(NamedTuple):
    """What a rule has to say of a deck; it is shown at the question `seen`, or at the head of the file if None."""

    finding: Finding
    seen: Seen | None = None


@frozen(kw_only=True)
class Rule:
    """A rule and how it is explained.

    `title` is what it asks for, in a few words; `why` the reason, with where the evidence is from; `limits` when to
    silence it. `bad` and `good` are decks in YAML that it speaks about and keeps silent on. Exactly one of
    `question` and `deck` looks for it; neither where the reader of decks, or who compares them, has it.
    `kinds` are those of the questions at which `question` looks; empty for all. A rule that is `noisy` is off unless
    it is asked for by its id.
    """

    id: str
    level: Level
    title: str
    why: str
    bad: str
    good: str
    limits: str = ""
    question: Callable[[Seen], Iterable[Finding]] | None = None
    kinds: frozenset[Kind] = frozenset()
    deck: Callable[[SeenDeck], Iterable[DeckFinding]] | None = None
    noisy: bool = False
