"""A typed list: entries are told apart, each belongs to one item, and all items have to be named."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quizapp.core import patterns, spelling
from quizapp.core.counting import plural
from quizapp.core.deck import Item, Rejected, TypedList
from quizapp.core.marking.mark import Mark, Part, comments, one_line
from quizapp.core.marking.typed import Near, known_as, nearest
from quizapp.core.response import TEXT_MAX
from quizapp.core.review import Verdict

_COMMAS = ",，、\n"
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_COMMA_OR_AND = re.compile(rf"[{_COMMAS}]|{_AND.pattern}", re.IGNORECASE)
_BOXED = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_JOINTS = (
    re.compile(r";"),
    re.compile(r"(?:^|\s+)\(?\d{1,2}[.)]\s+"),
    re.compile(r"\s+[/+|•]\s+"),
    re.compile(r"\s*[/+|•]\s*"),
    re.compile(r"\s+(?:or|plus|as well as)\s+", re.IGNORECASE),
)
_ANY_JOINT = re.compile("|".join(joint.pattern for joint in _JOINTS), re.IGNORECASE)
_OUTER_AND = re.compile(r"^(?:and|&)\s+|\s+(?:and|&)$", re.IGNORECASE)
_REACH_OF_PATTERN = 5  # joints that an entry which fits a pattern may hold
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
    """The different entries of a line, cut at semicolons if there is one, else at commas that are no item's own.

    They are cut at "and", too, where more items are named so: an item may have an "and" of its own. Numbers, slashes
    and other signs part entries, and brackets around all of them do not count, where more items are named so.
    """
    ways = (_different_entries(line, body) for line in _ways(text[:TEXT_MAX].strip()))
    return max(ways, key=lambda found: sum(bool(_near(body, entry)) for entry in found))


def _ways(line: str) -> Iterator[str]:
    """The ways to read a line: as it is, then with other signs as commas, one sort of them or all."""
    boxed = _BOXED.fullmatch(line)
    bare = boxed[1] if boxed else line
    yield from dict.fromkeys((line, bare, *(joint.sub(",", bare) for joint in _JOINTS), _ANY_JOINT.sub(",", bare)))


def _different_entries(line: str, body: TypedList) -> tuple[str, ...]:
    cuts = [cut for piece in line.split(";") for cut in _cut(piece, _AND if ";" in line else _COMMA_OR_AND, body)]
    different = {spelling.normalise(cut): cut for cut in reversed(cuts)}
    return tuple(piece for form, piece in reversed(different.items()) if form)


def in_one(text: str, body: TypedList) -> bool:
    """Whether a line holds more words than any item with nothing between that parts entries, and names no item."""
    longest = max(len(form.split()) for form in _forms(body))
    parted = ";" in text or _COMMA_OR_AND.search(text) or len(entries(text, body)) > 1
    return len(body.items) > 1 and len(text.split()) > longest and not parted and not _near(body, text)


def most_entries(text: str) -> int:
    """How many different entries a line can be read as at most, whatever the items are, so that it tells nothing of
    them.
    """
    cut = _ANY_JOINT.sub(",", text[:TEXT_MAX]).strip()
    return len({spelling.normalise(piece) for piece in map(_bare, _COMMA_OR_AND.split(cut)) if piece})


def separator(body: TypedList) -> str:
    """What to put between the entries: semicolons where an item has a comma of its own."""
    return "semicolons" if any(comma in form for form in _forms(body) for comma in _COMMAS) else "commas"


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


def _cut(piece: str, joint: re.Pattern[str], body: TypedList) -> list[str]:
    """A piece cut at joints so that most entries name an item, and of such cuts at the fewest.

    An entry holds a comma only where it names an item.
    """
    joints = [*joint.finditer(piece)]
    starts, ends = [0, *(found.end() for found in joints)], [*(found.start() for found in joints), len(piece)]
    reach = max(_REACH_OF_PATTERN if patterns.is_pattern(form) else len(joint.findall(form)) for form in _forms(body))
    best: list[tuple[int, int, list[str]]] = [(0, 0, [])]
    for last, end in enumerate(ends):
        ways = []
        for first in range(last, -1, -1):
            entry = _bare(piece[starts[first] : end])
            names = last - first <= reach and bool(_near(body, entry))
            if names or not any(found[0] in _COMMAS for found in joints[first:last]):
                named, cuts, before = best[first]
                ways.append((named + names, cuts - 1, [*before, entry]))
        best.append(max(ways, key=lambda way: way[:2]))
    return best[-1][2]


def _bare(entry: str) -> str:
    return _OUTER_AND.sub("", one_line(entry).strip(" ,;"))


def _forms(body: TypedList) -> list[str]:
    return [form for item in body.items for form in (item.answer, *item.accept)]


@lru_cache(maxsize=256)
def _near(body: TypedList, entry: str) -> dict[int, Near]:
    """The items that an entry names: those it equals, else those it misses by fewest slips."""
    if _refused(body.reject, entry):
        return {}
    found: dict[int, Near] = {}
    at_most = body.typos
    for index, item in enumerate(body.items):
        near = nearest((item.answer, *item.accept), entry, body.reject, at_most)
        if near:
            found[index], at_most = near, near.slips
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
    whole = "both named" if named == 2 else f"all {named} named"
    says = [whole if named == len(parts) else f"{named} of {len(parts)} named"]
    says += [f"{len(extra)} extra"] * bool(extra)
    says += [f"{plural(len(slips), 'typing slip')} ({', '.join(slips)})"] * bool(slips)
    return ", ".join(says)
