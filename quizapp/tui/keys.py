"""Every key of every screen, in one table: help, command palette and configuration are made from it."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from quizapp.tui.authorkeys import AUTHOR, KINDS, NAMES, SOURCES, UNSAVED
from quizapp.tui.browsekeys import BROWSE, CARD
from quizapp.tui.examkeys import AWAY, EXAM, GRID, SURE
from quizapp.tui.examviewkeys import ANSWERED, COVER, DEBRIEF, EXAMS, FIRST, OVER, VALUES
from quizapp.tui.figurekeys import CATCH_UP, FIT, PAST, READY, SCOPES, STATISTICS, TOPIC, TOPICS
from quizapp.tui.homekeys import EVERYWHERE, HOME
from quizapp.tui.key import Key
from quizapp.tui.previewkeys import PREVIEW
from quizapp.tui.settingskeys import SETTINGS
from quizapp.tui.sheetkeys import BACKUPS, CONFIRM, KIN, LINK_DIGITS, PATCH, PROBLEMS, RESCUE, SHEET
from quizapp.tui.studykeys import DIGITS, STUDY, SUMMARY

TABLES = {
    "Home": HOME,
    "Study": (*STUDY, *DIGITS),
    "Summary": SUMMARY,
    "An exam": EXAM,
    "All questions of an exam": GRID,
    "Handing in an exam": SURE,
    "Leaving an exam": AWAY,
    "Links and pictures of a card": LINK_DIGITS,
    "Browse": BROWSE,
    "A card of Browse": CARD,
    "Writing decks": AUTHOR,
    "Decks and their problems": SOURCES,
    "The kind of a question": KINDS,
    "A new deck": NAMES,
    "What is not saved": UNSAVED,
    "Preview of a question": PREVIEW,
    "Settings": SETTINGS,
    "Topics": TOPICS,
    "A topic": TOPIC,
    "Readiness": READY,
    "Exams": EXAMS,
    "The cover of an exam": COVER,
    "A value of an exam": VALUES,
    "The time of an exam is over": OVER,
    "The result of an exam": DEBRIEF,
    "A question of a result": ANSWERED,
    "Before what was missed is studied": FIRST,
    "Catching up": CATCH_UP,
    "Statistics": STATISTICS,
    "Fitting the scheduler": FIT,
    "Of which deck or topic": SCOPES,
    "The past of a card": PAST,
    "Backups": BACKUPS,
    "A database that is damaged": RESCUE,
    "Questions of the program": CONFIRM,
    "A change of a deck": PATCH,
    "Problems in the decks": PROBLEMS,
    "Rewritten questions": KIN,
    "Help and other sheets": SHEET,
    "Everywhere": EVERYWHERE,
}


def of(bindings: Iterable[BindingType]) -> list[Key]:
    """The keys that some bindings were made from."""
    by_id = {key.id: key for table in TABLES.values() for key in table}
    ids = (binding.id for binding in bindings if isinstance(binding, Binding) and binding.id)
    return [by_id[id_] for id_ in ids if id_ in by_id]
