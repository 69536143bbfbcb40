"""What was known of a card on the days before its last review: enough days to look back a month, and no more."""

from collections.abc import Iterable

LOOK_BACK_DAYS = 30

Trail = tuple[tuple[int, float], ...]


def pruned(trail: Iterable[tuple[int, float]]) -> Trail:
    """The entries of a trail, by rising study day [date ordinal], that look back from the last of them.

    Of the days that are further back than LOOK_BACK_DAYS only the last one stays: it tells what was known from then on.
    """
    entries = tuple(trail)
    if not entries:
        return ()
    first, old = entries[-1][0] - LOOK_BACK_DAYS, 0
    while entries[old][0] <= first:
        old += 1
    return entries[max(0, old - 1) :]


def known_on(trail: Trail, day: int) -> tuple[int, float] | None:
    """The last study day up to `day` with a review, and the stability [days] after it; None before the first.

    Exact for `day` from LOOK_BACK_DAYS before the last review on; for earlier ones an entry may be missing.
    """
    return next((entry for entry in reversed(trail) if entry[0] <= day), None)


def as_text(trail: Trail) -> str:
    """The trail without its last entry, which is the memory's own last day and stability: `739012 3.25 739019 8.5`."""
    return " ".join([f"{day} {stability!r}" for day, stability in trail[:-1]])


def of_text(text: str) -> Trail:
    """The entries that `as_text` wrote: all but the last."""
    words = text.split()
    return tuple(zip(map(int, words[::2]), map(float, words[1::2]), strict=True))
