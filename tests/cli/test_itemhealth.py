"""`quizapp health` through the program itself: signs first, then the cards, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.cli import figurelines

Cli = Callable[..., tuple[int, str, str]]
Reviews = Callable[..., None]
LETTER = "Which letter follows A?"


@pytest.fixture
def studied(review: Reviews) -> None:
    """One card known, one forgotten again and again after it was learned."""
    review("What is the first letter?", ("2026-11-10T09:00:00+01:00", 4))
    days = [(f"{year}-{month:02}-10T09:00:00+01:00", 3 if month % 2 else 1) for year in (2024, 2025) for month in
            range(1, 13)]  # fmt: skip
    review(LETTER, *days)


def found(cli: Cli, *arguments: str) -> list[dict[str, object]]:
    status, out, err = cli("health", *arguments, "--json")
    assert status == 0, err
    listed = json.loads(out)
    assert isinstance(listed, list)
    return listed


@pytest.mark.usefixtures("studied")
def test_signs_come_first_with_place_rule_and_cure(cli: Cli, decks: Path) -> None:
    status, out, err = cli("health")
    first, *_ = out.splitlines()
    assert status == 0
    assert first.startswith(f"{decks / 'alpha.yaml'}:8: H-leech: forgotten ")
    assert " times after it was learned. Cure: split it" in first
    assert "2 cards answered, 1 with a sign." in err


@pytest.mark.usefixtures("studied")
def test_then_every_card_that_was_answered_the_worst_first(cli: Cli) -> None:
    lines = cli("health")[1].splitlines()
    head = next(place for place, line in enumerate(lines) if line.startswith("Place"))
    assert lines[head - 1] == "Questions"
    assert lines[head + 1].startswith("alpha.yaml:8")
    assert "12 of 24 (31–69%)" in lines[head + 1]
    assert lines[head + 2].startswith("alpha.yaml:5")
    assert "1 of 1" in lines[head + 2]


@pytest.mark.usefixtures("studied")
def test_the_table_fits_a_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.cli.itemhealth.columns", lambda: 80)
    monkeypatch.setattr(figurelines, "columns", lambda: 80)
    lines = cli("health")[1].splitlines()
    table = lines[lines.index("Questions") :]
    assert max(map(len, table)) <= 80
    row = next(line for line in table if line.startswith("alpha.yaml:8"))
    assert row.split()[-4:] == ["24", "50%", "1/1", "52%"]


@pytest.mark.usefixtures("studied")
def test_json_has_every_figure(cli: Cli) -> None:
    worst, other = found(cli)
    assert worst["question"] == LETTER
    assert (worst["line"], worst["kind"], worst["answers"], worst["learners"]) == (8, "choice", 24, 1)
    assert worst["right"] == {"times": 12, "of": 24, "value": 0.5, "low": 0.314274, "high": 0.685726}
    assert [sign["sign"] for sign in worst["signs"]] == ["leech"]  # type: ignore[attr-defined]
    assert [option["text"] for option in worst["options"]] == ["B", "C", "D"]  # type: ignore[attr-defined]
    assert (worst["discrimination"], worst["seconds"], worst["expected_lapses"]) == (None, None, None)
    assert other["signs"] == []


@pytest.mark.usefixtures("studied")
def test_it_is_narrowed_by_name_and_sorted(cli: Cli) -> None:
    assert [one["line"] for one in found(cli, "letters/first")] == [8, 5]
    assert [one["line"] for one in found(cli, "--sort", "place")] == [5, 8]
    assert found(cli, "numbers") == []


def test_without_answers_it_says_what_to_do(cli: Cli) -> None:
    status, out, err = cli("health")
    assert status == 0
    assert "No question was answered yet: study first" in out
    assert "0 cards answered, 0 with a sign." in err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--sort", "colour"), 2, "--sort is one of right, first, forgotten, time, answers, apart, place, not colour."),
        (("lettres",), 1, "There is no deck or topic lettres. Did you mean"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_a_sentence(
    cli: Cli, arguments: tuple[str, ...], status: int, said: str
) -> None:
    found_status, _, err = cli("health", *arguments)
    assert found_status == status
    assert said in err


@pytest.mark.usefixtures("studied")
def test_many_cards_are_cut_unless_all_are_wanted(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.cli.itemhealth.MOST", 1)
    assert "1 more card: --all shows all." in cli("health")[1]
    whole = cli("health", "--all")[1]
    assert "more card" not in whole
    assert "alpha.yaml:5" in whole


@pytest.mark.usefixtures("studied")
def test_the_signs_are_rules_that_can_be_explained(cli: Cli) -> None:
    status, out, _ = cli("check", "--explain", "H-leech")
    assert status == 0
    assert "forgotten" in out
