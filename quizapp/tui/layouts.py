"""Which keys are the same key: Caps Lock, Cyrillic and French layouts type other signs in the same place."""

from collections.abc import Iterable, Mapping
from string import punctuation

from textual.keys import _character_to_key

_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = ("йцукенгшщзфывапролдячсмить", "йцукенгшщзфівапролдячсмить")
_FRENCH = dict(zip("123456789", "&é\"'(-è_ç", strict=True))
# The last name is what the keys of / and ? type on a Cyrillic layout.
_OTHERS = {"/": ("full_stop",), "?": ("shift+slash", "comma")}
_SIGNS = {_character_to_key(sign): sign for sign in punctuation}
_FUNCTION = {f"f{number}": f"F{number}" for number in range(1, 25)}
_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "pageup": "pg up",
    "pagedown": "pg dn",
    **{name: name for name in ("enter", "space", "tab", "backspace", "delete", "insert", "home", "end")},
    **_FUNCTION,
}
_MODIFIERS = frozenset(("ctrl", "alt", "shift"))


def split(keys: str) -> list[str]:
    """The names of some keys with commas between, as Textual names them: `?` is `question_mark`."""
    return [_character_to_key(name) if len(name) == 1 else name for name in map(str.strip, keys.split(",")) if name]


def known(name: str) -> bool:
    """Whether some keyboard has a key of this name."""
    *modifiers, key = name.split("+")
    return _MODIFIERS.issuperset(modifiers) and (key in _SHOWN or bool(_typed(key)))


def shown(name: str) -> str:
    """The name of a key for people: `?`, `↑`, `pg up`, `ctrl+r`."""
    return _SHOWN.get(name) or _typed(name) or name


def types(name: str) -> bool:
    """Whether the key writes something, where a text can be typed."""
    return name == "space" or bool(_typed(name))


def aliases(name: str) -> list[str]:
    """The names that the same key has with Caps Lock, on a Cyrillic and on a French keyboard."""
    typed = _typed(name)
    if typed in _OTHERS:
        return list(_OTHERS[typed])
    if typed in _FRENCH:
        return [_character_to_key(_FRENCH[typed])]
    place = _LATIN.find(typed.lower()) if typed else -1
    if place < 0:
        return []
    letters = dict.fromkeys((_LATIN[place], *(layout[place] for layout in _CYRILLIC)))
    both = [sign for letter in letters for sign in (letter, letter.upper())]
    return [other for other in (*both, f"shift+{_LATIN[place]}") if other != name]


def spread(actions: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The keys of the actions of one screen with their aliases; what an action names itself is never an alias."""
    named = {action: list(names) for action, names in actions.items()}
    taken = {name for names in named.values() for name in names}
    return {
        action: list(
            dict.fromkeys((*names, *(other for name in names for other in aliases(name) if other not in taken)))
        )
        for action, names in named.items()
    }


def _typed(name: str) -> str:
    """The sign that a key types; empty for a key that types none or a space."""
    return name if len(name) == 1 else _SIGNS.get(name, "")
