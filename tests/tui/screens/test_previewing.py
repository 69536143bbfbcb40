"""The preview beside an editor: it follows the file, shows what is wrong, and is answered in place."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import cast

import pytest

from quizapp.core.authoring import News
from quizapp.errors import QuizError
from quizapp.trainer.watching import Watched
from quizapp.tui import editing
from quizapp.tui.beside import PreviewApp
from quizapp.tui.screens.previewing import PreviewScreen
from tests.tui.bench import Bench
from tests.tui.driving import Hands, Screen
from tests.tui.test_looks import assert_looks_like

DECK = """\
deck: To be seen
cards:
  - q: What is the capital of France?
    a: Paris
    accept: [Lutetia]
    why: It has been since 987.
  - q: Which of these is a score?
    a: F1
    wrong: {Accuracy9: That is no word., Recall9: Nor is that.}
    source: a book
  - cloze: A {{first}} hole and a {{second}} one.
  - q: What is {{a}} + {{b}}?
    vars: {a: 1..40, b: 1..40}
    number: = a + b
  - q: Front of it
    a: Back of it
"""
Previewed = Callable[..., AbstractAsyncContextManager["Beside"]]


class Beside(Screen):
    """The app, and the file that it watches."""

    path: Path

    async def saved(self, text: str) -> None:
        """Writes the file as an editor does, and waits for the look at it."""
        other = self.path.with_suffix(".new")
        other.write_text(text, encoding="utf-8")
        other.replace(self.path)
        await cast(PreviewScreen, self.app.screen).look()
        await self.settle()


@pytest.fixture
def previewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Previewed:
    """Opens the preview of a deck at a line."""
    monkeypatch.chdir(tmp_path)

    @asynccontextmanager
    async def run(line: int = 0, text: str = DECK, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Beside]:
        path = tmp_path / "deck.yaml"
        path.write_text(text, encoding="utf-8")
        hands = Hands()
        app = PreviewApp(Watched(str(path)), line, ticks=hands)
        async with app.run_test(size=size) as pilot:
            screen = Beside(app, pilot, Bench(), hands)
            screen.path = path
            for _ in range(400):
                if isinstance(app.screen, PreviewScreen):
                    break
                await pilot.pause(0.005)
            await screen.settle()
            yield screen

    return run


async def test_a_typed_answer_is_checked_in_place(previewed: Previewed) -> None:
    async with previewed() as screen:
        assert "What is the capital of France?" in screen.text
        await screen.press(*"paris", "enter")
        assert "✓ Right" in screen.text
        assert "It has been since 987." in screen.text
        await screen.press("space")
        assert "✓ Right" not in screen.text
        assert "type your answer" in screen.text


async def test_letters_are_letters_while_an_answer_is_typed(previewed: Previewed) -> None:
    async with previewed() as screen:
        await screen.press("q", "n", "e")
        assert "qne" in screen.text
        assert "F8 next" in screen.text
        await screen.press("f8")
        assert "Which of these is a score?" in screen.text
        assert "n next" in screen.text


async def test_the_question_of_a_line_comes_first_and_n_and_p_go_round(previewed: Previewed) -> None:
    async with previewed(9) as screen:
        assert "Which of these is a score?" in screen.text
        assert "question 2 of 5" in screen.text
        await screen.press("n")
        assert "hole and a second one" in screen.text
        await screen.press("n", "f8", "n")
        assert "capital of France" in screen.text
        await screen.press("f7")
        assert "Front of it" in screen.text


async def test_a_choice_is_answered_by_its_digit_with_the_comments_and_the_source(previewed: Previewed) -> None:
    async with previewed(7) as screen:
        place = next(row.split()[0] for row in screen.rows if "Recall9" in row)
        await screen.press(place)
        assert "✗ Not right" in screen.text
        assert "Nor is that." in screen.text
        assert "That is no word." not in screen.text
        await screen.press("w", "s")
        assert "That is no word." in screen.text
        assert "a book" in screen.text


async def test_the_cards_of_a_question_are_turned_with_the_arrows(previewed: Previewed) -> None:
    async with previewed(11) as screen:
        assert "card 1 of 2" in screen.text
        assert "A […] hole and a second one." in screen.text
        await screen.press("right")
        assert "card 2 of 2" in screen.text
        assert "A first hole and a […] one." in screen.text
        await screen.press("right")
        assert "card 1 of 2" in screen.text


async def test_f5_draws_other_numbers_and_says_which(previewed: Previewed) -> None:
    async with previewed(12) as screen:
        before = next(row for row in screen.rows if "What is" in row)
        await screen.press("f5")
        assert "draw 2: a = " in screen.text
        assert next(row for row in screen.rows if "What is" in row) != before


async def test_question_and_answer_show_at_once_until_they_are_asked_for_alone(previewed: Previewed) -> None:
    async with previewed(15) as screen:
        await screen.press("b")
        assert "Back of it" in screen.text
        await screen.press("p", "n")
        assert "Back of it" in screen.text
        await screen.press("b")
        assert "Back of it" not in screen.text


async def test_the_question_that_was_written_last_comes_up_by_itself(previewed: Previewed) -> None:
    async with previewed() as screen:
        await screen.saved(DECK.replace("Back of it", "The back of it"))
        assert "Front of it" in screen.text
        assert "question 5 of 5" in screen.text


async def test_a_new_question_comes_up_and_lines_above_move_nothing(previewed: Previewed) -> None:
    async with previewed(15) as screen:
        await screen.saved(DECK.replace("cards:", "topic: x\nauthor: y\ncards:"))
        assert "Front of it" in screen.text
        await screen.saved(DECK + "  - q: Newest?\n    a: yes\n")
        assert "Newest?" in screen.text


async def test_a_question_that_is_half_written_keeps_the_last_good_one_and_says_the_line(previewed: Previewed) -> None:
    async with previewed(15) as screen:
        await screen.saved(DECK.replace("a: Back of it", "a: [Back of it"))
        assert "Front of it" in screen.text
        assert "the last that could be read" in screen.text
        assert "✗ 16" in screen.text
        await screen.saved(DECK.replace("Back of it", "It is back"))
        assert "the last that could be read" not in screen.text
        await screen.press("space")
        assert "It is back" in screen.text


async def test_a_question_that_is_begun_shows_what_is_wrong_and_counts_only_what_shows(previewed: Previewed) -> None:
    async with previewed() as screen:
        begun = DECK + "  - q: broken\n    a: [\n"
        await screen.saved(begun)
        assert "✗ 18  this `[` is not closed. Cure: close it with `]`" in screen.text
        assert "the last that could be read" in screen.text
        assert "question 1 of" not in screen.text
        assert "5 questions" in screen.text
        await screen.saved(begun.replace("Paris", "Paris, of course"))
        assert "question 1 of 5" in screen.text
        assert "the last that could be read" not in screen.text
        assert "✗ 18  this `[` is not closed" in screen.text


async def test_an_answer_stays_when_another_question_is_written(previewed: Previewed) -> None:
    async with previewed(15) as screen:
        await screen.press("space")
        await screen.saved("# a comment\n" + DECK)
        assert "Back of it" in screen.text


async def test_a_file_that_is_away_is_said_and_comes_back(previewed: Previewed) -> None:
    async with previewed(15) as screen:
        screen.path.unlink()
        await cast(PreviewScreen, screen.app.screen).look()
        await screen.settle()
        assert "cannot be opened" in " ".join(screen.text.split())
        assert "Front of it" in screen.text
        await screen.saved(DECK)
        assert "cannot be opened" not in screen.text


async def test_a_deck_without_questions_says_so_and_its_first_one_appears(previewed: Previewed) -> None:
    async with previewed(text="deck: Empty\n") as screen:
        assert "no question here" in screen.text
        await screen.press("space", "n", "p", "f5", "3")
        await screen.saved("deck: Empty\ncards:\n  - q: First?\n    a: yes\n")
        assert "First?" in screen.text
        await screen.press("space")
        assert "yes" in screen.text


async def test_e_opens_the_editor_at_the_question_and_says_what_hinders_it(
    previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, int]] = []

    async def edit(_app: object, file: str, line: int) -> None:
        calls.append((file, line))
        raise QuizError("The editor `vim` cannot be started.")

    monkeypatch.setattr(editing, "edit", edit)
    async with previewed(7) as screen:
        await screen.press("e")
        assert calls == [(str(screen.path), 7)]
        assert "cannot be started" in screen.text


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_it_is_left_with_status_0(previewed: Previewed, key: str) -> None:
    async with previewed(7) as screen:
        screen.key(key)
        for _ in range(400):
            if screen.app._exit:
                break
            await screen.pilot.pause(0.005)
        assert screen.app.return_value == 0


async def test_a_narrow_terminal_shows_it_whole_and_a_tiny_one_a_sentence(previewed: Previewed) -> None:
    async with previewed(7, size=(40, 20)) as screen:
        assert "Which of these is a score?" in " ".join(screen.text.split())
        assert all(len(row) <= 40 for row in screen.rows)
        assert "q leave" in screen.text
    async with previewed(7, size=(30, 20)) as screen:
        assert "enlarge" in screen.text


async def test_hostile_text_does_nothing_to_the_terminal(previewed: Previewed) -> None:
    text = 'cards:\n  - q: "[red]\\x1b[2J\\u202eevil[/red]"\n    a: "[@click=app.exit]x[/]"\n'
    async with previewed(text=text) as screen:
        await screen.press("space")
        assert "\x1b" not in screen.text
        assert "\u202e" not in screen.text
        assert "[red]" in screen.text
        assert "[@click=app.exit]x[/]" in screen.text


async def test_clicks_answer_and_keys_of_the_bottom_row_work(previewed: Previewed) -> None:
    async with previewed(7) as screen:
        await screen.click_on("F1")
        assert "✓ Right" in screen.text
        await screen.click_on(" next")
        assert "hole and" in screen.text


async def test_a_look_that_takes_long_is_not_lost_to_the_next_one(
    previewed: Previewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, looks, news = threading.Event(), [0], Watched.news

    def slow(watched: Watched) -> News | None:
        looks[0] += 1
        gate.wait(10)
        return news(watched)

    async with previewed(15) as screen:
        monkeypatch.setattr(Watched, "news", slow)
        found = cast(PreviewScreen, screen.app.screen)
        screen.path.write_text(DECK.replace("Back of it", "The back of it"), encoding="utf-8")
        for _ in range(3):
            found._look()
            await screen.pilot.pause()
        assert looks == [1]
        assert sum(worker.group == "trainer.look" for worker in screen.app.workers) == 1
        gate.set()
        await screen.settle()
        await screen.press("space")
        assert "The back of it" in screen.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_looks_as_it_did(previewed: Previewed, size: tuple[int, int]) -> None:
    async with previewed(7, size=size) as screen:
        assert_looks_like(screen, "preview-asked")
        await screen.press("1")
        assert_looks_like(screen, "preview-answered")
        await screen.saved(DECK.replace("a: Back of it", "a: [Back of it"))
        assert_looks_like(screen, "preview-broken")


async def test_help_lists_the_keys_of_the_preview(previewed: Previewed) -> None:
    async with previewed(7) as screen:
        await screen.press("?")
        assert "Preview of a question (here)" in screen.text
        assert "draw again" in screen.text
