"""Rules for holes: one answer fits, and the text does not give it away."""

import re
from collections import defaultdict
from collections.abc import Iterator

from quizapp.core.cards import normalise
from quizapp.core.deck import Kind
from quizapp.deckfiles.lint.english import FUNCTION
from quizapp.deckfiles.lint.gaps import Gap, gaps_of
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck, Text
from quizapp.errors import Level

ORPHAN = 4
MANY = 4
LONG = 8
SHORT_TEXT = 8
SHORT_WORD = 3
_CODE = re.compile(r"`[^`]*`")
_OFFERS = re.compile(r"\b(?:or|and)\b|[,/]")
_MARKED = re.compile(r"[`$]")
_COPULA = re.compile(r"\b(?:is|are|called|was|were)(?: (?:a|an|the))? ?$")
_MEANINGFUL = frozenset({"not", "but", "if", "or", "and", "then", "before", "after"})


def _orphan(seen: Seen) -> Iterator[Finding]:
    for gap in gaps_of(seen):
        if not gap.visible.literal and not seen.question.context:
            count = len(gap.visible.words)
            if count < ORPHAN:
                yield Finding(
                    f"only {count} words are left around the hole", "write the sentence out", at=gap.hidden[0]
                )


def _function_word(seen: Seen) -> Iterator[Finding]:
    for gap in gaps_of(seen) if seen.deck.english else ():
        for hidden in gap.hidden if not gap.hints else ():
            words = Text(hidden).words
            if words and FUNCTION.issuperset(words) and _MEANINGFUL.isdisjoint(words):
                yield Finding(f"“{hidden}” tells nothing of the matter", "hide the word that carries it", at=hidden)


def _many(seen: Seen) -> Iterator[Finding]:
    count = len(gaps_of(seen))
    if count > MANY:
        cure = "make several sentences of it, or ask some together: `{{1::...}}`"
        yield Finding(f"this text makes {count} cards", cure, at=seen.question.prompt)


def _given_away(seen: Seen) -> Iterator[Finding]:
    for gap in gaps_of(seen):
        visible = _stems(gap.visible)
        telling = (hint for hint in (*gap.hints, *seen.question.hints) if not _OFFERS.search(hint))
        hints = _stems(Text(" | ".join(telling)))
        for hidden in gap.hidden:
            stem = _stems(Text(hidden))
            if len(stem) > SHORT_WORD and not Text(hidden).literal:
                for where, text in (("elsewhere in the text", visible), ("in the hint", hints)):
                    if f" {stem} " in f" {text} ":
                        yield Finding(f"“{hidden}” can be read {where}", "hide it there, too, or reword", at=hidden)
                        break


def _stems(text: Text) -> str:
    """The words in order without the ending of a plural."""
    return " ".join(word[:-1] if word.endswith("s") and not word.endswith("ss") else word for word in text.words)


def _ambiguous(deck: SeenDeck) -> Iterator[DeckFinding]:
    """Holes that look alike and hide different things, and short ones that many words would fill."""
    known: dict[str, list[tuple[Seen, Gap]]] = defaultdict(list)
    for seen in deck.questions:
        for gap in gaps_of(seen):
            known[normalise(gap.visible.raw + "|" + "|".join(gap.hints) + seen.question.context)].append((seen, gap))
            if deck.english and _is_vague(seen, gap):
                message, cure = "many words fit this hole", "say more about it, or add a hint: `{{word::hint}}`"
                yield DeckFinding(Finding(message, cure, at=gap.hidden[0], level=Level.HINT), seen)
    for alike in known.values():
        for seen, gap in alike[1:] if len({one.hidden for _, one in alike}) > 1 else ():
            first, other = next((one, at) for one, at in alike if at.hidden != gap.hidden)
            message = f"the same text hides “{other.hidden[0]}” in line {first.question.line}"
            yield DeckFinding(Finding(message, "say in the text, or in a hint, which is meant", at=gap.hidden[0]), seen)


def _is_vague(seen: Seen, gap: Gap) -> bool:
    if gap.visible.literal or any(map(_MARKED.search, gap.hidden)):
        return False
    hinted = gap.hints or seen.question.hints or seen.question.context
    if hinted or not _COPULA.search(gap.before.casefold()):
        return False
    words = [word for word in gap.visible.words if word not in FUNCTION]
    return len(gap.visible.words) < SHORT_TEXT and len(words) < SHORT_TEXT


