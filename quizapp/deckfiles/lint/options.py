"""Rules for the options of choice and multi questions: nothing but knowledge tells the right one."""

from quizapp.deckfiles.lint import catchalls, choices, clues, likeness, looks
from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = (*clues.RULES, *catchalls.RULES, *choices.RULES, *likeness.RULES, *looks.RULES)
