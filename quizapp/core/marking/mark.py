"""What marking finds: a verdict, a note, comments, and the parts of the answer."""

from collections.abc import Iterable

from quizapp.core.review import Verdict
from quizapp.core.values import frozen


@frozen
class Comment:
    """The author's words [Markdown] about an answer; `option` is the index of the option meant, None for none."""

    text: str
    option: int | None = None


@frozen
class Part:
    """One part of an answer: what the learner gave and what is right [Markdown].

    `said` is empty where nothing was given, `right` where what was said belongs nowhere. For a step both are the
    text of the step, and `place` is where it belongs, from 1; it is 0 for other kinds.
    """

    verdict: Verdict
    said: str
    right: str
    place: int = 0


@frozen
class Mark:
    """What grading found.

    `note` is one plain sentence; `comments` are the author's own words about what was picked, missed or typed.
    `right_parts` of `all_parts` is partial credit: of several right options, the right ones picked less the wrong
    ones, never below 0; of steps the longest run in right order; of pairs and list entries the right ones. All parts
    count where the verdict is RIGHT or NEARLY. `parts` are those of steps (as the learner placed them), pairs and
    list entries. `mistakes` are the wrong answers given, as texts by which they are known again.
    """

    verdict: Verdict
    note: str
    comments: tuple[Comment, ...] = ()
    right_parts: int = 0
    all_parts: int = 1
    parts: tuple[Part, ...] = ()
    mistakes: tuple[str, ...] = ()


def right(note: str, parts: int = 1) -> Mark:
    """The mark of what is right in all its parts."""
    return Mark(Verdict.RIGHT, note, (), parts, parts)


def comments(whys: Iterable[str]) -> tuple[Comment, ...]:
    """The comments that say something."""
    return tuple(Comment(why) for why in whys if why)


def one_line(text: str) -> str:
    """A text with every white space one blank."""
    return " ".join(text.split())
