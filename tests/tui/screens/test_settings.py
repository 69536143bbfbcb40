"""Settings: what can be set, what it means, and that it holds at once."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.core.preference import Preference, Shape
from quizapp.core.queue import Limits
from quizapp.errors import QuizError
from quizapp.render.forms import Maths
from quizapp.trainer.options import Options
from quizapp.tui.kit import Change, Look
from quizapp.tui.screens.settings import SettingsScreen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from quizapp.trainer.trainer import Trainer
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen

LISTED = (
    Preference(
        id="scheduling.retention",
        group="Scheduling",
        label="Retention",
        says="How much to remember.",
        shape=Shape.NUMBER,
        value="0.9",
        default="0.9",
        least=0.7,
        most=0.99,
        step=0.01,
    ),
    Preference(
        id="scheduling.learning_steps",
        group="Scheduling",
        label="Steps",
        says="Minutes until it comes back.",
        shape=Shape.TEXT,
        value="10",
        default="10",
        unit="min",
    ),
    Preference(
        id="limits.new",
        group="Limits",
        label="New cards",
        says="At most so many.",
        shape=Shape.NUMBER,
        value="20",
        default="20",
        most=9999,
        step=5,
    ),
    Preference(
        id="decks.bundled",
        group="Decks",
        label="Bundled decks",
        says="Those that come along.",
        shape=Shape.FLAG,
        value="on",
        default="on",
        words=("on", "off"),
        fixed="Fixed for now: --decks says which decks there are.",
    ),
    Preference(
        id="interface.theme",
        group="Interface",
        label="Theme",
        says="The colours.",
        shape=Shape.WORD,
        value="quizapp-dark",
        default="quizapp-dark",
        words=("quizapp-dark", "quizapp-light"),
    ),
    Preference(
        id="interface.maths",
        group="Interface",
        label="Formulas",
        says="How they are drawn.",
        shape=Shape.WORD,
        value="unicode",
        default="unicode",
        words=("unicode", "ascii", "source"),
    ),
    Preference(
        id="interface.motion",
        group="Interface",
        label="Motion",
        says="Whether anything moves.",
        shape=Shape.FLAG,
        value="on",
        default="on",
        words=("on", "off"),
    ),
    Preference(
        id="interface.keys.study.hint",
        group="Keys: Study",
        label="the next hint",
        says="Enter takes another key.",
        shape=Shape.KEYS,
        value="h,ctrl+t",
        default="h,ctrl+t",
    ),
)


class Kept:
    """Preferences in memory; they refuse `nonsense` and what is in `refuse`, and note what was changed."""

    def __init__(self) -> None:
        self.values = {preference.id: preference.value for preference in LISTED}
        self.changes: list[tuple[str, str]] = []
        self.refuse: QuizError | None = None
        self.broken: QuizError | None = None

    def listed(self) -> Sequence[Preference]:
        if self.broken:
            raise self.broken
        return [replace(preference, value=self.values[preference.id]) for preference in LISTED]

    def change(self, id_: str, value: str) -> Change:
        fixed = next(preference.fixed for preference in LISTED if preference.id == id_)
        if fixed or value in ("nonsense", "u"):
            raise QuizError(fixed or f"it has to be something else, not {value}")
        self.values[id_] = value
        self.changes.append((id_, value))
        motion = self.values["interface.motion"] == "on"
        look = Look(self.values["interface.theme"], {}, Maths(self.values["interface.maths"]), motion)

        def configure(trainer: Trainer) -> None:
            if self.refuse:
                raise self.refuse
            trainer.configure(Options(limits=Limits(new=int(self.values["limits.new"]))))

        return Change(look, configure)

    def refitted(self) -> bool:
        return False

    def refit(self, weights: Sequence[float] | None) -> Change:
        raise QuizError(f"no weights here: {weights}")


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def setting(opened: Opened, kept: Kept) -> Opened:
    """Opens Settings, with the cursor on the first preference."""

    @asynccontextmanager
    async def run(**options: object) -> AsyncIterator[Screen]:
        async with opened(**options) as screen:
            screen.app.kit.preferences = kept
            screen.app.push_screen(SettingsScreen(screen.app.kit))
            await screen.settle()
            yield screen

    return run


def chosen(screen: Screen) -> str:
    return next(row for row in screen.rows if "▸ " in row[:6])


async def test_preferences_stand_in_groups_and_the_chosen_one_is_explained(setting: Opened) -> None:
    async with setting(size=(80, 40)) as screen:
        for text in ("Scheduling", "Limits", "Interface", "Keys: Study", "10 min", "How much to remember."):
            assert text in screen.text
        assert "config.toml: scheduling.retention" in screen.text
        await screen.press("down")
        assert "Minutes until it comes back." in screen.text
        assert "Steps" in chosen(screen)


async def test_arrows_change_a_number_within_its_bounds(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("right", "plus", "l", "left", "minus")
        assert kept.values["scheduling.retention"] == "0.91"
        assert "• ◂ 0.91 ▸" in chosen(screen)
        await screen.press(*["right"] * 10)
        assert kept.values["scheduling.retention"] == "0.99"


@pytest.mark.parametrize(("start", "key", "end"), [("20", "right", "25"), ("22", "right", "25"), ("22", "left", "20")])
async def test_a_step_leads_to_the_next_round_number(
    setting: Opened, kept: Kept, start: str, key: str, end: str
) -> None:
    kept.values["limits.new"] = start
    async with setting() as screen:
        await screen.press("tab", key)
        assert kept.values["limits.new"] == end


async def test_zero_is_as_low_as_a_limit_goes(setting: Opened, kept: Kept) -> None:
    kept.values["limits.new"] = "3"
    async with setting() as screen:
        await screen.press("tab", "left", "left", "left")
        assert kept.values["limits.new"] == "0"


async def test_what_is_changed_reaches_the_trainer(setting: Opened, bench: Bench) -> None:
    async with setting() as screen:
        await screen.press("tab", "right")
        assert bench.configured[-1].limits.new == 25


async def test_who_leaves_at_once_has_told_the_trainer(setting: Opened, bench: Bench) -> None:
    async with setting() as screen:
        for key in ("tab", "right", "right", "escape", "escape"):
            screen.key(key)
        await screen.settle()
        assert "settings" not in screen.rows[0]
        assert bench.configured[-1].limits.new == 30


async def test_tab_shows_the_heading_of_the_group_at_the_top(setting: Opened) -> None:
    async with setting(size=(60, 16)) as screen:
        await screen.press("tab")
        assert screen.rows[2].split()[0] == "Limits"
        await screen.press("end")
        assert "the next hint" in chosen(screen)
        await screen.press("home")
        assert "Retention" in chosen(screen)


async def test_a_theme_is_worn_while_it_is_looked_at(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("tab", "tab", "tab", "right")
        assert screen.app.theme == "quizapp-light"
        await screen.press("space")
        assert screen.app.theme == "quizapp-dark"
        await screen.press("enter", "d")
        assert (screen.app.theme, kept.values["interface.theme"]) == ("quizapp-dark", "quizapp-dark")


async def test_space_turns_a_flag(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("tab", "tab", "tab", "down", "down", "space")
        assert kept.values["interface.motion"] == "off"
        assert screen.app.animation_level == "none"
        await screen.press("enter")
        assert kept.values["interface.motion"] == "on"


async def test_formulas_are_tried_on_a_sample(setting: Opened) -> None:
    async with setting(size=(120, 40)) as screen:
        await screen.press("tab", "tab", "tab", "down")
        before = screen.text
        await screen.press("right", "right")
        assert r"\frac" in screen.text
        assert r"\frac" not in before


async def test_a_value_can_be_typed(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("down", "enter", "backspace", *" 5 60", "enter")
        assert kept.values["scheduling.learning_steps"] == "1 5 60"
        assert "1 5 60 min" in chosen(screen)
        await screen.press("up")
        assert "Retention" in chosen(screen)


async def test_a_typed_value_that_cannot_work_is_refused_and_can_be_mended(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("down", "enter", "backspace", "backspace", *"nonsense", "up", "enter")
        assert "it has to be something else, not nonsense" in screen.text
        assert kept.changes == []
        await screen.press("escape")
        assert "something else" not in screen.text
        assert "10 min" in chosen(screen)


async def test_the_next_key_is_taken_for_an_action(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("shift+tab", "tab", "tab", "tab", "tab", "tab", "shift+tab")
        while "the next hint" not in chosen(screen):
            await screen.press("down")
        await screen.press("enter")
        assert "Press the key" in screen.text
        await screen.press("q")
        assert kept.values["interface.keys.study.hint"] == "q"
        assert "settings" in screen.rows[0]
        await screen.press("space", "escape")
        assert kept.values["interface.keys.study.hint"] == "q"
        await screen.press("enter", "u")
        assert "something else, not u" in screen.text
        await screen.press("d")
        assert kept.values["interface.keys.study.hint"] == "h,ctrl+t"


async def test_what_is_fixed_says_why(setting: Opened, kept: Kept) -> None:
    async with setting() as screen:
        await screen.press("tab", "tab")
        assert "Fixed for now: --decks" in screen.text
        await screen.press("space", "enter", "right")
        assert kept.changes == []
        assert screen.text.count("Fixed for now: --decks") == 2


async def test_a_file_that_cannot_be_read_is_a_sentence(setting: Opened, kept: Kept) -> None:
    kept.broken = QuizError("The settings in config.toml are not TOML.")
    async with setting() as screen:
        assert "The settings in config.toml are not TOML." in screen.text
        await screen.press("down", "right", "enter", "space", "d", "tab", "escape")
        assert "settings" not in screen.rows[0]


async def test_what_the_trainer_refuses_is_a_sentence(setting: Opened, kept: Kept) -> None:
    kept.refuse = QuizError("The database is locked.")
    async with setting() as screen:
        await screen.press("right")
        assert "The database is locked." in screen.text


async def test_the_mouse_chooses_and_turns(setting: Opened, kept: Kept) -> None:
    async with setting(size=(80, 40)) as screen:
        await screen.click_on("Motion")
        assert "Whether anything moves." in screen.text
        await screen.click_on("Motion")
        assert kept.values["interface.motion"] == "off"
        await screen.click_on("esc back")
        assert "settings" not in screen.rows[0]


async def test_the_meaning_stands_beside_where_there_is_room(setting: Opened) -> None:
    async with setting(size=(100, 30)) as screen:
        row = next(row for row in screen.rows if "How much to remember." in row)
        assert screen.rows.index(row) < 8
    async with setting(size=(99, 30)) as screen:
        row = next(row for row in screen.rows if "How much to remember." in row)
        assert screen.rows.index(row) > 15


@pytest.mark.parametrize("size", [(60, 16), (60, 20), (80, 24), (200, 60)])
async def test_every_size_shows_the_chosen_one_and_its_meaning(setting: Opened, size: tuple[int, int]) -> None:
    async with setting(size=size) as screen:
        await screen.press("pagedown")
        assert "the next hint" in chosen(screen)
        assert "Enter takes another key." in screen.text
        assert max(map(len, screen.rows)) <= size[0]


async def test_without_anything_to_set_it_says_so(opened: Opened) -> None:
    async with opened() as screen:
        screen.app.push_screen(SettingsScreen(screen.app.kit))
        await screen.settle()
        await screen.press("down", "right", "space", "enter", "d", "tab")
        assert "There is nothing to set here." in screen.text
