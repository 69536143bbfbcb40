"""Cards whose question was rewritten, moved or taken away: what their histories may belong to now."""

from enum import StrEnum
from typing import NamedTuple

from quizapp.core.deck import Kind


class Former(NamedTuple):
    """A studied card that no deck has any more, as it last stood there.

    `line` counts from 1; `answer` is what was right, as text; `reviews` are counted, `last_day` [date ordinal] is the
    newest of them.
    """

    card_id: str
    deck: str
    file: str
    line: int
    topic: str
    part: str
    prompt: str
    answer: str
    reviews: int
    last_day: int | None


class Likely(NamedTuple):
    """A card in the decks that a former card may have become, with how alike they are, [0, 1]."""

    card_id: str
    deck: str
    file: str
    line: int
    prompt: str
    answer: str
    score: float


class Orphan(NamedTuple):
    """A former card and what it may have become, the likeliest first; nothing if there is no such card."""

    former: Former
    likely: tuple[Likely, ...] = ()


class Carried(NamedTuple):
    """A history that was carried over to another card."""

    former: Former
    now: Likely


class Change(StrEnum):
    """What happened to a card since it, or its deck, was studied last."""

    ADDED = "added"
    SIBLING = "added to a question"
    REWORDED = "reworded"
    CORRECTED = "answer corrected"
    KIND = "asked as another kind"
    OPTIONS = "with other options or accepted forms"
    TOPIC = "under another topic"
    EXPLAINED = "explanation only"
    MOVED = "moved"
    GONE = "gone"


class Effect(StrEnum):
    """What a change does to a card."""

    KEPT = "history kept"
    CARRIED = "history carried over"
    DUE = "due now"
    NEW = "new"
    WAITS = "history waits"


class Edit(NamedTuple):
    """A card that changed: as it stood when it was studied last, and as it stands now; None where there is none.

    `kind` is that in which it is asked now, if that changed.
    """

    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]
    before: Former | None
    now: Likely | None
    kind: Kind | None = None

    @property
    def place(self) -> tuple[str, int]:
        """The file and the line where it stands, or stood."""
        here = self.now or self.before
        return (here.file, here.line) if here else ("", 0)
