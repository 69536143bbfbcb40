"""What was typed beside what is right, and what the author says of it."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from textual.content import Content

from quizapp.core import harder, showing, wording
from quizapp.core.alternatives import alternatives, picked, several
from quizapp.core.deck import Number, TypedList
from quizapp.core.marking.mark import Comment, Part
from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Verdict
from quizapp.core.session import Asked, Graded
from quizapp.render.forms import Maths
from quizapp.render.plain import plain
from quizapp.render.shares import most_shown
from quizapp.tui.content import EMPTY, joined, literal, single
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.textrows import beside_rows, labelled, rule, text_rows

DIGITS = "1234567890"
_SYMBOLS = {Verdict.RIGHT: ("✓", "right"), Verdict.NEARLY: ("≈", "near"), Verdict.WRONG: ("✗", "wrong")}
_MISSED = ("○", "near")


def typed_rows(asked: Asked, graded: Graded, width: int, maths: Maths) -> Iterator[Row]:
    """What was typed, what is right below it; of a list its entries one by one."""
    if not isinstance(graded.response, Wrote):
        return
    yield Row()
    if graded.mark.parts:
        yield from _entries(graded.mark.parts, width, maths, most_shown(asked.card), counted=graded.override)
        return
    wrong = graded.mark.verdict in (Verdict.NEARLY, Verdict.WRONG) and not graded.override
    yours, right = graded.response.text.strip(), _plain(_right(asked), maths, most_shown(asked.card))
    you, answer = single(yours, "wrong" if wrong else "right"), single(right, "right")
    if not isinstance(asked.card.question.body, Number | TypedList):
        from quizapp.tui.widgets.difference import difference

        you, answer = difference(yours, right, compare=wrong)
    yield from labelled("you", you, width, anchor=True)
    yield from labelled("answer", answer, width)


def comment_rows(asked: Asked, graded: Graded, width: int, maths: Maths, *, others: bool) -> Iterator[Row]:
    """What the author says of the answer, then why: first of the options picked, with `others` of all of them.

    Those on other options follow by their numbers on the screen.
    """
    mine, most = picked(graded.response), most_shown(asked.card)
    said = (*graded.mark.comments, *(uncommented(asked, graded) if others else ()))
    comments = sorted(said, key=lambda comment: (comment.option not in mine, _place(asked, comment.option)))
    blocks = [
        [Row(part) for part in _confused(asked, graded, maths).wrap(width)] if graded.confused_before else [],
        [row for comment in comments for row in _comment(asked, graded, comment, width, maths, most)],
        list(text_rows(asked.card.question.why, width, maths, most=most)) if asked.card.question.why else [],
    ]
    heads = chain((tuple(rule("why", width)),), repeat((Row(),)))
    for head, block in zip(heads, filter(None, blocks), strict=False):
        yield from (*head, *block)


def unhidden_rows(asked: Asked, width: int, maths: Maths) -> Iterator[Row]:
    """The options that the card hides and what the author says of each; none for a card that hides none."""
    if asked.behind is None:
        return
    yield from rule("options", width)
    options, most = showing.options(asked.behind), most_shown(asked.behind)
    for place, option in enumerate(alternatives(harder.opened(asked))):
        number = DIGITS[place] if place < len(DIGITS) else " "
        symbol, style = _SYMBOLS[Verdict.RIGHT] if option.right else (" ", "")
        lead = literal(f"{symbol:>2} {number}  ", f"strong {style}")
        yield from beside_rows(lead, option.text, width, maths, style, most)
        if options[option.index].why:
            yield from beside_rows(EMPTY, options[option.index].why, width, maths, "dim", most)


def uncommented(asked: Asked, graded: Graded) -> tuple[Comment, ...]:
    """The author's comments on options that the mark of an answer leaves out, in the order on the screen."""
    said = {comment.option for comment in graded.mark.comments}
    options = showing.options(asked.card)
    places = (option.index for option in alternatives(asked) if options)
    return tuple(Comment(options[index].why, index) for index in places if options[index].why and index not in said)


def _place(asked: Asked, index: int | None) -> int:
    """The place of an option on the screen; what is about none comes first, what is not there last."""
    if index is None:
        return -1
    return next((place for place, option in enumerate(alternatives(asked)) if option.index == index), len(DIGITS))


def _right(asked: Asked) -> str:
    """What is right [Markdown], in one line."""
    body = asked.card.question.body
    entries = [item.answer for item in body.items] if isinstance(body, TypedList) else showing.hidden(asked.card)
    return " · ".join(entries) or showing.back(asked.card)


def _entries(parts: Sequence[Part], width: int, maths: Maths, most: int, *, counted: bool) -> Iterator[Row]:
    """The entries of a list: what was given, and what was missed; with `counted` all that was given is right."""
    for number, part in enumerate(parts):
        symbol, style = _SYMBOLS.get(Verdict.RIGHT if counted else part.verdict, _MISSED) if part.said else _MISSED
        said, right = single(part.said, style), single(_plain(part.right, maths, most), "right")
        text = joined(literal(f"{symbol} ", f"strong {style}"), said if part.said else right)
        if not part.said:
            text = joined(text, literal("  missed", "near"))
        elif counted:
            pass
        elif not part.right:
            text = joined(text, literal("  not one of them", "dim"))
        elif part.verdict is not Verdict.RIGHT:
            text = joined(text, literal(" → ", "dim"), right)
        for row, line in enumerate(text.wrap(max(width, 1))):
            yield Row(line, anchor=number == row == 0)


def _plain(text: str, maths: Maths, most: int) -> str:
    """A text in one line, cut after so many characters."""
    shown = plain(text, maths=maths)
    return shown if len(shown) <= most else f"{shown[:most]}…"


def _confused(asked: Asked, graded: Graded, maths: Maths) -> Content:
    """That the learner gave the same wrong answers to this card before."""
    texts = [plain(text, maths=maths) for text in graded.confused_before]
    return single(wording.confused(asked.card.question.kind, texts, graded.confused_times), "near")


def _comment(asked: Asked, graded: Graded, comment: Comment, width: int, maths: Maths, most: int) -> Iterator[Row]:
    """A comment; on an option beside the number that it has on the screen."""
    if comment.option is None:
        yield from text_rows(comment.text, width, maths, most=most)
    else:
        lead, style = _number(asked, graded, comment.option)
        yield from beside_rows(lead, comment.text, width, maths, style, most)


def _number(asked: Asked, graded: Graded, index: int) -> tuple[Content, str]:
    """The number of an option as it stands before its text, and the style of what is said of it."""
    shown, place = alternatives(asked), _place(asked, index)
    number = DIGITS[place] if place < len(DIGITS) else " "
    chosen = index in picked(graded.response)
    if place < len(shown) and shown[place].right:
        missed = several(asked) and not chosen and not isinstance(graded.response, Skipped)
        symbol, style = _MISSED if missed else _SYMBOLS[Verdict.RIGHT]
        return literal(f"{symbol:>2} {number}  ", f"strong {style}"), ""
    if chosen:
        return literal(f"{'✗':>2} {number}  ", "strong wrong"), ""
    return literal(f"{number:>4}  ", "dim"), "dim"
