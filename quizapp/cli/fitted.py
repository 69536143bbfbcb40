"""Fitted weights in config.toml, beside those they took the place of."""

from collections.abc import Sequence
from pathlib import Path

from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.errors import QuizError
from quizapp.settings import CONFIG, Settings, parse
from quizapp.settings.writing import Value, change_all

_WEIGHTS, _PREVIOUS = ("scheduling", "weights"), ("scheduling", "previous_weights")


def keep(data: Path, seen: bytes, weights: Sequence[float]) -> Settings:
    """The settings of a data folder with these weights; `seen` is what its config.toml held when it was read.

    Raises QuizError, with the file as it was, when it was changed since or cannot be written.
    """
    return _written(data, seen, weights, parse(seen, data).policy.weights)


def put_back(data: Path, seen: bytes) -> Settings:
    """The settings with the weights that the last fitted ones took the place of.

    Raises QuizError as `keep` does, and where there are none.
    """
    previous = parse(seen, data).previous_weights
    if previous is None:
        raise QuizError("There are no weights to put back: none were fitted, or they were put back already.")
    return _written(data, seen, previous, None)


def _written(data: Path, seen: bytes, weights: Sequence[float], previous: Sequence[float] | None) -> Settings:
    """Writes both in one step; the standard weights need no line."""
    values: dict[tuple[str, ...], Value | None] = {
        _WEIGHTS: None if tuple(weights) == DEFAULT_WEIGHTS else list(weights),
        _PREVIOUS: None if previous is None else list(previous),
    }
    return parse(change_all(data / CONFIG, seen, values), data)
