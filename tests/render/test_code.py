"""Code, told apart in words."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.render.code import CHARACTERS_MAX, COLUMNS_MAX, LANGUAGES_MAX, LINES_MAX
from quizapp.render.highlight import LANGUAGES, highlighted
from quizapp.render.lines import Span, text_of
from quizapp.render.markdown import render

Shown = Callable[..., list[str]]
Styled = Callable[..., list[Span]]


def fenced(code: str, language: str) -> str:
    return f"```{language}\n{code}\n```"


def words(spans: list[Span]) -> dict[str, str]:
    """The words of code and what they are told apart as."""
    return {span.text.strip(): span.style.removeprefix("codeblock").strip() for span in spans if span.text.strip()}


def coloured(text: str) -> bool:
    return any("code-" in span.style for line in render(text, 60) for span in line)


def test_the_words_of_code_are_told_apart(spans: Styled) -> None:
    found = words(spans(fenced('@once\ndef f(x):  # why\n    return len(x) + 1.5 if "a" else None', "python")))
    assert found == {
        "@once": "code-name",
        "def": "code-keyword",
        "f": "code-name",
        "(x):": "",
        "# why": "code-comment",
        "return": "code-keyword",
        "len": "code-name",
        "(x)": "",
        "+": "code-operator",
        "1.5": "code-number",
        "if": "code-keyword",
        '"a"': "code-string",
        "else": "code-keyword",
        "None": "code-number",
    }


@pytest.mark.parametrize(
    ("language", "code", "word", "style"),
    [
        ("r", "m <- lm(y ~ x)", "lm", "code-name"),
        ("sql", "select a from b -- c", "select", "code-keyword"),
        ("json", '{"a": true}', "true", "code-number"),
        ("yaml", "a: b # c", "# c", "code-comment"),
        ("bash", 'echo "$HOME"', "echo", "code-name"),
        ("console", "$ ls\nfile", "file", "code-comment"),
        ("pycon", ">>> 1\n1", ">>>", "code-comment"),
        ("diff", "-old\n+new", "+new", "code-string"),
        ("Python", "if x: y", "if", "code-keyword"),
        ("{r}", "TRUE", "TRUE", "code-number"),
        ("{.python .numberLines}", "if x: y", "if", "code-keyword"),
        ("py title=a.py", "if x: y", "if", "code-keyword"),
    ],
)
def test_many_languages_are_known_under_the_names_in_use(
    spans: Styled, language: str, code: str, word: str, style: str
) -> None:
    assert words(spans(fenced(code, language)))[word] == style


@pytest.mark.parametrize("language", ["", "text", "pseudo", "no-such-language", "../python", "\x1b[2J", "{", "$x$"])
def test_code_in_no_known_language_is_plain(spans: Styled, language: str) -> None:
    assert spans(fenced("if x: 1", language)) == [Span("  if x: 1", "codeblock")]


def test_code_in_a_quote_keeps_the_style_around_it(spans: Styled) -> None:
    assert Span("if", "quote codeblock code-keyword") in spans("> ```py\n> if x\n> ```")


def test_a_word_that_goes_on_in_the_next_line_keeps_its_style(spans: Styled) -> None:
    text = fenced("'" + "a" * 30 + "'", "python")
    assert [span for span in spans(text, 26) if "string" in span.style] == [
        Span("'" + "a" * 23, "codeblock code-string"),
        Span("a" * 7 + "'", "codeblock code-string"),
    ]


@pytest.mark.parametrize(
    "code",
    [
        "x = 1\n" * (LINES_MAX + 1),
        "1" * (COLUMNS_MAX + 1),
        ("1" * 79 + "\n") * (CHARACTERS_MAX // 80 + 1),
    ],
)
def test_code_beyond_what_a_card_has_room_for_is_plain_and_whole(code: str) -> None:
    assert coloured(fenced(code[: len(code) // 2], "python"))
    assert not coloured(fenced(code, "python"))
    assert "".join(text_of(line).strip(" ↪") for line in render(fenced(code, "python"), 80)) == "".join(
        code.split("\n")
    )


def test_the_bounds_are_those_of_all_the_code_of_a_text() -> None:
    one = fenced("x = 1\n" * (LINES_MAX // 2), "python")
    assert coloured(one)
    assert not coloured(f"{one}\n\n{one}")
    few = [fenced("x = 1", language) for language in ("python", "r", "sql", "go", "json")]
    assert coloured("\n".join(few[:LANGUAGES_MAX]))
    assert not coloured("\n".join(few))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_lexer(language: str) -> None:
    samples = [
        "if 1 'a' #",
        "# a\n$ a",
        'Traceback (most recent call last):\n  File "a", line 1',
        "+a\n-a",
        "<a>",
        "> a",
        "\\a",
    ]
    assert any(span.style for sample in samples for span in highlighted(sample, language))


CODE = st.text("ab1 \n\"'#/*<>{}[]()$\\:;=-+.%@é日", max_size=60) | st.text(max_size=40)


@given(CODE, st.sampled_from(sorted(set(LANGUAGES) | {"", "nothing"})))
def test_what_was_written_is_what_is_shown(code: str, language: str) -> None:
    assert text_of(highlighted(code, language)) == code


@given(st.text("ab1 \"'#/*<>{}[]()$\\:;=-+.%@é日", max_size=120), st.sampled_from(sorted(LANGUAGES)))
def test_folded_code_is_the_same_code(code: str, language: str) -> None:
    shown = [text_of(line) for line in render(f"~~~~{language}\na\n{code}\n~~~~", 30)]
    assert "".join(line.removeprefix("  ").removeprefix("↪ ") for line in shown[1:]) == code


def test_pygments_is_loaded_with_the_first_code_that_names_a_language() -> None:
    program = """
import sys
from quizapp.render.markdown import render
render("```\\nx = 1\\n```", 60)
assert "pygments" not in sys.modules
render("```py\\nx = 1\\n```", 60)
assert "pygments" in sys.modules
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
