"""Study as a talk, without input or output: the card on the table and a line → what to say, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from quizapp.core.alternatives import alternatives, response, several, typed
from quizapp.core.deck import TrueFalse
from quizapp.core.response import Response, Skipped, Wrote
from quizapp.core.review import EventKind, Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.plain import telling
from quizapp.plain.commands import PREFIX, Word, help_lines, numbers_of, rating_of, truth_of, word_of
from quizapp.plain.paper import Paper


@dataclass(frozen=True, slots=True)
class Talk:
    """The card on the table.

    `graded` once it is answered, `hints` how many were given; `fresh` answers were given just now, not brought back
    by an undo. `doubted` is the command that was typed as if it were the answer, once that was asked about.
    """

    asked: Asked
    graded: Graded | None = None
    hints: int = 0
    fresh: bool = False
    doubted: Word | None = None

    @property
    def unrated(self) -> bool:
        """Whether leaving would lose an answer that was marked."""
        return self.fresh and self.graded is not None and self.graded.mark.verdict is not Verdict.YOU_JUDGE


@dataclass(frozen=True, slots=True)
class Grade:
    """Have this response graded."""

    response: Response


@dataclass(frozen=True, slots=True)
class Rate:
    """Store this rating of an answer, and go on."""

    graded: Graded
    rating: Rating


@dataclass(frozen=True, slots=True)
class SetAside:
    """Suspend or bury the card, and go on."""

    kind: EventKind


@dataclass(frozen=True, slots=True)
class Overrule:
    """Count an answer as right."""

    graded: Graded


@dataclass(frozen=True, slots=True)
class Flag:
    """Flag the card, or take its flag away."""


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back what was done last."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Open the question in an editor."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Say the card once more."""


@dataclass(frozen=True, slots=True)
class Leave:
    """End the sitting."""


Wish = Grade | Rate | SetAside | Overrule | Flag | Undo | Edit | Repeat | Leave


@dataclass(frozen=True, slots=True)
class Reply:
    """The talk as it goes on, the lines to say, and what the trainer is asked to do, if anything."""

    talk: Talk
    says: tuple[str, ...] = ()
    wish: Wish | None = None


_WISHES: Mapping[Word, Wish] = {
    Word.FLAG: Flag(),
    Word.SUSPEND: SetAside(EventKind.SUSPEND),
    Word.BURY: SetAside(EventKind.BURY),
    Word.EDIT: Edit(),
    Word.REPEAT: Repeat(),
    Word.QUIT: Leave(),
}
_DOUBTS: Mapping[Word, str] = {
    Word.QUIT: "To leave",
    Word.HELP: "For help",
    Word.HINT: "For a hint",
    Word.PASS: "To see the answer",
    Word.UNDO: "To take back the last thing",
}
_FIRST = "The source is shown after the answer."


def hear(talk: Talk, line: str, paper: Paper) -> Reply:
    """What a line means now. Ratings are understood only after the answer."""
    text = line.strip()
    if talk.graded is None and typed(talk.asked):
        if not text.startswith(PREFIX):
            return _wrote(talk, text)
        if text.startswith(PREFIX * 2):
            return Reply(talk, wish=Grade(Wrote(text[1:])))
    if not text:
        return _enter(talk)
    said = text.removeprefix(PREFIX).strip()
    rating = rating_of(said)
    if talk.graded and rating:
        return Reply(talk, wish=Rate(talk.graded, rating))
    word = word_of(said or "help")
    if word:
        return _obey(talk, word, paper)
    return _unknown(talk) if talk.graded else _choose(talk, said)


def _wrote(talk: Talk, text: str) -> Reply:
    """A typed answer; a whole word that is a command, too, is asked about once."""
    if not text:
        return Reply(talk, (f"Type an answer, or {PREFIX}pass if you do not know.",))
    word = word_of(text) if len(text) > 1 else None
    if word and word in _DOUBTS and word is not talk.doubted:
        question = f"{_DOUBTS[word]} type {PREFIX}{text}; type {text} again to answer so."
        return Reply(replace(talk, doubted=word), (question,))
    return Reply(talk, wish=Grade(Wrote(text)))


