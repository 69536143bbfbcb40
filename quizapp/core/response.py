"""What a learner gives for an answer, and how it stands in the log."""

from collections.abc import Mapping
from dataclasses import dataclass

TEXT_MAX = 500


@dataclass(frozen=True, slots=True)
class Skipped:
    """No answer was tried."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The answer was revealed and the learner says how well it was known (flashcard, cloze)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The options picked, as indices into the author's order."""

    options: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """True or false, of a statement."""

    truth: bool


@dataclass(frozen=True, slots=True)
class Wrote:
    """A typed answer, as it was typed; only its first 500 characters are looked at and logged."""

    text: str


Response = Skipped | Judged | Chosen | Said | Wrote


def to_body(response: Response) -> dict[str, object]:
    """The response as JSON-safe values: its kind, and `options`, `truth` or `text`."""
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
            return {"kind": "wrote", "text": _storable(text)}


def from_body(body: Mapping[str, object]) -> Response | None:
    """The response that `to_body` wrote; None for one that this version does not know."""
    match body.get("kind"), body.get("options"), body.get("truth"), body.get("text"):
        case "skipped", _, _, _:
            return Skipped()
        case "judged", _, _, _:
            return Judged()
        case "chosen", list() as options, _, _:
            indices = frozenset(index for index in options if type(index) is int and index >= 0)
            return Chosen(indices) if len(indices) == len(options) else None
        case "said", _, bool() as truth, _:
            return Said(truth)
        case "wrote", _, _, str() as text:
            return Wrote(text)
        case _:
            return None


def _storable(text: str) -> str:
    """The text without what databases and JSON readers refuse: NUL and lone surrogates."""
    return text[:TEXT_MAX].encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")
