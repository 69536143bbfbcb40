"""What the reader of decks itself says, and who compares decks, as rules that can be explained."""

from quizapp.deckfiles.lint import filerules, keyrules, yamlrules
from quizapp.deckfiles.lint.rule import Rule

RULES: tuple[Rule, ...] = (*yamlrules.RULES, *keyrules.RULES, *filerules.RULES)
