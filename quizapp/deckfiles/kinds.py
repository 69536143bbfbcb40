"""The kind of a question follows from its keys; keys that do not belong to it are errors."""

from quizapp.core.deck import Kind
from quizapp.deckfiles import options
from quizapp.deckfiles.fields import Fields
from quizapp.deckfiles.keys import QUESTION_KEYS
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Seq

_PROMPTS = ("q", "cloze", "statement")
_BY_KEY = (("number", Kind.NUMBER), ("order", Kind.ORDER), ("match", Kind.MATCH))


def kind_of(question: Fields, report: Report) -> Kind | None:
    """The kind of a question; None when its keys do not make one, which is reported."""
    prompts = [name for name in _PROMPTS if name in question]
    if not prompts:
        _say_missing(question, "no-question", "there is no question here", "add `q:`, `cloze:` or `statement:`", report)
        return None
    if len(prompts) > 1:
        message = f"`{prompts[0]}` and `{prompts[1]}` exclude each other"
        report.error(question.written[prompts[1]], "wrong-key", message, "make two questions of them")
        return None
    kind = _asked(question, prompts[0])
    if kind is None or (kind is not Kind.CLOZE and not _answered(question, kind)):
        _say_missing(
            question, "no-answer", "this question has no answer", "add `a:` with the answer, or `number:`", report
        )
        return None
    return kind if _fits(question, kind, report) else None


def _say_missing(question: Fields, rule: str, message: str, cure: str, report: Report) -> None:
    """Reports what is missing, unless it may stand at a key with a slip in its name."""
    if not question.unclear:
        report.error(question.node, rule, message, cure)


def _asked(question: Fields, prompt: str) -> Kind | None:
    if prompt == "cloze":
        return Kind.CLOZE
    if prompt == "statement":
        return Kind.TRUEFALSE
    for name, kind in _BY_KEY:
        if name in question:
            return kind
    if "choices" in question:
        node = question.values.get("choices")
        return Kind.CHOICE if node is None or options.count_right(node) == 1 else Kind.MULTI
    return _keyed(question)


def _keyed(question: Fields) -> Kind | None:
    several = isinstance(question.values.get("a"), Seq)
    if "wrong" in question:
        return Kind.MULTI if several else Kind.CHOICE
    if "accept" in question:
        return Kind.TYPED
    if several:
        return Kind.MULTI
    return Kind.FLASHCARD if "a" in question else None


def _answered(question: Fields, kind: Kind) -> bool:
    return "a" in question or kind in (Kind.NUMBER, Kind.ORDER, Kind.MATCH) or "choices" in question


def _fits(question: Fields, kind: Kind, report: Report) -> bool:
    fits = True
    if "choices" in question and "a" in question:
        report.error(question.written["a"], "wrong-key", "`a` and `choices` exclude each other", "keep one of them")
        fits = False
    for name, written in question.written.items():
        kinds = QUESTION_KEYS[name].kinds
        if kinds and kind not in kinds:
            cure = f"it belongs to {', '.join(sorted(kinds))}; a key of your own starts with `x-`"
            report.error(written, "wrong-key", f"`{written.text}` does nothing in a {kind} question", cure)
            fits = False
    named = question.text("kind")
    if named and named != kind:
        message = f"`kind` says {named}, but the keys make it a {kind} question"
        report.error(question.values["kind"], "kind", message, "leave `kind` out, or change the keys")
        fits = False
    return fits
