"""The bodies of what is arranged: steps in their order, and pairs with what else may be taken for them."""

from collections.abc import Iterable

from quizapp.core.deck import Match, Order, Pair
from quizapp.deckfiles import checked
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Seq


def order(question: Fields, report: Report) -> Order | None:
    """The steps; None when there is nothing to order, which is reported."""
    node = question.values["order"]
    steps = checked.texts(node)
    if not isinstance(node, Seq) or len(steps) < 2:
        report.error(node, "order", "`order` needs two steps or more", "add the other steps, each with a dash")
    elif len({_bare(step) for step in steps}) < 2:
        report.error(node, "order", "these steps are all alike, so that every order is right", "word them differently")
    else:
        return Order(steps)
    return None


def match(question: Fields, report: Report) -> Match | None:
    """The pairs and decoys; None when something was reported."""
    node, decoys = question.values["match"], question.values.get("decoys")
    entries = node.entries if isinstance(node, Map) else ()
    if len(entries) < 2:
        report.error(node, "match", "`match` needs two pairs or more", "add another `left: right`")
        return None
    lefts = _different((key for key, _ in entries), {}, report)
    rights = {_bare(checked.text(value)): value for _, value in reversed(entries)}
    strays = decoys.items if isinstance(decoys, Seq) else (decoys,) if decoys else ()
    if not _different(strays, rights, report) or not lefts:
        return None
    if len(rights) == 1 and not strays:
        cure = "add right sides that match nothing at `decoys:`"
        report.error(node, "match", "every pair has the same right side, so that there is nothing to choose", cure)
        return None
    pairs = tuple(Pair(key.text, checked.text(value)) for key, value in entries)
    return Match(pairs, tuple(map(checked.text, strays)))


def _different(nodes: Iterable[Node], others: dict[str, Node], report: Report) -> bool:
    """Whether texts differ from each other and from other ones; each that does not is reported."""
    seen, good = dict(others), True
    for node in nodes:
        first = seen.setdefault(_bare(checked.text(node)), node)
        if first is not node:
            good = False
            message = f"this stands in line {first.line} already, so that nobody could tell the two apart"
            report.error(node, "duplicate-option", message, "delete it or write another one")
    return good


def _bare(text: str) -> str:
    return " ".join(text.split())
