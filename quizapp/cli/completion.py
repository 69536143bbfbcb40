"""What completes the words of a command line; names with a character that cannot be typed are left out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizapp.cli.arguments import ABOUT, OPTIONS, VALUED, split
from quizapp.cli.build import begin
from quizapp.cli.shells import FILES, FOLDERS, SCRIPTS
from quizapp.cli.table import Command, commands
from quizapp.core.day import moment
from quizapp.errors import QuizError, UsageError
from quizapp.render.visible import one_line
from quizapp.storage.glance import Glance, look

_SAYS_WIDTH = 60
_QUOTES = ("'", '"')
_HARMLESS = re.compile(r"[\w./ -]*")
_PATHS = {"--data": [FOLDERS], "--decks": [FILES]}
_FILE_COMMANDS = {"check", "new", "fmt", "ids", "log export", "log import", "backup", "restore", "doctor"}
_FILE_OPTIONS = {"--blueprint", "--print", "--html"}
_NAME_COMMANDS = {"study", "quick", "exam", "stats", "topics", "ready"}


def answer(words: Sequence[str]) -> list[str]:
    """The candidates for the last of these words, a line each; none for what is not understood."""
    *before, last = words or [""]
    quoted = last.startswith(_QUOTES)
    prefix = last[1:] if quoted else last
    lines = _candidates([word for word in before if word != "="], prefix)
    found = (line for line in lines if line in (FILES, FOLDERS) or line.startswith(prefix))
    return [line for line in found if not quoted or _HARMLESS.fullmatch(line.partition("\t")[0])]


def _candidates(before: list[str], last: str) -> list[str]:
    previous = before[-1] if before else ""
    if previous in VALUED:
        return _PATHS.get(previous, [])
    try:
        others = split(before)[1]
    except UsageError:
        return []
    known = commands()
    if last.startswith("-") and "--" not in others:
        return list(_options(_command(known, others)))
    command = _command(known, others)
    if command is None:
        return list(_next_words(known, others))
    if any(previous in option.names and option.value for option in command.options):
        return [FILES] if previous in _FILE_OPTIONS else []
    return list(_arguments(command, before))


def _command(known: Iterable[Command], others: Sequence[str]) -> Command | None:
    """The command that is being called."""
    words = [word for word in others if not word.startswith("-")]
    return next((one for one in known if one.name.split() == words[: len(one.name.split())]), None)


def _options(command: Command | None) -> Iterator[str]:
    """The options of a command, and those of every command."""
    for option in command.options if command else ():
        yield from (f"{name}\t{option.says}" for name in option.names)
    yield from (f"{shown.split()[0]}\t{says}" for shown, says in OPTIONS)
    yield from (f"{name}\t{says}" for name, says in (ABOUT[:1] if command else ABOUT))


def _next_words(known: Iterable[Command], others: Sequence[str]) -> Iterator[str]:
    """The next word of every command that begins with these."""
    seen: dict[str, str] = {}
    for command in known:
        words = command.name.split()
        if words[: len(others)] == list(others):
            says = command.says if len(words) == len(others) + 1 else "the review log, out and in"
            seen.setdefault(words[len(others)], says)
    yield from (f"{word}\t{says}" for word, says in seen.items())


def _arguments(command: Command, before: Sequence[str]) -> Iterable[str]:
    if command.name in _FILE_COMMANDS:
        return [FILES]
    if command.name == "schema":
        return [FOLDERS]
    if command.name == "report":
        return _names(before) if len(split(before)[1]) > 1 else [FILES]
    if command.name in _NAME_COMMANDS:
        return _names(before)
    return list(SCRIPTS) if command.name == "completion" else []


def _names(before: Sequence[str]) -> Iterator[str]:
    """The decks and topics as they were last read."""
    try:
        call = begin(split(before)[0])
    except QuizError:
        return
    settings = call.settings
    at = moment(call.clock(), settings.day_start)
    seen = look(settings.database, at.day)
    names = _names_of(seen, settings.off) if seen else {}
    for name, says in names.items():
        if name and name.isprintable() and not name.startswith(("-", ":")):
            yield f"{name}\t{one_line(says, _SAYS_WIDTH)}"


def _names_of(seen: Glance, off: Iterable[str]) -> dict[str, str]:
    """Names of decks and topics, those above them too, and what they are."""
    decks = [file for file in seen.files.values() if file.state == "ok" and file.deck not in set(off)]
    names = {file.deck: file.title for file in decks}
    topics = sorted(seen.topics(file.path for file in decks))
    for topic in topics:
        parts = topic.split("/")
        for length in range(1, len(parts) + 1):
            names.setdefault("/".join(parts[:length]), "topic")
    return names
