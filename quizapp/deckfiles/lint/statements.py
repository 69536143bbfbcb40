"""Rules for true and false: neither can be told without knowing."""

import re
from collections.abc import Iterator, Sequence
from math import comb

from quizapp.core.deck import Kind, TrueFalse
from quizapp.deckfiles.lint.english import ABSOLUTE, HEDGED
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.errors import Level

MANY = 20
FEWEST, MOST = 0.35, 0.65
LIKELY = 0.05
_JOINED = re.compile(r"\bbecause\b|;|,? and (?:therefore|thus|so|hence)\b|, and (?:it|they|its|their|this)\b")


def _statements(deck: SeenDeck) -> list[tuple[Seen, bool]]:
    """The statements whose truth is written, with it."""
    bodies = ((seen, seen.question.body) for seen in deck.questions)
    return [(seen, body.answer) for seen, body in bodies if isinstance(body, TrueFalse) and not body.computed]


def _share_of_true(deck: SeenDeck) -> Iterator[DeckFinding]:
    truths = [truth for _, truth in _statements(deck)]
    if len(truths) >= MANY and not FEWEST <= sum(truths) / len(truths) <= MOST:
        more = "true" if sum(truths) * 2 > len(truths) else "false"
        message = f"of {len(truths)} statements {sum(truths)} are true: who always says {more} does well"
        yield DeckFinding(Finding(message, f"turn some of the {more} ones round"))


def _telling_words(deck: SeenDeck) -> Iterator[DeckFinding]:
    found = _statements(deck) if deck.english else []
    for words, truth, name in ((ABSOLUTE, False, "absolute"), (HEDGED, True, "hedging")):
        marked = [(seen, answer) for seen, answer in found if not words.isdisjoint(seen.prompt.vocabulary)]
        if _is_telling(marked, truth=truth, share=sum(answer is truth for _, answer in found) / max(1, len(found))):
            hits = sum(answer is truth for _, answer in marked)
            lines = ", ".join(str(seen.question.line) for seen, _ in marked)
            said = f"{hits} of {len(marked)} statements with {name} words are {str(truth).lower()} (lines {lines})"
            yield DeckFinding(Finding(said, f"write some with {name} words that are {str(not truth).lower()}"))


def _is_telling(marked: Sequence[tuple[Seen, bool]], *, truth: bool, share: float) -> bool:
    """Whether so many of these statements have this truth value as chance leads to in less than 5% of decks."""
    n, hits = len(marked), sum(answer is truth for _, answer in marked)
    return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(hits, n + 1)) < LIKELY if n else False


def _two_claims(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, TrueFalse) or body.answer or body.computed or not seen.deck.english:
        return
    if found := _JOINED.search(seen.prompt.folded):
        message = f"“{found[0].strip(' ,')}” joins two claims, and it is not said which one is false"
        yield Finding(message, "make a statement of each, or ask only for the doubtful one", at=seen.question.prompt)


_LINES = "".join(
    f"- {{statement: Claim number {n} of the list holds., a: {{}}, why: It is so.}}\n" for n in range(1, MANY + 1)
)
_SOME = [f"- {{{{statement: Method {n} {{}} finds the best tree., a: {{}}, why: So.}}}}\n" for n in range(12)]

RULES = (
    Rule(
        id="T02",
        level=Level.HINT,
        title="about as many true statements as false ones",
        why="A learner notices what mostly holds, and answers that. Counted where there are "
        f"{MANY} statements or more; between {FEWEST:.0%} and {MOST:.0%} is fine.",
        deck=_share_of_true,
        bad=_LINES.replace("{}", "true"),
        good="".join(line.replace("{}", str(n % 2 == 0).lower()) + "\n" for n, line in enumerate(_LINES.splitlines())),
    ),
    Rule(
        id="T03",
        level=Level.HINT,
        title="words like always and often do not tell",
        why="Test takers learn that what is said to hold always is false, and what may hold is true (NBME guide, "
        "Paniagua and Swygert 2016). Counted over the whole deck, against its share of true statements.",
        deck=_telling_words,
        bad="".join(
            line.format("always" if n < 6 else "at depth two", str(n >= 6).lower()) for n, line in enumerate(_SOME)
        ),
        good="".join(
            line.format("always" if n < 6 else "here", str(n % 2 == 0).lower()) for n, line in enumerate(_SOME)
        ),
    ),
    Rule(
        id="T04",
        level=Level.HINT,
        title="one claim in a statement",
        why="Who knows that one half is wrong need not know the other, and who doubts the right half is marked right "
        "for the wrong reason (Haladyna, Downing and Rodriguez 2002: one point per item).",
        limits="A false reason for a true fact may be just what is asked.",
        question=_two_claims,
        kinds=frozenset({Kind.TRUEFALSE}),
        bad="- statement: Recall ignores false alarms because it is a rate.\n  a: false\n  why: Not for that.\n",
        good="- statement: Recall counts false alarms.\n  a: false\n  why: It counts real cases only.\n",
    ),
)
