"""What changed in decks since they were studied last, and what that does to their cards."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from quizapp.core.altered import offered, prompted, said
from quizapp.core.kin import Change, Edit, Effect
from quizapp.core.review import NEW, Memory
from quizapp.errors import QuizError
from quizapp.storage.rows import CardRow, DeckFileRow, FormerRow
from quizapp.storage.store import Store
from quizapp.trainer.history import History
from quizapp.trainer.inheriting import Stood, former, leftover, likely


def edits(store: Store, history: History, files: Sequence[DeckFileRow], names: Sequence[str]) -> list[Edit]:
    """The cards of the decks named, or of all, that changed, by place.

    A deck is named by its name, its title or its file. Raises QuizError for a name that none has.
    """
    chosen = _chosen(files, names)
    decks = {row.deck for row in chosen}
    found = [edit for row in chosen for edit in _edits_of(store, history, row.path)]
    found += [
        Edit((Change.GONE,), (Effect.WAITS,), former(old), None)
        for old in leftover(store, history)
        if old.row.card.deck in decks
    ]
    return sorted(found, key=lambda edit: edit.place)


def _chosen(files: Sequence[DeckFileRow], names: Sequence[str]) -> list[DeckFileRow]:
    for name in names:
        if not any(_is_named(row, name) for row in files):
            known = ", ".join(sorted(row.deck for row in files)) or "none"
            raise QuizError(f"There is no deck {name}. There are: {known}.")
    return [row for row in files if not names or any(_is_named(row, name) for name in names)]


def _is_named(row: DeckFileRow, name: str) -> bool:
    return name.casefold() in (row.deck.casefold(), row.title.casefold()) or row.path in (
        str(Path(name).absolute()),
        str(Path(name).resolve()),
    )


def _edits_of(store: Store, history: History, path: str) -> Iterator[Edit]:
    rows = store.cards([path])
    memories = {card: memory for card, memory in store.memories(row.card_id for row in rows).items() if memory != NEW}
    groups = {card: history.ids(card) for card in memories}
    formers = store.formers(id_ for ids in groups.values() for id_ in ids)
    edited = {card: row for card in memories if (row := _studied(groups[card], formers, memories[card]))}
    fresh = [card for card in _added(store, rows, memories.values()) if card not in memories]
    there = {id_: card for id_, (card, _) in store.questions([*edited, *fresh]).items()}
    studied = {row.question_id for row in rows if row.card_id in memories}
    for id_ in fresh:
        change = Change.SIBLING if there[id_].question_id in studied else Change.ADDED
        yield Edit((change,), (Effect.NEW,), None, likely(there[id_], 1.0))
    yield from filter(None, (_edit(Stood(row, memories[id_]), there[id_]) for id_, row in edited.items()))


def _added(store: Store, rows: Sequence[CardRow], memories: Iterable[Memory]) -> list[str]:
    """The cards that came into a deck after it came in itself and was studied."""
    last = max((memory.last_ms or 0 for memory in memories), default=0)
    if not last:
        return []
    came = store.added(0)
    since = max(last, min(came.get(row.card_id, 0) for row in rows))
    return [row.card_id for row in rows if came.get(row.card_id, 0) > since]


def _studied(ids: Iterable[str], formers: Mapping[str, FormerRow], memory: Memory) -> FormerRow | None:
    """The form in which a card was studied last, if it has another one now: the first kept since."""
    kept = [formers[id_] for id_ in ids if id_ in formers and formers[id_].at_ms > (memory.last_ms or 0)]
    return min(kept, key=lambda row: row.at_ms, default=None)


def _edit(old: Stood, now: CardRow) -> Edit | None:
    """What happened to a card since it was studied last; None for nothing that a learner could notice."""
    before = old.row.card
    changes = tuple(_changes(before, now))
    if not changes:
        return None
    effects = [Effect.KEPT if before.card_id == now.card_id else Effect.CARRIED]
    if old.memory.is_corrected(now.key_hash):
        effects.append(Effect.DUE)
    return Edit(changes, tuple(effects), former(old), likely(now, 1.0), now.kind if Change.KIND in changes else None)


def _changes(before: CardRow, now: CardRow) -> Iterator[Change]:
    """What is otherwise; that only an explanation is, where nothing that is asked or answered is."""
    old, new = before.question, now.question
    if old is None or new is None:
        return
    differs = [
        (Change.MOVED, before.deck != now.deck),
        (Change.REWORDED, prompted(old, before.part) != prompted(new, now.part)),
        (Change.CORRECTED, before.key_hash != now.key_hash),
        (Change.KIND, before.kind != now.kind),
        (Change.OPTIONS, before.kind == now.kind and offered(old) != offered(new)),
        (Change.TOPIC, before.topic != now.topic),
    ]
    found = [change for change, is_so in differs if is_so]
    yield from found
    if not found and said(old) != said(new):
        yield Change.EXPLAINED
