"""The bodies of typed questions: one answer, or a list of answers, each with its other forms."""

from collections.abc import Sequence

from quizapp.core.deck import Item, Rejected, Typed, TypedList
from quizapp.core.patterns import is_pattern
from quizapp.core.spelling import compact, fits, normalise
from quizapp.deckfiles import checked, entries
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_Bodies = Typed | TypedList


def body(question: Fields, typos: Node | None, report: Report) -> _Bodies | None:
    """The body, with the deck's default number of slips; None when something was reported."""
    answer, accept = question.values["a"], question.values["accept"]
    slips = question.values.get("typos", typos)
    reject = question.values.get("reject")
    rejected = tuple(Rejected(text, why) for text, why in checked.noted(reject)) if reject else ()
    forgiven = int(checked.text(slips)) if slips else 0
    found: _Bodies | None
    if isinstance(answer, Seq):
        items = _items(answer, accept, report)
        found = TypedList(items, rejected, forgiven) if items else None
        right = [form for item in items or () for form in (item.answer, *item.accept)]
    else:
        forms = forms_of(question, report)
        found = Typed(checked.text(answer), forms, rejected, forgiven) if forms is not None else None
        right = [checked.text(answer), *(forms or ())]
    if reject and "vars" not in question and not _all_wrong(reject, rejected, right, report):
        return None
    return found


def _all_wrong(reject: Node, rejected: tuple[Rejected, ...], right: list[str], report: Report) -> bool:
    """Whether no right answer is rejected as well; those that are get reported, as rejecting wins."""
    keys = [key for key, _ in reject.entries] if isinstance(reject, Map) else []
    nodes: Sequence[Node] = reject.items if isinstance(reject, Seq) else keys or [reject]
    good = True
    plain = {compact(form): form for form in reversed(right) if not is_pattern(form)}
    for wrong, node in zip(rejected, nodes, strict=True):
        form = plain.get(compact(wrong.text))
        if form is None and is_pattern(wrong.text):
            form = next((form for form in right if not is_pattern(form) and fits(wrong.text, form)), None)
        if form is not None:
            report.error(node, "reject", f"this rejects `{form}`, which is right", "delete one of the two")
            good = False
    return good


def forms_of(question: Fields, report: Report) -> tuple[str, ...] | None:
    """The other forms of a single answer; None for a map of them, which is reported."""
    accept = question.values["accept"]
    if not isinstance(accept, Map):
        return checked.texts(accept)
    message = "a map of other forms belongs to a list of answers, and there is one answer here"
    report.error(accept, "accept", message, "write the forms as a list: `accept: [one, two]`")
    return None


def _items(answers: Seq, accept: Node, report: Report) -> tuple[Item, ...] | None:
    if len(answers.items) < 2:
        report.error(answers, "shape", "a list of one answer is no list", "write the answer as a text")
        return None
    if not entries.is_short(answers, "a", report):
        return None
    if isinstance(accept, Scalar) or (isinstance(accept, Seq) and accept.items):
        first = checked.text(answers.items[0])
        message = "a list of answers needs to know whose other form this is"
        report.error(accept, "accept", message, f"write `accept: {{{first}: another form}}`, or `accept: []`")
        return None
    forms = {key.text: checked.texts(value) for key, value in accept.entries} if isinstance(accept, Map) else {}
    different = _different(answers, report)
    if not _known(accept, {checked.text(node) for node in answers.items}, report) or not different:
        return None
    return tuple(Item(text, forms.get(text, ())) for text in checked.texts(answers))


def _different(answers: Seq, report: Report) -> bool:
    """Whether no two answers of a list count as the same; a later one that does is reported."""
    seen: dict[str, Node] = {}
    for node in answers.items:
        first = seen.setdefault(normalise(checked.text(node)), node)
        if first is not node:
            message = f"this answer stands in line {first.line} already, as it is compared"
            report.error(node, "duplicate-answer", message, "delete it or write another one")
    return len(seen) == len(answers.items)


def _known(accept: Node, answers: set[str], report: Report) -> bool:
    strays = [key for key, _ in accept.entries if key.text not in answers] if isinstance(accept, Map) else []
    for key in strays:
        cure = f"write one of them as it stands at `a`: {', '.join(sorted(answers))}"
        report.error(key, "accept", f"`{key.text}` is not among the answers", cure)
    return not strays
