"""The keys of a sitting and of its summary."""

from quizapp.tui.homekeys import VIEW_TOPICS
from quizapp.tui.key import HELP, Key

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
EDIT = Key("study.edit", "e,f2", "edit", "e", "write the question, on the author screen or in your editor (F2)")
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
