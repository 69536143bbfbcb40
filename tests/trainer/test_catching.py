"""After a break: what is worth most first, the rest spread over days, and all of that taken back in one go."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.core.aims import Aim
from quizapp.core.backlog import CatchUp
from quizapp.core.bounds import LAST_DUE_DAY
from quizapp.core.policy import Policy
from quizapp.core.replay import fold
from quizapp.core.response import Skipped
from quizapp.core.review import Event, EventKind, Phase, Rating
from quizapp.errors import LockedError, QuizError
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, events, memories

CARDS, A_DAY = 60, 15
MANY = "".join(f"- q: Question {i}?\n  a: answer {i}\n" for i in range(CARDS))
PLENTY = Options(limits=replace(Options().limits, new=200))


def after_a_break(desk: Desk, text: str = MANY, days: int = 60) -> Trainer:
    """A trainer whose learner saw every card within some days, a few a day, and then stayed away."""
    desk.write("deck.yaml", text)
    trainer = desk.open(PLENTY)
    while trainer.overview().total.new:
        session = trainer.start()
        while len(session.answered) < A_DAY and (card := trainer.ask(session)) is not None:
            if not card.memory.reps:
                desk.wait(seconds=8)
                rating = (Rating.GOOD, Rating.EASY)[len(session.answered) % 2]
                trainer.rate(session, card, trainer.grade(card, Skipped()), rating)
            session.drop(card.card.id)
        desk.wait(days=1)
    desk.wait(days=days)
    return trainer


def way(trainer: Trainer, minutes: float = 2) -> CatchUp:
    found = trainer.insight.backlog(minutes)
    assert found is not None
    return found


def test_a_day_like_others_is_no_backlog(desk: Desk) -> None:
    trainer = after_a_break(desk, MANY[: MANY.index("- q: Question 30?")])
    assert trainer.overview().total.due == 30
    assert trainer.insight.backlog(20) is None
    with pytest.raises(QuizError, match="Nothing has piled up"):
        trainer.start(aim=Aim.CATCH_UP)


def test_a_backlog_is_split_into_what_fits_today_and_days_to_come(desk: Desk) -> None:
    trainer = after_a_break(desk)
    found = way(trainer)
    due = {card.card_id for card in trainer.cards("is:due")}
    assert (found.due, found.minutes) == (CARDS, 2)
    assert 5 <= len(found.chosen) < CARDS
    assert {*found.chosen, *found.moved} == due
    assert sum(found.rest) == len(found.moved)


def test_a_catch_up_session_asks_what_was_chosen_in_its_order(desk: Desk) -> None:
    trainer = after_a_break(desk)
    found, session = way(trainer), trainer.start(aim=Aim.CATCH_UP, minutes=2)
    asked = []
    while (card := trainer.ask(session)) is not None:
        asked.append(card.card.id)
        session.drop(card.card.id)
    assert asked == list(found.chosen)
    rest = f"The rest takes {len(found.rest)} more days."
    assert session.note == f"What is worth most comes first: {len(asked)} of {CARDS} cards due. {rest}"
    usual = trainer.start(aim=Aim.CATCH_UP)
    assert usual.remaining > session.remaining


def test_a_catch_up_of_one_deck_keeps_to_it(desk: Desk) -> None:
    desk.write("other.yaml", MANY.replace("Question", "Other"))
    trainer = after_a_break(desk)
    session = trainer.start(["other"], aim=Aim.CATCH_UP)
    decks = {card.card_id: card.deck for card in trainer.cards()}
    while (card := trainer.ask(session)) is not None:
        assert decks[card.card.id] == "other"
        session.drop(card.card.id)


def test_spreading_moves_due_days_and_is_taken_back_as_one_act(desk: Desk) -> None:
    trainer = after_a_break(desk)
    before, today = memories(trainer), trainer.insight.topics().whole
    found = way(trainer)
    assert trainer.spread(found) == len(found.moved)
    after = memories(trainer)
    for card_id, memory in before.items():
        assert after[card_id] == replace(memory, due_day=found.moved.get(card_id, memory.due_day))
    assert trainer.overview().total.due == len(found.chosen)
    assert trainer.overview().ahead == (*found.rest, *[0] * 7)[:7]
    assert trainer.insight.topics().whole == today
    assert trainer.insight.backlog(2) is None
    undone = desk.open(PLENTY).undo()
    assert undone is not None
    assert undone.kind is EventKind.DEFER
    trainer = desk.open(PLENTY)
    assert memories(trainer) == before
    assert way(trainer) == found


def test_after_spreading_the_answer_before_it_is_taken_back_next(desk: Desk) -> None:
    trainer = after_a_break(desk)
    session = trainer.start(aim=Aim.CATCH_UP, minutes=2)
    card = trainer.ask(session)
    assert card is not None
    trainer.rate(session, card, trainer.grade(card, Skipped()), Rating.GOOD)
    trainer.spread(way(trainer))
    kinds = [undone.kind for undone in (trainer.undo(session), trainer.undo(session)) if undone]
    assert kinds == [EventKind.DEFER, EventKind.REVIEW]


def test_a_card_that_was_answered_meanwhile_is_not_moved_back(desk: Desk) -> None:
    trainer = after_a_break(desk)
    found = way(trainer)
    answered = next(iter(found.moved))
    session = trainer.start(limit=200)
    while (card := trainer.ask(session)) is not None and card.card.id != answered:
        session.drop(card.card.id)
    assert card is not None
    trainer.rate(session, card, trainer.grade(card, Skipped()), Rating.EASY)
    due = memories(trainer)[answered].due_day
    assert trainer.spread(found) == len(found.moved) - 1
    assert memories(trainer)[answered].due_day == due


def test_what_was_spread_is_in_the_log_and_gives_the_same_elsewhere(desk: Desk) -> None:
    trainer = after_a_break(desk)
    trainer.spread(way(trainer))
    other = desk.open(PLENTY, database="other.db")
    other.import_log(trainer.export_log())
    assert memories(other) == memories(trainer)
    log = list(trainer.export_log())
    for card_id, memory in memories(trainer).items():
        assert fold([event for event in log if event.card_id == card_id], Policy()) == memory


@pytest.mark.parametrize("until", [True, "739800", None, -5, 1.5, 10**30])
def test_a_deferral_that_names_no_day_does_no_harm(desk: Desk, until: object) -> None:
    trainer = after_a_break(desk)
    before = memories(trainer)
    card_id = next(iter(before))
    newest = list(trainer.export_log())[-1]
    moment = replace(newest.moment, at_ms=newest.moment.at_ms + 1)
    event = Event(id="elsewhere", kind=EventKind.DEFER, moment=moment, card_id=card_id, body={"until": until})
    trainer.import_log([event])
    after = memories(trainer)[card_id]
    assert after == replace(before[card_id], due_day=LAST_DUE_DAY if until == 10**30 else before[card_id].due_day)
    assert desk.open(PLENTY).cards()[0].question == "Question 0?"


def test_of_siblings_one_comes_on_a_day(desk: Desk) -> None:
    text = "".join(f"- q: Forth {i}?\n  a: back {i}\n  reverse: Back {i}?\n" for i in range(CARDS))
    trainer = after_a_break(desk, text)
    found = way(trainer)
    questions = {entry.card_id: entry.question_id for entry in trainer._store.entries(trainer._catalogue.files)}
    days: Counter[tuple[str, int]] = Counter()
    for card_id in found.chosen:
        days[questions[card_id], 0] += 1
    for card_id, day in found.moved.items():
        days[questions[card_id], day] += 1
    assert max(days.values()) == 1
    assert sum(found.rest) == len(found.moved)
    assert found.due == len(found.chosen) + len(found.moved) == 2 * CARDS


def test_suspended_cards_stay_and_buried_ones_come_on_a_later_day(desk: Desk) -> None:
    trainer = after_a_break(desk)
    suspended, buried = [card.card_id for card in trainer.cards()][:2]
    trainer.mark([suspended], EventKind.SUSPEND)
    trainer.mark([buried], EventKind.BURY)
    found = way(trainer)
    assert suspended not in {*found.chosen, *found.moved}
    assert found.moved[buried] > trainer.insight.statistics().calendar.today
    assert all(memories(trainer)[card_id].phase is Phase.REVIEW for card_id in found.moved)


def test_spreading_against_a_lock_changes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    after_a_break(desk)
    trainer = desk.open(PLENTY, wait_ms=1)
    found, before = way(trainer), memories(trainer)
    with Store.open(desk.database) as other, other.writing(), pytest.raises(LockedError):
        trainer.spread(found)
    assert (memories(trainer), events(trainer, EventKind.DEFER)) == (before, [])


def limited(desk: Desk, reviews: int) -> Trainer:
    return desk.open(replace(PLENTY, limits=replace(PLENTY.limits, reviews=reviews)))


def test_every_day_of_a_way_through_keeps_to_the_limit_of_reviews(desk: Desk) -> None:
    after_a_break(desk)
    trainer = limited(desk, reviews=25)
    found = way(trainer, 60)
    assert (len(found.chosen), found.rest) == (25, (25, 10))
    trainer.spread(found)
    assert trainer.start().remaining == 25
    desk.wait(days=1)
    assert trainer.insight.topics().whole.cards == CARDS
    trainer = limited(desk, reviews=1000)
    assert trainer.overview().total.due == 50


def test_a_limit_that_is_used_up_leaves_nothing_for_today_and_says_so(desk: Desk) -> None:
    after_a_break(desk)
    trainer = limited(desk, reviews=20)
    session = trainer.start(aim=Aim.CATCH_UP, minutes=60)
    while (card := trainer.ask(session)) is not None:
        trainer.rate(session, card, trainer.grade(card, Skipped()), Rating.GOOD)
    found = way(trainer, 60)
    assert (found.chosen, found.rest) == ((), (20, 20))
    with pytest.raises(QuizError, match="Today's 20 reviews are done"):
        trainer.start(aim=Aim.CATCH_UP)


def test_the_days_after_keep_to_the_minutes_siblings_included(desk: Desk) -> None:
    text = "".join(f"- q: Forth {i}?\n  a: back {i}\n  reverse: Back {i}?\n" for i in range(CARDS))
    found = way(after_a_break(desk, text), 2)
    assert len(found.rest) >= 7
    assert max(found.rest) == len(found.chosen)


def test_a_day_on_which_cards_fall_due_anyway_takes_fewer_of_the_others(desk: Desk) -> None:
    trainer = after_a_break(desk)
    some = [card.card_id for card in trainer.cards()][:6]
    tomorrow = trainer.insight.statistics().calendar.today + 1
    trainer.spread(replace(way(trainer), moved=dict.fromkeys(some, tomorrow)))
    found = way(limited(desk, reviews=10), 60)
    assert Counter(found.moved.values())[tomorrow] == 4
    assert found.rest[:2] == (10, 10)
    assert not {*some} & {*found.chosen, *found.moved}


def test_the_sibling_of_a_card_that_was_asked_today_comes_on_a_later_day(desk: Desk) -> None:
    text = "".join(f"- q: Forth {i}?\n  a: back {i}\n  reverse: Back {i}?\n" for i in range(CARDS))
    trainer = after_a_break(desk, text)
    session = trainer.start(limit=1)
    card = trainer.ask(session)
    assert card is not None
    trainer.rate(session, card, trainer.grade(card, Skipped()), Rating.EASY)
    questions = {entry.card_id: entry.question_id for entry in trainer._store.entries(trainer._catalogue.files)}
    siblings = {id_ for id_, question in questions.items() if question == questions[card.card.id]} - {card.card.id}
    found = way(trainer, 240)
    assert siblings
    assert not siblings & {*found.chosen}
    assert siblings <= {*found.moved}


def test_a_card_in_steps_takes_its_place_tomorrow(desk: Desk) -> None:
    trainer = after_a_break(desk)
    session = trainer.start(limit=1)
    card = trainer.ask(session)
    assert card is not None
    trainer.rate(session, card, trainer.grade(card, Skipped()), Rating.AGAIN)
    found = way(limited(desk, reviews=10), 60)
    tomorrow = trainer.insight.statistics().calendar.today + 1
    assert (len(found.chosen), found.rest[0], Counter(found.moved.values())[tomorrow]) == (9, 10, 9)
