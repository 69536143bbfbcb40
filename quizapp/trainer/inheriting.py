"""What a refresh does to histories: the last forms of studied cards are kept, rewritten questions keep their pasts."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from quizapp.core.deck import Question
from quizapp.core.kin import Carried, Former, Likely
from quizapp.core.review import NEW, EventKind, Memory
from quizapp.core.values import frozen
from quizapp.render.sides import sides
from quizapp.storage.rows import CardRow, FormerRow
from quizapp.storage.store import Transaction
from quizapp.storage.view import View
from quizapp.trainer.asking import card_of
from quizapp.trainer.history import History
from quizapp.trainer.kinship import Form, paired, same_parts

Place = tuple[str, str]
"""The path of a deck file and the id of a question in it."""


@frozen
class Stood:
    """A studied card as it stands or stood in its deck, with its memory."""

    row: FormerRow
    memory: Memory

    @property
    def card_id(self) -> str:
        """The card's id."""
        return self.row.card.card_id


@frozen
class Come:
    """What a refresh read and wrote: all cards of the files read whole, and the ids of those that are new.

    `waiting` are the paths of files that are away: their cards may come back, or be found in other files.
    """

    rows: Sequence[CardRow]
    new: Collection[str]
    waiting: Collection[str] = ()


def stood(
    view: View, history: History, rows: Sequence[CardRow], at_ms: int, among: Collection[str] | None = None
) -> list[Stood]:
    """Those of the cards of whole files that were studied, as they stand until an instant [UTC ms].

    Only those whose ids are `among` these; None is all.
    """
    asked = [row.card_id for row in rows if among is None or row.card_id in among]
    memories = _studied(view, (id_ for id_ in asked if history.carrier(id_) == id_))
    if not memories:
        return []
    near = neighbours(rows)
    found = [card for card, _ in view.questions(memories).values() if (card.file, card.question_id) in near]
    return [
        Stood(FormerRow(card=card, near=near[card.file, card.question_id], at_ms=at_ms), memories[card.card_id])
        for card in sorted(found, key=lambda card: (card.file, card.place))
    ]


def inherit(tx: Transaction, history: History, before: Sequence[Stood], come: Come) -> list[Carried]:
    """Keeps the forms that studied cards had `before`, and joins the certain pairs of questions that went and came."""
    there = {row.card_id: row for row in come.rows}
    read = [old for old in before if old.row.card.file not in come.waiting]
    gone = [old for old in read if history.carrier(old.card_id) not in there]
    carried = _carry(tx, history, gone, come) if come.new else []
    joined = {pair.former.card_id for pair in carried}
    lost = [replace(old.row, gone=True) for old in gone if old.card_id not in joined]
    now = tx.questions({id_ for old in before if (id_ := history.carrier(old.card_id)) in there})
    edited = [old for old in before if old.card_id in joined or _is_edited(old, now.get(history.carrier(old.card_id)))]
    kept = _written_since(tx, history, edited)
    tx.put_formers([*lost, *(old.row for old in edited if old.card_id not in kept)])
    return carried


def leftover(view: View, history: History) -> list[Stood]:
    """The studied cards that no deck has, that no other card carries on, and that were not retired."""
    rows = [row for row in view.gone() if history.carrier(row.card.card_id) == row.card.card_id]
    memories = _studied(view, (row.card.card_id for row in rows))
    retired = {event.card_id for event in view.standing(EventKind.RETIRE)} if rows else set()
    return [Stood(row, memories[id_]) for row in rows if (id_ := row.card.card_id) in memories and id_ not in retired]


def neighbours(rows: Iterable[CardRow]) -> dict[Place, tuple[str, str]]:
    """The fingerprints of the questions before and after each; the rows are whole files in their order."""
    prints: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        prints[row.file].setdefault(row.question_id, row.fingerprint)
    return {
        (file, question): (before, after)
        for file, of in prints.items()
        for question, before, after in zip(of, ["", *of.values()], [*list(of.values())[1:], ""], strict=False)
    }


