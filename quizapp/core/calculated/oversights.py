"""What can be read in a calculated question and is hardly meant so: signs that compute nothing, numbers nobody sees."""

import re
from collections.abc import Iterator, Mapping, Set

from quizapp.core.calculated.expression import parse
from quizapp.core.calculated.faults import Fault
from quizapp.core.calculated.filling import ANSWER, Sort, formula, key, rewritten
from quizapp.core.calculated.lexicon import ExpressionError
from quizapp.core.calculated.template import Hole, TemplateError, parts, short
from quizapp.core.calculated.texholes import bare_holes
from quizapp.core.deck import Choice, Cloze, Computed, Flashcard, Listed, Match, Multi, Order, Question
from quizapp.core.values import frozen
from quizapp.errors import Level

_BRACED = re.compile(r"(?<![{}^_])(?<!\{ )\{([^{}]+)\}(?! ?\})")
_LITERAL = re.compile(r"\$[^$]*\$|`[^`]*`|\\[A-Za-z]+(?:\{[^{}]*\})+")
_ASKED = frozenset({"prompt", "context"})
_SHOWING = (Choice, Multi, Order, Match)


@frozen
class _Text:
    """A text of a question: where it stands and what it may hold, as in `core.filling`."""

    where: str
    text: str
    sort: Sort

    @property
    def names(self) -> Set[str]:
        """The variables that are computed with here."""
        inner = formula(self.text)
        if self.sort in (Sort.ANSWER, Sort.NUMBER) and inner is not None:
            return parse(inner).names.keys()
        if self.sort is Sort.NUMBER:
            return set()
        return {name for part in parts(self.text) if isinstance(part, Hole) for name in part.expression.names}


def oversights(question: Question) -> Iterator[Fault]:
    """Warnings of a calculated question in which `core.faults` finds no error.

    Single braces around what could be computed; `= expression` where it stays as it is written; holes of formulas
    without braces of their own; and a drawn variable on which the answer depends, though nothing that is shown before
    tells its value.
    """
    if not question.variables or isinstance(question.body, Cloze):
        return
    texts: list[_Text] = []

    def collect(where: str, text: str, sort: Sort) -> str:
        texts.append(_Text(where, text, sort))
        return text

    rewritten(question, collect)
    names = {variable.name for variable in question.variables}
    told = {*names, ANSWER} if key(question) else names
    for text in texts:
        known = told if text.sort is Sort.TOLD else names
        yield from _braced(text, known)
        yield from _literal(text, known)
        for offset, message, cure in () if text.sort is Sort.NUMBER else bare_holes(text.text):
            yield _warning(text.where, text.text, offset, message, cure)
    yield from _unseen(question, texts, names)


def is_computable(text: str, known: Set[str]) -> bool:
    """Whether a text is an expression with names in it, each of them known."""
    try:
        names = parse(text).names.keys()
    except ExpressionError:
        return False
    return bool(names) and names <= known


def _braced(text: _Text, known: Set[str]) -> Iterator[Fault]:
    """Single braces that would be a hole if there were two; those of TeX and of code are left alone."""
    if text.sort is Sort.NUMBER or (text.sort is Sort.ANSWER and formula(text.text) is not None):
        return
    for inner, offset in _single(text.text):
        if _names(inner) and known >= _names(inner):
            message = f"`{short(f'{{{inner}}}')}` stays as it is: single braces are no hole"
            yield _warning(text.where, text.text, offset, message, f"write `{{{{{inner}}}}}`")


def _single(text: str) -> Iterator[tuple[str, int]]:
    """What stands in single braces, with its offset."""
    masked = _LITERAL.sub(lambda found: " " * len(found[0]), text)
    return ((found[1], found.start()) for found in _BRACED.finditer(masked))


def _names(inner: str) -> set[str]:
    """The names in the inside of a hole; none if it could not be one."""
    try:
        holes = parts(f"{{{{{inner}}}}}")
    except TemplateError:
        return set()
    return {name for part in holes if isinstance(part, Hole) for name in part.expression.names}


def _literal(text: _Text, known: Set[str]) -> Iterator[Fault]:
    """An `= expression` where only holes are computed."""
    inner = formula(text.text)
    if text.sort not in (Sort.TEXT, Sort.TOLD) or inner is None:
        return
    if is_computable(inner.strip(), known):
        message = f"`{short(text.text)}` is not computed here, but shown as it is written"
        yield _warning(text.where, text.text, 0, message, f"write `{{{{{inner.strip()}}}}}`")


def _unseen(question: Question, texts: list[_Text], known: Set[str]) -> Iterator[Fault]:
    """Drawn variables that one would have to know to answer; a question that shows its options shows enough."""
    if isinstance(question.body, _SHOWING):
        return
    roots = _roots(question)
    keys = [text for text in texts if _is_key(question, text)]
    needed = {root for text in keys for name in text.names for root in roots[name]}
    asked = [text for text in texts if text.where in _ASKED]
    shown = {name for text in asked for name in text.names}
    shown |= {name for text in asked for inner, _ in _single(text.text) for name in _names(inner) if name in known}
    seen = {root for name in shown for root in roots.get(name, ())}
    for name in roots:
        if name in needed - seen:
            message = f"the answer depends on `{name}`, and the question does not show it"
            yield _warning(f"vars.{name}", name, 0, message, f"write `{{{{{name}}}}}` where it is asked")


def _is_key(question: Question, text: _Text) -> bool:
    """Whether a text has to be known; what a flashcard tells beside numbers may be an example."""
    if isinstance(question.body, Flashcard):
        return text.where == ANSWER and formula(text.text) is not None
    return text.where in (ANSWER, "computed") or (text.where.startswith("items[") and "." not in text.where)


def _roots(question: Question) -> Mapping[str, frozenset[str]]:
    """The variables that vary from draw to draw and that each variable is computed from."""
    roots: dict[str, frozenset[str]] = {}
    for variable in question.variables:
        if isinstance(variable, Computed):
            names = parse(variable.expression).names
            roots[variable.name] = frozenset().union(*(roots[name] for name in names))
        elif isinstance(variable, Listed) and len(variable.values) == 1:
            roots[variable.name] = frozenset()
        else:
            roots[variable.name] = frozenset({variable.name})
    return roots


def _warning(where: str, text: str, offset: int, message: str, cure: str) -> Fault:
    return Fault(where, text, offset, message, cure, Level.WARNING)
