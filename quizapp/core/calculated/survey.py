"""A survey of a calculated question: how many of its draws can be asked, and why the others cannot."""

from collections import Counter
from collections.abc import Mapping

from quizapp.core.calculated.draws import Reason, Refused, attempt
from quizapp.core.calculated.evaluation import Failure, Value
from quizapp.core.deck import Question
from quizapp.core.values import frozen

DRAWS = 200
ENOUGH = 100
"""After so many draws without a refusal no more are made: what befalls one draw in 34 would have been seen with 95 %,
and what is rarer is drawn again unseen when a learner meets it."""


@frozen
class Refusals:
    """How many draws were refused at one place for one reason; `where` as in `Refused`.

    `example` is what one of them said, and `values` are its numbers by name, as far as they were drawn.
    """

    where: str
    reason: Reason | Failure
    count: int
    example: str
    values: Mapping[str, Value]


@frozen
class Survey:
    """What became of so many draws: `good` ones can be asked; of the others the commonest reason comes first."""

    draws: int
    good: int
    refused: tuple[Refusals, ...]


def survey(question: Question, draws: int = DRAWS) -> Survey:
    """The first draws of a calculated question, the same in every run; one that is refused counts for one reason.

    Only the first ENOUGH where all of them can be asked.
    """
    counts: Counter[tuple[str, Reason | Failure]] = Counter()
    examples: dict[tuple[str, Reason | Failure], Refused] = {}
    made = 0
    while made < draws and (counts or made < ENOUGH):
        try:
            attempt(question, "", made)
        except Refused as error:
            counts[error.where, error.reason] += 1
            examples.setdefault((error.where, error.reason), error)
        made += 1
    refused = tuple(
        Refusals(*found, count, str(examples[found]), examples[found].values) for found, count in counts.most_common()
    )
    return Survey(made, made - counts.total(), refused)
