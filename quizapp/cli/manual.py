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
    "Study": ("study", "quick"),
    "See": ("due", "decks", "cards", "stats", "topics", "ready", "report", "simulate"),
    "Write, keep and set up": ("check", "log export", "log import", "optimize", "completion"),
}
EXAMPLES: Mapping[str, Pairs] = {
    "study": (
        ("quizapp study", "everything that is due"),
        ("quizapp study evaluation --limit 10", "ten cards of a topic"),
        ("quizapp study --plain", "in lines of text, for a screen reader"),
    ),
    "quick": (("quizapp quick", "five cards"), ("quizapp quick 3 evaluation", "three cards of a topic")),
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
    ),
    "log export": (("quizapp log export reviews.jsonl", "every answer you ever gave"),),
    "log import": (("quizapp log import reviews.jsonl", "add those of another machine"),),
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
    ("config.toml", "your settings, in the data folder"),
    ("decks/", "your decks, in the data folder; others are found with --decks"),
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
