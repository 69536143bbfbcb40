"""Cards whose question was rewritten or taken away: what their histories may belong to, and what the learner says."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from quizapp.core.counting import plural
from quizapp.core.kin import Carried, Edit, Likely, Orphan
from quizapp.core.review import Event, EventKind
from quizapp.errors import QuizError
from quizapp.storage.rows import CardRow, FileState
from quizapp.storage.store import Store
from quizapp.trainer.acting import Acting
from quizapp.trainer.catalogue import Catalogue
from quizapp.trainer.history import History
from quizapp.trainer.inheriting import Stood, former, forms, forms_of, is_fresh, leftover, likely, neighbours, stood
from quizapp.trainer.kinship import Form, Pair, resembling, same_parts

_CANDIDATES = 3
_NAMED = 3
_SHOWN = 60


class Kin:
    """What became of rewritten questions. Every method may raise QuizError, LockedError or DatabaseError."""

    def __init__(self, store: Store, history: History, catalogue: Catalogue, acting: Acting) -> None:
        self._store = store
        self._history = history
        self._catalogue = catalogue
        self._acting = acting
        self._known: tuple[tuple[int, int], list[Orphan]] | None = None

    @property
    def carried(self) -> tuple[Carried, ...]:
        """The histories that went over to rewritten questions since the start."""
        return self._catalogue.carried

    @property
    def notice(self) -> str:
        """A sentence about what was carried over; empty if nothing was."""
        prompts = list(dict.fromkeys(one.now.prompt for one in self.carried))
        if not prompts:
            return ""
        more = f" and {plural(len(prompts) - _NAMED, 'other')}" if len(prompts) > _NAMED else ""
        named = "; ".join(f"“{_short(prompt)}”" for prompt in prompts[:_NAMED])
        return f"The history of {plural(len(prompts), 'rewritten question')} was carried over: {named}{more}."

    def doubts(self) -> list[Orphan]:
        """The questions that look rewritten and of which the learner has to say whether they are, one card of each."""
        stamp = self._store.stamp()
        if self._known is None or self._known[0] != stamp:
            self._known = (stamp, self._doubts())
        return self._known[1]

    def orphans(self) -> list[Orphan]:
        """All studied cards that no deck has and that were not retired, with what they may have become."""
        left = leftover(self._store, self._history)
        found = self._pairs(left)
        every = [(old, found.get(old.row.card.question_id, ())) for old in left]
        return [Orphan(former(old), _likely(old, pairs)) for old, pairs in every]

    def edits(self, decks: Sequence[str] = ()) -> list[Edit]:
        """What changed in decks since they were studied last: those named, or all. Raises QuizError for no deck."""
        from quizapp.trainer.edited import edits  # noqa: PLC0415 - the first card does not need it

        return edits(self._store, self._history, self._catalogue.rows, decks)

    def waiting(self) -> Counter[str]:
        """How many studied cards of each deck wait because its file is away."""
        return Counter(old.row.card.deck for old in self._away())

    def link(self, former_id: str, card_id: str, *, join: bool = False) -> None:
        """Lets a card, and its siblings theirs, carry on the history of a former card.

        Raises QuizError for a former card that waits for nothing, for a card that is in no deck, and unless both
        histories are to `join`, for one that has a history of its own.
        """
        olds = self._siblings(former_id)
        if card_id not in self._store.questions([card_id]):
            raise QuizError(f"No deck has a card {card_id}. `quizapp cards --json` shows the ids of all cards.")
        row = self._store.questions([card_id])[card_id][0]
        there = self._store.questions(card.card_id for card in self._store.cards([row.file]))
        siblings = [card for card, _ in there.values() if card.question_id == row.question_id]
        chosen = next(old.row.card for old in olds if old.card_id == former_id)
        others = same_parts(
            Form(tuple(old.row.card for old in olds if old.card_id != former_id)),
            Form(tuple(card for card in siblings if card.card_id != card_id)),
        )
        pairs = [(chosen, row), *others]
        if not join:
            self._forbid_joining(new for _, new in pairs)
        self._say(EventKind.ALIAS, [(old.card_id, {"to": new.card_id, "asked": True}) for old, new in pairs])

    def part(self, former_id: str) -> None:
        """Notes that a former question is none of those that it may be; it is not asked again of these."""
        olds = self._siblings(former_id)
        pairs = self._pairs(olds).get(olds[0].row.card.question_id, ())
        from_ = [card.card_id for pair in pairs for card in pair.new.cards]
        self._say(EventKind.DISTINCT, [(old.card_id, {"from": from_}) for old in olds])

    def retire(self, former_ids: Sequence[str]) -> int:
        """Lists former cards no longer, how many; their histories stay in the log."""
        known = {old.card_id for old in self._left()}
        unknown = [id_ for id_ in former_ids if id_ not in known]
        if unknown:
            raise _no_orphan(unknown[0])
        self._say(EventKind.RETIRE, [(id_, {}) for id_ in dict.fromkeys(former_ids)])
        return len(set(former_ids))

    def _doubts(self) -> list[Orphan]:
        left = self._left()
        found = self._pairs(left)
        first: dict[str, Stood] = {}
        for old in left:
            first.setdefault(old.row.card.question_id, old)
        return [
            Orphan(former(old), _likely(old, found[question])) for question, old in first.items() if question in found
        ]

    def _left(self) -> list[Stood]:
        """The studied cards that no deck has, and those of files that are away."""
        return [*leftover(self._store, self._history), *self._away()]

    def _away(self) -> list[Stood]:
        return stood(self._store, self._history, self._store.cards(self._catalogue.waiting), 0)

    def _forbid_joining(self, cards: Iterable[CardRow]) -> None:
        """Raises QuizError for a card that was answered: two histories that are one cannot be told apart again."""
        memories = self._store.memories(self._history.carrier(card.card_id) for card in cards)
        reps = max((memory.reps for memory in memories.values()), default=0)
        if reps:
            raise QuizError(
                f"That card has {plural(reps, 'answer')} of its own: both histories would become one. "
                "If that is meant, say so with --join."
            )

    def _siblings(self, former_id: str) -> list[Stood]:
        """The former cards of the question of one. Raises QuizError if that waits for nothing."""
        left = self._left()
        found = next((old for old in left if old.card_id == former_id), None)
        if found is None:
            raise _no_orphan(former_id)
        return [old for old in left if old.row.card.question_id == found.row.card.question_id]

    def _pairs(self, left: Sequence[Stood]) -> dict[str, tuple[Pair, ...]]:
        """What each former question may be, by its id: cards that came in after it was studied last."""
        if not left:
            return {}
        since = {old.row.card.question_id: old.memory.last_ms or 0 for old in left}
        added = self._store.added(min(since.values()))
        new = self._fresh(added)
        near = neighbours(self._store.cards(dict.fromkeys(row.file for row in new)))
        parted = self._parted()
        found = resembling(forms(old.row for old in left), forms_of(new, near))
        kept = {
            question: tuple(
                pair
                for pair in pairs
                if added[pair.new.cards[0].card_id] >= since[question] and not _were_parted(pair, parted)
            )[:_CANDIDATES]
            for question, pairs in found.items()
        }
        return {question: pairs for question, pairs in kept.items() if pairs}

    def _fresh(self, card_ids: Iterable[str]) -> list[CardRow]:
        """Those of the cards that are in decks that can be studied, and were not yet."""
        files = self._store.files()
        rows = [row for row, _ in self._store.questions(card_ids).values() if files[row.file].state is FileState.OK]
        memories = self._store.memories(row.card_id for row in rows)
        fresh = [row for row in rows if is_fresh(row, memories, self._history)]
        return sorted(fresh, key=lambda row: (row.file, row.place))

    def _parted(self) -> set[tuple[str, str]]:
        """Former cards and the cards that the learner said they are not."""
        events = self._store.standing(EventKind.DISTINCT)
        return {(event.card_id, str(id_)) for event in events for id_ in _listed(event)}

    def _say(self, kind: EventKind, cards: Sequence[tuple[str, dict[str, object]]]) -> None:
        """Appends what the learner says of cards, as one act."""
        with self._history.writing() as tx:
            at = self._history.now()
            act = self._history.new_id(at)
            events = [self._history.event(kind, at, id_, body={**body, "act": act}) for id_, body in cards]
            self._history.add(tx, events)
        for event in events:
            self._acting.did(event.id)


def _likely(old: Stood, pairs: Iterable[Pair]) -> tuple[Likely, ...]:
    """The cards that a former card would become, the likeliest first."""
    became = [(dict(_by_id(pair)).get(old.card_id, pair.new.cards[0]), pair.score) for pair in pairs]
    return tuple(likely(card, score) for card, score in became)


def _by_id(pair: Pair) -> Iterable[tuple[str, CardRow]]:
    return ((one.card_id, other) for one, other in same_parts(pair.old, pair.new))


def _were_parted(pair: Pair, parted: Collection[tuple[str, str]]) -> bool:
    return any((old.card_id, new.card_id) in parted for old in pair.old.cards for new in pair.new.cards)


def _listed(event: Event) -> Iterable[object]:
    """The ids that the learner told a card from."""
    ids = event.body.get("from")
    return ids if isinstance(ids, list) else ()


def _no_orphan(card_id: str) -> QuizError:
    return QuizError(f"No history waits under the id {card_id}. `quizapp orphans` lists those that do.")


def _short(prompt: str) -> str:
    line = " ".join(prompt.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
