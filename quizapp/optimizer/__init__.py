"""FSRS weights for one learner, fitted in a process of its own: the only home of `fsrs_rs_python`."""

import json
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from queue import Empty

from quizapp.core.fitness import LEAST_REVIEWS, Fit, ReviewHistory, usable
from quizapp.core.fsrs import Model
from quizapp.errors import QuizError
from quizapp.optimizer.process import Answers, running

HOW_TO_GET_IT = (
    "Fitting needs a part of quizapp that is not installed: `pip install 'quizapp[optimize]'` brings it, "
    "in a checkout `.venv/bin/pip install '.[optimize]'`."
)


def fit(
    histories: Sequence[ReviewHistory],
    weights: Sequence[float],
    *,
    tell: Callable[[str], None],
    cancelled: Callable[[], bool],
) -> Fit | None:
    """Weights for these histories: of each card its (study day [date ordinal], rating 1 to 4) in order.

    Runs in another process; `tell` hears each stage, `cancelled` is asked often and ends it (None then). Raises
    QuizError where the extra is missing, where there are too few reviews, or when the process fails.
    """
    if not _is_installed():
        raise QuizError(HOW_TO_GET_IT)
    reviews = sum(map(usable, histories))
    if reviews < LEAST_REVIEWS:
        raise QuizError(too_few(reviews))
    with running(_task(histories, weights)) as answers:
        return _outcome(answers, tell, cancelled)


def too_few(reviews: int) -> str:
    """Why weights cannot be fitted to so many usable reviews."""
    return (
        f"Weights can be fitted from {LEAST_REVIEWS:,} reviews on that came a day or more after the one before; "
        f"there are {reviews:,}. Until then the ones that come with quizapp predict better."
    )


def _is_installed() -> bool:
    """Whether the optional extra is there."""
    return find_spec("fsrs_rs_python") is not None


def _outcome(answers: Answers, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> Fit | None:
    """What the process answers in the end; None when that is not waited for."""
    while not cancelled():
        try:
            line = answers.next()
        except Empty:
            continue
        if line is None:
            raise QuizError(
                f"The process that fits the weights ended early, with status {answers.status()}. Nothing was changed; "
                "if memory is short, close something and try again."
            )
        said = _said(line)
        if isinstance(said, Fit):
            return said
        tell(said)
    return None


def _task(histories: Sequence[ReviewHistory], weights: Sequence[float]) -> str:
    """The task as a line of JSON, written piece by piece, so that other threads go on meanwhile."""
    return f'{{"weights": {json.dumps(list(weights))}, "histories": [{", ".join(map(json.dumps, histories))}]}}'


def _said(line: str) -> Fit | str:
    """What a line says: a stage, or the outcome. Raises QuizError for one that cannot be understood."""
    try:
        match json.loads(line):
            case {"stage": str(stage)}:
                return stage
            case {"fit": dict(fields)}:
                found = Fit(**{**fields, "weights": tuple(fields["weights"])})
                Model(found.weights)
                return found
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise QuizError("The process that fits the weights answered what cannot be understood. Nothing was changed.")
