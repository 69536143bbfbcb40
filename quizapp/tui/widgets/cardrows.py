"""A card as rows: question, options and hints; after the answer the marks, the answer and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from textual.content import Content

from quizapp.core import showing
from quizapp.core.alternatives import Alternative, alternatives, picked, several, typed
from quizapp.core.deck import Cloze
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.render.links import Link, links
from quizapp.render.plain import plain
from quizapp.tui.content import EMPTY, joined, line, literal, single
from quizapp.tui.paths import near
from quizapp.tui.widgets.answer import HEIGHT
from quizapp.tui.widgets.difference import difference
from quizapp.tui.widgets.drawn import MARGIN, beside, between, drawn
from quizapp.tui.widgets.page import Row

_DIGITS = "1234567890"
_YOU = 8


@dataclass(frozen=True, slots=True)
class Shown:
    """A card on the screen.

    `picked` are options by the author's index, `cursor` is the place of the one that the arrows point at,
    `hints` how many are open, `source` whether the reference is.
    """

    asked: Asked
    graded: Graded | None = None
    picked: frozenset[int] = frozenset()
    cursor: int | None = None
    hints: int = 0
    source: bool = False


def same_showing(one: Asked, other: Asked) -> bool:
    """Whether both are the same card asked once, though perhaps reworded or flagged meanwhile."""
    return (one.card.id, one.seed, one.shown_ms) == (other.card.id, other.seed, other.shown_ms)


def rows(shown: Shown, width: int, maths: Maths) -> list[Row]:
    """Everything that stands in the card's column, for a width [cells]."""
    return _Drawing(shown, width, maths).rows()


def linked(shown: Shown) -> tuple[Link, ...]:
    """The links of everything that the card shows now."""
    card, graded = shown.asked.card, shown.graded
    question = card.question
    texts = [question.group, question.context, showing.front(card), *(option.text for option in showing.options(card))]
    texts += question.hints[: shown.hints]
    if graded:
        texts += [
            showing.back(card),
            *(comment.text for comment in graded.mark.comments),
            question.why,
            shown.asked.source,
        ]
    return tuple(dict.fromkeys(link for text in texts for link in links(text)))


