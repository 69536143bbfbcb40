"""libyaml's events → nodes with line and column; every scalar stays text, and what decks do not have is refused."""

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

from quizapp.deckfiles import scalars, unclosed
from quizapp.deckfiles.advice import Fault, explain
from quizapp.deckfiles.report import Place, Report
from quizapp.deckfiles.tree import Document, Map, Node, Scalar, Seq

MAX_DEPTH = 20
MAX_NODES = 1_500_000
MAX_FAULTS = 100
_COMMA_MAX = 60
_CUTTING = (" #", *(f",{digit}" for digit in "0123456789"))
"""What may have cut a plain text short: a comment, or the comma of a number."""
_CUT = re.compile(" #|,[0-9]")
_Event: TypeAlias = Any
_Mark: TypeAlias = Any
_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_LIST_KEY = "cards"
_node = tuple.__new__
"""Makes a named tuple of its values in their order, in half the time that its class takes."""
_LIST_START = re.compile(rf"{_LIST_KEY}:\s*(?:#.*)?")


class _RefusedError(Exception):
    """What is wrong here is reported; this pass over the text ends at `line`."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


@dataclass(slots=True)
class _Frame:
    is_map: bool
    line: int
    column: int
    children: list[Node]


def parse(text: str, report: Report) -> Document:
    """The nodes of a text; after a syntax error reading goes on at the next item of the file's list."""
    first = _Pass(text, 0, report)
    broken_at = first.run()
    if broken_at is None:
        return Document(first.root)
    lines = text.split("\n")
    found = list(first.items())
    column = first.list_column()
    for _ in range(MAX_FAULTS):
        start = _next_item(lines, broken_at, column)
        if start is None:
            break
        again = _Pass("\n".join((f"{_LIST_KEY}:", *lines[start:])), start - 1, report)
        broken_at = again.run()
        found.extend(again.items())
        column = again.list_column() if column is None else column
        if broken_at is None:
            break
        broken_at = max(broken_at, start + 1)
    else:
        report.error(
            Place(broken_at, 1), "many", "reading stops here: there are too many errors", "mend the first ones"
        )
    return Document(first.salvaged(found), whole=False)


def _next_item(lines: list[str], after: int, column: int | None) -> int | None:
    """The index of the next line after line number `after` that opens an item of the file's list."""
    if column is None:
        heads = (i for i in range(after - 1, len(lines)) if _LIST_START.fullmatch(lines[i]))
        after = next(heads, len(lines)) + 1
        opening = re.compile(r" *-(?: |$)")
    else:
        opening = re.compile(rf" {{{column - 1}}}-(?: |$)")
    return next((i for i in range(after, len(lines)) if opening.match(lines[i])), None)


