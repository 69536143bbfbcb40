"""One entry of a deck → a Question, or every problem it has."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.core import cloze
from quizapp.core.deck import Body, Cloze, Flashcard, Kind, Question, Rejected, TrueFalse, Typed
from quizapp.deckfiles import fields, options, places, shapes
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.keys import QUESTION_KEYS
from quizapp.deckfiles.kinds import kind_of
from quizapp.deckfiles.report import Place, Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_LATER = frozenset({Kind.NUMBER, Kind.ORDER, Kind.MATCH})
_SOURCE_KEY = re.compile(r"[^\s,;:]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a question takes over from its deck and group; `sources` is None where they are not known."""

    folder: Path
    defaults: Mapping[str, Node] = field(default_factory=dict)
    topic: str = ""
    tags: tuple[str, ...] = ()
    sources: frozenset[str] | None = None
    group: str = ""
    context: str = ""


def read(node: Map, around: Around, report: Report) -> Question | None:
    """The question; None when something was reported, or when its kind is not studied by this version."""
    question = fields.read(node, QUESTION_KEYS, report)
    kind = kind_of(question, report)
    check_source(question.values.get("source"), around.sources, report)
    if not _named_image(question, around.folder, report) or kind is None or not question.good:
        return None
    if kind in _LATER or "vars" in question:
        _say_later(question, kind, report)
        return None
    body = _body(question, kind, around, report)
    return _question(question, body, around) if body else None


def check_source(node: Node | None, sources: frozenset[str] | None, report: Report) -> None:
    """Warns about a source whose first word is not among the deck's sources, where it has any."""
    found = _SOURCE_KEY.match(shapes.text(node)) if node else None
    if node and found and sources and found[0] not in sources and "://" not in shapes.text(node):
        message = f"`{found[0]}` is not among the deck's `sources:`"
        report.warning(node, "source", message, f"add `{found[0]}:` to `sources:`, or use one of its keys")


def _say_later(question: Fields, kind: Kind, report: Report) -> None:
    word = "calculated" if "vars" in question else f"`{kind}`"
    if kind is Kind.CLOZE:
        report.error(question.written["vars"], "wrong-key", "holes and `vars` exclude each other", "keep one of them")
    elif kind is Kind.ORDER and len(question.texts("order")) < 2:
        report.error(question.values["order"], "shape", "`order` needs two steps or more", "add the other steps")
    else:
        message = f"{word} questions are read but not studied by this version; this question is left out"
        report.warning(question.node, "later-kind", message)


def _named_image(question: Fields, folder: Path, report: Report) -> bool:
    node = question.values.get("image")
    if node is None:
        return True
    try:
        if not places.is_file(places.resolve(question.text("image"), folder)):
            report.warning(node, "image", "there is no such picture", "put the file there, or correct the path")
    except (places.OutsideError, OSError) as error:
        report.error(node, "image", f"the path {error}", "put the picture beside the deck and write its name")
        return False
    return True


def _question(question: Fields, body: Body, around: Around) -> Question:
    def text(name: str) -> str:
        return question.text(name) or (shapes.text(around.defaults[name]) if name in around.defaults else "")

    tags = question.values.get("tags", around.defaults.get("tags"))
    level, guess = text("difficulty"), question.text("guess")
    shuffle = question.values.get("shuffle", around.defaults.get("shuffle"))
    return Question(
        prompt=question.text("q") or question.text("cloze") or question.text("statement"),
        body=body,
        id=question.text("id"),
        topic=text("topic") or around.topic,
        tags=tuple(dict.fromkeys((*around.tags, *(shapes.texts(tags) if tags else ())))),
        source=text("source"),
        as_of=text("as_of"),
        hints=question.texts("hint"),
        why=question.text("why"),
        difficulty=int(level) if level else None,
        image=question.text("image"),
        shuffle="choices" not in question and (shuffle is None or shapes.flag(shuffle)),
        guess=float(guess) if guess else None,
        draft="draft" in question and shapes.flag(question.values["draft"]),
        group=around.group,
        context=around.context,
        line=question.node.line,
        column=question.node.column,
    )


def _body(question: Fields, kind: Kind, around: Around, report: Report) -> Body | None:
    match kind:
        case Kind.CLOZE:
            return _cloze(question, report)
        case Kind.TRUEFALSE:
            return _truefalse(question, report)
        case Kind.CHOICE | Kind.MULTI:
            return options.body(question, report, several=kind is Kind.MULTI)
        case Kind.TYPED:
            return _typed(question, around, report)
        case Kind.FLASHCARD:
            return _flashcard(question, around)
        case Kind.NUMBER | Kind.ORDER | Kind.MATCH:
            return None


def _flashcard(question: Fields, around: Around) -> Flashcard:
    answer = question.text("a")
    way_back = question.values.get("reverse", around.defaults.get("reverse"))
    if way_back is None:
        return Flashcard(answer)
    if isinstance(way_back, Scalar) and not way_back.style and shapes.is_flag(way_back):
        return Flashcard(answer, answer if shapes.flag(way_back) else "")
    return Flashcard(answer, shapes.text(way_back))


def _truefalse(question: Fields, report: Report) -> TrueFalse | None:
    node = question.values["a"]
    if shapes.is_flag(node):
        return TrueFalse(shapes.flag(node))
    report.error(node, "shape", "`a` of a statement has to be true or false", "for another answer ask with `q:`")
    return None


def _typed(question: Fields, around: Around, report: Report) -> Typed | None:
    answer = question.values["a"]
    if isinstance(answer, Seq):
        report.error(answer, "shape", "a typed question has one text at `a`", "put the other answers into `accept:`")
        return None
    slips = question.text("typos") or shapes.text(around.defaults.get("typos", answer))
    typos = int(slips) if "typos" in question or "typos" in around.defaults else 0
    reject = question.values.get("reject")
    rejected = tuple(Rejected(text, why) for text, why in shapes.noted(reject)) if reject else ()
    return Typed(shapes.text(answer), question.texts("accept"), rejected, typos)


def _cloze(question: Fields, report: Report) -> Cloze | None:
    node, text = question.values["cloze"], question.text("cloze")
    try:
        holes = cloze.holes(text)
    except cloze.ClozeError as error:
        report.error(_hole(node, text, error.offset, report), "cloze", f"{error}", "write `{{hidden text}}`")
        return None
    if not holes:
        report.error(node, "cloze", "a cloze text needs a hole", "put what is asked for in `{{` and `}}`")
        return None
    return Cloze(question.texts("accept") if "accept" in question else None)


def _hole(node: Node, text: str, offset: int, report: Report) -> Place:
    """Where in the file the hole opens that stands at `offset` in the text."""
    at, line = node.column - 1, node.line
    for skip in range(text.count("{{", 0, offset), -1, -1):
        while (found := report.line(line).find("{{", at)) < 0 and line < len(report.lines):
            line, at = line + 1, 0
        at = max(found, 0) + (2 if skip else 0)
    return Place(line, at + 1)
