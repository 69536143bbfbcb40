"""Names of decks and topics → the cards they stand for."""

from collections.abc import Collection, Iterable, Sequence
from typing import Protocol, TypeVar

from quizapp.core.overview import DeckName
from quizapp.core.paths import below
from quizapp.errors import NotHereError
from quizapp.render.visible import one_line, visible

LIKELY = 60
_SHOWN = 80


class Placed(Protocol):
    """What is of a deck, by its name, and of a topic."""

    @property
    def deck(self) -> str:
        """The name of its deck."""

    @property
    def topic(self) -> str:
        """The path of its topic."""


_Of = TypeVar("_Of", bound=Placed)


def select(names: Sequence[str], entries: Iterable[_Of], decks: Sequence[DeckName], off: Collection[str]) -> list[_Of]:
    """The cards of the decks (by name or title), topics (a path or its beginning) and topics of one deck
    (`deck:topic`) named; all for no names.

    Raises NotHereError for a name that is none of these, or for a deck that is broken or switched off.
    """
    every = list(entries)
    wanted = [_wanted(name, every, decks, off) for name in names]
    return [entry for entry in every if not wanted or any(_is_of(entry, *one) for one in wanted)]


def _wanted(
    name: str, entries: Sequence[Placed], decks: Sequence[DeckName], off: Collection[str]
) -> tuple[str | None, str | None]:
    """The deck's name and the topic that a name stands for; None where any will do."""
    deck = _deck(name, decks)
    if deck and deck.name not in off:
        _refuse_broken(deck)
        return deck.name, None
    possible = [(None, name), *((deck.name, topic) for deck in decks if (topic := _topic_of(name, deck)) is not None)]
    for one in possible:
        if any(_is_of(entry, *one) for entry in entries):
            return one
    raise NotHereError(_unknown(name, decks, {entry.topic for entry in entries}, off))


def _topic_of(name: str, deck: DeckName) -> str | None:
    """The topic in a name that says `deck:topic` of this deck; None for other names."""
    its_name = f"{deck.name}:"
    return name[len(its_name) :] if name.casefold().startswith(its_name.casefold()) else None


def _is_of(entry: Placed, deck: str | None, topic: str | None) -> bool:
    return deck in (None, entry.deck) and (topic is None or below(entry.topic, topic))


def unknown_decks(names: Iterable[str], known: Collection[str]) -> list[str]:
    """A sentence for each deck that config.toml names and nobody has."""
    return [
        f"config.toml names a deck that is not here: {_missing(name, known)}" for name in sorted(set(names) - {*known})
    ]


def _deck(name: str, decks: Sequence[DeckName]) -> DeckName | None:
    wanted = name.casefold()
    return next((deck for deck in decks if wanted in (deck.name.casefold(), deck.title.casefold())), None)


def _refuse_broken(deck: DeckName) -> None:
    if deck.broken:
        raise NotHereError(f"The deck {visible(deck.name)} has errors and is left out. `quizapp check` shows them.")


def _unknown(name: str, decks: Sequence[DeckName], topics: Collection[str], off: Collection[str]) -> str:
    if name in off:
        return f"The deck {visible(name)} is switched off in config.toml, under [decks] off."
    known = [*(deck.name for deck in decks), *(deck.title for deck in decks), *sorted(topics)]
    return f"There is no deck or topic {_missing(name, known)}"


def _missing(name: str, known: Collection[str]) -> str:
    from rapidfuzz import process  # noqa: PLC0415 - the first card does not need it

    near = process.extractOne(name, known, processor=str.casefold, score_cutoff=LIKELY)
    advice = f"Did you mean {visible(near[0])}?" if near else "`quizapp decks` lists what there is."
    return f"{one_line(name, _SHOWN)}. {advice}"
