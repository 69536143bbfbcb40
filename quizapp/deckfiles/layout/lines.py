"""Where the nodes of a text lie in its lines; lines count from 0 and have their ends with them."""

import re
from collections.abc import Iterator
from typing import TypeGuard

import yaml

from quizapp.deckfiles.keys import CHOICE_KEYS, DECK_KEYS, EXAM_KEYS, GROUP_KEYS, QUESTION_KEYS, Table

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HEADER = re.compile(r"[|>]([-+]?)(?=\s|$)")


class UnusualError(Exception):
    """A layout that is better left as it is."""


def compose(text: str) -> yaml.Node | None:
    """The root node of a text that the reader took."""
    root: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return root


def questions(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """The questions and groups of a deck, of a group or of a list, in the order of the file, but inner ones first."""
    for listing in listings(node):
        yield from (item for item in listing.value if isinstance(item, yaml.MappingNode))


def listings(node: yaml.Node | None) -> Iterator[yaml.SequenceNode]:
    """The lists of questions: that of the deck and those of its groups, inner ones first."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from listings(item) if isinstance(item, yaml.MappingNode) else ()
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from listings(value) if key.value == "cards" and isinstance(value, yaml.SequenceNode) else ()


def keyed(root: yaml.Node | None) -> Iterator[tuple[yaml.MappingNode, Table]]:
    """Every map that has a table of keys, with it, inner ones first."""
    for question in questions(root):
        names = {key.value: value for key, value in question.value}
        choices = names.get("choices")
        for choice in choices.value if isinstance(choices, yaml.SequenceNode) else ():
            yield choice, CHOICE_KEYS
        yield question, GROUP_KEYS if names.keys() & GROUP_KEYS.keys() else QUESTION_KEYS
    if isinstance(root, yaml.MappingNode):
        exams = next((value for key, value in root.value if key.value == "exams"), None)
        for _, exam in exams.value if isinstance(exams, yaml.MappingNode) else ():
            if isinstance(exam, yaml.MappingNode):
                yield exam, EXAM_KEYS
        yield root, DECK_KEYS


def is_block(node: yaml.Node) -> TypeGuard[yaml.CollectionNode]:
    """Whether a node is a list or map of lines."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def dash_line(item: yaml.Node, column: int, lines: list[str]) -> int | None:
    """The line of the dash of an entry of a list, at or above that of the entry; None where none is in the column."""
    above = range(item.start_mark.line, -1, -1)
    return next((number for number in above if lines[number].startswith("-", column)), None)


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """The last line that a node takes. Raises UnusualError for a block text whose end hangs on empty lines."""
    while is_block(node) and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    if not isinstance(node, yaml.ScalarNode) or node.style not in ("|", ">"):
        return int(node.end_mark.line)
    first = node.start_mark.line
    depth = content_indent(node, lines)
    last = first
    for number in range(first + 1, len(lines)):
        if lines[number].strip():
            if indent(lines[number]) < depth:
                break
            last = number
    return last


def content_indent(node: yaml.ScalarNode, lines: list[str]) -> int:
    """How far the lines of a block text are indented. Raises UnusualError where its header says so, or keeps lines."""
    mark = node.start_mark
    header = _HEADER.match(lines[mark.line], mark.column)
    if header is None or header[1] == "+":
        raise UnusualError
    return next((indent(line) for line in lines[mark.line + 1 :] if line.strip()), 0) if node.value.strip() else 10**6


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def ended(lines: list[str], text: str) -> str:
    """Lines that were moved, as a text whose last line ends as the one of `text` did."""
    end = next((end_of(line) for line in lines if end_of(line)), "\n")
    whole = [line if end_of(line) else line + end for line in lines]
    joined = "".join(whole)
    return joined if not text or end_of(text) else joined.removesuffix(end_of(joined))


def end_of(line: str) -> str:
    """What a line ends with."""
    return line[len(line.rstrip("\r\n")) :]
