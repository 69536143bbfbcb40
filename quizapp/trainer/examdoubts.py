"""What exams ask for and decks do not have: names that nothing has, too few questions; and exams of one name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz import fuzz, process

from quizapp.core.counting import plural
from quizapp.core.exams.blueprint import QUESTIONS_MAX, Blueprint, Quota
from quizapp.core.exams.drawing import usable
from quizapp.core.exams.paper import Candidate
from quizapp.core.paths import upwards
from quizapp.deckfiles.outline import Outline
from quizapp.errors import Level, Problem
from quizapp.trainer.order import LIKELY, name_of

_NAME_RULE, _SHORT_RULE, _SAME_RULE = "exams", "short-exam", "same-exam"
_NOTHING = "until there is, this exam cannot be taken"
_FEWER = "it says so when it is taken: ask for fewer, or let it ask more; flashcards cannot be marked"


class _Library(NamedTuple):
    """What exams can ask: the `questions` that the program can mark, and `which` of them each name stands for.

    The names are in small letters; `names` has those of decks, topics and topics of one deck as they are written.
    """

    questions: Sequence[Candidate]
    which: Mapping[str, set[int]]
    names: Mapping[str, str]


def exam_doubts(outlines: Sequence[Outline], *, whole: bool) -> Iterator[Problem]:
    """Hints at the exams of decks that were read together.

    Unless they are a `whole` library, what they ask may be elsewhere.
    """
    yield from _same(outlines)
    if not whole or not any(outline.exams for outline in outlines):
        return
    library = _library([outline for outline in outlines if outline.questions])
    for outline in outlines:
        own = (name_of(outline),) if outline.questions else ()
        for exam in outline.exams:
            for found in list(_unknown(exam, library.names)) or _short(exam, exam.topics or own, library):
                yield found._replace(path=outline.path)


def _library(decks: Iterable[Outline]) -> _Library:
    """The questions of decks; a deck's name means the deck, also where a topic has it."""
    questions: list[Candidate] = []
    of_decks, of_topics, names = defaultdict[str, set[int]](set), defaultdict[str, set[int]](set), dict[str, str]()
    for deck in decks:
        above = {one.topic: upwards(one.topic) if one.topic else [] for one in deck.questions}
        called = (name_of(deck), deck.title)
        topics = {topic: [*paths, *(f"{called[0]}:{path}" for path in paths)] for topic, paths in above.items()}
        names |= {name.casefold(): name for name in (*called, *chain.from_iterable(topics.values()))}
        for one in deck.questions:
            if one.cards and one.kind:
                for name in called:
                    of_decks[name.casefold()].add(len(questions))
                for name in topics[one.topic]:
                    of_topics[name.casefold()].add(len(questions))
                number = str(len(questions))
                questions.append(Candidate(number, number, called[0], one.topic, one.kind, one.level or None))
    return _Library(questions, {**of_topics, **of_decks}, names)


def _asked(exam: Blueprint, about: Sequence[str], library: _Library) -> set[int]:
    """Which questions an exam can ask, of what it is about: all for no names."""
    every = library.questions
    found = set().union(*(library.which.get(name.casefold(), ()) for name in about)) if about else range(len(every))
    return {int(card.card_id) for card in usable(exam, (every[place] for place in found))}


def _unknown(exam: Blueprint, known: Mapping[str, str]) -> Iterator[Problem]:
    """A hint at each name that stands for no deck, no topic and no topic of one deck."""
    named = [*zip(exam.topics, exam.places, strict=True), *((quota.name, quota.place) for quota in exam.quotas)]
    for name, place in named:
        if name.casefold() not in known:
            plain = [other for other in known.values() if ":" not in other or ":" in name]
            near = process.extractOne(name, plain, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LIKELY)
            cure = f"did you mean `{near[0]}`?" if near else _NOTHING
            message = f"there is no deck and no topic `{name}` here for the exam `{exam.name}`"
            yield _hint(place, _NAME_RULE, message, cure)


def _short(exam: Blueprint, about: Sequence[str], library: _Library) -> Iterator[Problem]:
    """A hint where an exam, or a quota of it, asks for more questions than there are."""
    questions, asked = min(exam.questions, QUESTIONS_MAX), _asked(exam, about, library)
    for quota in exam.quotas:
        there = len(asked & library.which.get(quota.name.casefold(), set()))
        wanted = _wanted(quota, questions)
        if there < wanted:
            message = f"the quota of `{quota.name}` is {wanted}, and the exam finds {plural(there, 'question')} of it"
            yield _hint(quota.place, _SHORT_RULE, message, _FEWER)
    if len(asked) < questions:
        message = f"the exam `{exam.name}` asks {plural(questions, 'question')}, and finds {len(asked)}"
        yield _hint(exam.place, _SHORT_RULE, message, _FEWER)


def _wanted(quota: Quota, questions: int) -> int:
    """How many questions a quota asks for at least."""
    return quota.number or int((quota.share or 0) * questions)


def _same(outlines: Iterable[Outline]) -> Iterator[Problem]:
    """A hint at each exam that has the name of an exam of a deck before."""
    first: dict[str, Outline] = {}
    for outline in outlines:
        for exam in outline.exams:
            other = first.setdefault(exam.name.casefold(), outline)
            if other is not outline:
                message = f"an exam of the deck `{other.title}` has this name, too"
                cure = "give one of them another name, so that it says which is meant"
                yield _hint(exam.place, _SAME_RULE, message, cure)._replace(path=outline.path)


def _hint(place: tuple[int, int], rule: str, message: str, cure: str) -> Problem:
    """A hint at a place of a file that is told later."""
    return Problem("", *place, Level.HINT, rule, message, cure)
