"""A card that its author tries out: what each key makes of it, as values; nothing is rated and nothing stored."""

from dataclasses import replace

from quizapp.core.alternatives import alternatives, picked, response, several, typed
from quizapp.core.cards import Card
from quizapp.core.deck import TrueFalse
from quizapp.core.doubts import doubt
from quizapp.core.response import Response, Said, Skipped, Wrote
from quizapp.core.showing import option_order
from quizapp.core.trying import judged, tried
from quizapp.core.values import frozen
from quizapp.tui.widgets.arranging import Arrangement, Matching, Placed
from quizapp.tui.widgets.cardrows import Shown

_SEED = "preview {}"
_TRIES = 9


@frozen
class Trial:
    """A card as it is `written`, and as it is `shown`: the `draw`-th one, counted from 1.

    With `both` its answer shows at once. `said` is a remark on the last key, empty where there is nothing to say.
    """

    written: Card
    file: str
    shown: Shown
    draw: int = 1
    both: bool = False
    said: str = ""

    @property
    def placing(self) -> Placed | None:
        """The steps or pairs that can be moved now; None where there are none."""
        return None if self.shown.graded else self.shown.placing

    @property
    def redrawable(self) -> bool:
        """Whether another draw looks otherwise: other numbers, or another order."""
        seeds = (_SEED.format(self.draw + more) for more in range(1, _TRIES))
        orders = (option_order(self.shown.asked.card, seed) for seed in seeds)
        return bool(self.written.question.variables) or any(order != self.shown.asked.order for order in orders)

    def again(self) -> "Trial":
        """The next draw that looks otherwise: other numbers, or another order. Raises DrawError."""
        old = self.shown.asked
        for draw in range(self.draw + 1, self.draw + _TRIES):
            new = begun(self.written, self.file, draw, both=self.both, avoid=self.shown)
            if (new.shown.asked.values, new.shown.asked.order) != (old.values, old.order):
                return new
        return self._saying("Every draw of this question looks the same.")

    def rewritten(self, card: Card) -> "Trial":
        """The same draw of the card as it is written now; what was answered stays if it looks the same. May raise
        DrawError.
        """
        before = self.shown.asked
        new = begun(card, self.file, self.draw, seed=before.seed, both=self.both)
        asked = new.shown.asked
        if _unplaced(asked.card) != _unplaced(before.card):
            return new
        return replace(self, written=card, shown=replace(self.shown, asked=asked))

    def turned_over(self) -> "Trial":
        """With the answer at once, or without it again."""
        plain = replace(self, both=False, shown=Shown(self.shown.asked), said="")
        return plain if self.both else replace(plain.answered(_knowing(plain.shown)), both=True)

    def reset(self) -> "Trial":
        """The same question before its answer."""
        kept = self.shown.picked if several(self.shown.asked) else frozenset[int]()
        return replace(self, both=False, shown=Shown(self.shown.asked, picked=kept), said="")

    def answered(self, given: Response) -> "Trial":
        """With the verdict on a response."""
        graded = judged(self.shown.asked, given, self.shown.hints)
        return self._showing(replace(self.shown, graded=graded, picked=picked(given), given=None, doubt=None))

    def given(self, given: Response) -> "Trial":
        """With the verdict on a response, or what is doubtful about it."""
        unclear = doubt(self.shown.asked.card, given)
        if unclear is None:
            return self.answered(given)
        if unclear.meant is None:
            return self._saying(unclear.says)
        return replace(self, shown=replace(self.shown, given=given, doubt=unclear), said=unclear.says)

    def go(self, text: str = "") -> "Trial":
        """What space does: picks what is pointed at, lifts a step or puts it down, else what enter does."""
        placed, shown = self.placing, self.shown
        if isinstance(placed, Arrangement):
            return self.placed(placed.put() if placed.held else placed.lifted())
        if isinstance(placed, Matching) and set(placed.open) - {placed.cursor}:
            return self.placed(placed.onward())
        if not shown.graded and shown.cursor is not None:
            return self.pick(alternatives(shown.asked)[shown.cursor].index)
        return self.enter(text)

    def enter(self, text: str = "") -> "Trial":
        """Shows the answer, or checks what was picked, placed or typed; after the verdict asks again."""
        shown = self.shown
        if shown.graded:
            return self.reset()
        if shown.doubt and shown.given:
            return self.answered(shown.doubt.meant or shown.given)
        if self.placing:
            return self._handed_in(self.placing)
        if typed(shown.asked):
            return self.given(Wrote(text)) if text.strip() else self._saying("Type an answer first.")
        if shown.picked or not alternatives(shown.asked):
            return self.answered(response(shown.asked, shown.picked))
        if shown.cursor is not None:
            return self.pick(alternatives(shown.asked)[shown.cursor].index)
        return self._saying("Choose first.")

    def give_up(self) -> "Trial":
        """Shows the answer to somebody who does not know it."""
        return self if self.shown.graded else self.answered(Skipped())

    def digit(self, digit: int) -> "Trial":
        """Picks the option, place or entry with this number, from 1."""
        options = alternatives(self.shown.asked)
        if self.placing:
            return self.placed(self.placing.numbered(digit))
        if self.shown.graded or digit > len(options):
            return self
        return self.pick(options[digit - 1].index)

    def pick(self, index: int) -> "Trial":
        """Toggles one of several options, by the author's index; one of one is the answer."""
        if self.shown.graded or index in self.shown.crossed:
            return self
        if several(self.shown.asked):
            return self._showing(replace(self.shown, picked=self.shown.picked ^ {index}))
        return self.answered(response(self.shown.asked, {index}))

    def truth(self, *, truth: bool) -> "Trial":
        """Says that a statement is true or false; turns through the pool of pairs."""
        placed = self.placing
        if isinstance(placed, Matching):
            return self.placed(placed.turned(-1 if truth else 1))
        statement = isinstance(self.shown.asked.card.question.body, TrueFalse)
        return self.answered(Said(truth)) if statement and not self.shown.graded else self

    def move(self, by: int) -> "Trial":
        """Points at another option, step or left side; the same where there is none to point at."""
        if self.placing:
            return self.placed(self.placing.moved(by))
        options = alternatives(self.shown.asked)
        there = [place for place, option in enumerate(options) if option.index not in self.shown.crossed]
        if self.shown.graded or not there:
            return self
        at = there.index(self.shown.cursor) + by if self.shown.cursor in there else min(by, 0)
        return self._showing(replace(self.shown, cursor=there[at % len(there)]))

    def carry(self, by: int) -> "Trial":
        """Carries the step that is pointed at."""
        placed = self.placing
        return self.placed(placed.carried(placed.cursor + by)) if isinstance(placed, Arrangement) else self

    def clear(self) -> "Trial":
        """Matches nothing to the left side that is pointed at."""
        return self.placed(self.placing.matched(None)) if isinstance(self.placing, Matching) else self

    def hint(self) -> "Trial":
        """Opens the next rung of the hint ladder."""
        if self.shown.graded:
            return self
        if self.shown.hints == len(self.shown.rungs):
            return self._saying("There is no further hint." if self.shown.hints else "This question has no hint.")
        return self._showing(replace(self.shown, hints=self.shown.hints + 1, cursor=None))

    def undo(self) -> "Trial":
        """Takes back an answer, or the last move of a step or pair."""
        shown, placed = self.shown, self.placing
        if shown.graded:
            kept = shown.picked if several(shown.asked) else frozenset[int]()
            return replace(self._showing(replace(shown, graded=None, picked=kept, placed=shown.placing)), both=False)
        if shown.doubt:
            return self._showing(replace(shown, given=None, doubt=None))
        return self.placed(placed.undone()) if placed else self

    def placed(self, placed: Placed) -> "Trial":
        """With steps or pairs as they stand now."""
        return self._showing(replace(self.shown, placed=placed))

    def others(self) -> "Trial":
        """With the comments on all options, or without them again, after the answer."""
        return self._showing(replace(self.shown, others=not self.shown.others)) if self.shown.graded else self

    def source(self) -> "Trial":
        """With the source, or without it again, after the answer."""
        return self._showing(replace(self.shown, source=not self.shown.source)) if self.shown.graded else self

    def _handed_in(self, placed: Placed) -> "Trial":
        if isinstance(placed, Arrangement) and placed.held:
            return self.placed(placed.put())
        if isinstance(placed, Matching) and placed.open:
            onward = placed if placed.cursor in placed.open else placed.onward()
            return replace(self, shown=replace(self.shown, placed=onward), said="Some are still open.")
        return self.answered(placed.response)

    def _showing(self, shown: Shown) -> "Trial":
        return replace(self, shown=shown, said="")

    def _saying(self, words: str) -> "Trial":
        return replace(self, said=words)


def begun(
    card: Card, file: str, draw: int = 1, *, seed: str = "", both: bool = False, avoid: Shown | None = None
) -> Trial:
    """A draw of a card, or that of a `seed`, before its answer unless `both` are to be seen; its numbers are not those
    to `avoid`.

    Raises DrawError where no numbers fit the question.
    """
    values = dict(avoid.asked.values) if avoid else None
    trial = Trial(card, file, Shown(tried(card, seed or _SEED.format(draw), file=file, other_than=values)), draw)
    return trial.turned_over() if both else trial


def _knowing(shown: Shown) -> Response:
    """The response that shows the answer without judging anything."""
    return (
        Skipped()
        if alternatives(shown.asked) or shown.placing or typed(shown.asked)
        else response(shown.asked, frozenset())
    )


def _unplaced(card: Card) -> Card:
    """The card wherever in its file it is written."""
    return replace(card, question=replace(card.question, line=0, column=0))
