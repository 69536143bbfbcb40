"""The keys of the list of exams, of an exam before it begins, and of what an attempt came to."""

from quizapp.tui.figurekeys import MOVES
from quizapp.tui.homekeys import VIEW_TOPICS
from quizapp.tui.key import HELP, Key

EXAMS_OPEN = Key("exams.open", "enter,space", "open", "enter", "go on, take the exam, or see what became of it")
EXAMS_PRACTICE = Key(
    "exams.practice", "p,f8", "practice", "p", "practise without stakes: an answer after each question"
)
EXAMS_DROP = Key("exams.drop", "x,delete", "drop", "x", "drop the attempt under way, without a result")
EXAMS_LEAVE = Key("exams.leave", "escape,q,e", "leave", "esc", "back")
EXAMS = (EXAMS_OPEN, EXAMS_PRACTICE, EXAMS_DROP, VIEW_TOPICS, *MOVES, HELP, EXAMS_LEAVE)
COVER_START = Key("cover.start", "space,f5", "start", "space", "begin: the clock starts")
COVER_TYPE = Key("cover.type", "enter,f2", "type", "enter", "type a value, or choose decks and topics")
COVER_LESS = Key("cover.less", "left,-,h", "step(-1)", "←", "less, or the value before", listed=False)
COVER_MORE = Key("cover.more", "right,+,=,l", "step(1)", "→", "more, or the next value", listed=False)
COVER_PRACTICE = Key("cover.practice", "p,f8", "practice", "p", "practise this instead: an answer after each question")
COVER_DEFAULT = Key("cover.default", "d,backspace", "default", "d", "the exam as it was before it was changed")
COVER_RESUME = Key("cover.resume", "g,f7", "resume", "g", "go on with the exam that is under way")
COVER_LEAVE = Key("cover.leave", "escape,q", "leave", "esc", "back")
COVER = (
    COVER_START,
    COVER_TYPE,
    COVER_LESS,
    COVER_MORE,
    COVER_DEFAULT,
    COVER_PRACTICE,
    COVER_RESUME,
    *MOVES,
    HELP,
    COVER_LEAVE,
)
VALUE_TAKE = Key("cover.take", "enter", "take", "enter", "take the value", listed=False)
VALUE_LEAVE = Key("cover.leave-value", "escape", "leave", "esc", "leave it as it was", listed=False)
VALUES = (VALUE_TAKE, VALUE_LEAVE)
DEBRIEF_OPEN = Key(
    "debrief.open", "enter", "open", "enter", "look at the question: your answer, what is right, and why"
)
DEBRIEF_APPLY = Key("debrief.apply", "a,f5", "apply", "a", "put the answers into the schedule")
DEBRIEF_UNDO = Key("debrief.undo", "u,ctrl+z", "undo", "u", "take them out of the schedule again")
DEBRIEF_MISSED = Key("debrief.missed", "space", "missed", "space", "study what was missed")
DEBRIEF_FILTER = Key("debrief.filter", "f,f6", "filter", "f", "only what was missed, or every question")
DEBRIEF_EDIT = Key("debrief.edit", "e,f2", "edit", "e", "write: open the question in its deck")
DEBRIEF_EXPORT = Key("debrief.export", "x,f9", "export", "x", "write the result as a page of HTML and as JSON")
DEBRIEF_LEAVE = Key("debrief.leave", "escape,q", "leave", "esc", "back")
DEBRIEF = (
    DEBRIEF_MISSED,
    DEBRIEF_APPLY,
    DEBRIEF_UNDO,
    DEBRIEF_OPEN,
    DEBRIEF_FILTER,
    DEBRIEF_EXPORT,
    DEBRIEF_EDIT,
    VIEW_TOPICS,
    *MOVES,
    HELP,
    DEBRIEF_LEAVE,
)
FIRST_BOTH = Key(
    "missed.both", "y,enter,space", "decide(True)", "y", "put them into the schedule, then study", listed=False
)
FIRST_STUDY = Key("missed.study", "n", "decide(False)", "n", "only study", listed=False)
FIRST_LEAVE = Key("missed.leave", "escape,q", "leave", "esc", "neither", listed=False)
FIRST = (FIRST_BOTH, FIRST_STUDY, FIRST_LEAVE)
OVER_SEE = Key("over.see", "enter,escape", "see", "enter", "see the result", listed=False)
OVER = (OVER_SEE,)
ANSWERED_NEXT = Key("answered.next", "right,space,enter,n,l", "turn(1)", "→", "the next question")
ANSWERED_BEFORE = Key("answered.before", "left,backspace,b,h", "turn(-1)", "←", "the question before")
ANSWERED_EDIT = Key("answered.edit", "e,f2", "edit", "e", "write: open the question in its deck")
ANSWERED_LEAVE = Key("answered.leave", "escape,q", "leave", "esc", "back to the result")
ANSWERED = (
    ANSWERED_NEXT,
    ANSWERED_BEFORE,
    ANSWERED_EDIT,
    Key("answered.up", "up,k", "scroll(-1)", "↑", "scroll up", listed=False),
    Key("answered.down", "down,j", "scroll(1)", "↓", "scroll down", listed=False),
    Key("answered.page-up", "pageup", "page(-1)", "pg up", "a page up", listed=False),
    Key("answered.page-down", "pagedown", "page(1)", "pg dn", "a page down", listed=False),
    HELP,
    ANSWERED_LEAVE,
)
