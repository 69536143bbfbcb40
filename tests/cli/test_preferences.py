"""Preferences over config.toml: every key of the documentation is there, and what is changed is read again."""

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest

from quizapp.cli.arguments import Everywhere
from quizapp.cli.build import begin, open_trainer
from quizapp.cli.preferences import ConfigPreferences
from quizapp.core.preference import Preference, Shape
from quizapp.errors import QuizError
from quizapp.render.forms import Maths
from quizapp.settings import load
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from quizapp.tui.keys import TABLES
from tests.forgetful import OWN_WEIGHTS

DOCS = Path(__file__).parents[2] / "docs" / "config.md"
NOW = datetime.fromisoformat("2026-11-20T10:00:00+01:00")


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QUIZAPP_DATA", "QUIZAPP_DECKS", "TEXTUAL_ANIMATIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def kept(data: Path) -> ConfigPreferences:
    data.mkdir()
    return ConfigPreferences(begin(Everywhere(data=data, now=NOW)))


@dataclass
class Told:
    """Notes what a trainer is told."""

    options: list[Options] = field(default_factory=list)

    def configure(self, options: Options) -> None:
        self.options.append(options)


def found(kept: ConfigPreferences, id_: str) -> Preference:
    return next(preference for preference in kept.listed() if preference.id == id_)


def told(kept: ConfigPreferences, id_: str, value: str) -> Options:
    trainer = Told()
    kept.listed()
    kept.change(id_, value).configure(cast(Trainer, trainer))
    return trainer.options[0]


def places(fields: dict[str, object], above: str = "") -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from places(value, f"{above}{key}.")
        else:
            yield f"{above}{key}"


def test_every_key_of_the_documentation_can_be_set(kept: ConfigPreferences) -> None:
    toml = re.sub(
        r"^# (?=\w+ = |\")", "", DOCS.read_text(encoding="utf-8").split("```")[1].removeprefix("toml"), flags=re.M
    )
    documented = set(places(tomllib.loads(toml.replace("[ ... ]", "[]"))))
    assert "scheduling.weights" in documented
    listed = {preference.id for preference in kept.listed()}
    extra = {"decks.off", "limits.decks.rl-algorithms.new", "scheduling.previous_weights"}
    assert {place for place in documented if not place.startswith("interface.keys")} - extra <= listed
    assert {f"interface.keys.{key.id}" for table in TABLES.values() for key in table} <= listed


def test_ids_are_unlike_and_groups_stand_together(kept: ConfigPreferences) -> None:
    listed = kept.listed()
    assert len({preference.id for preference in listed}) == len(listed)
    groups = [preference.group for preference in listed]
    assert len(set(groups)) == 1 + sum(one != other for one, other in pairwise(groups))


def test_nothing_is_changed_at_first_and_everything_says_what_it_means(kept: ConfigPreferences, data: Path) -> None:
    for preference in kept.listed():
        assert preference.value == preference.default
        assert preference.says
        assert preference.shape is not Shape.WORD or preference.value in preference.words
    assert not (data / "config.toml").exists()


@pytest.mark.parametrize(
    ("id_", "value", "kept_as"),
    [
        ("scheduling.retention", "0.85", "0.85"),
        ("scheduling.retention", "0,85", "0.85"),
        ("scheduling.learning_steps", "1, 10", "1 10"),
        ("scheduling.learning_steps", "1m 10m", "1 10"),
        ("scheduling.learning_steps", "1 min, 10 min", "1 10"),
        ("scheduling.learning_steps", "2 Minutes 0.5min", "2 0.5"),
        ("scheduling.learning_steps", "", ""),
        ("scheduling.weights", "standard", ""),
        ("scheduling.relearning_steps", "0.5", "0.5"),
        ("scheduling.maximum_interval", "365", "365"),
        ("scheduling.day_start", "05:30", "05:30"),
        ("scheduling.fuzz", "off", "off"),
        ("limits.new", "0", "0"),
        ("limits.reviews", "9999", "9999"),
        ("study.harder_days", "0", "0"),
        ("study.harder_days", "90", "90"),
        ("study.confidence", "on", "on"),
        ("study.target", "0.85", "0.85"),
        ("study.catch_up_minutes", "45", "45"),
        ("exam.title", " ISTQB ", "ISTQB"),
        ("exam.date", "2027-06-30", "2027-06-30"),
        ("exam.date", "", ""),
        ("exam.questions", "60", "60"),
        ("exam.pass", "65%", "0.65"),
        ("exam.options", "typed", "typed"),
        ("exam.options", "3", "3"),
        ("exam.topics", "metrics,  a b", "metrics, a b"),
        ("exam.minutes", "30", "30"),
        ("exam.minutes", "", ""),
        ("exam.penalty", "25%", "25%"),
        ("exam.penalty", "fair", "fair"),
        ("exam.partial", "off", "off"),
        ("exam.kinds", "number, choice", "choice, number"),
        ("exam.kinds", "", ""),
        ("exam.difficulty", "2..4", "2..4"),
        ("exam.difficulty", "", ""),
        ("decks.bundled", "off", "off"),
        ("decks.paths", "mine,  ~/more.yaml", f"mine, {Path('~/more.yaml').expanduser()}"),
        ("interface.theme", "quizapp-light", "quizapp-light"),
        ("interface.maths", "ascii", "ascii"),
        ("interface.motion", "off", "off"),
        ("interface.keys.study.hint", "f11", "f11"),
    ],
)
def test_what_is_changed_is_read_again(kept: ConfigPreferences, data: Path, id_: str, value: str, kept_as: str) -> None:
    kept.listed()
    kept.change(id_, value)
    assert found(kept, id_).value == kept_as
    assert load(data, (), {}).notices == ()
    kept.change(id_, found(kept, id_).default)
    assert found(kept, id_).value == found(kept, id_).default
    assert load(data, (), {}).notices == ()


