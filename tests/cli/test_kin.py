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
def test_an_orphan_is_linked_to_a_place(cli: Cli) -> None:
    (one,) = json.loads(cli("orphans", "--json")[1])
    place = f"{one['likely'][0]['file']}:{one['likely'][0]['line']}"
    status, _, err = cli("orphans", "link", one["card_id"], f"{place}0")
    assert (status, "No question of a deck begins at" in err) == (1, True)
    assert cli("orphans", "link", one["card_id"], place)[0] == 0
    assert json.loads(cli("orphans", "--json")[1]) == []


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


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("- q: Which letter", "- id: follows\n    q: Which letter", []),
        ("    wrong: [C, D]\n", "    wrong: [C, D.]\n    tags: [x]\n", []),
        ("a: B\n", "a: B.\n", []),
        ("    wrong: [C, D]\n", "", ["now asked as a flashcard → history kept"]),
        ("wrong: [C, D]", "wrong: [C, E]", ["with other options or accepted forms → history kept"]),
        ("a: B\n", "a: B\n    topic: other\n", ["under another topic → history kept"]),
        ("a: B\n", "a: B\n    why: So.\n", ["explanation only → history kept"]),
        ("a: B\n", "a: E\n    why: So.\n", ["answer corrected → history kept"]),
    ],
    ids=["id", "mark", "full stop", "kind", "options", "topic", "why", "answer"],
)
def test_diff_names_what_a_learner_notices_and_nothing_else(
    cli: Cli, review: Review, decks: Path, before: str, after: str, changes: list[str]
) -> None:
    review(FOLLOWS, ("2026-11-10T10:00:00+01:00", 3))
    deck = decks / "alpha.yaml"
    text = deck.read_text(encoding="utf-8")
    assert before in text
    deck.write_text(text.replace(before, after), encoding="utf-8")
    _, out, err = cli("diff", now="2026-11-21T10:00:00+01:00")
    assert [line.partition(": ")[2] for line in out.splitlines() if "→" in line] == changes
    assert ("Nothing changed" in err) is (not changes)


def test_diff_says_that_a_studied_question_has_a_card_more(cli: Cli, review: Review, decks: Path) -> None:
    review("What is the first letter?", ("2026-11-20T10:00:00+01:00", 3))
    deck = decks / "alpha.yaml"
    text = deck.read_text(encoding="utf-8").replace("    a: A\n", "    a: A\n    reverse: Which place has A?\n")
    deck.write_text(text, encoding="utf-8")
    _, out, _ = cli("diff", now="2026-11-21T10:00:00+01:00")
    assert out.splitlines() == [f"{deck}:5: added to a question → new", "  + Which place has A?"]


def test_diff_says_of_a_renamed_deck_where_its_cards_are_from_and_what_was_reworded(
    cli: Cli, review: Review, decks: Path
) -> None:
    for question in (FOLLOWS, "A comes before B.", "What is the first letter?"):
        review(question, ("2026-11-10T10:00:00+01:00", 3))
    deck = decks / "gamma.yaml"
    text = (decks / "alpha.yaml").read_text(encoding="utf-8").replace("id: alpha", "id: gamma")
    (decks / "alpha.yaml").unlink()
    cli("due")
    deck.write_text(text.replace("comes before", "cmoes before"), encoding="utf-8")
    _, out, err = cli("diff")
    assert out.splitlines()[:2] == [
        f"{deck}: moved from alpha, 2 cards → history carried over",
        f"{deck}:11: moved from alpha, reworded → history carried over",
    ]
    assert "3 cards changed since studied last: 1 reworded, 3 moved." in err


@pytest.mark.usefixtures("rewritten")
def test_a_link_onto_a_card_with_a_history_asks_for_a_word_more(cli: Cli, review: Review) -> None:
    review("What follows one?", ("2026-11-10T10:00:00+01:00", 3))
    cards = {card["question"]: card["card_id"] for card in json.loads(cli("cards", "--json")[1])}
    (one,) = json.loads(cli("orphans", "--json")[1])
    link = ("orphans", "link", one["card_id"], cards["What follows one?"])
    status, _, err = cli(*link)
    assert (status, "--join" in err) == (1, True)
    assert cli(*link, "--join")[0] == 0


def test_orphans_says_how_many_cards_wait_for_a_deck_that_is_gone(cli: Cli, review: Review, decks: Path) -> None:
    review(FOLLOWS, ("2026-11-10T10:00:00+01:00", 3))
    assert "wait" not in cli("orphans")[2]
    (decks / "alpha.yaml").unlink()
    status, out, err = cli("orphans")
    assert (status, out) == (0, "")
    assert "1 studied card waits for a deck file that is not there: alpha." in err


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
@pytest.mark.parametrize(
    ("typed", "open_", "orphans"),
    [("y\n", 0, 0), ("n\n", 0, 1), ("s\n", 1, 1), ("", 1, 1), ("x\n\nYES\n", 0, 0), ("what\n", 1, 1)],
)
def test_at_a_terminal_check_asks_whether_it_is_the_same(
    cli: Cli, terminal: Callable[[str], None], typed: str, open_: int, orphans: int
) -> None:
    terminal(typed)
    _, out, err = cli("check")
    assert "Is it the same question?" in err
    assert "was  Which letter follows [-A-]?" in err
    assert err.count("Type y, n, s or q: ") == {"x\n\nYES\n": 2, "what\n": 1}.get(typed, 0)
    assert out.count("kin") == open_
    terminal("q\n")
    assert cli("check")[1].count("kin") == open_
    assert len(json.loads(cli("orphans", "--json")[1])) == orphans
