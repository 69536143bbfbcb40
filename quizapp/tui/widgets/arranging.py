"""Steps and pairs under the learner's hands: values that a key or the mouse turns into other values."""

from collections.abc import Sequence
from dataclasses import field, replace

from quizapp.core.deck import Match, Order
from quizapp.core.response import Arranged, Matched, Response
from quizapp.core.session import Asked
from quizapp.core.values import frozen


@frozen
class Arrangement:
    """Steps as they stand: `order` holds indices into the author's steps, `cursor` is the place pointed at, from 0.

    A step that is `held` is carried by the cursor. `before` is what undo leads back to; None when nothing was moved.
    `typed` is the place that was typed last, from 1, and how the steps stood before: another digit at once may go on.
    """

    order: tuple[int, ...]
    cursor: int = 0
    held: bool = False
    typed: "tuple[int, Arrangement] | None" = field(default=None, compare=False, repr=False)
    before: "Arrangement | None" = field(default=None, compare=False, repr=False)

    @property
    def response(self) -> Response:
        """What handing this in says."""
        return Arranged(self.order)

    @property
    def numbers(self) -> int:
        """How many places have a number."""
        return len(self.order)

    @property
    def entries(self) -> range:
        """The picks of what has to be seen together with what is pointed at: nothing."""
        return range(0)

    def pointed(self, place: int) -> "Arrangement":
        """Another place is pointed at."""
        return replace(self, cursor=place, typed=None)

    def moved(self, by: int) -> "Arrangement":
        """The cursor goes so many places on, round the ends; what is held goes with it, up to the ends."""
        return self.carried(self.cursor + by) if self.held else self.pointed((self.cursor + by) % len(self.order))

    def lifted(self) -> "Arrangement":
        """The step that is pointed at is held; all that happens until it is put down is one move."""
        return self if self.held else replace(self, held=True, typed=None, before=self)

    def carried(self, place: int) -> "Arrangement":
        """The step that is pointed at stands at another place, the nearest one there is, and is still pointed at."""
        place = max(0, min(place, len(self.order) - 1))
        if place == self.cursor:
            return replace(self, typed=None)
        others = [*self.order]
        others.insert(place, others.pop(self.cursor))
        before = self.before if self.held else self
        return replace(self, order=tuple(others), cursor=place, typed=None, before=before)

    def put(self) -> "Arrangement":
        """Nothing is held; a step put back where it was taken from was not moved."""
        if not self.held or self.before is None:
            return self
        same = self.order == self.before.order
        return replace(self.before, cursor=self.cursor) if same else replace(self, held=False)

    def numbered(self, number: int) -> "Arrangement":
        """The step that is pointed at is put at the place with this number, from 1; the same when there is none.

        A digit right after another is the second of one number, if there is a place with that.
        """
        first, origin = self.typed or (0, self)
        both = 10 * first + number % 10
        place, start = (both, origin) if first and both <= len(self.order) else (number, self)
        if place > len(self.order):
            return self
        return replace(start.carried(place - 1).put(), typed=(place, start))

    def pressed(self, pick: int) -> "Arrangement":
        """The mouse went down on a step: it is held; or what is held is put there."""
        return self.carried(pick).put() if self.held else self.pointed(pick).lifted()

    def dragged(self, pick: int, *, down: bool) -> "Arrangement":
        """The mouse came over a step on its way down or up: what is held goes there, but never against the mouse."""
        return self.carried(pick) if self.held and (pick > self.cursor) == down else self

    def released(self, start: int, pick: int | None) -> "Arrangement":
        """The mouse went up: what it dragged is put down, what it only clicked waits for its place."""
        return self if pick == start == self.cursor else self.put()

    def undone(self) -> "Arrangement":
        """As it was before the last move; the same when nothing was moved."""
        return self.before or self


