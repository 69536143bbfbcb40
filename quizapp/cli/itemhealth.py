"""`quizapp health`: what the answers say of the questions, what needs the author first."""

from collections.abc import Sequence

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.figurelines import columns, tabled
from quizapp.cli.figureobjects import number
from quizapp.cli.listings import say_problems
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.core.health import Discrimination, ItemHealth, OptionUse, Share
from quizapp.errors import Status, UsageError
from quizapp.render.healthtables import ORDERS, health_table, ordered
from quizapp.render.healthwords import problems, said
from quizapp.render.plain import plain
from quizapp.render.visible import one_line, visible

MOST = 20

Object = dict[str, object]


def health(call: Call, names: Sequence[str], order: str, *, everything: bool) -> int:
    """Shows the signs and then the questions, MOST of them unless it is `everything`; returns the status.

    Raises QuizError for an unknown name, UsageError for an unknown order.
    """
    if order not in ORDERS:
        raise UsageError(f"--sort is one of {', '.join(ORDERS)}, not {one_line(order, MOST)}.")
    with trainer_of(call) as trainer:
        found = ordered(trainer.health(names), order)
        say_problems(trainer.problems)
    if call.json:
        as_json([_object(one) for one in found])
        return Status.FINE
    told = sorted(problems(found))
    data(f"{visible(one.path)}:{one.line}: {one.rule}: {one_line(one.sentence)}" for one in told)
    data([""] * bool(told))
    room = columns()
    data(tabled([health_table(found, None if everything else MOST, room)], room))
    say(f"{plural(len(found), 'card')} answered, {sum(bool(one.signs) for one in found)} with a sign.")
    return Status.FINE


def _object(one: ItemHealth) -> Object:
    item, signs = one.item, [(sign, *said(one, sign)) for sign in one.signs]
    return {
        "card_id": item.card_id,
        "question": plain(item.prompt),
        "deck": item.deck,
        "file": item.file,
        "line": item.line,
        "topic": item.topic,
        "kind": item.kind,
        "answers": one.reviews,
        "learners": one.learners,
        "right": _share(one.right),
        "facility": _share(one.facility),
        "guess": number(one.guess),
        "corrected": number(one.corrected),
        "lapses": _share(one.lapses),
        "expected_lapses": number(one.expected),
        "most_lapses": one.most_lapses,
        "seconds": _seconds(one.took_ms),
        "usual_seconds": _seconds(one.usual_ms),
        "flagged": one.flagged,
        "options": [_option(option) for option in one.options],
        "rewordings": one.rewordings,
        "discrimination": _discrimination(one.discrimination),
        "signs": [{"sign": str(sign), "message": message, "cure": cure} for sign, message, cure in signs],
    }


def _option(option: OptionUse) -> Object:
    return {
        "text": plain(option.text),
        "right": option.right,
        "chosen": _share(option.chosen),
        "upper": option.upper and _share(option.upper),
        "lower": option.lower and _share(option.lower),
    }


def _share(found: Share) -> Object:
    ends = {"low": number(found.low), "high": number(found.high)}
    return {"times": found.times, "of": found.of, "value": number(found.value), **ends}


def _discrimination(found: Discrimination | None) -> Object | None:
    return None if found is None else {name: number(value) for name, value in found._asdict().items()}


def _seconds(took_ms: int | None) -> float | None:
    return None if took_ms is None else number(took_ms / 1000)
