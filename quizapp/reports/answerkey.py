"""The key of a paper as a page: every right answer on one line each, then with all that marking needs to know."""

from collections.abc import Iterator
from functools import partial

from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Paper, Slot
from quizapp.render.cells import cut
from quizapp.render.plain import plain
from quizapp.render.visible import one_line
from quizapp.reports import embedding
from quizapp.reports.answerroom import prompt
from quizapp.reports.embedding import Opener
from quizapp.reports.head import html
from quizapp.reports.lettering import short_answer
from quizapp.reports.markup import Markup, joined, tag, text
from quizapp.reports.missing import missing
from quizapp.reports.paperpage import again, head, pictured, title
from quizapp.reports.paperstyle import style
from quizapp.reports.prose import prose
from quizapp.reports.rightanswers import Fact, in_full, marking
from quizapp.reports.worth import counted, passing, rules, worth

MARK = '<meta name="generator" content="quizapp exam key" />'
_SHORT, _LINE = 28, 110


def answer_key(paper: Paper, opener: Opener = embedding.closed) -> str:
    """The page that stays with whoever marks: the same text for the same paper; `opener` opens pictures."""
    heading = f"{title(paper)}: answer key"
    body = tag("body", *head(paper, heading), *_front(paper), *_noted(paper, opener), *_each(paper, opener))
    return html(heading, style(paper.code), MARK, body, pictures=True)


def _front(paper: Paper) -> Iterator[Markup]:
    """The rules, how the paper is had again, and the answers at a glance."""
    yield tag("div", again(paper), class_="quiet")
    yield tag("h2", text("At a glance"))
    entries = (
        tag("li", tag("b", text(f"{number}")), text(cut(one_line(short_answer(slot)), _SHORT)))
        for number, slot in enumerate(paper.slots, start=1)
    )
    yield tag("ol", joined(entries), class_="grid")
    yield tag("p", text(f"{passing(paper)} Less than 0 points in all count as 0."))
    yield tag("h2", text("Rules"))
    yield tag("ul", *(tag("li", text(rule)) for rule in rules(paper)), class_="rules")


def _noted(paper: Paper, opener: Opener) -> Iterator[Markup]:
    """What the paper lacks."""
    notes = [*paper.notes, *missing(paper, opener)]
    if notes:
        yield tag("h2", text("What the paper lacks"))
        yield tag("ul", *(tag("li", text(note)) for note in notes))


def _each(paper: Paper, opener: Opener) -> Iterator[Markup]:
    yield tag("h2", text("Answers"))
    for number, slot in enumerate(paper.slots, start=1):
        yield _entry(slot, number, paper.blueprint, opener)


def _entry(slot: Slot, number: int, blueprint: Blueprint, opener: Opener) -> Markup:
    """A question in a line, its right answer, and what is to be known of it."""
    written = partial(prose, shown=pictured(slot, opener))
    facts = [*marking(slot, written), *_about(slot, blueprint, written)]
    pairs = (tag("dt", text(word)) + tag("dd", said) for word, said in facts)
    inside = (
        tag("p", text(cut(plain(prompt(slot.card)), _LINE)), class_="quiet"),
        tag("div", in_full(slot, written), class_="right-answer"),
        tag("dl", joined(map(Markup, pairs))),
    )
    return tag("article", tag("h2", text(f"{number}")), tag("div", *inside), class_="question key")


def _about(slot: Slot, blueprint: Blueprint, written: "partial[Markup]") -> Iterator[Fact]:
    """Why, what it is worth, and where it comes from."""
    question = slot.card.question
    if question.why:
        yield "why", written(question.why)
    parts = counted(question.body) if blueprint.partial else ""
    yield "points", text(f"{worth(slot, blueprint)}. {parts}".rstrip() if parts else worth(slot, blueprint))
    yield "from", text(" · ".join(filter(None, (slot.topic, slot.title))))
    if slot.source:
        yield "source", written(slot.source)
