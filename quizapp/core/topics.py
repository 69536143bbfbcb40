"""The topic tree with mastery: what is weak, how sure that is, and what a learner gains by working on it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field, replace
from functools import reduce
from itertools import chain
from operator import add
from typing import TypeVar

from quizapp.core.bias import Bias
from quizapp.core.mastery import Evidence, Mastery, Standing, mastery
from quizapp.core.paths import respelled, spellings, upwards
from quizapp.core.portion import Portion
from quizapp.core.rating import Firsts
from quizapp.core.shares import shares
from quizapp.core.values import frozen

T = TypeVar("T")


@frozen
class Confused:
    """A wrong answer given again and again: `chosen` instead of `right`, `times` in all, last on a study day."""

    card_id: str
    question: str
    right: str
    chosen: str
    times: int
    last_day: int


@frozen(kw_only=True)
class TopicLine:
    """One topic with everything below it.

    `path` is empty for questions without a topic; `weight` is the topic's share of an exam [0, 1] (all topics without
    a parent add up to 1); `gain` = weight x (target − mastery), what an exam score would gain, below 0 where the
    target is reached; `trend` is the mastery 30, 20 and 10 days ago and now, without the days before its first answer,
    so that it is empty where nothing was asked; `due` cards are due now, `leeches` were forgotten 8 times or more.
    `inner` says that there are topics below it.
    """

    path: str
    mastery: Mastery
    standing: Standing
    weight: float
    gain: float
    about: str = ""
    trend: tuple[float, ...] = ()
    confused: Confused | None = None
    due: int = 0
    leeches: int = 0
    inner: bool = False

    @property
    def depth(self) -> int:
        """How many topics hold it."""
        return self.path.count("/")

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


@frozen(kw_only=True)
class Topics:
    """All topics as a tree, a parent before its children, siblings by what a learner gains, the greatest first.

    `ranked` are the topics that have questions of their own, by gain; `weak` those of them that are weak. `whole` is
    the mastery of everything; `target` the mastery aimed for [0, 1]; `bias` says whether the learner lately remembered
    otherwise than predicted. A topic whose cards are all suspended is not among them; `suspended` counts these cards,
    and those of all other topics that are.
    """

    lines: tuple[TopicLine, ...] = ()
    ranked: tuple[TopicLine, ...] = ()
    whole: Mastery
    target: float
    bias: Bias | None = None
    suspended: int = 0

    @property
    def weak(self) -> tuple[TopicLine, ...]:
        """The ranked topics that are weak."""
        return tuple(line for line in self.ranked if line.standing is Standing.WEAK)


@frozen
class Notes:
    """What is known of topics beside their cards, by path: the weight that a deck gives them in an exam (see
    `core.shares`), what they are about, and the commonest wrong answer to their own cards.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    abouts: Mapping[str, str] = field(default_factory=dict)
    confused: Mapping[str, Confused] = field(default_factory=dict)


def topics(portions: Sequence[Portion], firsts: Firsts, target: float, notes: Notes) -> Topics:
    """The tree of the topics of some portions, all of one study day; the target is a mastery [0, 1].

    `firsts` are all first attempts in the library, so that a topic comes to the same whatever else is looked at. Topics
    that differ in case alone are one, and those that gain the same are in the order of their paths.
    """
    portions, notes = _merged(portions, notes)
    own = _by_path((part.path, part.evidence) for part in portions)
    known = _Known(
        masteries=_masteries(own, firsts),
        pasts=[_masteries(past, firsts) for past in map(_by_path, _pasts(portions))],
        weights=shares({path: found.cards for path, found in own.items()}, notes.weights).whole,
        due=_rolled_up(_counted((part.path, part.due_now) for part in portions), add),
        leeches=_rolled_up(_counted((part.path, part.leeches) for part in portions), add),
        confused=_rolled_up(notes.confused, _commoner),
        inner={above for path in own for above in upwards(path)[1:]},
    )
    lines = {
        path: known.line(path, target, notes.abouts.get(path, ""))
        for path, found in known.masteries.items()
        if found.cards
    }
    return Topics(
        lines=tuple(sorted(lines.values(), key=lambda line: [_rank(lines[path]) for path in upwards(line.path)[::-1]])),
        ranked=tuple(sorted((lines[path] for path, found in own.items() if found.cards), key=_rank)),
        whole=mastery(reduce(add, own.values(), Evidence()), firsts),
        target=target,
        suspended=sum(part.counts.suspended for part in portions),
    )


@frozen
class _Known:
    """What is known of each topic with all below it, by path."""

    masteries: Mapping[str, Mastery]
    pasts: Sequence[Mapping[str, Mastery]]
    weights: Mapping[str, float]
    due: Mapping[str, int]
    leeches: Mapping[str, int]
    confused: Mapping[str, Confused]
    inner: Set[str]

    def line(self, path: str, target: float, about: str) -> TopicLine:
        """All of it for one topic."""
        found, weight = self.masteries[path], self.weights[path]
        return TopicLine(
            path=path,
            mastery=found,
            standing=found.standing(target),
            weight=weight,
            gain=weight * (target - found.value),
            about=about,
            trend=tuple(one.value for one in (*(past[path] for past in self.pasts), found) if one.seen),
            confused=self.confused.get(path),
            due=self.due.get(path, 0),
            leeches=self.leeches.get(path, 0),
            inner=path in self.inner,
        )


def _merged(portions: Sequence[Portion], notes: Notes) -> tuple[list[Portion], Notes]:
    """The same with paths as they are shown."""
    told = (notes.weights, notes.abouts, notes.confused)
    shown = spellings(chain((part.path for part in portions), *told))
    confused: dict[str, Confused] = {}
    for path, one in notes.confused.items():
        confused[shown[path]] = _commoner(confused.get(shown[path], one), one)
    merged = [part if shown[part.path] == part.path else replace(part, path=shown[part.path]) for part in portions]
    return merged, Notes(respelled(notes.weights, shown), respelled(notes.abouts, shown), confused)


def _rank(line: TopicLine) -> tuple[float, str]:
    return -line.gain, line.path


def _pasts(portions: Iterable[Portion]) -> Iterator[list[tuple[str, Evidence]]]:
    """What each portion was on each of the days of a trend, with its path."""
    return map(list, zip(*([(part.path, past) for past in part.pasts] for part in portions), strict=True))


def _by_path(found: Iterable[tuple[str, Evidence]]) -> dict[str, Evidence]:
    """What each topic adds up to by its path."""
    merged: dict[str, Evidence] = {}
    for path, one in found:
        merged[path] = merged[path] + one if path in merged else one
    return merged


def _counted(found: Iterable[tuple[str, int]]) -> Counter[str]:
    """How many each topic has by its path."""
    merged: Counter[str] = Counter()
    for path, count in found:
        merged[path] += count
    return merged


def _masteries(own: Mapping[str, Evidence], firsts: Firsts) -> dict[str, Mastery]:
    return {path: mastery(found, firsts) for path, found in _rolled_up(own, add).items()}


def _rolled_up(own: Mapping[str, T], plus: Callable[[T, T], T]) -> dict[str, T]:
    """What each topic has with all below it, given what topics have of their own."""
    found: dict[str, T] = {}
    for topic, one in own.items():
        for path in upwards(topic):
            found[path] = plus(found[path], one) if path in found else one
    return found


def _commoner(one: Confused, other: Confused) -> Confused:
    return max(one, other, key=lambda confused: (confused.times, confused.last_day, confused.card_id))
