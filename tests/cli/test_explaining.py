"""`quizapp check --explain` and `--rules`: what a rule is about, for people and as JSON."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.deckfiles.lint.rules import RULES

Cli = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_explained_with_its_reason_and_examples(name: str, cli: Cli) -> None:
    rule = RULES[name]
    status, out, err = cli("check", "--explain", name)
    assert (status, err) == (0, "")
    assert out.startswith(f"{name} · {rule.level}")
    assert rule.title in out
    assert " ".join(rule.why.split())[:40] in " ".join(out.split())
    assert ("Bad:" in out, "Good:" in out) == (bool(rule.bad), bool(rule.good))
    assert all(len(line) <= 78 for line in out.split("\nBad:")[0].splitlines()[1:])


def test_a_rule_is_found_in_small_letters(cli: Cli) -> None:
    assert cli("check", "--explain", "y-COLON") == cli("check", "--explain", "Y-colon")


def test_control_characters_of_an_example_are_shown_as_codes(cli: Cli) -> None:
    assert "\x07" not in cli("check", "--explain", "Y-char")[1]


@pytest.mark.parametrize(("name", "near"), [("Y-colom", " Did you mean Y-colon?"), ("qqqqqqqqqqqqqq", "")])
def test_an_unknown_rule_is_a_usage_error_with_the_nearest_one(name: str, near: str, cli: Cli) -> None:
    status, out, err = cli("check", "--explain", name)
    assert (status, out) == (2, "")
    assert err == f"There is no rule '{name}'.{near} `quizapp check --rules` lists them all.\n"


def test_all_rules_are_listed(cli: Cli) -> None:
    status, out, _ = cli("check", "--rules")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == list(RULES)


def test_json_of_rules_has_exactly_the_documented_keys(cli: Cli) -> None:
    every = json.loads(cli("check", "--rules", "--json")[1])
    one = json.loads(cli("check", "--explain", "Y-colon", "--json")[1])
    keys = ["rule", "level", "off", "title", "why", "limits", "bad", "good", "silenced"]
    assert {tuple(rule) for rule in every} == {tuple(keys)}
    assert (one["rule"], one["level"], one["silenced"]) == ("Y-colon", "error", False)
    assert next(rule for rule in every if rule["rule"] == "O01")["silenced"] is True


def test_the_page_of_rules_is_up_to_date() -> None:
    script = ROOT / "docs" / "make_rules.py"
    spec = importlib.util.spec_from_file_location("make_rules", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == module.page()
