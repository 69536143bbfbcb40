"""A card as rows: question, options and hints; after the answer the marks, the answer and why."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core import showing, wording
from quizapp.core.alternatives import Alternative, alternatives, picked, several, typed
from quizapp.core.deck import Cloze
from quizapp.core.hints import Hint, crossed, ladder
from quizapp.core.response import Response, Skipped, Wrote
from quizapp.core.session import Asked, Graded
from quizapp.core.values import frozen
from quizapp.render.forms import Maths
from quizapp.render.plain import plain
from quizapp.render.shares import most_shown
from quizapp.tui.content import EMPTY, joined, literal, single
from quizapp.tui.paths import near
from quizapp.tui.widgets.answer import HEIGHT
from quizapp.tui.widgets.answerrows import DIGITS, comment_rows, typed_rows, unhidden_rows
from quizapp.tui.widgets.arranging import Placed, start
from quizapp.tui.widgets.drawn import MARGIN, WORDY_FROM, between, drawn
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.placedrows import placed_rows
from quizapp.tui.widgets.textrows import beside_rows, case_rows, labelled, rule, text_rows

if TYPE_CHECKING:
    from quizapp.core.doubts import Doubt

FIELD, NEWEST_HINT, WHY, UNHIDDEN = "field", "hint", "why", "options"
_SHORT = {"your answer": "yours", "right answer": "right", "not right": "wrong"}
_HIDDEN = "The options are hidden: looking at them counts as a hint."


@frozen
class Shown:
    """A card on the screen.

    `picked` are options by the author's index, `cursor` is the place of the one that the arrows point at,
    `hints` how many are open, `source` whether the reference is, `others` whether the comments on all options are,
    `unhidden` whether the options that a mature card hides are, after its answer.
    `given` is an answer that is not graded yet, because of a `doubt` or because the learner is to say how sure it is.
    `patchable` says that the deck can be changed so that this answer counts. `placed` are steps or pairs
    once the learner has moved any.
    """

    asked: Asked
    graded: Graded | None = None
    picked: frozenset[int] = frozenset()
    cursor: int | None = None
    hints: int = 0
    source: bool = False
    others: bool = False
    unhidden: bool = False
    given: Response | None = None
    doubt: "Doubt | None" = None
    patchable: bool = False
    placed: Placed | None = None

    @property
    def placing(self) -> Placed | None:
        """Steps or pairs as they stand; None for other kinds."""
        return self.placed or start(self.asked, self.graded.response if self.graded else None)

    @property
    def rungs(self) -> tuple[Hint, ...]:
        """The hint ladder of the card."""
        return ladder(self.asked)

    @property
    def crossed(self) -> frozenset[int]:
        """The options that hints have crossed out, by the author's index."""
        return crossed(self.asked, self.hints)


def same_showing(one: Asked, other: Asked) -> bool:
    """Whether both are the same card asked once, though perhaps reworded or flagged meanwhile."""
    return (one.card.id, one.seed, one.shown_ms) == (other.card.id, other.seed, other.shown_ms)


def rows(shown: Shown, width: int, maths: Maths, height: int | None = None) -> list[Row]:
    """Everything that stands in the card's column, for a width [cells] and a page of so many rows."""
    return _Drawing(shown, width, maths, most_shown(shown.asked.card), height).rows()


def field_place(shown: Shown, width: int, maths: Maths) -> int:
    """The first of the rows that are kept for the field of a typed answer."""
    return len(list(_Drawing(shown, width, maths, most_shown(shown.asked.card)).question()))


