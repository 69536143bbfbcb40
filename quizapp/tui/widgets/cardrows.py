"""A card as rows: question, options and hints; after the answer the marks, the answer and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from textual.content import Content

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.deck import Cloze
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.markdown import render
from quizapp.render.plain import plain
from quizapp.tui.content import joined, line, literal, single
from quizapp.tui.widgets.alternatives import Alternative, alternatives, picked, several
from quizapp.tui.widgets.difference import difference
from quizapp.tui.widgets.page import Row

LABEL_ROOM = 15
_INDENT = 6


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


def rows(shown: Shown, width: int) -> list[Row]:
    """Everything that stands in the card's column, for a width [cells]."""
    built = [*_question(shown, width), *_options(shown, width), *_hints(shown, width)]
    if shown.graded:
        built += [*_written(shown.graded, shown.asked.card), *_answer(shown, width), *_why(shown, shown.graded, width)]
        built += _source(shown, width)
    return built


def _question(shown: Shown, width: int) -> Iterator[Row]:
    card = shown.asked.card
    question = card.question
    for text in (question.group, question.context):
        if text:
            yield from _markdown(text, width, dim=True)
            yield Row()
    filled = shown.graded is not None and isinstance(question.body, Cloze)
    prompt = _markdown(showing.back(card) if filled else showing.front(card), width)
    for number, row in enumerate(prompt):
        yield replace(row, anchor=number == 0 and bool(question.context))
    if question.image:
        yield Row(single(f"🖼 {question.image}", "dim"))


def _options(shown: Shown, width: int) -> Iterator[Row]:
    for place, option in enumerate(alternatives(shown.asked)):
        if place == 0:
            yield Row()
        yield from _option(shown, place, option, width)


def _option(shown: Shown, place: int, option: Alternative, width: int) -> Iterator[Row]:
    """One option; its text wraps alike before and after the answer, so that nothing moves."""
    lead, label, style = _marks(shown, place, option)
    lines = render(option.text, max(width - _INDENT - LABEL_ROOM, 8))
    texts = [joined(*(literal(span.text, f"{span.style} {style}") for span in spans)) for spans in lines]
    texts[-1:] = [joined(texts[-1], label)] if texts else [label]
    for number, text in enumerate(texts):
        front = lead if number == 0 else literal(" " * _INDENT)
        yield Row(joined(front, text), pick=option.index, anchor=place == number == 0)


def _marks(shown: Shown, place: int, option: Alternative) -> tuple[Content, Content, str]:
    """What stands before an option's text and behind it, and the style of the text."""
    number = f"{place + 1}" if place < 9 else " "
    if shown.graded:
        symbol, words, style = _verdict(shown.graded, option, several=several(shown.asked))
        return (
            literal(f"{symbol:>2} {number:>1}  ", style),
            literal(f"  {words}" if words else "", style),
            _faint(style),
        )
    at = "▸" if shown.cursor == place else " "
    chosen = option.index in shown.picked
    box = ("☑" if chosen else "☐") if several(shown.asked) else " "
    return (
        joined(literal(f"{at}{box} ", "strong"), literal(f"{number}  ", "key")),
        literal(""),
        "strong" if chosen else "",
    )


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


def _faint(style: str) -> str:
    return style if style == "dim" else ""


def _hints(shown: Shown, width: int) -> Iterator[Row]:
    opened = shown.asked.card.question.hints[: shown.hints]
    for number, hint in enumerate(opened):
        if number == 0:
            yield Row()
        for index, spans in enumerate(render(hint, max(width - _INDENT, 8))):
            yield Row(joined(literal("hint  " if index == 0 else " " * _INDENT, "near"), line(spans)))


def _written(graded: Graded, card: Card) -> Iterator[Row]:
    """What was typed, with what is right below it; as many rows as the field had."""
    if not isinstance(graded.response, Wrote):
        return
    right = " · ".join(showing.hidden(card)) or showing.back(card)
    compare = graded.mark.verdict in (Verdict.NEARLY, Verdict.WRONG) and not graded.override
    you, answer = difference(graded.response.text, plain(right), compare=compare)
    yield Row()
    yield Row(joined(literal("you     ", "dim"), you), anchor=True)
    yield Row(joined(literal("answer  ", "dim"), answer))


def _answer(shown: Shown, width: int) -> Iterator[Row]:
    card = shown.asked.card
    hidden = showing.hidden(card)
    given = shown.graded.response if shown.graded else None
    if alternatives(shown.asked) or isinstance(given, Wrote):
        return
    yield from _rule("answer", width)
    if hidden:
        yield Row(single(" · ".join(plain(text) for text in hidden), "strong right"))
    else:
        yield from _markdown(showing.back(card), width)


def _why(shown: Shown, graded: Graded, width: int) -> Iterator[Row]:
    texts = [text for text in (*graded.mark.comments, shown.asked.card.question.why) if text]
    for number, text in enumerate(texts):
        yield from _rule("why", width) if number == 0 else (Row(),)
        yield from _markdown(text, width)


def _source(shown: Shown, width: int) -> Iterator[Row]:
    if shown.source and shown.asked.source:
        yield from _rule("source", width)
        yield from _markdown(shown.asked.source, width, dim=True)


def _rule(word: str, width: int) -> Iterable[Row]:
    tail = literal("─" * max(width - len(word) - 4, 0), "rule")
    return Row(), Row(joined(literal("── ", "rule"), literal(f"{word} ", "dim"), tail), anchor=True)


def _markdown(text: str, width: int, *, dim: bool = False) -> Iterator[Row]:
    for spans in render(text, width):
        yield Row(joined(*(literal(span.text, f"{span.style} dim" if dim else span.style) for span in spans)))
