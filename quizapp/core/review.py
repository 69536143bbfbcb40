"""What a learner leaves behind: events in a log, and the memory of each card folded from them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from types import MappingProxyType

from quizapp.core.day import Moment
from quizapp.core.phase import Phase, Rating
from quizapp.core.values import frozen

__all__ = [
    "ANSWERED",
    "EMPTY",
    "MARKS",
    "NEW",
    "UNDOABLE",
    "Confidence",
    "Event",
    "EventKind",
    "Memory",
    "Mode",
    "Phase",
    "Rating",
    "Review",
    "Verdict",
]


class Verdict(StrEnum):
    """What grading found. NEARLY (a typing slip) counts as right; YOU_JUDGE leaves it to the learner."""

    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"
    YOU_JUDGE = "you_judge"

    @property
    def is_right(self) -> bool:
        """Whether it counts as right."""
        return self in (Verdict.RIGHT, Verdict.NEARLY)


class Confidence(StrEnum):
    """How sure the learner was before the answer was revealed."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"


class Mode(StrEnum):
    """Why a review happened; only STUDY and EXAM touch the schedule."""

    STUDY = "study"
    CRAM = "cram"
    PRACTICE = "practice"
    EXAM = "exam"

    @property
    def schedules(self) -> bool:
        """Whether reviews of this mode touch memory and statistics."""
        return self in (Mode.STUDY, Mode.EXAM)


@frozen(kw_only=True)
class Memory:
    """How well one card is known: a fold of its events.

    `stability` [days] and `difficulty` [1, 10] are 0 while the phase is NEW. `last_day`, `first_day`,
    `due_day`, `buried_day` are study days [date ordinal]; `due_ms` [UTC ms] is set in steps only, and
    `step` is the index of the current step. `ratings` counts again, hard, good, easy. `trail` holds, for each study
    day with a review among the 30 days up to `last_day` and for the one before these, that day and the stability [days]
    after it: what was known on any of the last 30 days follows from it. `first_rating`
    and `first_guess` (chance of guessing, [0, 1)) describe the very first review; what was right then is hard at
    least, even if it was rated again because it was likely guessed. `key_hash` is that of the last review: a card whose
    keyed answer has another hash was corrected and is due.
    """

    phase: Phase = Phase.NEW
    stability: float = 0.0
    difficulty: float = 0.0
    step: int = 0
    first_day: int | None = None
    last_day: int | None = None
    last_ms: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    buried_day: int | None = None
    suspended: bool = False
    flagged: bool = False
    reps: int = 0
    lapses: int = 0
    ratings: tuple[int, int, int, int] = (0, 0, 0, 0)
    trail: tuple[tuple[int, float], ...] = ()
    first_rating: Rating | None = None
    first_guess: float = 0.0
    key_hash: str = ""

    @property
    def in_steps(self) -> bool:
        """Whether the card comes back within the sitting."""
        return self.phase in (Phase.LEARNING, Phase.RELEARNING)

    def is_corrected(self, key_hash: str) -> bool:
        """Whether the keyed answer, which has this hash now, changed since the last review."""
        return bool(self.key_hash) and self.key_hash != key_hash


NEW = Memory()


