"""What a new card is expected to be known by is as of when it was answered: in an exam as in study."""

from quizapp.core.aims import Aim
from quizapp.core.deck import Choice
from quizapp.core.exams.attempt import Attempt
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.response import Chosen, Skipped
from quizapp.core.review import EventKind, Mode, Rating
from quizapp.core.session import Asked
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, events

ASKED = "deck: Asked\ntopic: said\ncards:\n" + "".join(
    f"- {{q: Which is {i}?, a: this {i}, wrong: [that, those, it]}}\n" for i in range(12)
)
OTHERS = "deck: Others\ntopic: said\ncards:\n" + "".join(
    f"- {{q: Other {i}?, a: yes, wrong: [no]}}\n" for i in range(9)
)
WHOLE = Blueprint(questions=12, topics=("asked",), minutes=0)


def right(body: object) -> Chosen:
    assert isinstance(body, Choice)
    return Chosen(frozenset(place for place, option in enumerate(body.options) if option.right))


def desk_of(desk: Desk) -> Desk:
    desk.write("asked.yaml", ASKED)
    desk.write("others.yaml", OTHERS)
    return desk


def sat(desk: Desk, trainer: Trainer) -> Attempt:
    """An exam of which every question was answered right, ten seconds apart."""
    begun = trainer.exams.start(WHOLE, 7)
    for place, slot in enumerate(begun.paper.slots):
        desk.wait(seconds=10)
        trainer.exams.answer(begun.id, place, right(slot.card.question.body), place * 10_000)
    return trainer.exams.submit(begun.id, 200_000).attempt


def study(trainer: Trainer, deck: str, count: int, rating: Rating) -> None:
    """Rates so many cards of a deck."""
    session = trainer.start((deck,))
    for _ in range(count):
        asked = trainer.ask(session)
        assert asked is not None
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)


def logged(trainer: Trainer) -> list[tuple[Rating, float]]:
    """Rating and predicted recall of what the exam gave, in log order."""
    reviews = [event.review for event in events(trainer, EventKind.REVIEW)]
    return [
        (review.rating, round(review.retrievability or 0, 9))
        for review in reviews
        if review and review.mode is Mode.EXAM
    ]


def test_new_cards_are_rated_as_study_would_have_rated_the_same_answers_in_the_same_order(desk: Desk) -> None:
    trainer, other = desk_of(desk).open(), desk.open(database="other.db")
    attempt = sat(desk, trainer)
    trainer.exams.apply(attempt.id)

    unanswered = other.exams.start(WHOLE, 7)
    other.exams.submit(unanswered.id, 1_000)
    session = other.start(aim=Aim.MISSED, exam=unanswered.id)
    studied = []
    for _ in attempt.paper.slots:
        asked = other.ask(session)
        assert isinstance(asked, Asked)
        graded = other.grade(asked, right(asked.card.question.body))
        studied.append((graded.suggested, round(asked.retrievability, 9)))
        other.rate(session, asked, graded, graded.suggested)
    assert logged(trainer) == studied
    assert studied[0][0] is Rating.HARD, "it may have been guessed"
    assert studied[-1][0] is Rating.GOOD, "so many are not guessed right"


def test_what_is_studied_or_reset_later_changes_no_rating_of_an_exam(desk: Desk) -> None:
    trainer, other = desk_of(desk).open(), desk.open(database="other.db")
    for one in (trainer, other):
        study(one, "others", 3, Rating.AGAIN)
    begun = desk.at
    attempt = sat(desk, trainer)
    told = trainer.exams.debrief(attempt.id)
    trainer.exams.apply(attempt.id)

    desk.at = begun
    late = sat(desk, other)
    studied = [event.card_id for event in events(other, EventKind.REVIEW)]
    desk.wait(hours=1)
    study(other, "others", 4, Rating.GOOD)
    study(other, "asked", 6, Rating.GOOD)
    desk.wait(days=3)
    study(other, "asked", 6, Rating.GOOD)
    other.mark(studied, EventKind.RESET)
    again = desk.open(database="other.db")
    assert [effect.rating for effect in again.exams.debrief(late.id).effects] == [
        effect.rating for effect in told.effects
    ]
    again.exams.apply(late.id)
    assert logged(again) == logged(trainer)


def test_what_is_studied_while_an_exam_is_under_way_counts_from_then_on(desk: Desk) -> None:
    trainer = desk_of(desk).open()
    begun = trainer.exams.start(WHOLE, 7)
    for place, slot in enumerate(begun.paper.slots):
        desk.wait(seconds=10)
        trainer.exams.answer(begun.id, place, right(slot.card.question.body), place * 10_000)
        if place == 5:
            desk.wait(seconds=10)
            study(trainer, "others", 9, Rating.AGAIN)
    trainer.exams.submit(begun.id, 200_000)
    trainer.exams.apply(begun.id)
    recalls = [recall for _, recall in logged(trainer)]
    assert recalls[:6] == sorted(recalls[:6])
    assert recalls[6] < recalls[5]
    assert recalls[6:] == sorted(recalls[6:])
