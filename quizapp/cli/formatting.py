"""`quizapp fmt`: decks in the uniform layout, written, shown as differences, or only asked for."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from quizapp.cli.build import Call, say_notices
from quizapp.cli.deckpaths import files_of, opened_decks
from quizapp.cli.output import as_json, data, say
from quizapp.core.counting import plural
from quizapp.deckfiles.layout.formatting import formatted
from quizapp.deckfiles.rewriting import Opened
from quizapp.errors import QuizError, Status
from quizapp.render.visible import one_line, visible


def fmt(call: Call, paths: Sequence[Path], *, check: bool, diff: bool) -> int:
    """Formats deck files; returns 1 where one was left alone, with `check` also where one would change."""
    say_notices(call)
    decks, skipped = opened_decks(files_of(call, paths))
    texts = [(deck, formatted(deck)) for deck in decks]
    changed = [(deck, text) for deck, text in texts if text != deck.text]
    written = [] if check or diff else [deck for deck, text in changed if _saved(deck, text)]
    if call.json:
        differing = {deck.path for deck, _ in changed}
        done = {deck.path for deck in written}
        as_json([_object(deck, differing, done) for deck in decks])
    elif diff:
        data(line for deck, text in changed for line in _difference(deck, text))
    elif check:
        data(one_line(deck.path) for deck, _ in changed)
    _say(len(decks), len(changed), len(written), looked=check or diff)
    failed = skipped or (not (check or diff) and len(written) < len(changed)) or (check and changed)
    return Status.PROBLEMS if failed else Status.FINE


def _saved(deck: Opened, text: str) -> bool:
    """Whether a text was written; why not is said."""
    try:
        deck.save(text)
    except QuizError as error:
        say(str(error))
        return False
    return True


def _object(deck: Opened, differing: set[str], done: set[str]) -> dict[str, object]:
    return {"file": deck.path, "uniform": deck.path not in differing, "written": deck.path in done}


def _difference(deck: Opened, text: str) -> Iterator[str]:
    name = one_line(deck.path)
    before, after = (list(map(visible, whole.splitlines())) for whole in (deck.text, text))
    yield from unified_diff(before, after, name, name, lineterm="")


def _say(read: int, changed: int, written: int, *, looked: bool) -> None:
    if not read:
        return
    if not changed:
        say(f"{plural(read, 'file')} read: the layout is uniform already.")
    elif looked:
        say(f"{plural(read, 'file')} read: {changed} would change. Without --check and --diff they are written.")
    else:
        say(f"{plural(written, 'file')} of {read} written; wording, comments and histories are as they were.")
