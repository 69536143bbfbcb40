"""Whole cells shared out among the parts of something."""

from collections.abc import Sequence


def divided(parts: Sequence[float], cells: int) -> list[int]:
    """So many cells by the sizes of the parts (none negative), by the largest remainder; they add up to `cells`.

    A part that is not 0 keeps at least a cell where there are enough. No cells without a size.
    """
    whole = sum(parts)
    if whole <= 0 or cells < 1:
        return [0] * len(parts)
    exact = [part / whole * cells for part in parts]
    given = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda index: given[index] - exact[index])
    for index in order[: cells - sum(given)]:
        given[index] += 1
    for index, part in enumerate(parts):
        richest = max(range(len(parts)), key=given.__getitem__)
        if part > 0 and not given[index] and given[richest] > 1:
            given[index], given[richest] = 1, given[richest] - 1
    return given
