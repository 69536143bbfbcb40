"""Colours that can be read, in every theme of ours; no colour is needed to understand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.color import Color
from textual.theme import Theme

import quizapp.tui
from quizapp.tui.content import STYLES
from quizapp.tui.theme import THEMES
from quizapp.tui.widgets.ratings import Cell

if TYPE_CHECKING:
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

CSS = (Path(quizapp.tui.__file__).parent / "quizapp.tcss").read_text()
RULE = STYLES["rule"]


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


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("style", [value for value in STYLES.values() if "$" in value and value != RULE])
def test_text_can_be_read_on_every_ground_it_stands_on(theme: Theme, style: str) -> None:
    known = variables(theme)
    color = style.removeprefix("bold ")
    for ground in ("$background", "$surface", "$panel"):
        background = on(Color.parse("black"), ground, known)
        text = on(background, color, known)
        assert contrast(background, text) >= 4.5, f"{color} on {ground}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_ratings_can_be_read_on_their_tints(theme: Theme) -> None:
    known = variables(theme)
    ground = on(Color.parse("black"), "$background", known)
    found = re.findall(r"^\.(?:again|hard|good|easy)\S* \{ background: (\S+ \d+%); color: (\S+); \}", CSS, re.MULTILINE)
    assert len(found) == 8
    for tint, color in found:
        background = on(ground, tint, known)
        assert contrast(background, on(background, color, known)) >= 4.5, f"{color} on {tint}"


def test_the_css_names_no_literal_colour() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|rgb\(|hsl\(", CSS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_the_css_has_a_value(theme: Theme) -> None:
    known = variables(theme)
    named = set(re.findall(r"\$([a-z-]+)", CSS + " ".join(STYLES.values())))
    assert named
    assert named <= known.keys()


@pytest.mark.parametrize("theme", ["nord", "textual-light", "ansi-dark", "quizapp-contrast", "no-such-theme"])
async def test_other_themes_work(studying: Opened, deck: type[Deck], theme: str) -> None:
    async with studying(deck.CHOICE, theme=theme) as screen:
        await screen.press("1")
        assert "✗ 1  0.02  your answer" in screen.text


async def test_the_suggested_rating_is_reversed_where_tints_do_not_exist(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE, theme="ansi-dark") as screen:
        await screen.press("3")
        cells = {cell.rating.name: cell.visual_style for cell in screen.app.screen.query(Cell)}
        assert cells["GOOD"].reverse
        assert not cells["AGAIN"].reverse
