"""Every key of every screen, in one table: bindings, key bars and the help are made from it."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Key:
    """An action's keys as Textual names them, the label on the screen, and what it does.

    The id is what a configuration names to choose other keys.
    """

    id: str
    keys: str
    action: str
    label: str
    says: str


HELP = Key("help", "question_mark,shift+slash,f1", "help", "?", "this help (F1 while typing)")

HOME_ALL = Key("home.all", "space,a,A", "study_all", "space", "study everything that is due, and new questions")
HOME_DECK = Key("home.deck", "enter", "study_deck", "enter", "study the chosen deck")
HOME_UP = Key("home.up", "up,k,K", "move(-1)", "↑", "choose the deck above")
HOME_DOWN = Key("home.down", "down,j,J", "move(1)", "↓", "choose the deck below")
HOME_PROBLEMS = Key("home.problems", "p,P", "problems", "p", "what is wrong in the decks, and where")
HOME_LEAVE = Key("home.leave", "q,Q", "leave", "q", "leave quizapp")
HOME = (HOME_ALL, HOME_DECK, HOME_UP, HOME_DOWN, HOME_PROBLEMS, HELP, HOME_LEAVE)

GO = Key("study.go", "space", "go", "space", "show the answer; check; accept the suggested rating")
ENTER = Key("study.enter", "enter", "enter", "enter", "the same; after ↑ and ↓ space picks an option and enter checks")
HINT = Key("study.hint", "h,H,ctrl+t", "hint", "h", "the next hint (ctrl+t while typing)")
GIVE_UP = Key("study.give-up", "ctrl+r", "give_up", "ctrl+r", "I don't know: show the answer")
SOURCE = Key("study.source", "s,S", "source", "s", "where the answer comes from")
OVERRULE = Key("study.overrule", "i,I", "overrule", "i", "I was right: what I typed means the same")
UNDO = Key("study.undo", "u,U,ctrl+z", "undo", "u", "take the last rating back, also of an earlier day")
UP = Key("study.up", "up", "move(-1)", "↑", "the option above; scroll up")
DOWN = Key("study.down", "down", "move(1)", "↓", "the option below; scroll down")
PAGE_UP = Key("study.page-up", "pageup", "page(-1)", "pg up", "scroll a page up")
PAGE_DOWN = Key("study.page-down", "pagedown", "page(1)", "pg dn", "scroll a page down")
TRUE = Key("study.true", "left", "truth(True)", "←", "True")
FALSE = Key("study.false", "right", "truth(False)", "→", "False")
LEAVE = Key("study.leave", "q,Q,escape", "leave", "q", "end here; everything rated is saved (Esc while typing)")
YES = Key("study.yes", "y,Y", "sure(True)", "y", "yes, where the screen asks")
NO = Key("study.no", "n,N", "sure(False)", "n", "no, where the screen asks")
# The second name is what the same key types without Shift on a French keyboard.
_DIGITS = ("ampersand", "é", "quotation_mark", "apostrophe", "left_parenthesis", "minus", "è", "underscore", "ç")
DIGITS = tuple(
    Key(f"study.{digit}", f"{digit},{alias}", f"digit({digit})", str(digit), "pick this option; then rate with 1 to 4")
    for digit, alias in enumerate(_DIGITS, start=1)
)
STUDY = (
    GO,
    ENTER,
    HINT,
    GIVE_UP,
    SOURCE,
    OVERRULE,
    UNDO,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    TRUE,
    FALSE,
    YES,
    NO,
    HELP,
    LEAVE,
)

ON = Key("summary.on", "space,enter", "on", "space", "go on with what is left")
BACK = Key("summary.home", "h,H,q,Q,escape", "home", "h", "back to the decks")
SUMMARY_UNDO = Key("summary.undo", "u,U,ctrl+z", "undo", "u", "take the last rating back")
SUMMARY = (ON, SUMMARY_UNDO, BACK, HELP)

SHEET_CLOSE = Key("sheet.close", "escape,q,Q,question_mark,shift+slash,f1,space,enter,p,P", "close", "esc", "close")
SHEET = (
    SHEET_CLOSE,
    Key("sheet.up", "up,k,K", "scroll(-1)", "↑", "scroll up"),
    Key("sheet.down", "down,j,J", "scroll(1)", "↓", "scroll down"),
    Key("sheet.page-up", "pageup", "scroll(-10)", "pg up", "scroll a page up"),
    Key("sheet.page-down", "pagedown", "scroll(10)", "pg dn", "scroll a page down"),
)

LEAVE_NOW = Key("leave", "ctrl+q,ctrl+c", "leave_now", "ctrl+q", "leave at once, from anywhere")


def bindings(keys: Iterable[Key], *, priority: bool = False) -> list[BindingType]:
    """Textual's bindings of some keys; with priority they work even while a text is typed."""
    return [Binding(key.keys, key.action, key.says, show=False, id=key.id, priority=priority) for key in keys]
