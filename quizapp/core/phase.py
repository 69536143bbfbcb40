"""Where a card is, and the grades that take it further."""

from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """FSRS's four grades."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """Where a card is: never seen, in its learning steps, at day-long intervals, in its relearning steps."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"
