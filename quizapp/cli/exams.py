"""`quizapp exam`: an exam is taken on the screen; listed, shown and printed anywhere."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.cli.build import Call, trainer_of
from quizapp.cli.examflags import Act, Base, Wanted, chosen, made, only, seed_of
from quizapp.cli.figurelines import columns, tabled, tell
from quizapp.cli.listings import say_problems
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.command import reproduced
from quizapp.core.exams.debrief import Debrief
from quizapp.errors import Level, LockedError, QuizError, Status
from quizapp.render import examtables, examwords
from quizapp.render.visible import one_line, visible
from quizapp.reports import examobjects

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

LAST = "last"
_ERRORS_SAID, _SHOWN = 5, 40
_ELSEWHERE = "What can be done here: --print FILE.html writes a paper, --list and --show last tell of your attempts."


def run(call: Call, wanted: Wanted, act: Act) -> int:
    """Does what is wanted with an exam; returns the status. Raises QuizError where it cannot be done."""
    if act.listed:
        return listing(call)
    if act.shown is not None:
        return show(call, act.shown, act.html, force=act.force)
    if act.printed is not None:
        return write_paper(call, wanted, act.printed, force=act.force)
    if act.look:
        return look(call, wanted)
    return take(call, wanted, practice=act.practice)


def listing(call: Call) -> int:
    """Shows the exams there are, and the attempts; returns the status."""
    with trainer_of(call) as trainer:
        _settle(trainer)
        offers, attempts = trainer.exams.offers(), trainer.exams.attempts()
        say_problems(trainer.problems)
    if call.json:
        lines = [examobjects.line_object(line) for line in attempts]
        as_json({"exams": [examobjects.offer_object(offer) for offer in offers], "attempts": lines})
        return Status.FINE
    tables = [examtables.offers(offers), examtables.attempts(attempts)]
    data(tabled([one for one in tables if one.rows], columns()))
    if not attempts:
        say("No exam was taken yet: `quizapp exam` opens one in a terminal.")
    return Status.FINE


def show(call: Call, named: str, html: str | None, *, force: bool) -> int:
    """Shows what an attempt came to, or writes it as a page; returns the status.

    Raises QuizError for an attempt that is not there, is under way or was dropped, and for a file that cannot be.
    """
    from quizapp.reports.exampage import ATTEMPT, page
    from quizapp.reports.file import check, write

    file = None if html is None else Path(html)
    if file:
        check(file, force=force, sort=ATTEMPT)
    with trainer_of(call) as trainer:
        _settle(trainer)
        found = trainer.exams.debrief(_id_of(trainer, named))
    if file:
        write(file, page(found), force=force, sort=ATTEMPT)
        say(f"The attempt is in {file}. It is one file: open it in a browser, print it, or send it.")
    elif call.json:
        as_json(examobjects.attempt_object(found))
    else:
        _tell(found)
    return Status.FINE


def look(call: Call, wanted: Wanted) -> int:
    """Shows what a blueprint comes to; returns the status. Raises QuizError for a name that is not here."""
    with trainer_of(call) as trainer:
        blueprint, seed = _blueprint(trainer, wanted), _seed(wanted)
        found = trainer.exams.look(blueprint, seed)
        say_problems(trainer.problems)
    if call.json:
        as_json(examobjects.look_object(blueprint, seed, found))
        return Status.FINE
    room = columns()
    tell([examtables.rules(blueprint, 0), *found.notes, *examtables.shorter(blueprint, found)], room)
    data([*tabled([examtables.look(found)] if found.topics else [], room), visible(reproduced(blueprint, seed))])
    return Status.FINE


def write_paper(call: Call, wanted: Wanted, target: str, *, force: bool) -> int:
    """Writes a question paper, and the answers in a file beside it; returns the status.

    Raises QuizError where there is nothing to ask, or a file cannot be written.
    """
    from quizapp.reports.embedding import opener
    from quizapp.reports.paperfile import check, write_both

    file = Path(target)
    check(file, force=force)
    with trainer_of(call) as trainer:
        paper = trainer.exams.paper(_blueprint(trainer, wanted), _seed(wanted))
        found = write_both(file, paper, opener(trainer.picture), force=force)
        say_problems(trainer.problems)
    where = f"The paper is in {found.paper}, its answers are in {found.key}. Its code is {paper.code}."
    tell([*paper.notes, *found.notes, where], columns())
    data([visible(reproduced(paper.blueprint, paper.seed))])
    return Status.FINE


def take(call: Call, wanted: Wanted, *, practice: bool) -> int:
    """Opens the terminal UI at an exam, at the one under way, or at a practice; returns the status.

    Raises QuizError without a terminal, and where there is no such exam.
    """
    from quizapp.cli.studying import exam, obstacle

    why = obstacle(os.environ)
    if why:
        raise QuizError(f"{why}: an exam is taken on the screen. {_ELSEWHERE}")
    if wanted == Wanted() and not practice:
        return exam(call, None, None)

    def choose(trainer: "Trainer") -> Blueprint:
        found = _blueprint(trainer, wanted)
        trainer.exams.look(found)
        return found

    return exam(call, choose, wanted.seed, practice=practice)


def _settle(trainer: "Trainer") -> None:
    """Hands in what is under way and over; while another process writes that is left for later."""
    with suppress(LockedError):
        trainer.exams.open()


def _tell(found: Debrief) -> None:
    """An attempt for people: what it came to as prose, its topics and questions as tables, and how to get it again."""
    room, paper = columns(), found.attempt.paper
    name = examwords.titled(paper.blueprint)
    rules = examtables.rules(paper.blueprint, len(paper.slots))
    tell((f"{name}: {rules}", examtables.course(found)), room)
    tell(filter(None, (examtables.outcome(found), examtables.schedule(found), found.note, *paper.notes)), room)
    given = (examtables.topics(found), examtables.questions(found), examtables.effects(found))
    earlier = examtables.attempts(found.earlier)
    data(tabled([one for one in (*given, earlier) if one.rows], room))
    data([visible(f"Paper {paper.code}: {reproduced(paper.blueprint, paper.seed)}")])


def _blueprint(trainer: "Trainer", wanted: Wanted) -> Blueprint:
    """The exam that is wanted. Raises QuizError where there is none of its name, or its file has none."""
    return made(_base(trainer, wanted.base), wanted.said)


def _base(trainer: "Trainer", base: Base) -> Blueprint:
    if base.usual:
        return Blueprint()
    if base.file is not None:
        exams = _of_file(base.file)
        return only(exams, base.file) if base.title is None else chosen(exams, base.title)
    offers = [offer.blueprint for offer in trainer.exams.offers()]
    return offers[0] if base.title is None else chosen(offers, base.title)


def _of_file(file: str) -> tuple[Blueprint, ...]:
    """The exams that a file describes. Raises QuizError where it is wrong, once its errors are said."""
    from quizapp.deckfiles.examfile import read_exams
    from quizapp.deckfiles.show import show as shown

    found = read_exams(Path(file))
    errors = [problem for problem in found.problems if problem.level is Level.ERROR]
    for problem in errors[:_ERRORS_SAID]:
        say(shown(problem))
    if len(errors) > _ERRORS_SAID:
        say(f"… and {plural(len(errors) - _ERRORS_SAID, 'more error')}. `quizapp check {file}` names them all.")
    if errors:
        raise QuizError(f"No exam can be made from {file} as it is: mend what is said above, then try again.")
    return found.exams


def _seed(wanted: Wanted) -> int:
    return seed_of(wanted.seed, secrets.randbelow)


def _id_of(trainer: "Trainer", named: str) -> str:
    """The id of an attempt, which may be shortened, or of the last one that ended with a result."""
    lines = trainer.exams.attempts()
    if named == LAST:
        ended = [line.id for line in lines if line.score is not None]
        if not ended:
            raise QuizError("No exam was taken to its end yet: `quizapp exam` opens one in a terminal.")
        return ended[0]
    found = [line.id for line in lines if named and (line.id.startswith(named) or line.id.endswith(named))]
    if len(found) != 1:
        what = "There is no attempt" if not found else "Several attempts have an id like"
        raise QuizError(f"{what} {one_line(named, _SHOWN)}. `quizapp exam --list` shows those there are.")
    return found[0]
