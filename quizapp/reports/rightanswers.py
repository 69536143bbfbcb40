"""What is right, as a key says it: by the letters of the paper, with all that is accepted, and why."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import assert_never

from quizapp.core import numbers, showing, units
from quizapp.core.counting import plural
from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.exams.paper import Slot
from quizapp.reports.lettering import letter_of, lettered
from quizapp.reports.markup import Markup, joined, tag, text

Written = Callable[[str], Markup]
Fact = tuple[str, Markup]


def in_full(slot: Slot, written: Written) -> Markup:
    """The right answer with its words; `written` gives the elements of a Markdown text."""
    match slot.card.question.body:
        case Choice(options=options) | Multi(options=options):
            found = ((sign, option.text) for sign, option in lettered(slot, options) if option.right)
            return _listed(found, written)
        case Order(steps=steps):
            return _listed(((letter_of(slot, place), step) for place, step in enumerate(steps)), written)
        case Match(pairs=pairs) as body:
            rights = ((pair.right, letter_of(slot, body.pool.index(pair.right))) for pair in pairs)
            return _listed(
                ((f"{number}{sign}", right) for number, (right, sign) in enumerate(rights, start=1)), written
            )
        case Cloze():
            return joined(written(hidden) for hidden in showing.hidden(slot.card))
        case Number() as body:
            return tag("p", text(numbers.written(body)))
        case TrueFalse() | Typed() | TypedList() | Flashcard():
            return written(showing.back(slot.card))
        case _:
            assert_never(slot.card.question.body)


def _listed(parts: Iterable[tuple[str, str]], written: Written) -> Markup:
    entries = (
        tag("li", tag("span", text(sign), class_="sign plain"), tag("div", written(said))) for sign, said in parts
    )
    return tag("ul", *entries, class_="parts")


def marking(slot: Slot, written: Written) -> Iterator[Fact]:
    """What else counts as right and what does not, as pairs of a word and what it says."""
    match slot.card.question.body:
        case Choice(options=options) | Multi(options=options):
            yield from _whys(slot, options, written)
        case Typed(accept=accept, reject=reject, typos=typos):
            yield from _spellings(accept, reject, typos, written)
        case TypedList(items=items, reject=reject, typos=typos):
            forms = [f"{item.answer}: {form}" for item in items for form in item.accept]
            yield from _spellings(forms, reject, typos, written)
        case Number() as body:
            yield "accepted", text(_range(body))
            yield from (("a trap", _commented(_trap(trap), trap.why, written)) for trap in body.traps)
        case Cloze(accept=accept):
            hidden = showing.hidden(slot.card)
            yield from _spellings([form for form in accept or () if form not in hidden], (), 0, written)
        case Order(steps=steps) if len(set(steps)) < len(steps):
            yield "accepted", text("Steps of the same text may stand for each other.")
        case TrueFalse() | Order() | Match() | Flashcard():
            return
        case _:
            assert_never(slot.card.question.body)


def _whys(slot: Slot, options: tuple[Option, ...], written: Written) -> Iterator[Fact]:
    for sign, option in lettered(slot, options):
        if option.why:
            yield f"{sign} is {'right' if option.right else 'wrong'}", written(option.why)


def _spellings(accept: Iterable[str], reject: Iterable[Rejected], typos: int, written: Written) -> Iterator[Fact]:
    """Other forms as they were written, patterns too; what is known to be wrong; how many slips are forgiven."""
    forms = [tag("code", text(form)) for form in accept]
    if forms:
        yield "also right", Markup(", ".join(forms))
    for wrong in reject:
        yield "not right", _commented(tag("code", text(wrong.text), class_="lead"), wrong.why, written)
    if typos:
        yield "slips", text(f"{plural(typos, 'typing slip')} forgiven")


def _range(number: Number) -> str:
    """From where to where a number counts as right."""
    ends = numbers.ends(number)
    if ends is None:
        return f"exactly {_exactly(number)}"
    return f"from {ends[0]} to {ends[1]} {number.unit}".rstrip()


def _exactly(number: Number) -> str:
    """The right number as it is shown, in full where that is too short to count as right."""
    shown = numbers.read(numbers.figures(number)).value
    if numbers.fits(number, shown):
        return numbers.written(number)
    return units.attached(numbers.exact(numbers.value(number)), number.unit)


def _trap(trap: Trap) -> Markup:
    return tag("span", text(numbers.spelled(Fraction(trap.answer))), class_="lead")


def _commented(wrong: Markup, why: str, written: Written) -> Markup:
    """A wrong answer with what its author says of it."""
    return joined([wrong, written(why)]) if why else wrong
