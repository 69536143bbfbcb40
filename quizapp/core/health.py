"""How a question does with those who answer it: what its reviews say that its author should know."""

from enum import StrEnum
from typing import NamedTuple


class Sign(StrEnum):
    """What may be wrong with a question."""

    HARD = "hard"
    EASY = "easy"
    SLOW = "slow"
    LEECH = "leech"
    LAPSES = "lapses"
    UNCHOSEN = "unchosen"
    MISLEADING = "misleading"
    FLAGGED = "flagged"


class Share(NamedTuple):
    """So many `times` of so many, with the interval that the true share lies in, [0, 1] (Wilson, 95 %)."""

    times: int
    of: int
    low: float
    high: float


class OptionUse(NamedTuple):
    """How often an option was chosen: by all, and by the half of the learners that knows more and that knows less."""

    text: str
    right: bool
    chosen: Share
    upper: Share | None = None
    lower: Share | None = None


class ItemHealth(NamedTuple):
    """What the reviews of a card say.

    `facility` is the share of first attempts that were right, `lapses` the share of reviews of known cards that
    were forgotten, `took_ms` the mean time of an answer [ms]. `discrimination` is the correlation of being right here
    with being right elsewhere, with its interval [-1, 1]; None without several learners. `learners` are counted.
    """

    card_id: str
    question_id: str
    deck: str
    file: str
    line: int
    kind: str
    topic: str
    prompt: str
    reviews: int
    learners: int
    facility: Share
    right: Share
    lapses: Share
    took_ms: int | None
    options: tuple[OptionUse, ...] = ()
    discrimination: tuple[float, float, float] | None = None
    signs: tuple[Sign, ...] = ()
