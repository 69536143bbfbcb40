"""The table of keys, what other layouts type, and the keys that a learner chose."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding

from quizapp.tui import homekeys, keys
from quizapp.tui.key import Key, bindings
from quizapp.tui.keymap import accept
from quizapp.tui.layouts import aliases, known, split

if TYPE_CHECKING:
    from tests.tui.bench import Bench
    from tests.tui.driving import Opened
    from tests.tui.library import Deck

CONFIG = Path(__file__).parents[2] / "docs" / "config.md"
HEADING = "| action | keys | what it does |\n|---|---|---|"
EVERY = {key.id: key for table in keys.TABLES.values() for key in table}


def bound(table: tuple[Key, ...]) -> dict[str, list[str]]:
    made = [binding for binding in bindings(table) if isinstance(binding, Binding)]
    return {binding.id or "": binding.key.split(",") for binding in made}


@pytest.mark.parametrize("table", keys.TABLES.values(), ids=keys.TABLES)
def test_no_key_has_two_meanings_on_a_screen(table: tuple[Key, ...]) -> None:
    whole = table if table is homekeys.EVERYWHERE else (*table, *homekeys.EVERYWHERE)
    names = [name for own in bound(whole).values() for name in own]
    assert len(names) == len(set(names))


def test_every_key_of_the_tables_is_on_some_keyboard() -> None:
    assert [name for key in EVERY.values() for name in split(key.keys) if not known(name)] == []


def test_actions_of_one_id_are_one_action() -> None:
    assert all(EVERY[key.id] == key for table in keys.TABLES.values() for key in table)


@pytest.mark.parametrize(
    ("name", "others"),
    [
        ("f", ["F", "а", "А", "shift+f"]),
        ("s", ["S", "ы", "Ы", "і", "І", "shift+s"]),
        ("1", ["ampersand"]),
        ("2", ["é"]),
        ("6", ["minus"]),
        ("slash", ["full_stop"]),
        ("question_mark", ["shift+slash", "comma"]),
        ("ctrl+r", []),
        ("f1", []),
        ("space", []),
    ],
)
def test_the_same_key_on_other_layouts(name: str, others: list[str]) -> None:
    assert aliases(name) == others


def test_what_an_action_names_itself_is_no_alias_of_another() -> None:
    six, minus = Key("a", "6", "x", "", ""), Key("b", "-", "y", "", "")
    assert bound((six,)) == {"a": ["6", "minus"]}
    assert bound((six, minus)) == {"a": ["6"], "b": ["minus"]}


def test_the_configuration_s_description_lists_every_action() -> None:
    """After a change that is meant, run once with QUIZAPP_NEW_LOOKS=1 and read the diff."""
    lines = [
        f"| `{key.id}` | {' '.join(f'`{name}`' for name in key.keys.split(','))} | {key.says} |"
        for key in EVERY.values()
    ]
    text = CONFIG.read_text(encoding="utf-8")
    before, heading, _ = text.partition(HEADING)
    if os.environ.get("QUIZAPP_NEW_LOOKS"):
        CONFIG.write_text("\n".join([before + heading, *lines]) + "\n", encoding="utf-8")
    assert CONFIG.read_text(encoding="utf-8") == "\n".join([before + heading, *lines]) + "\n"


async def test_caps_lock_and_cyrillic_keys_do_the_same(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.FLASHCARD) as screen:
        await screen.press("р")
        assert "Think of what the first filters look like." in screen.text
        await screen.press("H")
        assert "Edges are everywhere." in screen.text


async def test_digits_of_a_french_keyboard_need_no_shift(studying: Opened, deck: type[Deck]) -> None:
    async with studying(deck.CHOICE) as screen:
        await screen.press("&")
        assert "your answer" in screen.text or "Right" in screen.text


async def test_a_chosen_key_works_with_its_other_layouts_and_shows_on_the_screen(opened: Opened) -> None:
    async with opened(keymap={"home.browse": "m", "help": "f11"}) as screen:
        assert "m browse" in screen.text
        assert "F11 help" in screen.text
        await screen.press("f11")
        assert "Home (here)" in screen.text
    assert accept({"home.browse": "m"}).bound()["home.browse"].split(",") == ["m", "M", "ь", "Ь", "shift+m"]


async def test_keys_may_change_places(studying: Opened, deck: type[Deck]) -> None:
    assert accept({"study.hint": "s", "study.source": "h"}).refused == ()
    async with studying(deck.FLASHCARD, keymap={"study.hint": "s", "study.source": "h"}) as screen:
        await screen.press("s")
        assert "Think of what the first filters look like." in screen.text


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"home.jump": "x"}, "there is no such action"),
        ({"study.hnt": "x"}, "Did you mean `study.hint`?"),
        ({"study.leave": ""}, "it needs a key"),
        ({"study.leave": " , "}, "it needs a key"),
        ({"home.leave": "hyper+x"}, "there is no key `hyper+x`"),
        ({"home.leave": "quit"}, "there is no key `quit`"),
        ({"leave": "x"}, "cannot be one that writes"),
        ({"palette": "space"}, "cannot be one that writes"),
        ({"home.browse": "s"}, "`home.browse` stays as it was: s already means: settings."),
        ({"home.browse": "ctrl+q"}, "ctrl+q already means: leave at once"),
        ({"help": "u"}, "u already means: take back"),
        ({"study.hint": "esc"}, "there is no key `esc`"),
        ({"study.hint": "escape"}, "esc already means: end here"),
    ],
)
def test_keys_that_cannot_work_are_refused_with_a_sentence(chosen: dict[str, str], why: str) -> None:
    keymap = accept(chosen)
    assert keymap.keys == {}
    assert why in keymap.refused[0]
    assert next(iter(chosen)) in keymap.refused[0]


async def test_a_refusal_is_said_at_home_and_the_key_stays(opened: Opened) -> None:
    async with opened(keymap={"home.leave": "nothing"}) as screen:
        assert "keys: `home.leave` stays as it was: there is no key `nothing`." in screen.text
        await screen.press("q")
    assert screen.app.return_code == 0


def test_escape_always_leaves_where_it_did() -> None:
    assert accept({"study.leave": "m"}).keys == {"study.leave": "m,escape"}


@given(
    st.dictionaries(
        st.sampled_from(sorted(EVERY)),
        st.lists(st.sampled_from(["a", "b", "f", "q", "-", "6", "?", "f9", "ctrl+x", "escape", "ф"]), min_size=1).map(
            ",".join
        ),
    )
)
def test_whatever_is_chosen_every_action_keeps_a_key_of_its_own(chosen: dict[str, str]) -> None:
    keymap = accept(chosen)
    for table in keys.TABLES.values():
        names = [
            name
            for key in (*table, *homekeys.EVERYWHERE)
            if key not in homekeys.EVERYWHERE or table is not homekeys.EVERYWHERE
            for name in set(split(keymap.keys.get(key.id, key.keys)))
        ]
        assert len(names) == len(set(names))
    assert set(keymap.bound()) == set(keymap.keys)
    assert all(keymap.bound().values())


async def test_a_keymap_that_was_refused_binds_nothing(opened: Opened, bench: Bench) -> None:
    async with opened(keymap={"home.all": "q"}) as screen:
        await screen.press("q")
    assert screen.app.return_code == 0
    assert bench.ratings == []
