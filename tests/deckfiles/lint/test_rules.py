"""Every rule speaks where it should, is silent about near misses, and explains itself; `speaking` has the fixtures."""

import pytest

from quizapp.deckfiles.lint import rules
from quizapp.deckfiles.lint.rule import Rule
from quizapp.deckfiles.lint.rules import RULES
from quizapp.deckfiles.lint.seen import Seen, SeenDeck
from quizapp.deckfiles.reader import read
from tests.deckfiles.lint.speaking import FIXTURES, Fixture, fixtures, said

LEAST = 3
ENGINE = {"L01", "L02"}
BESIDE_FILES = {"Q16"}  # tests/deckfiles/lint/test_facts.py
LOOKING = [
    rule.id
    for rule in RULES.values()
    if (rule.question or rule.deck or rule.id in ENGINE) and rule.id not in BESIDE_FILES
]
EVERY = [fixture for rule in LOOKING for fixture in fixtures(rule)]


@pytest.mark.parametrize("fixture", EVERY, ids=str)
def test_a_rule_speaks_where_it_should_and_nowhere_else(fixture: Fixture) -> None:
    lines = tuple(problem.line for problem in said(fixture.deck, fixture.rule) if problem.rule == fixture.rule)
    assert lines == fixture.lines if fixture.lines is not None else lines


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    """The questions of all fixtures."""
    decks = (read(fixture.deck.encode(), "/nowhere/deck.yaml", "/nowhere").deck for fixture in EVERY)
    return [one for deck in decks if deck for one in SeenDeck(deck).questions]


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.kinds], ids=lambda rule: rule.id)
def test_a_rule_has_nothing_to_say_of_kinds_that_it_is_not_asked_about(rule: Rule, seen: list[Seen]) -> None:
    others = [one for one in seen if one.question.kind not in rule.kinds]
    assert others
    assert rule.question
    assert not [finding for one in others for finding in rule.question(one)]


@pytest.mark.parametrize("rule", LOOKING)
def test_a_rule_has_three_bad_decks_and_three_near_misses(rule: str) -> None:
    found = [fixture for fixture in fixtures(rule) if "example" not in fixture.name]
    assert sum(bool(fixture.lines) for fixture in found) >= LEAST
    assert sum(not fixture.lines for fixture in found) >= LEAST


def test_every_fixture_is_of_a_rule_that_looks() -> None:
    assert {path.stem for path in FIXTURES.glob("*.yaml")} <= set(LOOKING)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert rule.title
    assert rule.title[-1] != "."
    assert rule.why[-1] == "."
    assert rule.bad != rule.good or rule.id not in LOOKING
    assert not (rule.question and rule.deck)


def test_no_two_rules_have_one_id() -> None:
    assert len(RULES) == sum(len(family.RULES) for family in rules._FAMILIES)
