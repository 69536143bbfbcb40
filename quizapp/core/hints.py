"""The hint ladder of a card: the author's hints, then wrong options crossed out, one at a time."""

from dataclasses import dataclass

from quizapp.core.session import Asked


@dataclass(frozen=True, slots=True)
class Hint:
    """One rung: a text [Markdown], or the index of an option that is crossed out."""

    text: str = ""
    option: int | None = None


def ladder(asked: Asked) -> tuple[Hint, ...]:
    """The hints that a card as it is shown can give, in their order."""
    return tuple(Hint(text) for text in asked.card.question.hints)


def crossed(asked: Asked, hints: int) -> frozenset[int]:
    """The options that the first `hints` rungs cross out, as indices into the author's order."""
    return frozenset(hint.option for hint in ladder(asked)[:hints] if hint.option is not None)
