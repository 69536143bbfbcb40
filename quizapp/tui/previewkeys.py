"""The keys of the preview: a question answered in place, and of `quizapp preview`, which is a preview alone."""

from quizapp.tui.key import HELP, Key

GO = Key("preview.go", "space", "go", "space", "show the answer; check; ask again")
ENTER = Key("preview.enter", "enter", "enter", "enter", "the same; after ↑ and ↓ space picks and enter checks")
AGAIN = Key("preview.again", "f5", "do('again')", "F5", "draw again: other numbers, another order")
BOTH = Key("preview.both", "b,f9", "do('both')", "b", "question and answer at once, or the question alone (F9)")
HINT = Key("preview.hint", "h,ctrl+t", "do('hint')", "h", "the next hint (ctrl+t while typing)")
GIVE_UP = Key("preview.give-up", "ctrl+r", "do('give_up')", "ctrl+r", "I don't know: show the answer")
UNDO = Key("preview.undo", "u,ctrl+z", "undo", "u", "take the answer back, or the last move of a step or pair")
OTHERS = Key("preview.comments", "w", "do('others')", "w", "why the other options are wrong, where the deck says so")
SOURCE = Key("preview.source", "s", "do('source')", "s", "where the answer comes from")
UP = Key("preview.up", "up", "move(-1)", "↑", "the option above; scroll up")
DOWN = Key("preview.down", "down", "move(1)", "↓", "the option below; scroll down")
PAGE_UP = Key("preview.page-up", "pageup", "page(-1)", "pg up", "scroll a page up")
PAGE_DOWN = Key("preview.page-down", "pagedown", "page(1)", "pg dn", "scroll a page down")
LEFT = Key("preview.left", "left", "side(-1)", "←", "True; the entry before; the card before of the same question")
RIGHT = Key("preview.right", "right", "side(1)", "→", "False; the next entry; the next card of the same question")
CARRY_UP = Key("preview.carry-up", "shift+up", "carry(-1)", "shift+↑", "carry the step up", listed=False)
CARRY_DOWN = Key("preview.carry-down", "shift+down", "carry(1)", "shift+↓", "carry the step down", listed=False)
CLEAR = Key("preview.clear", "backspace,delete", "do('clear')", "backspace", "match nothing to this row", listed=False)
DIGITS = tuple(
    Key(f"preview.{digit}", str(digit % 10), f"digit({digit})", str(digit % 10), "pick, match or place this")
    for digit in range(1, 11)
)
PANE = (
    GO,
    ENTER,
    AGAIN,
    BOTH,
    HINT,
    GIVE_UP,
    UNDO,
    OTHERS,
    SOURCE,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    LEFT,
    RIGHT,
    CARRY_UP,
    CARRY_DOWN,
    CLEAR,
    *DIGITS,
)
NEXT = Key("preview.next", "n,f8", "next(1)", "n", "the next question of the file (F8)")
BEFORE = Key("preview.before", "p,f7", "next(-1)", "p", "the question before (F7)")
EDIT = Key("preview.edit", "e,f2", "edit", "e", "open the question in your editor (F2)")
LEAVE = Key("preview.leave", "q,escape", "leave", "q", "leave the preview (Esc)")
ALONE = (NEXT, BEFORE, EDIT, HELP, LEAVE)
PREVIEW = (*PANE, *ALONE)
