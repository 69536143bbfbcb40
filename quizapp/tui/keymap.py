"""The keys that a learner chose: what works is used, what would not is refused with a sentence."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from quizapp.core.values import frozen
from quizapp.tui.homekeys import EVERYWHERE
from quizapp.tui.key import Key
from quizapp.tui.keys import TABLES
from quizapp.tui.layouts import known, shown, split, spread, types


@frozen
class Keymap:
    """Chosen keys by action id that can be used, and a sentence for every other choice."""

    keys: Mapping[str, str]
    refused: tuple[str, ...] = ()

    def bound(self) -> dict[str, str]:
        """The same keys as Textual binds them: with what other layouts type there."""
        every: dict[str, list[str]] = {}
        for table in _tables():
            for id_, names in spread(_named(table, self.keys)).items():
                kept = every.get(id_, names)
                every[id_] = [name for name in kept if name in names]
        return {id_: ",".join(every[id_]) for id_ in self.keys}


def accept(chosen: Mapping[str, str]) -> Keymap:
    """Keeps of the chosen keys (names with commas between, by action id) what can work.

    Refused are unknown actions and keys, keys that write where a text can be typed for what works everywhere, and keys
    that another action of the same screen has. Escape goes on leaving where it does, so that there is always a way out.
    """
    refused: list[str] = []
    kept: dict[str, str] = {}
    for id_, names in chosen.items():
        wrong = _wrong(id_, split(names))
        if wrong:
            refused.append(f"keys: `{id_}` stays as it was: {wrong}")
        else:
            kept[id_] = ",".join(split(names) + _way_out(id_, split(names)))
    while clash := next(_clashes(kept), None):
        id_, key, other = clash
        refused.append(f"keys: `{id_}` stays as it was: {shown(key)} already means: {_says(other)}.")
        del kept[id_]
    return Keymap(kept, tuple(refused))


def _says(id_: str) -> str:
    return next(key.says for table in TABLES.values() for key in table if key.id == id_)


def _tables() -> Iterator[tuple[Key, ...]]:
    return ((*table, *EVERYWHERE) for table in TABLES.values() if table is not EVERYWHERE)


def _named(table: tuple[Key, ...], kept: Mapping[str, str]) -> dict[str, list[str]]:
    return {key.id: split(kept.get(key.id, key.keys)) for key in table}


def _wrong(id_: str, names: list[str]) -> str:
    """Why these keys cannot be those of an action, whatever the others are; empty when they can."""
    actions = [key.id for table in TABLES.values() for key in table]
    if id_ not in actions:
        near = get_close_matches(id_, actions, 1)
        return f"there is no such action. Did you mean `{near[0]}`?" if near else "there is no such action."
    if not names:
        return "it needs a key."
    strange = [name for name in names if not known(name)]
    if strange:
        return f"there is no key `{strange[0]}`."
    if any(key.id == id_ for key in EVERYWHERE) and any(map(types, names)):
        return "a key that works everywhere cannot be one that writes; take one such as ctrl+x or f9."
    return ""


def _way_out(id_: str, names: list[str]) -> list[str]:
    usual = {name for table in TABLES.values() for key in table if key.id == id_ for name in split(key.keys)}
    return ["escape"] if "escape" in usual and "escape" not in names else []


def _clashes(kept: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Chosen actions whose key another action of their screen has: the action, the key, the other one."""
    for table in _tables():
        owners: dict[str, str] = {}
        for id_, names in sorted(_named(table, kept).items(), key=lambda entry: entry[0] in kept):
            for name in names:
                other = owners.setdefault(name, id_)
                if other != id_:
                    yield id_, name, other
