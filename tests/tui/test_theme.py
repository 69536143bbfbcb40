"""Colours that can be read, in every theme of ours; no colour is needed to understand."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import Theme

import quizapp.tui
from quizapp.tui.app import QuizApp
from quizapp.tui.content import GRAPHICS, STYLES
from quizapp.tui.homekeys import HOME
from quizapp.tui.screens.helpsheet import HelpSheet
from quizapp.tui.theme import ANSI, DARK, LIGHT, THEMES, suiting

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

STYLE_FILES = sorted((Path(quizapp.tui.__file__).parent / "styles").glob("*.tcss"))
CSS = "\n".join(path.read_text() for path in STYLE_FILES)
RULE = STYLES["rule"]
COLOURED = [theme for theme in THEMES if not theme.ansi]
WRITTEN = {value for name, value in STYLES.items() if name not in GRAPHICS}
TEXTS = sorted({part for value in WRITTEN for part in re.findall(r"\$[a-z-]+(?: \d+%)?", value)} - {RULE})
BEHIND = ("grid", "heat-0")
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def on(background: Color, value: str, known: dict[str, str]) -> Color:
    """A colour of the CSS (`$name 14%`) laid over a background."""
    name, _, share = value.removeprefix("$").partition(" ")
    color = Color.parse(known[name])
    alpha = float(share.rstrip("%")) / 100 if share else color.a
    return background.blend(color.with_alpha(1), alpha)


def contrast(one: Color, other: Color) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read_on_every_ground_it_stands_on(theme: Theme, text: str) -> None:
    known = variables(theme)
    for ground in ("$background", "$surface", "$panel"):
        background = on(Color.parse("black"), ground, known)
        assert contrast(background, on(background, text, known)) >= 4.5, f"{text} on {ground}"


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", sorted(GRAPHICS.keys() - BEHIND))
def test_what_a_chart_draws_can_be_seen(theme: Theme, name: str) -> None:
    known = variables(theme)
    background = on(Color.parse("black"), "$background", known)
    assert contrast(background, on(background, GRAPHICS[name], known)) >= 3


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_more_answers_are_a_stronger_square(theme: Theme) -> None:
    known = variables(theme)
    background = on(Color.parse("black"), "$background", known)
    levels = [contrast(background, on(background, GRAPHICS[f"heat-{level}"], known)) for level in range(5)]
    assert all(stronger > weaker * 1.1 for weaker, stronger in pairwise(levels))


def tints() -> list[tuple[str, str]]:
    """The grounds that the CSS lays below text, each with the colour of that text."""
    found = []
    for selector, block in RULES:
        said = dict(re.findall(r"(?<![a-z-])(background|color):\s*(\$[a-z-]+(?: \d+%)?)", block))
        if "background" in said and ":ansi" not in selector:
            found.append((said["background"], said.get("color", "$foreground")))
    return sorted(set(found))


def test_the_tints_of_the_ratings_are_among_those_that_are_checked() -> None:
    assert {("$error 34%", "$foreground"), ("$success 14%", "$text-success")} <= set(tints())


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("tint", "text"), tints())
def test_text_can_be_read_on_every_tint(theme: Theme, tint: str, text: str) -> None:
    known = variables(theme)
    for ground in ("$background", "$surface"):
        below = on(Color.parse("black"), ground, known)
        background = on(below, tint, known)
        assert contrast(background, on(background, text, known)) >= 4.5, f"{text} on {tint} on {ground}"


def test_the_css_names_no_literal_colour() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|rgb\(|hsl\(", CSS)


async def test_every_file_of_style_rules_is_read(opened: Opened) -> None:
    async with opened() as screen:
        read = {Path(path) for path, _ in screen.app.stylesheet.source}
    assert STYLE_FILES
    assert read >= set(STYLE_FILES)


async def test_a_screen_that_opens_before_its_style_rules_are_read_is_drawn_by_them(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = QuizApp._dress

    async def late(app: QuizApp) -> None:
        await app.push_screen(HelpSheet(app.kit, HOME))
        read(app)

    monkeypatch.setattr(QuizApp, "_dress", late)
    async with opened() as screen:
        sheet = screen.app.screen.query_one(".sheet").region
        assert 0 < sheet.x == screen.app.size.width - sheet.right


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_the_css_has_a_value(theme: Theme) -> None:
    known = variables(theme)
    named = set(re.findall(r"\$([a-z-]+)", CSS + " ".join(STYLES.values())))
    assert named
    assert named <= known.keys()


def test_the_terminal_s_own_colours_are_those_that_show_on_black_and_on_white() -> None:
    known = variables(ANSI)
    drawn = [*TEXTS, *GRAPHICS.values()]
    used = {known[name.removeprefix("$").partition(" ")[0]].partition(" ")[0] for name in drawn}
    assert used <= {"ansi_default", "ansi_red", "ansi_green", "ansi_magenta"}


@pytest.mark.parametrize(
    ("colours", "ground", "theme"),
    [
        ("truecolor", "", DARK),
        ("256", "15;0", DARK),
        ("truecolor", "0;15", LIGHT),
        ("256", "0;default;7", LIGHT),
        ("standard", "0;15", ANSI),
        ("windows", "", ANSI),
        (None, "", ANSI),
    ],
)
def test_without_a_choice_the_theme_suits_the_terminal(colours: str | None, ground: str, theme: Theme) -> None:
    assert suiting(colours, ground) is theme


@pytest.mark.parametrize(("term", "theme"), [("linux", "quizapp-ansi"), ("xterm-256color", "quizapp-dark")])
async def test_a_terminal_of_16_colours_keeps_its_own(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, term: str, theme: str
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.delenv("COLORTERM", raising=False)
    async with opened() as screen:
        assert screen.app.theme == theme


async def test_a_chosen_theme_is_worn_on_any_terminal(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with opened(theme="quizapp-light") as screen:
        assert screen.app.theme == "quizapp-light"


@pytest.mark.parametrize("theme", ["", "quizapp-dark", "quizapp-ansi"])
async def test_no_color_leaves_no_colour_and_the_pill_is_reversed(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened(theme=theme) as screen:
        colours = {colour for style in screen.styles for colour in (style.color, style.bgcolor) if colour}
        assert all(colour.is_default for colour in colours)
        assert any(style.reverse for style in screen.styles)
        await screen.press("space", "1", "question_mark")
        colours = {colour for style in screen.styles for colour in (style.color, style.bgcolor) if colour}
        assert all(colour.is_default for colour in colours)


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark", *(theme.name for theme in THEMES), "no-such"])
async def test_every_theme_says_by_words_and_signs_what_was_right(
    studying: Opened, deck: type[Deck], theme: str
) -> None:
    async with studying(deck.CHOICE, theme=theme) as screen:
        await screen.press("1")
        assert "✗ 1  0.02  your answer" in screen.text
