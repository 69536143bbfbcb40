"""Made-up answers to questions, for tests of what is said of both."""

import math
import random
from collections.abc import Iterator

from quizapp.core.health import Item
from quizapp.core.itemanalysis import Answer
from quizapp.core.picks import Picks

OPTIONS = (("right", True), ("near", False), ("far", False), ("odd", False))
GUESS = 1 / len(OPTIONS)
DAY = 739_000


def item(card_id: str, deck: str = "deck", **others: object) -> Item:
    """A choice of four options."""
    fields: dict[str, object] = {
        "card_id": card_id,
        "question_id": card_id,
        "deck": deck,
        "file": f"/decks/{deck}.yaml",
        "line": 3,
        "kind": "choice",
        "topic": "topic",
        "prompt": f"What is {card_id}?",
        "options": OPTIONS,
    }
    return Item(**(fields | others))  # type: ignore[arg-type]


def answer(card_id: str, learner: str = "me", *, day: int = DAY, right: bool = True, **others: object) -> Answer:
    """An answer without options, rated again if it was wrong."""
    fields: dict[str, object] = {"learner": learner, "card_id": card_id, "day": day, "right": right, "again": not right}
    return Answer(**(fields | others))  # type: ignore[arg-type]


def picked(card_id: str, option: int, learner: str = "me", **others: object) -> Answer:
    """A choice of one of the options, all four of them shown."""
    picks = Picks(frozenset(range(len(OPTIONS))), frozenset({option}))
    return answer(card_id, learner, right=option == 0, guess=GUESS, picks=picks, **others)  # type: ignore[arg-type]


def sat(learners: int, slopes: dict[str, float], seed: int = 1) -> Iterator[Answer]:
    """First attempts of learners of normal ability at questions: right with the logistic of slope times ability, and
    by guessing; the wrong options are alike.
    """
    dice = random.Random(seed)
    for number in range(learners):
        ability = dice.gauss(0, 1)
        for card_id, slope in slopes.items():
            known = dice.random() < 1 / (1 + math.exp(-slope * ability))
            option = 0 if known or dice.random() < GUESS else dice.choice((1, 2, 3))
            yield picked(card_id, option, f"learner {number}")
