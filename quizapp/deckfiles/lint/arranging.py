"""Rules for steps and pairs: as many as one can oversee, told apart, and not solved by what is left over."""

import re
from collections.abc import Iterator, Sequence

from quizapp.core.deck import Kind, Match, Order
from quizapp.deckfiles.lint.rule import Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, Text
from quizapp.errors import Level

_FEWEST, _MOST = 3, 7
_NUMBERED = re.compile(r"(?:step )?\(?\d{1,2}[.):](?!\d)|\(?[a-z]\) ", re.IGNORECASE)
_FIRST = re.compile(r"(?:first|firstly|first of all|to begin with|initially),|(?:start by|begin by|begin with) ")
_LAST = re.compile(r"(?:finally|lastly|last of all|at last|in the end),? |last,")
_BETWEEN = re.compile(r"(?:then|afterwards|after that),? |(?:next|second|third|secondly|thirdly),")


def _how_many(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Order | Match):
        return
    count, what = (len(body.steps), "steps") if isinstance(body, Order) else (len(body.pairs), "pairs")
    if count < _FEWEST:
        yield Finding(f"{count} {what} are soon tried out", "add one, or ask in another way")
    elif count > _MOST:
        yield Finding(f"{count} {what} are more than one can oversee", "make two questions of it")


def _alike(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Match):
        return
    said: dict[tuple[str, ...], str] = {}
    texts = [(side, Text(side)) for side in body.pool]
    different = len({text.words for _, text in texts})
    for side, text in texts if different < len(texts) else ():
        first = said.setdefault(text.words, side) if text.wordy else side
        if first != side:
            message = f"this right side differs from “{first}” in case or punctuation alone"
            yield Finding(message, "write both alike, if both are the same, or word one differently", at=side)


def _left_over(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if isinstance(body, Match) and len(body.pool) <= len(body.pairs) == len({pair.right for pair in body.pairs}):
        message = "there are as many right sides as left ones, so that the last pair is given away"
        yield Finding(message, "add a right side that matches nothing at `decoys:`")


def _betrayed(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Order):
        return
    texts = [Text(step).plain for step in body.steps]
    if all(_NUMBERED.match(text) for text in texts):
        yield Finding("the steps are numbered", "leave the numbers out", at=body.steps[0])
    elif seen.deck.english and (at := _word_of_place(texts)) is not None:
        message = f"“{' '.join(texts[at].split()[:2])}” tells the place of this step"
        yield Finding(message, "say what is done, not when", at=body.steps[at])


def _word_of_place(texts: Sequence[str]) -> int | None:
    """Which step starts with a word that says where it stands; None for none."""
    for at, text in enumerate(texts):
        folded = text.casefold()
        if _BETWEEN.match(folded) or (at == 0 and _FIRST.match(folded)):
            return at
        if at == len(texts) - 1 and _LAST.match(folded):
            return at
    return None


RULES: tuple[Rule, ...] = (
    Rule(
        id="M01",
        level=Level.HINT,
        title="three to seven steps or pairs",
        why="Two are a coin tossed; more than seven are more than people hold in mind at once (Miller 1956), and one "
        "slip loses all of them.",
        bad="- {q: In which order?, order: [Train, Test]}\n",
        good="- {q: In which order?, order: [Split, Train, Test]}\n",
        question=_how_many,
        kinds=frozenset({Kind.ORDER, Kind.MATCH}),
    ),
    Rule(
        id="M02",
        level=Level.WARNING,
        title="right sides differ in more than case and punctuation",
        why="Equal right sides are one, and may be picked for several left ones; those that differ in a full stop look "
        "the same, and only one of them counts.",
        limits="Code, formulas and numbers are compared exactly.",
        bad="- q: Match.\n  match: {SGD: a method, Adam: A method., Ridge: a penalty}\n",
        good="- q: Match.\n  match: {SGD: a method, Adam: a method, Ridge: a penalty}\n",
        question=_alike,
        kinds=frozenset({Kind.MATCH}),
    ),
    Rule(
        id="M03",
        level=Level.HINT,
        title="more right sides than left ones, or some for several",
        why="With as many on each side the last pair needs no knowledge, and a mistake never comes alone.",
        bad="- q: Match.\n  match: {Bias: too simple, Variance: too flexible, Noise: in the data}\n",
        good="- q: Match.\n  match: {Bias: too simple, Variance: too flexible}\n  decoys: [in the data]\n",
        question=_left_over,
        kinds=frozenset({Kind.MATCH}),
    ),
    Rule(
        id="M04",
        level=Level.WARNING,
        title="steps do not tell their own place",
        why="“First,” and “finally” order the steps for people who know nothing of them.",
        limits="Words of English; numbers in any language, where every step has one.",
        bad="- {q: In which order?, order: ['First, split', Train, 'Finally, test']}\n",
        good="- {q: In which order?, order: [Split, Train, Test]}\n",
        question=_betrayed,
        kinds=frozenset({Kind.ORDER}),
    ),
)
