"""Cards whose question was rewritten, moved or taken away: what their histories may belong to now."""

from typing import NamedTuple


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
