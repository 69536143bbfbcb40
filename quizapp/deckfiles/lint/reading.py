"""What the reader of decks itself says, as rules that can be explained."""

from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
