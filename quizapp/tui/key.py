"""A key of the program: what binds it, what stands on it, and what it does."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from quizapp.tui.layouts import split, spread


class Key(NamedTuple):
    """An action's keys as Textual names them, the label on the screen, and what it does.

    The id is what a configuration names to choose other keys. Letters stand for their capitals and for what the same
    keys type on other layouts, too: see `layouts`. Only what is `listed` is offered by the command palette.
    """

    id: str
    keys: str
    action: str
    label: str
    says: str
    listed: bool = True


HELP = Key("help", "?,f1", "help", "?", "this help: the keys and the symbols")


def bindings(keys: Iterable[Key], *, priority: bool = False) -> list[BindingType]:
    """Textual's bindings of the keys of a screen; with priority they work even while a text is typed."""
    table = {key.id: key for key in keys}
    every = spread({id_: split(key.keys) for id_, key in table.items()})
    return [
        Binding(",".join(every[id_]), key.action, key.says, show=False, id=id_, priority=priority)
        for id_, key in table.items()
    ]
