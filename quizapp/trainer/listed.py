"""A card of the catalogue as listings show it: its texts, and where it stands now."""

from collections.abc import Iterable

from quizapp.core import scheduling, showing, status
from quizapp.core.calculated import template
from quizapp.core.cards import Card
from quizapp.core.day import Moment
from quizapp.core.deck import Question
from quizapp.core.listing import CardStatus, due_text
from quizapp.core.review import NEW, Memory
from quizapp.render.plain import plain
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of
from quizapp.trainer.history import History

Sides = tuple[str, str]


def statuses(store: Store, history: History, card_ids: Iterable[str], at: Moment) -> dict[str, CardStatus]:
    """Those of the cards with these ids that the catalogue has, as they stand at a moment."""
    found = store.questions(card_ids)
    memories = store.memories(map(history.carrier, found))
    return {
        id_: status_of(row, sides(card_of(row, question)), memories.get(history.carrier(id_), NEW), history, at)
        for id_, (row, question) in found.items()
    }


def sides(card: Card) -> Sides:
    """Front and back of a card as plain text, with `…` where a calculated question has numbers not drawn yet."""
    front, back = (plain(blanked(text, card.question)) for text in (showing.front(card), showing.back(card)))
    return front, back


def status_of(row: CardRow, texts: Sides, memory: Memory, history: History, at: Moment) -> CardStatus:
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


def blanked(text: str, question: Question) -> str:
    """A text of a question, with `…` where numbers are not drawn yet."""
    if not question.variables:
        return text
    return "".join(part if isinstance(part, str) else "…" for part in template.parts(text))
