"""What happens to a deck that is written while something else happens: saves, other programs, a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.core.overview import DeckName
from quizapp.tui.screens import drafting
from quizapp.tui.screens.author import AuthorScreen
from tests.tui.authorship import FIRST, Gate, begun, editor, gated, seen, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen

OTHERS = "Somebody else changed this file"


async def rested(screen: Screen) -> None:
    """Waits until nothing the author asked for is under way."""
    for _ in range(400):
        if not any(worker.is_running and worker.group == "author" for worker in screen.app.workers):
            break
        await screen.pilot.pause(0.005)
    await screen.settle()


async def test_saving_twice_in_a_row_saves_and_asks_nothing(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# ")
        await seen(screen)
        screen.key("ctrl+s")
        screen.key("ctrl+s")
        await screen.until("Saved: ")
        await rested(screen)
        assert OTHERS not in screen.text
        assert (decks / "graphs.yaml").read_text() == "# " + FIRST


async def test_a_deck_that_is_opened_right_after_a_save_is_written_by_no_other_text(
    opened: Opened, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (decks / "zoo.yaml").write_text(FIRST.replace("Small graphs", "Zoo"), encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        await begun(screen)
        await write(screen, "# ")
        await seen(screen)
        await screen.press("f6", "f6", "end")
        gate = gated(monkeypatch, "save")
        screen.key("ctrl+s")
        await gate.reached(screen)
        screen.key("enter")
        await screen.pilot.pause(0.05)
        gate.opened.set()
        await screen.until("deck: Zoo")
        await write(screen, "# zoo ")
        await screen.press("ctrl+s")
        await screen.until("Saved: ")
        assert (decks / "graphs.yaml").read_text() == "# " + FIRST
        assert (decks / "zoo.yaml").read_text().startswith("# zoo deck: Zoo")


async def test_what_is_typed_during_a_save_is_kept_and_still_not_saved(
    opened: Opened, decks: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await write(screen, "# ")
        await seen(screen)
        gate = gated(monkeypatch, "save")
        screen.key("ctrl+s")
        await gate.reached(screen)
        screen.key("z")
        while "z" not in found.written()[:3]:
            await screen.pilot.pause(0.005)
        gate.opened.set()
        await rested(screen)
        assert "not saved" in screen.rows[0]
        shelf = bench.authoring
        assert shelf is not None
        draft = shelf.open(str(decks / "graphs.yaml"))
        for _ in range(400):
            if shelf.kept(draft):
                break
            await screen.pilot.pause(0.005)
        kept = shelf.kept(draft)
        assert kept is not None
        assert kept.text == "# z" + FIRST


async def test_a_look_at_a_text_that_was_changed_meanwhile_is_not_shown(
    opened: Opened, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(size=(120, 40)) as screen:
        found = await begun(screen)
        await seen(screen)
        first = gated(monkeypatch, "look")
        screen.key("[")
        await first.reached(screen)
        second = gated(monkeypatch, "look")
        screen.key("backspace")
        while found.written() != FIRST:
            await screen.pilot.pause(0.005)
        first.opened.set()
        await second.reached(screen)
        await screen.pilot.pause(0.05)
        assert "✗" not in screen.text
        second.opened.set()
        await seen(screen)
        assert "✗" not in screen.text


async def test_what_is_typed_while_the_file_is_read_again_stays(
    opened: Opened, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await seen(screen)
        gate = gated(monkeypatch, "open")
        (decks / "graphs.yaml").write_text(FIRST + "# other\n")
        await gate.reached(screen)
        screen.key("z")
        while not found.written().startswith("z"):
            await screen.pilot.pause(0.005)
        gate.opened.set()
        await screen.until("Another program changed this file")
        assert found.written() == "z" + FIRST


async def test_another_deck_waits_until_the_file_was_read_again(
    opened: Opened, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (decks / "zoo.yaml").write_text(FIRST.replace("Small graphs", "Zoo"), encoding="utf-8")
    async with opened(size=(120, 40)) as screen:
        found = await begun(screen)
        await seen(screen)
        await screen.press("f6", "f6", "end")
        gate, stamp = Gate(), drafting._stamp
        monkeypatch.setattr(drafting, "_stamp", lambda path: gate.passed() and stamp(path))
        (decks / "graphs.yaml").write_text(FIRST + "# other\n")
        await gate.reached(screen)
        screen.key("enter")
        await screen.pilot.pause(0.1)
        gate.opened.set()
        await screen.until("deck: Zoo")
        await rested(screen)
        await screen.pilot.pause(0.1)
        assert found.written().startswith("deck: Zoo")
        assert "decks/zoo.yaml" in screen.rows[0]


async def test_a_version_that_was_never_shown_is_shown_before_it_is_written_over(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# mine\n")
        (decks / "graphs.yaml").write_text("# second\n" + FIRST)
        await screen.press("ctrl+s")
        await screen.until("- # second")
        (decks / "graphs.yaml").write_text("# third\n" + FIRST)
        await screen.press("m")
        await screen.until("- # third")
        assert (decks / "graphs.yaml").read_text() == "# third\n" + FIRST
        await screen.press("m")
        await rested(screen)
        assert (decks / "graphs.yaml").read_text() == "# mine\n" + FIRST


async def test_a_file_that_cannot_be_read_takes_nothing_away(opened: Opened, decks: Path, bench: Bench) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await write(screen, "# mine ")
        await seen(screen)
        (decks / "graphs.yaml").write_bytes(FIRST.encode() + b"# caf\xe9\n")
        await screen.press("ctrl+s")
        await screen.until(OTHERS)
        assert "is no UTF-8 text" in " ".join(screen.text.replace("│", " ").split())
        await screen.press("t", "m", "escape")
        await rested(screen)
        assert found.written() == "# mine " + FIRST
        assert (decks / "graphs.yaml").read_bytes().endswith(b"\xe9\n")
        await screen.press("ctrl+s")
        await screen.until(OTHERS)


async def test_their_text_can_be_taken_back(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        found = await begun(screen)
        await write(screen, "# mine\n")
        (decks / "graphs.yaml").unlink()
        await screen.press("ctrl+s")
        await screen.until("is not there any more")
        await screen.press("t")
        await rested(screen)
        assert found.written() == ""
        await screen.press("ctrl+z")
        assert found.written() == "# mine\n" + FIRST


async def test_a_kept_text_is_not_saved_over_a_newer_file_unseen(opened: Opened, decks: Path) -> None:
    theirs = "# theirs\n" + FIRST
    async with opened() as screen:
        await begun(screen)
        await write(screen, "# mine\n")
    (decks / "graphs.yaml").write_text(theirs)
    async with opened() as screen:
        await screen.press("d")
        await screen.until("There is text that was never saved")
        assert "Since then another program changed the file" in " ".join(screen.text.replace("│", " ").split())
        assert "- # theirs" in screen.text
        await screen.press("escape")
        await screen.until("# mine")
        await screen.press("ctrl+s")
        await screen.until(OTHERS)
        assert (decks / "graphs.yaml").read_text() == theirs
        await screen.press("m")
        await rested(screen)
        assert (decks / "graphs.yaml").read_text() == "# mine\n" + FIRST


async def test_a_new_deck_that_was_never_saved_is_found_after_a_crash(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("f4")
        await write(screen, "sea")
        await screen.press("enter")
        await screen.until("deck: sea")
        await write(screen, "# an hour of work")
    async with opened(size=(120, 40)) as screen:
        await begun(screen)
        await screen.until("sea was never saved: it stands first among the decks.")
        assert "● not saved" in screen.text
        await screen.press("f6", "f6", "home", "enter")
        await screen.until("# an hour of work")
        assert "This deck was never saved; ctrl+s writes the file." in screen.text
        await screen.press("ctrl+s")
        await screen.until("Saved: ")
        assert "# an hour of work" in (decks / "sea.yaml").read_text()
        assert "not saved" not in screen.text


async def test_a_new_deck_that_is_discarded_is_offered_no_more(opened: Opened, decks: Path, bench: Bench) -> None:
    (decks / "graphs.yaml").unlink()
    bench.deck = DeckName("graphs", "Small graphs", "")
    shelf = bench.authoring
    assert shelf is not None
    shelf.keep(shelf.create("sea"), "deck: sea\n# lost\n")
    async with opened() as screen:
        await screen.press("d")
        await screen.until("This deck was never saved")
        await screen.press("f6")
        assert "# lost" in screen.text
        await screen.press("escape")
        await screen.until("Save this deck first?")
        await screen.press("d")
        await rested(screen)
        assert not isinstance(screen.app.screen, AuthorScreen)
    assert shelf.decks() == []


async def test_a_question_of_the_sheet_that_is_left_for_another_screen_is_over(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("x", "escape")
        await screen.until("Save this deck first?")
        screen.app.action_topics()
        await screen.settle()
        screen.app.action_author()
        await screen.settle()
        assert editor(screen).written() == "x" + FIRST
        await screen.press("ctrl+s")
        await screen.until("Saved: ")
        assert (decks / "graphs.yaml").read_text() == "x" + FIRST


async def test_a_sitting_from_the_palette_asks_about_unsaved_text_first(opened: Opened, decks: Path) -> None:
    async with opened() as screen:
        await begun(screen)
        await screen.press("x", "ctrl+p", *"cram everything")
        await screen.until("Cram everything")
        await screen.press("enter")
        await screen.until("Save this deck first?")
        await screen.press("escape")
        await rested(screen)
        assert editor(screen).written() == "x" + FIRST
        await screen.press("ctrl+p", *"cram everything")
        await screen.until("Cram everything")
        await screen.press("enter")
        await screen.until("Save this deck first?")
        await screen.press("s")
        for _ in range(400):
            if "StudyScreen" in str(screen.app.screen):
                break
            await screen.pilot.pause(0.005)
        assert "StudyScreen" in str(screen.app.screen)
        assert (decks / "graphs.yaml").read_text() == "x" + FIRST
