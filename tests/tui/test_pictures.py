"""A few screens as pictures: every text in its place and colour. QUIZAPP_NEW_LOOKS=1 draws them anew."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.tui.library import METRIC

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

LOOKS = Path(__file__).parent / "looks"
WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
STYLE = re.compile(r"\.terminal-\d+-(r\d+) \{([^}]*)\}")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> list[tuple[str, str, str, str]]:
    """What a picture shows: row, column, style and text of every run, whatever its elements are called."""
    styles = dict(STYLE.findall(svg))
    return sorted(
        (text.attrib["y"], text.attrib["x"], styles[text.attrib["class"].rsplit("-", 1)[1]].strip(), text.text or "")
        for text in ET.fromstring(svg).iter(f"{SVG}text")
        if text.attrib.get("class", "").rsplit("-", 1)[-1] in styles
    )


def assert_looks_like(screen: Screen, name: str) -> None:
    """Compares the screen with the picture of this name."""
    svg = WEB_FONT.sub("", screen.app.export_screenshot(title="quizapp"))
    path = LOOKS / f"{name}.svg"
    if os.environ.get("QUIZAPP_NEW_LOOKS"):
        path.write_text(svg, encoding="utf-8")
    assert drawn(svg) == drawn(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("theme", ["quizapp-dark", "quizapp-light"])
async def test_a_wrong_choice_in_colour(opened: Opened, bench: Bench, deck: type[Deck], theme: str) -> None:
    bench.questions = (deck.CHOICE,)
    async with opened(theme=theme) as screen:
        await screen.press("space", "1")
        assert_looks_like(screen, f"choice-wrong-{theme}")


async def test_home_in_high_contrast(opened: Opened) -> None:
    async with opened(theme="quizapp-contrast") as screen:
        assert_looks_like(screen, "home-contrast")


async def test_a_typing_slip_in_colour(opened: Opened, bench: Bench, deck: type[Deck]) -> None:
    bench.questions = (deck.TYPED,)
    async with opened(size=(120, 40)) as screen:
        await screen.press("space", *"f1", "space", *"scroe", "enter")
        assert_looks_like(screen, "typed-slip")


@pytest.mark.parametrize(("theme", "size"), [("quizapp-dark", (80, 24)), ("quizapp-light", (120, 40))])
async def test_steps_and_pairs_in_colour(
    opened: Opened, bench: Bench, deck: type[Deck], theme: str, size: tuple[int, int]
) -> None:
    bench.questions = (deck.ORDER, deck.MATCH)
    async with opened(theme=theme, size=size) as screen:
        await screen.press("space", "down", "space", "up", "space", "enter")
        assert_looks_like(screen, f"order-answered-{theme}")
        await screen.press("space", "1", "2", "4", "enter")
        assert_looks_like(screen, f"match-answered-{theme}")


def test_a_changed_colour_is_seen() -> None:
    svg = (LOOKS / "home-contrast.svg").read_text(encoding="utf-8")
    assert drawn(svg)
    assert drawn(svg) != drawn(svg.replace("fill: #ffffff", "fill: #fffffe"))


async def test_an_option_that_a_hint_crossed_out_in_colour(opened: Opened, bench: Bench) -> None:
    bench.questions = (METRIC,)
    async with opened(theme="quizapp-light") as screen:
        await screen.press("space", "h")
        assert_looks_like(screen, "choice-hinted-quizapp-light")
