"""The keys of Browse and of the card that is looked at there."""

from quizapp.tui.homekeys import VIEW_AUTHOR, VIEW_STATISTICS, VIEW_TOPICS
from quizapp.tui.key import HELP, Key
from quizapp.tui.sheetkeys import SHEET

BROWSE_OPEN = Key("browse.open", "space,enter", "open", "space", "look at the card: question, answer, memory")
BROWSE_SUSPEND = Key("browse.suspend", "-,x,f5", "suspend", "-", "suspend, or resume: not asked until resumed (F5)")
BROWSE_FLAG = Key("browse.flag", "f,f6", "flag", "f", "flag, or take the flag away (F6)")
BROWSE_BURY = Key("browse.bury", "b,f7", "bury", "b", "bury until tomorrow, or bring back (F7)")
BROWSE_RESET = Key("browse.reset", "r", "reset", "r", "make the card new again; asks first")
BROWSE_EDIT = Key("browse.edit", "e,f9", "edit", "e", "write the question, on the author screen or in your editor (F9)")
BROWSE_UNDO = Key("browse.undo", "u,ctrl+z", "undo", "u", "take back what was done last")
BROWSE_MARK = Key("browse.mark", "v,insert", "mark", "v", "mark several: the keys above act on all marked")
BROWSE_ALL = Key("browse.all", "a", "mark_all", "a", "mark all that were found, or none")
BROWSE_ORDER = Key("browse.order", "o,f10", "order", "o", "sort by due, deck, difficulty, lapses (F10)")
BROWSE_SEARCH = Key("browse.search", "/,f3,ctrl+f", "search", "/", "go to the search field (F3)")
BROWSE_CLEAR = Key("browse.clear", "c,f8", "clear", "c", "clear the search (F8)")
BROWSE_SWITCH = Key("browse.switch", "tab,shift+tab", "switch", "tab", "between field and list", listed=False)
BROWSE_LEAVE = Key("browse.leave", "escape,q", "leave", "esc", "back; in the field first clears it")
BROWSE = (
    BROWSE_OPEN,
    BROWSE_SUSPEND,
    BROWSE_FLAG,
    BROWSE_BURY,
    BROWSE_RESET,
    BROWSE_EDIT,
    BROWSE_UNDO,
    BROWSE_MARK,
    BROWSE_ALL,
    BROWSE_ORDER,
    BROWSE_SEARCH,
    BROWSE_CLEAR,
    BROWSE_SWITCH,
    VIEW_TOPICS,
    VIEW_STATISTICS,
    VIEW_AUTHOR,
    Key("browse.up", "up,k", "move(-1)", "↑", "the card above", listed=False),
    Key("browse.down", "down,j", "move(1)", "↓", "the card below", listed=False),
    Key("browse.page-up", "pageup", "page(-1)", "pg up", "a page up", listed=False),
    Key("browse.page-down", "pagedown", "page(1)", "pg dn", "a page down", listed=False),
    Key("browse.first", "home,ctrl+home", "first", "home", "the first card", listed=False),
    Key("browse.last", "end,ctrl+end", "last", "end", "the last card", listed=False),
    HELP,
    BROWSE_LEAVE,
)
CARD_CLOSE = Key("card.close", "escape,q,?,f1,space,enter", "close", "esc", "close")
CARD_NEXT = Key("card.next", "right,n", "turn(1)", "→", "the next card of the list")
CARD_BEFORE = Key("card.before", "left,p", "turn(-1)", "←", "the card before")
CARD = (
    CARD_CLOSE,
    CARD_NEXT,
    CARD_BEFORE,
    BROWSE_SUSPEND,
    BROWSE_FLAG,
    BROWSE_BURY,
    BROWSE_EDIT,
    BROWSE_UNDO,
    *SHEET[1:],
)
