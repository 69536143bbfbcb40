"""A card of the catalogue as listings show it: its texts, and where it stands now."""

from collections.abc import Iterable

from quizapp.core import scheduling, status
from quizapp.core.day import Moment
from quizapp.core.listing import CardStatus, due_text
from quizapp.core.review import NEW, Memory
from quizapp.render.sides import Sides, sides
from quizapp.storage.listing import ListedRow
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of
from quizapp.trainer.history import History


def statuses(store: Store, history: History, card_ids: Iterable[str], at: Moment) -> dict[str, CardStatus]:
    """Those of the cards with these ids that the catalogue has, as they stand at a moment."""
    found = store.questions(card_ids)
    memories = store.memories(map(history.carrier, found))
    return {
        id_: status_of(row, sides(card_of(row, question)), memories.get(history.carrier(id_), NEW), history, at)
        for id_, (row, question) in found.items()
    }


def status_of(row: CardRow | ListedRow, texts: Sides, memory: Memory, history: History, at: Moment) -> CardStatus:
    """A card with these texts and this memory, as it stands at a moment."""
    corrected = memory.is_corrected(row.key_hash)
    front, back = texts
    return CardStatus(
        card_id=row.card_id,
        question=front,
        deck=row.deck,
        title=row.title,
        file=row.file,
        line=row.line,
        topic=row.topic,
        kind=row.kind,
        memory=memory,
        retrievability=scheduling.retrievability(memory, at.day, history.policy),
        due=due_text(memory, at, corrected=corrected),
        answer=back,
        state=status.state(memory, at.day),
        leech=status.is_leech(memory),
        days=status.days_until_due(memory, at, corrected=corrected, day_start=history.day_start),
    )