@frozen
class Matching:
    """Pairs as they stand: `rights` holds for each left side what was matched to it, an index in the pool, or None.

    `pool` holds these indices in the order shown; `cursor` is the left side pointed at, from 0. `taken` is the entry of
    the pool that waits for its left side, because the mouse took it first; `aimed` that it is the left side that waits,
    because it was pointed at first. `before` is what undo leads back to; None when nothing was matched.
    """

    rights: tuple[int | None, ...]
    pool: tuple[int, ...]
    cursor: int = 0
    taken: int | None = None
    aimed: bool = False
    before: "Matching | None" = field(default=None, compare=False, repr=False)

    @property
    def response(self) -> Response:
        """What handing this in says."""
        return Matched(self.rights)

    @property
    def numbers(self) -> int:
        """How many entries of the pool have a number."""
        return len(self.pool)

    @property
    def entries(self) -> range:
        """The picks of the entries of the pool, which has to be seen together with what is pointed at."""
        return range(len(self.rights), len(self.rights) + len(self.pool))

    @property
    def open(self) -> tuple[int, ...]:
        """The left sides that nothing is matched to, those below the cursor first."""
        places = _round(self.cursor + 1, len(self.rights))
        return tuple(place for place in places if self.rights[place] is None)

    def pointed(self, place: int) -> "Matching":
        """Another left side is pointed at."""
        return replace(self, cursor=place, taken=None, aimed=True)

    def moved(self, by: int) -> "Matching":
        """The left side so many places on is pointed at, round the ends."""
        return self.pointed((self.cursor + by) % len(self.rights))

    def matched(self, right: int | None) -> "Matching":
        """The left side that is pointed at has this entry of the pool, or none."""
        rights = tuple(right if place == self.cursor else old for place, old in enumerate(self.rights))
        before = self.before if rights == self.rights else self
        return replace(self, rights=rights, taken=None, before=before)

    def onward(self) -> "Matching":
        """The next open left side is pointed at, if there is one."""
        return replace(self, cursor=self.open[0]) if self.open else self

    def numbered(self, number: int) -> "Matching":
        """The left side pointed at has the entry with this number, from 1; the same when there is none."""
        if number > len(self.pool):
            return self
        return replace(self, aimed=True).matched(self.pool[number - 1]).onward()

    def turned(self, by: int) -> "Matching":
        """The left side pointed at has the entry so many places on in the pool, going round."""
        now, aimed = self.rights[self.cursor], replace(self, aimed=True)
        if now is None:
            return aimed.matched(self.pool[0 if by > 0 else -1])
        return aimed.matched(self.pool[(self.pool.index(now) + by) % len(self.pool)])

    def released(self, start: int, pick: int | None) -> "Matching":
        """The mouse went from one row to another, or was clicked: left sides count first, then entries by index."""
        lefts = len(self.rights)
        if pick is None or (pick != start and (pick < lefts) == (start < lefts)):
            return self
        if pick == start:
            return self._on_left(pick) if pick < lefts else self._on_right(pick - lefts)
        return replace(self, cursor=min(start, pick)).matched(max(start, pick) - lefts).onward()

    def _on_left(self, place: int) -> "Matching":
        """A left side gets the entry that waits, or is pointed at and waits for one."""
        if self.taken is None:
            return self.pointed(place)
        return replace(self, cursor=place, aimed=False).matched(self.taken).onward()

    def _on_right(self, right: int) -> "Matching":
        """An entry goes to the left side that waits, or waits for one itself."""
        if self.aimed:
            return self.matched(right).onward()
        return replace(self, taken=None if self.taken == right else right)

    def undone(self) -> "Matching":
        """As it was before the last match; the same when nothing was matched."""
        return self.before or self


Placed = Arrangement | Matching


def start(asked: Asked, given: Response | None = None) -> Placed | None:
    """Steps or pairs as a response that fits them has them, else as they are asked; None for other kinds."""
    match asked.card.question.body, given:
        case Order(), Arranged(order=order) if sorted(order) == sorted(asked.order):
            return Arrangement(order)
        case Order(), _:
            return Arrangement(asked.order)
        case Match(pairs=pairs), Matched(rights=rights) if len(rights) == len(pairs):
            return Matching(tuple(right if right in asked.order else None for right in rights), asked.order)
        case Match(pairs=pairs), _:
            return Matching((None,) * len(pairs), asked.order)
        case _:
            return None


def texts(asked: Asked) -> tuple[str, ...]:
    """The steps, or the left sides and the pool, as they are asked [Markdown]; empty for other kinds."""
    match asked.card.question.body:
        case Order(steps=steps):
            return tuple(steps[index] for index in asked.order)
        case Match(pairs=pairs) as body:
            return (*(pair.left for pair in pairs), *(body.pool[index] for index in asked.order))
        case _:
            return ()


def _round(first: int, count: int) -> Sequence[int]:
    """All places from one on, going round."""
    return [(first + step) % count for step in range(count)]
