"""Rules for flashcards: one thing asked, and short enough to be judged fairly."""

import re
from collections import defaultdict
from collections.abc import Iterator

from quizapp.core.cards import normalise
from quizapp.core.deck import Flashcard, Kind, Typed
from quizapp.deckfiles.lint.english import FUNCTION
from quizapp.deckfiles.lint.rule import DeckFinding, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, SeenDeck, Text
from quizapp.errors import Level

LONG = 30
FAR_TOO_LONG = 60
MANY = 4
REPEATED_MAX = 200
"""Up to how many characters an answer is looked for in its question."""
LIST_MAX = 2_000
"""Up to how many characters an answer is looked at as a list."""
PROMPT_LONG = 12
_YES_OR_NO = frozenset({"yes", "no"})
_VERB_FIRST = re.compile(
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must|may|might)(?:n't)?\b"
)
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+\S", re.MULTILINE)
_ENUMERATED = re.compile(r"[^,;.]+(?:,[^,;.]+){2,},? (?:and|or|&) [^,;.]+")
_SHORT_ITEM = 5
_ASKING = frozenset({"why", "how", "when", "where", "what", "which", "who", "whether", "if"})
_QUOTED = re.compile(r"[\"“„«(][^\"”“»)]*[\"”“»)]")
_SECOND = re.compile(
    r"(\w+)[,;]? and (?:why|how|when|where|what|which|who)\b(?! (?:is|are) (?:not )?(?:there|it)\b)[^?]{0,300}\?"
)


