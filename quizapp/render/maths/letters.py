"""Letters in other shapes: small raised and lowered ones, double-struck, script and bold ones, ASCII spellings."""

import re
import unicodedata
from functools import lru_cache

from quizapp.render.maths.signs import CHARACTERS
from quizapp.render.maths.tree import Mark

RAISED = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδφχθ⊤′",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡᶿᵀ′",
        strict=True,
    )
)
LOWERED = dict(zip("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True))
RAISED_ALONE = {"∗": "*", "*": "*", "⋆": "*", "†": "†", "‡": "‡", "∘": "°", "°": "°"}
"""Signs that are raised already, so that they can be a superscript of their own."""

MARKS = {
    "hat": Mark("\u0302", "hat"),
    "widehat": Mark("\u0302", "hat"),
    "bar": Mark("\u0304", "bar"),
    "overline": Mark("\u0305", "bar", line=True),
    "tilde": Mark("\u0303", "tilde"),
    "widetilde": Mark("\u0303", "tilde"),
    "vec": Mark("\u20d7", "vec"),
    "overrightarrow": Mark("\u20d7", "vec"),
    "dot": Mark("\u0307", "dot"),
    "ddot": Mark("\u0308", "ddot"),
    "check": Mark("\u030c", "check"),
    "breve": Mark("\u0306", "breve"),
    "mathring": Mark("\u030a", "ring"),
    "underline": Mark("\u0332", "underline", line=True, below=True),
}
COMBINING = {mark.combining: mark for mark in reversed(MARKS.values())}
FONTS = {
    "mathbb": "DOUBLE-STRUCK",
    "mathcal": "SCRIPT",
    "mathscr": "SCRIPT",
    "mathfrak": "FRAKTUR",
    "mathbf": "BOLD",
    "bm": "BOLD",
    "boldsymbol": "BOLD",
    "pmb": "BOLD",
    "mathit": "",
    "mathnormal": "",
    "mathsf": "",
    "mathtt": "",
}
_NAME = re.compile(r"(?:LATIN |GREEK )?(?:(?P<case>SMALL|CAPITAL) LETTER|(?P<digit>DIGIT)) (?P<letter>\w+)")


@lru_cache(maxsize=512)
def in_font(font: str, char: str) -> str:
    """The letter or digit in a font, named as Unicode names it; itself where it has no such shape."""
    found = _NAME.fullmatch(unicodedata.name(char, "")) if font else None
    if not found:
        return char
    shape = f"{found['case'] or found['digit']} {found['letter']}"
    black = font.replace("FRAKTUR", "BLACK-LETTER")
    for name in (f"MATHEMATICAL {font} {shape}", f"{font} {shape}", f"{black} {shape}"):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return char


def raised(text: str) -> str | None:
    """The text in superscript characters, or None where one has none."""
    return _small(text, RAISED)


def lowered(text: str) -> str | None:
    """The text in subscript characters, or None where one has none."""
    return _small(text, LOWERED)


def _small(text: str, table: dict[str, str]) -> str | None:
    return "".join(table[char] for char in text) if all(char in table for char in text) else None


def spelled(text: str) -> str:
    """The text in ASCII: signs by their names, letters without accents, any other character as its code."""
    return text if text.isascii() else "".join(map(_spelled, text))


@lru_cache(maxsize=1024)
def _spelled(char: str) -> str:
    if char.isascii():
        return char
    if char in CHARACTERS:
        return CHARACTERS[char].spelled
    plain = unicodedata.normalize("NFKD", char)
    if plain[0].isascii() and plain[0].isalnum() and all(unicodedata.category(mark) == "Mn" for mark in plain[1:]):
        return plain[0]
    return _PUNCTUATION.get(char, f"<U+{ord(char):04X}>")


_PUNCTUATION = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "--", "\xa0": " "}
