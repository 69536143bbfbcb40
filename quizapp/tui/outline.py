"""The decks as a tree: subjects that several decks share, decks, topics; and what a search finds among them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from quizapp.core.overview import DeckLine, DeckTopic, Overview
from quizapp.core.queue import Counts
from quizapp.core.values import frozen
from quizapp.tui.search import score

_FROM_ABOVE = 0.3
_BY_NAME = 0.7


@frozen(kw_only=True)
class Branch:
    """A row of the tree; `id` tells it from all others.

    `names` are what a sitting on it asks for, `within` is the title of what holds it, `cards` and `seen` count its
    cards. `open` says whether what is below it shows; None where nothing is.
    """

    id: str
    title: str
    names: tuple[str, ...]
    counts: Counts = Counts()
    cards: int = 0
    seen: int = 0
    within: str = ""
    depth: int = 0
    open: bool | None = None
    broken: bool = False


def tree(overview: Overview, turned: Collection[str] = ()) -> list[Branch]:
    """The rows that show: subjects are open and decks closed, but those whose ids are `turned`."""
    rows: list[Branch] = []
    for subject, lines in _subjects(overview.decks):
        if not subject:
            rows += chain.from_iterable(_deck(line, overview, turned) for line in lines)
            continue
        head = _subject(subject, lines, overview.total)
        rows.append(replace(head, open=head.id not in turned))
        if head.id not in turned:
            below = chain.from_iterable(_deck(line, overview, turned) for line in lines)
            rows += (replace(row, depth=row.depth + 1, within=row.within or subject) for row in below)
    return rows


def found(overview: Overview, query: str) -> list[Branch]:
    """What a search finds in the whole tree, best first."""
    scored = [(_score(row, query), row) for row in everything(overview)]
    return [row for points, row in sorted(scored, key=lambda pair: -pair[0]) if points]


def everything(overview: Overview) -> list[Branch]:
    """Every branch, beside each other."""
    rows = tree(overview, {_deck_id(line) for line in overview.decks})
    return [replace(row, depth=0, open=None) for row in rows]


def _score(row: Branch, query: str) -> float:
    by_name = _BY_NAME * max((score(name, query) for name in row.names), default=0.0)
    return max(score(row.title, query), by_name) or _FROM_ABOVE * score(f"{row.title} {row.within}", query)


def _deck_id(line: DeckLine) -> str:
    return f"deck:{line.deck.name}"


def _subjects(decks: Sequence[DeckLine]) -> list[tuple[str, list[DeckLine]]]:
    """The decks by the first part of their topics that tells them apart; one that is alone has no subject."""
    parts = [line.deck.topic.split("/") for line in decks]
    while len({part[0] for part in parts}) == 1 and all(len(part) > 1 for part in parts):
        parts = [part[1:] for part in parts]
    firsts = [part[0] for part in parts]
    subjects: dict[tuple[str, str], list[DeckLine]] = {}
    for line, first in zip(decks, firsts, strict=True):
        shared = first and 1 < firsts.count(first) < len(decks)
        subjects.setdefault((first, "") if shared else ("", line.deck.name), []).append(line)
    return [(subject, lines) for (subject, _), lines in subjects.items()]


def _subject(title: str, lines: Sequence[DeckLine], total: Counts) -> Branch:
    """The decks of a subject together; a sitting on them holds no more than one on everything."""
    all_due = sum(line.counts.due + line.counts.due_later for line in lines)
    all_new = sum(line.counts.new + line.counts.new_later for line in lines)
    due = min(sum(line.counts.due for line in lines), total.due)
    new = min(sum(line.counts.new for line in lines), total.new)
    return Branch(
        id=f"subject:{title}",
        title=title,
        names=tuple(line.deck.name for line in lines if not line.deck.broken),
        counts=Counts(due, new, all_due - due, all_new - new),
        cards=sum(line.cards for line in lines),
        seen=sum(line.seen for line in lines),
    )


def _deck(line: DeckLine, overview: Overview, turned: Collection[str]) -> Iterator[Branch]:
    """A deck and, when it is open, its topics."""
    id_, deck = _deck_id(line), line.deck
    topics = _topics(line, [topic for topic in overview.topics if topic.deck == deck.name])
    yield Branch(
        id=id_,
        title=deck.title,
        names=(deck.name,),
        counts=line.counts,
        cards=line.cards,
        seen=line.seen,
        open=id_ in turned if topics else None,
        broken=deck.broken,
    )
    if id_ in turned:
        yield from topics


def _topics(line: DeckLine, topics: Sequence[DeckTopic]) -> list[Branch]:
    """The topics of a deck that say more than the deck and what is below them, each named from the one it is in."""
    kept = [topic for topic in topics if topic.cards < line.cards and not _passes_on(topic, topics)]
    return [
        Branch(
            id=f"topic:{line.deck.name}:{topic.path}",
            title=_named(topic.path, [other.path for other in kept], line.deck.topic),
            names=(f"{line.deck.name}:{topic.path}",),
            counts=topic.counts,
            cards=topic.cards,
            seen=topic.seen,
            within=line.deck.title,
            depth=1 + sum(_holds(other.path, topic.path) for other in kept),
        )
        for topic in kept
    ]


def _passes_on(topic: DeckTopic, topics: Sequence[DeckTopic]) -> bool:
    """Whether all cards of a topic are those of one topic in it."""
    return any(_holds(topic.path, other.path) and other.cards == topic.cards for other in topics)


def _holds(path: str, other: str) -> bool:
    return bool(path) and other.startswith(f"{path}/")


def _named(path: str, kept: Sequence[str], deck: str) -> str:
    """A topic's path from the topic that holds it, or from what the deck's own topic has in common with it."""
    holding = [other for other in (*kept, deck, deck.rpartition("/")[0]) if _holds(other, path)]
    above = max(holding, key=len, default="")
    rest = path.removeprefix(f"{above}/") if above else path
    return rest.replace("/", " › ") or "other questions"
