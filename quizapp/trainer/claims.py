"""Which place has a card: two questions of different decks can turn out to be one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from quizapp.errors import Level, Problem


class Place(NamedTuple):
    """Where a question stands; `line` and `column` count from 1."""

    file: str
    line: int
    column: int = 1


class Claimed(Protocol):
    """A card that a deck says is its own, as little as it takes to compare it with others."""

    @property
    def at(self) -> Place:
        """Where its question stands."""

    @property
    def card_id(self) -> str:
        """The card's id."""

    @property
    def question_name(self) -> str:
        """What its question has at `id:`; empty for none."""


def first_owners(claims: Iterable[Claimed]) -> dict[str, Place]:
    """Who has each card when nobody had it before: the first who says so."""
    owners: dict[str, Place] = {}
    for claim in claims:
        owners.setdefault(claim.card_id, claim.at)
    return owners


def clashes(claims: Iterable[Claimed], owners: Mapping[str, Place]) -> list[Problem]:
    """What to say at both places where a card is claimed that another place has; errors for equal ids."""
    found = set()
    for claim in claims:
        owner = owners[claim.card_id]
        if (owner.file, owner.line) != (claim.at.file, claim.at.line):
            found |= {_same_card(claim, owner, claim.at), _same_card(claim, claim.at, owner)}
    return sorted(found)


def same_ids(decks: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """What to say at each of the decks, as (path, id), that have one id: their questions are taken for one deck's."""
    by_id: dict[str, list[str]] = defaultdict(list)
    for path, deck_id in decks:
        if deck_id:
            by_id[deck_id].append(path)
    for deck_id, paths in by_id.items():
        for path in paths:
            others = ", ".join(other for other in paths if other != path)
            if others:
                message = f"the deck's id `{deck_id}` is also that of {others}"
                yield Problem(path, 1, 1, Level.WARNING, "same-deck-id", message, "give each deck an `id:` of its own")


def _same_card(claim: Claimed, here: Place, other: Place) -> Problem:
    id_ = claim.question_name
    what = f"the id `{id_}`" if id_ else "this question"
    return Problem(
        path=here.file,
        line=here.line,
        column=here.column,
        level=Level.ERROR if id_ else Level.WARNING,
        rule="same-id" if id_ else "same-question",
        message=f"{what} is also at {other.file}:{other.line}; only one of them is studied",
        cure="give one of them another id" if id_ else "keep one of them, or give each an id",
    )
