"""Steps put in order, and pairs matched."""

from collections import defaultdict
from collections.abc import Sequence

from quizapp.core.deck import Match
from quizapp.core.marking.mark import Mark, Part, one_line
from quizapp.core.review import Verdict


def mark_order(steps: Sequence[str], order: Sequence[int]) -> Mark:
    """Right is only the exact order, equal steps aside; what stands in the longest run in order is partly right.

    Raises ValueError for what is no order of the steps.
    """
    if sorted(order) != [*range(len(steps))]:
        raise ValueError(f"there are {len(steps)} steps, numbered from 0; {list(order)} does not hold each once")
    said = [steps[index] for index in order]
    parts = _placed(said, steps, longest_run(said, steps))
    run = sum(part.verdict is Verdict.RIGHT for part in parts)
    if run == len(steps):
        return Mark(Verdict.RIGHT, "right", (), run, run, parts)
    note = f"{run} of {len(steps)} steps in order" if run > 1 else "no two steps are in order"
    return Mark(Verdict.WRONG, note, (), run, len(steps), parts)


def longest_run(said: Sequence[str], right_order: Sequence[str]) -> dict[int, int]:
    """One longest common subsequence: place in what was said → place in the right order, both from 0.

    Of several it is one with the most steps at their very places. Wagner & Fischer, J. ACM 21 (1974) 168, in time
    and room n² for n steps.
    """
    rows, columns = len(said), len(right_order)
    best = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]  # of what is left: length, steps at their places
    for at in reversed(range(rows)):
        for place in reversed(range(columns)):
            best[at][place] = max(best[at + 1][place], best[at][place + 1])
            if said[at] == right_order[place]:
                length, home = best[at + 1][place + 1]
                best[at][place] = max(best[at][place], (length + 1, home + (at == place)))
    run: dict[int, int] = {}
    at = place = 0
    while at < rows and place < columns:
        if best[at][place] == best[at + 1][place]:
            at += 1
        elif best[at][place] == best[at][place + 1]:
            place += 1
        else:
            run[at] = place
            at, place = at + 1, place + 1
    return run


def _placed(said: Sequence[str], steps: Sequence[str], run: dict[int, int]) -> tuple[Part, ...]:
    """The steps as they were placed, with where they belong; those outside the run have to move."""
    free: dict[str, list[int]] = defaultdict(list)
    for place in sorted(set(range(len(steps))) - set(run.values())):
        free[steps[place]].append(place)
    return tuple(
        Part(
            Verdict.RIGHT if at in run else Verdict.WRONG,
            text,
            text,
            1 + (run[at] if at in run else free[text].pop(0)),
        )
        for at, text in enumerate(said)
    )


def mark_pairs(body: Match, rights: Sequence[int | None]) -> Mark:
    """Every left side needs its own right side. Raises ValueError for other numbers of sides or of the pool."""
    pool = body.pool
    if len(rights) != len(body.pairs) or any(given is not None and not 0 <= given < len(pool) for given in rights):
        raise ValueError(f"{len(body.pairs)} sides need one of {len(pool)} options each or none, not {list(rights)}")
    said = ["" if given is None else pool[given] for given in rights]
    parts = tuple(
        Part(Verdict.RIGHT if text == pair.right else Verdict.WRONG, text, pair.right)
        for text, pair in zip(said, body.pairs, strict=True)
    )
    hits = sum(part.verdict is Verdict.RIGHT for part in parts)
    if hits == len(parts):
        return Mark(Verdict.RIGHT, "right", (), hits, hits, parts)
    mistakes = tuple(
        f"{one_line(pair.left)} → {one_line(part.said)}"
        for pair, part in zip(body.pairs, parts, strict=True)
        if part.said and part.verdict is Verdict.WRONG
    )
    return Mark(Verdict.WRONG, f"{hits} of {len(parts)} pairs", (), hits, len(parts), parts, mistakes)
