"""Rules for holes: one answer fits, and the text does not give it away."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
