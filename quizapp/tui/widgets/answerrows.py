"""What was typed beside what is right, and what the author says of it."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from textual.content import Content

from quizapp.core import showing, wording
from quizapp.core.alternatives import alternatives, picked, several
from quizapp.core.deck import Number, TypedList
from quizapp.core.grading import Comment, Part
from quizapp.core.response import Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.render.plain import plain
from quizapp.tui.content import joined, literal, single
from quizapp.tui.widgets.difference import difference
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import beside_rows, labelled, rule, text_rows

DIGITS = "1234567890"
_SYMBOLS = {Verdict.RIGHT: ("✓", "right"), Verdict.NEARLY: ("≈", "near"), Verdict.WRONG: ("✗", "wrong")}
_MISSED = ("○", "near")


def typed_rows(asked: Asked, graded: Graded, width: int, maths: Maths) -> Iterator[Row]:
    """What was typed, what is right below it; of a list its entries one by one, unless the learner was right."""
    if not isinstance(graded.response, Wrote):
        return
    yield Row()
    if graded.mark.parts and not graded.override:
        yield from _entries(graded.mark.parts, width, maths)
        return
    wrong = graded.mark.verdict in (Verdict.NEARLY, Verdict.WRONG) and not graded.override
    yours, right = graded.response.text.strip(), plain(_right(asked), maths=maths)
    you, answer = single(yours, "wrong" if wrong else "right"), single(right, "right")
    if not isinstance(asked.card.question.body, Number | TypedList):
        you, answer = difference(yours, right, compare=wrong)
    yield from labelled("you", you, width, anchor=True)
    yield from labelled("answer", answer, width)


def comment_rows(asked: Asked, graded: Graded, width: int, maths: Maths, *, others: bool) -> Iterator[Row]:
    """What the author says of the answer, then why: first of the options picked, with `others` of all of them."""
    mine = picked(graded.response)
    comments = sorted(graded.mark.comments, key=lambda comment: comment.option not in mine)
    comments += uncommented(asked, graded) if others else ()
    blocks = [
        [Row(part) for part in _confused(asked, graded, maths).wrap(width)] if graded.confused_before else [],
        [row for comment in comments for row in _comment(asked, graded, comment, width, maths)],
        list(text_rows(asked.card.question.why, width, maths)) if asked.card.question.why else [],
    ]
    heads = chain((tuple(rule("why", width)),), repeat((Row(),)))
    for head, block in zip(heads, filter(None, blocks), strict=False):
        yield from (*head, *block)


def uncommented(asked: Asked, graded: Graded) -> tuple[Comment, ...]:
    """The author's comments on options that the mark of an answer leaves out, in the order on the screen."""
    said = {comment.option for comment in graded.mark.comments}
    options = showing.options(asked.card)
    places = (option.index for option in alternatives(asked) if options)
    return tuple(Comment(options[index].why, index) for index in places if options[index].why and index not in said)


def _right(asked: Asked) -> str:
    """What is right [Markdown], in one line."""
    body = asked.card.question.body
    entries = [item.answer for item in body.items] if isinstance(body, TypedList) else showing.hidden(asked.card)
    return " · ".join(entries) or showing.back(asked.card)


def _entries(parts: Sequence[Part], width: int, maths: Maths) -> Iterator[Row]:
    """The entries of a list: what was given, and what was missed."""
    for number, part in enumerate(parts):
        symbol, style = _SYMBOLS.get(part.verdict, _MISSED) if part.said else _MISSED
        said, right = single(part.said, style), single(plain(part.right, maths=maths), "right")
        text = joined(literal(f"{symbol} ", f"strong {style}"), said if part.said else right)
        if not part.said:
            text = joined(text, literal("  missed", "near"))
        elif not part.right:
            text = joined(text, literal("  not one of them", "dim"))
        elif part.verdict is not Verdict.RIGHT:
            text = joined(text, literal(" → ", "dim"), right)
        for row, line in enumerate(text.wrap(max(width, 1))):
            yield Row(line, anchor=number == row == 0)


def _confused(asked: Asked, graded: Graded, maths: Maths) -> Content:
    """That the learner gave the same wrong answers to this card before."""
    texts = [plain(text, maths=maths) for text in graded.confused_before]
    return single(wording.confused(asked.card.question.kind, texts), "near")


def _comment(asked: Asked, graded: Graded, comment: Comment, width: int, maths: Maths) -> Iterator[Row]:
    """A comment; on an option beside the number that it has on the screen."""
    if comment.option is None:
        yield from text_rows(comment.text, width, maths)
    else:
        lead, style = _number(asked, graded, comment.option)
        yield from beside_rows(lead, comment.text, width, maths, style)


def _number(asked: Asked, graded: Graded, index: int) -> tuple[Content, str]:
    """The number of an option as it stands before its text, and the style of what is said of it."""
    shown = alternatives(asked)
    place = next((place for place, option in enumerate(shown) if option.index == index), len(DIGITS))
    number = DIGITS[place] if place < len(DIGITS) else " "
    if index in picked(graded.response):
        return literal(f"{'✗':>2} {number}  ", "strong wrong"), ""
    if place < len(shown) and shown[place].right:
        symbol, style = _MISSED if several(asked) else _SYMBOLS[Verdict.RIGHT]
        return literal(f"{symbol:>2} {number}  ", f"strong {style}"), ""
    return literal(f"{number:>4}  ", "dim"), "dim"
