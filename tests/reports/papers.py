"""Papers made by hand: a question of every kind that a program can mark."""

from quizapp.core.cards import cards_of
from quizapp.core.deck import (
    Body,
    Choice,
    Cloze,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Rejected,
    Trap,
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.drawing import showing_seed
from quizapp.core.exams.paper import Paper, Slot
from quizapp.core.showing import option_order

CHOICE = Choice((Option("Paris", True, "since 987"), Option("Lyon", False, "the second city"), Option("Nice", False)))
MULTI = Multi((Option("two", True), Option("four", False, "2 · 2"), Option("five", True), Option("six", False)))
TYPED = Typed("recall", ("sensitivity", "/true positive rate/"), (Rejected("precision", "of what was found"),), 1)
LISTED = TypedList((Item("red", ("crimson",)), Item("green"), Item("blue")), (Rejected("yellow", "a mixture"),))
NUMBER = Number("12.345", decimals=2, unit="ms", traps=(Trap("24.69", "twice as much"),))
ORDER = Order(("wake up", "get up", "wash", "eat"))
MATCH = Match((Pair("cat", "meow"), Pair("dog", "woof"), Pair("wolf", "woof")), ("moo",))
CLOZE = Cloze(("HTTP",))


def question(body: Body, prompt: str = "What is it?", **more: str) -> Question:
    """A question with all that a key may tell."""
    return Question(
        prompt=prompt,
        body=body,
        topic=more.get("topic", "world/capitals"),
        why=more.get("why", "Because *it* is so."),
        hints=("a hint that stays away",),
        image=more.get("image", ""),
        group=more.get("group", ""),
        context=more.get("context", ""),
    )


def slot(asked: Question, seed: int = 7) -> Slot:
    """A question as a paper of a seed asks it."""
    card = cards_of(asked)[0]
    drawn = showing_seed(seed, card.id)
    return Slot(
        card=card,
        deck="world",
        title="The world",
        file="decks/world.yaml",
        seed=drawn,
        order=option_order(card, drawn),
        source="The atlas, page 3",
    )


def paper(*asked: Question, seed: int = 7, blueprint: Blueprint | None = None) -> Paper:
    """A paper of these questions."""
    made = blueprint or Blueprint(name="Mock exam", questions=len(asked))
    return Paper(made, seed, tuple(slot(each, seed) for each in asked))


KINDS = (
    question(CHOICE, "Which is the capital of France?"),
    question(MULTI, "Which are prime?"),
    question(TrueFalse(answer=False), "The earth is flat."),
    question(TYPED, "Of all there is, how much was found?"),
    question(LISTED, "Name the colours of a screen."),
    question(NUMBER, "How long does it take?"),
    question(ORDER, "What comes first in the morning?"),
    question(MATCH, "Who says what?"),
    question(CLOZE, "The web speaks {{HTTP::protocol}}, an old protocol."),
)
"""A question of every kind, in the order of the format."""
