"""Rules for options that say nothing of their own: all of the above, none of them, 1 and 3 only."""

import re
from collections.abc import Iterable

from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen
from quizapp.errors import Level

_THEM = r"(?:of|the|these|options?|answers?|statements?|choices?|are|is|above|mentioned|listed|given|apply)"
_TRUE = r"(?:correct|right|true)"
_WHOLE = rf"(?: {_THEM})+(?: {_TRUE})?"
ALL = re.compile(rf"(?:all|both|each|every(?:thing| one)?){_WHOLE}|all {_TRUE}")
NONE = re.compile(rf"(?:none|neither|nothing|no(?= (?:option|answer))){_WHOLE}")
_LABELS = r"(?:[a-f]|[1-9]|i{1,3}|iv|v)"
_COMBINED = re.compile(rf"(?:both |only )?\(?{_LABELS}\)?(?:(?:, | and | & | or |, and )\(?{_LABELS}\)?)+( only)?")
_NUMBERED = re.compile(r"(?m)^\s*[-*]?\s*\(?(?:[1-9]|i{1,3}|iv|v|[a-f])[.):]\s", re.IGNORECASE)
_COMBINED_MAX = 40


def _all_of_them(seen: Seen) -> Iterable[Finding]:
    for option in seen.options if seen.deck.english else ():
        if ALL.fullmatch(" ".join(option.text.words)):
            message = "who knows that two options are right, or one is wrong, knows all about this one"
            yield Finding(message, "write what is right as a list at `a:`", at=option.text.raw)


def _none_of_them(seen: Seen) -> Iterable[Finding]:
    for option in seen.options if seen.deck.english else ():
        if NONE.fullmatch(" ".join(option.text.words)):
            message = "this option says nothing of its own, and is hardly ever the right one"
            yield Finding(message, "delete it, or write a wrong answer that somebody would give", at=option.text.raw)


def _combined(seen: Seen) -> Iterable[Finding]:
    short = [option for option in seen.options if len(option.text.raw) <= _COMBINED_MAX]
    texts = [(option, option.text.plain.casefold().rstrip(".")) for option in short]
    found = [(option, match) for option, text in texts if (match := _COMBINED.fullmatch(text))]
    if not found or not (_NUMBERED.search(seen.question.prompt) or any(match[1] for _, match in found)):
        return
    message = "options that combine others ask for a way through letters rather than for what they stand for"
    yield Finding(message, "write what is right as a list at `a:`", at=found[0][0].text.raw)


RULES: tuple[Rule, ...] = (
    Rule(
        id="O04",
        level=Level.WARNING,
        title="no “all of the above”",
        why="Two options that are known to be right are enough to pick it, and one wrong one to drop it. In 7,799 "
        "community questions it is the key in 72 % of those that have it. Shuffled, nothing is above it.",
        limits="Only whole options count: “all of these layers are frozen” passes, and so does “all of them”, which "
        "may be things that the question names. English only.",
        bad="""\
- q: What lowers variance?
  a: All of the above
  wrong: [Bagging, More data, Ridge]
""",
        good="""\
- q: What lowers variance?
  a: [Bagging, More data, Ridge]
  wrong: [Deeper trees]
""",
        question=_all_of_them,
        kinds=PICKED,
    ),
    Rule(
        id="O05",
        level=Level.WARNING,
        title="no “none of the above”",
        why="It makes a question harder without telling who knows (Tollefson 1987), and who is right to pick it need "
        "not know what is right. In 7,799 community questions it is the key in 4 % of those that have it.",
        limits="Silence it for computed answers, where it stops people from trying the options. English only.",
        bad="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong: [Recall, Precision, None of these]
""",
        good="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong: [Recall, Precision]
""",
        question=_none_of_them,
        kinds=PICKED,
    ),
    Rule(
        id="O06",
        level=Level.WARNING,
        title="no options such as “1 and 3 only”",
        why="Haladyna, Downing and Rodriguez (2002) advise against them: part of the knowledge rules out most of the "
        "options, and the rest is sorting letters. Shuffled options have no letters.",
        limits="“Precision and recall” passes, and so do pairs of numbers to which the question has no list.",
        bad="""\
- q: |
    Which lower variance?
    1. bagging
    2. deeper trees
    3. ridge
  a: 1 and 3 only
  wrong: [1 and 2 only, 2 and 3 only]
""",
        good="""\
- q: Which lower variance?
  a: [Bagging, Ridge]
  wrong: [Deeper trees]
""",
        question=_combined,
        kinds=PICKED,
    ),
)
