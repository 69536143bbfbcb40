"""Blueprint, seed and what there is → the cards of a paper, the same for everybody who has the same decks."""

from collections.abc import Mapping, Sequence

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Candidate, Draw


def drawn(blueprint: Blueprint, seed: int, pool: Sequence[Candidate], weights: Mapping[str, float]) -> Draw:
    """The cards that a seed draws from those the exam is about, at most one of a question.

    It follows from the seed, the blueprint and the cards alone: not from their order, the learner, the day or the
    machine. `weights` are those of topics by path, for `core.shares`. Fewer questions than the blueprint asks for are
    never drawn without a note, neither in all nor of a quota.
    """
    raise NotImplementedError


def showing_seed(seed: int, card_id: str) -> str:
    """The seed by which a paper draws the numbers and the order of one of its questions."""
    return f"exam:{seed}:{card_id}"
