"""The keys of topics, readiness, catching up, statistics and the past of a card."""

from quizapp.tui.browsekeys import BROWSE_BURY, BROWSE_EDIT, BROWSE_FLAG, BROWSE_UNDO
from quizapp.tui.homekeys import VIEW_AUTHOR, VIEW_READY, VIEW_STATISTICS, VIEW_TOPICS
from quizapp.tui.key import HELP, Key
from quizapp.tui.sheetkeys import SHEET

MOVES = (
    Key("figures.up", "up,k", "move(-1)", "↑", "the row above", listed=False),
    Key("figures.down", "down,j", "move(1)", "↓", "the row below", listed=False),
    Key("figures.page-up", "pageup", "page(-1)", "pg up", "a page up", listed=False),
    Key("figures.page-down", "pagedown", "page(1)", "pg dn", "a page down", listed=False),
    Key("figures.first", "home,ctrl+home", "first", "home", "the first row", listed=False),
    Key("figures.last", "end,ctrl+end", "last", "end", "the last row", listed=False),
)
TOPICS_OPEN = Key("topics.open", "enter", "open", "enter", "open the topic: its questions, the worst first")
TOPICS_CURE = Key("topics.cure", "space", "cure", "space", "study the chosen topic, the worst cards first, due or not")
TOPICS_WEAK = Key("topics.weak", "w", "weak", "w", "study all weak topics")
TOPICS_CONFUSIONS = Key("topics.confusions", "m", "confusions", "m", "study what you mix up")
TOPICS_CRAM = Key("topics.cram", "x", "cram", "x", "cram the chosen topic: the schedule stays as it is")
TOPICS_ORDER = Key("topics.order", "o,f10", "order", "o", "as a tree, or by what you gain (F10)")
TOPICS_LEAVE = Key("topics.leave", "escape,q", "leave", "esc", "back")
TOPICS = (
    TOPICS_OPEN,
    TOPICS_CURE,
    TOPICS_WEAK,
    TOPICS_CONFUSIONS,
    TOPICS_CRAM,
    TOPICS_ORDER,
    VIEW_READY,
    VIEW_STATISTICS,
    VIEW_AUTHOR,
    *MOVES,
    HELP,
    TOPICS_LEAVE,
)
TOPIC_LOOK = Key("topic.look", "enter", "open", "enter", "look at the card: question, answer, past")
TOPIC_CURE = Key("topic.cure", "space", "cure", "space", "study this topic, the worst cards first, due or not")
TOPIC_CONFUSIONS = Key("topic.confusions", "m", "confusions", "m", "study what you mix up here")
TOPIC_CRAM = Key("topic.cram", "x", "cram", "x", "cram this topic: the schedule stays as it is")
TOPIC_STATISTICS = Key("topic.statistics", "g", "statistics", "g", "statistics of this topic")
TOPIC_LEAVE = Key("topic.leave", "escape,q", "leave", "esc", "back to the topics")
TOPIC_SUSPEND = Key("topic.suspend", "-,f5", "suspend", "-", "suspend, or resume: not asked until resumed (F5)")
IN_TOPIC = (TOPIC_LOOK, TOPIC_CURE, TOPIC_CONFUSIONS, TOPIC_CRAM, TOPIC_STATISTICS, TOPIC_SUSPEND)
READY_CURE = Key("ready.cure", "enter,space", "cure", "enter", "study the chosen topic, the worst cards first")
READY_CRAM = Key("ready.cram", "x", "cram", "x", "cram what the exam is about: the schedule stays as it is")
READY_EDIT = Key("ready.edit", "e,f2", "edit", "e", "change the exam: questions, pass mark, date, topics (F2)")
READY_TURN = Key("ready.turn", "tab", "turn", "tab", "the next exam, where decks bring some")
READY_LEAVE = Key("ready.leave", "escape,q", "leave", "esc", "back")
READY = (READY_CURE, READY_CRAM, READY_EDIT, READY_TURN, VIEW_TOPICS, *MOVES, HELP, READY_LEAVE)
CATCH_START = Key("catch-up.start", "space,enter", "start", "space", "study what is worth most first")
CATCH_ALL = Key("catch-up.all", "a", "all", "a", "study all that is due today, and new questions")
CATCH_SPREAD = Key("catch-up.spread", "s", "spread", "s", "spread the rest over the next days")
CATCH_LESS = Key("catch-up.less", "left,-,h", "step(-1)", "←", "fewer minutes a day", listed=False)
CATCH_MORE = Key("catch-up.more", "right,+,=,l", "step(1)", "→", "more minutes a day", listed=False)
CATCH_UNDO = Key("catch-up.undo", "u,ctrl+z", "undo", "u", "take the spreading back")
CATCH_LEAVE = Key("catch-up.leave", "escape,q,c", "close", "esc", "close")
CATCH_HELP = Key("catch-up.help", "question_mark,f1", "explain", "?", "what is worth most, and what spreading does")
CATCHING = (CATCH_START, CATCH_ALL, CATCH_HELP, CATCH_SPREAD, CATCH_LESS, CATCH_MORE, CATCH_UNDO, CATCH_LEAVE)
STATISTICS_NEXT = Key("statistics.next", "right,tab,l", "turn(1)", "→", "the next page", listed=False)
STATISTICS_BEFORE = Key("statistics.before", "left,shift+tab,h", "turn(-1)", "←", "the page before", listed=False)
STATISTICS_PERIOD = Key("statistics.period", "p,f7", "period", "p", "30 days, 90 days, a year, all time (F7)")
STATISTICS_SCOPE = Key("statistics.scope", "/,f3,ctrl+f", "scope", "/", "of one deck or topic, or of everything (F3)")
STATISTICS_NUMBERS = Key("statistics.numbers", "n,f6", "numbers", "n", "the same as numbers, and back to pictures (F6)")
STATISTICS_COPY = Key("statistics.copy", "y,f5", "copy", "y", "copy the numbers of this page (F5)")
STATISTICS_FIT = Key("statistics.fit", "o,f9", "fit", "o", "fit the scheduler to how you forget (F9)")
STATISTICS_LEAVE = Key("statistics.leave", "escape,q", "leave", "esc", "back")
STATISTICS_DIGITS = tuple(
    Key(f"statistics.{digit}", str(digit), f"show({digit})", str(digit), "go to this page", listed=False)
    for digit in range(1, 8)
)
STATISTICS = (
    STATISTICS_NEXT,
    STATISTICS_BEFORE,
    STATISTICS_PERIOD,
    STATISTICS_SCOPE,
    STATISTICS_NUMBERS,
    STATISTICS_COPY,
    STATISTICS_FIT,
    VIEW_TOPICS,
    VIEW_READY,
    *STATISTICS_DIGITS,
    *MOVES,
    HELP,
    STATISTICS_LEAVE,
)
FIT_USE = Key("fit.use", "y", "use", "y", "use the fitted weights", listed=False)
FIT_UNDO = Key("fit.undo", "u", "undo", "u", "put back the weights from before", listed=False)
FIT_LEAVE = Key("fit.leave", "escape,q,n", "close", "esc", "leave, whatever is being done", listed=False)
FITTING = (FIT_USE, FIT_UNDO, FIT_LEAVE)
PAST = (Key("past.close", "f10", "close", "F10", "close", listed=False),)
SCOPES = (
    Key("scopes.take", "enter", "take", "enter", "of the chosen deck or topic", listed=False),
    Key("scopes.leave", "escape", "leave", "esc", "leave it as it was", listed=False),
    Key("scopes.up", "up", "move(-1)", "↑", "the row above", listed=False),
    Key("scopes.down", "down", "move(1)", "↓", "the row below", listed=False),
    Key("scopes.page-up", "pageup", "move(-8)", "pg up", "eight rows up", listed=False),
    Key("scopes.page-down", "pagedown", "move(8)", "pg dn", "eight rows down", listed=False),
)
CATCH_UP = (*CATCHING, *SHEET[1:])
FIT = (*FITTING, *SHEET[1:])
TOPIC = (*IN_TOPIC, BROWSE_FLAG, BROWSE_BURY, BROWSE_EDIT, BROWSE_UNDO, VIEW_AUTHOR, *MOVES, HELP, TOPIC_LEAVE)
