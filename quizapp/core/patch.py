"""A change of a deck file that is offered to the learner: lines to show, and what it was made from."""

from quizapp.core.values import frozen


@frozen
class Patch:
    """Lines from `line` on (counted from 1) that are replaced: `removed` by `added`.

    `says` is what the change does, as a sentence; `digest` the SHA-256 [hexadecimal] of the file it was made from.
    """

    file: str
    line: int
    removed: tuple[str, ...]
    added: tuple[str, ...]
    says: str
    digest: str
