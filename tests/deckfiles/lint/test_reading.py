"""What the reader says can be explained: every name has its rule, and the examples are what they say they are."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest

import quizapp
from quizapp.deckfiles.examining import examine
from quizapp.deckfiles.lint.reading import RULES
from quizapp.deckfiles.lint.rule import Rule
from quizapp.deckfiles.lint.rules import RULES as ALL
from quizapp.deckfiles.outline import outline_of
from quizapp.errors import Level, Problem
from quizapp.trainer.crossing import across

PACKAGE = Path(quizapp.__file__).parent
SPEAKERS = [*sorted((PACKAGE / "deckfiles").glob("*.py")), PACKAGE / "trainer/claims.py", PACKAGE / "trainer/order.py"]
ONLY_FILES = {
    "Y-size", "Y-encoding", "draws", "missing", "no-decks", "no-file", "unreadable", "link", "outside", "name",
    "same-id", "same-deck-id", "same-question", "kin",
}  # fmt: skip
_NAME = re.compile(r"Y-[a-z]+")
_SAYING = {"error", "warning", "left_out", "_problem", "UnreadableError", "Problem"}


def names_in(path: Path) -> set[str]:
    """The rules that a module can report under, as far as they stand there as texts."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _NAME.fullmatch(node.value):
            found.add(node.value)
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"UnreadableError": 0, "Problem": 4}.get(name, 1)
            if name in _SAYING and len(node.args) > place:
                found |= _texts(node.args[place : place + 1])
            found |= _named(node) if name == "Problem" else set()
    return found


def _named(call: ast.Call) -> set[str]:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "rule"]
    return _texts(one for value in given for one in ast.walk(value))


def _texts(nodes: Iterable[ast.AST]) -> set[str]:
    return {one.value for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def said(text: str, folder: Path) -> list[Problem]:
    examined = examine(text.encode(), str(folder / "deck.yaml"), str(folder))
    deck = examined.reading.deck
    return [*examined.problems, *(across([outline_of(deck)], whole=True) if deck else ())]


def test_many_names_are_found_in_the_modules() -> None:
    found = set().union(*map(names_in, SPEAKERS))
    assert len(found) > 50
    assert {"Y-space", "no-wrong", "same-id", "missing", "outside", "maths", "draws"} <= found


@pytest.mark.parametrize("path", SPEAKERS, ids=lambda path: path.name)
def test_whatever_can_be_reported_has_a_rule(path: Path) -> None:
    assert names_in(path) <= ALL.keys() | {""}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.id not in ONLY_FILES], ids=lambda rule: rule.id)
def test_the_bad_example_is_what_the_rule_is_about_and_the_good_one_is_not(rule: Rule, tmp_path: Path) -> None:
    assert rule.id in {problem.rule for problem in said(rule.bad, tmp_path)}
    good = said(rule.good, tmp_path)
    assert rule.id not in {problem.rule for problem in good}
    assert not [problem for problem in good if problem.level is Level.ERROR]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_asks_for_and_why(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert bool(rule.bad) == (rule.id not in ONLY_FILES)
