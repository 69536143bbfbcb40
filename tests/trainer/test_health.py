"""How questions do, from what was really answered: study that stands, of this learner and of others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import pytest

from quizapp.core.aims import Aim
from quizapp.core.cards import Card
from quizapp.core.day import moment
from quizapp.core.health import ItemHealth, Sign
from quizapp.core.response import Chosen, Skipped, Wrote
from quizapp.core.review import Event, EventKind, Rating, Review
from quizapp.errors import Level, NotHereError
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import START, Desk, ask, events

CHOICE = "- q: Which is it?\n  a: this\n  wrong: [that, other]\n"
TYPED = "- q: Say it.\n  a: it\n  accept: [IT]\n"
DECK = "".join(f"- q: Question {number}?\n  a: this\n  wrong: [that, other]\n" for number in range(8))


def choose(
    trainer: Trainer, option: int, *, hints: int = 0, aim: Aim = Aim.STUDY, rating: Rating | None = None
) -> None:
    """Answers the next card with an option, in the author's order."""
    session = trainer.start(aim=aim)
    asked = ask(trainer, session)
    graded = trainer.grade(asked, Chosen(frozenset({option})), hints=hints)
    trainer.rate(session, asked, graded, rating or graded.suggested)


def health(trainer: Trainer) -> ItemHealth:
    (found,) = trainer.health()
    return found


def chosen(found: ItemHealth) -> dict[str, tuple[int, int]]:
    return {one.text: (one.chosen.times, one.chosen.of) for one in found.options}


def test_what_was_answered_is_told_at_its_place(desk: Desk) -> None:
    path = desk.write("deck.yaml", f"# A comment\n{CHOICE}")
    trainer = desk.open()
    choose(trainer, 1)
    desk.wait(days=2)
    choose(trainer, 0)
    found = health(trainer)
    assert (found.item.file, found.item.line, found.item.prompt) == (str(path), 2, "Which is it?")
    assert (found.reviews, found.learners) == (2, 1)
    assert (found.facility[:2], found.right[:2], found.lapses[:2]) == ((0, 1), (1, 2), (0, 1))
    assert chosen(found) == {"this": (1, 2), "that": (1, 2), "other": (0, 2)}
    assert found.guess == pytest.approx(1 / 3)
    assert found.signs == ()


def test_cards_never_answered_are_left_out(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE + TYPED)
    trainer = desk.open()
    assert trainer.health() == []
    choose(trainer, 0)
    assert [one.item.prompt for one in trainer.health()] == ["Which is it?"]


def test_what_was_taken_back_crammed_or_hinted_does_not_count(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Chosen(frozenset({2}))), Rating.AGAIN)
    trainer.undo(session)
    assert trainer.health() == []
    choose(trainer, 0, hints=1)
    desk.wait(days=1)
    choose(trainer, 2, aim=Aim.CRAM)
    found = health(trainer)
    assert found.reviews == 1
    assert chosen(found) == {"this": (0, 0), "that": (0, 0), "other": (0, 0)}


