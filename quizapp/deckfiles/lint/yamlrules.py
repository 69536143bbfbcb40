"""The rules of YAML as a deck has them: what most often turns a text into something else, with what to write."""

from quizapp.deckfiles.lint.rule import Rule
from quizapp.errors import Level

_HEAD = "- q: What is recall?\n  a: "
_FINE = f"{_HEAD}TP / (TP + FN)\n"


def _rule(id_: str, title: str, why: str, bad: str, good: str = _FINE, *, level: Level = Level.ERROR) -> Rule:
    return Rule(id=id_, level=level, title=title, why=why, bad=bad, good=good)


RULES: tuple[Rule, ...] = (
    _rule(
        "Y-colon",
        "no colon and space inside plain text",
        "In plain text `: ` ends a key, and a colon without a space after it ends none. Put a text with a colon in "
        "quotes, or below `|`.",
        "- q: Recall: what is it?\n  a: TP / (TP + FN)\n",
        "- q: 'Recall: what is it?'\n  a: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-hash",
        "no space and # inside plain text",
        "What follows ` #` is a comment: it is lost without a word, and with it a part of the question. Two spaces "
        "before the # say that a comment is meant.",
        "- q: What is C # about?\n  a: A language\n",
        "- q: 'What is C # about?'  # of the course\n  a: A language\n",
        level=Level.WARNING,
    ),
    _rule(
        "Y-bracket",
        "no bracket at the start of plain text",
        "`[` starts a list and `{` a map. A text that starts with one of them needs quotes.",
        "- q: Which interval?\n  a: [0, 1) or so\n",
        "- q: Which interval?\n  a: '[0, 1) or so'\n",
    ),
    _rule(
        "Y-quote",
        "a text in quotes ends with its quote",
        "After the closing quote YAML takes no more text, and a quote that is not closed swallows the lines below. Put "
        "the whole text in the other kind of quotes.",
        '- q: "Recall" means what?\n  a: TP / (TP + FN)\n',
        "- q: '\"Recall\" means what?'\n  a: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-backslash",
        "no formulas in double quotes",
        "In double quotes `\\f`, `\\t` or `\\n` are control characters, so that `\\frac` loses its beginning. In "
        "single quotes and below `|` a backslash is a backslash.",
        '- q: "What is $\\frac{1}{2}$?"\n  a: Half\n',
        "- q: 'What is $\\frac{1}{2}$?'\n  a: Half\n",
        level=Level.WARNING,
    ),
    _rule(
        "Y-start",
        "no sign of YAML at the start of plain text",
        "A plain text cannot start with a backtick, `@`, `%`, `*` or a comma, nor with `- `, `? ` or `: `; YAML keeps "
        "these for itself. Quotes help.",
        f"{_HEAD}`TP / (TP + FN)`\n",
        f"{_HEAD}'`TP / (TP + FN)`'\n",
    ),
    _rule(
        "Y-comma",
        "no thousands' comma in a list in brackets",
        "In `[...]` a comma ends an entry, so that 10,000 becomes two. Quotes keep it together.",
        "- q: How many?\n  a: [about 10,000 mails, none]\n  accept: []\n",
        "- q: How many?\n  a: ['about 10,000 mails', none]\n  accept: []\n",
        level=Level.WARNING,
    ),
    _rule(
        "Y-indent",
        "lines of one thing start in one column",
        "The indentation says what belongs together. A line that stands a little to the left or right of its "
        "neighbours belongs to nothing.",
        "- q: What is recall?\n   a: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-key",
        "every line is a key with its value, or goes on with one",
        "A line that is neither has lost its colon, or has to be indented deeper than the key whose text it continues.",
        "- q: What is recall?\n  a\n  why: Because.\n",
        "- q: What is recall?\n  a: Share found\n  why: Because.\n",
    ),
    _rule(
        "Y-tab",
        "spaces, no tabs",
        "YAML does not take tabs for indentation, since nobody can see how wide they are.",
        "- q: What is recall?\n\ta: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-space",
        "a plain space after a colon",
        "A no-break space looks like a space and is none for YAML. It comes with text that was copied from a page.",
        "- q:\u00a0What is recall?\n  a: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-dup",
        "a key stands once",
        "Of two equal keys, or two spellings of one, only one could count, and which that is would be a guess.",
        f"{_FINE}  a: FN\n",
    ),
    _rule(
        "Y-anchor",
        "no anchors and aliases",
        "`&name` and `*name` let one place of a file stand for another. Decks have none of them: a few lines of "
        "aliases can grow to gigabytes, and a text that starts with `&` would lose a word.",
        f"{_HEAD}&rate TP / (TP + FN)\n",
        f"{_HEAD}'&rate TP / (TP + FN)'\n",
    ),
    _rule(
        "Y-tag",
        "no tags",
        "`!name` makes other programs build objects. A deck has texts, lists and maps alone; quotes keep an "
        "exclamation mark at the start of a text.",
        f"{_HEAD}!rate TP / (TP + FN)\n",
        f"{_HEAD}'!rate TP / (TP + FN)'\n",
    ),
    _rule(
        "Y-merge",
        "no merge keys",
        "`<<:` copies the keys of another map. Write them out, or set them for all questions at `defaults:`.",
        f"{_FINE}  <<: x\n",
        f"defaults: {{source: x}}\ncards:\n{_FINE}",
    ),
    _rule(
        "Y-doc",
        "one deck per file",
        "`---` starts another document, of which programs that read decks would see none or both.",
        f"{_FINE}---\n{_FINE}",
    ),
    _rule(
        "Y-depth",
        "at most 20 levels of nesting",
        "No deck needs more than five. Brackets that open without end are mostly a text that needs quotes.",
        f"{_HEAD}{'[' * 30}\n",
    ),
    _rule(
        "Y-size",
        "at most 20 MB and 1,500,000 values",
        "A larger file would keep every start waiting. Split it into several decks, which may lie in one folder.",
        "",
    ),
    _rule(
        "Y-encoding",
        "UTF-8",
        "A deck is UTF-8 text, with or without a byte order mark. Editors offer that as a way to save a file.",
        "",
    ),
    _rule(
        "Y-char",
        "no control characters",
        "What a terminal would obey, and what Unicode keeps for no text at all, cannot stand in a deck. Mostly it came "
        "along with copied text.",
        "- q: What\x07 is recall?\n  a: TP / (TP + FN)\n",
    ),
    _rule(
        "Y-syntax",
        "YAML that can be read",
        "Nothing simpler could be found for this place. Quotes around the text, or the text below `|`, help nearly "
        "always.",
        "--- - q: What is recall?\n  a: TP / (TP + FN)\n",
    ),
)
