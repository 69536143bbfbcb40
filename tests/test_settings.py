import os
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp import settings
from quizapp.core.backup import Rules
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.policy import Policy
from quizapp.core.queue import Limits
from quizapp.errors import QuizError
from quizapp.render.forms import Maths
from quizapp.settings import Settings, load
from quizapp.settings.table import Table, decoded, parse_table, read_file

WEIGHTS = list(Policy().weights)


def loaded(folder: Path, config: str = "", decks: tuple[Path, ...] = (), **environ: str) -> Settings:
    (folder / "config.toml").write_text(config, encoding="utf-8")
    return load(folder, decks, environ)


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    found = load(tmp_path, (), {})
    assert (found.policy, found.limits, found.day_start) == (Policy(), Limits(), time(4, 0))
    assert (found.theme, found.maths, found.off, found.notices) == ("", Maths.UNICODE, frozenset(), ())
    assert found.database == tmp_path / "quizapp.db"


@pytest.mark.parametrize(
    ("config", "attribute", "value"),
    [
        ("[scheduling]\nretention = 0.85", "policy", Policy(retention=0.85)),
        (f"[scheduling]\nweights = {[0.3, *WEIGHTS[1:]]}", "policy", Policy(weights=(0.3, *WEIGHTS[1:]))),
        ("[scheduling]\nfuzz = false", "policy", Policy(fuzz=False)),
        ("[scheduling]\nlearning_steps = [1, 10]", "policy", Policy(learning_steps=(1.0, 10.0))),
        ("[scheduling]\nlearning_steps = []", "policy", Policy(learning_steps=())),
        ("[scheduling]\nrelearning_steps = [0.5]", "policy", Policy(relearning_steps=(0.5,))),
        ("[scheduling]\nmaximum_interval = 365", "policy", Policy(maximum_interval=365)),
        ('[scheduling]\nday_start = "05:30"', "day_start", time(5, 30)),
        ("[scheduling]\nday_start = 00:00:00", "day_start", time(0, 0)),
        ("[limits]\nnew = 0\nreviews = 50", "limits", Limits(0, 50)),
        ('[limits.decks."a b"]\nnew = 3', "limits", Limits(deck_new={"a b": 3})),
        ("[limits.decks.x]\nreviews = 0", "limits", Limits(deck_reviews={"x": 0})),
        ("[study]\ntarget = 0.9", "target", 0.9),
        ("[study]\ncatch_up_minutes = 45", "catch_up_minutes", 45),
        ('[exam]\ntitle = "ISTQB"\nquestions = 60', "exam", ExamPlan(title="ISTQB", questions=60)),
        ("[exam]\npass = 0.65", "exam", ExamPlan(pass_mark=0.65)),
        ('[exam]\npass = "65%"', "exam", ExamPlan(pass_mark=0.65)),
        ("[exam]\ndate = 2027-06-30", "exam", ExamPlan(day=date(2027, 6, 30).toordinal())),
        ('[exam]\ndate = "2027-06-30"', "exam", ExamPlan(day=date(2027, 6, 30).toordinal())),
        ('[exam]\ndate = ""', "exam", ExamPlan()),
        ("[exam]\noptions = 5", "exam", ExamPlan(guess=0.2)),
        ("[exam]\noptions = 0", "exam", ExamPlan(guess=0.0)),
        ('[exam]\ntopics = ["metrics", "a b"]', "exam", ExamPlan(names=("metrics", "a b"))),
        ("", "blueprint", Blueprint()),
        ("[exam]\nquestions = 60", "blueprint", Blueprint(questions=60)),
        ("[exam]\nquestions = 900", "blueprint", Blueprint(questions=500)),
        ('[exam]\ntitle = "Mock"\ntopics = ["a"]', "blueprint", Blueprint(name="Mock", topics=("a",))),
        ("[exam]\nminutes = 0", "blueprint", Blueprint(minutes=0.0)),
        ('[exam]\npenalty = "25%"', "blueprint", Blueprint(penalty=0.25)),
        ("[exam]\npenalty = 0.5", "blueprint", Blueprint(penalty=0.5)),
        ("[exam]\npenalty = 0", "blueprint", Blueprint()),
        ('[exam]\npenalty = "fair"', "blueprint", Blueprint(penalty=None)),
        ("[exam]\npartial = false", "blueprint", Blueprint(partial=False)),
        ('[exam]\nkinds = ["number", "choice"]', "blueprint", Blueprint(kinds=("choice", "number"))),
        ('[exam]\nkinds = "number"', "blueprint", Blueprint(kinds=("number",))),
        ("[exam]\nkinds = []", "blueprint", Blueprint()),
        ("[exam]\ndifficulty = 3", "blueprint", Blueprint(levels=(3, 3))),
        ('[exam]\ndifficulty = "2..4"', "blueprint", Blueprint(levels=(2, 4))),
        ('[exam]\ndifficulty = ""', "blueprint", Blueprint()),
        ('[decks]\noff = ["a", "b"]', "off", frozenset({"a", "b"})),
        ("[backups]\non = false", "backups", Rules(on=False)),
        ('[backups]\nfolder = "/media/disk"\nkeep_mb = 300', "backups", Rules(folder="/media/disk", keep_mb=300)),
        ('[interface]\ntheme = "quizapp-light"', "theme", "quizapp-light"),
        ('[interface]\nmaths = "ascii"', "maths", Maths.ASCII),
        ('[interface.keys]\nundo = "z"\nhint = ["h", "f2"]', "keys", {"undo": "z", "hint": "h,f2"}),
    ],
)
def test_every_setting_reaches_its_place(config: str, attribute: str, value: object, tmp_path: Path) -> None:
    found = loaded(tmp_path, config)
    assert getattr(found, attribute) == value
    assert found.notices == ()


