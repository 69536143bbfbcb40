"""Rules for true and false: neither can be told without knowing."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