def _yes_or_no(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if isinstance(body, Flashcard) and seen.deck.english and _VERB_FIRST.match(seen.clause):
        words = Text(body.answer).words
        if words and words[0] in _YES_OR_NO and len(words) <= 2:
            yield Finding(
                "yes or no is all there is to recall",
                "ask why or what, or write a `statement:`",
                at=seen.question.prompt,
            )


def _answer_in_question(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Flashcard | Typed) or seen.calculated or len(body.answer) > REPEATED_MAX:
        return
    answer = Text(body.answer)
    telling = answer.vocabulary - FUNCTION
    if not telling or answer.literal or not telling <= seen.prompt.vocabulary or answer.number is not None:
        return
    if not _is_one_of_those_named(answer, seen):
        yield Finding(
            "every word of the answer stands in the question",
            "ask without giving the words away",
            at=seen.question.prompt,
        )


def _is_one_of_those_named(answer: Text, seen: Seen) -> bool:
    """Whether the question names several things and the answer is one of them, or a piece of shown material."""
    if seen.question.context or "`" in seen.question.prompt or '"' in seen.question.prompt:
        return True
    word = r"[\w'’-]+"
    phrase = rf"\b(?:{'|'.join(map(re.escape, (answer.plain.casefold().rstrip('.'), ' '.join(answer.words))))})\b"
    text = seen.prompt.plain.casefold()
    return bool(
        re.search(
            rf"{phrase}(?: {word}){{0,3}}(?:,| and\b| or\b)|(?:,|\band\b|\bor\b)(?: {word}){{0,3}} {phrase}", text
        )
    )


def _long_answer(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Flashcard) or len(body.answer) < 2 * LONG:
        return
    answer = Text(body.answer)
    whole, prose = len(answer.plain.split()), len(answer.prose.split())
    if _ITEM.search(body.answer):
        prose //= 2
    count = prose + (whole - prose) // 2
    if count > LONG:
        level = Level.WARNING if count > FAR_TOO_LONG else Level.HINT
        cure = "ask for the core, and move the rest to `why:`; or make several questions of it"
        yield Finding(f"the answer has about {count} words", cure, at=body.answer, level=level)


def _list_as_answer(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if not isinstance(body, Flashcard) or len(body.answer) > LIST_MAX or not {",", "\n"} & {*body.answer}:
        return
    count = len(_ITEM.findall(body.answer))
    if not count and (found := _ENUMERATED.fullmatch(Text(body.answer).prose.rstrip("."))):
        items = re.split(r",? (?:and|or|&) |, ?", found[0])
        count = len(items) if all(len(item.split()) <= _SHORT_ITEM for item in items) else 0
    if count >= MANY:
        cure = "ask for each by itself, for their `order:`, or for a list to be typed (`a: [...]` with `accept: []`)"
        yield Finding(f"the answer is a list of {count}", cure, at=body.answer)


def _two_questions(seen: Seen) -> Iterator[Finding]:
    if seen.question.kind not in (Kind.FLASHCARD, Kind.TYPED, Kind.NUMBER) or not seen.deck.english:
        return
    text = seen.prompt.folded
    if text.count("?") < 2 and " and " not in text:
        return
    second = _SECOND.search(_QUOTED.sub("", seen.clause))
    if _QUOTED.sub("", text).count("?") > 1 or (second and second[1] not in _ASKING):
        yield Finding("two things are asked at once", "make two questions of them", at=seen.question.prompt)


def _way_back(deck: SeenDeck) -> Iterator[DeckFinding]:
    """Backward prompts that several questions share, or that are too long to be prompts."""
    cards = [(seen, seen.question.body) for seen in deck.questions if isinstance(seen.question.body, Flashcard)]
    answers: dict[str, list[int]] = defaultdict(list)
    if any(body.reverse for _, body in cards):
        for seen, body in cards:
            answers[normalise(body.answer)].append(seen.question.line)
    for seen, body in cards:
        others = (
            [line for line in answers[normalise(body.reverse)] if line != seen.question.line] if body.reverse else []
        )
        if others:
            cure = "give one of them a way back of its own: `reverse: a text`, or `reverse: false`"
            message = f"asked backwards, the answer in line {others[0]} is right, too"
            yield DeckFinding(Finding(message, cure, at=seen.question.prompt), seen)
        elif body.reverse == body.answer and len(Text(body.reverse).words) > PROMPT_LONG:
            message = f"asked backwards, the question is an answer of {len(Text(body.reverse).words)} words"
            cure = "write a question at `reverse:`, or leave it out"
            yield DeckFinding(Finding(message, cure, at=seen.question.prompt), seen)


RULES = (
    Rule(
        id="Q12",
        level=Level.WARNING,
        title="no flashcard for yes or no",
        why="Half of all guesses are right, and the word yes is all that gets practised. Matuschak (2020) asks why, "
        "Wozniak (1999) for what has to be retrieved.",
        limits="An answer that says more than yes or no passes.",
        question=_yes_or_no,
        kinds=frozenset({Kind.FLASHCARD}),
        bad='- q: Is dropout active at test time?\n  a: "No."\n',
        good="- q: When is dropout active?\n  a: Only in training.\n",
    ),
    Rule(
        id="Q13",
        level=Level.WARNING,
        title="the question does not hold its answer",
        why="What stands in the question is read off, not recalled; the repeated word is one of the cues of the NBME "
        "guide (Paniagua and Swygert 2016).",
        limits="Choosing among things that the question names passes.",
        question=_answer_in_question,
        kinds=frozenset({Kind.FLASHCARD, Kind.TYPED}),
        bad="- q: What does one call the learning rate of training?\n  a: The learning rate\n",
        good="- q: What scales each step of gradient descent?\n  a: The learning rate\n",
    ),
    Rule(
        id="F01",
        level=Level.HINT,
        title=f"at most {LONG} words in an answer",
        why="Long answers are half known, and judged generously. Wozniak's (1999) smallest piece of information, "
        "Matuschak's (2020) focused prompts.",
        limits="Lists, code and formulas count half.",
        question=_long_answer,
        kinds=frozenset({Kind.FLASHCARD}),
        bad="- q: What is dropout?\n  a: >-\n"
        "    A method against overfitting that in each step of training switches a random part of the units off, so\n"
        "    that no unit can rely on certain others, while at test time all of them take part, scaled to the mean.\n",
        good="- q: What does dropout do to the units in each training step?\n  a: It switches some off at random.\n",
    ),
    Rule(
        id="F02",
        level=Level.HINT,
        title=f"no list of {MANY} or more to be recited",
        why="Sets are hard to keep and fail as a whole when one piece is missing (Wozniak 1999: avoid sets and "
        "enumerations).",
        limits="A list that is always used as a whole may stay one.",
        question=_list_as_answer,
        kinds=frozenset({Kind.FLASHCARD}),
        bad="- q: Which optimisers are common?\n  a: SGD, Adam, RMSProp and Adagrad\n",
        good="- q: Which optimiser keeps two averages?\n  a: Adam\n",
    ),
    Rule(
        id="F03",
        level=Level.HINT,
        title="one question at a time",
        why="Who knows one half can be marked neither right nor wrong, and the schedule fits neither half (Haladyna, "
        "Downing and Rodriguez 2002: one point per item).",
        limits="Two halves that make one thought, such as a decision and its reason, may stay together.",
        question=_two_questions,
        kinds=frozenset({Kind.FLASHCARD, Kind.TYPED, Kind.NUMBER}),
        bad="- q: What is dropout? When is it active?\n  a: Random silence of units, in training.\n",
        good="- q: When is dropout active?\n  a: In training.\n",
    ),
    Rule(
        id="F10",
        level=Level.WARNING,
        title="a way back that has one answer",
        why="Asked backwards, the answer becomes the question: if two questions share it, either is right, and only "
        "one is marked so (Matuschak 2020: precise prompts).",
        deck=_way_back,
        bad="- q: Share of flagged cases that are real\n  a: precision\n  reverse: true\n"
        "- q: What falls with each false alarm?\n  a: precision\n",
        good="- q: Share of flagged cases that are real\n  a: precision\n  reverse: true\n"
        "- q: What falls with each miss?\n  a: recall\n",
    ),
)
