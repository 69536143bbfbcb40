"""Questions in return: what has to be cleared up before a response counts, or before a deck is changed."""

from dataclasses import replace

from quizapp.core.doubts import doubt
from quizapp.core.response import Response, Skipped
from quizapp.plain.commands import PREFIX, Word, confidence_of, numbers_of, word_of, yes_of
from quizapp.plain.paper import Paper
from quizapp.plain.table import Grade, Leave, Meant, Reply, Sure, Talk, View, Which, Write, Writing

TAKEN_BACK = "Your answer is taken back."
_SURE = "Type sure, unsure or guess, or press enter to say nothing; undo takes your answer back."


def prompt(talk: Talk) -> str:
    """What stands before the line that answers a question in return; empty where none waits."""
    match talk.waiting:
        case Meant():
            return "Yes or no: "
        case Sure():
            return "How sure? Type sure, unsure, guess, or press enter: "
        case Writing():
            return "Write this into the deck? Yes or no: "
        case Which(pictures=pictures):
            return f"Which picture, 1 to {len(pictures)}? "
        case None:
            return ""


def settle(talk: Talk, text: str, paper: Paper) -> Reply | None:
    """What a line says to a question in return; None for a line that says something else and is heard without it."""
    free = replace(talk, waiting=None)
    match talk.waiting:
        case Meant(given=given, meant=meant):
            yes = yes_of(text or "yes")
            return None if yes is None else _count(free, meant if yes else given)
        case Sure(given=given):
            return _sure(talk, given, text, paper)
        case Writing(patch=patch):
            yes = yes_of(text or "no")
            if yes is None:
                return Reply(talk, ("Type yes to write it, or no.",))
            return Reply(free, wish=Write(patch)) if yes else Reply(free, ("Nothing is written.",))
        case Which(pictures=pictures):
            return _pick(talk, pictures, text)
        case None:
            return None


def give(talk: Talk, given: Response, paper: Paper) -> Reply:
    """A response: what has to be cleared up comes first, and the learner answers again where it is no answer yet."""
    found = doubt(talk.asked.card, given)
    if found is None:
        return _count(talk, given)
    waiting = Meant(given, found.meant) if found.meant else None
    return Reply(replace(talk, waiting=waiting), paper.sentences([found.says]))


def _count(talk: Talk, given: Response) -> Reply:
    """A response that counts; how sure it was is asked before the answer comes."""
    sure = Sure(given) if talk.asked.confides and not isinstance(given, Skipped) else None
    return Reply(replace(talk, waiting=sure)) if sure else Reply(talk, wish=Grade(given))


def _sure(talk: Talk, given: Response, text: str, paper: Paper) -> Reply:
    """How sure the learner is of a response; little else can be said before the answer is there."""
    free = replace(talk, waiting=None)
    said = text.removeprefix(PREFIX).strip()
    confidence, word = confidence_of(said), word_of(said)
    if confidence or not text:
        return Reply(free, wish=Grade(given, confidence))
    if word is Word.UNDO:
        return Reply(free, (TAKEN_BACK,))
    if word is Word.QUIT:
        return Reply(free, wish=Leave())
    return Reply(talk, paper.sentences([_SURE]))


def _pick(talk: Talk, pictures: tuple[str, ...], text: str) -> Reply:
    """One of several pictures."""
    free = replace(talk, waiting=None)
    if not text:
        return Reply(free, ("No picture is opened.",))
    match numbers_of(text):
        case (number,) if 1 <= number <= len(pictures):
            return Reply(free, wish=View(pictures[number - 1]))
    return Reply(talk, (f"Type one number from 1 to {len(pictures)}, or press enter for none.",))