@frozen
class _Drawing:
    """A card in one state, one width and one form of formulas; `most` characters are shown of each of its texts."""

    shown: Shown
    width: int
    maths: Maths
    most: int
    height: int | None = None

    def rows(self) -> list[Row]:
        shown = self.shown
        built = [*self.question(), *self._field(), *self._options(), *self._placed(), *self._hints()]
        if shown.graded:
            built += [*self._answer(), *self._corrected(), *self._why(shown.graded), *self._unhidden(), *self._source()]
        return built

    def question(self) -> Iterator[Row]:
        card, question = self.shown.asked.card, self.shown.asked.card.question
        yield from case_rows(question, self.width, self.maths, "dim", self.most)
        filled = self.shown.graded is not None and isinstance(question.body, Cloze)
        prompt = self._text(showing.back(card) if filled else showing.front(card))
        for number, row in enumerate(prompt):
            yield replace(row, anchor=number == 0 and self.shown.graded is None)
        if question.image:
            yield Row(single(f"picture: {question.image}", "dim"))
        if self.shown.asked.behind and not self.shown.graded:
            yield Row()
            yield Row(literal(_HIDDEN, "dim"))

    def _field(self) -> Iterator[Row]:
        """Where an answer is typed, then what was typed with what is right below it."""
        asked, graded, given = self.shown.asked, self.shown.graded, self.shown.given
        if graded:
            yield from typed_rows(asked, graded, self.width, self.maths)
        elif isinstance(given, Wrote):
            waiting = list(labelled("you", single(given.text.strip()), self.width))
            yield from (Row(), *waiting, *[Row()] * (HEIGHT - 1 - len(waiting)))
        elif typed(asked):
            yield from [Row(part=FIELD)] * HEIGHT

    def _options(self) -> Iterator[Row]:
        for place, option in enumerate(alternatives(self.shown.asked)):
            if place == 0:
                yield Row()
            yield from self._option(place, option)

    def _placed(self) -> Iterator[Row]:
        shown = self.shown
        return placed_rows(shown.asked, shown.placing, shown.graded, self.width, self.maths, self.height)

    def _option(self, place: int, option: Alternative) -> Iterator[Row]:
        """One option; its text wraps alike before and after the answer, so that nothing moves."""
        lead, label, style = _marks(self.shown, place, option, wordy=self.width >= WORDY_FROM)
        lines = drawn(option.text, between(self.width), self.maths, linear=True, most=self.most)
        texts = [joined(*(literal(span.text, f"{span.style} {style}") for span in spans)) for spans in lines]
        texts[-1:] = [joined(texts[-1], label)] if texts else [label]
        for number, text in enumerate(texts):
            front = lead if number == 0 else literal(" " * MARGIN)
            first = self.shown.graded is not None and place == number == 0
            yield Row(joined(front, text), pick=option.index, anchor=first)

    def _hints(self) -> Iterator[Row]:
        opened = [rung.text for rung in self.shown.rungs[: self.shown.hints] if rung.text]
        for number, hint in enumerate(opened, start=1):
            if number == 1:
                yield Row()
            part = NEWEST_HINT if number == len(opened) else ""
            for row in beside_rows(literal("hint", "near"), hint, self.width, self.maths, most=self.most):
                yield replace(row, part=part)

    def _answer(self) -> Iterator[Row]:
        asked, graded = self.shown.asked, self.shown.graded
        hidden = showing.hidden(asked.card)
        if alternatives(asked) or self.shown.placing or (graded and isinstance(graded.response, Wrote)):
            return
        yield from rule("answer", self.width)
        if hidden:
            yield Row(single(" · ".join(plain(text, maths=self.maths) for text in hidden), "strong right"))
        else:
            yield from self._text(showing.back(asked.card))

    def _corrected(self) -> Iterator[Row]:
        """That the learner knows another answer."""
        if self.shown.asked.corrected:
            yield Row()
            yield from (Row(part) for part in literal(wording.CORRECTED, "near").wrap(self.width))

    def _why(self, graded: Graded) -> Iterator[Row]:
        said = comment_rows(self.shown.asked, graded, self.width, self.maths, others=self.shown.others)
        return (replace(row, part=WHY) for row in said)

    def _unhidden(self) -> Iterator[Row]:
        if self.shown.unhidden:
            said = unhidden_rows(self.shown.asked, self.width, self.maths)
            yield from (replace(row, part=UNHIDDEN) for row in said)

    def _source(self) -> Iterator[Row]:
        """The reference, as of when the answer is right, and where the question is written."""
        if not self.shown.source:
            return
        asked = self.shown.asked
        question = asked.card.question
        yield from rule("source", self.width)
        yield from self._text(asked.source or "This question names no source.", style="dim")
        if question.as_of:
            yield Row(single(f"as of {question.as_of}", "dim"))
        written = single(f"{near(asked.file)}, line {question.line}" if question.line else near(asked.file), "dim")
        yield from (Row(part) for part in written.wrap(self.width))

    def _text(self, text: str, *, style: str = "") -> Iterator[Row]:
        return text_rows(text, self.width, self.maths, style, self.most)


def _marks(shown: Shown, place: int, option: Alternative, *, wordy: bool) -> tuple[Content, Content, str]:
    """What stands before an option's text and behind it, and the style of the text."""
    number = DIGITS[place] if place < len(DIGITS) else " "
    gone = option.index in shown.crossed
    if shown.graded:
        counted = several(shown.asked) and not isinstance(shown.graded.response, Skipped)
        symbol, words, style = _verdict(shown.graded, option, several=counted)
        text = "" if words else "dim strike" if gone else "dim"
        words = words if wordy else _SHORT.get(words, words)
        lead = literal(f"{symbol:>2} {number}  ", f"strong {style}" if words else style)
        return lead, literal(f"  {words}" if words else "", style), text
    chosen = option.index in shown.picked
    at = "▸" if shown.cursor == place or (chosen and shown.given) else " "
    sole = "◉" if chosen and not shown.given else " "
    box = ("☑" if chosen else "☐") if several(shown.asked) else sole
    lead = joined(literal(f"{at}{box} ", "strong"), literal(f"{number}  ", "key"))
    if gone:
        return literal(f"{'✗':>2} {number}  ", "dim"), EMPTY, "dim strike"
    return lead, EMPTY, "strong" if chosen else ""


def _verdict(graded: Graded, option: Alternative, *, several: bool) -> tuple[str, str, str]:
    """Symbol, words and style of an option after the answer."""
    mine = option.index in picked(graded.response)
    if mine and not option.right:
        return "✗", "not right" if several else "your answer", "wrong"
    if not option.right:
        return "", "", "dim"
    if several:
        return ("✓", "right", "right") if mine else ("○", "missed", "near")
    return "✓", "your answer" if mine else "right answer", "right"