@pytest.mark.parametrize(
    ("id_", "value", "said"),
    [
        ("scheduling.retention", "1.5", "it has to be from 0.70 to 0.99"),
        ("scheduling.retention", "much", "it has to be a number, not much"),
        ("scheduling.learning_steps", "1 0", "has to be above 0"),
        ("scheduling.learning_steps", "1 week", "a number, not week"),
        ("scheduling.maximum_interval", "0", "choose 1 to"),
        ("scheduling.maximum_interval", "1.5", "a whole number"),
        ("scheduling.day_start", "4 am", 'a time such as "04:00"'),
        ("scheduling.weights", "1 2", "FSRS-6 has 21 weights, not 2"),
        ("scheduling.fuzz", "perhaps", "on or off"),
        ("limits.new", "-1", "from 0 to 9999"),
        ("study.harder_days", "-1", "days from 0 to 36500"),
        ("study.confidence", "perhaps", "on or off"),
        ("interface.theme", "pink", "one of quizapp-dark"),
        ("interface.maths", "latex", "one of unicode"),
        ("interface.keys.study.hint", "u", "u already means: take back"),
        ("interface.keys.study.hint", "nokey", "there is no key `nokey`"),
    ],
)
def test_a_value_that_cannot_work_is_refused_and_nothing_is_written(
    kept: ConfigPreferences, data: Path, id_: str, value: str, said: str
) -> None:
    kept.listed()
    with pytest.raises(QuizError, match=re.escape(said)):
        kept.change(id_, value)
    assert not (data / "config.toml").exists()


def test_the_look_and_the_trainer_are_told(kept: ConfigPreferences) -> None:
    kept.listed()
    look = kept.change("interface.maths", "source").look
    assert (look.maths, look.motion, look.theme) == (Maths.SOURCE, True, "")
    assert told(kept, "limits.new", "3").limits.new == 3
    assert told(kept, "study.harder_days", "60").harder_days == 60
    assert told(kept, "study.confidence", "on").confidence
    assert told(kept, "scheduling.day_start", "02:00").day_start.hour == 2
    assert told(kept, "scheduling.retention", "0.8").policy.retention == 0.8


def test_comments_stay_and_a_key_at_its_default_is_not_written_down(kept: ConfigPreferences, data: Path) -> None:
    path = data / "config.toml"
    path.write_text("# mine\n[limits]\nnew = 5 # few\n", encoding="utf-8")
    kept.listed()
    kept.change("limits.new", "20")
    assert path.read_text(encoding="utf-8") == "# mine\n[limits]\nnew = 20 # few\n"
    kept.change("interface.keys.study.hint", "f11")
    kept.change("interface.keys.study.hint", "h,ctrl+t")
    assert "study.hint" not in path.read_text(encoding="utf-8")


def test_a_file_changed_by_someone_else_is_left_alone_and_read_again(kept: ConfigPreferences, data: Path) -> None:
    path = data / "config.toml"
    kept.listed()
    path.write_text("[limits]\nnew = 5\n", encoding="utf-8")
    with pytest.raises(QuizError, match="changed by someone else"):
        kept.change("limits.reviews", "90")
    assert path.read_text(encoding="utf-8") == "[limits]\nnew = 5\n"
    assert found(kept, "limits.new").value == "5"
    kept.change("limits.reviews", "90")
    assert tomllib.loads(path.read_text(encoding="utf-8")) == {"limits": {"new": 5, "reviews": 90}}


