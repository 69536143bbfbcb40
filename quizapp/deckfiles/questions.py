"""One entry of a deck → a Question, or every problem it has."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from quizapp.core import cloze
from quizapp.core.calculated.filling import formula
from quizapp.core.calculated.oversights import is_computable
from quizapp.core.cards import hole_parts
from quizapp.core.deck import Body, Cloze, Flashcard, Kind, Question, TrueFalse
from quizapp.core.sources import citations
from quizapp.core.values import frozen
from quizapp.deckfiles import (
    arranged,
    calculated,
    checked,
    entries,
    fields,
    number,
    options,
    pictures,
    slips,
    typed,
    variables,
)
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.keys import QUESTION_KEYS
from quizapp.deckfiles.kinds import kind_of
from quizapp.deckfiles.report import Place, Report
from quizapp.deckfiles.tree import Map, Node, Scalar
from quizapp.errors import Level


@frozen(kw_only=True)
class Around:
    """What a question takes over from its deck and group; `sources` is None where they are not known.

    `harder` is the stability [days] from which the deck hides options, 0 for never, None where it does not say.
    `closely` says that calculated questions are drawn many times, to find what can seldom be asked.
    """

    folder: Path
    defaults: Mapping[str, Node] = field(default_factory=dict)
    topic: str = ""
    tags: tuple[str, ...] = ()
    sources: frozenset[str] | None = None
    group: str = ""
    context: str = ""
    harder: int | None = None
    closely: bool = False


def read(node: Map, around: Around, report: Report) -> Question | None:
    """The question; None when something was reported that leaves it out."""
    question = fields.read(node, QUESTION_KEYS, report)
    slips.check_depth(question.values, question.written, report)
    kind = kind_of(question, report)
    check_source(question.values.get("source"), around.sources, report)
    if not _named_image(question, around.folder, report) or kind is None or not question.good:
        return None
    body = _body(question, kind, around, report)
    found = _question(question, body, around) if body else None
    return calculated.read(found, question, report, closely=around.closely) if found else None


def check_source(node: Node | None, sources: frozenset[str] | None, report: Report) -> None:
    """Warns about cited works whose first word is not among the deck's sources, where it has any."""
    if node is None or not sources or "://" in checked.text(node):
        return
    for one in citations(checked.text(node)):
        if one.key not in sources:
            message = f"`{one.key}` is not among the deck's `sources:`"
            report.warning(node, "source", message, f"add `{one.key}:` to `sources:`, or use one of its keys")


def _named_image(question: Fields, folder: Path, report: Report) -> bool:
    node = question.values.get("image")
    if node is None:
        return True
    level, message, cure = pictures.fault(question.text("image"), folder) or (None, "", "")
    if level is Level.ERROR:
        report.error(node, "image", message, cure)
    elif level:
        report.warning(node, "image", message, cure)
    return level is not Level.ERROR


def _question(question: Fields, body: Body, around: Around) -> Question:
    values, defaults = question.values, around.defaults
    own = {name: checked.text(node) for name, node in values.items()}.get

    def text(name: str) -> str:
        return own(name) or (checked.text(defaults[name]) if name in defaults else "")

    tags = values.get("tags", defaults.get("tags"))
    level, guess = text("difficulty"), own("guess")
    shuffle = values.get("shuffle", defaults.get("shuffle"))
    return Question(
        prompt=own("q") or own("cloze") or own("statement", ""),
        body=body,
        id=own("id", ""),
        topic=text("topic") or around.topic,
        tags=tuple(dict.fromkeys((*around.tags, *(checked.texts(tags) if tags else ())))),
        source=text("source"),
        as_of=text("as_of"),
        hints=question.texts("hint"),
        why=own("why", ""),
        difficulty=int(level) if level else None,
        image=own("image", ""),
        shuffle="choices" not in question and (shuffle is None or checked.flag(shuffle)),
        guess=float(guess) if guess else None,
        draft="draft" in question and checked.flag(values["draft"]),
        group=around.group,
        context=around.context,
        harder=checked.days(own("harder", "")) if "harder" in question else around.harder,
        lint=checked.noted(values["lint"]) if "lint" in values else (),
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
            return typed.body(question, around.defaults.get("typos"), report)
        case Kind.FLASHCARD:
            return _flashcard(question, around)
        case Kind.NUMBER:
            return number.body(question, around.defaults.get("tolerance"), report)
        case Kind.ORDER:
            return arranged.order(question, report)
        case Kind.MATCH:
            return arranged.match(question, report)


def _flashcard(question: Fields, around: Around) -> Flashcard:
    answer = question.text("a")
    way_back = question.values.get("reverse", around.defaults.get("reverse"))
    if way_back is None:
        return Flashcard(answer)
    if isinstance(way_back, Scalar) and not way_back.style and checked.is_flag(way_back):
        return Flashcard(answer, answer if checked.flag(way_back) else "")
    if isinstance(way_back, Map):
        ((prompt, its_answer),) = way_back.entries
        return Flashcard(answer, prompt.text.strip(), checked.text(its_answer))
    return Flashcard(answer, checked.text(way_back))


def _truefalse(question: Fields, report: Report) -> TrueFalse | None:
    node = question.values["a"]
    if checked.is_flag(node):
        return TrueFalse(checked.flag(node))
    text, known = checked.text(node), variables.names(question.values.get("vars"))
    computed = formula(text) if known else None
    if computed is not None:
        return TrueFalse(answer=False, computed=computed.strip())
    cure = f"write `= {text.strip()}`" if is_computable(text, known) else "for another answer ask with `q:`"
    report.error(node, "shape", "`a` of a statement has to be true or false", cure)
    return None


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
    if not entries.are_few(len(set(hole_parts(holes))), node, report):
        return None
    if "accept" not in question:
        return Cloze()
    accept = typed.forms_of(question, report)
    return Cloze(accept) if accept is not None else None


def _hole(node: Node, text: str, offset: int, report: Report) -> Place:
    """Where in the file the hole opens that stands at `offset` in the text."""
    at, line = node.column - 1, node.line
    for skip in range(text.count("{{", 0, offset), -1, -1):
        while (found := report.line(line).find("{{", at)) < 0 and line < len(report.lines):
            line, at = line + 1, 0
        at = max(found, 0) + (2 if skip else 0)
    return Place(line, at + 1)
