"""What the questions of a paper are worth, in words: points, parts, what a wrong answer costs, what passes."""

import math
from typing import assert_never

from quizapp.core import counting
from quizapp.core.counting import plural
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Flashcard,
    Kind,
    Match,
    Multi,
    Number,
    Order,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.marking import penalty
from quizapp.core.exams.paper import Paper, Slot
from quizapp.render.figuretexts import percent


def spelled(value: float) -> str:
    """Points with at most two decimals: `12`, `16.25`, `0.33`."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def worth(slot: Slot, blueprint: Blueprint) -> str:
    """What stands beside a question: `1 point`, and what a wrong answer costs if it does: `1 point, wrong −0.33`."""
    minus = penalty(slot.guess, blueprint)
    return f"1 point, wrong −{spelled(minus)}" if minus else "1 point"


def needed(paper: Paper) -> float:
    """The points that pass."""
    return math.ceil(round(paper.blueprint.pass_mark * len(paper.slots) * 100, 6)) / 100


def passing(paper: Paper) -> str:
    """From where on the exam is passed, as a sentence."""
    total = len(paper.slots)
    return f"Passed from {percent(paper.blueprint.pass_mark)}: {spelled(needed(paper))} of {plural(total, 'point')}."


def rules(paper: Paper) -> tuple[str, ...]:
    """The rules of the exam, as sentences."""
    limit = paper.limit_ms
    time = f"Time: {counting.limit(limit / 1000)}." if limit else "There is no time limit."
    return (
        f"{plural(len(paper.slots), 'question')}, 1 point each. {time} {passing(paper)}",
        _partly(paper),
        _costly(paper),
        "No answer costs nothing and earns nothing. There are no hints.",
    )


def _partly(paper: Paper) -> str:
    """How parts count, of the kinds that the paper asks."""
    blueprint, kinds = paper.blueprint, {slot.card.question.body.kind for slot in paper.slots}
    minus = any(penalty(slot.guess, blueprint) for slot in paper.slots)
    said = "Only an answer that is right in all its parts earns its point."
    if blueprint.partial:
        said = "Where an answer has several parts, each right part earns its share of the point."
    elif minus:
        said += " One that is right in some of them costs nothing."
    if blueprint.partial or minus:
        said += " Each wrong option ticked takes a right one away, down to nothing right." * (Kind.MULTI in kinds)
        said += " Of steps those in order count; one alone is in no order, and nothing right." * (Kind.ORDER in kinds)
    return said


def _costly(paper: Paper) -> str:
    blueprint = paper.blueprint
    if blueprint.penalty is None:
        return (
            "An answer of which nothing is right costs what guessing would gain on average if it had no parts; "
            "how much that is stands beside the question."
        )
    if not blueprint.penalty:
        return "A wrong answer costs nothing."
    return f"An answer of which nothing is right costs {spelled(blueprint.penalty)} of a point."


def counted(body: Body) -> str:
    """How the parts of an answer count, as a sentence; empty for kinds that have none."""
    match body:
        case Multi(options=options):
            right = sum(option.right for option in options)
            each = f"Each of the {right} right ones counts 1/{right}; " if right > 1 else ""
            return f"{each}{'each' if each else 'Each'} wrong one ticked takes one away, down to none."
        case TypedList(items=items):
            return f"Each of the {len(items)} counts 1/{len(items)}, in any order."
        case Order(steps=steps):
            order = f"Count the most steps that stand in the right order, others left out: each 1/{len(steps)}"
            return f"{order}; one alone counts nothing."
        case Match(pairs=pairs):
            return f"Each of the {len(pairs)} pairs counts 1/{len(pairs)}."
        case Choice() | TrueFalse() | Typed() | Number() | Cloze() | Flashcard():
            return ""
        case _:
            assert_never(body)
