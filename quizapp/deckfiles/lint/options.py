"""Rules for the options of choice and multi questions: nothing but knowledge tells the right one."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
