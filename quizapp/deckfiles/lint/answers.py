"""Rules for flashcards and typed answers: short enough to be judged fairly."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
