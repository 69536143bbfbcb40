"""Markdown in the form of hashcards: `Q:` and `A:`, or `C:` with [holes], a tag at the start of a line.

Source of the format: https://github.com/eudoxia0/hashcards, README, "Format".
"""

import re
import tomllib
from collections.abc import Iterator

from quizapp.core.rawquestion import Brought, Misfit, RawQuestion

_TAG = re.compile(r"([QAC]):[ \t]*")
_RULE = "---"
_TOKEN = re.compile(
    r"(?P<kept>\\[\[\]]|\$\$.*?\$\$|\$[^$\n]*\$|`[^`\n]*`|!\[[^\]\n]*\])|\[(?P<hidden>[^\[\]]*)\]", re.DOTALL
)
_SHOWN = 60


def read(text: str) -> Brought:
    """The cards of a file, in its order; what stands outside of any card is told once for each such part."""
    lines = text.split("\n")
    title, start, misfits = _front(lines)
    questions: list[RawQuestion] = []
    for number, parts in _blocks(lines, start):
        found = _entry(number, parts)
        if isinstance(found, RawQuestion):
            questions.append(found)
            misfits += _brackets(found)
        elif found:
            misfits.append(found)
    return Brought(title, tuple(questions), tuple(misfits))


def _front(lines: list[str]) -> tuple[str, int, list[Misfit]]:
    """The deck's name in the head of TOML, where the cards begin, and what is wrong with the head."""
    if not lines or lines[0].strip() != _RULE:
        return "", 0, []
    end = next((number for number, line in enumerate(lines[1:], 1) if line.strip() == _RULE), None)
    if end is None:
        return "", 1, [Misfit(1, "The head that begins with --- does not end; it was passed over.", lost=False)]
    try:
        name = tomllib.loads("\n".join(lines[1:end])).get("name", "")
    except tomllib.TOMLDecodeError as error:
        return "", end + 1, [Misfit(1, f"The head is no TOML ({error}); the deck is named after the file.", lost=False)]
    return name if isinstance(name, str) else "", end + 1, []


def _blocks(lines: list[str], start: int) -> Iterator[tuple[int, dict[str, str]]]:
    """The parts of each card by tag, with the line (from 1) where it begins; `` is what belongs to no card."""
    parts: dict[str, list[str]] = {}
    tag, begun = "", start
    for number, line in enumerate(lines[start:], start):
        found = _TAG.match(line)
        ends = line.strip() == _RULE
        if ends or (found and (found[1] in "QC" or found[1] in parts)):
            yield begun + 1, {name: "\n".join(rows).strip() for name, rows in parts.items()}
            parts, tag, begun = {}, "", number
        if found:
            tag = found[1]
        row = line[found.end() :] if found else line
        if not ends and (parts or found or row.strip()):
            begun = begun if parts else number
            parts.setdefault(tag, []).append(row)
    yield begun + 1, {name: "\n".join(rows).strip() for name, rows in parts.items()}


def _entry(line: int, parts: dict[str, str]) -> RawQuestion | Misfit | None:
    outside = parts.get("", "")
    match sorted(tag for tag in parts if tag):
        case []:
            if not outside:
                return None
            return Misfit(line, f"This belongs to no card and was left out: {_shown(outside)}")
        case ["A", "Q"] if parts["Q"] and parts["A"]:
            return RawQuestion(line, {"q": parts["Q"], "a": parts["A"]})
        case ["C"] if _TOKEN.search(parts["C"]):
            return _cloze(line, parts["C"])
        case ["A", "Q"] | ["Q"]:
            missing = "answer" if parts["Q"] else "question"
            return Misfit(line, f"This card has no {missing} and was left out: {_shown(parts['Q'] or parts['A'])}")
        case ["C"]:
            return Misfit(line, f"This text has no [hole] and was left out: {_shown(parts['C'])}")
        case _:
            text = parts.get("C") or parts.get("A", "")
            return Misfit(line, f"An answer without its question was left out: {_shown(text)}")


def _cloze(line: int, text: str) -> RawQuestion | Misfit:
    if "{{" in text or "}}" in text:
        return Misfit(line, f"Double braces mean a hole here, so this was left out: {_shown(text)}")
    found = _TOKEN.sub(_hole, text)
    if "{{" not in found:
        return Misfit(line, f"This text has no [hole] and was left out: {_shown(text)}")
    return RawQuestion(line, {"cloze": found})


def _hole(token: re.Match[str]) -> str:
    if token["hidden"] is None:
        return token[0].removeprefix("\\") if token[0] in (r"\[", r"\]") else token[0]
    return f"{{{{{token['hidden']}}}}}" if token["hidden"].strip() else token[0]


def _brackets(question: RawQuestion) -> list[Misfit]:
    """What was a link in Markdown and became a hole: the two look alike in this format."""
    text = str(question.values.get("cloze", ""))
    if "}}(" not in text:
        return []
    return [
        Misfit(
            question.line, "A link became a hole, as it is one in this format: see whether that is meant.", lost=False
        )
    ]


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
