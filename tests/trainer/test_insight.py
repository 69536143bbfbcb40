"""What the log says of a learner: topics, their cards, statistics and readiness, of odd histories and of long ones."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from quizapp.core.aims import Aim
from quizapp.core.confusion import Mistake
from quizapp.core.day import moment
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.mastery import Standing
from quizapp.core.review import Event, EventKind, Mode, Rating, Review
from quizapp.core.session import Answered
from quizapp.core.stats.figures import Histogram, Statistics
from quizapp.errors import QuizError
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import START, Desk
from tests.trainer.libraries import LIBRARY, library

Answer = Callable[..., Answered]
Learn = Callable[..., None]


def whole_and_fresh(trainer: Trainer, days: int | None = 365) -> tuple[Statistics, Statistics]:
    """The figures of everything, from what is kept and from the events of all cards."""
    decks = sorted({card.deck for card in trainer.cards()})
    assert decks
    fresh = trainer.insight.statistics(decks, days)
    return trainer.insight.statistics(days=days), replace(fresh, scope="")


def in_one_order(found: Statistics) -> Statistics:
    """The figures without what the order of the cards does to the last digit of a sum."""

    def rounded(one: Histogram) -> Histogram:
        return replace(one, mean=None if one.mean is None else round(one.mean, 9))

    return replace(
        found,
        daily=tuple(sorted(found.daily, key=lambda day: day.day)),
        stability=rounded(found.stability),
        difficulty=rounded(found.difficulty),
        recall=rounded(found.recall),
    )


def test_the_figures_of_everything_are_those_of_its_events(desk: Desk) -> None:
    trainer = library(desk)
    for days in (1, 3, 30, 365, None):
        kept, fresh = whole_and_fresh(trainer, days)
        assert kept.calendar.answers
        assert in_one_order(fresh) == in_one_order(kept)


def test_what_is_known_of_all_topics_is_the_same_from_columns_and_from_memories(desk: Desk) -> None:
    trainer = library(desk)
    whole = trainer.insight.topics()
    fresh = trainer.insight.topics(["ml", "loose"])
    assert [line.path for line in fresh.lines] == [line.path for line in whole.lines]
    for one, other in zip(fresh.lines, whole.lines, strict=True):
        assert (one.due, one.leeches) == (other.due, other.leeches)
        assert one.mastery.value == pytest.approx(other.mastery.value)
        assert one.trend == pytest.approx(other.trend)


def test_the_parts_of_a_library_add_up_to_it(desk: Desk) -> None:
    trainer = library(desk)
    whole, ml, loose = (trainer.insight.statistics(names) for names in ((), ["ml"], ["loose"]))
    assert ml.right.n + loose.right.n == whole.right.n
    assert ml.counts.cards + loose.counts.cards == whole.counts.cards == 40
    assert (ml.scope, whole.scope) == ("ml", "")
    metrics = trainer.insight.statistics(["ml/metrics"])
    assert metrics.counts.cards == 18
    assert trainer.insight.statistics(["ml:ml/trees", "ml/metrics"]).counts.cards == 30


def test_topics_add_up_what_lies_below_them_and_heed_what_decks_say(desk: Desk) -> None:
    topics = library(desk).insight.topics()
    cards = {line.path: line.mastery.cards for line in topics.lines}
    assert cards == {"": 10, "ml": 30, "ml/metrics": 18, "ml/metrics/roc": 6, "ml/trees": 12}
    assert topics.whole.cards == 40
    metrics = next(line for line in topics.lines if line.path == "ml/metrics")
    assert metrics.about == "How good a model is"
    assert metrics.weight != pytest.approx(18 / 40)
    assert topics.target == 0.8


def test_an_unknown_name_is_refused_with_the_nearest_one(desk: Desk) -> None:
    insight = library(desk, 1).insight
    for ask in (insight.topics, insight.statistics):
        with pytest.raises(QuizError, match="Did you mean loose"):
            ask(["lose"])
    with pytest.raises(QuizError, match="Did you mean loose"):
        insight.ready(ExamPlan(names=("lose",)))


def test_the_cards_of_a_topic_come_from_worst_to_best_and_say_why(desk: Desk) -> None:
    trainer = library(desk)
    suspended = next(card for card in trainer.cards("topic:ml/metrics"))
    trainer.mark([suspended.card_id], EventKind.SUSPEND)
    cards = trainer.insight.topic_cards("ml/metrics")
    assert len(cards) == 18
    assert cards[-1].card.card_id == suspended.card_id
    assert cards[-1].why == "suspended"
    recalls = [one.card.retrievability for one in cards[:-1] if one.card.retrievability is not None]
    assert recalls == sorted(recalls)
    reviews = [event for event in trainer.export_log() if event.kind == EventKind.REVIEW]
    voided = {event.body.get("review") for event in trainer.export_log() if event.kind == EventKind.VOID}
    for one in cards:
        given = [
            e.review.rating > 1 for e in reviews if e.review and e.card_id == one.card.card_id and e.id not in voided
        ]
        assert one.answers == tuple(given[-5:])


def test_cards_without_a_topic_can_be_looked_at(desk: Desk) -> None:
    trainer = library(desk, 1)
    assert {one.card.question.split()[0] for one in trainer.insight.topic_cards("")} == {"Loose"}
    assert trainer.insight.topic_cards("nowhere") == ()


def test_what_is_taken_for_what_counts_every_spelling_and_stays_with_its_topic(desk: Desk) -> None:
    trainer = library(desk)
    everywhere = trainer.insight.confusions()
    assert [one.times for one in everywhere] == sorted((one.times for one in everywhere), reverse=True)
    assert all(one.times >= 2 for one in everywhere)
    given: list[Mistake] = trainer._store.mistakes()
    top = everywhere[0]
    spellings = [one for one in given if one.card_id == top.card_id and one.text.casefold() == top.chosen.casefold()]
    assert sum(one.times for one in spellings) == top.times
    trees = trainer.insight.confusions("ml/trees")
    assert {one.question.split()[0] for one in trees} == {"ml/trees"}
    assert set(trees) <= set(everywhere)
    told = next(line for line in trainer.insight.topics().lines if line.path == "ml/trees")
    assert told.confused == trees[0]


def test_readiness_has_a_plan_up_to_the_date_and_says_what_to_study_first(desk: Desk) -> None:
    trainer = library(desk, 12)
    day = desk.at.date().toordinal() + 30
    trainer.configure(replace(Options(), exam=ExamPlan(day=day, pass_mark=0.7)))
    found = trainer.insight.ready()
    assert (found.exam.day, found.why, len(found.plan)) == (day, "", 30)
    assert found.now is not None
    assert found.idle is not None
    assert found.kept is not None
    assert found.idle.expected < found.now.expected
    assert found.kept.expected > found.idle.expected
    assert found.advice
    assert trainer.insight.ready() == found
    shorter = trainer.insight.ready(ExamPlan(names=("ml/metrics/roc",)))
    assert shorter.cards == 6
    assert shorter.why


def test_of_an_empty_library_nothing_is_said_and_nothing_fails(desk: Desk) -> None:
    trainer = desk.open()
    insight = trainer.insight
    assert insight.topics().lines == ()
    assert insight.topics().whole.cards == 0
    assert insight.topic_cards("") == ()
    assert insight.confusions() == ()
    assert insight.statistics(days=None).counts.cards == 0
    assert insight.ready().why
    assert insight.backlog(20) is None
    assert insight.exams() == ()
    assert insight.usable_reviews() == 0


def test_a_library_never_studied_is_all_unknown(desk: Desk) -> None:
    desk.write("ml.yaml", LIBRARY)
    insight = desk.open().insight
    assert {line.standing for line in insight.topics().lines} == {Standing.UNKNOWN}
    found = insight.statistics(days=None)
    assert (found.counts.new, found.right.n, found.span.days) == (30, 0, 1)
    assert {one.why for one in insight.topic_cards("ml")} == {"not asked yet"}
    assert insight.ready().now is None


def test_one_review_is_counted_and_says_little(desk: Desk, answer: Answer) -> None:
    desk.write("ml.yaml", LIBRARY)
    trainer = desk.open()
    answer(trainer, trainer.start())
    found = trainer.insight.statistics(days=None)
    assert (found.counts.new, found.counts.young, found.calendar.streak) == (29, 1, 1)
    assert {line.standing for line in trainer.insight.topics().lines} == {Standing.UNKNOWN}
    assert trainer.insight.topics().whole.seen == 1


def ten_years(card_ids: list[str]) -> Iterator[Event]:
    """A review of every card on each of many days within ten years."""
    dice = random.Random(1)
    for number, card_id in enumerate(card_ids):
        at, day = START - timedelta(days=3650 - number), 0
        for step in range(24):
            rating = Rating(dice.choice((1, 3, 3, 3, 4)))
            yield Event(
                id=f"{number:04}-{step:02}",
                kind=EventKind.REVIEW,
                moment=moment(at + timedelta(days=day)),
                card_id=card_id,
                review=Review(rating=rating, form="typed", took_ms=5000),
                body={"deck": "ml", "topic": "ml"},
            )
            day += dice.randrange(1, 150)


def test_ten_years_are_told_in_full(desk: Desk) -> None:
    desk.write("ml.yaml", LIBRARY)
    trainer = desk.open()
    trainer.import_log(ten_years([card.card_id for card in trainer.cards()]))
    kept, fresh = whole_and_fresh(trainer, None)
    assert kept.span.days > 3000
    assert sum(day.answers for day in kept.daily) == 30 * 24
    assert in_one_order(fresh) == in_one_order(kept)
    assert 30 * 12 < trainer.insight.usable_reviews() <= 30 * 23
    assert len(trainer.insight.past(trainer.cards()[0].card_id).reviews) == 24


def test_cramming_is_no_answer_of_the_statistics_nor_of_the_cards_of_a_topic(desk: Desk, answer: Answer) -> None:
    desk.write("ml.yaml", LIBRARY)
    trainer = desk.open()
    rated = answer(trainer, trainer.start(aim=Aim.CRAM), Rating.AGAIN)
    assert [event.review.mode for event in trainer.export_log() if event.review] == [Mode.CRAM]
    card = next(one for one in trainer.insight.topic_cards("ml") if one.card.card_id == rated.card_id)
    assert (card.answers, card.why) == ((), "not asked yet")
    assert trainer.insight.statistics(days=None).calendar.answers == {}


def test_another_target_makes_other_topics_weak(desk: Desk) -> None:
    trainer = library(desk)
    trainer.configure(replace(Options(), target=0.99))
    demanding = trainer.insight.topics()
    trainer.configure(replace(Options(), target=0.5))
    modest = trainer.insight.topics()
    assert {line.path for line in modest.weak} < {line.path for line in demanding.weak}


def test_of_two_decks_that_tell_of_a_topic_the_first_has_its_say(desk: Desk, learn: Learn) -> None:
    for name, about in (("b", "Told second"), ("a", "Told first")):
        weight = 5 if name == "a" else 1
        desk.write(
            f"{name}.yaml",
            f"topics:\n  t: {{about: {about}, weight: {weight}}}\n  u: {{weight: 1}}\n"
            f"cards:\n- {{q: {name}1, a: x, topic: t}}\n- {{q: {name}2, a: x, topic: u}}\n",
        )
    trainer = desk.open()
    learn(trainer)
    lines = {line.path: line for line in trainer.insight.topics().lines}
    assert lines["t"].about == "Told first"
    assert lines["t"].weight == pytest.approx(5 * lines["u"].weight)


def test_what_a_simulation_starts_from_follows_the_day_and_other_processes(
    desk: Desk, learn: Learn, answer: Answer
) -> None:
    desk.write("deck.yaml", "".join(f"- {{q: Question {i}, a: x}}\n" for i in range(3)))
    trainer = desk.open()
    learn(trainer)
    states = [trainer.insight.outlook().states]
    desk.wait(days=40)
    states.append(trainer.insight.outlook().states)
    other = desk.open()
    answer(other, other.start())
    states.append(trainer.insight.outlook().states)
    assert [sorted({card.last for card in some}) for some in states] == [[0], [-40], [-40, 0]]
    assert all(later.due == now.due - 40 for now, later in zip(*states[:2], strict=True))


def test_a_buried_card_comes_tomorrow_and_then_is_late(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- {q: Question, a: x}\n")
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=60)
    trainer.mark([card.card_id for card in trainer.cards()], EventKind.BURY)
    (today,) = trainer.insight.outlook().states
    desk.wait(days=1)
    (tomorrow,) = trainer.insight.outlook().states
    assert today.due == 1
    assert tomorrow.due < 0