@frozen(kw_only=True)
class Review:
    """The columns an answer has beside those of every event.

    `retrievability` is the recall predicted at that moment, [0, 1] (for a new card the topic's
    first-attempt rate); `guess` the chance of guessing, [0, 1). `interval_days` is 0 while in steps,
    None when an imported log does not say; `due_ms` [UTC ms] in steps, `due_day` [date ordinal] else.
    `form` is the kind shown; `params` a hash of the weights and retention used.
    """

    rating: Rating
    mode: Mode = Mode.STUDY
    form: str = ""
    verdict: Verdict | None = None
    retrievability: float | None = None
    guess: float = 0.0
    hint: bool = False
    override: bool = False
    took_ms: int | None = None
    interval_days: int | None = None
    due_day: int | None = None
    due_ms: int | None = None
    params: str = ""
    fingerprint: str = ""
    key_hash: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer was right, be it by guessing: rated above again, or graded so."""
        return self.rating > Rating.AGAIN or (self.verdict is not None and self.verdict.is_right)


EMPTY: Mapping[str, object] = MappingProxyType({})


class EventKind(StrEnum):
    """The kinds of event this version understands; others are kept and passed on."""

    REVIEW = "review"
    VOID = "void"
    SUSPEND = "suspend"
    RESUME = "resume"
    FLAG = "flag"
    UNFLAG = "unflag"
    BURY = "bury"
    UNBURY = "unbury"
    RESET = "reset"
    DEFER = "defer"
    ALIAS = "alias"
    SETTING = "setting"
    DISTINCT = "distinct"
    RETIRE = "retire"
    EXAM_START = "exam_start"
    EXAM_QUESTION = "exam_question"
    EXAM_MOVE = "exam_move"
    EXAM_MARK = "exam_mark"
    EXAM_ANSWER = "exam_answer"
    EXAM_SUBMIT = "exam_submit"


MARKS = frozenset(
    {
        EventKind.SUSPEND,
        EventKind.RESUME,
        EventKind.FLAG,
        EventKind.UNFLAG,
        EventKind.BURY,
        EventKind.UNBURY,
        EventKind.RESET,
    }
)
ANSWERED = frozenset({EventKind.ALIAS, EventKind.DISTINCT, EventKind.RETIRE})
"""What the learner says of a card whose question was rewritten or taken away."""

UNDOABLE = MARKS | ANSWERED | {EventKind.REVIEW, EventKind.DEFER}


@frozen(kw_only=True)
class Event:
    """One row of the append-only log.

    `kind` is an EventKind or a newer version's word. `card_id` is empty for events about no card. For a
    void, `body["review"]` is the id of the event that is taken back, of any kind in UNDOABLE; for an alias,
    `body["to"]` is the card id that now carries the history of `card_id`, and `body["asked"]` is true if the learner
    said so, which alone can be taken back; for a distinct, `body["from"]` are the ids of cards that it is not; a retire
    lists a card without a question no longer; for a setting, `body` holds the
    scheduling policy; a defer moves a card that is due to the study day `body["until"]` [date ordinal], together with
    the other cards of the same `body["act"]`. For a review, `body` holds what is not counted: `response`, the `seed` of
    the showing, the option `order`, `session`, `deck` and `topic` at that time, and whether it was `overruled`; where
    there are any the `wordings` of the options shown (see `core.picks`), the `values` of the variables by name, the
    `parts` of the answer as two counts (those that were right, and all), the `mistakes` (wrong answers, as texts), how
    many `hints` of the ladder were open, and the `confidence` that the learner named.

    `exam` is the id of the exam that an event belongs to, that of its start. A start holds the `blueprint`, the `seed`,
    `notes`, and the mastery of the topics of its paper `before`; each question of the paper stands in an event of its
    own, with its `place` from 0 and all that is shown of it. The others say how much of the time was `spent` [ms]: a
    move at which `place` the learner is, a mark whether a place is marked for `later`, an answer the `response` at a
    place, null when it was taken away, and a submit how it ended (`ending`), the ids of the `answers` that counted,
    null for none, and the `points` of each question, the `score`, and whether it `passed`. A review that a result gave
    also holds the `act` by which it was given, the study day on which the result was `applied`, and the `due` days of
    its card before and after. Where the log is ahead of the clock, an event of an exam says what the clock said: `wall`
    [UTC ms].
    """

    id: str
    kind: str
    moment: Moment
    card_id: str = ""
    device_id: str = ""
    review: Review | None = None
    body: Mapping[str, object] = field(default_factory=lambda: EMPTY)
    exam: str = ""

    @property
    def order(self) -> tuple[int, str]:
        """The log's order: time, then id."""
        return (self.moment.at_ms, self.id)
