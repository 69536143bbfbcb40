"""What was known of a card on the days before its last review: enough days to look back a month, and no more."""

LOOK_BACK_DAYS = 30

Trail = tuple[tuple[int, float], ...]


def grown(trail: Trail, day: int, stability: float) -> Trail:
    """The trail after a review on a study day [date ordinal] that left this stability [days]; no earlier day came.

    Of the days that are further back than LOOK_BACK_DAYS only the last one stays: it tells what was known from then on.
    """
    before = trail[:-1] if trail and trail[-1][0] == day else trail
    old = sum(entry[0] <= day - LOOK_BACK_DAYS for entry in before)
    return (*before[max(0, old - 1) :], (day, stability))


def known_on(trail: Trail, day: int) -> tuple[int, float] | None:
    """The last study day up to `day` with a review, and the stability [days] after it; None before the first.

    Exact for `day` from LOOK_BACK_DAYS before the last review on; for earlier ones an entry may be missing.
    """
    return next((entry for entry in reversed(trail) if entry[0] <= day), None)


def as_text(trail: Trail) -> str:
    """The trail without its last entry, which is the memory's own last day and stability: `739012 3.25 739019 8.5`."""
    return " ".join(f"{day} {stability!r}" for day, stability in trail[:-1])


def of_text(text: str) -> Trail:
    """The entries that `as_text` wrote: all but the last."""
    words = text.split()
    return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))
