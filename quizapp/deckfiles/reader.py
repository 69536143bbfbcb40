"""A deck file → a Deck, or every Problem at once."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from quizapp.core.collector import collector_paused
from quizapp.core.deck import Deck, Question
from quizapp.core.values import frozen
from quizapp.deckfiles import checked, fields, places, questions, syllabus
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.identity import distinct
from quizapp.deckfiles.keys import DECK_KEYS, DEFAULT_KEYS, GROUP_KEYS, is_key
from quizapp.deckfiles.nodes import parse
from quizapp.deckfiles.questions import Around
from quizapp.deckfiles.report import START, Place, Report
from quizapp.deckfiles.source import text_of
from quizapp.deckfiles.tree import Document, Map, Node, Scalar, Seq
from quizapp.errors import Problem

_QUESTIONS = frozenset({"q", "question", "front", "cloze", "statement"})
_HOLDS = frozenset({"cards", "include", "exams"})
_OF_GROUPS = frozenset(GROUP_KEYS)


@frozen
class Reading:
    """What came of reading a file: the deck, None when a problem is an error; what it includes, as real paths.

    `partial` is what could be read of the deck, also where that is not all; None for what is no text.
    """

    deck: Deck | None
    problems: tuple[Problem, ...] = ()
    includes: tuple[str, ...] = ()
    partial: Deck | None = None


def read(text: bytes, path: str, root: str, *, closely: bool = False) -> Reading:
    """Reads the bytes of the deck file at `path`, which lies below the folder `root`. Raises nothing for any bytes.

    `closely` also draws each calculated question many times, also in a deck that is left out for other errors.
    """
    with collector_paused():
        return _read(text, path, root, closely=closely)


def _read(text: bytes, path: str, root: str, *, closely: bool) -> Reading:
    decoded, report = text_of(text, path)
    if decoded is None:
        return Reading(None, report.problems())
    document = parse(decoded, report)
    top = _top(document, report)
    folder = places.folder_of(path, root)
    includes = tuple(_includes(top, path, folder, report))
    deck = _deck(top, document, path, Around(folder=folder, closely=closely), report)
    return Reading(None if report.failed else deck, report.problems(), includes, deck)


def _top(document: Document, report: Report) -> Fields:
    """The deck's keys; a bare list has only `cards`."""
    root = document.root
    if isinstance(root, Map):
        if document.whole and _HOLDS.isdisjoint(key.text for key, _ in root.entries):
            _say_no_cards(root, report)
            return Fields(root)
        return fields.read(root, DECK_KEYS, report)
    if isinstance(root, Seq):
        key = Scalar("cards", "", root.line, root.column)
        if not root.items and document.whole:
            report.warning(root, "no-questions", "there are no questions in this file")
        return Fields(Map((), root.line, root.column), {"cards": root}, {"cards": key})
    if root is None or not root.text:
        report.warning(START, "no-questions", "there are no questions in this file", "start with `- q:` and `a:`")
    else:
        _say_no_question(root, report)
    return Fields(Map((), 1, 1))


def _say_no_cards(root: Map, report: Report) -> None:
    if any(key.text in _QUESTIONS for key, _ in root.entries):
        report.error(root, "no-list", "a question has to stand in a list", "start it with a dash: `- q:`")
    else:
        fields.read(root, DECK_KEYS, report)
        report.error(root, "no-list", "this deck has no questions", "write them below `cards:`, each with a dash")


def _deck(top: Fields, document: Document, path: str, around: Around, report: Report) -> Deck:
    sources = dict(checked.noted(top.values["sources"])) if "sources" in top.values else {}
    known = frozenset(sources) if document.whole and ("sources" in top.values or "sources" not in top) else None
    defaults = _defaults(top, known, report)
    topic = checked.text(defaults["topic"]) if "topic" in defaults else top.text("topic")
    tags, harder = top.texts("tags"), checked.days(top.text("harder"))
    around = replace(around, defaults=defaults, topic=topic, tags=tags, sources=known, harder=harder)
    topics, of_topics = syllabus.topics(top.values.get("topics"), report)
    items = _listed(top, report)
    return Deck(
        path=path,
        title=top.text("deck") or Path(path).stem,
        id=top.text("id"),
        about=top.text("about"),
        lang=top.text("lang"),
        author=top.text("author"),
        license=top.text("license"),
        topic=top.text("topic"),
        tags=top.texts("tags"),
        sources=MappingProxyType(sources),
        after=(*syllabus.prerequisites(top.values.get("after")), *of_topics),
        topics=tuple(topics),
        exams=tuple(syllabus.exams(top.values.get("exams"), report)),
        lint=checked.noted(top.values["lint"]) if "lint" in top.values else (),
        questions=tuple(distinct(_cards(items, around, report), report)),
    )


