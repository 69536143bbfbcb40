import json
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]
Reviews = Callable[..., None]


def listed(cli: Cli, *arguments: str, **options: str) -> object:
    status, out, err = cli(*arguments, "--json", **options)
    assert status == 0, err
    found: object = json.loads(out)
    return found


def test_due_counts_what_a_session_would_hold(cli: Cli) -> None:
    status, out, err = cli("due")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Deck     Due  New  Later",
        "Letters    0    3",
        "Numbers    0    1     +1",
        "Total      0    4     +1",
    ]


def test_due_as_json_has_the_documented_keys(cli: Cli, decks: Path) -> None:
    counts = {"due": 0, "new": 1, "due_later": 0, "new_later": 1, "cards": 2, "seen": 0}
    found = listed(cli, "due")
    assert isinstance(found, dict)
    assert found["decks"][1] == {
        "deck": "beta",
        "title": "Numbers",
        "file": str(decks / "beta.yaml"),
        **counts,
    }
    assert found["total"] == {"due": 0, "new": 4, "due_later": 0, "new_later": 1, "cards": 5, "seen": 0}
    assert found["next_due"] is None


def test_due_says_when_the_next_card_comes_back(cli: Cli, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-20T09:59:00+01:00", 1))
    in_steps = listed(cli, "due")
    assert isinstance(in_steps, dict)
    assert in_steps["next_due"] == "2026-11-20T10:09:00+01:00"
    review("What is the first letter?", ("2026-11-20T10:09:00+01:00", 4))
    later = listed(cli, "due")
    assert isinstance(later, dict)
    assert later["next_due"] > "2026-11-21"
    assert len(later["next_due"]) == len("2026-11-21")
    then = listed(cli, "due", now=f"{later['next_due']}T10:00:00+01:00")
    assert isinstance(then, dict)
    assert then["total"]["due"] == 1


def test_the_moment_that_is_pretended_decides_what_is_due(cli: Cli, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-10T10:00:00+01:00", 4))
    before, after = (listed(cli, "due", now=f"2026-11-{day}T10:00:00+01:00") for day in (11, 30))
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["total"]["due"], after["total"]["due"]) == (0, 1)


def test_limits_of_the_settings_count(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[limits]\nnew = 2\nreview = 5\n", encoding="utf-8")
    for _ in range(2):
        _, out, err = cli("due")
        assert out.splitlines()[-1].split() == ["Total", "0", "2", "+3"]
        assert err == (f"{data}/config.toml:3: There is no setting `review` in [limits]. Did you mean `reviews`?\n")


def test_a_deck_that_is_switched_off_is_not_counted(cli: Cli, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text('[decks]\noff = ["beta"]\n', encoding="utf-8")
    for _ in range(2):
        assert [line.split()[0] for line in cli("due")[1].splitlines()] == ["Deck", "Letters", "Total"]


def test_without_decks_it_says_what_to_do(cli: Cli, decks: Path) -> None:
    for deck in decks.iterdir():
        deck.unlink()
    status, out, err = cli("due")
    assert (status, out) == (0, "")
    assert "There are no decks. Put a .yaml file into" in err


def test_decks_are_listed_with_their_state(cli: Cli, decks: Path, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-01T10:00:00+01:00", 4))
    (decks / "gamma.yaml").write_text("deck: Broken\ncards:\n  - q: No answer\n", encoding="utf-8")
    found = listed(cli, "decks")
    assert isinstance(found, list)
    assert found[0] == {
        "deck": "alpha",
        "title": "Letters",
        "file": str(decks / "alpha.yaml"),
        "topic": "letters/first",
        "questions": 3,
        "cards": 3,
        "seen": 1,
        "due": 1,
        "new": 2,
        "state": "ok",
        "problems": 0,
    }
    assert (found[1]["questions"], found[1]["cards"]) == (1, 2)
    assert (found[2]["state"], found[2]["cards"], found[2]["problems"] > 0) == ("broken", 0, True)


def test_broken_decks_are_mentioned_and_the_others_listed(cli: Cli, decks: Path) -> None:
    (decks / "gamma.yaml").write_text("deck: Broken\ncards:\n  - q: No answer\n", encoding="utf-8")
    status, out, err = cli("decks")
    assert status == 0
    assert [line.split()[0] for line in out.splitlines()] == ["Deck", "alpha", "beta", "gamma"]
    assert "error in 1 file: `quizapp check` shows" in err


KEYS = (
    "card_id question deck file line topic kind stability difficulty retrievability due reps lapses suspended flagged "
    "answer state leech due_in_days"
)


def test_cards_as_json_have_exactly_the_documented_keys(cli: Cli, decks: Path, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-10T10:00:00+01:00", 4))
    found = listed(cli, "cards")
    assert isinstance(found, list)
    assert len(found) == 5
    assert all(list(card) == KEYS.split() for card in found)
    seen, new = found[0], found[1]
    assert (seen["file"], seen["line"], seen["topic"], seen["kind"]) == (
        str(decks / "alpha.yaml"),
        5,
        "letters/first",
        "flashcard",
    )
    assert seen["stability"] == pytest.approx(8.2956)
    assert 0 < seen["retrievability"] < 1
    assert (seen["reps"], seen["lapses"], seen["suspended"], seen["flagged"]) == (1, 0, False, False)
    assert seen["due"] == "2026-11-18"
    assert [seen[key] for key in ("answer", "state", "leech", "due_in_days")] == ["A", "review", False, -2]
    assert (new["state"], new["due_in_days"]) == ("new", None)
    assert [new[key] for key in ("stability", "difficulty", "retrievability", "due", "reps")] == [None] * 4 + [0]


def test_a_card_in_steps_is_due_at_a_moment(cli: Cli, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-20T09:59:00+01:00", 1))
    found = listed(cli, "cards", "first", "letter?")
    assert isinstance(found, list)
    assert [card["due"] for card in found] == ["2026-11-20T10:09:00+01:00"]


def test_a_query_narrows_the_cards(cli: Cli) -> None:
    status, out, err = cli("cards", "FOLLOWS", "letter")
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [
        ["Due", "State", "Deck", "Kind", "Question"],
        ["new", "alpha", "choice", "Which", "letter", "follows", "A?"],
    ]
    assert err == "1 card\n"


def test_the_query_language_is_that_of_the_command_line_too(cli: Cli, review: Reviews) -> None:
    review("What is the first letter?", ("2026-11-10T10:00:00+01:00", 4))

    def found(query: str) -> list[str]:
        cards = listed(cli, "cards", query)
        assert isinstance(cards, list)
        return [card["question"] for card in cards]

    assert found("is:due") == ["What is the first letter?"]
    assert found("deck:letters -state:new") == ["What is the first letter?"]
    assert found("kind:choice or kind:true") == ["Which letter follows A?", "A comes before B."]
    assert found("is:new -deck:letters") == ["What follows one?", "Two"]


def test_a_query_that_cannot_be_understood_is_said(cli: Cli) -> None:
    status, out, err = cli("cards", "first", "knid:choice")
    assert (status, out) == (1, "")
    assert err.startswith('At character 7: There is no "knid:". Did you mean "kind:"?')


def test_a_query_that_finds_nothing_is_an_empty_list(cli: Cli) -> None:
    assert listed(cli, "cards", "unheard of") == []
    assert cli("cards", "unheard of") == (0, "", "0 cards\n")


def test_hostile_decks_stay_text_in_every_listing(cli: Cli, decks: Path) -> None:
    hostile = "\\e]0;pwned\\a\\e[2J\\u202e"
    text = f'deck: "D{hostile}"\nid: evil\ncards:\n  - q: "Q{hostile}"\n    a: "A{hostile}"\n'
    (decks / "evil\x1b[5m.yaml").write_text(text, encoding="utf-8")
    for command in ("due", "decks", "cards", "check"):
        for form in ([], ["--json"]):
            _, out, err = cli(command, *form)
            assert not {"\x1b", "\x07", "\u202e"} & set(out + err)
    assert "Q␛]0;pwned␇␛[2J⟨U+202E⟩" in cli("cards")[1]
