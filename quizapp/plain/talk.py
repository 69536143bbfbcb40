"""Study as a talk, without input or output: the card on the table and a line → what to say, and what to do."""

from collections.abc import Mapping
from dataclasses import replace

from quizapp.core.alternatives import typed
from quizapp.core.harder import opened
from quizapp.core.hints import crossed, ladder
from quizapp.core.response import Judged, Skipped, Wrote
from quizapp.core.review import EventKind, Verdict
from quizapp.plain import answering, feedback, telling
from quizapp.plain.commands import LISTED, PREFIX, Word, help_lines, rating_of, word_of
from quizapp.plain.paper import Paper
from quizapp.plain.settling import TAKEN_BACK, give, settle
from quizapp.plain.table import (
    Edit,
    Flag,
    Grade,
    Leave,
    Overrule,
    Propose,
    Rate,
    Repeat,
    Reply,
    SetAside,
    Talk,
    Undo,
    View,
    Which,
    Wish,
)

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
    Word.OPTIONS: "To see the options",
    Word.UNDO: "To take back the last thing",
}
_LATER = "That is said after the answer."


def hear(talk: Talk, line: str, paper: Paper) -> Reply:
    """What a line means now. Ratings are understood only after the answer."""
    text = line.strip()
    if talk.waiting:
        return settle(talk, text, paper) or hear(replace(talk, waiting=None), line, paper)
    if talk.graded is None and typed(talk.asked):
        if not text.startswith(PREFIX):
            return _wrote(talk, text, paper)
        if text.startswith(PREFIX * 2):
            return give(talk, Wrote(text[1:]), paper)
    if not text:
        return _enter(talk, paper)
    said = text.removeprefix(PREFIX).strip()
    rating = rating_of(said)
    if talk.graded and rating:
        return Reply(talk, wish=Rate(talk.graded, rating))
    word = word_of(said or "help")
    if word:
        return _obey(talk, word, paper)
    return _unknown(talk) if talk.graded or typed(talk.asked) else _choose(talk, said, paper)


def _wrote(talk: Talk, text: str, paper: Paper) -> Reply:
    """A typed answer; a whole word that is a command, too, is asked about once."""
    if not text:
        return Reply(talk, (f"Type an answer, or {PREFIX}pass if you do not know.",))
    word = word_of(text) if len(text) > 1 else None
    idle = word is Word.OPTIONS and talk.asked.behind is None
    if word and word in _DOUBTS and word is not talk.doubted and not idle:
        question = f"{_DOUBTS[word]} type {PREFIX}{text}; type {text} again to answer so."
        return Reply(replace(talk, doubted=word), paper.sentences([question]))
    return give(talk, Wrote(text), paper)


def _enter(talk: Talk, paper: Paper) -> Reply:
    """An empty line does what space does on the screen."""
    if talk.graded:
        return Reply(talk, wish=Rate(talk.graded, talk.graded.suggested))
    how = answering.how(talk.asked)
    if how:
        return Reply(talk, paper.sentences([f"{how} Or type pass if you do not know."]))
    return give(talk, Judged(), paper)


def _choose(talk: Talk, text: str, paper: Paper) -> Reply:
    """An answer by the numbers of options, steps or entries."""
    given = answering.read(talk.asked, text, crossed(talk.asked, talk.hints))
    return Reply(talk, paper.sentences([given])) if isinstance(given, str) else give(talk, given, paper)


def _unknown(talk: Talk) -> Reply:
    if talk.graded:
        return Reply(talk, (f"Press enter to accept, or type again, hard, good or easy. {LISTED}",))
    return Reply(talk, (f"There is no such word. `{PREFIX}help` lists every word; answers start without a colon.",))


def _obey(talk: Talk, word: Word, paper: Paper) -> Reply:
    """What a word does: now, or only after the answer."""
    if word in _WISHES:
        return Reply(talk, wish=_WISHES[word])
    match word:
        case Word.PASS | Word.HINT | Word.OPTIONS:
            return _before(talk, word, paper)
        case Word.SOURCE | Word.OTHERS | Word.ACCEPT | Word.RIGHT:
            return _after(talk, word, paper)
        case Word.CASE:
            return Reply(talk, tuple(telling.case(talk.asked, paper)))
        case Word.PICTURE:
            return _picture(talk, paper)
        case Word.UNDO:
            return _undo(talk)
        case _:
            return Reply(talk, paper.sentences(help_lines()))


def _before(talk: Talk, word: Word, paper: Paper) -> Reply:
    """What is done before the answer only."""
    if talk.graded:
        return Reply(talk, ("The answer is there already: rate it, or type undo to answer again.",))
    if word is Word.PASS:
        return Reply(talk, wish=Grade(Skipped()))
    return _hint(talk, paper) if word is Word.HINT else _open(talk)


def _after(talk: Talk, word: Word, paper: Paper) -> Reply:
    """What is said and done after the answer only."""
    graded = talk.graded
    match word:
        case Word.RIGHT:
            wrong = graded and graded.mark.verdict is Verdict.WRONG and isinstance(graded.response, Wrote)
            if graded and wrong:
                return Reply(talk, wish=Overrule(graded))
            return Reply(talk, ("That is for a typed answer that was marked wrong.",))
        case Word.ACCEPT:
            if graded and graded.override:
                return Reply(talk, wish=Propose(graded))
            return Reply(talk, ("That is for an answer that you called right, with the word right.",))
        case _ if graded is None:
            return Reply(talk, (_LATER,))
        case Word.OTHERS:
            return Reply(talk, tuple(feedback.others(talk.asked, graded, paper)))
        case _:
            return Reply(talk, tuple(telling.source(talk.asked, paper)))


def _hint(talk: Talk, paper: Paper) -> Reply:
    """The next hint; Good is out of reach then."""
    if talk.hints < len(ladder(talk.asked)):
        given = telling.hint(talk.asked, talk.hints, paper)
        return Reply(replace(talk, hints=talk.hints + 1), tuple(given))
    return Reply(talk, ("There is no further hint." if talk.hints else "This question has no hint.",))


def _open(talk: Talk) -> Reply:
    """The options of a card that hides them."""
    if talk.asked.behind is None:
        return Reply(talk, ("This question hides no options.",))
    return Reply(replace(talk, asked=opened(talk.asked)), wish=Repeat())


def _picture(talk: Talk, paper: Paper) -> Reply:
    """The picture of the question, or the choice of one."""
    found = telling.pictured(talk.asked, talk.graded)
    if len(found) < 2:
        wish = View(found[0].path) if found else None
        return Reply(talk, () if wish else ("This question has no picture.",), wish)
    lines = [f"{number}. {picture.alt or picture.path}" for number, picture in enumerate(found, start=1)]
    return Reply(replace(talk, waiting=Which(tuple(picture.path for picture in found))), paper.sentences(lines))


def _undo(talk: Talk) -> Reply:
    """An answer that is not rated yet is taken back first."""
    if talk.graded and talk.fresh:
        return Reply(Talk(talk.asked, hints=talk.hints), (TAKEN_BACK,), Repeat())
    return Reply(talk, wish=Undo())
