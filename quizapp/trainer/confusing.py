"""What is taken for what: the wrong answers that were given again and again, with the questions they were given to."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import reduce
from itertools import groupby, islice

from quizapp.core import confusion, spelling
from quizapp.core.confusion import Mistake
from quizapp.core.topics import Confused
from quizapp.render.sides import sides
from quizapp.storage.store import Store
from quizapp.trainer.asking import card_of

_MOST = 200  # are read with their questions; what is confused less often than these is not told


def confused(store: Store, files: Collection[str], card_ids: Collection[str] | None) -> dict[str, list[Confused]]:
    """What is taken for what by topic, the most frequent first: of the cards with these ids, or of all in the files."""
    often = sorted(_repeated(store.mistakes(card_ids)), key=lambda one: (-one.times, -one.last_day, *one[:2]))
    by_topic: dict[str, list[Confused]] = {}
    for topic, told in islice(_here(store, files, often), _MOST):
        by_topic.setdefault(topic, []).append(told)
    return by_topic


def most_frequent(found: Iterable[Confused]) -> list[Confused]:
    """Confusions in the order in which they are told."""
    return sorted(found, key=lambda one: (-one.times, -one.last_day, one.card_id, one.chosen))


def _here(store: Store, files: Collection[str], often: Sequence[Mistake]) -> Iterator[tuple[str, Confused]]:
    """Those of the mistakes whose cards are in the files, in their order, with the topics of the cards."""
    for start in range(0, len(often), _MOST):
        some = often[start : start + _MOST]
        found = store.questions({one.card_id for one in some})
        for one in some:
            row, question = found.get(one.card_id, (None, None))
            if row is not None and question is not None and row.file in files:
                front, back = sides(card_of(row, question))
                yield row.topic, Confused(one.card_id, front, back, one.text, one.times, one.last_day)


def _repeated(mistakes: Iterable[Mistake]) -> list[Mistake]:
    """The wrong answers that were given at least twice, however they were spelled, as they were first met."""
    same = sorted(mistakes, key=_spelled)
    each = (reduce(Mistake.plus, its_spellings) for _, its_spellings in groupby(same, _spelled))
    return [one for one in each if one.times >= confusion.TWICE]


def _spelled(mistake: Mistake) -> tuple[str, str]:
    return mistake.card_id, spelling.normalise(mistake.text)
