import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.cli.arguments import Everywhere
from quizapp.cli.build import Call, begin, trainer_of
from quizapp.cli.glimpse import glimpse
from quizapp.core.overview import Overview
from quizapp.errors import Status
from quizapp.storage import mark

Cli = Callable[..., tuple[int, str, str]]

NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")
REVIEWS = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 20), st.integers(0, 23), st.integers(1, 4)), max_size=12)


def both(cli: Cli, now: str = NOW.isoformat(), data: Path | None = None) -> tuple[Overview | None, Overview]:
    """What the glimpse says and what the trainer says, after the trainer read what changed."""
    cli("due", *(("--data", str(data)) if data else ()), now=now)
    call = begin(Everywhere(data=data, now=datetime.fromisoformat(now)))
    with trainer_of(call) as trainer:
        return glimpse(call.settings, datetime.fromisoformat(now)), trainer.overview()


@given(REVIEWS, st.integers(18, 28))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_glimpse_says_what_the_trainer_says(
    cli: Cli, tmp_path_factory: pytest.TempPathFactory, reviews: list[tuple[int, int, int, int]], day: int
) -> None:
    folder = tmp_path_factory.mktemp("example")
    data = ("--data", str(folder / "data"))
    ids = [card["card_id"] for card in json.loads(cli("cards", "--json", *data, now="2026-11-01T10:00:00+01:00")[1])]
    log = folder / "log.jsonl"
    with log.open("w", encoding="utf-8") as file:
        for place, (card, its_day, hour, rating) in enumerate(reviews):
            at = f"2026-11-{its_day:02}T{hour:02}:30:00+01:00"
            line = {"id": f"{place}{at}{card}", "card_id": ids[card], "answered_at": at, "rating": rating}
            file.write(f"{json.dumps(line)}\n")
    cli("log", "import", str(log), *data, now="2026-11-01T10:00:00+01:00")
    seen, told = both(cli, f"2026-11-{day}T10:00:00+01:00", folder / "data")
    assert seen == told


@pytest.fixture
def call(cli: Cli) -> Call:
    cli("due")
    return begin(Everywhere(now=NOW))


def test_an_unchanged_library_is_seen_at_a_glance(call: Call) -> None:
    found = glimpse(call.settings, NOW)
    assert found is not None
    assert [line.deck.name for line in found.decks] == ["alpha", "beta"]


def test_decks_stand_in_the_order_in_which_they_build_on_each_other(cli: Cli, decks: Path) -> None:
    alpha = decks / "alpha.yaml"
    alpha.write_text(f"after: [beta]\n{alpha.read_text(encoding='utf-8')}", encoding="utf-8")
    seen, told = both(cli)
    assert seen == told
    assert [line.deck.name for line in told.decks] == ["beta", "alpha"]


def test_a_file_of_exams_is_no_deck_at_a_glance_either(cli: Cli, decks: Path) -> None:
    (decks / "exams.yaml").write_text("exams: {Final: {questions: 5}}\n", encoding="utf-8")
    seen, told = both(cli)
    assert seen == told
    assert [line.deck.name for line in told.decks] == ["alpha", "beta"]


def test_a_changed_deck_is_not_seen_at_a_glance(call: Call, decks: Path) -> None:
    with (decks / "alpha.yaml").open("a", encoding="utf-8") as file:
        file.write("  - q: Another one?\n    a: Yes\n")
    assert glimpse(call.settings, NOW) is None


def test_a_new_deck_is_not_seen_at_a_glance(call: Call, decks: Path) -> None:
    (decks / "gamma.yaml").write_text("- q: One?\n  a: Two\n", encoding="utf-8")
    assert glimpse(call.settings, NOW) is None


def test_a_log_that_is_too_short_is_not_seen_at_a_glance_and_said(cli: Cli, call: Call) -> None:
    known = mark.read(call.settings.database)
    mark.write(call.settings.database, known._replace(events=known.events + 7, last="gone"))
    assert glimpse(call.settings, NOW) is None
    status, _, err = cli("due")
    assert status == Status.DATABASE
    assert "the last of them is missing" in err


def test_without_a_database_nothing_is_seen(call: Call) -> None:
    call.settings.database.unlink()
    assert glimpse(call.settings, NOW) is None


def test_a_deck_that_is_gone_is_not_counted(cli: Cli, call: Call, decks: Path) -> None:
    (decks / "beta.yaml").unlink()
    found = glimpse(call.settings, NOW)
    assert found is not None
    assert [line.deck.name for line in found.decks] == ["alpha"]
    seen, told = both(cli)
    assert seen == told


def test_a_broken_deck_is_shown_as_broken(cli: Cli, decks: Path) -> None:
    (decks / "gamma.yaml").write_text("deck: Gamma\ncards:\n  - q: No answer\n", encoding="utf-8")
    seen, told = both(cli)
    assert seen == told
    assert told.decks[2].deck.broken


def test_included_decks_are_seen_too(cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (decks / "parts").mkdir()
    (decks / "beta.yaml").rename(decks / "parts" / "beta.yaml")
    whole = decks / "whole.yaml"
    whole.write_text("deck: Whole\ninclude: [parts/beta.yaml]\ncards:\n  - q: One?\n    a: Two\n", encoding="utf-8")
    monkeypatch.setenv("QUIZAPP_DECKS", str(whole))
    seen, told = both(cli)
    assert seen == told
    assert sorted(line.deck.name for line in told.decks) == ["beta", "whole"]


@pytest.mark.parametrize(
    "now", ["2026-11-30T09:00", "2026-11-29T10:00", "2026-11-28T11:00", "2026-11-28T09:00", "2026-10-31T10:00"]
)
@pytest.mark.parametrize("rating", [1, 3])
def test_a_clock_that_was_set_back_is_seen_as_the_trainer_sees_it(
    now: str, rating: int, cli: Cli, tmp_path: Path
) -> None:
    card = json.loads(cli("cards", "--json")[1])[0]["card_id"]
    log = tmp_path / "log.jsonl"
    line = {"id": "r", "card_id": card, "answered_at": "2026-11-30T10:00:00+01:00", "rating": rating}
    log.write_text(json.dumps(line), encoding="utf-8")
    cli("log", "import", str(log))
    seen, told = both(cli, f"{now}:00+01:00")
    assert seen == told
