"""Every key of every screen, in one table: bindings, key bars and the help are made from it."""

from collections.abc import Iterable

from textual.binding import Binding, BindingType

from quizapp.tui.figurekeys import (
    CATCHING,
    FITTING,
    IN_TOPIC,
    MOVES,
    PAST,
    READY,
    SCOPES,
    STATISTICS,
    TOPIC_LEAVE,
    TOPICS,
    VIEW_READY,
    VIEW_STATISTICS,
    VIEW_TOPICS,
)
from quizapp.tui.key import HELP, Key, bindings
from quizapp.tui.settingskeys import SETTINGS

__all__ = ["HELP", "Key", "bindings"]


HOME_ALL = Key("home.all", "space,a", "study_all", "space", "study everything that is due, and new questions")
HOME_CHOSEN = Key("home.chosen", "enter", "study_chosen", "enter", "study the chosen deck or topic")
HOME_UP = Key("home.up", "up,k", "move(-1)", "↑", "the deck or topic above", listed=False)
HOME_DOWN = Key("home.down", "down,j", "move(1)", "↓", "the deck or topic below", listed=False)
HOME_PAGE_UP = Key("home.page-up", "pageup", "move(-8)", "pg up", "eight rows up", listed=False)
HOME_PAGE_DOWN = Key("home.page-down", "pagedown", "move(8)", "pg dn", "eight rows down", listed=False)
HOME_UNFOLD = Key("home.unfold", "right,l", "unfold", "→", "show the topics of the deck", listed=False)
HOME_FOLD = Key("home.fold", "left,h", "fold", "←", "hide them, or go to what holds this row", listed=False)
HOME_SEARCH = Key("home.search", "/,f3,ctrl+f", "search", "/", "find a deck or topic as you type")
HOME_CLEAR = Key("home.clear", "escape", "clear", "esc", "end the search", listed=False)
HOME_BROWSE = Key("home.browse", "b,f4", "app.browse", "b", "look through all cards")
HOME_SETTINGS = Key("home.settings", "s,f2", "app.settings", "s", "settings")
HOME_PROBLEMS = Key("home.problems", "p,f8", "problems", "p", "what is wrong in the decks, and where")
HOME_UNDO = Key("home.undo", "u,ctrl+z", "undo", "u", "take back what was done last to a card")
HOME_CATCH_UP = Key("home.catch-up", "c", "catch_up", "c", "after a break: what is worth most first, the rest spread")
HOME_WEAK = Key("home.weak", "w", "weak", "w", "study all weak topics, due or not")
HOME_LEAVE = Key("home.leave", "q", "leave", "q", "leave quizapp")
HOME = (
    HOME_ALL,
    HOME_CHOSEN,
    HOME_UP,
    HOME_DOWN,
    HOME_PAGE_UP,
    HOME_PAGE_DOWN,
    HOME_UNFOLD,
    HOME_FOLD,
    HOME_SEARCH,
    HOME_CLEAR,
    VIEW_TOPICS,
    VIEW_STATISTICS,
    VIEW_READY,
    HOME_WEAK,
    HOME_CATCH_UP,
    HOME_BROWSE,
    HOME_SETTINGS,
    HOME_PROBLEMS,
    HOME_UNDO,
    HELP,
    HOME_LEAVE,
)

