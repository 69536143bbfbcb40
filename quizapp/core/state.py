"""The memory of one card while its events are gone through: `Memory`, changed in place."""

from quizapp.core.phase import Phase, Rating
from quizapp.core.review import NEW, Memory
from quizapp.core.trail import pruned

_ENTRIES = 10  # a trail is cut only when it is longer: a cut looks at all entries


class State:
    """The fields of a `Memory`, each with the same meaning; `ratings` and `trail` are lists."""

    __slots__ = tuple(Memory.__annotations__)

    phase: Phase
    stability: float
    difficulty: float
    step: int
    first_day: int | None
    last_day: int | None
    last_ms: int | None
    due_day: int | None
    due_ms: int | None
    buried_day: int | None
    suspended: bool
    flagged: bool
    reps: int
    lapses: int
    ratings: list[int]
    trail: list[tuple[int, float]]
    first_rating: Rating | None
    first_guess: float
    key_hash: str

    def __init__(self, memory: Memory = NEW) -> None:
        """Begin with a memory."""
        self.phase, self.step = memory.phase, memory.step
        self.stability, self.difficulty = memory.stability, memory.difficulty
        self.first_day, self.first_rating, self.first_guess = memory.first_day, memory.first_rating, memory.first_guess
        self.last_day, self.last_ms = memory.last_day, memory.last_ms
        self.due_day, self.due_ms, self.buried_day = memory.due_day, memory.due_ms, memory.buried_day
        self.suspended, self.flagged, self.key_hash = memory.suspended, memory.flagged, memory.key_hash
        self.reps, self.lapses = memory.reps, memory.lapses
        self.ratings, self.trail = list(memory.ratings), list(memory.trail)

    def memory(self) -> Memory:
        """The memory as it is now."""
        fields = {name: getattr(self, name) for name in State.__slots__}
        return Memory(**{**fields, "ratings": tuple(self.ratings), "trail": pruned(self.trail)})

    def reset(self) -> None:
        """Forgets all but whether the card is suspended or flagged."""
        suspended, flagged = self.suspended, self.flagged
        State.__init__(self)
        self.suspended, self.flagged = suspended, flagged

    def begun(self, day: int, rating: int, right: int, guess: float) -> None:
        """The very first review, on a study day [date ordinal].

        A right answer that was rated again as a likely guess is right: what first attempts say allows for guessing.
        """
        first = Rating(rating)
        self.first_day, self.first_rating, self.first_guess = day, max(first, Rating.HARD) if right else first, guess

    def counted(self, rating: int, at_ms: int, day: int) -> None:
        """One more review, at an instant [UTC ms] on a study day [date ordinal], after which the card is as it is."""
        trail = self.trail
        if self.last_day is None or day > self.last_day:
            self.last_day = day
        else:
            day = self.last_day
            if trail and trail[-1][0] == day:
                trail.pop()
        if self.last_ms is None or at_ms > self.last_ms:
            self.last_ms = at_ms
        self.reps += 1
        self.ratings[rating - 1] += 1
        trail.append((day, self.stability))
        if len(trail) > _ENTRIES:
            self.trail = list(pruned(trail))