def test_an_answer_without_its_options_says_nothing_of_them(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open(Options(harder_days=1))
    choose(trainer, 0)
    for _ in range(4):
        desk.wait(days=170)
        session = trainer.start()
        asked = ask(trainer, session)
        if asked.behind is not None:
            trainer.rate(session, asked, trainer.grade(asked, Wrote("that")), Rating.AGAIN)
            break
        graded = trainer.grade(asked, Chosen(frozenset({0})))
        trainer.rate(session, asked, graded, Rating.EASY)
    else:
        pytest.fail("the options were never hidden")
    found = health(trainer)
    assert chosen(found)["that"][0] == 0
    assert chosen(found)["this"][1] == found.reviews - 1


def test_a_skipped_choice_is_wrong_and_chose_nothing(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    session = trainer.start()
    asked = ask(trainer, session)
    trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
    found = health(trainer)
    assert found.facility[:2] == (0, 1)
    assert chosen(found)["this"] == (0, 0)


def test_an_option_that_is_reworded_starts_anew_and_the_others_keep_their_counts(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    choose(trainer, 1)
    desk.write("deck.yaml", CHOICE.replace("[that, other]", "[others, something else]"))
    desk.wait(days=3)
    trainer = desk.open()
    choose(trainer, 1)
    found = health(trainer)
    assert chosen(found) == {"this": (0, 2), "others": (1, 1), "something else": (0, 1)}
    assert found.rewordings == 1


def test_what_was_learned_under_another_id_counts(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    choose(desk.open(), 0)
    desk.write("deck.yaml", f"{CHOICE}  id: named\n")
    desk.wait(days=3)
    trainer = desk.open()
    choose(trainer, 0)
    assert health(trainer).reviews == 2


def test_leeches_and_flags_are_signs_with_a_cure_at_their_line(desk: Desk) -> None:
    path = desk.write("deck.yaml", CHOICE)
    trainer = desk.open(Options(harder_days=0))
    for number in range(16):
        choose(trainer, number % 2, rating=Rating.AGAIN if number % 2 else Rating.EASY)
        desk.wait(days=170)
    trainer.mark([health(trainer).item.card_id], EventKind.FLAG)
    signs = health(trainer).signs
    assert Sign.LEECH in signs
    assert Sign.FLAGGED in signs
    found = {problem.rule: problem for problem in trainer.health_problems(str(path))}
    leech = found["H-leech"]
    assert (leech.path, leech.line, leech.level) == (str(path), 1, Level.HINT)
    assert leech.message.startswith("forgotten ")
    assert leech.cure.startswith("split it")
    trainer.mark([health(trainer).item.card_id], EventKind.UNFLAG)
    assert Sign.FLAGGED not in health(trainer).signs


def test_a_sign_that_its_author_silenced_is_not_said(desk: Desk) -> None:
    path = desk.write("deck.yaml", f"{CHOICE}  lint: {{H-flagged: we are working on it}}\n")
    trainer = desk.open()
    choose(trainer, 0)
    trainer.mark([health(trainer).item.card_id], EventKind.FLAG)
    assert health(trainer).flagged == 1
    assert trainer.health_problems(str(path)) == []


def test_in_a_text_being_written_hints_stand_where_the_question_is_now(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED + CHOICE)
    trainer = desk.open()
    session = trainer.start()
    while (asked := trainer.ask(session)) is not None:
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
    trainer.mark([one.item.card_id for one in trainer.health()], EventKind.FLAG)
    assert [problem.line for problem in trainer.health_problems(str(path))] == [1, 4]
    draft = trainer.authoring.open(str(path))
    cards: tuple[Card, ...] = trainer.authoring.look(draft, f"# One more line\n{CHOICE}").cards
    assert [problem.line for problem in trainer.health_problems(str(path), cards)] == [2]
    look = trainer.authoring.look(draft, f"{CHOICE}  whi: a slip\n{TYPED}")
    assert [(problem.line, problem.rule) for problem in look.problems if problem.rule == "H-flagged"] == [
        (1, "H-flagged"),
        (5, "H-flagged"),
    ]
    assert [problem.line for problem in look.problems] == sorted(problem.line for problem in look.problems)


def first_attempts(trainer: Trainer, learner: int, wrong: Iterable[int]) -> Iterator[Event]:
    """A learner's log: one answer to each card, some of them wrong; the last card is the other way round."""
    cards = trainer.cards()
    for number, card in enumerate(cards):
        right = (number in wrong) == (number == len(cards) - 1)
        review = Review(rating=Rating.GOOD if right else Rating.AGAIN, form="choice", guess=1 / 3)
        response = {"kind": "chosen", "options": [0 if right else 1]}
        body = {"response": response, "order": [0, 1, 2], **({} if right else {"mistakes": ["that"]})}
        yield Event(
            id=f"{learner}-{number}",
            kind=EventKind.REVIEW,
            moment=moment(START),
            card_id=card.card_id,
            review=review,
            body=body,
        )


def test_logs_of_several_learners_tell_which_question_tells_them_apart(desk: Desk) -> None:
    desk.write("deck.yaml", DECK)
    desk.write("other.yaml", TYPED)
    trainer = desk.open()
    cards = [card for card in trainer.cards() if card.kind == "choice"]
    for learner in range(24):
        own = [event for event in first_attempts(trainer, learner, range(learner // 3)) if event.card_id in
               {card.card_id for card in cards}]  # fmt: skip
        trainer.import_log(own, f"learner {learner}")
    found = trainer.health(["deck"])
    assert [one.learners for one in found] == [24] * 8
    assert all(one.facility.of == 24 and chosen(one)["other"] == (0, 24) for one in found)
    middle = found[3].discrimination
    assert middle is not None
    assert middle.low > 0
    upper, lower = found[3].options[0].upper, found[3].options[0].lower
    assert upper is not None
    assert lower is not None
    assert (upper.value or 0) > (lower.value or 0)
    assert trainer.cards()[0].retrievability is None, "the own memory is untouched"


def test_the_own_log_and_that_of_another_are_both_counted(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    choose(trainer, 0)
    (event,) = events(trainer, EventKind.REVIEW)
    trainer.import_log([event], "somebody")
    found = health(trainer)
    assert (found.learners, found.reviews, found.facility[:2]) == (2, 2, (2, 2))


@pytest.mark.parametrize(
    "body",
    [
        {"response": "chosen"},
        {"response": {"kind": "chosen", "options": ["0", None]}},
        {"response": {"kind": "chosen", "options": [10**40]}, "order": [0, 1, 2]},
        {"response": {"kind": "chosen", "options": [0]}, "wordings": {"a": 1}, "order": "abc"},
        {"response": {"kind": "chosen", "options": [0]}, "wordings": [[], {}, 3]},
        {"response": {"kind": "chosen", "options": [5]}, "wordings": ["x"], "mistakes": 7},
        json.loads("[" * 60 + "]" * 60) and {"response": json.loads("[" * 60 + "]" * 60)},
    ],
    ids=str,
)
def test_a_log_from_elsewhere_may_say_anything(desk: Desk, body: dict[str, object]) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    (card,) = trainer.cards()
    review = Review(rating=Rating.GOOD, form="choice")
    trainer.import_log(
        [Event(id="1", kind="review", moment=moment(START), card_id=card.card_id, review=review, body=body)], "they"
    )
    found = health(trainer)
    assert found.facility[:2] == (1, 1)
    assert all(one.chosen.times <= one.chosen.of <= 1 for one in found.options)


def test_decks_and_topics_are_chosen_by_name_and_an_unknown_one_is_refused(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    desk.write("other.yaml", TYPED)
    trainer = desk.open()
    session = trainer.start()
    while (asked := trainer.ask(session)) is not None:
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
    assert [one.item.deck for one in trainer.health()] == ["deck", "other"]
    assert [one.item.deck for one in trainer.health(["other"])] == ["other"]
    with pytest.raises(NotHereError):
        trainer.health(["nothing"])


def test_the_past_of_a_card_says_how_its_question_does(desk: Desk) -> None:
    desk.write("deck.yaml", CHOICE)
    trainer = desk.open()
    (card,) = trainer.cards()
    assert trainer.insight.past(card.card_id).health is None
    choose(trainer, 1)
    assert trainer.insight.past(card.card_id).health == health(trainer)
    desk.wait(days=1)
    choose(trainer, 0)
    assert trainer.insight.past(card.card_id).health == health(trainer), "what is kept is not stale"
