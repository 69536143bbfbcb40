"""Rules for numbers, steps and pairs: marked fairly, and not solved by elimination."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
