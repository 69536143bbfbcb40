"""Blueprint, seed and what there is → the cards of a paper, the same for everybody who has the same decks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizapp.core.counting import plural
from quizapp.core.exams.blueprint import LEVELS, QUESTIONS_MAX, Blueprint
from quizapp.core.exams.paper import Candidate, Draw
from quizapp.core.exams.quotas import Filled, filled
from quizapp.core.exams.spreading import Spread, rank

USUAL_LEVEL = 3
_JUDGED = "an exam asks what the program can mark, and no flashcards, which you judge yourself."


def drawn(blueprint: Blueprint, seed: int, pool: Sequence[Candidate], weights: Mapping[str, float]) -> Draw:
    """The cards that a seed draws from those the exam is about, at most one of a question, 500 at most.

    It follows from the seed, the blueprint and the cards alone: not from their order, the learner, the day or the
    machine. `weights` are those of topics by path, for `core.shares`. A card without a level counts as of level 3.
    First every quota gets its questions, then what has none; of what a quota or a topic does not have, others make up
    for the rest. Fewer questions than the blueprint asks for are never drawn without a note, neither in all nor of a
    quota.
    """
    cards = _ranked(seed, usable(blueprint, pool))
    if not cards:
        return Draw((), (f"There is no question to ask here{_such(blueprint)}: {_JUDGED}",))
    wanted = min(blueprint.questions, QUESTIONS_MAX)
    spread = Spread(seed, weights)
    found = filled(blueprint.quotas, wanted, cards, spread)
    beside = spread.of(found.beside, wanted - len(found.chosen))
    chosen = [*found.chosen, *beside]
    if missing := wanted - len(chosen):
        taken = {card.question_id for card in chosen}
        chosen += spread.of([card for card in cards if card.question_id not in taken], missing)
    notes = _notes(blueprint, found, len(beside), len(chosen))
    return Draw(tuple(sorted(chosen, key=lambda card: rank(seed, "order", card.question_id))), tuple(notes))


def usable(blueprint: Blueprint, pool: Iterable[Candidate]) -> Iterator[Candidate]:
    """The cards that an exam may ask: what the program can mark, of the kinds and the difficulty that it asks."""
    kinds, (low, high) = frozenset(blueprint.kinds), blueprint.levels or LEVELS
    for card in pool:
        level = USUAL_LEVEL if card.level is None else card.level
        if card.markable and low <= level <= high and (not kinds or card.kind in kinds):
            yield card


def showing_seed(seed: int, card_id: str) -> str:
    """The seed by which a paper draws the numbers and the order of one of its questions."""
    return f"exam:{seed}:{card_id}"


def _ranked(seed: int, cards: Iterable[Candidate]) -> list[Candidate]:
    """One card of each question, in the order in which a seed draws them."""

    def among_siblings(card: Candidate) -> tuple[bytes, str, str]:
        return rank(seed, "card", card.card_id), card.deck, card.topic

    found: dict[str, Candidate] = {}
    for card in cards:
        other = found.setdefault(card.question_id, card)
        if other is not card:
            found[card.question_id] = min(other, card, key=among_siblings)
    return sorted(found.values(), key=lambda card: rank(seed, "question", card.question_id))


def _notes(blueprint: Blueprint, found: Filled, beside: int, questions: int) -> Iterator[str]:
    """What the blueprint asks for and is not there, and what is done about it; so many questions stand `beside` the
    quotas.
    """
    asked = min(blueprint.questions, QUESTIONS_MAX)
    if blueprint.questions > asked:
        yield f"An exam asks at most {QUESTIONS_MAX} questions, not {blueprint.questions}."
    if found.asked > asked:
        yield f"The quotas add up to {found.asked} questions, but the exam has {asked}; each gets its part of these."
    rest = "." if questions < asked else "; the rest come from elsewhere."
    for name, wanted, there in found.short:
        yield f"{_few(there, wanted)} of {name} can be asked{rest}"
    left = asked - found.wanted
    if beside < min(left, questions - len(found.chosen)):
        yield f"{_few(beside, left)} can be asked beside the quotas; the rest come from what has a quota."
    if questions < asked:
        yield f"{_few(questions, asked)} can be asked; there are no more{_such(blueprint)}."


def _few(there: int, wanted: int) -> str:
    return f"{f'Only {there}' if there else 'None'} of {plural(wanted, 'question')}"


def _such(blueprint: Blueprint) -> str:
    """Which questions are asked, where not all are."""
    asked = ["of these kinds"] * bool(blueprint.kinds) + ["of this difficulty"] * bool(blueprint.levels)
    return f" {' and '.join(asked)}" if asked else ""
