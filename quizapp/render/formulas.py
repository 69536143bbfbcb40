"""The formulas of a text: found before Markdown is read, so that no mark of them is read as Markdown."""

import re

from quizapp.core.values import frozen

FORMULAS_MAX = 200
# Noncharacters cannot stand in a visible text, nor come out of an entity: no text can forge a place of maths.
PLACE = re.compile("\ufdd0(\\d+)\ufdd1")
_NO_BLANK_LINE = r"(?:(?!\n *\n)[\s\S])"
_TAKEN = re.compile(
    r"(?P<fence>^[ >]*(?:(?:[-*+]|\d+[.)]) +)*(?P<tick>`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*\n"
    r"[\s\S]*?(?:^[ >]*(?P=tick)[`~]* *$|\Z))"
    rf"|(?P<code>(?<!`)(?P<run>`+)(?!`){_NO_BLANK_LINE}+?(?<!`)(?P=run)(?!`))"
    r"|(?P<escape>\\[\s\S])"
    rf"|\$\$(?P<display>{_NO_BLANK_LINE}+?)\$\$"
    r"|\$(?P<inline>(?![\s$])(?:\\[^\n]|(?!\n *\n)[^$`\\])*?(?<![\s(]))\$(?![\d$])",
    re.MULTILINE,
)
# `$5` and `US$` are prices, `$HOME` is a name: only what TeX needs shows that a formula was meant.
_TEX = r"(?:\\[A-Za-z]+\s*\{|\\(?:left|right|begin|end)\b|\^|_\{)"
_LONELY = re.compile(
    r"(?<!\$)\$\$(?!\$)[^\n]*"
    rf"|(?<![\w$])\$(?![\s$]|\d[\d.,]*+(?![\^_\\]))(?:\\[A-Za-z]|[^$\n]*?{_TEX})[^$\n]*"
    r"|\\[A-Za-z]+\{[^$\n]{0,200}\}\$(?![\w$])"
)


@frozen
class Formula:
    """One piece of maths: its TeX, whether it stands on its own lines, and how it was written."""

    tex: str
    display: bool
    written: str


def take_out(text: str) -> tuple[str, tuple[Formula, ...]]:
    """The text with a place for every formula outside code."""
    formulas: list[Formula] = []

    def replace(found: re.Match[str]) -> str:
        tex = found["display"] or found["inline"]
        if tex is None or len(formulas) == FORMULAS_MAX:
            return found[0]
        formulas.append(Formula(tex, found["display"] is not None, found[0]))
        return f"\ufdd0{len(formulas) - 1}\ufdd1"

    return _TAKEN.sub(replace, text), tuple(formulas)


def lonely(text: str) -> list[str]:
    """What stands at each `$` or `$$` of a visible text that has no partner, though a formula was meant."""

    def rest(found: re.Match[str]) -> str:
        return found[0] if found["escape"] and found["escape"] != "\\$" else " "

    return _LONELY.findall(_TAKEN.sub(rest, text))
