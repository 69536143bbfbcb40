"""Rules for a whole deck: what guessing gets, and what is out of balance."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
