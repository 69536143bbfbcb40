"""Topics and readiness: the same whatever is looked at, within the limits of a day, and honest about themselves."""

from dataclasses import replace

import pytest

from quizapp.core.aims import Aim
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Mastery, Standing
from quizapp.core.queue import Limits
from quizapp.core.readiness import Readiness
from quizapp.core.response import Skipped
from quizapp.core.review import EventKind, Rating
from quizapp.core.topics import TopicLine
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

STEADY = Options(limits=Limits(new=500, reviews=500))


def deck(topic: str, count: int) -> str:
    return "".join(f"- q: {topic} {i}?\n  a: answer {i}\n  topic: {topic}\n" for i in range(count))


def study(trainer: Trainer, desk: Desk, names: list[str], rating: Rating, count: int | None = None) -> None:
    """So many cards, or as many as the day has, get a rating as their first answer, and then leave their steps."""
    session = trainer.start(names, limit=count)
    while (asked := trainer.ask(session)) is not None:
        desk.wait(seconds=5)
        chosen = rating if asked.memory.reps == 0 else Rating.GOOD
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), chosen)


def two_topics(desk: Desk) -> Trainer:
    """One topic that was all right, one of which a few cards were asked and wrong."""
    desk.write("good.yaml", deck("good", 60))
    desk.write("bad.yaml", deck("bad", 20))
    trainer = desk.open(STEADY)
    study(trainer, desk, ["good"], Rating.GOOD, 60)
    study(trainer, desk, ["bad"], Rating.AGAIN, 6)
    desk.wait(days=2)
    return trainer


def line(trainer: Trainer, path: str, names: tuple[str, ...] = ()) -> TopicLine:
    return next(found for found in trainer.insight.topics(names).lines if found.path == path)


def numbers(found: Mastery) -> tuple[float, ...]:
    return found.value, found.low, found.high, found.rate, found.sd


def test_a_topic_is_the_same_whatever_else_is_looked_at(desk: Desk) -> None:
    trainer = two_topics(desk)
    whole, alone = line(trainer, "bad"), line(trainer, "bad", ("bad/",))
    assert numbers(alone.mastery) == pytest.approx(numbers(whole.mastery))
    assert alone.standing is whole.standing
    assert alone.trend == pytest.approx(whole.trend)


def test_a_deck_that_is_switched_off_leaves_the_other_topics_as_they_are(desk: Desk) -> None:
    trainer = two_topics(desk)
    whole = line(trainer, "bad")
    trainer.configure(replace(STEADY, off=frozenset({"good"})))
    assert [found.path for found in trainer.insight.topics().lines] == ["bad"]
    assert numbers(line(trainer, "bad").mastery) == pytest.approx(numbers(whole.mastery))
    assert line(trainer, "bad").standing is whole.standing


def test_suspending_cards_elsewhere_leaves_a_topic_as_it_is(desk: Desk) -> None:
    trainer = two_topics(desk)
    whole = line(trainer, "bad")
    trainer.mark([card.card_id for card in trainer.cards("topic:good")], EventKind.SUSPEND)
    assert numbers(line(trainer, "bad").mastery) == pytest.approx(numbers(whole.mastery))


def test_six_of_twenty_cards_are_not_enough_to_call_a_topic_weak(desk: Desk) -> None:
    found = line(two_topics(desk), "bad")
    assert found.mastery.high - found.mastery.low > 0.3
    assert found.standing is Standing.UNKNOWN


def test_topics_that_differ_in_case_alone_are_one_in_the_tree_and_when_studied(desk: Desk) -> None:
    desk.write("a.yaml", deck("Stats/Mean", 15))
    desk.write("b.yaml", deck("stats/mean", 15).replace("q: ", "q: What is "))
    trainer = desk.open(STEADY)
    assert [(found.path, found.mastery.cards) for found in trainer.insight.topics().lines] == [
        ("Stats", 30),
        ("Stats/Mean", 30),
    ]
    assert len(trainer.insight.topic_cards("Stats/Mean")) == 30
    study(trainer, desk, [], Rating.AGAIN, 30)
    desk.wait(days=60)
    session = trainer.start(aim=Aim.WEAK, limit=30)
    assert session.left.due == 30


def begun(desk: Desk, limits: Limits, days: int = 4) -> Trainer:
    """200 cards, begun as the limits allow."""
    desk.write("a.yaml", deck("a", 200))
    trainer = desk.open(Options(limits=limits))
    for _ in range(days):
        study(trainer, desk, [], Rating.GOOD)
        desk.wait(days=1)
    return trainer


def exam(trainer: Trainer, desk: Desk, days: int) -> Readiness:
    return trainer.insight.ready(ExamPlan(day=desk.at.date().toordinal() + days))


def test_the_plan_keeps_to_the_limits_and_says_what_they_leave(desk: Desk) -> None:
    found = exam(begun(desk, Limits(new=10, reviews=12)), desk, 6)
    assert {day.new for day in found.plan} == {10}
    assert max(day.reviews for day in found.plan) <= 12
    assert found.short is not None
    assert (found.short.unseen, found.short.limit) == (160 - 60, 10)
    assert found.short.needed > 30


def test_what_was_done_today_is_not_planned_again(desk: Desk) -> None:
    trainer = begun(desk, Limits(new=10, reviews=200), days=3)
    before = exam(trainer, desk, 30)
    assert before.plan[0].new > 0
    study(trainer, desk, [], Rating.GOOD)
    assert sum(trainer._store.used(before.today).new.values()) == 10
    after = exam(trainer, desk, 30)
    assert (after.plan[0].new, after.plan[0].reviews) == (0, 0)


@pytest.mark.parametrize("days", [1, 3, 10, 60])
def test_study_does_not_lower_the_score_of_one_who_knows_nearly_everything_at_first_sight(
    desk: Desk, days: int
) -> None:
    found = exam(begun(desk, Limits(new=20, reviews=200)), desk, days)
    assert found.idle
    assert found.kept
    assert found.kept.expected >= found.idle.expected
    assert found.advice


def test_who_remembers_less_than_predicted_is_told_so(desk: Desk) -> None:
    desk.write("a.yaml", deck("a", 120))
    trainer = desk.open(STEADY)
    study(trainer, desk, [], Rating.GOOD, 120)
    assert trainer.insight.topics().bias is None
    for _ in range(2):
        desk.wait(days=3)
        session = trainer.start()
        while (asked := trainer.ask(session)) is not None:
            rating = Rating.AGAIN if asked.memory.lapses == 0 and asked.card.id[0] in "01234567" else Rating.GOOD
            trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)
            session.drop(asked.card.id)
    found, given = trainer.insight.topics().bias, trainer._store.predicted(0, 800_000)
    assert found is not None
    assert found.reviews == given.reviews >= 100
    assert found.change == pytest.approx(given.right / given.reviews - given.predicted / given.reviews / 1e6)
    assert found.change < -0.1
    assert trainer.insight.ready().bias == found
    desk.wait(days=400)
    assert trainer.insight.topics().bias is None