def _enter(talk: Talk) -> Reply:
    """An empty line does what space does on the screen."""
    if talk.graded:
        return Reply(talk, wish=Rate(talk.graded, talk.graded.suggested))
    if alternatives(talk.asked):
        return Reply(talk, (f"Choose {telling.span(talk.asked)}, or type pass if you do not know.",))
    return Reply(talk, wish=Grade(response(talk.asked, frozenset())))


def _choose(talk: Talk, text: str) -> Reply:
    """An answer by the numbers of options."""
    options = alternatives(talk.asked)
    statement = isinstance(talk.asked.card.question.body, TrueFalse)
    numbers = numbers_of(text) or (truth_of(text) if statement else None)
    if not options and (numbers or rating_of(text)):
        return Reply(talk, ("Press enter to see the answer first; then you rate it.",))
    if numbers is None or not options:
        return _unknown(talk)
    if not all(1 <= number <= len(options) for number in numbers):
        return Reply(talk, (f"There are {len(options)} options: choose {telling.span(talk.asked)}.",))
    chosen = {options[number - 1].index for number in numbers}
    if len(chosen) > 1 and not several(talk.asked):
        return Reply(talk, (f"Choose one of {telling.span(talk.asked)}.",))
    return Reply(talk, wish=Grade(response(talk.asked, chosen)))


def _unknown(talk: Talk) -> Reply:
    if talk.graded:
        return Reply(talk, ("Press enter to accept, or type again, hard, good or easy. `help` lists every word.",))
    if alternatives(talk.asked):
        return Reply(talk, (f"Choose {telling.span(talk.asked)}. `help` lists every word.",))
    if typed(talk.asked):
        return Reply(talk, (f"There is no such word. `{PREFIX}help` lists every word; answers start without a colon.",))
    return Reply(talk, ("Press enter for the answer. `help` lists every word.",))


def _obey(talk: Talk, word: Word, paper: Paper) -> Reply:
    if word in _WISHES:
        return Reply(talk, wish=_WISHES[word])
    match word:
        case Word.PASS:
            return _answered(talk) if talk.graded else Reply(talk, wish=Grade(Skipped()))
        case Word.HINT:
            return _answered(talk) if talk.graded else _hint(talk, paper)
        case Word.RIGHT:
            return _overrule(talk)
        case Word.SOURCE:
            return Reply(talk, tuple(telling.source(talk.asked, paper)) if talk.graded else (_FIRST,))
        case Word.UNDO:
            return _undo(talk)
        case _:
            return Reply(talk, tuple(line for part in help_lines() for line in paper.words(part)))


def _answered(talk: Talk) -> Reply:
    return Reply(talk, ("The answer is there already: rate it, or type undo to answer again.",))


def _hint(talk: Talk, paper: Paper) -> Reply:
    """The next hint; Good is out of reach then."""
    if talk.hints < len(talk.asked.card.question.hints):
        given = telling.hint(talk.asked, talk.hints, paper)
        return Reply(replace(talk, hints=talk.hints + 1), tuple(given))
    return Reply(talk, ("There is no further hint." if talk.hints else "This question has no hint.",))


def _overrule(talk: Talk) -> Reply:
    graded = talk.graded
    if graded and graded.mark.verdict is Verdict.WRONG and isinstance(graded.response, Wrote):
        return Reply(talk, wish=Overrule(graded))
    return Reply(talk, ("That is for a typed answer that was marked wrong.",))


def _undo(talk: Talk) -> Reply:
    """An answer that is not rated yet is taken back first."""
    if talk.graded and talk.fresh:
        return Reply(Talk(talk.asked, hints=talk.hints), ("Your answer is taken back.",), Repeat())
    return Reply(talk, wish=Undo())
