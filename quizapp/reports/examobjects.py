"""Exams as JSON objects; docs/json.md says what every key means."""

from dataclasses import asdict

from quizapp.core import showing
from quizapp.core.day import Moment, wall_clock
from quizapp.core.deck import Match, Order
from quizapp.core.exams.attempt import Given
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.command import reproduced
from quizapp.core.exams.debrief import Debrief, Effect
from quizapp.core.exams.given import given
from quizapp.core.exams.marking import Marked, Scored
from quizapp.core.exams.offers import AttemptLine, Lookahead, Offer
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.exams.spelled import levels_text, penalty_text
from quizapp.core.response import to_body
from quizapp.render.figuretexts import iso

Object = dict[str, object]
_DIGITS = 6


def attempt_object(found: Debrief) -> Object:
    """All of an attempt that ended: what was asked, given and right, what it came to, and the way to the same paper."""
    attempt, result = found.attempt, found.result
    paper, before = attempt.paper, attempt.before or {}
    effects = {effect.place: effect for effect in found.effects}
    return {
        "id": attempt.id,
        **_sheet(paper),
        "started": _time(attempt.started),
        "ended": None if attempt.ended is None else _time(attempt.ended),
        "ending": attempt.ending and str(attempt.ending),
        "seconds": attempt.spent_ms / 1000,
        "passed": result.passed,
        "result": _scored(result.whole),
        "topics": [
            {"topic": path, **_scored(scored), "before": _before(before.get(path), sure=path not in attempt.unknown)}
            for path, scored in result.topics.items()
        ],
        "applied": found.applied,
        "questions": [
            {
                **_question(place, slot),
                **_answer(slot, attempt.answers.get(place), result.marked[place]),
                "later": place in attempt.later,
                "effect": _effect(effects.get(place)),
            }
            for place, slot in enumerate(paper.slots)
        ],
        "earlier": [line_object(line) for line in found.earlier],
    }


def line_object(line: AttemptLine) -> Object:
    """An attempt in a list."""
    return {
        "id": line.id,
        "name": line.name,
        "started": _time(line.started),
        "questions": line.questions,
        "pass": number(line.pass_mark),
        "seed": line.seed,
        "ending": line.ending and str(line.ending),
        "score": number(line.score),
        "passed": line.passed,
        "seconds": line.spent_ms / 1000,
        "applied": line.applied,
    }


def offer_object(offer: Offer) -> Object:
    """An exam that can be taken."""
    return {"deck": offer.deck, **blueprint_object(offer.blueprint)}


def look_object(found: Blueprint, seed: int, look: Lookahead) -> Object:
    """What a blueprint comes to, and the command that gives the paper of a seed."""
    return {
        "blueprint": blueprint_object(found),
        "seed": seed,
        "command": reproduced(found, seed),
        "questions": look.questions,
        "minutes": _minutes(found.limit_of(look.questions)),
        "pool": look.pool,
        "topics": [{"topic": path, "questions": count} for path, count in look.topics],
        "notes": list(look.notes),
    }


def blueprint_object(found: Blueprint) -> Object:
    """What an exam is made of, every key of it, whatever questions there are."""
    return {
        "name": found.name,
        "about": found.about,
        "questions": found.questions,
        "minutes": _minutes(found.limit_ms),
        "pass": number(found.pass_mark),
        "topics": list(found.topics),
        "quotas": [{"name": one.name, "number": one.number, "share": number(one.share)} for one in found.quotas],
        "kinds": list(found.kinds),
        "difficulty": levels_text(found.levels),
        "penalty": penalty_text(found.penalty),
        "partial": found.partial,
    }


def number(value: float | None) -> float | None:
    """A number, six digits behind the point."""
    return None if value is None else round(value, _DIGITS)


def _minutes(limit_ms: int | None) -> float | None:
    return None if limit_ms is None else limit_ms / 60_000


def _sheet(paper: Paper) -> Object:
    """The paper beside its questions."""
    return {
        "name": paper.blueprint.name,
        "seed": paper.seed,
        "code": paper.code,
        "command": reproduced(paper.blueprint, paper.seed),
        "blueprint": blueprint_object(paper.blueprint),
        "minutes": _minutes(paper.limit_ms),
        "notes": list(paper.notes),
    }


def _question(place: int, slot: Slot) -> Object:
    """A question as it was asked; its texts are Markdown."""
    card, asks = slot.card, slot.card.question
    return {
        "place": place + 1,
        "card_id": card.id,
        "deck": slot.deck,
        "title": slot.title,
        "topic": asks.topic,
        "kind": str(asks.body.kind),
        "difficulty": asks.difficulty,
        "case": asks.context,
        "prompt": showing.front(card),
        **_shown(slot),
        "order": list(slot.order),
        "values": dict(slot.values),
    }


def _shown(slot: Slot) -> Object:
    """What there is to choose from, as it was shown: options, steps, or the two sides of pairs."""
    body, options = slot.card.question.body, showing.options(slot.card)
    match body:
        case Order(steps=steps):
            return {"steps": [steps[index] for index in slot.order]}
        case Match(pairs=pairs, pool=pool):
            return {"left": [pair.left for pair in pairs], "pool": [pool[index] for index in slot.order]}
        case _:
            return {"options": [asdict(options[index]) for index in slot.order]} if options else {}


def _answer(slot: Slot, found: Given | None, marked: Marked) -> Object:
    """What was given, what is right, and what that was worth."""
    mark = marked.mark
    return {
        "response": to_body(found.response) if found else None,
        "given": given(slot.card, found.response) if found else None,
        "answered": _time(found.at) if found else None,
        "seconds": found.took_ms / 1000 if found else None,
        "right": showing.back(slot.card),
        "verdict": mark and str(mark.verdict),
        "right_parts": mark.right_parts if mark else 0,
        "all_parts": mark.all_parts if mark else None,
        "points": number(marked.points),
        "note": mark.note if mark else "",
        "why": slot.card.question.why,
        "source": slot.source,
    }


def _scored(found: Scored) -> Object:
    return {
        "questions": found.n,
        "answered": found.answered,
        "right": found.right,
        "points": number(found.points),
        "score": number(found.score),
        "low": number(found.low),
        "high": number(found.high),
    }


def _before(found: tuple[float, float, float] | None, *, sure: bool) -> Object | None:
    """The mastery of a topic before, without a value where too little was asked to say."""
    if found is None:
        return None
    value, low, high = map(number, found)
    return {"mastery": value if sure else None, "low": low, "high": high}


def _effect(found: Effect | None) -> Object | None:
    if found is None:
        return None
    days = {"before": found.before, "after": found.after}
    dates = {key: day and iso(day) for key, day in days.items()}
    return {"rating": found.rating.name.lower(), "new": found.is_new, **dates}


def _time(at: Moment) -> str:
    return wall_clock(at.at_ms, at.tz_min).isoformat(timespec="seconds")