def field_place(shown: Shown, width: int, maths: Maths) -> int:
    """The first of the rows that are kept for the field of a typed answer."""
    return len(list(_Drawing(shown, width, maths).question()))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A card in one state, one width and one form of formulas."""

    shown: Shown
    width: int
    maths: Maths

    def rows(self) -> list[Row]:
        shown = self.shown
        built = [*self.question(), *self._field(), *self._options(), *self._hints()]
        if shown.graded:
            built += [*self._answer(), *self._why(shown.graded), *self._source()]
        return built

    def question(self) -> Iterator[Row]:
        card, question = self.shown.asked.card, self.shown.asked.card.question
        for text in (question.group, question.context):
            if text:
                yield from self._text(text, style="dim")
                yield Row()
        filled = self.shown.graded is not None and isinstance(question.body, Cloze)
        prompt = self._text(showing.back(card) if filled else showing.front(card))
        for number, row in enumerate(prompt):
            yield replace(row, anchor=number == 0 and self.shown.graded is None)
        if question.image:
            yield Row(single(f"🖼 {question.image}", "dim"))

    def _field(self) -> Iterator[Row]:
        """Where an answer is typed, then what was typed with what is right below it."""
        asked, graded = self.shown.asked, self.shown.graded
        if graded and isinstance(graded.response, Wrote):
            right = " · ".join(showing.hidden(asked.card)) or showing.back(asked.card)
            compare = graded.mark.verdict in (Verdict.NEARLY, Verdict.WRONG) and not graded.override
            you, answer = difference(graded.response.text.strip(), plain(right, maths=self.maths), compare=compare)
            yield Row()
            yield from self._labelled("you", you, "dim", anchor=True)
            yield from self._labelled("answer", answer, "dim")
        elif typed(asked):
            yield from [Row()] * HEIGHT

    def _options(self) -> Iterator[Row]:
        for place, option in enumerate(alternatives(self.shown.asked)):
            if place == 0:
                yield Row()
            yield from self._option(place, option)

    def _option(self, place: int, option: Alternative) -> Iterator[Row]:
        """One option; its text wraps alike before and after the answer, so that nothing moves."""
        lead, label, style = _marks(self.shown, place, option)
        lines = drawn(option.text, between(self.width), self.maths, linear=True)
        texts = [joined(*(literal(span.text, f"{span.style} {style}") for span in spans)) for spans in lines]
        texts[-1:] = [joined(texts[-1], label)] if texts else [label]
        for number, text in enumerate(texts):
            front = lead if number == 0 else literal(" " * MARGIN)
            first = self.shown.graded is not None and place == number == 0
            yield Row(joined(front, text), pick=option.index, anchor=first)

    def _hints(self) -> Iterator[Row]:
        opened = self.shown.asked.card.question.hints[: self.shown.hints]
        for number, hint in enumerate(opened):
            if number == 0:
                yield Row()
            for index, spans in enumerate(drawn(hint, beside(self.width), self.maths)):
                yield Row(joined(literal("hint  " if index == 0 else " " * MARGIN, "near"), line(spans)))

    def _answer(self) -> Iterator[Row]:
        asked, graded = self.shown.asked, self.shown.graded
        hidden = showing.hidden(asked.card)
        if alternatives(asked) or (graded and isinstance(graded.response, Wrote)):
            return
        yield from self._rule("answer")
        if hidden:
            yield Row(single(" · ".join(plain(text, maths=self.maths) for text in hidden), "strong right"))
        else:
            yield from self._text(showing.back(asked.card))

    def _why(self, graded: Graded) -> Iterator[Row]:
        comments = (comment.text for comment in graded.mark.comments)
        texts = [text for text in (*comments, self.shown.asked.card.question.why) if text]
        for number, text in enumerate(texts):
            yield from self._rule("why") if number == 0 else (Row(),)
            yield from self._text(text)

    def _source(self) -> Iterator[Row]:
        """The reference, as of when the answer is right, and where the question is written."""
        if not self.shown.source:
            return
        asked = self.shown.asked
        question = asked.card.question
        yield from self._rule("source")
        yield from self._text(asked.source or "This question names no source.", style="dim")
        if question.as_of:
            yield Row(single(f"as of {question.as_of}", "dim"))
        written = single(f"{near(asked.file)}, line {question.line}" if question.line else near(asked.file), "dim")
        yield from (Row(part) for part in written.wrap(self.width))

    def _rule(self, word: str) -> Iterable[Row]:
        tail = literal("─" * max(self.width - len(word) - 4, 0), "rule")
        return Row(), Row(joined(literal("── ", "rule"), literal(f"{word} ", "dim"), tail), anchor=True)

    def _labelled(self, label: str, text: Content, style: str, *, anchor: bool = False) -> Iterator[Row]:
        for number, part in enumerate(text.wrap(max(self.width - _YOU, 1))):
            lead = literal(f"{label if number == 0 else '':<{_YOU}}", style)
            yield Row(joined(lead, part), anchor=anchor and number == 0)

    def _text(self, text: str, *, style: str = "") -> Iterator[Row]:
        for spans in drawn(text, self.width, self.maths):
            yield Row(joined(*(literal(span.text, f"{span.style} {style}") for span in spans)))


def _marks(shown: Shown, place: int, option: Alternative) -> tuple[Content, Content, str]:
    """What stands before an option's text and behind it, and the style of the text."""
    number = _DIGITS[place] if place < len(_DIGITS) else " "
    if shown.graded:
        symbol, words, style = _verdict(shown.graded, option, several=several(shown.asked))
        text = "" if words else "dim"
        lead = literal(f"{symbol:>2} {number}  ", f"strong {style}" if words else style)
        return lead, literal(f"  {words}" if words else "", style), text
    at = "▸" if shown.cursor == place else " "
    chosen = option.index in shown.picked
    box = ("☑" if chosen else "☐") if several(shown.asked) else " "
    lead = joined(literal(f"{at}{box} ", "strong"), literal(f"{number}  ", "key"))
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
