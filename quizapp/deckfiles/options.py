"""The options of choice and multi questions, from `a` with `wrong`, or from `choices`."""

from collections.abc import Iterator

from quizapp.core.deck import Choice, Multi, Option
from quizapp.deckfiles import fields, shapes
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.keys import CHOICE_KEYS
from quizapp.deckfiles.report import Placed, Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_Found = tuple[Placed, Option]


def body(question: Fields, report: Report, *, several: bool) -> Choice | Multi | None:
    """The body with its options; None when something was reported."""
    found = list(_choices(question, report) if "choices" in question else _keyed(question))
    if None in found or not _usable(question, found, report):
        return None
    options = tuple(pair[1] for pair in found if pair is not None)
    return Multi(options) if several else Choice(options)


def count_right(node: Node) -> int:
    """How many entries of `choices` are written as right."""
    items = node.items if isinstance(node, Seq) else ()
    return sum(1 for item in items if isinstance(item, Map) and any(key.text == "right" for key, _ in item.entries))


def _keyed(question: Fields) -> Iterator[_Found | None]:
    right = question.values["a"]
    for item in right.items if isinstance(right, Seq) else (right,):
        yield item, Option(shapes.text(item), right=True)
    if "wrong" not in question:
        return
    wrong = question.values["wrong"]
    if isinstance(wrong, Map):
        for key, why in wrong.entries:
            yield key, Option(key.text, right=False, why=shapes.text(why))
    else:
        for item in wrong.items if isinstance(wrong, Seq) else (wrong,):
            yield item, Option(shapes.text(item), right=False)


def _choices(question: Fields, report: Report) -> Iterator[_Found | None]:
    node = question.values["choices"]
    for item in node.items if isinstance(node, Seq) else ():
        yield _choice(item, report)


def _choice(item: Node, report: Report) -> _Found | None:
    found = fields.read(item, CHOICE_KEYS, report) if isinstance(item, Map) else None
    if found is None or ("right" in found) == ("wrong" in found):
        if found is None or not found.unclear:
            cure = "write `- right: ...` or `- wrong: ...`"
            report.error(item, "choices", "an entry of `choices` has to be either `right:` or `wrong:`", cure)
        return None
    if not found.good:
        return None
    name = "right" if "right" in found else "wrong"
    return found.values[name], Option(found.text(name), right=name == "right", why=found.text("why"))


def _usable(question: Fields, found: list[_Found | None], report: Report) -> bool:
    options = [pair for pair in found if pair is not None]
    key: Scalar = question.written["choices" if "choices" in question else "a"]
    rights = sum(option.right for _, option in options)
    if not rights:
        report.error(key, "no-answer", "no option is right", "write the right one as `right:`")
    elif rights == len(options):
        report.error(key, "no-wrong", "every option is right", "add wrong ones at `wrong:`, or write one text at `a:`")
    return _all_different(options, report) and 0 < rights < len(options)


def _all_different(options: list[_Found], report: Report) -> bool:
    seen: dict[str, Placed] = {}
    for node, option in options:
        text = " ".join(option.text.split())
        if text in seen:
            message = f"this option stands in line {seen[text].line} already"
            report.error(node, "duplicate-option", message, "delete it or write another one")
        seen.setdefault(text, node)
    return len(seen) == len(options)
