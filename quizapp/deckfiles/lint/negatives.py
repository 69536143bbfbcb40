"""Rules for negatives: what is asked for must not be overlooked, nor turned twice."""

import re
from collections.abc import Iterator

from quizapp.deckfiles.lint.english import is_negative
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen
from quizapp.errors import Level

CLAUSE_MAX = 500
_DENIAL = re.compile(r"\b(?:not|never)\b|\bcannot\b|n't\b")
_ASKING = re.compile(r"(?:^|[,:;] )(?:and |so |but )?(?:which|what|who|whom|where)\b(?P<rest>[^,;]*)$")
_CHOOSING = re.compile(
    r"^(?:please )?(?:select|choose|pick|mark|name|find|tick)\b[^,;]*\b(?:that|which|who) "
    r"(?:is|are|was|were|do|does|did|can|could|has|have|will|would|should) ?$"
)
_SUBORDINATE = re.compile(r"\b(?:that|who|when|where|because|if|whose|while|although|why|how|unless|which|whether)\b")
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|do|does|did|ca|can|could|wo|will|would|should|has|have|had|must|may|might)\b"
)
_HARMLESS_BEFORE = re.compile(r"\b(?:need|to|or|for|but|if|and|than|with|of|though|yet|a|the|why|whether) $")
_HARMLESS_AFTER = re.compile(r" (?:to|only|merely|just|simply|more than|least)\b")
_EXCEPT = re.compile(r"\b(?:all|each|every|any|which|what)\b.*\bexcept\b(?: for| which| one)*\s*[?:.…]*$")
_LOUD = re.compile(
    r"\b(?:NOT|NEVER|EXCEPT|CANNOT)\b|N'T\b|(?<![*_])[*_]{1,3}(?:[a-z']{1,20} ){0,4}"
    r"(?:not|never|except|cannot|[a-z]{1,9}n['’]t)\b[^*_]{0,80}[*_]"
)


def _denied(seen: Seen) -> str:
    """The word that turns what the question asks for; empty where none does."""
    clause = seen.clause[-CLAUSE_MAX:]
    if clause.endswith((".", "?", ":", "…")) and "except" in clause and _EXCEPT.search(clause):
        return "except"
    for found in _DENIAL.finditer(clause) if "n" in clause else ():
        before = clause[: found.start()]
        if not _HARMLESS_AFTER.match(clause, found.end()) and not _HARMLESS_BEFORE.search(before) and _turns(before):
            return clause[before.rfind(" ") + 1 : found.end()] if found[0] == "n't" else found[0]
    return ""


def _turns(before: str) -> bool:
    """Whether a negative after these words denies the verb of the question, and not one further down."""
    if asking := _ASKING.search(before):
        return bool(_AUXILIARY.search(asking["rest"])) and not _SUBORDINATE.search(asking["rest"])
    return bool(_CHOOSING.match(before))


def _quiet_negative(seen: Seen) -> Iterator[Finding]:
    if seen.options and seen.deck.english and (word := _denied(seen)) and not _LOUD.search(seen.question.prompt):
        yield Finding(f"“{word}” is easily overlooked", f"ask for what is so, or write it as `**{word}**`", at=word)


def _double_negative(seen: Seen) -> Iterator[Finding]:
    if not seen.options or not seen.deck.english or not _denied(seen):
        return
    for option in seen.options:
        if is_negative(option.text.vocabulary, option.text.folded):
            message = "the question and this option are both negative"
            yield Finding(message, "ask for what is so, and say in the options what is", at=option.text.raw)


RULES = (
    Rule(
        id="Q01",
        level=Level.WARNING,
        title="a negative in the question is emphasised",
        why="Who overlooks a “not” answers another question than was asked. Haladyna, Downing and Rodriguez (2002) "
        "word stems positively, or emphasise the NOT.",
        limits="Why something does not happen is a question of its own, and passes.",
        question=_quiet_negative,
        kinds=PICKED,
        bad="- q: Which of these is not a loss?\n  a: recall\n  wrong: [hinge, log loss]\n  why: It is a rate.\n",
        good="- q: Which of these is **not** a loss?\n  a: recall\n  wrong: [hinge, log loss]\n  why: It is a rate.\n",
    ),
    Rule(
        id="Q02",
        level=Level.WARNING,
        title="no negative option to a negative question",
        why="Two negatives have to be undone in the head before the matter itself is reached; that is logic, not what "
        "the question is about (NBME guide, Paniagua and Swygert 2016: irrelevant difficulty).",
        question=_double_negative,
        kinds=PICKED,
        bad="- q: Which of these is **not** true of dropout?\n  a: It does not change training.\n"
        "  wrong: [It is random., It is simple.]\n  why: It does.\n",
        good="- q: Which of these is true of dropout?\n  a: It changes training.\n"
        "  wrong: [It never ends., It is a loss.]\n  why: It does.\n",
    ),
)
