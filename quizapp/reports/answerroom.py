"""Where an answer is written on paper: boxes, lines and blanks, for each kind of question."""

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from quizapp.core import cloze, showing, units
from quizapp.core.cards import Card, owned
from quizapp.core.counting import plural
from quizapp.core.deck import Choice, Cloze, Flashcard, Match, Multi, Number, Order, TrueFalse, Typed, TypedList
from quizapp.core.exams.paper import Slot
from quizapp.reports.lettering import lettered
from quizapp.reports.markup import NOTHING, Markup, joined, tag, text

Written = Callable[[str], Markup]
_BLANK = "…" * 8


def prompt(card: Card) -> str:
    """The prompt [Markdown] of a card as it is printed: its holes are blanks of one length, with their hints."""
    if not isinstance(card.question.body, Cloze):
        return showing.front(card)
    parts = owned(card.question.prompt)
    return "".join(part if isinstance(part, str) else _hole(part, mine=owner == card.part) for part, owner in parts)


def _hole(hole: cloze.Hole, *, mine: bool) -> str:
    if not mine:
        return hole.hidden
    return f"{_BLANK} ({hole.hint})" if hole.hint else _BLANK


def task(slot: Slot) -> str:
    """What is to be done, as a sentence."""
    match slot.card.question.body:
        case Choice():
            return "Choose one."
        case Multi():
            return "Choose all that are right."
        case TrueFalse():
            return "True or false?"
        case TypedList(items=items):
            return f"Write {plural(len(items), 'answer')}, in any order."
        case Number(decimals=decimals):
            return "Write a number." if decimals is None else f"Write a number {_digits(decimals)}."
        case Order():
            return "Put the steps in order: write their letters."
        case Match():
            return "Write a letter on each line. Letters may be left over, or be needed more than once."
        case Typed() | Flashcard() | Cloze():
            return _wording(slot.card)
        case _:
            assert_never(slot.card.question.body)


def _wording(card: Card) -> str:
    """The task where one text is the answer."""
    blanks = len(showing.hidden(card))
    return ("Write the answer.", "Fill in the blank.", "Fill in the blanks.")[min(blanks, 2)]


def _digits(decimals: int) -> str:
    return f"with {plural(decimals, 'decimal')}" if decimals else "without decimals"


def room(slot: Slot, written: Written) -> Markup:
    """The boxes to tick and the lines to write on; `written` gives the elements of a Markdown text."""
    match slot.card.question.body:
        case Choice(options=options):
            return _boxes(((sign, option.text) for sign, option in lettered(slot, options)), "round", written)
        case Multi(options=options):
            return _boxes(((sign, option.text) for sign, option in lettered(slot, options)), "square", written)
        case TrueFalse():
            return _boxes((("T", "True"), ("F", "False")), "round", written)
        case TypedList() | Number() | Cloze() | Typed() | Flashcard() as body:
            return _lines(body)
        case Order(steps=steps):
            return joined([_boxes(lettered(slot, steps), "plain", written), _steps(len(steps))])
        case Match() as body:
            lefts = [pair.left for pair in body.pairs]
            return tag("div", _lefts(lefts, written), _boxes(lettered(slot, body.pool), "plain", written), class_="two")
        case _:
            assert_never(slot.card.question.body)


def _lines(body: TypedList | Number | Cloze | Typed | Flashcard) -> Markup:
    """The lines for what is written; a cloze is filled in where its blanks are."""
    match body:
        case TypedList(items=items):
            return joined(_line(f"{number}.") for number in range(1, len(items) + 1))
        case Number(unit=unit):
            return _number(unit)
        case Cloze():
            return NOTHING
        case Typed() | Flashcard():
            return _line("")
        case _:
            assert_never(body)


def _boxes(parts: Iterable[tuple[str, str]], shape: str, written: Written) -> Markup:
    """Texts below each other, each behind its letter in a box of a shape: `round`, `square`, or `plain` for none."""
    entries = (
        tag("li", tag("span", text(sign), class_=f"sign {shape}"), tag("div", written(said))) for sign, said in parts
    )
    return tag("ul", joined(entries), class_="parts")


def _line(lead: str, after: str = "", size: str = "long") -> Markup:
    """A line to write on, between two texts."""
    ends = [tag("span", text(said), class_="beside") if said else NOTHING for said in (lead, after)]
    return tag("p", ends[0], tag("span", class_=f"rule {size}"), ends[1], class_="answer")


def _number(unit: str) -> Markup:
    """A line for a number, with its unit where people write that."""
    before = units.attached("", unit).strip() == unit and bool(units.before(unit))
    return _line(unit, "", "short") if before else _line("", units.named(unit), "short")


def _steps(count: int) -> Markup:
    """A box for the letter of every step, in their order."""
    return tag("p", *_between(tag("span", class_="slot") for _ in range(count)), class_="answer")


def _between(slots: Iterable[Markup]) -> Iterator[Markup]:
    for number, slot in enumerate(slots):
        if number:
            yield tag("span", text("→"), class_="beside")
        yield slot


def _lefts(lefts: Iterable[str], written: Written) -> Markup:
    """Left sides below each other, each with its number and a line for a letter."""
    entries = (
        tag(
            "li",
            tag("span", text(f"{number}"), class_="sign plain"),
            tag("div", written(left)),
            tag("span", class_="slot"),
        )
        for number, left in enumerate(lefts, start=1)
    )
    return tag("ul", joined(entries), class_="parts lefts")