def _listed(top: Fields, report: Report) -> tuple[Node, ...]:
    """What stands in the list of questions; a file that says it has some, or exams alone, and has none, is told."""
    cards, exams = top.values.get("cards"), top.values.get("exams")
    if isinstance(cards, Scalar):
        report.warning(cards, "no-questions", "there are no questions at `cards:`", "start with `- q:` and `a:`")
    elif exams and _HOLDS & top.written.keys() == {"exams"} and not (isinstance(exams, Map) and exams.entries):
        report.warning(exams, "no-questions", "there are neither exams nor questions in this file", "name an exam")
    return cards.items if isinstance(cards, Seq) else ()


def _defaults(top: Fields, sources: frozenset[str] | None, report: Report) -> Mapping[str, Node]:
    node = top.values.get("defaults")
    if not isinstance(node, Map):
        return {}
    values = dict(fields.read(node, DEFAULT_KEYS, report).values)
    questions.check_source(values.get("source"), sources, report)
    if isinstance(values.get("reverse"), Map):
        message = "one way back cannot be that of every question"
        report.error(values.pop("reverse"), "shape", message, "write true or false here, and this at its question")
    return values


def _cards(items: tuple[Node, ...], around: Around, report: Report) -> Iterator[Question]:
    for item in items:
        if not isinstance(item, Map):
            _say_no_question(item, report)
        elif _OF_GROUPS.isdisjoint([key.text for key, _ in item.entries]):
            question = questions.read(item, around, report)
            if question:
                yield question
        elif around.group:
            report.error(item, "shape", "a group cannot stand inside a group", "end the first one before")
        else:
            yield from _group(item, around, report)


def _group(node: Map, around: Around, report: Report) -> Iterator[Question]:
    group = fields.read(node, GROUP_KEYS, report)
    cards = group.values.get("cards")
    if "group" not in group:
        report.error(node, "no-question", "a group needs a title", "add `group:`")
    if not isinstance(cards, Seq) or not cards.items:
        report.error(node, "no-question", "a group needs questions", "write them below `cards:`, each with a dash")
        return
    inner = replace(around, group=group.text("group") or "?", context=group.text("context"))
    yield from _cards(cards.items, inner, report)


def _say_no_question(node: Node, report: Report) -> None:
    """Reports an entry that is no mapping; a no-break space or no space after a colon is pointed at."""
    name, colon, rest = node.text.partition(":") if isinstance(node, Scalar) else ("", "", "")
    if colon and rest and is_key(name.strip()):
        place = Place(node.line, node.column + len(name) + 1)
        shown = "the space after the colon is no plain space" if rest[0].isspace() else "no space after the colon"
        rule = "Y-space" if rest[0].isspace() else "Y-colon"
        report.error(place, rule, f"this is not a mapping: {shown}", f"`{name}: {rest.strip()}`")
    else:
        report.error(node, "no-question", "this is not a mapping", "a question starts with `- q:` and has `a:`")


def _includes(top: Fields, path: str, folder: Path, report: Report) -> Iterator[str]:
    node = top.values.get("include")
    me = Path(os.path.realpath(path))
    for item in () if node is None else node.items if isinstance(node, Seq) else (node,):
        written = checked.text(item)
        try:
            found = places.expand(written, folder)
        except (places.OutsideError, OSError) as error:
            report.error(item, "include", f"the path {error}", "only files below the deck's folder can be included")
            continue
        if written and found == [me]:
            report.error(item, "include", "the deck includes itself", "delete this line")
        elif not found:
            report.error(item, "include", "there is no such file", "correct the path; it starts at the deck's folder")
        yield from (str(one) for one in found if one != me)
