"""Fitting weights and simulating, through the program itself."""

import io
import json
import sys
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quizapp.cli import optimizing
from quizapp.core.fitness import Fit, usable
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.errors import Status
from quizapp.trainer import fitting
from tests.forgetful import OWN_WEIGHTS, TODAY, histories

Cli = Callable[..., tuple[int, str, str]]
MINE = "# mine\n[scheduling]\nretention = 0.85  # my own\n\n[limits]\nnew = 7\n"
BETTER = Fit(OWN_WEIGHTS, better=True, reviews=2000, tested=400, before=0.5, after=0.4, rmse_before=0.2, rmse_after=0.1)
WORSE = Fit(DEFAULT_WEIGHTS, better=False, reviews=2000, tested=400, before=0.4, after=0.5)


@pytest.fixture
def config(data: Path) -> Path:
    data.mkdir()
    path = data / "config.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fit | BaseException | None], None]:
    """Decides what comes of fitting."""

    def come_to(outcome: Fit | BaseException | None) -> None:
        def fit(*_: object, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> Fit | None:
            tell("training")
            assert not cancelled()
            if isinstance(outcome, BaseException):
                raise outcome
            return outcome

        monkeypatch.setattr(fitting, "fit", fit)

    return come_to


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets somebody sit at a terminal and type this."""

    def type_(text: str) -> None:
        stdin = io.StringIO(text)
        monkeypatch.setattr(stdin, "isatty", lambda: True)
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    return type_


def scheduling(config: Path) -> dict[str, object]:
    found = tomllib.loads(config.read_text(encoding="utf-8"))["scheduling"]
    assert isinstance(found, dict)
    return found


def test_better_weights_are_written_and_the_rest_of_the_file_stays(
    cli: Cli, config: Path, fits: Callable[[Fit], None]
) -> None:
    fits(BETTER)
    status, out, err = cli("optimize", "--yes")
    assert status == 0
    assert "better, without having been trained on them." in err
    assert "What they change" in out
    assert scheduling(config) == {
        "retention": 0.85,
        "weights": list(OWN_WEIGHTS),
        "previous_weights": list(DEFAULT_WEIGHTS),
    }
    assert all(line in config.read_text(encoding="utf-8") for line in MINE.splitlines())


def test_undo_puts_the_file_back_as_it_was(cli: Cli, config: Path, fits: Callable[[Fit], None]) -> None:
    fits(BETTER)
    cli("optimize", "--yes")
    status, _, err = cli("optimize", "--undo")
    assert status == 0
    assert "the fitted ones are gone" in err
    assert config.read_text(encoding="utf-8") == MINE


def test_there_is_nothing_to_put_back_before_anything_was_fitted(cli: Cli, config: Path) -> None:
    status, _, err = cli("optimize", "--undo")
    assert status == 1
    assert err.startswith("There are no weights to put back")
    assert config.read_text(encoding="utf-8") == MINE


def test_weights_of_ones_own_come_back(cli: Cli, config: Path, fits: Callable[[Fit], None]) -> None:
    own = [*DEFAULT_WEIGHTS[:20], 0.2]
    config.write_text(f"[scheduling]\nweights = {own}\n", encoding="utf-8")
    fits(BETTER)
    cli("optimize", "--yes")
    assert scheduling(config)["previous_weights"] == own
    cli("optimize", "--undo")
    assert scheduling(config) == {"weights": own}


def test_memories_are_those_of_the_new_weights_at_once(
    cli: Cli, config: Path, fits: Callable[[Fit], None], review: Callable[..., None]
) -> None:
    review("What follows one?", ("2026-11-10T09:00:00+01:00", 3))
    fits(BETTER)
    cli("optimize", "--yes")
    known = [card["stability"] for card in json.loads(cli("cards", "--json")[1]) if card["stability"]]
    assert known == [OWN_WEIGHTS[2]]


def test_weights_that_are_no_better_stay_where_they_are(cli: Cli, config: Path, fits: Callable[[Fit], None]) -> None:
    fits(WORSE)
    status, out, err = cli("optimize", "--yes")
    assert status == 0
    assert "do not predict the newest 400 reviews better" in err
    assert "What they change" not in out
    assert config.read_text(encoding="utf-8") == MINE


def test_without_a_terminal_nothing_is_written_unasked(cli: Cli, config: Path, fits: Callable[[Fit], None]) -> None:
    fits(BETTER)
    status, out, err = cli("optimize")
    assert (status, "`quizapp optimize --yes`" in err) == (Status.PROBLEMS, True)
    assert "What they change" in out
    assert config.read_text(encoding="utf-8") == MINE


@pytest.mark.parametrize(
    ("answer", "writes"), [("y\n", True), (" Yes \n", True), ("n\n", False), ("\n", False), ("", False)]
)
def test_at_a_terminal_it_asks(
    answer: str,
    writes: bool,
    cli: Cli,
    config: Path,
    fits: Callable[[Fit], None],
    typed: Callable[[str], None],
) -> None:
    fits(BETTER)
    typed(answer)
    _, _, err = cli("optimize")
    assert "Use them from now on? y/N " in err
    assert ("weights" in scheduling(config)) == writes
    assert ("Nothing was changed." in err) != writes


@pytest.mark.parametrize(("outcome", "status"), [(KeyboardInterrupt(), 130), (None, 1)])
def test_whoever_ends_it_early_finds_everything_as_it_was(
    outcome: BaseException | None,
    status: int,
    cli: Cli,
    config: Path,
    fits: Callable[[BaseException | None], None],
) -> None:
    fits(outcome)
    assert cli("optimize", "--yes")[0] == status
    assert config.read_text(encoding="utf-8") == MINE


def test_a_file_that_was_changed_meanwhile_is_left_alone(
    cli: Cli, config: Path, fits: Callable[[Fit], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fits(BETTER)
    show = optimizing._show
    monkeypatch.setattr(
        optimizing, "_show", lambda *given: (show(*given), config.write_text("# theirs\n", encoding="utf-8"))
    )
    status, _, err = cli("optimize", "--yes")
    assert status == 1
    assert "was changed by someone else meanwhile" in err
    assert config.read_text(encoding="utf-8") == "# theirs\n"


def test_previous_weights_that_cannot_be_are_told_with_their_line(cli: Cli, config: Path) -> None:
    config.write_text("[scheduling]\nprevious_weights = [1, 2]\n", encoding="utf-8")
    status, _, err = cli("optimize", "--undo")
    assert status == 1
    assert "There are no weights to put back" in err
    assert "config.toml:2: `previous_weights` in [scheduling] is not used: FSRS-6 has 21 weights" in cli("decks")[2]


def test_json_says_what_came_of_it_and_asks_nothing(cli: Cli, config: Path, fits: Callable[[Fit], None]) -> None:
    fits(BETTER)
    found = json.loads(cli("optimize", "--json")[1])
    assert (found["better"], found["applied"], found["before"], found["after"]) == (True, False, 0.5, 0.4)
    assert found["weights"] == list(OWN_WEIGHTS)
    assert found["weights_before"] == list(DEFAULT_WEIGHTS)
    assert all(value == round(value, 6) for value in found["change"].values())
    assert set(found) == {
        *("weights", "weights_before", "better", "applied", "reviews", "tested"),
        *("before", "after", "rmse_before", "rmse_after", "change"),
    }
    minutes, due = {"minutes_before", "minutes_after"}, {"due_before", "due_after", "moved"}
    assert set(found["change"]) == {"longer", "shorter", "same", "ratio", "days", *minutes, *due}
    assert config.read_text(encoding="utf-8") == MINE


def test_yes_and_undo_exclude_each_other(cli: Cli) -> None:
    assert cli("optimize", "--yes", "--undo")[0] == 2


def test_a_learner_with_few_reviews_is_told_how_many_are_needed(cli: Cli, review: Callable[..., None]) -> None:
    pytest.importorskip("fsrs_rs_python")
    review("What follows one?", ("2026-11-10T09:00:00+01:00", 3), ("2026-11-13T09:00:00+01:00", 3))
    status, _, err = cli("optimize")
    assert status == 1
    assert "from 1,000 reviews on" in err
    assert "there are 1" in err


def test_a_whole_history_is_fitted_and_its_work_foretold(cli: Cli, config: Path, decks: Path, tmp_path: Path) -> None:
    pytest.importorskip("fsrs_rs_python")
    known = histories(150)
    questions = "".join(f"  - q: Question {place}?\n    a: A{place}\n" for place in range(150))
    (decks / "many.yaml").write_text(f"deck: Many\ncards:\n{questions}", encoding="utf-8")
    cards = [card for card in json.loads(cli("cards", "--json")[1]) if card["deck"] == "many"]
    shift = date(2026, 11, 20).toordinal() - TODAY
    lines = [
        json.dumps(
            {
                "id": f"{card['card_id']}-{place}",
                "card_id": card["card_id"],
                "answered_at": f"{date.fromordinal(day + shift)}T08:00:{place % 60:02}+01:00",
                "rating": rating,
            }
        )
        for card, history in zip(cards, known, strict=True)
        for place, (day, rating) in enumerate(history)
    ]
    log = tmp_path / "log.jsonl"
    log.write_text("\n".join(lines), encoding="utf-8")
    cli("log", "import", str(log))
    found = json.loads(cli("optimize", "--yes", "--json")[1])
    assert found["reviews"] == sum(map(usable, known))
    assert (found["better"], found["applied"]) == (True, True)
    assert found["change"]["shorter"] > found["change"]["longer"]
    assert scheduling(config)["weights"] == found["weights"]


def test_a_simulation_names_the_target_and_the_most_economical(cli: Cli, config: Path) -> None:
    status, out, err = cli("simulate", "--days", "60")
    assert status == 0
    assert "85%        yours" in out
    assert err.startswith("5 cards as they are, 7 new and at most 200 reviews a day")
    assert "Most economical is" in err
    assert "it takes the word of FSRS for how you forget" in err


def test_a_simulation_is_the_same_every_time(cli: Cli, config: Path) -> None:
    found = json.loads(cli("simulate", "--json")[1])
    assert found == json.loads(cli("simulate", "--json")[1])
    assert (found["days"], found["cards"], found["retention"], found["new_a_day"]) == (365, 5, 0.85, 7)
    assert 0.85 in [one["retention"] for one in found["retentions"]]
    assert all(0 < one["remembered"] <= 5 for one in found["retentions"])


def test_without_new_cards_there_is_nothing_to_do(cli: Cli) -> None:
    found = json.loads(cli("simulate", "--new", "0", "--json")[1])
    assert {one["minutes_a_day"] for one in found["retentions"]} == {0.0}
    assert found["most_economical"] is None
    assert "Most economical" not in cli("simulate", "--new", "0")[2]


@pytest.mark.parametrize("columns", [40, 80, 110])
def test_at_a_terminal_a_simulation_is_drawn_and_fits(
    columns: int, cli: Cli, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.cli.simulating.columns", lambda: columns)
    out = cli("simulate", "--days", "30")[1]
    assert {"●", "◆"} <= set(out)
    assert max(map(len, out.splitlines())) <= max(columns, 80)


@pytest.mark.parametrize("arguments", [("--days", "0"), ("--days", "4000"), ("--new", "-1"), ("--new", "10000")])
def test_a_simulation_has_bounds(arguments: tuple[str, ...], cli: Cli) -> None:
    status, _, err = cli("simulate", *arguments)
    assert status == 2
    assert arguments[0] in err


def test_without_cards_there_is_nothing_to_simulate(cli: Cli, decks: Path) -> None:
    for deck in decks.iterdir():
        deck.write_text("deck: Nothing\ncards: []\n", encoding="utf-8")
    status, out, err = cli("simulate")
    assert (status, out) == (0, "")
    assert "There are no cards" in err
