"""What there is to say about the program beside its commands: groups, examples, environment, files, statuses."""

from collections.abc import Mapping

Pairs = tuple[tuple[str, str], ...]

SAYS = "quizapp is a quiz and flashcard trainer for the terminal."
FIRST: Pairs = (
    ("quizapp", "see what is due, and press space to study"),
    ("quizapp study NAME", "straight into one deck or topic"),
    ("quizapp quick", "five cards below the shell's prompt, and back to work"),
)
GROUPS: Mapping[str, tuple[str, ...]] = {
    "Study": ("study", "quick", "exam"),
    "See": ("due", "decks", "cards", "stats", "topics", "ready", "report", "simulate"),
    "Write decks": ("new", "preview", "check", "diff", "health", "fmt", "ids", "import", "schema"),
    "Keep and set up": (
        "orphans list",
        "orphans link",
        "orphans retire",
        "log export",
        "log import",
        "backup",
        "restore",
        "doctor",
        "optimize",
        "completion",
    ),
}
EXAMPLES: Mapping[str, Pairs] = {
    "study": (
        ("quizapp study", "everything that is due"),
        ("quizapp study evaluation --limit 10", "ten cards of a topic"),
        ("quizapp study --plain", "in lines of text, for a screen reader"),
    ),
    "quick": (("quizapp quick", "five cards"), ("quizapp quick 3 evaluation", "three cards of a topic")),
    "exam": (
        ("quizapp exam", "your own exam, or the one under way"),
        ("quizapp exam evaluation --questions 10 --minutes 0", "ten questions of a topic, no clock"),
        ("quizapp exam --practice", "the same without stakes"),
        ("quizapp exam --seed 7 --print exam.html", "a paper to print, and exam-key.html with its answers"),
        ("quizapp exam --show last --json", "all of the last attempt for a program"),
    ),
    "due": (("quizapp due", "how much there is to do"), ("quizapp due --json", "the same for a program")),
    "decks": (("quizapp decks", "names, titles and sizes"),),
    "cards": (
        ("quizapp cards", "every card"),
        ("quizapp cards precision", "cards that speak of precision"),
        ("quizapp cards is:leech", "cards that are forgotten again and again"),
    ),
    "stats": (
        ("quizapp stats", "the last year"),
        ("quizapp stats evaluation --days 30", "a topic, the last 30 days"),
        ("quizapp stats --all --json", "every figure of all time for a program"),
    ),
    "topics": (
        ("quizapp topics", "every topic"),
        ("quizapp topics evaluation", "one topic and what is below it"),
    ),
    "ready": (
        ("quizapp ready", "the exam of config.toml"),
        ("quizapp ready --date 2026-12-01 --pass 50%", "another day and pass mark"),
        ("quizapp ready evaluation --questions 20 --options 0", "typed answers on one topic"),
    ),
    "report": (
        ("quizapp report report.html", "the last year"),
        ("quizapp report evaluation.html evaluation --all", "one topic, all time"),
    ),
    "simulate": (
        ("quizapp simulate", "a year with your cards"),
        ("quizapp simulate --days 90 --new 0", "three months without new cards"),
    ),
    "optimize": (
        ("quizapp optimize", "fit, show what changes, and ask"),
        ("quizapp optimize --undo", "back to the weights from before"),
    ),
    "check": (
        ("quizapp check my-deck.yaml", "one file"),
        ("quizapp check --strict decks/", "a folder, warnings counting as errors"),
        ("quizapp check --explain O01", "why there is this rule"),
    ),
    "new": (
        ("quizapp new", "begin a deck, and open it"),
        ("quizapp new metrics --kind number", "the deck metrics, with a number to begin with"),
        ("quizapp new course/week-1.yaml --no-open", "a file of your choice"),
    ),
    "schema": (
        ("quizapp schema --install", "beside your own decks, as deck.schema.json"),
        ("quizapp schema course", "in another folder of decks"),
    ),
    "fmt": (
        ("quizapp fmt", "your own decks"),
        ("quizapp fmt --diff my-deck.yaml", "what would change"),
        ("quizapp fmt --check decks/", "in a hook: the status is 1 where something would change"),
    ),
    "ids": (
        ("quizapp ids", "the questions without id, and what they would be called"),
        ("quizapp ids --write my-deck.yaml", "write the ids"),
    ),
    "health": (
        ("quizapp health", "what the answers say of your questions"),
        ("quizapp health evaluation --sort forgotten", "a topic, what is forgotten most first"),
    ),
    "preview": (("quizapp preview my-deck.yaml:12", "the question at line 12, beside your editor"),),
    "diff": (("quizapp diff", "every deck"), ("quizapp diff metrics", "one deck")),
    "import": (
        ("quizapp import questions.csv", "a table with a line of names"),
        ("quizapp import --dry-run --map Frage=q notes.tsv", "show the deck first"),
    ),
    "orphans list": (("quizapp orphans list", "what is known and asked no more"),),
    "orphans link": (("quizapp orphans link 1a2b 3c4d", "the ids stand in the list"),),
    "orphans retire": (("quizapp orphans retire 1a2b", "one of them"),),
    "log export": (("quizapp log export reviews.jsonl", "every answer you ever gave"),),
    "log import": (("quizapp log import reviews.jsonl", "add those of another machine"),),
    "backup": (
        ("quizapp backup", "now, among the others"),
        ("quizapp backup /media/stick", "on another disk"),
        ("quizapp backup --list", "those there are"),
    ),
    "restore": (
        ("quizapp restore", "the newest; again, and it is taken back"),
        ("quizapp restore 2026-11-20", "as it was on the evening of a day"),
        ("quizapp restore --accept", "go on, although entries are missing"),
    ),
    "doctor": (
        ("quizapp doctor", "look at everything, change nothing"),
        ("quizapp doctor --fix", "mend what can be mended, after a backup"),
        ("quizapp doctor --salvage", "a damaged database: the newest backup, and what can still be read"),
    ),
    "completion": (
        ('eval "$(quizapp completion bash)"', "in ~/.bashrc"),
        ('eval "$(quizapp completion zsh)"', "in ~/.zshrc, after compinit"),
        ("quizapp completion fish > ~/.config/fish/completions/quizapp.fish", "once"),
    ),
}
ENVIRONMENT: Pairs = (
    ("QUIZAPP_DATA, QUIZAPP_DECKS", "stand in for --data and --decks"),
    ("VISUAL, EDITOR", "the editor that opens a question"),
    ("NO_COLOR", "no colours"),
)
FILES: Pairs = (
    ("quizapp.db", "your log and memories, in the data folder"),
    ("backups/", "copies of quizapp.db, in the data folder"),
    ("config.toml", "your settings, in the data folder"),
    ("decks/", "your decks, in the data folder; others are found with --decks"),
    ("unsaved/", "what was not saved when the program ended, in the data folder"),
    ("cache/", "what may be deleted at any time, in the data folder"),
)
STATUSES: Pairs = (
    ("0", "fine"),
    ("1", "problems or a mistake"),
    ("2", "wrong usage"),
    ("3", "database"),
    ("4", "database locked"),
    ("70", "a bug"),
    ("128+n", "ended by signal n"),
)
