"""`quizapp orphans`: cards whose question is gone; and the question whether a rewritten one is the same."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.cli.agreeing import can_ask
from quizapp.cli.build import Call, trainer_of
from quizapp.cli.output import as_json, data, say, table
from quizapp.core.counting import plural
from quizapp.core.day import date_of
from quizapp.core.kin import Former, Likely, Orphan
from quizapp.core.rewording import Run, runs
from quizapp.errors import Level, Problem, QuizError, Status
from quizapp.render.visible import one_line, visible

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

RULE = "kin"
ID_WIDTH, PROMPT_WIDTH = 8, 60
_SAME, _NEW = ("y", "yes", "same"), ("n", "no", "new")
_SKIP, _LEAVE = ("s", "skip"), ("q", "quit")


def orphans(call: Call) -> int:
    """Lists the studied cards that no deck has any more; returns the status."""
    with trainer_of(call) as trainer:
        found, waiting = trainer.kin.orphans(), trainer.kin.waiting()
    if call.json:
        as_json([_object(one) for one in found])
    elif found:
        data(table([("Id", "Last", "Answers", "Deck", "Question", "Perhaps"), *map(_row, found)], numbers=0))
    say(f"{plural(len(found), 'orphan')}: studied cards without a question. Their histories are kept.")
    if waiting:
        decks = ", ".join(visible(deck) for deck in sorted(waiting))
        wait = plural(waiting.total(), "studied card waits", "studied cards wait")
        say(f"{wait} for a deck file that is not there: {decks}.")
    return Status.FINE


def link(call: Call, former_id: str, card_id: str, *, join: bool = False) -> int:
    """Lets a card, by id or FILE:LINE, carry on the history of an orphan, with `join` beside its own."""
    with trainer_of(call) as trainer:
        former = _whole(former_id, [one.former.card_id for one in _known(trainer)], "orphan")
        card = _card(card_id, trainer)
        trainer.kin.link(former, card, join=join)
    say("The history is carried over. `u` on Home, or undo in a session, takes that back.")
    return Status.FINE


def retire(call: Call, former_ids: Sequence[str]) -> int:
    """Lists orphans no longer; ids may be shortened."""
    with trainer_of(call) as trainer:
        known = [one.former.card_id for one in _known(trainer)]
        count = trainer.kin.retire([_whole(id_, known, "orphan") for id_ in former_ids])
    say(f"{plural(count, 'orphan')} retired: listed no longer. Their histories stay in the log.")
    return Status.FINE


def ask(call: Call, trainer: "Trainer") -> list[Problem]:
    """Says of each question that looks rewritten what it may have been, and on a terminal asks whether it is that.

    Returns a warning for each that is still open.
    """
    doubts = trainer.kin.doubts()
    if call.json or trainer.read_only or not can_ask():
        return [_problem(one) for one in doubts]
    left: list[Problem] = []
    for number, one in enumerate(doubts):
        answer = _asked(one, f"{number + 1} of {len(doubts)}")
        if answer in _LEAVE:
            return [*left, *map(_problem, doubts[number:])]
        if answer in _SAME:
            trainer.kin.link(one.former.card_id, one.likely[0].card_id, join=True)
        elif answer in _NEW:
            trainer.kin.part(one.former.card_id)
        else:
            left.append(_problem(one))
    return left


def before_and_now(before: str, now: str) -> tuple[str, str]:
    """Both versions of a text on one line each, made visible; words that only one has stand in brackets."""
    old, new = runs(before, now)
    return _marked(old, "[-", "-]"), _marked(new, "{+", "+}")


def _asked(one: Orphan, count: str) -> str:
    """What is answered, asked for until it is one of the words; the end of the input skips all."""
    sys.stderr.writelines(f"{line}\n" for line in _question(one.former, one.likely[0], count))
    words = "Is it the same question? y same (keeps the history), n new, s skip, q skip all "
    while True:
        sys.stderr.write(words)
        sys.stderr.flush()
        typed = sys.stdin.readline()
        answer = typed.strip().lower() if typed else _LEAVE[0]
        if answer in (*_SAME, *_NEW, *_SKIP, *_LEAVE):
            return answer
        words = "Type y, n, s or q: "


def _question(former: Former, now: Likely, count: str) -> Iterator[str]:
    before, after = before_and_now(former.prompt, now.prompt)
    yield ""
    yield f"{count}: {visible(now.file)}:{now.line} looks like a question that you know ({_past(former)})."
    yield f"  was  {before}"
    yield f"  now  {after}"
    if former.answer != now.answer:
        before, after = before_and_now(former.answer, now.answer)
        yield f"  was answered  {before}"
        yield f"  now answered  {after}"


def _problem(one: Orphan) -> Problem:
    now = one.likely[0]
    message = (
        f"this looks like a question that you know, written otherwise: {one_line(one.former.prompt, PROMPT_WIDTH)}"
    )
    cure = (
        f"`quizapp orphans link {one.former.card_id[:ID_WIDTH]} {now.card_id[:ID_WIDTH]}` carries its history over; "
        "`quizapp check` at a terminal asks"
    )
    return Problem(now.file, now.line, 1, Level.WARNING, RULE, message, cure)


def _known(trainer: "Trainer") -> list[Orphan]:
    """What can be linked or retired: orphans, and doubtful cards of files that are away."""
    return [*trainer.kin.orphans(), *trainer.kin.doubts()]


def _card(named: str, trainer: "Trainer") -> str:
    """The id of a card that is named by its place, by its id, or by how that begins. Raises QuizError for none."""
    file, _, line = named.rpartition(":")
    if not (file and line.isdecimal()):
        return _whole(named, trainer.searching.beginning(named), "card")
    found = trainer.searching.at(os.path.realpath(file), int(line))
    if not found:
        where = "`quizapp cards --json` has file and line of all"
        raise QuizError(f"No question of a deck begins at {visible(named)}; {where}.")
    return found[0]


def _whole(short: str, known: Sequence[str], what: str) -> str:
    """The id that begins so. Raises QuizError where none does, or several."""
    found = sorted({id_ for id_ in known if id_.startswith(short)}) if short else []
    if len(found) == 1 or short in found:
        return short if short in found else found[0]
    how_many = f"{len(found)} have ids that begin so; write more of it" if found else "none has an id that begins so"
    where = "`quizapp orphans` lists them" if what == "orphan" else "`quizapp cards --json` lists them"
    raise QuizError(f"Which {what} is {visible(short)}? {how_many}. {where}.")


def _row(one: Orphan) -> tuple[str, ...]:
    former = one.former
    last = date_of(former.last_day).isoformat() if former.last_day else ""
    perhaps = f"{one.likely[0].card_id[:ID_WIDTH]} {visible(one.likely[0].deck)}" if one.likely else ""
    prompt = one_line(former.prompt, PROMPT_WIDTH)
    return former.card_id[:ID_WIDTH], last, str(former.reviews), visible(former.deck), prompt, perhaps


def _object(one: Orphan) -> dict[str, object]:
    former = one.former._asdict()
    last = one.former.last_day
    return former | {
        "last_day": None if last is None else date_of(last).isoformat(),
        "likely": [likely._asdict() for likely in one.likely],
    }


def _past(former: Former) -> str:
    last = f", last on {date_of(former.last_day)}" if former.last_day else ""
    return f"{plural(former.reviews, 'answer')}{last}"


def _marked(parts: Sequence[Run], start: str, end: str) -> str:
    pieces = [run.text if run.same else f"{start}{run.text}{end}" for run in parts]
    return visible(" ".join("".join(pieces).split()))
