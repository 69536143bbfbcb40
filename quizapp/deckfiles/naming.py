"""Ids for the questions that have none: short names from their words, put into the text and nothing else changed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.core.deck import Deck, Question
from quizapp.core.values import frozen
from quizapp.deckfiles.rewriting import Opened

_LONGEST = 40
_WORDS = 3, 6
_EMPTY = "question"
_ASIDE = re.compile(r"\{\{.*?\}\}|\$[^$]*\$|!\[.*?\]\(.*?\)|\]\(.*?\)", re.DOTALL)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHE = re.compile("['’]s?")
_STOP_WORDS = """
a an and are as at be been but by can could did do does for from had has have how in is it its of on or put should
so than that the their them then there these they this those to was were what when where which who whom whose why
will with would you your
"""
_STOP = frozenset(_STOP_WORDS.split())


@frozen
class Named:
    """A question without id, and the id that it would get."""

    question: Question
    id: str


def names_for(deck: Deck, taken: set[str]) -> list[Named]:
    """A name for each question of a deck that has none, in the order of the file; they are added to `taken`."""
    found = []
    for question in deck.questions:
        if not question.id:
            found.append(Named(question, _free(question.prompt, taken)))
            taken.add(found[-1].id)
    return found


def with_ids(file: Opened, named: Sequence[Named]) -> tuple[str, list[Named]]:
    """The file's text with these ids, and those among them that its layout lets be put in."""
    text = _inserted(file.text, named)
    if file.says(text, _renamed(file.deck, named)):
        return text, list(named)
    single = [one for one in named if file.says(_inserted(file.text, [one]), _renamed(file.deck, [one]))]
    text = _inserted(file.text, single)
    return (text, single) if file.says(text, _renamed(file.deck, single)) else (file.text, [])


def _free(prompt: str, taken: set[str]) -> str:
    """The first name of a prompt's words that is not taken: few words, more of them, then with a number."""
    names = list(dict.fromkeys(_names(_words(prompt))))
    free = next((name for name in names if name not in taken), "")
    numbers = iter(range(2, len(taken) + 3))
    return free or next(name for number in numbers if (name := f"{names[0]}-{number}") not in taken)


def _names(words: Sequence[str]) -> Iterator[str]:
    for count in range(*_WORDS):
        name = "-".join(words[:count])
        yield name if len(name) <= _LONGEST else name[:_LONGEST].rpartition("-")[0] or name[:_LONGEST]


def _words(prompt: str) -> list[str]:
    """The words of a prompt that tell it from others, else those it has, else one that always serves."""
    folded = unicodedata.normalize("NFKC", prompt).casefold()
    for text in (_ASIDE.sub(" ", folded), folded):
        words = [_APOSTROPHE.sub("", word) for word in _WORD.findall(text)]
        telling = [word for word in words if word not in _STOP]
        if telling or words:
            return list(dict.fromkeys(telling or words))
    return [_EMPTY]


def _inserted(text: str, named: Sequence[Named]) -> str:
    """The text with an `id:` as the first key of each question, in a line of its own or in the row of a flow map."""
    lines = text.splitlines(keepends=True)
    for one in reversed(named):
        at, line = one.question.column - 1, lines[one.question.line - 1]
        if line[at] == "{":
            lines[one.question.line - 1] = f"{line[: at + 1]}id: {one.id}, {line[at + 1 :].lstrip(' ')}"
        else:
            end = line[len(line.rstrip("\r\n")) :] or "\n"
            lines[one.question.line - 1] = f"{line[:at]}id: {one.id}{end}{' ' * at}{line[at:]}"
    return "".join(lines)


def _renamed(deck: Deck, named: Sequence[Named]) -> Deck:
    """The deck with these ids."""
    ids = {(one.question.line, one.question.column): one.id for one in named}
    questions = (replace(one, id=ids.get((one.line, one.column), one.id)) for one in deck.questions)
    return replace(deck, questions=tuple(questions))
