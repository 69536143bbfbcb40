"""Code → spans of its words, told apart by Pygments for the languages whose cost is known.

Pygments is loaded with this module, a lexer with the first code in its language.
"""

from collections.abc import Iterable
from functools import cache
from typing import Protocol

from pygments.lexers import find_lexer_class

from quizapp.render.lines import Line, Span, merged, text_of

# Fences' names for languages, and Pygments' names. Some lexers run away on hostile code or take a tenth of a
# second to load: a language belongs here when `benchmarks/render.py` has passed it.
LANGUAGES = {
    **dict.fromkeys(["bash", "sh", "shell", "zsh"], "Bash"),
    **dict.fromkeys(["c", "h"], "C"),
    **dict.fromkeys(["c++", "cpp"], "C++"),
    **dict.fromkeys(["console", "shell-session", "sh-session"], "Bash Session"),
    **dict.fromkeys(["diff", "patch", "udiff"], "Diff"),
    **dict.fromkeys(["docker", "dockerfile"], "Docker"),
    "go": "Go",
    **dict.fromkeys(["haskell", "hs"], "Haskell"),
    "html": "HTML",
    **dict.fromkeys(["ini", "cfg"], "INI"),
    **dict.fromkeys(["javascript", "js"], "JavaScript"),
    **dict.fromkeys(["json", "jsonl"], "JSON"),
    "lua": "Lua",
    **dict.fromkeys(["postgresql", "postgres"], "PostgreSQL SQL dialect"),
    "pycon": "Python console session",
    **dict.fromkeys(["python", "py", "python3", "py3"], "Python"),
    "pytb": "Python Traceback",
    **dict.fromkeys(["r", "rscript", "s", "splus"], "S"),
    **dict.fromkeys(["rconsole", "rout"], "RConsole"),
    **dict.fromkeys(["ruby", "rb"], "Ruby"),
    **dict.fromkeys(["rust", "rs"], "Rust"),
    "sql": "SQL",
    "stan": "Stan",
    "swift": "Swift",
    **dict.fromkeys(["tex", "latex"], "TeX"),
    "toml": "TOML",
    **dict.fromkeys(["typescript", "ts"], "TypeScript"),
    "xml": "XML",
    **dict.fromkeys(["yaml", "yml"], "YAML"),
}
# By Pygments' own names for kinds of tokens; a kind that is not here looks like the nearest one above it.
_STYLES = {
    "Comment": "code-comment",
    "Comment.Preproc": "code-keyword",
    "Generic.Deleted": "code-number",
    "Generic.Error": "code-number",
    "Generic.Heading": "code-keyword",
    "Generic.Inserted": "code-string",
    "Generic.Output": "code-comment",
    "Generic.Prompt": "code-comment",
    "Generic.Subheading": "code-keyword",
    "Keyword": "code-keyword",
    "Keyword.Constant": "code-number",
    "Literal.Number": "code-number",
    "Literal.String": "code-string",
    "Name.Attribute": "code-name",
    "Name.Builtin": "code-name",
    "Name.Builtin.Pseudo": "",
    "Name.Class": "code-name",
    "Name.Decorator": "code-name",
    "Name.Exception": "code-name",
    "Name.Function": "code-name",
    "Name.Tag": "code-keyword",
    "Name.Variable": "code-name",
    "Operator": "code-operator",
    "Operator.Word": "code-keyword",
}


class Lexer(Protocol):
    """What is used of Pygments' lexers."""

    def get_tokens_unprocessed(self, text: str) -> Iterable[tuple[int, tuple[str, ...], str]]:
        """Place, kind and text of every token; the kind is a path of names."""


def highlighted(code: str, language: str) -> Line:
    """The spans of code, newlines among them; together they are the code, character for character.

    One span without a style where the language is not known. The time is bounded for code that is `modest`.
    """
    lexer = _lexer(LANGUAGES.get(language, ""))
    if lexer is None:
        return (Span(code),)
    # Raw tokens, because `get_tokens` cleans the text up; the lexers rely on a newline at its end.
    *front, last = (Span(text, _style(kind)) for _, kind, text in lexer.get_tokens_unprocessed(f"{code}\n"))
    found = merged((*front, Span(last.text.removesuffix("\n"), last.style)))
    return found if text_of(found) == code else (Span(code),)


@cache
def _lexer(name: str) -> Lexer | None:
    """The lexer that Pygments has under a name of `LANGUAGES`; its plugins are never asked."""
    kind: type[Lexer] | None = find_lexer_class(name) if name else None
    return kind() if kind else None


@cache
def _style(kind: tuple[str, ...]) -> str:
    names = (".".join(kind[:length]) for length in range(len(kind), 0, -1))
    return next((_STYLES[name] for name in names if name in _STYLES), "")
