"""A question that was edited while it stood on the screen: which card it is now."""

from collections.abc import Collection, Mapping

from quizapp.core.cards import Card


def follow(card: Card, before: Mapping[str, Card], now: Mapping[str, Card]) -> Card | None:
    """The card that `card` has become; `before` and `now` are those of its file, by id. None when it is gone.

    It is the card of its id, or a new one with its prompt; else that of the question with the same explicit id;
    else, where of its kind nothing but this question is missing, the one question that came in its place. Of several
    cards of that question it is the one of the same part, or the only one that is new.
    """
    if card.id in now:
        return now[card.id]
    fresh = {id_: other for id_, other in now.items() if id_ not in before}
    for other in fresh.values():
        if (other.fingerprint, other.part) == (card.fingerprint, card.part):
            return other
    if card.question.id:
        same_id = [other for other in now.values() if other.question.id == card.question.id]
        return _one(card, same_id, fresh)
    missing = {other.question_id for id_, other in before.items() if id_ not in now and _alike(card, other)}
    came = {other.question_id for other in fresh.values() if _alike(card, other)}
    if missing != {card.question_id} or len(came) != 1:
        return None
    return _one(card, [other for other in fresh.values() if other.question_id in came], fresh)


def _alike(card: Card, other: Card) -> bool:
    return other.question.kind is card.question.kind


def _one(card: Card, siblings: Collection[Card], fresh: Mapping[str, Card]) -> Card | None:
    """The card of the same part, or the only new one."""
    found = [other for other in siblings if other.part == card.part] or [
        other for other in siblings if other.id in fresh
    ]
    return found[0] if len(found) == 1 else None
