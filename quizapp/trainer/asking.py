"""A card on its way to the learner and back: how it is shown, and what the log will say of its answer."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core import rating, response, scheduling
from quizapp.core.cards import Card
from quizapp.core.day import Moment
from quizapp.core.deck import Question
from quizapp.core.harder import harden
from quizapp.core.phase import Phase
from quizapp.core.picks import wordings
from quizapp.core.policy import Policy
from quizapp.core.queue import Entry
from quizapp.core.review import NEW, Memory, Mode, Review
from quizapp.core.scheduling import Outcome
from quizapp.core.session import Asked, Graded
from quizapp.core.showing import option_order, options
from quizapp.render.visible import visible
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.firsts import FirstAttempts
from quizapp.trainer.history import History
from quizapp.trainer.options import Options

if TYPE_CHECKING:
    from quizapp.core.calculated.evaluation import Value
    from quizapp.core.exams.paper import Slot

LONGEST_MS = 10 * 60 * 1000  # nobody looks longer at one card: the rest was a break, or the machine slept
Outcomes = tuple[Outcome, Outcome, Outcome, Outcome]


class Asking:
    """Makes cards of the catalogue askable: concrete, with memory, outcomes and the predicted chance of recall.

    `options` are those in force; `notices` are sentences about questions that could not be asked.
    """

    def __init__(self, store: Store, history: History, options: Options) -> None:
        self.options = options
        self.notices: list[str] = []
        self._store = store
        self._history = history
        self._firsts: FirstAttempts | None = None

    @property
    def _policy(self) -> Policy:
        return self._history.policy

    def forget_firsts(self) -> None:
        """Notes that the first attempts in the log are not those known any more."""
        self._firsts = None

    def add_first(self, topic: str, guess: float, *, right: bool) -> None:
        """Notes the first attempt at a card."""
        if self._firsts is not None:
            self._firsts.add(topic, guess, right=right)

    def asked(self, card_id: str, at: Moment, seed: str, *, fresh: bool = False) -> Asked | None:
        """The card as a seed shows it at a moment; None when it is not in the catalogue, or no numbers fit it.

        With `fresh` a calculated card gets other numbers than in its last review, and the seed that draws them.
        """
        found = self._store.questions([card_id]).get(card_id)
        if found is None:
            self._say_unreadable(card_id)
            return None
        row, question = found
        drawn = self._drawn(row, card_of(row, question), seed, fresh=fresh)
        if drawn is None:
            return None
        card, values, seed = drawn
        memory = self._store.memory(self._history.carrier(card_id))
        outcomes = self._outcomes(card_id, memory, at)
        hidden = harden(card, memory, self.options.harder_days)
        shown = hidden or card
        return Asked(
            card=shown,
            deck=row.deck,
            title=row.title,
            file=row.file,
            memory=memory,
            outcomes=outcomes,
            delays=_delays(outcomes, at),
            retrievability=self._retrievability(memory, row.topic, at.day),
            guess=rating.chance_of_guessing(shown.question),
            order=option_order(card, seed),
            seed=seed,
            shown_ms=at.at_ms,
            source=card.question.source,
            values=values,
            behind=card if hidden else None,
            confides=self.options.confidence,
        )

    def on_paper(self, slot: "Slot", at: Moment) -> Asked:
        """A question of a paper as it is practised: just as the paper shows it, with what is known of its card."""
        memory = self._store.memory(self._history.carrier(slot.card.id))
        return self.renewed(replace(slot.asked(), shown_ms=at.at_ms), memory, at)

    def renewed(self, asked: Asked, memory: Memory, at: Moment, firsts: FirstAttempts | None = None) -> Asked:
        """The same showing on another memory, such as one that another process changed meanwhile.

        `firsts` are the first attempts as they were then; without them those of the log count.
        """
        outcomes = self._outcomes(asked.card.id, memory, at)
        now = self._retrievability(memory, asked.card.question.topic, at.day, firsts)
        return replace(asked, memory=memory, outcomes=outcomes, delays=_delays(outcomes, at), retrievability=now)

    def delays(self, card_id: str, memory: Memory, at: Moment) -> tuple[str, str, str, str]:
        """When each rating would bring a card back, as on the rating bar."""
        return _delays(self._outcomes(card_id, memory, at), at)

    def recalls(self, entries: Iterable[Entry], at: Moment) -> dict[str, float]:
        """The predicted chance of recall [0, 1] of cards by id; of a new one how first attempts in its topic went."""
        every = list(entries)
        known = self._store.strengths(entry.card_id for entry in every if entry.phase is not Phase.NEW)
        of_new = {topic: self._retrievability(NEW, topic, at.day) for topic in {entry.topic for entry in every}}
        stability = [strength for strength, _ in known.values()]
        last_day = [at.day if day is None else day for _, day in known.values()]
        recalled = self._policy.model.retrievabilities(at.day, last_day, stability)
        found = {entry.card_id: of_new[entry.topic] for entry in every}
        found.update(zip(known, recalled, strict=True))
        return found

    def _drawn(
        self, row: CardRow, card: Card, seed: str, *, fresh: bool
    ) -> "tuple[Card, tuple[tuple[str, Value], ...], str] | None":
        """The card with the numbers that a seed draws, those, and the seed; None where no numbers fit it."""
        if not card.question.variables:
            return card, (), seed
        from quizapp.core.calculated.variables import DrawError, fresh_seed, realise  # noqa: PLC0415 - few need them

        try:
            if fresh:
                seed = fresh_seed(card, seed, self._last_values(card.id))
            return *realise(card, seed), seed
        except DrawError as error:
            self._say(f"{visible(row.file)}:{row.line}: this question is left out, no numbers fit it: {error}.")
            return None

    def _last_values(self, card_id: str) -> "Mapping[str, Value]":
        """The numbers of the card's newest review that stands; none before it."""
        reviews = self._store.noted("values", self._history.ids(card_id))
        return values_of(reviews[-1].body) if reviews else {}

    def _say_unreadable(self, card_id: str) -> None:
        """Tells of a card that the catalogue has and that cannot be read: its row was damaged."""
        if place := self._store.places([card_id]).get(card_id):
            where = f"{visible(place[0])}:{place[1]}"
            self._say(f"{where}: this card is damaged in the database and left out; `quizapp doctor --fix` mends it.")

    def _say(self, notice: str) -> None:
        if notice not in self.notices:
            self.notices.append(notice)

    def _outcomes(self, card_id: str, memory: Memory, at: Moment) -> Outcomes:
        draw = scheduling.draw(card_id, memory.reps)
        return scheduling.outcomes(memory, at, self._policy, draw)

    def _retrievability(self, memory: Memory, topic: str, day: int, firsts: FirstAttempts | None = None) -> float:
        """The predicted chance of recall [0, 1]; for a new card how first attempts in its topic went."""
        known = scheduling.retrievability(memory, day, self._policy)
        if known is not None:
            return known
        return (firsts or self._known_firsts()).rate(topic)

    def _known_firsts(self) -> FirstAttempts:
        """The first attempts in the log, read once."""
        if self._firsts is None:
            self._firsts = FirstAttempts(self._store.firsts())
        return self._firsts

    def review(self, asked: Asked, graded: Graded, outcome: Outcome, at: Moment, mode: Mode) -> Review:
        """What the log says of an answer that gets this outcome; outside the schedule nothing is promised."""
        days, day, due_ms = outcome.interval_days, outcome.due_day, outcome.due_ms
        promise = (days, day, due_ms) if mode.schedules else (None, None, None)
        return Review(
            rating=outcome.rating,
            mode=mode,
            form=asked.card.question.kind,
            verdict=graded.mark.verdict,
            retrievability=asked.retrievability,
            guess=graded.guess,
            hint=graded.hinted,
            override=graded.override or outcome.rating != graded.suggested,
            took_ms=min(max(0, at.at_ms - asked.shown_ms), LONGEST_MS),
            interval_days=promise[0],
            due_day=promise[1],
            due_ms=promise[2],
            params=self._policy.params,
            fingerprint=asked.card.fingerprint,
            key_hash=asked.card.key_hash,
        )


