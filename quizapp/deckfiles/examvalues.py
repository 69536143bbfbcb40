"""What stands at the keys of an exam: nodes → whether they have their shape, and texts → what they are worth."""

import re
from collections.abc import Callable

from rapidfuzz import fuzz, process

from quizapp.core.deck import Kind
from quizapp.core.exams.blueprint import Quota
from quizapp.core.exams.spelled import ALL, KINDS, kinds_of, penalty_of, quota_of
from quizapp.deckfiles import checked
from quizapp.deckfiles.filled import check_text, wrong_shape
from quizapp.deckfiles.keys import Key
from quizapp.deckfiles.report import Report
from quizapp.deckfiles.tree import Map, Node, Scalar, Seq

_SIGNED = re.compile(r"\s*[-−]\s*[0-9.,]")
_LIKENESS = 60
_SHOWN = 40


def quotas_of(node: Node | None) -> tuple[Quota, ...]:
    """The quotas of a checked map."""
    return tuple(_quota(name, value) for name, value in node.entries) if isinstance(node, Map) else ()


def kinds_named(node: Node | None) -> tuple[str, ...]:
    """The kinds of a checked list or text; none for all that there are."""
    return kinds_of(",".join(checked.texts(node))) if node is not None else ()


def measured(read: Callable[[str], object]) -> Callable[[Node, Key, Report], bool]:
    """The check of a text that a function reads, which raises ValueError with what it has to be."""

    def check(node: Node, key: Key, report: Report) -> bool:
        if not isinstance(node, Scalar) or not node.text.strip():
            return check_text(node, key, report)
        try:
            read(node.text)
        except ValueError as error:
            report.error(node, "shape", f"`{key.name}` has to be {error}", f"see the key `{key.name}`: {key.about}")
            return False
        return True

    return check


def check_penalty(node: Node, key: Key, report: Report) -> bool:
    """Whether a node says what a wrong answer costs."""
    if isinstance(node, Scalar) and _SIGNED.match(node.text):
        report.error(node, "shape", f"`{key.name}` is what a wrong answer costs, without a sign", "leave the sign out")
        return False
    return measured(penalty_of)(node, key, report)


def check_quotas(node: Node, key: Key, report: Report) -> bool:
    """Whether a node is a map from topics and decks to how many questions they give."""
    if not isinstance(node, Map) or not node.entries:
        return wrong_shape(node, key, report)
    return sum(not _is_quota(name, value, key, report) for name, value in node.entries) == 0


def check_kinds(node: Node, key: Key, report: Report) -> bool:
    """Whether every kind that a node names is one that the program can mark."""
    if isinstance(node, Map) or (isinstance(node, Seq) and not node.items):
        return wrong_shape(node, key, report)
    items = node.items if isinstance(node, Seq) else (node,)
    return sum(not (check_text(item, key, report) and _is_kind(item, report)) for item in items) == 0


def _quota(name: Scalar, value: Node) -> Quota:
    return quota_of(f"{name.text}={checked.text(value)}")._replace(place=(name.line, name.column))


def _is_quota(name: Scalar, value: Node, key: Key, report: Report) -> bool:
    if not check_text(name, key, report):
        return False
    try:
        _quota(name, value)
    except ValueError:
        message = f"the quota of `{_short(name.text)}` has to be a number of questions from 1 to 500, or a percentage"
        report.error(value, "shape", message, "write `5` or `25%`; what is not to be asked is left out at `topics:`")
        return False
    return True


def _is_kind(node: Node, report: Report) -> bool:
    word = checked.text(node).strip()
    if word in KINDS or word == ALL:
        return True
    if word == Kind.FLASHCARD:
        message = "you judge a flashcard yourself, and an exam asks only what the program can mark"
        report.error(node, "exam", message, f"leave it out; there are {', '.join(KINDS)}")
        return False
    near = process.extractOne(word[:_SHOWN].casefold(), KINDS, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    listed = f"write a list, such as `[{word}]`" if "," in word and len(word) <= _SHOWN else ""
    cure = listed or (f"did you mean `{near[0]}`?" if near else f"there are {', '.join(KINDS)}")
    report.error(node, "exam", f"there is no kind `{_short(word)}`", cure)
    return False


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
