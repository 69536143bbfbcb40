"""What a card costs to draw: CPU of `render` and `plain`, beside a bare markdown-it parse of the same text.

Three sets of texts: those of the bundled decks, hostile ones as long as a text may be, and code as hostile and as
long as is told apart in every language. The dearest of each set stand in a table, each at its dearest of three
widths; no text may stall the screen for more than 100 ms. Times are the best of three.
Run: python benchmarks/render.py
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from markdown_it import MarkdownIt

from quizapp.deckfiles.reader import read
from quizapp.render import code
from quizapp.render.highlight import LANGUAGES
from quizapp.render.markdown import render
from quizapp.render.parsing import CHARACTERS_MAX, LINES_MAX, MARKS_MAX
from quizapp.render.plain import plain

DECKS = Path(__file__).resolve().parents[1] / "decks"
WIDTHS = (20, 54, 78)
STALL_MS = 100
SHOWN = 8
MARKS = r"""
* ** a* *a **a ***a a**b**c* *a_ b*c_ *_ __a ~~ ~~a ~~~ ` `a`` [ [[ [] [a]( [a](< [a](b) [a][b] [a]:b [](<>) ! ![ ![a](
![[]() **[a](b)** < <a <a@b.c> <http://a> <!-- <![CDATA[ & &amp; &#x202e; \ \a $ $a $a$ $$ $$a$$ $\frac12$
"""
BLOCKS = ("- ", "* * ", "1. ", "> ", "> - ", "# ", "=", "---", "```", "``` a", "~~~ ", "a\\\n", "[a]: b")
TABLES = ("|", "|a", "a|b", "|-|", "-|-")
CHARACTERS = """
a é 日 日本。 e\u0301 \u0301 👨\u200d👩 🇩🇪 ❤\ufe0f \u200d \u202e א ع\u200c क्\u200dष \u1112\u1161\u11ab \x1b[2J
\0 W\u0336 \ufeff
"""
FILLERS = ("a", "ab ", "日", "é")
CODE = r"""
a a. 1 1. _ ( (( {{ [ < <? <!-- << " ' \ "\ '\ /* // # $ ${ @ % * - -- = ! ? : , | ~ >>> a= ''' f'{ a<b, `a` \a{ é 日
#{ ({{ /*A "'\{ </a
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one text costs: the CPU of its dearest drawing and of the bare parse [ms]."""

    name: str
    drawn: float
    parsed: float


def repeated(piece: str) -> str:
    """A text of the greatest length."""
    return (piece * (CHARACTERS_MAX // len(piece) + 1))[:CHARACTERS_MAX]


def in_rows(piece: str) -> str:
    """The greatest number of lines, and the greatest length of all."""
    columns = CHARACTERS_MAX // LINES_MAX - 1
    return "\n".join([(piece * (columns // len(piece) + 1))[:columns]] * LINES_MAX)


def thin(piece: str, filler: str) -> str:
    """A text of the greatest length that has just so few marks that they are read."""
    room = max(CHARACTERS_MAX * len(piece) // MARKS_MAX - len(piece), 0)
    return repeated(piece + (filler * room)[:room])


def hostile() -> Iterator[tuple[str, str]]:
    """Texts, and what they are made of."""
    for piece in [*MARKS.split(), *BLOCKS, *TABLES, *CHARACTERS.split()]:
        yield f"{piece!a} on and on", repeated(piece)
        yield f"{piece!a} then a space, on and on", repeated(f"{piece} ")
        yield f"{piece!a} in rows", in_rows(piece)
    for piece in MARKS.split():
        for filler in FILLERS:
            yield f"{piece!a} thinned by {filler!a}", thin(piece, filler)
    yield "backticks, ever more", repeated(" ".join("`" * count for count in range(1, 200)))
    yield "lists in lists", "\n".join("  " * min(depth, 15) + "- a" for depth in range(LINES_MAX))
    yield "quotes in quotes", "\n".join("> " * 18 + "a" for _ in range(LINES_MAX))
    yield "quotes and lists", "\n".join("> - " * 9 + "a" for _ in range(LINES_MAX))
    yield "paragraphs that go on in quotes", ("> " * 18 + "a\n" + "b\n" * 20) * 20
    yield "a table of short rows", "|" + "a|" * 20 + "\n|" + "-|" * 20 + "\n" + "*a*|\n" * (LINES_MAX - 2)
    yield "the largest table", "|" + "*a*|" * 20 + "\n|" + "-|" * 20 + "\n" + ("|" + "*a*|" * 20 + "\n") * 115
    yield "cells that wrap", f"|a|b|\n|-|-|\n|{'x ' * 4000}|{'日' * 4000}|"
    yield "fences", "```a\nb\n```\n" * (LINES_MAX // 3)
    for piece in ("\t", "日", "a\u0301", "a b "):
        yield f"code of {piece!a}", f"```\n{repeated(piece)[:-8]}\n```"


def hostile_code() -> Iterator[tuple[str, str]]:
    """The longest code that is told apart, in every language, in few long rows and in many short ones."""
    for language in sorted({name: alias for alias, name in LANGUAGES.items()}.values()):
        for piece in CODE.split():
            for columns in (code.COLUMNS_MAX, code.CHARACTERS_MAX // code.LINES_MAX - 1):
                row = (piece * columns)[:columns]
                rows = "\n".join([row] * min(code.LINES_MAX, code.CHARACTERS_MAX // (columns + 1) - 1))
                yield f"{language} {piece!a} in rows of {columns}", f"```{language}\n{rows}\n```"


def of_decks() -> Iterator[tuple[str, str]]:
    """Every text of the bundled decks that a card draws."""
    for path in sorted(DECKS.glob("*.yaml")):
        deck = read(path.read_bytes(), str(path), str(DECKS)).deck
        for question in deck.questions if deck else ():
            for text in (question.prompt, question.why, question.context, *question.hints):
                if text:
                    yield f"{path.name}:{question.line}", text


def milliseconds(work: Callable[[], object]) -> float:
    """CPU of the best of three runs."""
    runs = []
    for _ in range(3):
        start = process_time()
        work()
        runs.append((process_time() - start) * 1000)
    return min(runs)


def cost(name: str, text: str, bare: MarkdownIt) -> Cost:
    """What a text costs at its dearest."""
    drawings: list[Callable[[], object]] = [partial(plain, text), *(partial(render, text, width) for width in WIDTHS)]
    return Cost(name, max(milliseconds(draw) for draw in drawings), milliseconds(partial(bare.parse, text)))


def report(title: str, costs: list[Cost]) -> float:
    """Prints the dearest texts of a set, and returns the milliseconds of the worst."""
    costs.sort(key=lambda each: -each.drawn)
    usual, ratio = median(each.drawn for each in costs), median(each.drawn / each.parsed for each in costs)
    print(f"\n{title}: {len(costs)} texts; median {usual:.2f} ms, {ratio:.1f} times a parse")
    print(f"{'drawn ms':>10} {'parse ms':>10} {'ratio':>7}  text")
    for each in costs[:SHOWN]:
        print(f"{each.drawn:>10.1f} {each.parsed:>10.1f} {each.drawn / each.parsed:>7.1f}  {each.name}")
    return costs[0].drawn


def main() -> int:
    """Exit status 1 if a text stalls."""
    bare = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    sets = {"Texts of the bundled decks": of_decks(), "Hostile texts": hostile(), "Hostile code": hostile_code()}
    worst = max(report(title, [cost(name, text, bare) for name, text in texts]) for title, texts in sets.items())
    print(f"\nworst {worst:.0f} ms; meant to be at most {STALL_MS} ms")
    return int(worst > STALL_MS)


if __name__ == "__main__":
    sys.exit(main())
