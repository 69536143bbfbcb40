"""A paper as a page to print and to write on: its rules and questions, and nothing that tells an answer."""

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from quizapp.core.exams.command import reproduced
from quizapp.core.exams.paper import Paper, Slot
from quizapp.render.pictures import Picture, pictures
from quizapp.reports import embedding
from quizapp.reports.answerroom import prompt, room, task
from quizapp.reports.embedding import Opener
from quizapp.reports.head import html
from quizapp.reports.markup import NOTHING, Markup, tag, text
from quizapp.reports.paperstyle import style
from quizapp.reports.prose import prose
from quizapp.reports.worth import rules, worth

MARK = '<meta name="generator" content="quizapp exam paper" />'

Case = tuple[str, str, str]


def question_paper(paper: Paper, opener: Opener = embedding.closed) -> str:
    """The page that is handed out: the same text for the same paper; `opener` opens pictures."""
    body = tag("body", *head(paper, title(paper)), *_front(paper), *_questions(paper, opener), _end(paper))
    return html(title(paper), style(paper.code), MARK, body, pictures=True)


def title(paper: Paper) -> str:
    """What a paper is called."""
    return paper.blueprint.name or "Exam"


def head(paper: Paper, heading: str) -> Iterator[Markup]:
    """The title, what the exam is about, and by what a paper and its key are known to belong together."""
    yield tag("h1", text(heading))
    if paper.blueprint.about:
        yield tag("p", text(paper.blueprint.about))
    yield tag("p", text(f"Paper {paper.code} · seed {paper.seed}"), class_="quiet")


def _front(paper: Paper) -> Iterator[Markup]:
    """Lines for the name, the date and the points, and the rules."""
    blanks = (("Name", "wide"), ("Date", "narrow"), ("Points", "narrow"))
    yield tag("div", *(tag("div", text(name), tag("i"), class_=width) for name, width in blanks), class_="facts")
    yield tag("ul", *(tag("li", text(rule)) for rule in rules(paper)), class_="rules")


def again(paper: Paper) -> Markup:
    """The command that gives the paper once more."""
    return tag("p", text("This paper again: "), tag("code", text(reproduced(paper.blueprint, paper.seed))))


def _end(paper: Paper) -> Markup:
    return tag("div", tag("p", text(f"End of paper {paper.code}.")), again(paper), class_="end quiet")


def case_of(slot: Slot) -> Case:
    """What questions of one case share: their file, the title of their group and its text; two texts may be empty."""
    question = slot.card.question
    return slot.file, question.group, question.context


def _questions(paper: Paper, opener: Opener) -> Iterator[Markup]:
    """The questions with their numbers; a case stands before the first of its questions, and is named later on."""
    first: dict[Case, int] = {}
    for case, run in groupby(enumerate(paper.slots, start=1), lambda entry: case_of(entry[1])):
        questions = list(run)
        numbers = [number for number, _ in questions]
        if any(case[1:]):
            yield _case(questions[0][1], numbers, first.setdefault(case, numbers[0]), opener)
        for number, slot in questions:
            yield _question(slot, number, worth(slot, paper.blueprint), opener)


def _case(slot: Slot, numbers: list[int], first: int, opener: Opener) -> Markup:
    """A case, or where it stands if that is further up."""
    span = _span(numbers)
    written = partial(prose, shown=pictured(slot, opener))
    _, group, context = case_of(slot)
    if first != numbers[0]:
        place = tag("p", text(f"For {span}, see what stands before question {first}."), class_="quiet")
        return tag("section", place, written(group), class_="case")
    lead = tag("p", text(f"For {span}"), class_="quiet")
    named = tag("div", written(group), class_="heading") if group else NOTHING
    return tag("section", lead, named, written(context), class_="case")


def _span(numbers: list[int]) -> str:
    """Questions that follow each other, by their numbers."""
    if len(numbers) == 1:
        return f"question {numbers[0]}"
    return f"questions {numbers[0]} {'and' if len(numbers) == 2 else 'to'} {numbers[-1]}"


def _question(slot: Slot, number: int, points: str, opener: Opener) -> Markup:
    """A question, which stays on one page of paper."""
    shown = pictured(slot, opener)
    written = partial(prose, shown=shown)
    parts = (
        tag("span", text(points), class_="worth"),
        written(prompt(slot.card)),
        *map(shown, own(slot)),
        tag("p", text(task(slot)), class_="task"),
        room(slot, written),
    )
    return tag("article", tag("h2", text(f"{number}")), tag("div", *parts), class_="question")


def own(slot: Slot) -> list[Picture]:
    """The picture of a question, unless its prompt shows it."""
    image = slot.card.question.image
    named = {picture.path for picture in pictures(prompt(slot.card))}
    return [Picture("", image)] if image and image not in named else []


def pictured(slot: Slot, opener: Opener) -> "partial[Markup]":
    """What gives the elements of a picture of a question."""
    return partial(embedding.shown, slot, opener=opener)
