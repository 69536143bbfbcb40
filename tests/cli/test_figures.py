"""Statistics, topics, readiness and the report through the program itself, on a made-up history."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.cli import figurelines
from quizapp.render.figuretexts import Table
from tests.figures import full_readiness, thin_readiness

Cli = Callable[..., tuple[int, str, str]]
Reviews = Callable[..., None]
DAY = "T09:00:00+01:00"


@pytest.fixture
def studied(review: Reviews) -> None:
    """A history: one card known well, one forgotten again and again, one new today."""
    review("What is the first letter?", *((f"2026-{day}{DAY}", 4) for day in ("09-01", "09-20", "11-10")))
    review("Which letter follows A?", *((f"2026-11-{day:02}{DAY}", 1) for day in range(1, 16, 2)))
    review("What follows one?", (f"2026-11-20{DAY}", 3))


def listed(cli: Cli, *arguments: str) -> dict[str, object]:
    status, out, err = cli(*arguments, "--json")
    assert status == 0, err
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


@pytest.mark.usefixtures("studied")
def test_statistics_count_what_was_answered(cli: Cli) -> None:
    found = json.loads(cli("stats", "--json")[1])
    assert (found["from"], found["to"], found["days"]) == ("2025-11-21", "2026-11-20", 365)
    assert sum(day["answers"] for day in found["calendar"]["days"]) == 12
    assert found["counts"]["new"] == 2
    assert found["counts"]["cards"] == 5
    assert found["calendar"]["streak"] == 1
    assert [day["day"] for day in found["daily"]][-1] == "2026-11-20"


@pytest.mark.usefixtures("studied")
def test_statistics_are_narrowed_by_days_and_by_name(cli: Cli) -> None:
    answers = {
        arguments: sum(sum(day[kind] for kind in ("new", "steps", "young", "mature")) for day in found["daily"])
        for arguments in ((), ("--days", "1"), ("--days", "30"), ("--all",), ("alpha",), ("numbers", "--days", "30"))
        if (found := json.loads(cli("stats", *arguments, "--json")[1]))
    }
    assert list(answers.values()) == [12, 1, 10, 12, 11, 1]


@pytest.mark.usefixtures("studied")
def test_in_a_pipe_statistics_are_tables_and_the_summary_is_prose(cli: Cli) -> None:
    status, out, err = cli("stats")
    assert status == 0
    assert err.startswith("2025-11-21 to 2026-11-20: 12 answers on 12 of 365 days")
    assert "State      Cards  Share" in out
    assert "█" not in out


@pytest.mark.usefixtures("studied")
@pytest.mark.parametrize("columns", [40, 80, 110])
def test_in_a_terminal_statistics_and_topics_are_pictures_that_fit(
    columns: int, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.cli.figures.columns", lambda: columns)
    for command in ("stats", "topics"):
        out = cli(command)[1]
        assert max(map(len, out.splitlines())) <= columns
        assert {"█", "┤"} & set(out) or columns < 60


@pytest.mark.usefixtures("studied")
def test_in_a_narrow_terminal_facts_go_before_names_and_tables_go_on_below(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.cli.figures.columns", lambda: 40)
    out = cli("topics")[1]
    assert "30 days" not in out
    assert "…" not in out
    found = Table("T", ("Topic", "A", "B"), (("one/other-thing of the kind", "9" * 12, "8" * 12),))
    assert list(figurelines.tabled([found], 36))[1:-1] == [
        "Topic                          A",
        "one/other-thing of  999999999999",
        "the kind",
        "",
        "Topic                          B",
        "one/other-thing of  888888888888",
        "the kind",
    ]


def test_the_terminal_says_how_wide_it_is_and_a_pipe_says_nothing() -> None:
    assert figurelines.columns() is None


@pytest.mark.usefixtures("studied")
def test_topics_say_what_to_work_on(cli: Cli) -> None:
    status, out, err = cli("topics")
    assert status == 0
    assert out.startswith("Topics\nTopic")
    assert "letters" in out
    assert err.count("\n") == 2
    found = json.loads(cli("topics", "--json")[1])
    assert [line["topic"] for line in found["topics"]].count("letters/first") == 1
    assert {line["standing"] for line in found["topics"]} <= {"weak", "maybe", "fine", "unknown"}
    assert all(0 <= line["low"] <= line["mastery"] <= line["high"] <= 1 for line in found["topics"])
    assert [line["topic"] for line in json.loads(cli("topics", "numbers", "--json")[1])["topics"]] == ["numbers"]


@pytest.mark.parametrize("command", ["stats", "topics", "ready"])
def test_without_any_answer_it_says_so(command: str, cli: Cli) -> None:
    status, _, err = cli(command)
    assert status == 0
    assert "othing was answered" in err or "Nothing was asked" in err or "Not enough to say" in err


def test_too_few_answers_give_no_chance_to_pass(cli: Cli, review: Reviews) -> None:
    review("What follows one?", (f"2026-11-19{DAY}", 3))
    status, out, err = cli("ready", "--questions", "20", "--pass", "50 %", "--options", "0")
    assert (status, out) == (0, "")
    assert "20 questions, typed answers, 50% to pass, no date set." in err
    assert "Not enough to say" in err
    found = listed(cli, "ready")
    assert (found["now"], found["answered"], found["cards"]) == (None, 1, 5)


@pytest.mark.usefixtures("studied")
def test_with_a_date_there_is_a_plan_for_every_day_up_to_it(cli: Cli) -> None:
    plan = listed(cli, "ready", "--date", "2026-11-24")["plan"]
    assert isinstance(plan, list)
    assert [day["day"] for day in plan] == [f"2026-11-{day}" for day in range(20, 24)]
    assert sum(day["new"] for day in plan) == 2


def test_readiness_is_told_with_chances_advice_and_plan(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizapp.trainer.insight.Insight.ready", lambda *_: full_readiness())
    status, out, err = cli("ready")
    assert status == 0
    assert err.splitlines() == [
        (
            "Machine learning I: 40 questions, 25% of them right by guessing, 60% to pass, "
            "on Wednesday, 2 December 2026 (in 12 days)."
        ),
        "Chance to pass now: 76%. Expected score: 66% (80% range 55–77%).",
        "You were asked 65 of 110 cards of evaluation, foundations. Assumes that the exam asks what the decks ask.",
    ]
    lines = out.splitlines()
    assert "with the plan             78%     68–88%             97%" in lines
    assert "reinforcement-learning       +9.0                  90%           38" in lines
    assert "2026-12-01          0       31       14" in lines


def test_a_plan_is_there_even_where_no_chance_can_be_told(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    thin = replace(thin_readiness(), plan=full_readiness().plan)
    monkeypatch.setattr("quizapp.trainer.insight.Insight.ready", lambda *_: thin)
    _, out, err = cli("ready")
    assert "Not enough to say" in err
    assert out.startswith("Plan\nDay")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("stats", "--days", "0"), "--days is a number from 1 to 36500, not 0."),
        (("stats", "--days", "3", "--all"), "--days and --all cannot both be."),
        (("report", "x.html", "--days", "-1"), "--days is a number from 1 to 36500, not -1."),
        (("ready", "--pass", "1.2"), "--pass is a share such as 0.6 or 60%, at most 1, not 1.2."),
        (("ready", "--pass", "nan"), "--pass is a share such as 0.6 or 60%, at most 1, not nan."),
        (("ready", "--pass", "0%"), "--pass is a share such as 0.6 or 60%, at most 1, not 0%."),
        (("ready", "--pass", "\x1b[2J"), "--pass is a share such as 0.6 or 60%, at most 1, not ␛[2J."),
        (("ready", "--date", "soon"), "--date is a day such as 2026-12-01, not soon."),
        (("ready", "--date", "0001-01-01"), "--date is a day such as 2026-12-01, not 0001-01-01."),
        (("ready", "--date", "2026-11-19"), "--date 2026-11-19 is over: today is 2026-11-20."),
        (("ready", "--options", "1"), "--options is 0 for typed answers, or 2 to 20, not 1."),
        (("ready", "--questions", "0"), "--questions is a number from 1 to 9999, not 0."),
    ],
)
def test_wrong_usage_is_a_sentence(arguments: tuple[str, ...], sentence: str, cli: Cli) -> None:
    assert cli(*arguments) == (2, "", f"{sentence}\n")


@pytest.mark.parametrize("command", [("stats",), ("topics",), ("ready",), ("report", "x.html")])
def test_an_unknown_name_is_said_with_the_nearest(
    command: tuple[str, ...], cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = cli(*command, "alhpa")
    assert (status, out) == (1, "")
    assert "alpha" in err
    assert not (tmp_path / "x.html").exists()


@pytest.mark.usefixtures("studied")
def test_a_report_is_one_file_that_a_later_one_replaces(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    for _ in range(2):
        status, out, err = cli("report", str(file))
        assert (status, out) == (0, "")
        assert err == f"The report is in {file}. It is one file: open it in a browser, print it, or send it.\n"
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<dd>12<small>" in page
    assert cli("report", "-")[1].startswith(page[:4000])
    assert "2025-11-21 to 2026-11-20" in page


def test_a_report_never_takes_the_place_of_something_else(cli: Cli, decks: Path) -> None:
    deck, notes = decks / "alpha.yaml", decks / "notes.html"
    before = deck.read_bytes()
    status, _, err = cli("report", str(deck), "--force")
    assert status == 1
    assert f"its name ends in .html: say {decks / 'alpha.html'}." in err
    assert deck.read_bytes() == before
    notes.write_text("mine", encoding="utf-8")
    said = f"{notes} is there and is no report. Choose another name, or say --force to replace it.\n"
    assert cli("report", str(notes))[::2] == (1, said)
    assert cli("report", str(decks / "none" / "x.html"))[0] == 1
    assert not (decks / "none").exists()


ODD = ("[red]x[/red]", "x" * 190, "中文/ラ", "a' OR 1=1 --", "${HOME}", "%s", "e\u0301")


@pytest.mark.parametrize("command", ["topics", "ready", "stats"])
def test_topics_of_any_name_are_shown_as_they_are(command: str, cli: Cli, decks: Path) -> None:
    cards = "".join(f"- q: Odd {number}?\n  a: x\n  topic: {json.dumps(name)}\n" for number, name in enumerate(ODD))
    (decks / "odd.yaml").write_text(cards, encoding="utf-8")
    for name in ODD:
        status, out, err = cli(command, name)
        assert status == 0, err
        assert not any(sign in out + err for sign in ("\x1b", "Traceback"))
    found = json.loads(cli("topics", "--json")[1])
    assert {*ODD} <= {topic["topic"] for topic in found["topics"]}


@pytest.mark.parametrize("command", ["topics", "ready", "stats"])
@pytest.mark.parametrize("name", ["\x1b[2J", "a\x00b", "\u202egnihton", "x" * 5000, "\ud800", " ", "/", "//"])
def test_hostile_names_are_refused_and_harmless(command: str, name: str, cli: Cli) -> None:
    status, out, err = cli(command, name)
    assert status in (1, 2)
    assert err
    assert not any(sign in out + err for sign in ("\x1b", "\x00", "\u202e", "Traceback"))
    assert len(err) < 2000
