"""Rows of the marking table: what is given to a question, the verdict, and what has to be said.

A row is `response | verdict` or `response | verdict | part of what is said`. Verdicts are right, nearly, wrong and you
judge; `told` and `asked` are for what is cleared up before it counts. Responses are texts; of options their letters, of
a statement true or false, of steps their numbers, of pairs the numbers in the pool with `-` for none. In brackets stand
`(skip)`, `(look)`, `(empty)` and `(long x)`: ten thousand times x.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.core.cards import Card, cards_of
from quizapp.core.deck import Body, Choice, Match, Multi, Order, Question, TrueFalse
from quizapp.core.doubts import doubt
from quizapp.core.grading import grade
from quizapp.core.response import Arranged, Chosen, Judged, Matched, Response, Said, Skipped, Wrote

LONG = 10_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    card: Card
    given: str
    verdict: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A question with its rows."""

    body: Body
    lines: str
    prompt: str = "What?"

    def rows(self) -> Iterator[Row]:
        """The rows of the question."""
        card = cards_of(Question(prompt=self.prompt, body=self.body))[0]
        for line in filter(None, (line.strip(" ") for line in self.lines.split("\n"))):
            cells = [cell.strip(" ") for cell in line.split(" | ")]
            yield Row(card, cells[0], *cells[1:])


def response(card: Card, given: str) -> Response:
    """What a row's first cell stands for."""
    if given == "(skip)":
        return Skipped()
    if given == "(look)":
        return Judged()
    match card.question.body:
        case Choice() | Multi():
            return Chosen(frozenset("abcdefgh".index(letter) for letter in given.replace("(empty)", "")))
        case TrueFalse():
            return Said(given == "true")
        case Order():
            return Arranged(tuple(int(number) - 1 for number in given.split()))
        case Match():
            return Matched(tuple(None if number == "-" else int(number) - 1 for number in given.split()))
        case _:
            return Wrote(text(given))


def text(given: str) -> str:
    """A typed text; those in brackets written out."""
    if given == "(empty)":
        return ""
    if given.startswith("(long "):
        return given[len("(long ") : -1] * LONG
    return given


def outcome(row: Row) -> tuple[str, str]:
    """The verdict and all that is said about a response."""
    given = response(row.card, row.given)
    doubted = doubt(row.card, given)
    if doubted:
        return ("asked" if doubted.meant else "told"), doubted.says
    mark = grade(row.card, given)
    comments = (comment.text for comment in mark.comments)
    return mark.verdict.replace("_", " "), "\n".join((mark.note, *comments))
