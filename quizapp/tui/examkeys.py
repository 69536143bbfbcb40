"""The keys of an exam under way, and of its overview and questions."""

from quizapp.tui.key import HELP, Key

GO = Key("exam.go", "space", "go", "space", "pick what ▸ points at; pick a step up, put it down")
ENTER = Key("exam.enter", "enter", "enter", "enter", "on to the next question")
NEXT = Key("exam.next", "n,tab,f8", "step(1)", "n", "the next question (tab while typing)")
BEFORE = Key("exam.before", "p,shift+tab,f7", "step(-1)", "p", "the question before (shift+tab while typing)")
NEXT_OPEN = Key("exam.open", "o,f5", "next_open", "o", "the next question without an answer (F5)")
NEXT_MARKED = Key("exam.marked", "r,ctrl+r", "next_marked", "r", "the next question marked for later (ctrl+r)")
LATER = Key("exam.later", "m,f3", "later", "m", "mark the question for later, or take the mark away (F3)")
OVERVIEW = Key("exam.overview", "g,f2", "overview", "g", "all questions at a glance; go to one by its number (F2)")
HAND_IN = Key("exam.hand-in", "h,ctrl+s", "hand_in", "h", "hand in, after a look at what is open (ctrl+s)")
TIME = Key("exam.time", "t,ctrl+t", "time", "t", "hide the time, or show it (ctrl+t)")
PICTURE = Key("exam.picture", "v,f9", "picture", "v", "open a picture of the question in the system's viewer (F9)")
CASE = Key("exam.case", "c,f4", "case", "c", "the case that the question belongs to, in full (F4)")
LINKS = Key("exam.links", "l,f6", "links", "l", "the links of the question, with their full addresses (F6)")
UNDO = Key("exam.undo", "u,ctrl+z", "undo", "u", "the answer that stood here before")
CLEAR = Key("exam.clear", "backspace,delete", "clear", "backspace", "take the answer away; of pairs that of this row")
UP = Key("exam.up", "up", "move(-1)", "↑", "the option, step or row above; scroll up")
DOWN = Key("exam.down", "down", "move(1)", "↓", "the option, step or row below; scroll down")
PAGE_UP = Key("exam.page-up", "pageup", "page(-1)", "pg up", "scroll a page up")
PAGE_DOWN = Key("exam.page-down", "pagedown", "page(1)", "pg dn", "scroll a page down")
TRUE = Key("exam.true", "left", "truth(True)", "←", "True; of pairs the entry before")
FALSE = Key("exam.false", "right", "truth(False)", "→", "False; of pairs the next entry")
CARRY_UP = Key("exam.carry-up", "ctrl+up,shift+up", "carry(-1)", "ctrl+↑", "carry the step up", listed=False)
CARRY_DOWN = Key("exam.carry-down", "ctrl+down,shift+down", "carry(1)", "ctrl+↓", "carry the step down", listed=False)
LEAVE = Key("exam.leave", "q,escape", "leave", "q", "leave: the clock goes on, or the attempt is dropped (Esc)")
DIGITS = tuple(
    Key(f"exam.{digit}", str(digit % 10), f"digit({digit})", str(digit % 10), "pick this, or take it away again")
    for digit in range(1, 11)
)
EXAM = (
    GO,
    ENTER,
    NEXT,
    BEFORE,
    NEXT_OPEN,
    NEXT_MARKED,
    LATER,
    OVERVIEW,
    HAND_IN,
    TIME,
    UNDO,
    CLEAR,
    PICTURE,
    CASE,
    LINKS,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    TRUE,
    FALSE,
    CARRY_UP,
    CARRY_DOWN,
    *DIGITS,
    HELP,
    LEAVE,
)
GRID_GO = Key("exam.grid.go", "enter,space", "take", "enter", "go to the chosen question", listed=False)
GRID_CLOSE = Key("exam.grid.close", "escape,q,g,f2", "close", "esc", "stay where you were", listed=False)
GRID_ERASE = Key("exam.grid.erase", "backspace", "digit(-1)", "backspace", "take a digit away", listed=False)
GRID_DIGITS = tuple(
    Key(f"exam.grid.{digit}", str(digit), f"digit({digit})", str(digit), "a digit of the number", listed=False)
    for digit in range(10)
)
GRID = (
    GRID_GO,
    Key("exam.grid.left", "left", "move(-1)", "←", "the question before", listed=False),
    Key("exam.grid.right", "right", "move(1)", "→", "the next question", listed=False),
    Key("exam.grid.up", "up,k", "row(-1)", "↑", "the row above", listed=False),
    Key("exam.grid.down", "down,j", "row(1)", "↓", "the row below", listed=False),
    Key("exam.grid.first", "home", "move(-9999)", "home", "the first question", listed=False),
    Key("exam.grid.last", "end", "move(9999)", "end", "the last question", listed=False),
    *GRID_DIGITS,
    GRID_ERASE,
    GRID_CLOSE,
)
SURE_YES = Key("exam.sure.yes", "y", "choose('yes')", "y", "hand in", listed=False)
SURE_OPEN = Key("exam.sure.open", "o,f5", "choose('open')", "o", "go to the next question that is open", listed=False)
SURE_NO = Key("exam.sure.no", "n,escape,q,enter", "choose('no')", "n", "go on with the exam", listed=False)
SURE = (SURE_YES, SURE_OPEN, SURE_NO)
AWAY_LEAVE = Key("exam.away.leave", "l", "choose('leave')", "l", "leave; the clock goes on", listed=False)
AWAY_DROP = Key("exam.away.drop", "d", "choose('drop')", "d", "drop the attempt: it has no result", listed=False)
AWAY_STAY = Key("exam.away.stay", "g,escape,q,enter", "choose('no')", "g", "go on with the exam", listed=False)
AWAY = (AWAY_LEAVE, AWAY_DROP, AWAY_STAY)
