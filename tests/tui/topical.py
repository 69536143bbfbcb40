"""Benches whose insight has something to say of topics, exams and a backlog."""

from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.backlog import CatchUp
from quizapp.core.listing import CardStatus
from quizapp.core.overview import DeckLine, Overview
from quizapp.core.past import TopicCard
from quizapp.core.queue import Counts
from quizapp.core.readiness import Readiness
from quizapp.core.topics import Topics
from tests.figures import full_readiness, full_topics
from tests.tui.bench import DECK, Bench

WHY = ("forgotten 3 of the last 5 times", "recall 62% now, due in 3 days", "not asked yet")
ANSWERS = ((True, False, False, True, False), (False, True), ())
BACKLOG = CatchUp(
    due=263,
    minutes=20,
    chosen=tuple(f"card-{number}" for number in range(34)),
    rest=(52, 48, 41, 37, 22),
    moved={f"late-{number}": 739_005 for number in range(163)},
)
BEHIND = Overview(decks=(DeckLine(DECK, Counts(263, 0), 300, 290),), total=Counts(263, 0))
ALL_DONE = Overview(decks=(DeckLine(DECK, Counts(), 300, 290),), reviewed=30)


def topical(found: Topics | None = None, ready: Readiness | None = None) -> Bench:
    """A bench whose insight knows the topics of `tests.figures`, and the first cards of the library for each."""
    bench = Bench()
    insight = bench.insight
    insight.seen_topics = found or full_topics()
    insight.seen_ready = ready or full_readiness()
    cards = bench.cards()
    insight.seen_cards = worst_first(cards)
    mixed = insight.seen_topics.lines[2].confused if len(insight.seen_topics.lines) > 2 else None
    insight.seen_confusions = (replace(mixed, card_id=cards[0].card_id),) if mixed else ()
    return bench


def worst_first(cards: Sequence[CardStatus]) -> tuple[TopicCard, ...]:
    """The cards with recalls that rise from one to the next."""
    return tuple(
        TopicCard(
            card=replace(card, retrievability=0.31 + 0.08 * place),
            answers=ANSWERS[min(place, 2)],
            why=WHY[min(place, 2)],
        )
        for place, card in enumerate(cards)
    )
