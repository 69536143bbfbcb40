"""Questions as they stand in decks, for tests of which ones are the same."""

from quizapp.core.cards import cards_of
from quizapp.core.deck import Body, Flashcard, Question, TrueFalse
from quizapp.storage.rows import CardRow
from quizapp.trainer.kinship import Form


def form(prompt: str, answer: str | bool, *, explicit: str = "", place: int = 0, near: tuple[str, ...] = ()) -> Form:
    """A flashcard, or of a truth value a statement, in a deck; `explicit` is its id."""
    body: Body = TrueFalse(answer) if isinstance(answer, bool) else Flashcard(answer)
    question = Question(prompt=prompt, body=body, id=explicit)
    (card, *_) = cards_of(question)
    row = CardRow(
        card_id=card.id,
        question_id=card.question_id,
        deck="deck",
        title="deck",
        file="deck.yaml",
        place=place,
        line=place,
        topic="",
        kind=question.kind,
        fingerprint=card.fingerprint,
        key_hash=card.key_hash,
        question=question,
    )
    return Form((row,), near)
