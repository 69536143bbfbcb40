"""The answer to a question of an exam while it is made: what each key makes of it, as values; nothing is judged."""

from dataclasses import replace

from quizapp.core.alternatives import alternatives, picked, response, several, typed
from quizapp.core.deck import TrueFalse
from quizapp.core.doubts import Doubt, unclear
from quizapp.core.response import Response, Wrote
from quizapp.core.session import Asked
from quizapp.core.values import frozen
from quizapp.tui.widgets.arranging import Arrangement, Matching, Placed, start
from quizapp.tui.widgets.cardrows import Shown


@frozen
class Reply:
    """A question as it is `shown`, and the answer that is `given` to it; None for none."""

    shown: Shown
    given: Response | None = None

    @property
    def asked(self) -> Asked:
        """The question."""
        return self.shown.asked

    @property
    def placing(self) -> Placed | None:
        """The steps or pairs that can be moved; None where there are none."""
        return self.shown.placing

    @property
    def text(self) -> str:
        """What was typed."""
        return self.given.text if isinstance(self.given, Wrote) else ""

    @property
    def doubt(self) -> Doubt | None:
        """What may be meant otherwise in what was typed, whatever is right; None for nothing."""
        return unclear(self.asked.card, self.given) if self.given else None

    def written(self, text: str) -> "Reply":
        """With what stands in the field now; a blank field is no answer."""
        return replace(self, given=Wrote(text) if text.strip() else None)

    def digit(self, digit: int) -> "Reply":
        """Picks the option, place or entry with this number, from 1."""
        placed, options = self.placing, alternatives(self.asked)
        if isinstance(placed, Arrangement):
            return self._arranged(placed.numbered(digit), done=digit <= placed.numbers)
        if isinstance(placed, Matching):
            return self._matched(placed.numbered(digit))
        return self.pick(options[digit - 1].index) if digit <= len(options) else self

    def pick(self, index: int) -> "Reply":
        """Picks an option by the author's index; one that is picked is taken away."""
        now = self.shown.picked
        return self._picking(now ^ {index} if several(self.asked) else frozenset({index}) - now)

    def truth(self, *, truth: bool) -> "Reply":
        """Says that a statement is true or false; turns through the pool of pairs."""
        if isinstance(self.placing, Matching):
            return self._matched(self.placing.turned(-1 if truth else 1))
        statement = isinstance(self.asked.card.question.body, TrueFalse)
        return self._picking(frozenset({0 if truth else 1})) if statement else self

    def go(self) -> "Reply":
        """Picks what is pointed at, lifts a step or puts it down, points at the next open row of pairs."""
        placed, shown = self.placing, self.shown
        if isinstance(placed, Arrangement):
            return self._arranged(placed.put() if placed.held else placed.lifted(), done=placed.held)
        if isinstance(placed, Matching):
            return self._matched(placed.onward())
        return self if shown.cursor is None else self.pick(alternatives(self.asked)[shown.cursor].index)

    def move(self, by: int) -> "Reply":
        """Points at another option, step or row, or carries what is held; the same where there is none."""
        placed, options = self.placing, alternatives(self.asked)
        if isinstance(placed, Arrangement):
            return self._arranged(placed.moved(by))
        if isinstance(placed, Matching):
            return self._matched(placed.moved(by))
        if not options:
            return self
        at = min(by, 0) if self.shown.cursor is None else self.shown.cursor + by
        return replace(self, shown=replace(self.shown, cursor=at % len(options)))

    def carry(self, by: int) -> "Reply":
        """Carries the step that is pointed at."""
        placed = self.placing
        if isinstance(placed, Arrangement):
            return self._arranged(placed.carried(placed.cursor + by), done=True)
        return self

    def settled(self) -> "Reply":
        """With a step that is held put down where it is."""
        return self.go() if self.held else self

    @property
    def held(self) -> bool:
        """Whether a step is held."""
        return isinstance(self.placing, Arrangement) and self.placing.held

    def dropped(self) -> "Reply":
        """With a step that is held back where it was."""
        return replace(self, shown=replace(self.shown, placed=self.placing.undone())) if self.placing else self

    def cleared(self) -> "Reply":
        """Without the answer; of pairs without that of the row that is pointed at."""
        if isinstance(self.placing, Matching):
            return self._matched(self.placing.matched(None))
        return begun(self.asked) if self.given else self

    def pressed(self, index: int) -> "Reply":
        """The mouse went down on a step."""
        placed = self.placing
        return self._arranged(placed.pressed(index), done=placed.held) if isinstance(placed, Arrangement) else self

    def dragged(self, index: int, *, down: bool) -> "Reply":
        """The mouse came over a step."""
        placed = self.placing
        return self._arranged(placed.dragged(index, down=down)) if isinstance(placed, Arrangement) else self

    def released(self, first: int, index: int | None) -> "Reply":
        """The mouse went up: a step is put down, or a pair made."""
        placed = self.placing
        if isinstance(placed, Matching):
            return self._matched(placed.released(first, index))
        return self._arranged(placed.released(first, index), done=placed.held) if placed else self

    def _picking(self, now: frozenset[int]) -> "Reply":
        given = response(self.asked, now) if now else None
        return Reply(replace(self.shown, picked=now), given)

    def _arranged(self, placed: Arrangement, *, done: bool = False) -> "Reply":
        """Steps as they stand now; they are an answer once something was `done` to them and none is held."""
        given = placed.response if done and not placed.held else self.given
        return Reply(replace(self.shown, placed=placed), given)

    def _matched(self, placed: Matching) -> "Reply":
        """Pairs as they stand now; they are an answer once there is one pair."""
        paired = any(right is not None for right in placed.rights)
        return Reply(replace(self.shown, placed=placed), placed.response if paired else None)


def begun(asked: Asked, given: Response | None = None) -> Reply:
    """A question with the answer that is given to it, if any."""
    if given is None:
        return Reply(Shown(asked))
    mine = picked(given) if alternatives(asked) else frozenset[int]()
    return Reply(Shown(asked, picked=mine, placed=start(asked, given)), given)


def is_typed(reply: Reply) -> bool:
    """Whether the answer is typed."""
    return typed(reply.asked)
