"""Blueprint and seed → a paper, of the decks that are studied: what there is to ask, drawn and made concrete."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quizapp.core.calculated.variables import DrawError, realise
from quizapp.core.deck import Question
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.drawing import drawn, showing_seed, usable
from quizapp.core.exams.offers import Lookahead, Offer
from quizapp.core.exams.paper import Candidate, Draw, Paper, Slot
from quizapp.core.showing import option_order
from quizapp.errors import NotHereError, QuizError
from quizapp.render.visible import one_line, visible
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import Asking, card_of
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.plans import topic_weights
from quizapp.trainer.selection import select


class Papers:
    """Makes papers and stores nothing. Every method may raise QuizError."""

    def __init__(self, store: Store, catalogue: Catalogue, asking: Asking) -> None:
        self._store = store
        self._catalogue = catalogue
        self._asking = asking

    def offers(self) -> tuple[Offer, ...]:
        """The learner's own exam first, then those that the decks studied bring."""
        brought = (Offer(exam, row.title) for row in self._catalogue.rows for exam in row.exams)
        return (Offer(self._asking.options.blueprint), *brought)

    def look(self, blueprint: Blueprint, seed: int = 0) -> Lookahead:
        """What a blueprint comes to, as far as that can be said without the numbers of calculated questions.

        Raises NotHereError for a deck or topic that is not here.
        """
        pool = self._pool(blueprint)
        draw = self._drawn(blueprint, seed, pool)
        topics = Counter(candidate.topic for candidate in draw.chosen)
        return Lookahead(tuple(sorted(topics.items())), len({one.question_id for one in pool}), draw.notes)

    def paper(self, blueprint: Blueprint, seed: int) -> Paper:
        """The paper that a seed draws. Raises QuizError where there is no question to ask.

        Questions that no numbers fit are left out, and others are drawn instead of them.
        """
        with self._store.reading():
            pool = self._pool(blueprint)
            left_out: dict[str, str] = {}
            while True:
                draw = self._drawn(blueprint, seed, [one for one in pool if one.card_id not in left_out])
                slots, refused = self._slots(seed, draw.chosen)
                if not refused:
                    break
                left_out |= refused
        if not slots:
            raise QuizError(" ".join((*draw.notes, *left_out.values())))
        return Paper(blueprint, seed, slots, (*draw.notes, *left_out.values()))

    def _pool(self, blueprint: Blueprint) -> list[Candidate]:
        """The cards that the blueprint can ask of the decks that are studied."""
        every = self._store.candidates(self._catalogue.files, with_levels=blueprint.levels is not None)
        decks, off = self._catalogue.decks, self._asking.options.off
        try:
            for quota in blueprint.quotas:
                select((quota.name,), every, decks, off)
            return [*usable(blueprint, select(blueprint.topics, every, decks, off))]
        except NotHereError as error:
            raise NotHereError(f"{error} {_place(blueprint)}".rstrip()) from error

    def _drawn(self, blueprint: Blueprint, seed: int, pool: Sequence[Candidate]) -> Draw:
        """What a seed draws; a quota may name a deck by its title."""
        names = self._deck_names()
        quotas = (quota._replace(name=names.get(quota.name.casefold(), quota.name)) for quota in blueprint.quotas)
        return drawn(replace(blueprint, quotas=tuple(quotas)), seed, pool, topic_weights(self._catalogue.rows))

    def known_as(self, name: str) -> str:
        """A deck or topic however it is written: a deck by its name, and all in small letters."""
        return self._deck_names().get(name.casefold(), name).casefold()

    def _deck_names(self) -> dict[str, str]:
        """The names of decks by names and titles in small letters."""
        names = {deck.title.casefold(): deck.name for deck in reversed(self._catalogue.decks)}
        return names | {deck.name.casefold(): deck.name for deck in self._catalogue.decks}

    def _slots(self, seed: int, chosen: Sequence[Candidate]) -> tuple[tuple[Slot, ...], dict[str, str]]:
        """The questions as they are asked, and sentences about those that no numbers fit, by card id."""
        found = self._store.questions(one.card_id for one in chosen)
        slots, refused = [], {}
        for row, question in (found[one.card_id] for one in chosen):
            try:
                slots.append(_slot(row, question, showing_seed(seed, row.card_id)))
            except DrawError as error:
                refused[row.card_id] = (
                    f"{visible(row.file)}:{row.line}: this question is left out, no numbers fit it: {error}."
                )
        return tuple(slots), refused


def _slot(row: CardRow, question: Question, seed: str) -> Slot:
    """A question as a seed shows it. Raises DrawError."""
    card, values = realise(card_of(row, question), seed)
    return Slot(
        card=card,
        deck=row.deck,
        title=row.title,
        file=row.file,
        seed=seed,
        order=option_order(card, seed),
        source=card.question.source,
        values=values,
    )


def _place(blueprint: Blueprint) -> str:
    """Which exam names what is not here, in its deck or by what was said of it."""
    return f"The exam {one_line(blueprint.name)} asks for it." if blueprint.name else ""
