"""Writes docs/rules.md, every rule of `quizapp check` with its reason and examples, from the rules themselves."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from types import MappingProxyType

from quizapp.deckfiles.lint import health, keyrules, yamlrules
from quizapp.deckfiles.lint.rule import Rule
from quizapp.deckfiles.lint.rules import RULES

PAGE = Path(__file__).with_name("rules.md")
LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "O": "Options",
        "Q": "What is asked",
        "T": "True or false",
        "F": "Flashcards and typed answers",
        "C": "Holes",
        "N": "Numbers",
        "M": "Steps and pairs",
        "D": "A whole deck",
        "X": "What is not as it seems",
        "L": "Silenced rules",
    }
)
ANSWERS = "What answers say (`quizapp health`)"
_OPENING = """\
# The rules of `quizapp check`

An **error** means that a question or a deck cannot work; it is computed, never guessed. A **warning** is right in most
cases. A **hint** is worth a look; `--hints` shows hints. A rule that is *off* is
looked for with `--also RULE`. `quizapp check --explain O01` shows a rule in the terminal, `quizapp check --rules` lists
all.

A rule of item writing is silenced where it is meant so, with the reason: `lint: {O01: it is the definition}` at a
question, or at the head of a deck for all of it. What the reader of decks says has to be mended. Until then the rules
look at the questions of the file that can be read, and those of whole decks wait.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_OPENING, *(line for title, rules in chapters().items() for line in _chapter(title, rules))])


def chapters() -> Mapping[str, Sequence[Rule]]:
    """The rules by chapter: those of item writing by their letter and number, then those of the reader."""
    titles = (*LETTERS.values(), ANSWERS, "YAML", "Keys and values", "Files")
    found: dict[str, list[Rule]] = {title: [] for title in titles}
    for rule in RULES.values():
        found[_title(rule)].append(rule)
    return {title: sorted(rules, key=_numbered) for title, rules in found.items()}


def _title(rule: Rule) -> str:
    if _numbered(rule):
        return LETTERS[rule.id[0]]
    if rule in health.RULES:
        return ANSWERS
    return "YAML" if rule in yamlrules.RULES else "Keys and values" if rule in keyrules.RULES else "Files"


def _numbered(rule: Rule) -> str:
    """The id of a rule of item writing; empty for others, whose order is left as it is."""
    return rule.id if rule.id[0] in LETTERS and rule.id[1:].isdecimal() else ""


def _chapter(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    if rules:
        yield from (f"## {title}", "")
    for rule in rules:
        off = ", off" if rule.noisy else ""
        yield from (f"### {rule.id}: {rule.title}", "", _filled(f"*{rule.level}{off}.* {rule.why}"), "")
        if rule.limits:
            yield from (_filled(f"Limits: {rule.limits}"), "")
        for label, example in (("Not so", rule.bad), ("But so", rule.good)):
            if example:
                yield from (f"{label}:", "", "```yaml", _short(example), "```", "")


def _filled(text: str) -> str:
    return fill(text, 120, break_long_words=False, break_on_hyphens=False)


def _short(example: str) -> str:
    """The first lines of an example; control characters as their codes."""
    lines = example.strip("\n").split("\n")
    shown = [line if len(line) <= 160 else f"{line[:160]} …" for line in lines[:24]]
    return "\n".join([*shown, "# …"] if len(lines) > 24 else shown).replace("\x07", "\\x07")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
