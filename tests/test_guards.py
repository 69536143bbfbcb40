"""Guards against what libraries do not do: each test turns red when a fixed library makes its guard needless.

A red test is good news: the guard that is named can go, with this test and the newer library as the least one.
"""

import os
import signal
import subprocess
import sys

import pytest
import yaml
from textual.app import App, ComposeResult
from textual.content import Content
from textual.drivers import linux_driver
from textual.markup import MarkupError
from textual.widgets import Static

LEVELS = 13
DEEP = 60_000


def merges(levels: int) -> str:
    """Mappings that merge the one before twice: twice as many pairs on each level."""
    lines = ["a0: &a0 {k: v}"]
    lines += [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, levels + 1)]
    return "\n".join(lines)


class Counting(yaml.SafeLoader):
    """A loader that counts the pairs it flattens."""

    pairs = 0

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        super().flatten_mapping(node)
        type(self).pairs = max(type(self).pairs, len(node.value))


def test_yaml_doubles_merged_mappings_so_decks_may_have_none() -> None:
    """Guards: deckfiles refuses merge keys and aliases."""
    Counting.pairs = 0
    yaml.load(merges(LEVELS), Counting)
    assert Counting.pairs >= 2**LEVELS


def test_yaml_in_c_overflows_its_stack_so_depth_is_counted_first() -> None:
    """Guards: deckfiles counts the depth over events before anything is composed."""
    code = f"import yaml; yaml.load('[' * {DEEP} + ']' * {DEEP}, yaml.CSafeLoader)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == -signal.SIGSEGV


@pytest.mark.parametrize("text", ["2024-02-30", "!!int x", "!!bool maybe", "!!timestamp x"])
def test_yaml_raises_more_than_its_own_errors_so_all_scalars_are_read_as_texts(text: str) -> None:
    """Guards: deckfiles constructs nothing but texts."""
    with pytest.raises((ValueError, KeyError, AttributeError)) as raised:
        yaml.safe_load(text)
    assert not isinstance(raised.value, yaml.YAMLError)


class Marked(App[None]):
    """Shows a text as it came."""

    def compose(self) -> ComposeResult:
        yield Static("[/]")


async def test_a_text_in_a_widget_is_markup_so_texts_go_through_one_door() -> None:
    """Guards: tui/content.py, and the test that no bare text reaches a widget."""
    with pytest.raises(MarkupError):
        async with Marked().run_test():
            pass


def test_content_keeps_what_acts_on_a_terminal_so_it_is_made_visible_before() -> None:
    """Guards: render/visible.py."""
    assert "\x1b[6n" in Content("\x1b[6n\x9b").plain


@pytest.mark.parametrize("sequence", ["\x1b[1114112u", "\x1b[99999999999999999999999999u"])
def test_the_parser_of_keys_raises_at_numbers_that_are_no_character_so_it_is_fed_with_care(sequence: str) -> None:
    """Guards: tui/keyboard.py, and the setting of `tui/__init__.py`, which a process of its own does not have."""
    code = f"from textual._xterm_parser import XTermParser; list(XTermParser().feed({sequence!r}))"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=bare)
    assert ended.stderr.rstrip().splitlines()[-1].startswith(("ValueError", "OverflowError"))


def test_the_driver_ends_at_bytes_that_are_no_text_so_another_one_reads() -> None:
    """Guards: tui/driver.py."""
    names = linux_driver.LinuxDriver.run_input_thread.__code__.co_consts
    assert not {"replace", "ignore", "surrogateescape"} & {name for name in names if isinstance(name, str)}
