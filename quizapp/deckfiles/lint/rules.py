"""All rules, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.deckfiles.lint import answers, clozes, decks, numbers, options, reading, statements, stems
from quizapp.deckfiles.lint.rule import Rule

_FAMILIES = (options, stems, statements, answers, clozes, numbers, decks, reading)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for family in _FAMILIES for rule in family.RULES})
