"""What there is and what is due: tables for people, JSON for programs."""

from collections.abc import Sequence
from datetime import date

from quizapp.cli.build import Call, say_notices, trainer_of
from quizapp.cli.glimpse import glimpse
from quizapp.cli.output import as_json, data, items_as_json, long_table, say, table
from quizapp.core.counting import plural
from quizapp.core.day import wall_clock
from quizapp.core.listing import CardStatus
from quizapp.core.overview import DeckLine, Overview
from quizapp.core.queue import Counts
from quizapp.errors import Level, Problem, Status
from quizapp.render.visible import one_line

TITLE_WIDTH, QUESTION_WIDTH = 40, 72


def due(call: Call) -> int:
    """Shows what a session started now would hold, per deck; returns the status."""
    now = call.clock()
    found = glimpse(call.settings, now)
    if found is None:
        with trainer_of(call) as trainer:
            found = trainer.overview()
            say_problems(trainer.problems)
    else:
        say_notices(call)
        _say_broken(found)
    if call.json:
        offset = now.utcoffset()
        as_json(_due_object(found, int(offset.total_seconds() // 60) if offset else 0))
    elif found.decks:
        data(table(_due_rows(found), numbers=3))
    if not found.decks:
        _say_no_decks(call)
    return Status.FINE


def decks(call: Call) -> int:
    """Lists the decks; returns the status."""
    with trainer_of(call) as trainer:
        lines, problems = trainer.overview().decks, trainer.problems
        questions = trainer.questions()
    if call.json:
        as_json([_deck_object(line, questions[line.deck.file], problems) for line in lines])
    elif lines:
        head = ("Deck", "Title", "State", "Cards", "Seen", "Due", "New")
        data(table([head, *map(_deck_row, lines)], numbers=4))
    if not lines:
        _say_no_decks(call)
    say_problems(problems)
    return Status.FINE


def cards(call: Call, query: str) -> int:
    """Lists the cards that a query means, as docs/search.md describes it; returns the status."""
    with trainer_of(call) as trainer:
        numbers = trainer.searching.find(query)
        say_problems(trainer.problems)
        found = trainer.searching.each(numbers)
        if call.json:
            items_as_json(map(_card_object, found))
        elif numbers:
            data(long_table(("Due", "State", "Deck", "Kind", "Question"), map(_card_row, found)))
    say(plural(len(numbers), "card"))
    return Status.FINE


def _due_rows(found: Overview) -> list[tuple[str, ...]]:
    rows = [(one_line(line.deck.title, TITLE_WIDTH), *_count_cells(line.counts)) for line in found.decks]
    return [("Deck", "Due", "New", "Later"), *rows, ("Total", *_count_cells(found.total))]


def _count_cells(counts: Counts) -> tuple[str, str, str]:
    later = counts.due_later + counts.new_later
    return str(counts.due), str(counts.new), f"+{later}" if later else ""


def _due_object(found: Overview, tz_min: int) -> dict[str, object]:
    lines = found.decks
    total = {"cards": sum(line.cards for line in lines), "seen": sum(line.seen for line in lines)}
    return {
        "decks": [
            {
                "deck": line.deck.name,
                "title": line.deck.title,
                "file": line.deck.file,
                **_count_fields(line.counts),
                "cards": line.cards,
                "seen": line.seen,
            }
            for line in lines
        ],
        "total": {**_count_fields(found.total), **total},
        "next_due": _next_due(found, tz_min),
    }


def _count_fields(counts: Counts) -> dict[str, int]:
    return {
        "due": counts.due,
        "new": counts.new,
        "due_later": counts.due_later,
        "new_later": counts.new_later,
    }


def _next_due(found: Overview, tz_min: int) -> str | None:
    """When the next card comes back: date and time for one in steps, else the date of the next review."""
    if found.next_ms is not None:
        return wall_clock(found.next_ms, tz_min).isoformat(timespec="seconds")
    return date.fromordinal(found.next_day).isoformat() if found.next_day is not None else None


def _deck_object(line: DeckLine, questions: int, problems: Sequence[Problem]) -> dict[str, object]:
    return {
        "deck": line.deck.name,
        "title": line.deck.title,
        "file": line.deck.file,
        "topic": line.deck.topic,
        "questions": questions,
        "cards": line.cards,
        "seen": line.seen,
        "due": line.counts.due,
        "new": line.counts.new,
        "state": _state(line),
        "problems": sum(problem.path == line.deck.file for problem in problems),
    }


def _deck_row(line: DeckLine) -> tuple[str, ...]:
    figures = (line.cards, line.seen, line.counts.due, line.counts.new)
    return (line.deck.name, one_line(line.deck.title, TITLE_WIDTH), _state(line), *map(str, figures))


def _state(line: DeckLine) -> str:
    return "broken" if line.deck.broken else "ok"


def _card_object(card: CardStatus) -> dict[str, object]:
    memory, new = card.memory, card.retrievability is None
    return {
        "card_id": card.card_id,
        "question": card.question,
        "deck": card.deck,
        "file": card.file,
        "line": card.line,
        "topic": card.topic,
        "kind": str(card.kind),
        "stability": None if new else memory.stability,
        "difficulty": None if new else memory.difficulty,
        "retrievability": card.retrievability,
        "due": card.due,
        "reps": memory.reps,
        "lapses": memory.lapses,
        "suspended": memory.suspended,
        "flagged": memory.flagged,
        "answer": card.answer,
        "state": card.state,
        "leech": card.leech,
        "due_in_days": card.days,
    }


def _card_row(card: CardStatus) -> tuple[str, ...]:
    due = "" if card.memory.suspended else (card.due or "").partition("+")[0]
    return (due, card.state, card.deck, str(card.kind), one_line(card.question, QUESTION_WIDTH))


def _say_no_decks(call: Call) -> None:
    own = call.settings.data / "decks"
    say(f"There are no decks. Put a .yaml file into {own}, or name a file or folder with --decks.")


def _say_broken(found: Overview) -> None:
    broken = [one_line(line.deck.title, TITLE_WIDTH) for line in found.decks if line.deck.broken]
    if broken:
        say(f"Left out because of errors: {', '.join(broken)}. `quizapp check` shows them.")


def say_problems(problems: Sequence[Problem]) -> None:
    """Says how many errors there are, if any, and how to see them."""
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if errors:
        files = plural(len({problem.path for problem in errors}), "file")
        say(f"{plural(len(errors), 'error')} in {files}: `quizapp check` shows them.")