GO = Key("study.go", "space", "go", "space", "show the answer; check; accept the suggested rating")
ENTER = Key("study.enter", "enter", "enter", "enter", "the same; after ↑ and ↓ space picks an option and enter checks")
HINT = Key("study.hint", "h,ctrl+t", "hint", "h", "the next hint; Hard at best (ctrl+t while typing)")
GIVE_UP = Key("study.give-up", "ctrl+r", "give_up", "ctrl+r", "I don't know: show the answer")
SOURCE = Key("study.source", "s", "source", "s", "where the answer comes from")
OVERRULE = Key("study.overrule", "i", "overrule", "i", "I was right: what I typed means the same")
ACCEPT = Key("study.accept", "a", "accept", "a", "after “I was right”: write the answer into the deck; asks first")
OTHERS = Key("study.comments", "w", "others", "w", "why the other options are wrong, where the author says so")
OPTIONS = Key(
    "study.options", "o,ctrl+o", "options", "o", "hidden options; before the answer a hint (ctrl+o while typing)"
)
PICTURE = Key("study.picture", "v,f9", "picture", "v", "open a picture of the card in the system's viewer (F9)")
CASE = Key("study.case", "c,f4", "case", "c", "the case that the question belongs to, in full (F4)")
PAST_OF = Key("study.past", "p,f10", "past", "p", "after the answer: reviews, forgetting curve, why it is due (F10)")
LINKS = Key("study.links", "l,f6", "links", "l", "the links of the card, with their full addresses (F6)")
FLAG = Key("study.flag", "f,f3", "flag", "f", "flag the card, or take its flag away (F3)")
SUSPEND = Key("study.suspend", "x,f8", "suspend", "-", "suspend the card until it is resumed; x does the same (F8)")
MINUS = Key("study.minus", "minus", "minus", "-", "option 6 of a French keyboard, else suspend", listed=False)
BURY = Key("study.bury", "b,f7", "bury", "b", "leave the card out until tomorrow (F7)")
COPY = Key("study.copy", "y,f5", "copy", "y", "copy the card's text; yes, where the screen asks (F5)")
EDIT = Key("study.edit", "e,f2", "edit", "e", "open the question in your editor and read it again (F2)")
UNDO = Key("study.undo", "u,ctrl+z", "undo", "u", "take back what was done last, also on an earlier day")
UP = Key("study.up", "up", "move(-1)", "↑", "the option above; scroll up")
DOWN = Key("study.down", "down", "move(1)", "↓", "the option below; scroll down")
PAGE_UP = Key("study.page-up", "pageup", "page(-1)", "pg up", "scroll a page up")
PAGE_DOWN = Key("study.page-down", "pagedown", "page(1)", "pg dn", "scroll a page down")
TRUE = Key("study.true", "left", "truth(True)", "←", "True; the entry before, where pairs are matched")
FALSE = Key("study.false", "right", "truth(False)", "→", "False; the next entry, where pairs are matched")
CARRY_UP = Key(
    "study.carry-up", "ctrl+up,shift+up", "carry(-1)", "ctrl+↑", "carry the step up, also shift+↑", listed=False
)
CARRY_DOWN = Key(
    "study.carry-down", "ctrl+down,shift+down", "carry(1)", "ctrl+↓", "carry the step down, also shift+↓", listed=False
)
CLEAR = Key("study.clear", "backspace,delete", "clear", "backspace", "match nothing to this row", listed=False)
LEAVE = Key("study.leave", "q,escape", "leave", "q", "end here, all is saved; from a doubt back to the answer (Esc)")
NO = Key("study.no", "n", "sure(False)", "n", "no, where the screen asks")
DIGITS = tuple(
    Key(
        f"study.{digit}",
        str(digit % 10),
        f"digit({digit})",
        str(digit % 10),
        "pick, match or place this; then rate with 1 to 4",
    )
    for digit in range(1, 11)
)
STUDY = (
    GO,
    ENTER,
    HINT,
    GIVE_UP,
    SOURCE,
    OVERRULE,
    ACCEPT,
    OTHERS,
    OPTIONS,
    PICTURE,
    CASE,
    LINKS,
    PAST_OF,
    FLAG,
    SUSPEND,
    MINUS,
    BURY,
    COPY,
    EDIT,
    UNDO,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    TRUE,
    FALSE,
    CARRY_UP,
    CARRY_DOWN,
    CLEAR,
    NO,
    HELP,
    LEAVE,
)

ON = Key("summary.on", "space", "on", "space", "go on with what is left")
SUMMARY_OPEN = Key("summary.open", "enter", "open", "enter", "show the chosen card; without one go on")
SUMMARY_UP = Key("summary.up", "up,k", "move(-1)", "↑", "the hard card above", listed=False)
SUMMARY_DOWN = Key("summary.down", "down,j", "move(1)", "↓", "the hard card below", listed=False)
BACK = Key("summary.home", "h,q,escape", "home", "h", "back to the decks")
SUMMARY_UNDO = Key("summary.undo", "u,ctrl+z", "undo", "u", "take the last rating back")
SUMMARY = (ON, SUMMARY_OPEN, SUMMARY_UP, SUMMARY_DOWN, SUMMARY_UNDO, VIEW_TOPICS, BACK, HELP)

SHEET_CLOSE = Key("sheet.close", "escape,q,?,f1,space,enter,p", "close", "esc", "close")
SHEET_LEAPS = (
    Key("sheet.page-up", "pageup", "page(-1)", "pg up", "a page up", listed=False),
    Key("sheet.page-down", "pagedown", "page(1)", "pg dn", "a page down", listed=False),
    Key("sheet.first", "home,ctrl+home", "first", "home", "to the beginning", listed=False),
    Key("sheet.last", "end,ctrl+end", "last", "end", "to the end", listed=False),
)
SHEET = (
    SHEET_CLOSE,
    Key("sheet.up", "up,k", "scroll(-1)", "↑", "scroll up"),
    Key("sheet.down", "down,j", "scroll(1)", "↓", "scroll down"),
    *SHEET_LEAPS,
)