@pytest.mark.parametrize(
    ("config", "line", "said"),
    [
        ("[limits]\nnew = -1", 2, "whole number from 0 to 9999, not -1"),
        ("[limits]\nnew = true", 2, "not true"),
        ('[limits]\n\nreviews = "many"', 3, "not 'many'"),
        ("[limits.decks.x]\nnew = 1.5", 2, "`new` in [limits.decks.x] is not used"),
        ("[limits.decks]\nx = 5", 2, "has to be a table"),
        ("[scheduling]\nretention = 1.5", 2, "it has to be from 0.70 to 0.99"),
        ("[scheduling]\nretention = nan", 2, "has to be a number"),
        (f"[scheduling]\nretention = {10**400}", 2, "has to be a number"),
        ("[scheduling]\nweights = [1, 2]", 2, "FSRS-6 has 21 weights, not 2"),
        ("[scheduling]\nlearning_steps = [0]", 2, "learning step is 0"),
        ("[scheduling]\nlearning_steps = 10", 2, "a list of numbers"),
        ('[scheduling]\nfuzz = "no"', 2, "true or false"),
        ("[scheduling]\nmaximum_interval = 0", 2, "choose 1 to"),
        ('[scheduling]\nday_start = "4 am"', 2, 'a time such as "04:00"'),
        ('[scheduling]\nday_start = "04:00:30"', 2, 'a time such as "04:00"'),
        ('[backups]\non = "yes"', 2, "true or false"),
        ("[backups]\nkeep_mb = 0", 2, "a whole number of MB from 1 to 1000000, not 0"),
        ("[backups]\nfolder = 3", 2, "a text in quotes"),
        ("[study]\nharder_days = -1", 2, "days from 0 to 36500, not -1"),
        ("[study]\nharder_days = false", 2, "days from 0 to 36500, not false"),
        ("[study]\nconfidence = 1", 2, "true or false"),
        ("[study]\nconfident = true", 2, "Did you mean `confidence`?"),
        ("[study]\ntarget = 1", 2, "a number from 0.5 to 0.99, not 1"),
        ("[study]\ncatch_up_minutes = 0", 2, "a whole number of minutes from 1 to 1440, not 0"),
        ("[exam]\nquestions = 0", 2, "a whole number from 1 to 9999, not 0"),
        ("[exam]\nquestions = 12.5", 2, "a whole number from 1 to 9999, not 12.5"),
        ("[exam]\npass = 60", 2, 'above 0 and up to 1, or a percentage such as "60%", not 60'),
        ("[exam]\npass = nan", 2, "above 0 and up to 1"),
        ("[exam]\npass = true", 2, "above 0 and up to 1"),
        ('[exam]\npass = "half"', 2, "above 0 and up to 1"),
        ('[exam]\ndate = "30.6.2027"', 2, 'a date such as "2027-06-30"'),
        ("[exam]\ndate = 2027-06-30T10:00:00", 2, 'a date such as "2027-06-30"'),
        ("[exam]\ndate = 0001-01-01", 2, 'a date such as "2027-06-30"'),
        ("[exam]\noptions = 1", 2, "0 for typed answers, or a whole number from 2 to 20, not 1"),
        ("[exam]\noptions = false", 2, "0 for typed answers, or a whole number from 2 to 20, not false"),
        ('[exam]\ntopics = "metrics"', 2, "a list of texts"),
        ("[exam]\nminutes = -1", 2, "a number of minutes from 0 (no limit) to 1440, not -1"),
        ("[exam]\nminutes = nan", 2, "a number of minutes"),
        ("[exam]\npenalty = 2", 2, "a share of a point from 0 to 1, such as 25%, or fair, not 2"),
        ("[exam]\npenalty = true", 2, "a share of a point from 0 to 1, such as 25%, or fair, not true"),
        ('[exam]\nkinds = ["flashcard"]', 2, "one or more of cloze, choice"),
        ("[exam]\nkinds = 3", 2, "a list of texts"),
        ("[exam]\ndifficulty = 6", 2, "a level from 1 to 5, such as 3, a range such as 2..4, or any, not 6"),
        ("[exam]\ndifficulty = [1, 2]", 2, "a level from 1 to 5"),
        ('[decks]\noff = "x"', 2, "a list of texts"),
        ('[decks]\nbundled = "no"', 2, "true or false"),
        ('[interface]\nmaths = "latex"', 2, "unicode, ascii, source"),
        ("[interface]\ntheme = 5", 2, "a text in quotes"),
        ('[interface]\ntheme = "\\u001b[0m"', 2, "a text in quotes"),
        ("[interface.keys]\nundo = 5", 2, "a text in quotes"),
        ("limits = 5", 1, "`limits` is not used: it has to be a table"),
        ("[limits]\nnwe = 5", 2, "There is no setting `nwe` in [limits]. Did you mean `new`?"),
        ("[limits.decks.x]\nreview = 5", 2, "Did you mean `reviews`?"),
        ("[shceduling]\nfuzz = false", 1, "There is no setting `shceduling`. Did you mean `scheduling`?"),
        ("[decks]\nzzz = 1", 2, "There are: "),
        ("limits.nwe = 5", 1, "Did you mean `new`?"),
        ('["limits"]\n"nwe" = 5', 2, "Did you mean `new`?"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line_and_the_default_holds(
    config: str, line: int, said: str, tmp_path: Path
) -> None:
    found = loaded(tmp_path, config)
    assert [notice.split(": ")[0] for notice in found.notices] == [f"{tmp_path / 'config.toml'}:{line}"]
    assert said in found.notices[0]
    assert (found.policy, found.limits, found.theme, found.maths) == (Policy(), Limits(), "", Maths.UNICODE)
    assert (found.harder_days, found.confidence) == (21, False)


def test_good_settings_count_beside_bad_ones(tmp_path: Path) -> None:
    found = loaded(tmp_path, "[limits]\nnew = 7\nreviews = -2\n[scheduling]\nretention = 2\nfuzz = false")
    assert found.limits == Limits(new=7)
    assert found.policy == Policy(fuzz=False)
    assert len(found.notices) == 2


def test_a_line_that_cannot_be_found_leaves_the_file_name(tmp_path: Path) -> None:
    found = loaded(tmp_path, "limits = { nwe = 5 }")
    assert found.notices[0].startswith(f"{tmp_path / 'config.toml'}: There is no setting `nwe`")


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (b"[limits]\nnew = \n", "line 2"),
        (b"[limits]\nnew = 1\nnew = 2\n", "line 3"),
        (b"[limits]\n\xff = 1", "line 2"),
        (b"x = " + b"[" * 100_000, "nested too deeply"),
        (b"x = " + b"9" * 10_000, "not TOML"),
    ],
)
def test_a_file_that_is_not_toml_stops_with_a_sentence(config: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(config)
    with pytest.raises(QuizError, match=r"config\.toml") as caught:
        load(tmp_path, (), {})
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[interface]\ntheme = "light\nmotion = true\n', "line 2: a quotation mark is not closed. Close it"),
        ('[interface]\ntheme = "light', "line 2: a quotation mark is not closed"),
        ("[interface]\ntheme = light\n", "line 2: this is no value. Put words in quotation marks"),
        ("[interface]\nmotion = True\n", "line 2: this is no value"),
        ("[interface]\ntheme = \n", "line 2: a value is missing after the `=`"),
        ("[interface]\ntheme =", "line 2: a value is missing after the `=`"),
        ("[limits]\nnew 5\n", "line 2: an `=` is missing after the name"),
        ("[limits]\nnew = 5 reviews = 3\n", "line 2: something stands after the value. Begin a new line"),
        ("[scheduling]\nday_start = 4:30\n", "line 2: something stands after the value"),
        ("[limits]\nnew = 5\nnew = 6\n", "line 3: this is set twice. Delete one of the two"),
        ("[limits]\nnew = 5\nnew = 6", "line 3: this is set twice"),
        ("[limits]\n\n[limits]\n", "line 3: this table stands here twice"),
        ("[limits\nnew = 5\n", "line 1: the name of a table is not closed. End it with `]`"),
        ("[decks]\noff = ['a', 'b'\n", "line 2: a list is not closed, here or above. End it with `]`"),
        ("[decks]\npaths = ['a' 'b']\n", "line 2: a list is not closed, here or above. End it with `]`, with commas"),
        ('[decks]\npaths = ["C:\\decks"]\n', "line 2: a backslash stands in a text"),
        ('[decks]\npaths = ["C:\\Users"]\n', "line 2: a backslash stands in a text"),
    ],
)
def test_what_is_wrong_in_a_file_that_is_not_toml_is_said_with_its_line_and_cure(
    config: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "config.toml").write_text(config, encoding="utf-8")
    with pytest.raises(QuizError) as caught:
        load(tmp_path, (), {})
    assert said in str(caught.value)
    assert "(at " not in str(caught.value)


