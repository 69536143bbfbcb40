"""Statistics, topics and readiness as JSON objects; docs/json.md says what every key means."""

import math
from collections.abc import Sequence
from dataclasses import asdict

from quizapp.core.bias import Bias
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery
from quizapp.core.readiness import Chance, Readiness
from quizapp.core.stats.figures import Buttons, Calibration, Histogram, Share, Statistics
from quizapp.core.stats.pictures import Picture
from quizapp.core.topics import Confused, TopicLine, Topics
from quizapp.render.figuretexts import iso
from quizapp.render.plain import plain

Object = dict[str, object]
_RATINGS = ("again", "hard", "good", "easy")
_DIGITS = 6


def statistics_object(found: Statistics) -> Object:
    """All figures: what they are of, and then every picture by its key."""
    span = {"from": iso(found.span.first), "to": iso(found.span.last), "days": found.span.days}
    return {"scope": found.scope, **span, "right": _share(found.right), **_over_days(found), **_of_cards(found)}


def topics_object(found: Topics, confused: Sequence[Confused]) -> Object:
    """The tree of topics, their order by gain, and the confusions."""
    return {
        "target": number(found.target),
        "whole": _mastery(found.whole),
        "bias": _bias(found.bias),
        "topics": [_topic(line) for line in found.lines],
        "suspended": found.suspended,
        "ranked": [line.path for line in found.ranked],
        "weak": [line.path for line in found.weak],
        "confusions": [_confusion(one) for one in confused],
    }


def ready_object(found: Readiness) -> Object:
    """What can be said of an exam, and the way to it."""
    return {
        "exam": _exam(found.exam),
        "today": iso(found.today),
        "answered": found.answered,
        "cards": found.cards,
        "why": found.why,
        "now": _chance(found.now),
        "idle": _chance(found.idle),
        "kept": _chance(found.kept),
        "advice": [
            {"topic": one.path, "adds": number(one.adds), "passing": number(one.passing), "cards": one.cards}
            for one in found.advice
        ],
        "plan": [
            {"day": iso(one.day), "new": one.new, "reviews": one.reviews, "minutes": number(one.minutes)}
            for one in found.plan
        ],
        "short": found.short and asdict(found.short),
        "bias": _bias(found.bias),
    }


def _over_days(found: Statistics) -> Object:
    calendar, forecast = found.calendar, found.forecast
    return {
        Picture.CALENDAR: {
            "today": iso(calendar.today),
            "streak": calendar.streak,
            "longest": calendar.longest,
            "studied": calendar.studied,
            "days": [{"day": iso(day), "answers": number} for day, number in sorted(calendar.answers.items())],
        },
        Picture.DAILY: [
            {"day": iso(day.day), "new": day.new, "steps": day.steps, "young": day.young, "mature": day.mature}
            for day in found.daily
        ],
        Picture.MINUTES: [{"day": iso(day.day), "minutes": number(day.minutes)} for day in found.daily],
        Picture.RETENTION: [
            {
                "from": iso(part.first),
                "days": part.days,
                "young": _share(part.young),
                "mature": _share(part.mature),
                "both": _share(part.both),
            }
            for part in found.retention
        ],
        Picture.FORECAST: {"late": forecast.late, "days": list(forecast.days), "beyond": forecast.beyond},
    }


def _of_cards(found: Statistics) -> Object:
    return {
        Picture.COUNTS: {**asdict(found.counts), "cards": found.counts.cards},
        Picture.STABILITY: _histogram(found.stability),
        Picture.DIFFICULTY: _histogram(found.difficulty),
        Picture.RECALL: _histogram(found.recall),
        Picture.BUTTONS: _buttons(found.buttons),
        Picture.HOURS: [_share(part) for part in found.hours],
        Picture.CALIBRATION: _calibration(found.calibration),
        Picture.CONFIDENCE: {word: _share(part) for word, part in found.confidence.items()},
        Picture.PACE: [{"kind": part.form, "answers": part.n, "seconds": number(part.seconds)} for part in found.pace],
    }


def _histogram(found: Histogram) -> Object:
    return {
        "edges": [number(edge) for edge in found.edges],
        "counts": list(found.counts),
        "mean": number(found.mean),
        "median": number(found.median),
    }


def _buttons(found: Buttons) -> Object:
    given = {"new": found.new, "steps": found.steps, "young": found.young, "mature": found.mature}
    return {name: dict(zip(_RATINGS, numbers, strict=True)) for name, numbers in given.items()}


def _calibration(found: Calibration) -> Object:
    bins = [
        {
            "low": number(part.low),
            "high": number(part.high),
            "predicted": number(part.predicted),
            "observed": _share(part.observed),
        }
        for part in found.bins
    ]
    return {"bins": bins, "n": found.n, "log_loss": number(found.log_loss), "rmse": number(found.rmse)}


def _share(found: Share) -> Object:
    return {
        "right": found.right,
        "n": found.n,
        "value": number(found.value),
        "low": number(found.low),
        "high": number(found.high),
    }


def _topic(line: TopicLine) -> Object:
    return {
        "topic": line.path,
        "about": line.about,
        "standing": str(line.standing),
        **_mastery(line.mastery),
        "weight": number(line.weight),
        "gain": number(line.gain),
        "trend": [number(value) for value in line.trend],
        "due": line.due,
        "leeches": line.leeches,
        "confused": _confusion(line.confused) if line.confused else None,
    }


def _mastery(found: Mastery) -> Object:
    return {
        "cards": found.cards,
        "seen": found.seen,
        "mastery": number(found.value),
        "low": number(found.low),
        "high": number(found.high),
        "forgotten": number(found.forgotten),
        "unseen": number(found.unseen_share),
    }


def _confusion(one: Confused) -> Object:
    return {
        "card_id": one.card_id,
        "question": plain(one.question),
        "right": plain(one.right),
        "chosen": plain(one.chosen),
        "times": one.times,
        "last": iso(one.last_day),
    }


def _exam(exam: ExamPlan) -> Object:
    return {
        "title": exam.title,
        "questions": exam.questions,
        "pass": number(exam.pass_mark),
        "date": None if exam.day is None else iso(exam.day),
        "guess": number(exam.guess),
        "names": list(exam.names),
    }


def _chance(found: Chance | None) -> Object | None:
    if found is None:
        return None
    return {
        "expected": number(found.expected),
        "low": number(found.low),
        "high": number(found.high),
        "passing": number(found.passing),
    }


def _bias(found: Bias | None) -> Object | None:
    return {"change": number(found.change), "reviews": found.reviews} if found else None


def number(value: float | None) -> float | None:
    """A number that JSON has, six digits behind the point; None for one that is none."""
    return None if value is None or not math.isfinite(value) else round(value, _DIGITS)
