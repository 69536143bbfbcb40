"""What a learner gave for an answer, as a text that the question's own words make."""

from quizapp.core import showing
from quizapp.core.cards import Card
from quizapp.core.deck import Match, Order
from quizapp.core.response import Arranged, Chosen, Matched, Response, Said, Wrote

NOTHING = "–"


def given(card: Card, response: Response) -> str:
    """The answer as a text [Markdown, but what was typed is as it was typed], in the form of `showing.back`; empty for
    none.

    What the question does not have, such as an option of another version of it, is left out.
    """
    match response, card.question.body:
        case Chosen(options=chosen), _:
            texts = [option.text for option in showing.options(card)]
            return "\n\n".join(texts[index] for index in sorted(chosen) if index < len(texts))
        case Said(truth=truth), _:
            return "True" if truth else "False"
        case Wrote(text=text), _:
            return text
        case Arranged(order=order), Order(steps=steps):
            there = (steps[index] for index in order if index < len(steps))
            return "\n".join(f"{number}. {step}" for number, step in enumerate(there, start=1))
        case Matched(rights=rights), Match(pairs=pairs, pool=pool):
            sides = zip(pairs, rights, strict=False)
            return "\n".join(f"- {pair.left} → {_side(pool, right)}" for pair, right in sides)
        case _:
            return ""


def _side(pool: tuple[str, ...], index: int | None) -> str:
    return pool[index] if index is not None and index < len(pool) else NOTHING
