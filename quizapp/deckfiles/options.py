"""The options of choice and multi questions, from `a` with `wrong`, or from `choices`."""

from collections.abc import Iterator
from fractions import Fraction

from quizapp.core.deck import Choice, Multi, Option
from quizapp.deckfiles import checked, fields, numerals, typed
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
    if several or "accept" not in question:
        return Multi(options) if several else Choice(options)
    accept = typed.forms_of(question, report)
    return Choice(options, accept) if accept is not None else None


def count_right(node: Node) -> int:
    """How many entries of `choices` are written as right."""
    items = node.items if isinstance(node, Seq) else ()
    return sum(1 for item in items if isinstance(item, Map) and any(key.text == "right" for key, _ in item.entries))


def _keyed(question: Fields) -> Iterator[_Found | None]:
    right = question.values["a"]
    for item in right.items if isinstance(right, Seq) else (right,):
        yield item, Option(checked.text(item), right=True)
    if "wrong" not in question:
        return
    wrong = question.values["wrong"]
    if isinstance(wrong, Map):
        for key, why in wrong.entries:
            yield key, Option(key.text, right=False, why=checked.text(why))
    else:
        for item in wrong.items if isinstance(wrong, Seq) else (wrong,):
            yield item, Option(checked.text(item), right=False)


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
        cure = "add wrong ones at `wrong:`; for answers to be typed add `accept: []`"
        report.error(key, "no-wrong", "every option is right", cure)
    return _all_different(options, report) and 0 < rights < len(options)


def _all_different(options: list[_Found], report: Report) -> bool:
    seen: dict[str, Placed] = {}
    for node, option in options:
        text = " ".join(option.text.split())
        if text in seen:
            message = f"this option stands in line {seen[text].line} already"
            report.error(node, "duplicate-option", message, "delete it or write another one")
        seen.setdefault(text, node)
    _say_equal_numbers(options, report)
    return len(seen) == len(options)


def _say_equal_numbers(options: list[_Found], report: Report) -> None:
    """Warns about options that are one number in two spellings."""
    seen: dict[Fraction, tuple[str, bool]] = {}
    for node, option in options:
        worth = numerals.value(option.text.strip("$ "))
        text, right = seen.setdefault(worth, (option.text, option.right)) if worth is not None else (option.text, False)
        if text != option.text and right != option.right:
            message = f"`{option.text}` is the same number as `{text}`, and only one of them is right"
            report.warning(node, "equal-options", message, "write another option, unless the spelling is what is asked")
