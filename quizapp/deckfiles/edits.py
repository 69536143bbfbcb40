"""One change of a deck's text: a value is added or set at the places of the nodes, all else stays as it was written."""

import re
from collections.abc import Iterable

import yaml

from quizapp.core.values import frozen
from quizapp.deckfiles import quoting
from quizapp.deckfiles.keys import QUESTION_KEYS

_FLOW_SAFE = re.compile(r"[^,\[\]{}\n]+")
_EMPTY = re.compile(r"[\[{]\s*[\]}]")


@frozen
class Edit:
    """What stands from `start` to before `end`, as offsets in a text, becomes `text`."""

    start: int
    end: int
    text: str


def question_at(text: str, line: int, column: int) -> yaml.MappingNode | None:
    """The question that starts at a place, both counted from 1; None where none does. Raises yaml.YAMLError."""
    waiting: list[object] = [yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            start = node.start_mark
            if (start.line + 1, start.column + 1) == (line, column) and _names(node).keys() & {"q", "cloze"}:
                return node
            waiting.extend(value for key, value in node.value if key.value == "cards")
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
    return None


def form_added(text: str, question: yaml.MappingNode, form: str, answer: str) -> Edit | None:
    """Another accepted form; `answer` is the one of several that it is a form of, empty where there is one.

    None where the layout does not let it be added.
    """
    names = _names(question)
    accept = names.get("accept")
    if accept is None:
        after = [names[name] for name in ("a", "q", "cloze") if name in names]
        return _after(text, question, after, f"accept: [{quoting.scalar(form)}]")
    return _entered(text, accept, answer, form) if answer else _listed(text, accept, form)


def tolerance_set(text: str, question: yaml.MappingNode, tolerance: str) -> Edit | None:
    """Another tolerance; None where the layout does not let it be set."""
    names = _names(question)
    if "tolerance" in names:
        return _replaced(text, names["tolerance"], tolerance)
    return _after(text, question, [names[name] for name in ("number", "q")], f"tolerance: {tolerance}")


def _names(question: yaml.MappingNode) -> dict[str, yaml.Node]:
    """The values of a question by the keys' own names."""
    keys = ((key.value, value) for key, value in question.value if isinstance(key, yaml.ScalarNode))
    return {QUESTION_KEYS[name].name: value for name, value in keys if name in QUESTION_KEYS}


def _entered(text: str, accept: yaml.Node, answer: str, form: str) -> Edit | None:
    """A map with another form of one of several answers; an empty list becomes a map."""
    if not isinstance(accept, yaml.MappingNode) or not accept.value:
        return _replaced(text, accept, f"{{{quoting.scalar(answer)}: {quoting.scalar(form)}}}")
    entries = accept.value
    forms = next((value for key, value in entries if key.value == answer), None)
    if forms is not None:
        return _listed(text, forms, form)
    key, value = (quoting.scalar(part, flow=_is_flow(accept)) for part in (answer, form))
    return _after(text, accept, [entries[-1][1]], f"{key}: {value}")


def _listed(text: str, node: yaml.Node, form: str) -> Edit | None:
    """A list with one more text, a text with another one."""
    if isinstance(node, yaml.ScalarNode):
        raw = text[node.start_mark.index : node.end_mark.index].rstrip()
        if node.style in ("|", ">"):
            forms = ", ".join(quoting.scalar(one) for one in (node.value.strip(), form))
            return Edit(node.start_mark.index, node.start_mark.index + len(raw), f"[{forms}]")
        kept = raw if node.style in ("'", '"') or _FLOW_SAFE.fullmatch(raw) else quoting.scalar(node.value)
        return None if "\n" in raw else _replaced(text, node, f"[{kept}, {quoting.scalar(form)}]")
    if not isinstance(node, yaml.SequenceNode):
        return None
    if not node.value:
        return _replaced(text, node, f"[{quoting.scalar(form)}]")
    if _is_flow(node):
        end = node.value[-1].end_mark.index
        return Edit(end, end, f", {quoting.scalar(form)}")
    return _after(text, node, [node.value[-1]], f"- {quoting.scalar(form, flow=False)}")


def _replaced(text: str, node: yaml.Node, value: str) -> Edit | None:
    start, end = node.start_mark.index, node.end_mark.index
    empty = isinstance(node, yaml.ScalarNode) or _EMPTY.fullmatch(text[start:end])
    return Edit(start, end, value) if empty and _is_inline(node) else None


def _after(text: str, around: yaml.CollectionNode, candidates: Iterable[yaml.Node], entry: str) -> Edit | None:
    """A new entry of a list or map after the first candidate whose end is known: on its own line, or in the row."""
    node = next(filter(_is_inline, map(_last, candidates)), None)
    if node is None:
        return None
    end = node.end_mark.index
    if _is_flow(around):
        return Edit(end, end, f", {entry}")
    newline = text.find("\n", end)
    end = len(text) if newline < 0 else newline
    return Edit(end, end, f"\n{' ' * around.start_mark.column}{entry}")


def _last(node: yaml.Node) -> yaml.Node:
    """What stands last in lists and maps of lines."""
    while isinstance(node, yaml.CollectionNode) and node.value and not _is_flow(node):
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _is_flow(node: yaml.CollectionNode) -> bool:
    return bool(node.flow_style)


def _is_inline(node: yaml.Node) -> bool:
    """Whether the end of a node is the end of its text: no block scalar, and no list or map of lines."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in ("|", ">")
    return isinstance(node, yaml.CollectionNode) and _is_flow(node)
