"""Who has a card that several places claim, and which ids mean one card."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from quizapp.storage.rows import CardRow
from quizapp.storage.store import Transaction
from quizapp.trainer.claims import Claimed, Place, first_owners
from quizapp.trainer.history import History


def owners_of(
    claims: Sequence[Claimed], held: Mapping[str, Place], kept: Collection[str], carrier: Callable[[str], str]
) -> dict[str, Place]:
    """Who has each card: the file that had it before, as long as it still has it, else the first to claim it.

    `held` says where the catalogue has the cards claimed, and those that carry their histories; `kept` are the files
    whose cards stay as they are. A card whose history another living card carries is that card.
    """
    owners = first_owners(claims)
    for claim in claims:
        place = held.get(claim.card_id)
        if place and place.file in kept:
            owners[claim.card_id] = place
        elif place and place.file == claim.at.file != owners[claim.card_id].file:
            owners[claim.card_id] = claim.at
    for claim in claims:
        id_ = carrier(claim.card_id)
        place = held.get(id_)
        if id_ != claim.card_id and id_ in owners:
            owners[claim.card_id] = owners[id_]
        elif id_ != claim.card_id and place and place.file in kept:
            owners[claim.card_id] = place
    return owners


def join(tx: Transaction, history: History, before: Iterable[CardRow], rows: Iterable[CardRow]) -> None:
    """Joins the histories of ids that mean the same card: an id was given, changed or taken away.

    An id is followed when a card names it as an alias, or when a file no longer has it and a card with the
    same prompt has come in its place; never while a file that is there still has it.
    """
    now = {row.card_id: row for row in rows}
    prompts = {(row.fingerprint, row.part): row.card_id for row in now.values()}
    former = {alias: row.card_id for row in now.values() for alias in row.aliases}
    former |= {row.card_id: to for row in before if (to := prompts.get((row.fingerprint, row.part)))}
    former |= {carrier: id_ for id_ in now if (carrier := history.carrier(id_)) != id_}
    studied = tx.remembered([old for old, new in former.items() if history.carrier(old) != new])
    living = tx.living(studied)
    for old in studied:
        if old not in living:
            history.join(tx, old, former[old])
