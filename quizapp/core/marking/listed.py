"""A typed list: entries are told apart, each belongs to one item, and all items have to be named."""

import re
from collections.abc import Iterator, Sequence

from quizapp.core import spelling
from quizapp.core.counting import plural
from quizapp.core.deck import Item, Rejected, TypedList
from quizapp.core.marking.mark import Mark, Part, comments, one_line
from quizapp.core.marking.typed import Near, known_as, nearest
from quizapp.core.response import TEXT_MAX
from quizapp.core.review import Verdict

_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_FEW = 5
Edges = Sequence[frozenset[int]]


def mark_list(body: TypedList, text: str) -> Mark:
    """Every item is named once, in any order; entries that belong to none are wrong, repeated ones count once."""
    said = entries(text, body)
    if not said:
        names = ", ".join(one_line(item.answer) for item in body.items)
        return Mark(Verdict.WRONG, f"nothing was written; the answers are {names}", all_parts=len(body.items))
    near = [_near(body, entry) for entry in said]
    owner = assigned([frozenset(places) for places in near], sorted(range(len(said)), key=lambda i: _slips(near[i])))
    named = {item: _named(said[entry], near[entry][item], body.items[item]) for item, entry in owner.items()}
    extra = [said[entry] for entry, places in enumerate(near) if not places]
    refused = [(_refused(body.reject, entry), entry) for entry in extra]
    parts = [named.get(index) or Part(Verdict.WRONG, "", item.answer) for index, item in enumerate(body.items)]
    return Mark(
        _verdict(parts, extra),
        _note(parts, extra),
        comments(rejected.why for rejected, _ in refused if rejected),
        len(named),
        len(body.items),
        (*parts, *(Part(Verdict.WRONG, entry, "") for entry in extra)),
        tuple(known_as(rejected, entry) if rejected else spelling.normalise(entry) for rejected, entry in refused),
    )


def entries(text: str, body: TypedList) -> tuple[str, ...]:
    """The different entries of a line, cut at semicolons if there is one, else at commas.

    They are cut at "and", too, where more items are named so: an item may have an "and" of its own.
    """
    pieces = re.split(";" if ";" in text[:TEXT_MAX] else r"[,，、\n]", text[:TEXT_MAX])
    bare = (_LEADING_AND.sub("", one_line(piece).strip(" ,;")) for piece in pieces)
    cuts = [cut for piece in bare for cut in max(_cuts(piece), key=lambda cut: _worth(cut, body))]
    different = {spelling.normalise(cut): cut for cut in reversed(cuts)}
    return tuple(piece for form, piece in reversed(different.items()) if form)


def assigned(edges: Edges, order: Sequence[int]) -> dict[int, int]:
    """Item → entry for as many as possible, entries that come first in the order before others.

    `edges` are the items that each entry may belong to. Kuhn's augmenting paths (Naval Research Logistics 2 (1955)
    83); the entries that can be placed together form a matroid, so taking them in order is best.
    """
    owner: dict[int, int] = {}
    for entry in order:
        _place(entry, edges, owner, set())
    return owner


def _place(entry: int, edges: Edges, owner: dict[int, int], tried: set[int]) -> bool:
    for item in sorted(edges[entry]):
        if item not in tried:
            tried.add(item)
            if item not in owner or _place(owner[item], edges, owner, tried):
                owner[item] = entry
                return True
    return False


def _cuts(piece: str) -> Iterator[list[str]]:
    """The ways to cut a piece: not at all, at each single "and" of a few, at all of them."""
    yield [piece]
    joints = [*_AND.finditer(piece)]
    for joint in joints if len(joints) <= _FEW else ():
        yield [piece[: joint.start()], piece[joint.end() :]]
    yield _AND.split(piece)


def _worth(cut: Sequence[str], body: TypedList) -> int:
    return sum(bool(_near(body, piece)) for piece in cut)


def _near(body: TypedList, entry: str) -> dict[int, Near]:
    """The items that an entry names: those it equals, else those it misses by fewest slips."""
    if _refused(body.reject, entry):
        return {}
    found = {
        index: near
        for index, item in enumerate(body.items)
        if (near := nearest((item.answer, *item.accept), entry, body.reject, body.typos))
    }
    return {index: near for index, near in found.items() if near.slips == _slips(found)}


def _slips(near: dict[int, Near]) -> int:
    return min((each.slips for each in near.values()), default=0)


def _refused(reject: Sequence[Rejected], entry: str) -> Rejected | None:
    return next((rejected for rejected in reject if spelling.fits(rejected.text, entry)), None)


def _named(entry: str, near: Near, item: Item) -> Part:
    return Part(Verdict.NEARLY if near.slips else Verdict.RIGHT, entry, item.answer)


def _verdict(parts: Sequence[Part], extra: Sequence[str]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    if extra or Verdict.WRONG in verdicts:
        return Verdict.WRONG
    return Verdict.NEARLY if Verdict.NEARLY in verdicts else Verdict.RIGHT


def _note(parts: Sequence[Part], extra: Sequence[str]) -> str:
    named = sum(part.verdict is not Verdict.WRONG for part in parts)
    slips = [one_line(part.right) for part in parts if part.verdict is Verdict.NEARLY]
    says = [f"all {named} named" if named == len(parts) else f"{named} of {len(parts)} named"]
    says += [f"{len(extra)} extra"] * bool(extra)
    says += [f"{plural(len(slips), 'typing slip')} ({', '.join(slips)})"] * bool(slips)
    return ", ".join(says)
