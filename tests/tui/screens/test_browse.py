"""Browse: cards found as you type, and what can be done with them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual import events

from quizapp.core.overview import DeckName
from quizapp.core.review import UNDOABLE, EventKind, Memory, Phase
from quizapp.errors import Level, Problem, QuizError
from quizapp.tui.screens import finding
from quizapp.tui.screens.browse import BrowseScreen
from quizapp.tui.widgets.cardlist import CardList
from tests.tui.bench import DAY
from tests.tui.test_text_safety import HOSTILE, assert_harmless

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.strip import Strip

    from tests.tui.bench import Bench
    from tests.tui.driving import Opened, Screen
    from tests.tui.library import Deck

KNOWN = Memory(
    phase=Phase.REVIEW, stability=12.3, difficulty=6.5, first_day=DAY - 9, last_day=DAY - 2, reps=4, lapses=2
)


def ids(bench: Bench) -> list[str]:
    return list(bench.known)


@pytest.fixture
def browsing(opened: Opened) -> Opened:
    """Opens Browse over a bench, with the cursor in the field."""

    @asynccontextmanager
    async def run(*, query: str = "", **options: object) -> AsyncIterator[Screen]:
        async with opened(**options) as screen:
            screen.app.push_screen(BrowseScreen(screen.app.kit, query))
            await screen.settle()
            yield screen

    return run


def chosen(screen: Screen) -> str:
    """The row that the cursor is on."""
    return next(row for row in screen.rows if "▸" in row)


async def test_all_cards_are_listed_and_counted(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        assert f"{len(ids(bench))} of {len(ids(bench))} cards" in screen.text
        assert "Which layers of a pretrained network transfer best?" in screen.text


async def test_typing_searches(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press(*"casting")
        assert "1 of 7 cards" in screen.text
        assert "Of 5,000 castings" in chosen(screen)
        assert "Which layers" not in screen.text


async def test_a_query_can_be_handed_in(browsing: Opened) -> None:
    async with browsing(query="topic:evaluation") as screen:
        assert "4 of 7 cards" in screen.text
        await screen.press("down", "q")
        assert "browse" not in screen.rows[0]


async def test_a_wrong_query_is_said_and_the_old_list_stays(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press(*"casting or")
        assert '"or" needs something on both sides.' in screen.text
        assert "Of 5,000 castings" in screen.text
        await screen.press("escape")
        assert "7 of 7 cards" in screen.text
        assert "both sides" not in screen.text


async def test_an_old_answer_never_overwrites_a_new_one(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        for letter in "casting":
            screen.key(letter)
        await screen.settle()
        assert "1 of 7 cards" in screen.text
        assert "/ casting" in screen.text


async def test_nothing_found_says_how_to_go_on(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press(*"zzz")
        assert "No card fits." in screen.text
        await screen.press("tab", "minus", "f", "r", "space", "v", "a", "o", "c")
        assert "7 of 7 cards" in screen.text


async def test_no_cards_at_all_says_what_to_do(browsing: Opened, bench: Bench) -> None:
    bench.questions = ()
    async with browsing() as screen:
        assert "There are no cards: put a deck" in screen.text


async def test_arrows_move_in_the_field_and_tab_or_enter_goes_to_the_list(browsing: Opened) -> None:
    async with browsing() as screen:
        first = chosen(screen)
        await screen.press("down", "down", "up")
        second = chosen(screen)
        assert second != first
        await screen.press("enter", "k")
        assert chosen(screen) == first
        await screen.press("end")
        assert chosen(screen) not in (first, second)
        await screen.press("home", "pagedown", "pageup", "tab", "k")
        assert "/ k" in screen.text


async def test_escape_clears_the_field_then_leaves(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press(*"zzz", "escape")
        assert "7 of 7 cards" in screen.text
        await screen.press("escape")
        assert "browse" not in screen.rows[0]


@pytest.mark.parametrize(
    ("key", "done", "undone", "sign"),
    [
        ("minus", "Suspended", "Resumed", "⊘"),
        ("x", "Suspended", "Resumed", "⊘"),
        ("f5", "Suspended", "Resumed", "⊘"),
        ("f", "Flagged", "No longer flagged", "⚑"),
        ("f6", "Flagged", "No longer flagged", "⚑"),
        ("b", "Buried until tomorrow", "Brought back", "◌"),
        ("f7", "Buried until tomorrow", "Brought back", "◌"),
    ],
)
async def test_an_action_marks_the_card_and_the_same_key_takes_it_away(
    browsing: Opened, key: str, done: str, undone: str, sign: str
) -> None:
    async with browsing() as screen:
        await screen.press("tab", "down", key)
        assert f"{done}: Of 5,000 castings" in screen.text
        assert sign in chosen(screen)
        assert "Of 5,000" in chosen(screen)
        await screen.press(key)
        assert f"{undone}: Of 5,000 castings" in screen.text
        assert sign not in chosen(screen)


async def test_undo_takes_the_last_action_back_and_says_which(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        await screen.press("tab", "f", "minus", "u")
        assert "Taken back: suspended: Which layers" in screen.text
        assert [memory.flagged for memory in bench.memories.values()] == [True]
        await screen.press("u")
        assert "Taken back: flagged" in screen.text
        await screen.press("ctrl+z")
        assert "There is nothing to take back." in screen.text


async def test_undo_of_what_was_done_on_an_earlier_day_asks_first(browsing: Opened, bench: Bench) -> None:
    bench.mark(list(bench.known)[:1], EventKind.FLAG)
    bench.at = replace(bench.at, day=bench.at.day + 1)
    async with browsing() as screen:
        await screen.press("tab", "u")
        assert "Take back what was done on" in screen.text
        await screen.press("n")
        assert [memory.flagged for memory in bench.memories.values()] == [True]
        await screen.press("u", "y")
        assert "Taken back: flagged" in screen.text


async def test_who_leaves_at_once_has_done_it(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        await screen.press("tab")
        for key in ("minus", "escape", "escape"):
            screen.key(key)
        await screen.settle()
        assert "browse" not in screen.rows[0]
        assert [memory.suspended for memory in bench.memories.values()] == [True]


async def test_actions_work_on_all_marked_and_are_undone_at_once(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        await screen.press("tab", "v", "v", "minus")
        assert "2 marked" in screen.text
        assert "Suspended: 2 cards." in screen.text
        await screen.press("u")
        assert "Taken back: suspended, 2 cards." in screen.text
        assert not any(memory.suspended for memory in bench.memories.values())
        await screen.press("escape")
        assert "marked" not in screen.text


async def test_all_found_are_marked_and_only_those_in_the_list_are_meant(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        await screen.press("tab", "a", "slash", *"casting", "enter", "f")
        assert "Flagged: Of 5,000 castings" in screen.text
        await screen.press("a", "a", "escape")
        assert sum(memory.flagged for memory in bench.memories.values()) == 1


async def test_several_cards_are_reset_in_the_plural(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press("tab", "v", "v", "r")
        said = " ".join(screen.text.split())
        assert "Reset 2 cards?" in said
        assert "How well you know them is forgotten" in said


async def test_reset_asks_first(browsing: Opened, bench: Bench) -> None:
    bench.memories[ids(bench)[0]] = KNOWN
    async with browsing() as screen:
        await screen.press("tab", "r")
        assert "Reset “Which layers" in screen.text
        assert "undo brings" in screen.text
        await screen.press("n")
        assert bench.memories[ids(bench)[0]] == KNOWN
        await screen.press("r", "y")
        assert bench.memories[ids(bench)[0]].phase is Phase.NEW
        await screen.press("u")
        assert bench.memories[ids(bench)[0]] == KNOWN


async def test_the_question_of_the_program_can_be_clicked(browsing: Opened, bench: Bench) -> None:
    bench.memories[ids(bench)[0]] = KNOWN
    async with browsing() as screen:
        await screen.press("tab", "r")
        await screen.click_on("leave it")
        assert "Reset" not in screen.text
        await screen.press("r")
        await screen.click_on("y reset")
        assert bench.memories[ids(bench)[0]].reps == 0


async def test_a_card_that_no_longer_fits_leaves_the_cursor_on_its_neighbour(browsing: Opened, bench: Bench) -> None:
    for id_ in ids(bench)[:3]:
        bench.memories[id_] = Memory(flagged=True)
    async with browsing(query="is:flagged") as screen:
        await screen.press("down", "f")
        assert "2 of 7 cards" in screen.text
        assert "Which of these lower the variance" in chosen(screen)


async def test_space_opens_the_card_with_answer_and_memory(browsing: Opened, bench: Bench, deck: type[Deck]) -> None:
    bench.questions = (replace(deck.CHOICE, line=12),)
    bench.memories[ids(bench)[0]] = replace(KNOWN, lapses=9, flagged=True, due_day=DAY + 3)
    async with browsing(size=(80, 40)) as screen:
        await screen.press("tab", "space")
        assert "✓ 1  0.98" in screen.text or "right answer" in screen.text
        assert "12.3 days" in screen.text
        assert "6.5 of 10" in screen.text
        assert "4, forgotten 9 times after it was learned" in screen.text
        assert "better reword or suspend it" in screen.text
        assert "flagged by you" in screen.text
        assert "basics.yaml:12" in screen.text
        await screen.press("escape")
        assert "12.3 days" not in screen.text


async def test_steps_are_shown_in_their_right_order_alone(browsing: Opened, bench: Bench, deck: type[Deck]) -> None:
    bench.questions = (deck.ORDER,)
    async with browsing(size=(80, 40)) as screen:
        await screen.press("tab", "space")
        starts = ("Choose the action in", "Take it and observe", "Choose the next action", "Move the old action")
        assert [screen.text.count(start) for start in starts] == [1, 1, 1, 1]
        places = [screen.place(f" {number}    {start}")[0] for number, start in enumerate(starts, start=1)]
        assert places == sorted(places)


async def test_open_pairs_show_what_is_right_and_nothing_as_missed(
    browsing: Opened, bench: Bench, deck: type[Deck]
) -> None:
    bench.questions = (deck.MATCH,)
    async with browsing() as screen:
        await screen.press("tab", "space")
        assert "✓ true positive rate" in screen.text
        assert "○" not in "".join(row for row in screen.rows if "parity" in row or "opportunity" in row)
        assert "overall accuracy" not in screen.text


async def test_the_open_card_gives_way_to_the_next_and_the_one_before(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press("tab", "space")
        assert "they respond to edges" in screen.text
        await screen.press("right")
        assert "castings are right" in screen.text
        await screen.press("p")
        assert "they respond to edges" in screen.text
        await screen.press("n", "escape")
        assert "Of 5,000" in chosen(screen)


@pytest.mark.parametrize(("key", "said"), [("minus", "Suspended"), ("f", "Flagged"), ("b", "Buried until tomorrow")])
async def test_what_is_done_to_an_open_card_is_done_to_it_alone(
    browsing: Opened, bench: Bench, key: str, said: str
) -> None:
    async with browsing(size=(80, 40)) as screen:
        await screen.press("tab", "v", "v", "space", key)
        assert f"{said}: Which of these lower" in screen.text
        assert [id_ for id_, memory in bench.memories.items() if memory != Memory()] == [ids(bench)[2]]
        await screen.press("u")
        assert "Taken back" in screen.text
        assert "Which of these lower" in screen.text


async def test_the_chosen_card_stands_beside_the_list_where_there_is_room(browsing: Opened) -> None:
    async with browsing(size=(120, 40)) as screen:
        assert "they respond to edges and" in screen.text
        await screen.press("down")
        assert "they respond to edges and" not in screen.text
        assert "The share of cracked castings" in screen.text or "castings are right" in screen.text
        await screen.press(*"zzz")
        assert "castings" not in screen.text
        await screen.pilot.resize_terminal(80, 24)
        await screen.settle()
        await screen.press("escape")
        assert "respond to edges" not in screen.text


async def test_due_is_said_in_words(browsing: Opened, bench: Bench) -> None:
    days = [-1, 0, 1, 9, 90, 900]
    for id_, day in zip(ids(bench), days, strict=False):
        bench.memories[id_] = replace(KNOWN, due_day=DAY + day)
    bench.memories[ids(bench)[6]] = Memory(suspended=True)
    async with browsing() as screen:
        for words in ("1 d late", "today", "tomorrow", "in 9 d", "in 3 mo", "in 2 y", "suspended"):
            assert words in screen.text


async def test_the_list_can_be_sorted(browsing: Opened, bench: Bench) -> None:
    every = ids(bench)
    bench.memories[every[1]] = replace(KNOWN, due_day=DAY + 5, difficulty=3.0, lapses=1)
    bench.memories[every[2]] = replace(KNOWN, due_day=DAY + 9, difficulty=9.0, lapses=3)

    async with browsing() as screen:

        def first() -> str:
            return bench.searching.ids(screen.app.screen.query_one(CardList).numbers[:1])[0]

        await screen.press("tab")
        assert (first(), "by due" in screen.text) == (every[1], True)
        await screen.press("o")
        assert (first(), "by deck" in screen.text) == (every[0], True)
        await screen.press("o")
        assert (first(), "by difficulty" in screen.text) == (every[2], True)
        await screen.press("f10")
        assert (first(), "by lapses" in screen.text) == (every[2], True)
        await screen.press("o")
        assert "by due" in screen.text


async def test_what_the_list_is_sorted_by_is_a_column(browsing: Opened, bench: Bench) -> None:
    bench.memories[ids(bench)[1]] = replace(KNOWN, due_day=DAY + 5, difficulty=3.4, lapses=7)
    async with browsing(query="casting") as screen:
        assert "in 5 d" in chosen(screen)
        await screen.press("o")
        assert "deck › topic" in screen.text
        assert "Basics" in chosen(screen)
        await screen.press("o")
        assert " difficulty " in screen.text
        assert " 3.4 " in chosen(screen)
        await screen.press("o")
        assert " 7 " in chosen(screen)
        assert "in 5 d" not in chosen(screen)


@pytest.mark.parametrize(("size", "shown"), [((80, 24), False), ((100, 30), True), ((110, 30), True)])
async def test_the_deck_of_a_card_stands_in_a_wide_list(browsing: Opened, size: tuple[int, int], shown: bool) -> None:
    async with browsing(size=size) as screen:
        assert ("Basics" in chosen(screen)) is shown


async def test_the_keys_say_how_many_marked_cards_they_are_for(browsing: Opened) -> None:
    async with browsing(size=(120, 30)) as screen:
        await screen.press("tab", "v", "v", "v")
        assert "- suspend 3   f flag 3   v mark" in screen.rows[-1]
        assert "u undo   e edit" in screen.rows[-1]
        await screen.press("slash", *"casting")
        assert "3 marked, 2 not shown" in screen.text
        await screen.press("tab")
        assert "- suspend 1   f flag 1" in screen.rows[-1]
        await screen.press("minus")
        assert "Suspended: Of 5,000" in screen.text


async def test_a_wrong_query_never_widens_the_list(browsing: Opened) -> None:
    async with browsing(query="topic:evaluation foo:bar") as screen:
        assert "still 4 of 7 cards" in screen.text
        assert 'At character 18: There is no "foo:". There are deck, topic,' in screen.text
        await screen.press("down")
        assert 'There is no "foo:"' in screen.text
        await screen.press("tab", "escape")
        assert "7 of 7 cards" in screen.text
        assert "still" not in screen.text
        await screen.press(*"casting")
        screen.app.post_message(events.Paste(" foo:bar"))
        await screen.settle()
        assert "still 1 of 7 cards" in screen.text


@pytest.mark.parametrize("key", ["down", "pagedown", "home", "end", "v", "a", "o"])
async def test_what_was_said_ends_with_the_next_key_that_changes_something(browsing: Opened, key: str) -> None:
    async with browsing() as screen:
        await screen.press("tab", "f", "u")
        assert "Taken back: flagged" in screen.text
        await screen.press(key)
        assert "Taken back" not in screen.text


async def test_a_card_stays_where_it_is_when_its_place_in_the_order_changes(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.press("tab", "minus", "down", "minus")
        assert [row.split("suspended")[1].strip()[:9] for row in screen.rows if "⊘" in row] == [
            "Which lay",
            "Of 5,000 ",
        ]
        assert "Of 5,000" in chosen(screen)
        await screen.press("o", "o", "o", "o")
        assert "Of 5,000" in next(row for row in reversed(screen.rows[:-1]) if row.strip())


async def test_the_mouse_chooses_and_opens(browsing: Opened) -> None:
    async with browsing() as screen:
        await screen.click_on("Of 5,000 castings")
        assert "Of 5,000" in chosen(screen)
        await screen.click_on("Of 5,000 castings")
        assert "right answer" in screen.text
        await screen.press("escape")
        await screen.click_on("suspend")
        assert "Suspended: Of 5,000" in screen.text


async def test_what_the_trainer_refuses_is_a_sentence(browsing: Opened, bench: Bench) -> None:
    async with browsing() as screen:
        bench.refuse = [QuizError("The data folder cannot be written.")]
        await screen.press("tab", "f")
        assert "The data folder cannot be written." in screen.text
        await screen.press("f")
        assert "Flagged" in screen.text


async def test_the_question_is_edited_at_its_line_and_read_again(
    browsing: Opened, bench: Bench, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    editing = pytest.importorskip("quizapp.tui.editing")
    edited: list[tuple[str, int]] = []

    async def edit(_app: object, file: str, line: int) -> None:
        edited.append((file, line))
        bench.questions = (replace(deck.FLASHCARD, prompt="Which layers carry over?", line=7),)

    monkeypatch.setattr(editing, "edit", edit)
    bench.questions = (replace(deck.FLASHCARD, line=7),)
    async with browsing() as screen:
        await screen.press("tab", "e")
        assert edited == [("basics.yaml", 7)]
        assert "Which layers carry over?" in screen.text
        bench.problems = (Problem("basics.yaml", 9, 1, Level.ERROR, "Y-x", "this is no list"),)
        await screen.press("f9")
        assert "line 9: this is no list" in " ".join(screen.text.split())


async def test_only_the_rows_in_view_are_drawn(
    browsing: Opened, bench: Bench, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.questions = [replace(deck.FLASHCARD, id=f"q{number}", prompt=f"Number {number}?") for number in range(3000)]
    async with browsing() as screen:
        drawn: list[int] = []
        draw = CardList.render_line

        def noted(cards: CardList, y: int) -> Strip:
            drawn.append(y)
            return draw(cards, y)

        monkeypatch.setattr(CardList, "render_line", noted)
        await screen.press("tab", "end")
        assert "Number 2999?" in chosen(screen)
        assert len(drawn) < 200
        await screen.press("home")
        assert "Number 0?" in chosen(screen)


async def test_the_chosen_row_is_reversed_where_tints_do_not_exist(browsing: Opened) -> None:
    async with browsing(theme="quizapp-ansi") as screen:
        lines = screen.app.screen.query_one(CardList)
        chosen_row, other = ([segment.style for segment in lines.render_line(y)] for y in (0, 1))
        assert all(style and style.reverse for style in chosen_row)
        assert not any(style and style.reverse for style in other)
        assert len({style.color for style in chosen_row if style}) == 1


async def test_while_letters_follow_one_another_only_the_first_cards_are_asked_for(
    browsing: Opened, bench: Bench, deck: type[Deck], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.questions = [replace(deck.FLASHCARD, id=f"q{number}", prompt=f"Number {number}?") for number in range(90)]
    async with browsing() as screen:
        monkeypatch.setattr(finding, "_REST_S", 3600.0)
        for letters in ("n", "nu", "num"):
            screen.key(letters[-1])
            await screen.until(f"{letters} ")
            await screen.until("… of 90 cards")
        monkeypatch.setattr(finding, "_REST_S", 0.0)
        await screen.press("b")
        assert "90 of 90 cards" in screen.text


@pytest.mark.parametrize("size", [(60, 16), (60, 20), (80, 24), (110, 30), (200, 60)])
async def test_every_size_shows_the_list(browsing: Opened, size: tuple[int, int]) -> None:
    async with browsing(size=size) as screen:
        assert "Which layers" in screen.text
        assert "7 of 7 cards" in screen.text
        assert max(map(len, screen.rows)) <= size[0]


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "escapes"])
async def test_hostile_texts_are_shown_and_never_obeyed(
    browsing: Opened, bench: Bench, deck: type[Deck], text: str
) -> None:
    bench.questions = (replace(deck.FLASHCARD, prompt=f"A {text}", topic=text, why=text),)
    bench.deck = DeckName(text, text, text)
    async with browsing(size=(120, 40)) as screen:
        screen.app.post_message(events.Paste(text))
        await screen.settle()
        assert_harmless(screen)
        for key in ("escape", "tab", "f", "u", "r", "n", "space", "escape"):
            await screen.press(key)
            assert_harmless(screen)


@pytest.mark.parametrize("kind", sorted(UNDOABLE))
def test_every_kind_of_event_that_can_be_undone_has_a_word(kind: EventKind) -> None:
    from quizapp.tui.screens.browse import DONE

    assert DONE[kind]
