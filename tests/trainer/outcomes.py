"""What becomes of the histories of a library that is studied and then edited."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.core.aliases import Aliases
from quizapp.core.day import Moment
from quizapp.core.review import Event, EventKind, Rating, Review
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk
from tests.trainer.edits import Decks, Edit, library, text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the histories of edited questions: how many of their cards, and all that were joined wrongly."""

    kept: int
    asked: int
    lost: int
    wrong: int


def run(desk: Desk, edit: Edit, seed: int, *, size: int = 8, decks: int = 2, per_deck: int = 24) -> Outcome:
    """Studies a library, edits it, and looks at what became of the histories."""
    dice = random.Random(seed)
    content = library(dice, decks, per_deck)
    _write(desk, content)
    trainer = desk.open()
    origin = _study(trainer, content, desk)
    desk.wait(days=1)
    touched = edit(content, dice, size)
    _write(desk, content)
    trainer.refresh()
    return _outcome(trainer, content, origin, touched)


def _outcome(trainer: Trainer, content: Decks, origin: dict[str, int], touched: Sequence[int]) -> Outcome:
    log = trainer.export_log()
    aliases = Aliases((event.card_id, str(event.body["to"])) for event in log if event.kind == EventKind.ALIAS)
    now = _uids(trainer, content)
    past = {card: {origin[id_] for id_ in aliases.ids(card) if id_ in origin} for card in now}
    wrong = sum(bool(pasts - {now[card]}) for card, pasts in past.items())
    kept = {uid for card, uid in now.items() if uid in past[card]}
    asked = {origin[doubt.former.card_id] for doubt in trainer.kin.doubts()}
    return Outcome(
        kept=sum(uid in kept for uid in touched),
        asked=sum(uid in asked - kept for uid in touched),
        lost=sum(uid not in asked | kept for uid in touched),
        wrong=wrong,
    )


def _study(trainer: Trainer, content: Decks, desk: Desk) -> dict[str, int]:
    """Reviews every card once; the uids of their questions by card id."""
    origin = _uids(trainer, content)
    at_ms = int(desk.at.timestamp() * 1000)
    keys = {card.card_id: trainer.card(card.card_id).card for card in trainer.cards()}
    trainer.import_log(
        Event(
            id=f"{at_ms}-{number:05}",
            kind=EventKind.REVIEW,
            moment=Moment(at_ms, 0, desk.at.date().toordinal()),
            card_id=card_id,
            review=Review(rating=Rating.GOOD, fingerprint=keys[card_id].fingerprint, key_hash=keys[card_id].key_hash),
        )
        for number, card_id in enumerate(origin)
    )
    return origin


def _uids(trainer: Trainer, content: Decks) -> dict[str, int]:
    """Which question each card is of, by card id: the line tells."""
    return {
        card.card_id: content[card.file.rpartition("/")[2].removesuffix(".yaml")][card.line - 2].uid
        for card in trainer.cards()
    }


def _write(desk: Desk, content: Decks) -> None:
    for path in desk.decks.glob("*.yaml"):
        if path.stem not in content:
            path.unlink()
    for name, items in content.items():
        desk.write(f"{name}.yaml", text(items))
