"""The topic tree with mastery: what is weak, how sure that is, and what a learner gains by working on it."""

from dataclasses import dataclass

from quizapp.core.mastery import Mastery, Standing


@dataclass(frozen=True, slots=True)
class Confused:
    """A wrong answer given again and again: `chosen` instead of `right`, `times` in all, last on a study day."""

    card_id: str
    question: str
    right: str
    chosen: str
    times: int
    last_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """One topic with everything below it.

    `path` is empty for questions without a topic; `weight` is the topic's share of an exam [0, 1] (all topics without
    a parent add up to 1); `gain` = weight x (target − mastery), what an exam score would gain, below 0 where the
    target is reached; `trend` is the mastery 30, 20 and 10 days ago and now; `due` cards are due now, `leeches` were
    forgotten 8 times or more. `inner` says that there are topics below it.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All topics as a tree, a parent before its children, siblings by what a learner gains, the greatest first.

    `ranked` are the topics that have questions of their own, by gain; `weak` those of them that are weak. `whole` is
    the mastery of everything; `target` the mastery aimed for [0, 1].
    """

    lines: tuple[TopicLine, ...] = ()
    ranked: tuple[TopicLine, ...] = ()
    whole: Mastery
    target: float

    @property
    def weak(self) -> tuple[TopicLine, ...]:
        """The ranked topics that are weak."""
        return tuple(line for line in self.ranked if line.standing is Standing.WEAK)
