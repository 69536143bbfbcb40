"""The keys of sheets: help, problems, links, questions of the program."""

from quizapp.tui.key import HELP, Key

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
PROBLEMS_EDIT = Key("problems.edit", "enter,e,f2", "edit", "enter", "open the file at the problem, to mend it (F2)")
PROBLEMS = (
    PROBLEMS_EDIT,
    Key("problems.close", "escape,q,?,f1,space,p", "close", "esc", "close", listed=False),
    Key("problems.up", "up,k", "move(-1)", "↑", "the problem above", listed=False),
    Key("problems.down", "down,j", "move(1)", "↓", "the problem below", listed=False),
    *SHEET_LEAPS,
)
KIN_SAME = Key("kin.same", "y,enter", "same", "y", "it is the same question: its history goes on", listed=False)
KIN_NEW = Key("kin.new", "n", "new", "n", "it is another question, and new", listed=False)
KIN_LATER = Key("kin.later", "s", "later", "s", "say it another time", listed=False)
KIN_UNDO = Key("kin.undo", "u,ctrl+z", "undo", "u", "take back what was said last", listed=False)
KIN_OTHER = Key("kin.other", "tab,right,l", "other", "tab", "the next question that it may be", listed=False)
KIN_CLOSE = Key("kin.close", "escape,q,?,f1", "close", "esc", "close", listed=False)
KIN = (KIN_SAME, KIN_NEW, KIN_LATER, KIN_UNDO, KIN_OTHER, KIN_CLOSE, *SHEET[1:])
LINK_DIGITS = tuple(
    Key(f"links.{digit}", str(digit), f"open({digit})", str(digit), "open this link", listed=False)
    for digit in range(1, 10)
)
PATCH_WRITE = Key("patch.write", "y", "sure(True)", "y", "write the change into the deck", listed=False)
PATCH_LEAVE = Key("patch.leave", "n,escape,q", "sure(False)", "n", "leave the deck as it is", listed=False)
PATCH = (PATCH_WRITE, PATCH_LEAVE, *SHEET[1:])
GONE_BACK = Key("gone.back", "w,y", "back", "w", "write the database back", listed=False)
GONE_LATER = Key("gone.later", "escape,q,enter", "close", "esc", "close", listed=False)
GONE = (GONE_BACK, GONE_LATER)
RESCUE_BOTH = Key("rescue.both", "b", "choose('both')", "b", "the backup and what can be read", listed=False)
RESCUE_BACKUP = Key("rescue.backup", "r", "choose('backup')", "r", "the backup alone", listed=False)
RESCUE_SALVAGE = Key("rescue.salvage", "s", "choose('salvage')", "s", "what can be read alone", listed=False)
RESCUE_ACCEPT = Key("rescue.accept", "g", "choose('accept')", "g", "go on with what is there", listed=False)
RESCUE_LEAVE = Key("rescue.leave", "escape,q,enter", "close", "esc", "leave everything as it is", listed=False)
RESCUE = (RESCUE_BOTH, RESCUE_BACKUP, RESCUE_SALVAGE, RESCUE_ACCEPT, HELP, RESCUE_LEAVE)
BACKUP_RESTORE = Key("backups.restore", "enter,r", "restore", "enter", "put the chosen backup in the place of the log")
BACKUP_MAKE = Key("backups.make", "b", "make", "b", "make a backup now")
BACKUP_CLOSE = Key("backups.close", "escape,q", "close", "esc", "close", listed=False)
BACKUPS = (
    BACKUP_RESTORE,
    BACKUP_MAKE,
    BACKUP_CLOSE,
    Key("backups.up", "up,k", "move(-1)", "↑", "the backup above", listed=False),
    Key("backups.down", "down,j", "move(1)", "↓", "the backup below", listed=False),
    *SHEET_LEAPS,
    HELP,
)
CONFIRM_YES = Key("confirm.yes", "y,enter", "sure(True)", "y", "yes, do it", listed=False)
CONFIRM_NO = Key("confirm.no", "n,escape,q", "sure(False)", "n", "no, leave it", listed=False)
CONFIRM = (CONFIRM_YES, CONFIRM_NO)
