"""What a learner gives for an answer, and how it stands in the log."""

from collections.abc import Mapping

from quizapp.core.values import frozen

TEXT_MAX = 500


@frozen
class Skipped:
    """No answer was tried."""


@frozen
class Judged:
    """The answer was revealed and the learner says how well it was known (flashcard, cloze)."""


@frozen
class Chosen:
    """The options picked, as indices into the author's order."""

    options: frozenset[int]


@frozen
class Said:
    """True or false, of a statement."""

    truth: bool


@frozen
class Wrote:
    """A typed answer, as it was typed; only its first 500 characters are looked at and logged."""

    text: str


@frozen
class Arranged:
    """The steps in the order they were put in, as indices into the author's order."""

    order: tuple[int, ...]


@frozen
class Matched:
    """For each left side, in the author's order, the index in the pool of what was matched to it; None for nothing."""

    rights: tuple[int | None, ...]


Response = Skipped | Judged | Chosen | Said | Wrote | Arranged | Matched


def to_body(response: Response) -> dict[str, object]:
    """The response as JSON-safe values: its kind, and `options`, `truth`, `text`, `order` or `rights`."""
    match response:
        case Skipped():
            return {"kind": "skipped"}
        case Judged():
            return {"kind": "judged"}
        case Chosen(options=options):
            return {"kind": "chosen", "options": sorted(options)}
        case Said(truth=truth):
            return {"kind": "said", "truth": truth}
        case Wrote(text=text):
            return {"kind": "wrote", "text": storable(text)}
        case Arranged(order=order):
            return {"kind": "arranged", "order": list(order)}
        case Matched(rights=rights):
            return {"kind": "matched", "rights": list(rights)}


def from_body(body: Mapping[str, object]) -> Response | None:
    """The response that `to_body` wrote; None for one that this version does not know."""
    match body:
        case {"kind": "skipped"}:
            return Skipped()
        case {"kind": "judged"}:
            return Judged()
        case {"kind": "chosen", "options": list() as options}:
            indices = frozenset(filter(_is_index, options))
            return Chosen(indices) if len(indices) == len(options) else None
        case {"kind": "said", "truth": bool() as truth}:
            return Said(truth)
        case {"kind": "wrote", "text": str() as text}:
            return Wrote(text)
        case {"kind": "arranged", "order": list() as order} if sorted(filter(_is_index, order)) == [*range(len(order))]:
            return Arranged(tuple(order))
        case {"kind": "matched", "rights": list() as rights}:
            return Matched(tuple(rights)) if all(right is None or _is_index(right) for right in rights) else None
        case _:
            return None


def _is_index(value: object) -> bool:
    return type(value) is int and value >= 0


def storable(text: str) -> str:
    """The text without what databases and JSON readers refuse: NUL and lone surrogates."""
    return text[:TEXT_MAX].encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")
