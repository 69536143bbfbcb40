"""All rules, by id."""

from collections.abc import Mapping
from types import MappingProxyType

from quizapp.deckfiles.lint import (
    answers,
    clozes,
    deceiving,
    decks,
    duplicates,
    explained,
    facts,
    forms,
    health,
    negatives,
    numbers,
    options,
    reading,
    statements,
    stems,
)
from quizapp.deckfiles.lint.rule import Rule

_FAMILIES = (
    options,
    *(negatives, stems, facts, duplicates, explained),
    *(statements, answers, forms, clozes),
    *(numbers, decks, deceiving, reading, health),
)
RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for family in _FAMILIES for rule in family.RULES})