class _Pass:
    """One run of libyaml over a text whose first line is line `shift + 1` of the file."""

    def __init__(self, text: str, shift: int, report: Report) -> None:
        self.root: Node | None = None
        self._text = text
        self._shift = shift
        self._report = report
        self._tabs = "\t" in text
        self._cut = _CUT.search(text) is not None
        self._stack: list[_Frame] = []
        self._documents = 0
        self._nodes = 0

    def run(self) -> int | None:
        """Reads on until the end, or until the line number that is returned: there the syntax is broken."""
        scalar_event = yaml.ScalarEvent
        loader = _LOADER(self._text)
        try:
            for event in iter(loader.get_event, None):
                if type(event) is scalar_event:
                    self._scalar(event)
                else:
                    self._take(event)
        except yaml.MarkedYAMLError as error:
            return explain(self._fault(error), self._report)
        except _RefusedError as refused:
            return refused.line
        finally:
            loader.dispose()
        return None

    def items(self) -> tuple[Node, ...]:
        """The items of the file's list that are complete; one that breaks off where the syntax does is not."""
        frame = self._list()
        if frame is not None:
            ended_early = frame is self._stack[-1]
            return tuple(frame.children[:-1] if ended_early else frame.children)
        lists = (value for key, value in self._entries() if key.text == _LIST_KEY)
        node = next(lists, self.root)
        return node.items if isinstance(node, Seq) else ()

    def list_column(self) -> int | None:
        """The column of the dashes of the file's list, None where it was not reached."""
        frame = self._list()
        return frame.column if frame else None

    def salvaged(self, items: list[Node]) -> Node:
        """The root with what is complete, its list holding `items`."""
        cards = Seq(tuple(items), 1, 1)
        if self._stack and not self._stack[0].is_map:
            return cards
        entries = tuple((key, value) for key, value in self._entries() if key.text != _LIST_KEY)
        return Map((*entries, (Scalar(_LIST_KEY, "", 1, 1), cards)), 1, 1)

    def _list(self) -> _Frame | None:
        if self._stack and not self._stack[0].is_map:
            return self._stack[0]
        if len(self._stack) < 2 or self._stack[1].is_map:
            return None
        keys = self._stack[0].children[-1:]
        return self._stack[1] if any(isinstance(key, Scalar) and key.text == _LIST_KEY for key in keys) else None

    def _entries(self) -> tuple[tuple[Scalar, Node], ...]:
        if isinstance(self.root, Map):
            return self.root.entries
        return self._pairs(self._stack[0].children) if self._stack and self._stack[0].is_map else ()

    def _take(self, event: yaml.Event) -> None:
        kind = type(event)
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._open(event, is_map=kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._document(event)

    def _scalar(self, event: _Event) -> None:
        start, style, value = event.start_mark, event.style or "", event.value
        line, column = start.line + self._shift + 1, start.column + 1
        if not style:
            if self._cut and self._text.startswith(_CUTTING, (end := event.end_mark).index):
                self._check_end(value, end, Place(line, column))
        elif style == '"' and "\\" in self._text[start.index : event.end_mark.index]:
            self._check_escapes(event)
        if style and style in "\"'" and event.end_mark.line > start.line:
            unclosed.warn_swallowed(Place(line, column), event.end_mark.line + self._shift + 1, self._report)
        if event.anchor is not None or event.tag is not None:
            self._mark(event)
            value = value or "?"
        if self._tabs:
            self._check_tab(start)
        self._add(_node(Scalar, (value, style, line, column)))

    def _check_end(self, value: str, end: _Mark, start: Place) -> None:
        if self._text[end.index] == ",":
            scalars.check_comma(value, self._text[end.index : end.index + _COMMA_MAX], start, self._report)
        else:
            scalars.check_hash(value, Place(end.line + self._shift + 1, end.column + 2), self._report)

    def _check_escapes(self, event: _Event) -> None:
        start = event.start_mark
        raw = self._text[start.index : event.end_mark.index]
        scalars.check_escapes(raw, event.value, self._place(start), self._report)

    def _check_tab(self, start: _Mark) -> None:
        before = self._text[max(0, start.index - 80) : start.index]
        if "\t" in before[len(before.rstrip(" \t")) :]:
            scalars.say_tab(self._place(start), self._report)

    def _open(self, event: _Event, *, is_map: bool) -> None:
        place = self._place(event.start_mark)
        if len(self._stack) >= MAX_DEPTH:
            self._report.error(
                place, "Y-depth", f"this is nested deeper than {MAX_DEPTH} levels", "put the text in quotes"
            )
            raise _RefusedError(place.line)
        if event.anchor is not None or event.tag is not None:
            self._mark(event)
        if self._tabs and event.flow_style:
            self._check_tab(event.start_mark)
        self._stack.append(_Frame(is_map, place.line, place.column, []))

    def _close(self) -> None:
        frame = self._stack.pop()
        if frame.is_map:
            self._add(_node(Map, (self._pairs(frame.children), frame.line, frame.column)))
        else:
            self._add(_node(Seq, (tuple(frame.children), frame.line, frame.column)))

    def _pairs(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        """Keys with their values; only the first of equal keys, and no key that is a list or map."""
        pairs: dict[str, tuple[Scalar, Node]] = {}
        values = iter(children)
        for key, value in zip(values, values, strict=False):
            if not isinstance(key, Scalar):
                scalars.say_key(key, self._report)
            elif (name := key.text) in pairs:
                scalars.say_twice(name, pairs[name][0], key, self._report)
            else:
                pairs[name] = (key, value)
                if name == "<<" and not key.style:
                    self._report.error(key, "Y-merge", "decks have no merge keys `<<`", "write the keys out")
        return tuple(pairs.values())

    def _alias(self, event: _Event) -> None:
        place = self._place(event.start_mark)
        scalars.say_mark("*" + event.anchor, place, self._report)
        self._add(Scalar("*" + event.anchor, "", place.line, place.column))

    def _mark(self, event: _Event) -> None:
        mark = event.start_mark
        scalars.say_mark(self._text[mark.index : mark.index + 1], self._place(mark), self._report)

    def _document(self, event: _Event) -> None:
        self._documents += 1
        if self._documents > 1:
            place = self._place(event.start_mark)
            self._report.error(place, "Y-doc", "a second document starts here", "one deck per file: move it to its own")
            raise _RefusedError(len(self._report.lines))

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report.error(node, "Y-size", f"the file has more than {MAX_NODES} values", "split the deck")
            raise _RefusedError(len(self._report.lines))
        if stack := self._stack:
            stack[-1].children.append(node)
        else:
            self.root = node

    def _place(self, mark: _Mark) -> Place:
        return Place(mark.line + self._shift + 1, mark.column + 1)

    def _fault(self, error: yaml.MarkedYAMLError) -> Fault:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark) if mark else Place(self._shift + 1, 1)
        context = self._place(error.context_mark) if error.context_mark else place
        return Fault(error.problem or "", error.context or "", place, context)
