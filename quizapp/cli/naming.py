"""`quizapp ids`: ids for the questions that have none, listed or written into the decks."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from quizapp.cli.build import Call, open_trainer, say_notices
from quizapp.cli.deckpaths import files_of, opened_decks
from quizapp.cli.output import as_json, data, say, table
from quizapp.core.counting import plural
from quizapp.deckfiles.folders import Found, find
from quizapp.deckfiles.library import read_library
from quizapp.deckfiles.naming import Named, names_for, with_ids
from quizapp.deckfiles.rewriting import Opened
from quizapp.errors import QuizError, Status
from quizapp.render.visible import one_line

_WIDTH = 60
_LATER = "Run `quizapp due` before you reword these questions: only then do their histories follow the ids."


def ids(call: Call, paths: Sequence[Path], *, write: bool) -> int:
    """Lists or writes ids; returns 1 where a file was left alone."""
    say_notices(call)
    found = files_of(call, paths)
    decks, skipped = opened_decks(found)
    taken = _taken(call, found)
    named = [(deck, names_for(deck.deck, taken)) for deck in decks]
    wanted = [(deck, names) for deck, names in named if names]
    if write:
        wanted, skipped = _written(wanted, skipped)
    if call.json:
        as_json([_object(deck, one) for deck, names in wanted for one in names])
    elif wanted and not write:
        data(table([_row(deck, one) for deck, names in wanted for one in names], numbers=0))
    _say(wanted, len(decks), write=write)
    if write:
        _let_the_trainer_look(call, {deck.path for deck, _ in wanted})
    return Status.PROBLEMS if skipped else Status.FINE


def _let_the_trainer_look(call: Call, written: set[str]) -> None:
    """Has the histories follow their questions to the ids at once, before these can be reworded."""
    if not call.settings.database.exists() or written.isdisjoint(one.path for one in find(call.settings.decks)[0]):
        return
    try:
        with closing(open_trainer(call)) as trainer:
            read_only, notices = trainer.read_only, trainer.notices
    except QuizError as error:
        say(f"{error} {_LATER}")
        return
    for sentence in (*notices, *([_LATER] if read_only else [])):
        say(sentence)


def _taken(call: Call, found: Sequence[Found]) -> set[str]:
    """Every id of the library and of these files: the same id in two decks could be taken for one question."""
    everywhere = {one.path: one for one in [*find(call.settings.decks)[0], *found]}
    readings = read_library(list(everywhere.values()), lambda _: False)
    return {one.id for reading in readings if (deck := reading.reading.deck) for one in deck.questions if one.id}


def _written(
    wanted: Sequence[tuple[Opened, list[Named]]], skipped: int
) -> tuple[list[tuple[Opened, list[Named]]], int]:
    """What was written, and how many files were left alone."""
    done = []
    for deck, names in wanted:
        text, put = with_ids(deck, names)
        if len(put) < len(names):
            skipped += 1
            left = plural(len(names) - len(put), "question")
            say(f"{deck.path}: {left} cannot be given an id without changing more; write it by hand.")
        try:
            if put:
                deck.save(text)
                done.append((deck, put))
        except QuizError as error:
            skipped += 1
            say(str(error))
    return done, skipped


def _say(wanted: Sequence[tuple[Opened, list[Named]]], files: int, *, write: bool) -> None:
    number = sum(len(names) for _, names in wanted)
    if not files:
        return
    if write:
        what = f"{plural(number, 'id')} written into {plural(len(wanted), 'file')}"
        say(f"{what}; every card keeps its history." if number else f"{plural(files, 'file')} read: no id was written.")
    elif number:
        where = plural(len(wanted), "file")
        say(f"{plural(number, f'question of {where} has', f'questions of {where} have')} no id; --write puts these in.")
    else:
        say(f"{plural(files, 'file')} read: every question that could be read has an id.")


def _object(deck: Opened, one: Named) -> dict[str, object]:
    return {"file": deck.path, "line": one.question.line, "id": one.id, "question": one.question.prompt}


def _row(deck: Opened, one: Named) -> tuple[str, ...]:
    return (f"{deck.path}:{one.question.line}", one.id, one_line(one.question.prompt, _WIDTH))
