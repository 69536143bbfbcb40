"""How a question does with those who answer it: what its reviews say that its author should know."""

from enum import StrEnum
from typing import NamedTuple

from quizapp.core.stats.wilson import Z95, bounds

FEW = 5
"""So many answers at least, for a share of them to be told as one."""


class Sign(StrEnum):
    """What may be wrong with a question; `core/itemsigns.py` says when."""

    HARD = "hard"
    MISLEADING = "misleading"
    BLUNT = "blunt"
    LEECH = "leech"
    LAPSES = "lapses"
    UNCHOSEN = "unchosen"
    EASY = "easy"
    SLOW = "slow"
    FLAGGED = "flagged"

    @property
    def rule(self) -> str:
        """The rule by which it is explained and silenced."""
        return f"H-{self}"


class Share(NamedTuple):
    """So many `times` of so many, with the interval that the true share lies in, [0, 1] (Wilson, 95 %)."""

    times: int = 0
    of: int = 0
    low: float = 0.0
    high: float = 1.0

    @property
    def value(self) -> float | None:
        """The share [0, 1]; None of nothing."""
        return self.times / self.of if self.of else None

    @property
    def is_small(self) -> bool:
        """Whether it is of too few to say anything."""
        return self.of < FEW


def share(times: int, of: int) -> Share:
    """So many of so many, with the 95 % interval of Wilson's score."""
    return Share(times, of, *bounds(times, of, Z95)) if of else Share()


class OptionUse(NamedTuple):
    """How often an option was chosen of the times it was shown with no hint open: by all, and at first sight by the
    half of the learners that knows more and by the half that knows less.
    """

    text: str
    right: bool
    chosen: Share
    upper: Share | None = None
    lower: Share | None = None


class Discrimination(NamedTuple):
    """How being right here goes with being right elsewhere in the deck, [-1, 1], with its 95 % interval."""

    value: float
    low: float
    high: float


class Item(NamedTuple):
    """A card as its author wrote it; `prompt` and `options` (with whether they are right) are Markdown, with `…` for
    numbers that are drawn.

    `silenced` are the rules that its author silenced.
    """

    card_id: str
    question_id: str
    deck: str
    file: str
    line: int
    kind: str
    topic: str
    prompt: str
    options: tuple[tuple[str, bool], ...] = ()
    silenced: frozenset[str] = frozenset()


class ItemHealth(NamedTuple):
    """What the reviews of a card say.

    `facility` is the share of first attempts that were right, one of each of the `learners`, `guess` the mean chance
    that guessing had in them, [0, 1). `lapses` is the share of reviews a day or more after the one before that were
    forgotten, `expected` the share [0, 1] that was predicted to be; None where less than half were. `took_ms` is the
    geometric mean of the time that an answer took [ms], `usual_ms` that of the deck's other questions of the kind.
    `rewordings` counts the options chosen that have another wording by now. `most_lapses` is the greatest count of one
    learner, `flagged` how many learners flagged the card. `discrimination` is None where too few learners answered.
    """

    item: Item
    reviews: int = 0
    learners: int = 0
    facility: Share = Share()
    guess: float = 0.0
    right: Share = Share()
    lapses: Share = Share()
    expected: float | None = None
    took_ms: int | None = None
    usual_ms: int | None = None
    options: tuple[OptionUse, ...] = ()
    rewordings: int = 0
    most_lapses: int = 0
    flagged: int = 0
    discrimination: Discrimination | None = None
    signs: tuple[Sign, ...] = ()

    @property
    def corrected(self) -> float | None:
        """The facility less what guessing gets, (p − g) / (1 − g), [0, 1]; None of nothing."""
        right = self.facility.value
        return None if right is None else min(max((right - self.guess) / (1 - self.guess), 0.0), 1.0)
