"""Cards as they are shown once, for tests that need no trainer."""

from quizapp.core import rating, scheduling
from quizapp.core.cards import Card
from quizapp.core.day import Moment
from quizapp.core.policy import Policy
from quizapp.core.review import NEW, Memory
from quizapp.core.session import Asked
from quizapp.core.showing import option_order

AT = Moment(1_790_000_000_000, 0, 739_000)
POLICY = Policy(fuzz=False)


def asked(card: Card, *, behind: Card | None = None, seed: str = "seed", memory: Memory = NEW) -> Asked:
    """A card as a seed shows it; `behind` is it with its options."""
    return Asked(
        card=card,
        deck="deck",
        title="Deck",
        file="deck.yaml",
        memory=memory,
        outcomes=scheduling.outcomes(memory, AT, POLICY, None),
        delays=("1 min", "6 min", "1 d", "2 d"),
        retrievability=0.9,
        guess=rating.chance_of_guessing(card.question),
        order=option_order(behind or card, seed),
        seed=seed,
        shown_ms=AT.at_ms,
        behind=behind,
    )
