"""Text that is not ours is shown, never obeyed."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quizapp.tui
from quizapp.core.deck import Choice, Flashcard, Option
from quizapp.core.overview import DeckName
from quizapp.errors import Level, Problem, QuizError
from quizapp.render.visible import visible
from quizapp.tui.app import Request
from quizapp.tui.content import literal, single

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

HOME = Path(quizapp.tui.__file__).parent
SOURCES = sorted(HOME.rglob("*.py"))
MARKUP = "[bold]X[/bold] [@click=app.leave_now]Y[/] a[0] [red closing [/oops] [/"
ESCAPES = "\x1b]52;c;eA==\x07\x1b[2J\x9b31m\x1b]0;title\x07 bidi \u202e\u2066 \x00\x08\x7f\u200b tag"
HOSTILE = [MARKUP, ESCAPES]
WIDGETS = {"Static", "Label", "Button", "Markdown", "RichLog", "Log", "DataTable", "Tree", "OptionList", "Link"}
DOORS = {"from_markup", "from_text", "from_rich_text", "notify", "assemble", "styled", "bell", "open_url"}


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    tree = ast.parse(path.read_text())
    named = [
        (getattr(node.func, "id", getattr(node.func, "attr", "")), node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    ]
    return [(name, node) for name, node in named if name]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_text_reaches_widgets_through_one_door_only(path: Path) -> None:
    for name, node in calls(path):
        assert name not in WIDGETS, f"line {node.lineno}: {name}"
        if path.name != "content.py":
            assert name not in DOORS, f"line {node.lineno}: {name}"
        if name == "Content" and path.name != "content.py":
            assert isinstance(node.args[0], ast.Constant), f"line {node.lineno}"
        if name in {"Txt", "Pill"} and node.args:
            assert not isinstance(node.args[0], ast.Constant | ast.JoinedStr), f"line {node.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_widget_has_a_title_or_tooltip_that_would_be_read_as_markup(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                assert getattr(target, "attr", "") not in {"border_title", "border_subtitle", "tooltip", "sub_title"}


@given(st.text())
def test_any_text_becomes_exactly_what_is_visible_of_it(text: str) -> None:
    assert literal(text).plain == visible(text)
    assert literal(text).spans == []
    assert "\n" not in single(text).plain


def on_screen(screen: Screen) -> str:
    return "".join(segment.text for line in screen.app.screen._compositor.render_strips() for segment in line)


def assert_harmless(screen: Screen) -> None:
    """No control character is drawn, no link and no action is on the screen."""
    shown = on_screen(screen)
    assert not [char for char in shown if ord(char) < 32 or 127 <= ord(char) < 160 or char in "\u202e\u2066\u200b"]
    for line in screen.app.screen._compositor.render_strips():
        for segment in line:
            assert segment.style is None or segment.style.link is None
            assert segment.style is None or "@click" not in segment.style.meta


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_texts_on_every_screen(opened: Opened, bench: Bench, deck: type[Deck], text: str) -> None:
    options = (Option(text, right=True, why=text), Option(f"no {text}", right=False, why=text))
    flashcard = replace(deck.FLASHCARD, prompt=f"A {text}", body=Flashcard(text), hints=(text,), source=text, why=text)
    choice = replace(deck.CHOICE, prompt=f"B {text}", body=Choice(options), topic=text, group=text, context=text)
    bench.questions = (replace(flashcard, topic=text, image=text), choice)
    bench.deck = DeckName(text, text, text)
    bench.problems = (Problem(text, 1, 3, Level.ERROR, text, text, text, text),)
    bench.notices = (text,)
    async with opened() as screen:
        assert_harmless(screen)
        for key in ("p", "escape", "space", "h", "space", "s", "1", "1", "question_mark", "escape", "1", "q", "h"):
            await screen.press(key)
            assert_harmless(screen)
        assert len(screen.bench.ratings) == 2
        assert screen.app.return_code is None


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_errors(opened: Opened, text: str) -> None:
    async with opened(fails=[QuizError(text)]) as screen:
        assert_harmless(screen)
        await screen.press("space")
        await screen.until("Welcome")
    async with opened(study=Request((text,))) as screen:
        assert_harmless(screen)


async def test_what_is_typed_is_shown_as_it_is(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.TYPED) as screen:
        await screen.press(*"[/x]", "enter")
        assert "you     [/x]" in screen.text


async def test_markup_is_shown_letter_by_letter(studying: Opened, deck: type[Deck]) -> None:
    async with studying(replace(deck.FLASHCARD, prompt="What is `a[0] [/b] [@click=app.bell]x[/]`?")) as screen:
        assert "a[0] [/b] [@click=app.bell]x[/]" in screen.text
