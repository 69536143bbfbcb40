"""Rewritten questions on the command line: what changed, what waits, and what is asked."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
Review = Callable[..., None]
FOLLOWS = "Which letter follows A?"


@pytest.fixture
def rewritten(cli: Cli, review: Review, decks: Path) -> Path:
    """The deck of letters, of which two questions were answered and then rewritten: one may mean something else."""
    deck = decks / "alpha.yaml"
    for question in (FOLLOWS, "A comes before B."):
        review(question, ("2026-11-10T10:00:00+01:00", 3))
    text = deck.read_text(encoding="utf-8")
    text = text.replace("Which letter follows A?", "Which letter follows C?").replace("comes before", "cmoes before")
    deck.write_text(text, encoding="utf-8")
    return deck


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody at a terminal who types these lines."""

    def type_(lines: str) -> None:
        typed = io.StringIO(lines)
        monkeypatch.setattr(typed, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", typed)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    return type_


@pytest.mark.usefixtures("rewritten")
def test_orphans_are_listed_with_what_they_may_be(cli: Cli) -> None:
    status, out, err = cli("orphans")
    assert status == 0
    assert FOLLOWS in out
    assert "1 orphan: studied cards without a question." in err
    _, out, _ = cli("orphans", "list", "--json")
    (one,) = json.loads(out)
    assert (one["prompt"], one["reviews"], one["last_day"]) == (FOLLOWS, 1, "2026-11-10")
    assert [likely["prompt"] for likely in one["likely"]] == ["Which letter follows C?"]


@pytest.mark.usefixtures("rewritten")
def test_an_orphan_is_linked_by_how_its_id_begins(cli: Cli) -> None:
    (one,) = json.loads(cli("orphans", "--json")[1])
    status, _, err = cli("orphans", "link", one["card_id"][:6], one["likely"][0]["card_id"][:6])
    assert (status, "carried over" in err) == (0, True)
    assert json.loads(cli("orphans", "--json")[1]) == []
    cards = {card["question"]: card["reps"] for card in json.loads(cli("cards", "--json")[1])}
    assert cards["Which letter follows C?"] == 1


@pytest.mark.usefixtures("rewritten")
def test_an_orphan_is_retired(cli: Cli) -> None:
    (one,) = json.loads(cli("orphans", "--json")[1])
    assert cli("orphans", "retire", one["card_id"])[0] == 0
    assert json.loads(cli("orphans", "--json")[1]) == []


@pytest.mark.usefixtures("rewritten")
@pytest.mark.parametrize("arguments", [("link", "zz", "zz"), ("retire", "zz"), ("retire", ""), ("link", "", "")])
def test_an_id_that_nothing_has_is_a_sentence(cli: Cli, arguments: tuple[str, ...]) -> None:
    status, out, err = cli("orphans", *arguments)
    assert (status, out) == (1, "")
    assert "none has an id that begins so" in err


@pytest.mark.usefixtures("rewritten")
def test_diff_says_what_changed_word_by_word_and_what_that_does(cli: Cli) -> None:
    status, out, err = cli("diff", "alpha", now="2026-11-21T10:00:00+01:00")
    assert status == 0
    assert "reworded → history carried over" in out
    assert "- A [-comes-] before B" in out
    assert "+ A {+cmoes+} before B" in out
    assert "gone → history waits" in out
    assert "added → new" in out
    assert "3 cards changed since studied last" in err


def test_diff_knows_corrected_answers_and_explanations(cli: Cli, review: Review, decks: Path) -> None:
    deck = decks / "alpha.yaml"
    for question in (FOLLOWS, "A comes before B."):
        review(question, ("2026-11-10T10:00:00+01:00", 3))
    text = (
        deck.read_text(encoding="utf-8").replace("a: B\n", "a: Bee\n").replace("a: true", "a: true\n    why: It does.")
    )
    deck.write_text(text, encoding="utf-8")
    changes = {one["now"]["question"]: one for one in json.loads(cli("diff", str(deck), "--json")[1])}
    assert changes[FOLLOWS]["changes"] == ["answer corrected"]
    assert (changes[FOLLOWS]["before"]["answer"], changes[FOLLOWS]["now"]["answer"]) == ("B", "Bee")
    assert changes["A comes before B."]["changes"] == ["explanation only"]
    assert changes["A comes before B."]["effects"] == ["history kept"]


def test_diff_of_nothing_and_of_no_deck(cli: Cli) -> None:
    assert cli("diff")[:2] == (0, "")
    status, _, err = cli("diff", "nowhere")
    assert (status, "There is no deck nowhere" in err) == (1, True)


@pytest.mark.usefixtures("rewritten")
def test_check_warns_of_a_question_that_looks_rewritten(cli: Cli) -> None:
    _, out, _ = cli("check", "--json")
    (problem,) = [one for one in json.loads(out) if one["rule"] == "kin"]
    assert problem["level"] == "warning"
    assert FOLLOWS in problem["message"]
    assert "quizapp orphans link" in problem["message"]


@pytest.mark.usefixtures("rewritten")
@pytest.mark.parametrize(("typed", "open_", "orphans"), [("y\n", 0, 0), ("n\n", 0, 1), ("s\n", 1, 1), ("", 1, 1)])
def test_at_a_terminal_check_asks_whether_it_is_the_same(
    cli: Cli, terminal: Callable[[str], None], typed: str, open_: int, orphans: int
) -> None:
    terminal(typed)
    _, out, err = cli("check")
    assert "Is it the same question?" in err
    assert "was  Which letter follows [-A-]?" in err
    assert out.count("kin") == open_
    terminal("q\n")
    assert cli("check")[1].count("kin") == open_
    assert len(json.loads(cli("orphans", "--json")[1])) == orphans
