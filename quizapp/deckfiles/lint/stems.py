"""Rules for what is asked: one clear question, in words of its own."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
