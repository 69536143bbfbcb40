"""Options picked, and true or false said."""

from collections.abc import Sequence

from quizapp.core.deck import Option
from quizapp.core.marking.mark import Comment, Mark, one_line, right
from quizapp.core.review import Verdict


def mark_options(options: Sequence[Option], picked: frozenset[int]) -> Mark:
    """The right options have to be picked, all of them and no other. Raises ValueError for one that is not there."""
    if not picked <= frozenset(range(len(options))):
        raise ValueError(f"there are {len(options)} options, numbered from 0; {sorted(picked)} were picked")
    wanted = right_ones(options)
    if picked == wanted:
        return right("right" if len(wanted) == 1 else f"all {len(wanted)} right", len(wanted))
    hits, wrong = len(picked & wanted), sorted(picked - wanted)
    return Mark(
        Verdict.WRONG,
        _note(len(wanted), hits, len(wrong)),
        whys(options, picked ^ wanted),
        max(0, hits - len(wrong)),
        len(wanted),
        mistakes=tuple(one_line(options[index].text) for index in wrong),
    )


def mark_truth(answer: bool, said: bool) -> Mark:  # noqa: FBT001
    """A statement is right when its truth was said."""
    note = f"the statement is {'true' if answer else 'false'}"
    return right(note) if said == answer else Mark(Verdict.WRONG, note)


def right_ones(options: Sequence[Option]) -> frozenset[int]:
    """The indices of the right options."""
    return frozenset(index for index, option in enumerate(options) if option.right)


def whys(options: Sequence[Option], about: frozenset[int]) -> tuple[Comment, ...]:
    """The comments on some options, in the author's order."""
    return tuple(Comment(option.why, index) for index, option in enumerate(options) if index in about and option.why)


def _note(wanted: int, hits: int, wrong: int) -> str:
    if wanted == 1 and not hits:
        return "another option is right"
    return f"{hits} of {wanted} right" + (f", {wrong} wrong picked" if wrong else "")
