"""The keys of Home, and those that lead from screen to screen."""

from quizapp.tui.key import HELP, Key

VIEW_TOPICS = Key("view.topics", "t", "app.topics", "t", "topics: what is weak, how sure that is, and a cure")
VIEW_READY = Key("view.ready", "r", "app.ready", "r", "readiness: the chance to pass an exam, and a plan")
VIEW_EXAMS = Key("view.exams", "e", "app.exams", "e", "exams: take one, go on with it, see how it went")
VIEW_AUTHOR = Key("view.author", "d", "app.author", "d", "decks: write and mend questions")
VIEW_STATISTICS = Key("view.statistics", "g", "app.statistics", "g", "statistics: pictures of how it goes")
PALETTE = Key("palette", "ctrl+p", "command_palette", "ctrl+p", "everything that can be done here", listed=False)
LEAVE_NOW = Key("leave", "ctrl+q,ctrl+c", "leave_now", "ctrl+q", "leave at once, from anywhere")
TOPICS_ANYWHERE = Key("topics", "f12,ctrl+g", "topics", "F12", "topics: what is weak; also ctrl+g, even while typing")
EVERYWHERE = (PALETTE, TOPICS_ANYWHERE, LEAVE_NOW)
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
HOME_CRAM = Key("home.cram", "x", "cram", "x", "cram the chosen row, the schedule stays as it is")
HOME_KIN = Key("home.kin", "i", "kin", "i", "rewritten questions: is each the same?")
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
    VIEW_EXAMS,
    VIEW_AUTHOR,
    HOME_WEAK,
    HOME_CRAM,
    HOME_CATCH_UP,
    HOME_BROWSE,
    HOME_SETTINGS,
    HOME_PROBLEMS,
    HOME_KIN,
    HOME_UNDO,
    HELP,
    HOME_LEAVE,
)