CATCH_UP = (*CATCHING, *SHEET[1:])
FIT = (*FITTING, *SHEET[1:])

PROBLEMS_EDIT = Key("problems.edit", "enter,e,f2", "edit", "enter", "open the file of the problem in your editor (F2)")
PROBLEMS = (
    PROBLEMS_EDIT,
    Key("problems.close", "escape,q,?,f1,space,p", "close", "esc", "close", listed=False),
    Key("problems.up", "up,k", "move(-1)", "↑", "the problem above", listed=False),
    Key("problems.down", "down,j", "move(1)", "↓", "the problem below", listed=False),
    *SHEET_LEAPS,
)

LINK_DIGITS = tuple(
    Key(f"links.{digit}", str(digit), f"open({digit})", str(digit), "open this link", listed=False)
    for digit in range(1, 10)
)

BROWSE_OPEN = Key("browse.open", "space,enter", "open", "space", "look at the card: question, answer, memory")
BROWSE_SUSPEND = Key("browse.suspend", "-,x,f5", "suspend", "-", "suspend, or resume: not asked until resumed (F5)")
BROWSE_FLAG = Key("browse.flag", "f,f6", "flag", "f", "flag, or take the flag away (F6)")
BROWSE_BURY = Key("browse.bury", "b,f7", "bury", "b", "bury until tomorrow, or bring back (F7)")
BROWSE_RESET = Key("browse.reset", "r", "reset", "r", "make the card new again; asks first")
BROWSE_EDIT = Key("browse.edit", "e,f9", "edit", "e", "open the question in your editor (F9)")
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

TOPIC = (*IN_TOPIC, BROWSE_FLAG, BROWSE_BURY, BROWSE_EDIT, BROWSE_UNDO, *MOVES, HELP, TOPIC_LEAVE)

PATCH_WRITE = Key("patch.write", "y", "sure(True)", "y", "write the change into the deck", listed=False)
PATCH_LEAVE = Key("patch.leave", "n,escape,q", "sure(False)", "n", "leave the deck as it is", listed=False)
PATCH = (PATCH_WRITE, PATCH_LEAVE, *SHEET[1:])

CONFIRM_YES = Key("confirm.yes", "y,enter", "sure(True)", "y", "yes, do it", listed=False)
CONFIRM_NO = Key("confirm.no", "n,escape,q", "sure(False)", "n", "no, leave it", listed=False)
CONFIRM = (CONFIRM_YES, CONFIRM_NO)

PALETTE = Key("palette", "ctrl+p", "command_palette", "ctrl+p", "everything that can be done here", listed=False)
LEAVE_NOW = Key("leave", "ctrl+q,ctrl+c", "leave_now", "ctrl+q", "leave at once, from anywhere")
TOPICS_ANYWHERE = Key("topics", "f12,ctrl+g", "topics", "F12", "topics: what is weak; also ctrl+g, even while typing")
EVERYWHERE = (PALETTE, TOPICS_ANYWHERE, LEAVE_NOW)

TABLES = {
    "Home": HOME,
    "Study": (*STUDY, *DIGITS),
    "Summary": SUMMARY,
    "Links and pictures of a card": LINK_DIGITS,
    "Browse": BROWSE,
    "A card of Browse": CARD,
    "Settings": SETTINGS,
    "Topics": TOPICS,
    "A topic": TOPIC,
    "Readiness": READY,
    "Catching up": CATCH_UP,
    "Statistics": STATISTICS,
    "Fitting the scheduler": FIT,
    "Of which deck or topic": SCOPES,
    "The past of a card": PAST,
    "Questions of the program": CONFIRM,
    "A change of a deck": PATCH,
    "Problems in the decks": PROBLEMS,
    "Help and other sheets": SHEET,
    "Everywhere": EVERYWHERE,
}


def of(bindings: Iterable[BindingType]) -> list[Key]:
    """The keys that some bindings were made from."""
    by_id = {key.id: key for table in TABLES.values() for key in table}
    ids = (binding.id for binding in bindings if isinstance(binding, Binding) and binding.id)
    return [by_id[id_] for id_ in ids if id_ in by_id]
