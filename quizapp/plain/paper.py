"""Markdown → lines of text that can be read out: no colours, and no signs that draw."""

from collections.abc import Iterable

from quizapp.core.values import frozen
from quizapp.render.cells import width
from quizapp.render.forms import Maths
from quizapp.render.lines import Span, wrap
from quizapp.render.markdown import render
from quizapp.render.plain import plain
from quizapp.render.visible import visible

LEAST = 20
_READ = {"• ": "- ", "▎ ": "> "}
_FOLDED = "↪ "


@frozen
class Paper:
    """How wide lines are [columns], and the form of formulas."""

    width: int = 78
    maths: Maths = Maths.ASCII

    def markdown(self, text: str, lead: str = "") -> list[str]:
        """The lines of a Markdown text, the first behind `lead` and the others below its text."""
        room = max(self.width - len(lead), LEAST)
        lines = render(text, room, maths=self.maths, linear=True) or ((),)
        return _hung(lead, (part for line in lines for part in _within("".join(map(self._read, line)), room)))

    def words(self, text: str, lead: str = "") -> list[str]:
        """The lines of any text as it is, wrapped."""
        lines = wrap([Span(visible(text))], max(self.width - len(lead), LEAST))
        return _hung(lead, ("".join(span.text for span in line) for line in lines))

    def sentences(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The lines of several texts, each wrapped on its own."""
        return tuple(line for text in texts for line in self.words(text))

    def fitted(self, line: str) -> list[str]:
        """A visible line as it is, or wrapped where it is too wide."""
        return [line] if width(line) <= self.width else self.words(line)

    def flat(self, text: str) -> str:
        """A Markdown text on one line, for the middle of a sentence."""
        return plain(text, maths=self.maths)

    def _read(self, span: Span) -> str:
        """The text of a span; what only draws (bullets, bars, rules) as signs that a screen reader knows."""
        if span.style and span.text == _FOLDED:
            return "> " if self.maths is Maths.ASCII else _FOLDED
        if span.style and span.text in _READ:
            return _READ[span.text]
        drawn = "dim" in span.style.split() and set(span.text) <= {"─", " "}
        return span.text.replace("─", "-") if drawn else span.text


def _within(line: str, room: int) -> Iterable[str]:
    """A line that words in place of a sign may have made too long, wrapped."""
    if width(line) <= room:
        return (line,)
    return ("".join(span.text for span in part) for part in wrap([Span(line)], room))


def _hung(lead: str, lines: Iterable[str]) -> list[str]:
    return [f"{' ' * len(lead) if number else lead}{line}".rstrip() for number, line in enumerate(lines)]
