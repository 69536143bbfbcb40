"""A paper sealed in the log: its questions as they are asked, so that what becomes of the decks changes nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import field

from quizapp.core.calculated.evaluation import Value
from quizapp.core.cards import Card
from quizapp.core.exams import blueprint
from quizapp.core.exams.paper import SEED_MAX, Paper, Slot
from quizapp.core.exams.proving import prove
from quizapp.core.values import frozen
from quizapp.storage.codec import Codec, CodecError, plain


@frozen(kw_only=True)
class _Question:
    """The body of an `exam_question`."""

    place: int
    card: Card
    deck: str
    title: str
    file: str
    seed: str
    order: tuple[int, ...]
    source: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)


_QUESTION = Codec(_Question)


def start_body(paper: Paper) -> dict[str, object]:
    """What the start of an exam says of its paper."""
    return {
        "blueprint": blueprint.to_body(paper.blueprint),
        "seed": paper.seed,
        "notes": list(paper.notes),
        "questions": len(paper.slots),
    }


def question_body(place: int, slot: Slot) -> dict[str, object]:
    """A question of a paper, with all that is shown of it."""
    return {
        "place": place,
        "card": plain(slot.card),
        "deck": slot.deck,
        "title": slot.title,
        "file": slot.file,
        "seed": slot.seed,
        "order": list(slot.order),
        "values": dict(slot.values),
        "source": slot.source,
    }


def paper(start: Mapping[str, object], questions: Iterable[Mapping[str, object]]) -> Paper:
    """The paper that these bodies hold. Raises ValueError where a question is missing, damaged or there twice."""
    slots = dict(map(_slot, bodies := list(questions)))
    if not slots or len(slots) != len(bodies) or sorted(slots) != [*range(len(slots))]:
        raise ValueError("a question is missing, or there twice")
    if start.get("questions") != len(slots):
        raise ValueError(f"{len(slots)} questions are there, not {start.get('questions')!r}")
    notes = start.get("notes")
    return Paper(
        blueprint_of(start),
        seed_of(start),
        tuple(slots[place] for place in sorted(slots)),
        tuple(note for note in notes if isinstance(note, str)) if isinstance(notes, list) else (),
    )


def blueprint_of(start: Mapping[str, object]) -> blueprint.Blueprint:
    """The blueprint that the start of an exam holds."""
    found = start.get("blueprint")
    return blueprint.from_body(found if isinstance(found, dict) else {})


def seed_of(start: Mapping[str, object]) -> int:
    """The seed that the start of an exam holds; 0 for what is none."""
    found = start.get("seed")
    return found if type(found) is int and 0 <= found <= SEED_MAX else 0


def _slot(body: Mapping[str, object]) -> tuple[int, Slot]:
    """A question with its place. Raises ValueError for what cannot be asked."""
    try:
        told = _QUESTION.made(dict(body))
    except CodecError as error:
        raise ValueError(f"no question: {error}") from error
    slot = Slot(
        card=told.card,
        deck=told.deck,
        title=told.title,
        file=told.file,
        seed=told.seed,
        order=told.order,
        source=told.source,
        values=tuple(told.values.items()),
    )
    prove(slot)
    return told.place, slot
