"""The keys of the author screen, which work while a text is typed, and of what it asks."""

from quizapp.tui.key import HELP, Key
from quizapp.tui.sheetkeys import SHEET

AUTHOR_SAVE = Key("author.save", "ctrl+s", "save", "ctrl+s", "save the deck")
AUTHOR_PANE = Key("author.pane", "f6", "pane", "F6", "between text, preview, and decks with their problems")
AUTHOR_NEXT = Key("author.next", "f8,ctrl+down", "problem(1)", "F8", "the next problem; also ctrl+↓")
AUTHOR_BEFORE = Key(
    "author.before", "shift+f8,f20,ctrl+up", "problem(-1)", "shift+F8", "the problem before; also ctrl+↑"
)
AUTHOR_LEVELS = Key("author.levels", "f7", "levels", "F7", "which problems: all, without hints, errors alone")
AUTHOR_NEW = Key("author.new", "ctrl+n,f2", "new", "ctrl+n", "a new question below this one, of a kind you choose (F2)")
AUTHOR_DECK = Key("author.deck", "f4", "deck", "F4", "a new deck")
AUTHOR_AGAIN = Key("author.again", "f5", "again", "F5", "draw the preview again: other numbers, another order")
AUTHOR_FIND = Key("author.find", "ctrl+f,f3", "find", "ctrl+f", "find in this file (F3); enter finds the next")
AUTHOR_UNDO = Key("author.undo", "ctrl+z", "undo", "ctrl+z", "take back what was typed last")
AUTHOR_REDO = Key("author.redo", "ctrl+y", "redo", "ctrl+y", "type it again")
AUTHOR_EDITOR = Key("author.editor", "ctrl+e", "external", "ctrl+e", "open the file in your own editor")
AUTHOR_LEAVE = Key("author.leave", "escape", "leave", "esc", "back; asks where something is not saved")
AUTHOR = (
    AUTHOR_SAVE,
    AUTHOR_PANE,
    AUTHOR_NEXT,
    AUTHOR_BEFORE,
    AUTHOR_LEVELS,
    AUTHOR_NEW,
    AUTHOR_DECK,
    AUTHOR_AGAIN,
    AUTHOR_FIND,
    AUTHOR_UNDO,
    AUTHOR_REDO,
    AUTHOR_EDITOR,
    HELP,
    AUTHOR_LEAVE,
)
SOURCE_OPEN = Key("sources.open", "enter,space", "open", "enter", "open the deck, or go to the problem")
SOURCES = (
    SOURCE_OPEN,
    Key("sources.up", "up,k", "move(-1)", "↑", "the row above", listed=False),
    Key("sources.down", "down,j", "move(1)", "↓", "the row below", listed=False),
    Key("sources.page-up", "pageup", "page(-1)", "pg up", "a page up", listed=False),
    Key("sources.page-down", "pagedown", "page(1)", "pg dn", "a page down", listed=False),
    Key("sources.first", "home,ctrl+home", "choose(0)", "home", "the first row", listed=False),
    Key("sources.last", "end,ctrl+end", "choose(-1)", "end", "the last row", listed=False),
)
KINDS = (
    Key("kinds.take", "enter,space", "take", "enter", "a question of this kind", listed=False),
    Key("kinds.leave", "escape,q", "close", "esc", "none", listed=False),
    Key("kinds.up", "up,k", "move(-1)", "↑", "the kind above", listed=False),
    Key("kinds.down", "down,j", "move(1)", "↓", "the kind below", listed=False),
    *(
        Key(f"kinds.{digit}", str(digit), f"number({digit})", str(digit), "a question of this kind", listed=False)
        for digit in range(1, 10)
    ),
)
UNSAVED_SAVE = Key("unsaved.save", "s,y", "decide('save')", "s", "save it", listed=False)
UNSAVED_DISCARD = Key("unsaved.discard", "d", "decide('discard')", "d", "leave it unsaved", listed=False)
UNSAVED_MINE = Key("unsaved.mine", "m", "decide('mine')", "m", "keep mine: the file gets this text", listed=False)
UNSAVED_THEIRS = Key("unsaved.theirs", "t", "decide('theirs')", "t", "take theirs: the text of the file", listed=False)
UNSAVED_FORGET = Key("unsaved.forget", "f", "decide('forget')", "f", "forget it for good", listed=False)
UNSAVED_STAY = Key("unsaved.stay", "escape,q,n", "close", "esc", "go on writing", listed=False)
UNSAVED = (UNSAVED_SAVE, UNSAVED_DISCARD, UNSAVED_MINE, UNSAVED_THEIRS, UNSAVED_FORGET, UNSAVED_STAY, *SHEET[1:])
NAMES = (Key("names.leave", "escape", "leave", "esc", "no new deck", listed=False),)
