"""The cards of a sitting that has another aim than the day's work, in the order in which they are asked."""

from collections.abc import Iterable, Mapping, Sequence

from quizapp.core.day import Moment
from quizapp.core.phase import Phase
from quizapp.core.queue import Counts, Entry, Queue, Terms, asked_today, is_ready
from quizapp.core.turns import in_turn

USUAL_CARDS = 20


def cure(entries: Iterable[Entry], recall: Mapping[str, float], at: Moment, target: float, terms: Terms) -> Queue:
    """Due or not, the cards that gain most by an answer now: 1 − `recall` [0, 1], by card id, the greatest first.

    One card of a question, a seen one before one never asked; none that rests, or was asked today, unless its step
    brings it back. While there are seen cards below the `target` [0, 1], at most half are new to the learner.
    """
    awake = [entry for entry in entries if not _rests(entry, at.day)]
    at_most = _at_most(terms)
    ready = sorted((entry for entry in awake if is_ready(entry, at)), key=lambda entry: (entry.due_ms, entry.card_id))
    ready = ready[:at_most]
    asked = {entry.question_id for entry in ready}
    others = [entry for entry in awake if not asked_today(entry, at.day) and entry.question_id not in asked]
    seen_first = sorted(_by_recall(others, recall, terms), key=lambda entry: entry.phase is Phase.NEW)
    worst = sorted(_one_each(seen_first), key=lambda entry: recall[entry.card_id])
    return _queue(ready, _mostly_seen(worst, recall, target, at_most - len(ready)))


def cram(entries: Iterable[Entry], recall: Mapping[str, float], rounds: Mapping[str, int], terms: Terms) -> Queue:
    """All cards but the suspended ones, one of a question: those crammed least often today first (`rounds`, by card
    id), of these the ones that are recalled least.
    """
    awake = [entry for entry in entries if not entry.suspended]
    ordered = _by_recall(awake, recall, terms)
    if rounds:
        ordered.sort(key=lambda entry: rounds.get(entry.card_id, 0))
    return _queue((), _one_each(ordered)[: _at_most(terms)])


def in_order(entries: Iterable[Entry], card_ids: Iterable[str], at: Moment, at_most: int | None = None) -> Queue:
    """The cards with these ids, in their order, one of a question; none that rests."""
    wanted = dict.fromkeys(card_ids)
    awake = {entry.card_id: entry for entry in entries if entry.card_id in wanted and not _rests(entry, at.day)}
    return _queue((), _one_each([awake[card_id] for card_id in wanted if card_id in awake])[:at_most])


def _rests(entry: Entry, today: int) -> bool:
    return entry.suspended or entry.buried_day == today


def _at_most(terms: Terms) -> int:
    return USUAL_CARDS if terms.at_most is None else terms.at_most


def _by_recall(entries: Sequence[Entry], recall: Mapping[str, float], terms: Terms) -> list[Entry]:
    """The cards by recall, the lowest first; those that are alike in it come as the library has them, and new ones
    as they build on each other.
    """
    fresh = in_turn([entry for entry in entries if entry.phase is Phase.NEW], terms.order)
    seen = sorted((entry for entry in entries if entry.phase is not Phase.NEW), key=lambda entry: entry.place)
    return sorted((*seen, *fresh), key=lambda entry: recall[entry.card_id])


def _one_each(entries: Sequence[Entry]) -> list[Entry]:
    """The first card of each question."""
    first: dict[str, Entry] = {}
    for entry in entries:
        first.setdefault(entry.question_id, entry)
    return list(first.values())


def _mostly_seen(worst: Sequence[Entry], recall: Mapping[str, float], target: float, room: int) -> list[Entry]:
    """The first cards that there is room for; half of it is for new ones, and what no weak seen card needs."""
    weak = sum(entry.phase is not Phase.NEW and recall[entry.card_id] < target for entry in worst)
    room_for_new = max(room // 2, room - weak)
    taken: list[Entry] = []
    for entry in worst:
        is_new = entry.phase is Phase.NEW
        if len(taken) < room and (not is_new or room_for_new > 0):
            taken.append(entry)
            room_for_new -= is_new
    return taken


def _queue(ready: Sequence[Entry], main: Sequence[Entry]) -> Queue:
    new = sum(entry.phase is Phase.NEW for entry in main)
    return Queue(tuple(ready), tuple(main), Counts(due=len(ready) + len(main) - new, new=new))