def _long_hole(seen: Seen) -> Iterator[Finding]:
    for gap in gaps_of(seen):
        for hidden in gap.hidden:
            count = len(hidden.split())
            if count > LONG and not (_MARKED.search(hidden) or _is_inside(gap.before)):
                yield Finding(f"the hole hides {count} words", "hide the one that matters", at=hidden)


def _is_inside(before: str) -> bool:
    """Whether code or a formula is open at the end of this text."""
    return bool(before.count("`") % 2 or _signs(before) % 2)


def _cut_formula(seen: Seen) -> Iterator[Finding]:
    """Holes with one side of a formula: what is left is shown as its source, or as another formula."""
    for gap in gaps_of(seen) if "$" in seen.question.prompt else ():
        for hidden in gap.hidden:
            if _signs(hidden) % 2 and not gap.before.count("`") % 2:
                cure = "hide the whole formula with its `$` signs, or a part between them"
                yield Finding("the hole takes one `$` of a formula and leaves the other", cure, at=hidden)


def _signs(text: str) -> int:
    return _CODE.sub("", text).replace("\\$", "").replace("$$", "$").count("$")


RULES = (
    Rule(
        id="C03",
        level=Level.WARNING,
        title=f"leave {ORPHAN} words or more to see",
        why="With hardly anything around it a hole can be filled only by remembering this very card.",
        limits="Formulas and code say more in fewer words, and pass.",
        question=_orphan,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: Dropout {{switches units off at random}}.\n",
        good="- cloze: In each training step, {{dropout}} switches units off at random.\n",
    ),
    Rule(
        id="C04",
        level=Level.WARNING,
        title="hide what matters",
        why="A little word is guessed from grammar alone, and nothing about the matter is recalled.",
        limits="Give it a hint if the little word is the point.",
        question=_function_word,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: Precision is the share of flagged cases that {{are}} real.\n",
        good="- cloze: Precision is the share of {{flagged}} cases that are real.\n",
    ),
    Rule(
        id="C05",
        level=Level.HINT,
        title=f"at most {MANY} holes that are asked one by one",
        why="Each shows all the others: the text is read again and again, and learned as a whole instead of piece by "
        "piece (Wozniak 1999: avoid enumerations).",
        question=_many,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: Data are {{collected}}, {{cleaned}}, {{split}}, {{learned}} and {{tested}} in a project.\n",
        good="- cloze: Data are {{1::collected}}, {{1::cleaned}} and {{1::split}} before any model is trained.\n",
    ),
    Rule(
        id="C06",
        level=Level.WARNING,
        title="what is hidden cannot be read elsewhere",
        why="The eye finds the word before memory does.",
        limits="Short words pass, and hints that name several words to choose from. To hide "
        "a word twice give both holes one number.",
        question=_given_away,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: In dropout, units are silent, and {{dropout}} ends with training.\n",
        good="- cloze: In {{1::dropout}}, units are silent, and {{1::dropout}} ends with training.\n",
    ),
    Rule(
        id="C07",
        level=Level.WARNING,
        title="one answer fits",
        why="Two cards that look alike and hide different words cannot be told apart: knowing both does not help "
        "(Wozniak 1999: fight interference). That a short hole fits many words is no more than a hint.",
        deck=_ambiguous,
        bad="- id: one\n  cloze: A common loss for classes is {{cross entropy}}.\n"
        "- id: two\n  cloze: A common loss for classes is {{hinge loss}}.\n",
        good="- id: one\n  cloze: The common loss for classes of a logistic regression is {{cross entropy}}.\n"
        "- id: two\n  cloze: The common loss for classes of a machine with support vectors is {{hinge loss}}.\n",
    ),
    Rule(
        id="C08",
        level=Level.HINT,
        title=f"at most {LONG} words in a hole",
        why="Nobody recalls a long passage word for word, so it is judged by feeling (Wozniak 1999: smallest piece).",
        question=_long_hole,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: For dropout it holds that {{in each step some units are switched off at random}}.\n",
        good="- cloze: For dropout it holds that in each step some units are {{switched off}} at random.\n",
    ),
    Rule(
        id="C09",
        level=Level.ERROR,
        title="a hole does not cut a formula",
        why="A `$` that lost its partner is shown as it is, and so is all the source behind it.",
        question=_cut_formula,
        kinds=frozenset({Kind.CLOZE}),
        bad="- cloze: The update is $w - {{\\eta g$ in every step}} of descent.\n",
        good="- cloze: The update is $w - {{\\eta g}}$ in every step of descent.\n",
    ),
)