def test_a_broken_file_is_a_sentence(kept: ConfigPreferences, data: Path) -> None:
    (data / "config.toml").write_text("[limits\n", encoding="utf-8")
    with pytest.raises(QuizError, match="not TOML"):
        kept.listed()


def test_a_wrong_value_in_the_file_can_be_mended(kept: ConfigPreferences, data: Path) -> None:
    path = data / "config.toml"
    path.write_text("[limits]\nnew = -5\n", encoding="utf-8")
    assert found(kept, "limits.new").value == "20"
    kept.change("limits.new", "7")
    assert path.read_text(encoding="utf-8") == "[limits]\nnew = 7\n"


def test_a_folder_that_cannot_be_written_is_a_sentence(
    kept: ConfigPreferences, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_handle: int) -> None:
        raise OSError(30, "Read-only file system")

    kept.listed()
    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(QuizError, match="Read-only file system"):
        kept.change("limits.new", "7")
    assert found(kept, "limits.new").value == "20"


def test_decks_can_be_switched_off_and_on(decks: Path, data: Path) -> None:
    call = begin(Everywhere(data=data, decks=(decks,), now=NOW))
    open_trainer(call).close()
    kept = ConfigPreferences(call)
    assert found(kept, "decks.off:alpha").label == "Letters"
    assert told(kept, "decks.off:alpha", "off").off == {"alpha"}
    assert told(kept, "decks.off:beta", "off").off == {"alpha", "beta"}
    assert told(kept, "decks.off:alpha", "on").off == {"beta"}
    assert found(kept, "decks.off:beta").value == "off"


def test_the_own_limits_of_a_deck_are_shown_and_can_be_changed(decks: Path, data: Path) -> None:
    data.mkdir()
    (data / "config.toml").write_text("[limits.decks.alpha]\nnew = 5\n", encoding="utf-8")
    call = begin(Everywhere(data=data, decks=(decks,), now=NOW))
    open_trainer(call).close()
    kept = ConfigPreferences(call)
    assert "5 new cards a day" in found(kept, "decks.off:alpha").says
    assert "[limits.decks.beta]" in found(kept, "decks.off:beta").says
    assert told(kept, "limits.decks.alpha.new", "6").limits.deck_new == {"alpha": 6}
    assert told(kept, "limits.decks.alpha.new", "").limits.deck_new == {}


def test_a_deck_that_is_only_named_can_be_switched_on(kept: ConfigPreferences, data: Path) -> None:
    (data / "config.toml").write_text('[decks]\noff = ["gone"]\n', encoding="utf-8")
    assert found(kept, "decks.off:gone").value == "off"
    kept.change("decks.off:gone", "on")
    assert load(data, (), {}).off == frozenset()


def test_a_setting_that_is_gone_is_a_sentence(kept: ConfigPreferences) -> None:
    kept.listed()
    with pytest.raises(QuizError, match="There is no setting"):
        kept.change("decks.off:gone", "off")


def test_what_flags_and_environment_set_is_fixed(decks: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = ConfigPreferences(begin(Everywhere(data=data, decks=(decks,))))
    assert "--decks" in found(kept, "decks.paths").fixed
    with pytest.raises(QuizError, match="--decks"):
        kept.change("decks.bundled", "off")
    monkeypatch.setenv("QUIZAPP_DECKS", str(decks))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    kept = ConfigPreferences(begin(Everywhere(data=data)))
    assert "QUIZAPP_DECKS" in found(kept, "decks.bundled").fixed
    assert "TEXTUAL_ANIMATIONS" in found(kept, "interface.motion").fixed
    assert found(kept, "limits.new").fixed == ""


def test_retention_says_what_it_costs(kept: ConfigPreferences) -> None:
    assert found(kept, "scheduling.retention").says.endswith("At 0.9 you forget 10% of them.")
    kept.change("scheduling.retention", "0.95")
    assert "about 2.5× the reviews" in found(kept, "scheduling.retention").says
    assert "5%" in found(kept, "scheduling.retention").says


def test_a_theme_of_others_stays_among_the_words(kept: ConfigPreferences, data: Path) -> None:
    (data / "config.toml").write_text('[interface]\ntheme = "nord"\n', encoding="utf-8")
    assert "nord" in found(kept, "interface.theme").words
    assert found(kept, "interface.theme").value == "nord"


def test_weights_can_be_put_back_while_those_from_before_are_kept(kept: ConfigPreferences) -> None:
    assert not kept.refitted()
    kept.refit(OWN_WEIGHTS)
    assert kept.refitted()
    kept.refit(None)
    assert not kept.refitted()