def test_a_folder_in_place_of_the_file_stops_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(QuizError, match="cannot be read"):
        load(tmp_path, (), {})


def test_a_file_in_place_of_the_data_folder_stops_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    with pytest.raises(QuizError, match="is not a folder"):
        load(tmp_path / "data", (), {})


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbf[limits]\r\nnew = 5\r\n")
    assert load(tmp_path, (), {}).limits == Limits(new=5)


def test_decks_come_from_the_flags_then_the_environment_then_the_file(tmp_path: Path) -> None:
    config = f'[decks]\npaths = ["mine", "{tmp_path}/other"]\nbundled = false'
    a, b, c = (tmp_path / name for name in "abc")
    for folder in (a, c):
        folder.mkdir()
    environ = {"QUIZAPP_DECKS": os.pathsep.join([str(a), "", str(b)])}
    assert loaded(tmp_path, config, (c,), **environ).decks == (c,)
    assert loaded(tmp_path, config, (), **environ).decks == (a, b)
    assert loaded(tmp_path, config, (), QUIZAPP_DECKS="").decks == (tmp_path / "mine", tmp_path / "other")


def test_deck_paths_that_are_all_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match="nowhere"):
        loaded(tmp_path, "", (tmp_path / "nowhere",))


def test_the_own_deck_folder_counts_when_it_is_there_and_bundled_decks_come_with_it(tmp_path: Path) -> None:
    bundled = settings.bundled_decks()
    assert bundled is not None
    assert list(bundled.glob("*.yaml"))
    assert loaded(tmp_path).decks == (bundled,)
    (tmp_path / "decks").mkdir()
    assert loaded(tmp_path).decks == (tmp_path / "decks", bundled)
    assert loaded(tmp_path, "[decks]\nbundled = false").decks == (tmp_path / "decks",)


def test_the_data_folder_is_the_flag_then_the_environment_then_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.data_folder(Path("here"), {"QUIZAPP_DATA": "/there"}) == tmp_path / "here"
    assert settings.data_folder(None, {"QUIZAPP_DATA": "/there"}) == Path("/there")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert settings.data_folder(None, {"QUIZAPP_DATA": ""}).name == "quizapp"


@given(st.dictionaries(st.text(max_size=4), st.integers() | st.text(max_size=4), max_size=4))
def test_any_leftover_key_is_named(extra: dict[str, int | str]) -> None:
    table = Table(extra, Path("config.toml"), "")
    table.take("new", None, str)
    assert len(table.finish()) == len(extra.keys() - {"new"})


def test_a_missing_file_is_an_empty_table(tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    assert parse_table(decoded(read_file(path), path), path).keys == ()
