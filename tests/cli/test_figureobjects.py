"""Figures as JSON: exactly the keys that docs/json.md names, and numbers that JSON has."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.cli.figureobjects import ready_object, statistics_object, topics_object
from quizapp.core.bias import Bias
from quizapp.core.readiness import Short
from quizapp.core.stats.figures import Calibration
from tests.figures import (
    empty_statistics,
    empty_topics,
    full_readiness,
    full_statistics,
    full_topics,
    thin_readiness,
)

DOCS = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
MIXED = full_topics().lines[1].confused
assert MIXED
FULL: dict[str, dict[str, object]] = {
    "stats": statistics_object(full_statistics("evaluation")),
    "topics": topics_object(full_topics(), [MIXED]),
    "ready": ready_object(full_readiness()),
}
EMPTY: dict[str, dict[str, object]] = {
    "stats": statistics_object(empty_statistics()),
    "topics": topics_object(empty_topics(), []),
    "ready": ready_object(thin_readiness()),
}
SHARE = {"right", "n", "value", "low", "high"}


def section(command: str) -> str:
    """What the documentation says of a command, up to the next one."""
    return re.split(r"\n(?=\*\*|## )", DOCS.partition(f"**`quizapp {command} --json`**")[2])[0]


def documented(command: str) -> list[str]:
    """The keys of the first column of its table."""
    rows = [line.split("|")[1] for line in section(command).splitlines() if line.startswith("| `")]
    return [key for row in rows for key in re.findall(r"`(\w+)`", row)]


def keys_within(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_within, value.values()))
    return set().union(*map(keys_within, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("command", list(FULL))
def test_the_documentation_names_every_key_and_no_other(command: str) -> None:
    assert sorted(documented(command)) == sorted(FULL[command])
    inner = keys_within(FULL[command]) - SHARE
    assert {key for key in inner if f"`{key}`" not in section(command)} == set()


@pytest.mark.parametrize("command", list(FULL))
def test_an_empty_history_has_the_same_keys(command: str) -> None:
    assert list(EMPTY[command]) == list(FULL[command])
    assert json.loads(json.dumps(EMPTY[command], allow_nan=False)) == EMPTY[command]


@pytest.mark.parametrize("command", list(FULL))
def test_the_object_is_json_without_rest(command: str) -> None:
    written = json.dumps(FULL[command], allow_nan=False)
    assert json.loads(written) == FULL[command]
    assert not re.search(r"\.\d{7,}", written)


def test_dates_are_iso_and_shares_have_their_interval() -> None:
    stats, ready = json.loads(json.dumps(FULL["stats"])), json.loads(json.dumps(FULL["ready"]))
    assert (stats["from"], stats["to"], stats["days"]) == ("2025-11-21", "2026-11-20", 365)
    assert stats["calendar"]["days"][0]["day"] >= "2025-11-21"
    assert set(stats["right"]) == SHARE
    assert stats["right"]["low"] < stats["right"]["value"] < stats["right"]["high"]
    assert len(stats["hours"]) == 24
    assert ready["exam"]["date"] == "2026-12-02"
    assert ready["plan"][0]["day"] == "2026-11-20"


def test_what_is_not_known_is_null() -> None:
    stats, ready = json.loads(json.dumps(EMPTY["stats"])), json.loads(json.dumps(EMPTY["ready"]))
    assert stats["right"] == {"right": 0, "n": 0, "value": None, "low": 0.0, "high": 1.0}
    assert stats["calibration"]["log_loss"] is None
    assert (ready["now"], ready["idle"], ready["kept"], ready["exam"]["date"]) == (None, None, None, None)
    assert ready["why"].startswith("Not enough to say")


def test_a_figure_that_is_no_number_is_null() -> None:
    broken = replace(full_statistics(), calibration=Calibration((), 1, float("nan"), float("inf")))
    found = statistics_object(broken)["calibration"]
    assert found == {"bins": [], "n": 1, "log_loss": None, "rmse": None}


def test_topics_tell_their_standing_and_the_commonest_confusion() -> None:
    found = json.loads(json.dumps(FULL["topics"]))
    lines = {line["topic"]: line for line in found["topics"]}
    assert lines["evaluation/precision-recall"]["standing"] == "weak"
    assert lines["evaluation/precision-recall"]["confused"] == found["confusions"][0]
    assert lines["foundations"]["confused"] is None
    assert found["ranked"][0] == "reinforcement-learning"
    assert found["weak"] == ["evaluation/precision-recall"]


def test_what_a_plan_leaves_and_how_far_predictions_are_off_are_told_in_numbers() -> None:
    found = ready_object(replace(full_readiness(), short=Short(40, 12, 10), bias=Bias(-0.12, 240)))
    assert found["short"] == {"unseen": 40, "needed": 12, "limit": 10}
    assert found["bias"] == {"change": -0.12, "reviews": 240}
    assert topics_object(replace(full_topics(), bias=Bias(0.04, 900)), [])["bias"] == {"change": 0.04, "reviews": 900}
    assert (FULL["ready"]["short"], FULL["ready"]["bias"], FULL["topics"]["bias"]) == (None, None, None)
