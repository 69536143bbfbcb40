"""How the questions do with all whose logs are here: the learner's own, and those imported under a name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from quizapp.core.aliases import Aliases
from quizapp.core.collector import collector_paused
from quizapp.core.deck import Question
from quizapp.core.health import Item, ItemHealth
from quizapp.core.itemanalysis import Answer, Toll, analyse
from quizapp.core.phase import Rating
from quizapp.core.picks import Today, picks_of
from quizapp.core.showing import front, options
from quizapp.errors import Problem
from quizapp.render.healthwords import problems
from quizapp.render.sides import blanked
from quizapp.storage.answers import AnswerRow
from quizapp.storage.rows import CardRow
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.selection import select

_Given = tuple[str, str, AnswerRow]
_Log = tuple[Store, Mapping[str, str]]


class _Known(NamedTuple):
    """A card: as an item, its options, and the hash of its keyed answer."""

    item: Item
    today: Today
    key_hash: str

    @classmethod
    def of(cls, row: CardRow, question: Question) -> "_Known":
        """A card of the catalogue."""
        shown = options(card_of(row, question))
        return cls(_item(row, question), Today.of(shown, is_drawn=bool(question.variables)), row.key_hash)


class Healths:
    """Analyses whole decks, whatever part of them is asked for: a question is compared with the rest of its deck."""

    def __init__(self, store: Store, catalogue: Catalogue) -> None:
        self._store = store
        self._catalogue = catalogue
        self._stamp: object = None
        self._kept: dict[str, list[ItemHealth]] = {}

    def of(self, names: Sequence[str], off: Collection[str]) -> list[ItemHealth]:
        """How the cards do that are of the decks and topics named, or all, and were ever answered, in their order.

        `off` are the decks switched off. Raises QuizError for an unknown name.
        """
        chosen = select(names, self._store.entries(self._catalogue.files), self._catalogue.decks, off)
        decks, wanted = {entry.deck for entry in chosen}, {entry.card_id for entry in chosen}
        found = self._analysed(row.path for row in self._catalogue.rows if row.deck in decks)
        return [one for one in found if one.item.card_id in wanted]

    def of_card(self, card_id: str) -> ItemHealth | None:
        """How a card does; None for one that was never answered, or is in no deck."""
        row, _ = self._store.questions([card_id]).get(card_id, (None, None))
        found = self._of_file(row.file) if row else []
        return next((one for one in found if one.item.card_id == card_id), None)

    def problems(self, path: str, lines: Mapping[str, int] | None = None) -> list[Problem]:
        """What the reviews say of the questions of a deck file, as hints where they were when it was last read.

        With `lines` (by card id) where they are now, in a text that is being written; only of these cards.
        """
        found = self._of_file(path)
        if lines is not None:
            found = [_moved(one, lines[one.item.card_id]) for one in found if one.item.card_id in lines]
        return sorted(problems(found))

    def _of_file(self, path: str) -> list[ItemHealth]:
        """The cards of a file that were ever answered; kept until something is written."""
        if self._stamp != (stamp := self._store.stamp()):
            self._stamp, self._kept = stamp, {}
        if path not in self._kept:
            self._kept[path] = self._analysed([path])
        return self._kept[path]

    def _analysed(self, files: Iterable[str]) -> list[ItemHealth]:
        """The cards of these files that were ever answered, in their order."""
        rows = self._store.cards(files)
        logs = self._logs(rows)
        with collector_paused():
            given = list(_given(logs))
            asked = self._store.questions({card_id for _, card_id, _ in given})
            known = {card_id: _Known.of(*card) for card_id, card in asked.items()}
            items = [known[row.card_id].item for row in rows if row.card_id in known]
            answers = (_answer(learner, row, known[card_id]) for learner, card_id, row in given if card_id in known)
            return analyse(items, answers, _tolls(logs))

    def _logs(self, rows: Sequence[CardRow]) -> list[_Log]:
        """The log of each learner, and the card that each id in it means."""
        stores = [self._store.for_learner(learner) for learner in self._store.learners()]
        plain = _ids(Aliases(), rows)
        return [(store, _ids(Aliases(joined), rows) if (joined := store.aliases()) else plain) for store in stores]


def _given(logs: Iterable[_Log]) -> Iterator[_Given]:
    """Learner, card id and row of every answer of study to these cards, in the order of time for each learner."""
    for store, ids in logs:
        for answer in store.study_answers(ids):
            yield store.learner_id, ids[answer.card_id], answer


def _tolls(logs: Iterable[_Log]) -> dict[str, Toll]:
    """What the learners left beside their answers, by card id."""
    found: dict[str, Toll] = {}
    for store, ids in logs:
        for log_id, lapses, flagged in store.tolls():
            if card_id := ids.get(log_id):
                before = found.get(card_id, Toll())
                found[card_id] = Toll(max(before.most_lapses, lapses), before.flagged + flagged)
    return found


def _ids(aliases: Aliases, rows: Iterable[CardRow]) -> dict[str, str]:
    """The card ids by all ids that logs may have for them: their own come before those that they had, or would have."""
    every = list(rows)
    found = {row.card_id: row.card_id for row in every}
    for row in every:
        for name in (row.card_id, *row.aliases):
            for id_ in aliases.ids(name):
                found.setdefault(id_, row.card_id)
    return found


def _moved(found: ItemHealth, line: int) -> ItemHealth:
    return found._replace(item=found.item._replace(line=line))


def _item(row: CardRow, question: Question) -> Item:
    card = card_of(row, question)
    return Item(
        card_id=row.card_id,
        question_id=row.question_id,
        deck=row.deck,
        file=row.file,
        line=row.line,
        kind=str(row.kind),
        topic=row.topic,
        prompt=blanked(front(card), question),
        options=tuple((blanked(option.text, question), option.right) for option in options(card)),
        silenced=frozenset(rule for rule, _ in question.lint),
    )


def _answer(learner: str, given: AnswerRow, known: _Known) -> Answer:
    picks = None
    if given.body is not None and known.today.options:
        picks = picks_of(given.fields, known.today, is_key_same=given.key_hash in ("", known.key_hash))
    return Answer(
        learner,
        known.item.card_id,
        given.study_day,
        bool(given.right),
        given.rating == Rating.AGAIN,
        given.guess,
        given.took_ms,
        given.retrievability,
        picks,
    )