def card_of(row: CardRow, question: Question) -> Card:
    """The card that a row of the catalogue holds."""
    return Card(
        id=row.card_id,
        question_id=row.question_id,
        question=question,
        part=row.part,
        aliases=row.aliases,
        fingerprint=row.fingerprint,
        key_hash=row.key_hash,
    )


def body(sitting: str, asked: Asked, graded: Graded) -> dict[str, object]:
    """What the log keeps of an answer that is never counted, given in the sitting with this id; see
    `core.review.Event`.
    """
    kept: dict[str, object] = {
        "response": response.to_body(graded.response),
        "seed": asked.seed,
        "order": list(asked.order),
        "session": sitting,
        "deck": asked.deck,
        "topic": asked.card.question.topic,
        "overruled": graded.override,
    }
    if asked.values:
        kept["values"] = dict(asked.values)
    elif shown := options(asked.card):
        kept["wordings"] = wordings(shown)
    if graded.mark.all_parts > 1:
        kept["parts"] = [graded.mark.right_parts, graded.mark.all_parts]
    if graded.mark.mistakes:
        kept["mistakes"] = [response.storable(text) for text in graded.mark.mistakes]
    if graded.hinted:
        kept["hints"] = graded.hints
    if graded.confidence:
        kept["confidence"] = graded.confidence.value
    return kept


def values_of(body: Mapping[str, object]) -> "dict[str, Value]":
    """The numbers by name that the body of a review holds."""
    values = body.get("values")
    found = values.items() if isinstance(values, Mapping) else ()
    return {str(name): value for name, value in found if isinstance(value, int | float)}


def _delays(outcomes: Outcomes, at: Moment) -> tuple[str, str, str, str]:
    again, hard, good, easy = (scheduling.label(outcome, at) for outcome in outcomes)
    return again, hard, good, easy
