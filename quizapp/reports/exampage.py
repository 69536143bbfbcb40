"""An attempt as one page of HTML: what it came to, its topics, and every question with what was given and is right."""

from collections.abc import Iterable, Sequence

from quizapp.core import showing
from quizapp.core.deck import Match, Option, Order
from quizapp.core.exams.attempt import Given
from quizapp.core.exams.command import reproduced
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.given import given
from quizapp.core.exams.marking import Marked
from quizapp.core.exams.paper import Slot
from quizapp.core.response import Chosen, Wrote
from quizapp.core.review import Verdict
from quizapp.render import examtables, examwords
from quizapp.render.pictures import Picture
from quizapp.reports.exampictures import by_topic, score
from quizapp.reports.file import Sort
from quizapp.reports.head import html
from quizapp.reports.markup import NOTHING, Markup, joined, tag, text
from quizapp.reports.mathstyle import MATHS
from quizapp.reports.prose import prose
from quizapp.reports.style import STYLE
from quizapp.reports.tabled import said, shown, titled_table

ATTEMPT = Sort("exam", "An", '<meta name="generator" content="quizapp exam" />')
_WORDS = {Verdict.RIGHT: "right", Verdict.NEARLY: "right but for a slip", Verdict.WRONG: "wrong"}
_OPEN = "not answered"
_STYLE = """
article { border-top: 1px solid var(--line); padding: .6rem 0; }
article h3 { margin: .2rem 0; break-after: avoid; }
article p, article li, article dd { break-inside: avoid; }
dl.answer { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .4rem 0; }
dl.answer dt { color: var(--soft); font-size: .9rem; }
dl.answer dd, dl.answer p { margin: 0; }
dl.answer .typed { white-space: pre-wrap; }
pre { overflow-x: auto; background: var(--panel); padding: .5rem; }
code { overflow-wrap: anywhere; }
"""


def page(found: Debrief) -> str:
    """The page as a text that is HTML and well-formed XML; it holds every right answer."""
    name = examwords.titled(found.attempt.paper.blueprint)
    body = tag("body", *_head(found, name), *_topics(found), *_questions(found), *_after(found))
    return html(f"{name}: {examwords.when(found.attempt.started)}", STYLE + MATHS + _STYLE, ATTEMPT.mark, body)


def _head(found: Debrief, name: str) -> Iterable[Markup]:
    """What the exam is, what it came to, and how to get its paper again."""
    paper = found.attempt.paper
    yield tag("h1", text(name))
    yield said(f"{examtables.course(found)} {examtables.rules(paper.blueprint, len(paper.slots))}", "quiet")
    yield said(examtables.outcome(found), "lead")
    yield score(found)
    yield from map(said, paper.notes)
    again = tag("code", text(reproduced(paper.blueprint, paper.seed)))
    yield tag("p", text(f"Seed {paper.seed}, paper {paper.code}. The same paper again: "), again, class_="quiet")


def _topics(found: Debrief) -> Iterable[Markup]:
    """The score of each topic beside what was known of it before."""
    yield tag("h2", text("By topic"))
    yield by_topic(found)
    yield shown(examtables.topics(found))


def _questions(found: Debrief) -> Iterable[Markup]:
    attempt = found.attempt
    yield tag("h2", text("Questions"))
    for place, (slot, marked) in enumerate(zip(attempt.paper.slots, found.result.marked, strict=True)):
        yield tag("article", *_question(place, slot, attempt.answers.get(place), marked))


def _question(place: int, slot: Slot, answer: Given | None, marked: Marked) -> Iterable[Markup]:
    """A question as it was asked, what was given, what is right, and why."""
    asks, mark = slot.card.question, marked.mark
    went = _WORDS.get(mark.verdict, str(mark.verdict)) if mark else _OPEN
    partly = f", {mark.right_parts} of {mark.all_parts} parts" if mark and 0 < mark.right_parts < mark.all_parts else ""
    points = f"{examwords.number(marked.points)} of 1 point"
    listed = bool(showing.options(slot.card))
    comments = [one for one in (mark.comments if mark else ()) if one.text and one.option is None]
    yield tag("h3", text(f"{place + 1}. {went.capitalize()}{partly}: {points}"))
    yield said(" · ".join(filter(None, (slot.title, asks.topic))), "quiet")
    yield from (_prose(part) for part in (asks.context, showing.front(slot.card)) if part)
    yield _choices(slot, answer)
    lines = [
        *([] if listed and answer else [("Given", _given(slot, answer))]),
        *([] if listed else [("Right", _prose(showing.back(slot.card)))]),
        *([("Note", text(mark.note))] if mark and mark.note and mark.verdict is not Verdict.RIGHT else []),
        *(("", _prose(comment.text)) for comment in comments),
        *([("Why", _prose(asks.why))] if asks.why else []),
        *([("Source", _prose(slot.source))] if slot.source else []),
    ]
    yield tag("dl", *(joined([tag("dt", text(name)), tag("dd", inside)]) for name, inside in lines), class_="answer")


def _choices(slot: Slot, answer: Given | None) -> Markup:
    """What there was to choose from, in its order then; options with whether they are right and were chosen."""
    body, options = slot.card.question.body, showing.options(slot.card)
    picked = answer.response.options if answer and isinstance(answer.response, Chosen) else frozenset()
    match body:
        case Order(steps=steps):
            return _list([_prose(steps[index]) for index in slot.order])
        case Match(pool=pool):
            return _list([_prose(pool[index]) for index in slot.order])
        case _:
            return _list([_option(options[index], chosen=index in picked) for index in slot.order if options])


def _option(option: Option, *, chosen: bool) -> Markup:
    """An option, whether it is right and was chosen, and what its author says about it."""
    signs = ", ".join(["right"] * option.right + ["chosen"] * chosen)
    why = _prose(option.why) if option.why else NOTHING
    return joined([_prose(option.text), said(signs, "quiet") if signs else NOTHING, why])


def _given(slot: Slot, answer: Given | None) -> Markup:
    if answer is None:
        return text(_OPEN)
    words = given(slot.card, answer.response)
    return tag("span", text(words), class_="typed") if isinstance(answer.response, Wrote) else _prose(words)


def _after(found: Debrief) -> Iterable[Markup]:
    """What becomes of the cards, and the attempts before."""
    yield tag("h2", text("Afterwards"))
    yield said(examtables.schedule(found))
    yield said(found.note) if found.note else NOTHING
    earlier = examtables.attempts(found.earlier)
    for table in (examtables.effects(found), earlier):
        yield titled_table(table, shown(table)) if table.rows else NOTHING


def _list(items: Sequence[Markup]) -> Markup:
    return tag("ul", *(tag("li", item) for item in items)) if items else NOTHING


def _prose(written: str) -> Markup:
    return prose(written, _words_of)


def _words_of(picture: Picture) -> Markup:
    """A picture is told by its words: the page stands alone."""
    return tag("em", text(f"picture: {picture.alt or picture.path}"))
