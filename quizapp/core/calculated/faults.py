"""What is wrong with the variables of a question and with the expressions in it, found without a draw."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from quizapp.core.calculated.expression import Expression, parse
from quizapp.core.calculated.filling import ANSWER, Sort, formula, key, rewritten
from quizapp.core.calculated.lexicon import FUNCTIONS, ExpressionError, is_name
from quizapp.core.calculated.template import TEX_ADVICE, Hole, TemplateError, parts, short
from quizapp.core.deck import Cloze, Computed, Question
from quizapp.core.values import frozen
from quizapp.errors import Level

MAX_VARIABLES = 50
MAX_TEXTS = 100
MAX_WRITTEN = 3_000
_IN_QUOTES = "close it; in a list `[...]` put an expression with commas in quotes"


@frozen
class Fault:
    """What is wrong with one text of a question.

    `where` names the field as in `core.filling`, or is `vars.name` or `require[0]`; `text` is what stands there
    (of a variable its expression, or its name where that is the fault), `offset` the place in it from 0.
    """

    where: str
    text: str
    offset: int
    message: str
    cure: str
    level: Level = Level.ERROR


def faults(question: Question) -> Iterator[Fault]:
    """The faults of a calculated question, in reading order; none of one without variables.

    Errors are names that nothing has a value for, or that a variable cannot have, and expressions and holes that
    cannot be read; a variable that nothing uses is a warning. While a variable has a name that it cannot have, nothing
    else is told: whatever uses it cannot be read either. So that a draw stays quick, a question has at most 50
    variables, 100 texts, and 3,000 characters of expressions, holes with their braces.
    """
    if not question.variables:
        return
    if isinstance(question.body, Cloze):
        cure = "ask for the number with `q:` and `number:`, or delete `vars:`"
        yield Fault("prompt", question.prompt, 0, "the holes of a cloze and variables exclude each other", cure)
        return
    reader = _Reader(question)
    misnamed = tuple(reader.names())
    if misnamed:
        yield from misnamed
        return
    yield from reader.variables()
    yield from reader.conditions()
    yield from reader.texts()
    yield from reader.unused()
    yield from reader.excess()


class _Reader:
    """Reads the texts of one question and notes which names they use."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._names = [variable.name for variable in question.variables]
        self._told = [*self._names, ANSWER] if key(question) else self._names
        self._used: set[str] = set()
        self._texts = 0
        self._written = 0

    def names(self) -> Iterator[Fault]:
        """Names that cannot be."""
        for name in self._names:
            message = _name_fault(name)
            if message:
                other = f", such as `{name}_1`" if is_name(f"{name}_1") else ""
                yield Fault(f"vars.{name}", name, 0, message, f"choose another name{other}")

    def variables(self) -> Iterator[Fault]:
        """Expressions with names that have no value yet."""
        for place, variable in enumerate(self._question.variables):
            if isinstance(variable, Computed):
                yield from self._formula(f"vars.{variable.name}", variable.expression, self._names[:place])

    def conditions(self) -> Iterator[Fault]:
        """What is wrong with `require`."""
        for number, text in enumerate(self._question.require):
            yield from self._formula(f"require[{number}]", text, self._names)

    def texts(self) -> Iterator[Fault]:
        """What is wrong with computed texts and with holes."""
        found: list[tuple[str, str, Sort]] = []

        def collect(where: str, text: str, sort: Sort) -> str:
            found.append((where, text, sort))
            return text

        rewritten(self._question, collect)
        self._texts = len(found)
        for where, text, sort in found:
            if sort in (Sort.ANSWER, Sort.NUMBER) and formula(text) is not None:
                yield from self._formula(where, text, self._names)
            elif sort is not Sort.NUMBER:
                yield from self._holes(where, text, self._told if sort is Sort.TOLD else self._names)

    def unused(self) -> Iterator[Fault]:
        """Variables that nothing uses, once everything was read."""
        for name in self._names:
            if name not in self._used:
                message, cure = (
                    f"`{name}` is drawn, and nothing uses it",
                    f"write `{{{{{name}}}}}` somewhere, or delete it",
                )
                yield Fault(f"vars.{name}", name, 0, message, cure, Level.WARNING)

    def excess(self) -> Iterator[Fault]:
        """What there is too much of, once everything was read."""
        for what, count, most, cure in (
            ("variables", len(self._names), MAX_VARIABLES, "draw fewer"),
            ("texts", self._texts, MAX_TEXTS, "write fewer options or steps"),
            ("characters of expressions", self._written, MAX_WRITTEN, "compute at `vars:` what stands there often"),
        ):
            if count > most:
                message = f"this question has {count} {what}; with variables {most} are allowed"
                yield Fault("prompt", self._question.prompt, 0, message, cure)

    def _formula(self, where: str, text: str, known: Collection[str]) -> Iterator[Fault]:
        """The faults of an expression, which may stand behind its `=`."""
        inner = formula(text)
        bare = text if inner is None else inner
        offset = len(text) - len(bare)
        self._written += len(bare)
        try:
            expression = parse(bare)
        except ExpressionError as error:
            message = f"`{short(bare)}` is no expression: {error}"
            cure = _IN_QUOTES if bare.count("(") > bare.count(")") else "write it as in `tp / (tp + fp)`"
            yield Fault(where, text, offset + error.offset, message, cure)
        else:
            yield from self._strangers(where, text, offset, expression, known)

    def _holes(self, where: str, text: str, known: Collection[str]) -> Iterator[Fault]:
        try:
            holes = [part for part in parts(text) if isinstance(part, Hole)]
        except TemplateError as error:
            yield Fault(where, text, error.offset, str(error), TEX_ADVICE)
            return
        self._written += sum(len(hole.expression.text) + len("{{}}") for hole in holes)
        for hole in holes:
            for fault in self._strangers(where, text, hole.offset, hole.expression, known):
                yield replace(fault, cure=f"{fault.cure}; braces of TeX need a space between them")

    def _strangers(
        self, where: str, text: str, offset: int, expression: Expression, known: Collection[str]
    ) -> Iterator[Fault]:
        """The names of an expression that have no value where it stands."""
        self._used |= expression.names.keys()
        for name, place in expression.names.items():
            if name not in known:
                yield Fault(where, text, offset + place, *self._stranger(name))

    def _stranger(self, name: str) -> tuple[str, str]:
        """What is wrong with a name that has no value, and the cure."""
        if name == ANSWER and ANSWER in self._told:
            return "`answer` is known only in `why`, hints and comments", "write the expression itself"
        if name == ANSWER:
            return "`answer` is known only where one number is the answer", "write the expression itself"
        if name in self._names:
            return f"`{name}` has no value yet", "write the variables in the order in which they are computed"
        return f"`{name}` is no variable of this question", f"name it at `vars:`; there are {', '.join(self._names)}"


def _name_fault(name: str) -> str:
    """Why a variable cannot be called so; empty when it can."""
    if name in FUNCTIONS:
        return f"`{name}` is a function, so that no variable can be called so"
    if name == ANSWER:
        return "`answer` is the answer of the question itself"
    return "" if is_name(name) else f"`{short(name)}` cannot be a name; they have letters, digits and `_`"