def forms(rows: Iterable[FormerRow]) -> list[Form]:
    """The questions whose cards these are, as they stood."""
    cards: dict[str, list[FormerRow]] = defaultdict(list)
    for row in rows:
        cards[row.card.question_id].append(row)
    return [Form(tuple(row.card for row in of), of[0].near) for of in cards.values()]


def forms_of(rows: Iterable[CardRow], near: Mapping[Place, tuple[str, str]]) -> list[Form]:
    """The questions whose cards these are, as they stand; the rows have their questions."""
    cards: dict[Place, list[CardRow]] = defaultdict(list)
    for row in rows:
        cards[row.file, row.question_id].append(row)
    return [Form(tuple(of), near[place]) for place, of in cards.items()]


def former(old: Stood) -> Former:
    """A former card as front ends show it."""
    card = old.row.card
    prompt, answer = _sides(card)
    return Former(
        card_id=card.card_id,
        deck=card.deck,
        file=card.file,
        line=card.line,
        topic=card.topic,
        part=card.part,
        prompt=prompt,
        answer=answer,
        reviews=old.memory.reps,
        last_day=old.memory.last_day,
    )


def likely(card: CardRow, score: float) -> Likely:
    """A card that a former one may have become, as front ends show it."""
    return Likely(card.card_id, card.deck, card.file, card.line, *_sides(card), score)


def _carry(tx: Transaction, history: History, gone: Sequence[Stood], come: Come) -> list[Carried]:
    """Joins what is certain, of this refresh and of what was left over before it."""
    left = {old.card_id: old for old in (*gone, *leftover(tx, history), *stood(tx, history, tx.cards(come.waiting), 0))}
    if not left:
        return []
    near = neighbours(come.rows)
    memories = tx.memories(come.new)
    found = tx.questions(row.card_id for row in come.rows)
    rows = [found[row.card_id][0] for row in come.rows if row.card_id in found]
    new = [row for row in rows if row.card_id in come.new and is_fresh(row, memories, history)]
    living = [row for row in rows if row.card_id not in come.new]
    pairs = paired(forms(old.row for old in left.values()), forms_of(new, near), forms_of(living, near))
    cards = [(one, other, pair) for pair in pairs for one, other in same_parts(pair.old, pair.new)]
    history.join_all(tx, [(one.card_id, other.card_id) for one, other, _ in cards])
    return [Carried(former(left[one.card_id]), likely(other, pair.score)) for one, other, pair in cards]


def is_fresh(row: CardRow, memories: Mapping[str, Memory], history: History) -> bool:
    """Whether a card has no history of its own, under any id."""
    return memories.get(row.card_id, NEW) == NEW and history.ids(row.card_id) == {row.card_id}


def _studied(view: View, card_ids: Iterable[str]) -> dict[str, Memory]:
    """The memories of those of the cards that something is known of."""
    return {id_: memory for id_, memory in view.memories(card_ids).items() if memory != NEW}


def _is_edited(old: Stood, now: tuple[CardRow, Question] | None) -> bool:
    """Whether a card that is still there, perhaps under another id, reads otherwise, or stands in another deck."""
    if now is None or old.row.card.question is None:
        return False
    row, question = now
    if old.row.card.deck == row.deck and old.row.card.question == question:
        return False
    return old.row.card.deck != row.deck or _bare(old.row.card.question) != _bare(question)


def _bare(question: Question) -> Question:
    """A question without where it stands."""
    return replace(question, line=0, column=0)


def _written_since(tx: Transaction, history: History, cards: Iterable[Stood]) -> set[str]:
    """Those of the cards whose form was kept since they were studied last: that is what was studied."""
    groups = {old.card_id: history.ids(old.card_id) for old in cards}
    known = tx.formers({id_ for ids in groups.values() for id_ in ids})
    return {
        old.card_id
        for old in cards
        for id_ in groups[old.card_id]
        if id_ in known and known[id_].at_ms > (old.memory.last_ms or 0)
    }


def _sides(card: CardRow) -> tuple[str, str]:
    return sides(card_of(card, card.question)) if card.question else ("", "")
