"""Exams as tables and sentences: those there are, the attempts at them, and what an attempt came to."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.core import showing
from quizapp.core.counting import duration, plural
from quizapp.core.deck import Match, Order, TypedList
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.given import given
from quizapp.core.exams.offers import AttemptLine, Lookahead, Offer
from quizapp.core.mastery import Standing
from quizapp.core.response import Wrote
from quizapp.render import examwords
from quizapp.render.figuretexts import NONE, Table, iso, percent, percents
from quizapp.render.plain import plain
from quizapp.render.topicwords import STANDINGS
from quizapp.render.visible import one_line

_SHOWN = 60
_PATH = 200
_MOST = 20
_OPTION, _ENTRY = re.compile(r"\n\n"), re.compile(r"\n(?=- |\d+\. )")


def offers(found: Iterable[Offer]) -> Table:
    """The exams that can be taken."""
    rows = [
        (
            one_line(examwords.titled(offer.blueprint), _SHOWN),
            offer.deck or NONE,
            str(offer.blueprint.questions),
            *_limits(offer.blueprint),
        )
        for offer in found
    ]
    return Table("Exams", ("Exam", "Deck", "Questions", "Minutes", "Pass"), tuple(rows), words=2)


def attempts(found: Sequence[AttemptLine]) -> Table:
    """The attempts, the newest first: the last twenty of them."""
    head = ("Id", "Begun", "Exam", "Went", "Schedule", "Questions", "Score", "Took")
    left = len(found) - _MOST
    more = f"And {left:,} more: `quizapp exam --list --json` lists all." if left > 0 else ""
    return Table("Attempts", head, tuple(map(_attempt, found[:_MOST])), more, words=5)


def rules(found: Blueprint, questions: int) -> str:
    """What an exam asks and how it is marked, as a sentence; 0 for as many questions as it asks for."""
    parts = [
        plural(questions or found.questions, "question"),
        examwords.limit(found, questions) if found.limit_ms else "no time limit",
        f"{percent(found.pass_mark)} to pass",
        f"a wrong answer costs {examwords.cost_told(found)}",
        "partial credit" if found.partial else "no partial credit",
        *([f"only {examwords.kinds(found.kinds)}"] if found.kinds else []),
        *([f"difficulty {examwords.levels(found.levels)}"] if found.levels else []),
    ]
    return f"{', '.join(parts)}."


def shorter(found: Blueprint, there: Lookahead) -> Iterator[str]:
    """The time of a paper that has fewer questions than are asked for, where it goes by these."""
    if there.questions and found.limit_of(there.questions) != found.limit_ms:
        yield f"The time for {plural(there.questions, 'question')} is {examwords.limit(found, there.questions)}."


def look(found: Lookahead) -> Table:
    """The questions by topic that a blueprint comes to."""
    rows = [(path or NONE, str(count)) for path, count in found.topics]
    return Table(f"{plural(found.questions, 'question')} of {found.pool}", ("Topic", "Questions"), tuple(rows))


def outcome(found: Debrief) -> str:
    """The score with its interval, and whether that passes, in calm words."""
    whole, mark, passed = found.result.whole, found.attempt.paper.blueprint.pass_mark, found.result.passed
    score = f"{percent(whole.score)}, 90% interval {percents(whole.low, whole.high)}, {percent(mark)} to pass"
    return f"{'Passed' if passed else 'Not passed'}: {score}. {examwords.outcome(whole, mark, passed=passed)}"


def course(found: Debrief) -> str:
    """When an attempt was, how long it took, and what its answers come to."""
    attempt = found.attempt
    used = examwords.time_used(attempt.spent_ms, attempt.paper.limit_ms, attempt.ending)
    return f"{examwords.when(attempt.started)}. {used}. {examwords.counted(found.result.whole)}."


def schedule(found: Debrief) -> str:
    """What the result does, or did, to the schedule."""
    if not found.effects:
        return "Nothing was answered, so the schedule stays as it is."
    done = "in the schedule" if found.applied else "not in the schedule, until you apply it on its screen"
    return f"The result is {done}: {examwords.ratings(found.effects)}."


def topics(found: Debrief) -> Table:
    """The topics of a paper, and what was known of them before."""
    before = found.attempt.before or {}
    rows = []
    for path, scored in found.result.topics.items():
        known = before.get(path)
        mastery = f"{percent(known[0])} ({percents(*known[1:])})" if known else NONE
        if path in found.attempt.unknown:
            mastery = STANDINGS[Standing.UNKNOWN].word
        rows.append(
            (
                one_line(path, _PATH) or NONE,
                mastery,
                f"{examwords.number(scored.points)} of {scored.n}",
                percent(scored.score),
            )
        )
    return Table("By topic", ("Topic", "Known before", "Points", "Score"), tuple(rows))


def questions(found: Debrief) -> Table:
    """The questions of a paper with what was given and what is right."""
    attempt, rows = found.attempt, []
    for place, (slot, marked) in enumerate(zip(attempt.paper.slots, found.result.marked, strict=True)):
        answer = attempt.answers.get(place)
        said = given(slot.card, answer.response) if answer else NONE
        typed = answer is not None and isinstance(answer.response, Wrote)
        right, listed = showing.back(slot.card), isinstance(slot.card.question.body, (Match, Order, TypedList))
        texts = (
            plain(showing.front(slot.card)),
            said if typed else _several(said, listed=listed),
            _several(right, listed=listed),
        )
        rows.append((f"{place + 1}.", *(one_line(text, _SHOWN) for text in texts), examwords.number(marked.points)))
    return Table("Questions", ("", "Question", "Given", "Right", "Points"), tuple(rows), words=4)


def _several(text: str, *, listed: bool) -> str:
    """An answer [Markdown] as plain text; options that are right together, steps, pairs and entries stand apart."""
    return " · ".join(plain(part) for part in (_ENTRY if listed else _OPTION).split(text))


def effects(found: Debrief) -> Table:
    """What becomes of each card that was answered."""
    slots = found.attempt.paper.slots
    rows = [
        (
            f"{effect.place + 1}.",
            one_line(plain(showing.front(slots[effect.place].card)), _SHOWN),
            effect.rating.name.lower(),
            "new" if effect.is_new else _day(effect.before),
            _day(effect.after),
        )
        for effect in found.effects
    ]
    head = ("", "Question", "Rated", "Was due", "Is due then")
    return Table("In the schedule", head, tuple(rows), examwords.doubted(found), words=5)


def _day(due: int | None) -> str:
    """A study day [date ordinal] on which a card is due; None for one in its steps."""
    return "the same day" if due is None else iso(due)


def _limits(found: Blueprint) -> tuple[str, str]:
    limit = found.limit_ms
    return ("no limit" if limit is None else f"{limit / 60_000:g}"), percent(found.pass_mark)


def _attempt(line: AttemptLine) -> tuple[str, ...]:
    ended = line.score is not None
    return (
        line.id,
        examwords.when(line.started),
        one_line(examwords.of_line(line), _SHOWN),
        examwords.became(line),
        NONE if not ended else "applied" if line.applied else "not applied",
        str(line.questions),
        NONE if line.score is None else percent(line.score),
        duration(line.spent_ms / 1000),
    )
