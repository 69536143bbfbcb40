"""Questions, papers and attempts for tests of exams."""

from collections.abc import Mapping

from quizapp.core.cards import Card, cards_of
from quizapp.core.day import Moment
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
    TrueFalse,
    Typed,
    TypedList,
)
from quizapp.core.exams.attempt import Attempt, Given
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.paper import Candidate, Paper, Slot
from quizapp.core.response import Response
from quizapp.core.showing import option_order

AT = Moment(1_700_000_000_000, 0, 738_000)
BODIES: dict[str, Body] = {
    "choice": Choice(
        (
            Option("recall", right=True),
            Option("precision", right=False),
            Option("bias", right=False),
            Option("F1", right=False),
        )
    ),
    "multi": Multi(tuple(Option(text, right=text in "abc") for text in "abcde")),
    "truefalse": TrueFalse(answer=True),
    "typed": Typed("precision", typos=1),
    "list": TypedList((Item("tea"), Item("milk"), Item("rum"))),
    "number": Number("0.25", tolerance="0.01"),
    "order": Order(("one", "two", "three", "four")),
    "match": Match((Pair("France", "Paris"), Pair("Italy", "Rome"), Pair("Spain", "Madrid")), ("Oslo",)),
    "cloze": Cloze(accept=("TP",)),
}


def card(kind: str = "choice", prompt: str = "What is asked?", topic: str = "metrics", **fields: object) -> Card:
    """A card of a kind, named as in BODIES."""
    text = f"{prompt} {{{{true positives}}}}" if kind == "cloze" else prompt
    question = Question(prompt=text, body=BODIES[kind], topic=topic, **fields)  # type: ignore[arg-type]
    return cards_of(question)[0]


def slot(of: Card, seed: str = "exam:1:card") -> Slot:
    """The card as a paper asks it."""
    return Slot(card=of, deck="deck", title="Deck", file="deck.yaml", seed=seed, order=option_order(of, seed))


def attempt(blueprint: Blueprint, *asked: tuple[Card, Response | None], **fields: object) -> Attempt:
    """An attempt at a paper of these cards with these answers; None for none."""
    given: Mapping[int, Given] = {
        place: Given(response, AT) for place, (_, response) in enumerate(asked) if response is not None
    }
    paper = Paper(blueprint, 1, tuple(slot(of) for of, _ in asked))
    return Attempt(id="1", paper=paper, started=AT, answers=given, later=frozenset(), **fields)  # type: ignore[arg-type]


def candidates(count: int, topic: str, deck: str = "deck", kind: str = "choice") -> list[Candidate]:
    """So many candidates of a topic, each the only one of its question."""
    names = [f"{deck}:{topic}:{number}" for number in range(count)]
    return [Candidate(f"{name}:card", name, deck, topic, kind) for name in names]
