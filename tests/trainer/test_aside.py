"""Cards that are set aside for a day or for good, corrected or reset: what figures and sentences make of them."""

from collections.abc import Callable

from quizapp.core.review import EventKind
from tests.trainer.desk import Desk
from tests.trainer.libraries import library

Learn = Callable[..., None]


def test_due_and_forecast_have_corrected_cards_today_and_buried_ones_tomorrow(desk: Desk, learn: Learn) -> None:
    text = "".join(f"- q: Question {i}?\n  id: q{i}\n  a: answer {i}\n  topic: t\n" for i in range(6))
    desk.write("deck.yaml", text)
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=1)
    desk.write("deck.yaml", text.replace("answer 1", "another").replace("answer 2", "another"))
    trainer = desk.open()

    def told() -> tuple[int, int, int, int]:
        """Due by the topics, and late, today and tomorrow by the forecast; of everything as of its only deck."""
        both = [
            (trainer.insight.topics(names).lines[0].due, trainer.insight.statistics(names).forecast)
            for names in ((), ("t",))
        ]
        assert both[0] == both[1]
        due, coming = both[0]
        assert due == trainer.overview().total.due
        return due, coming.late, coming.days[0], coming.days[1]

    assert told() == (2, 0, 2, 4)
    one = next(card.card_id for card in trainer.cards() if card.question == "Question 1?")
    trainer.mark([one], EventKind.BURY)
    assert told() == (1, 0, 1, 5)
    desk.wait(days=1)
    assert told() == (6, 0, 6, 0)
    desk.wait(days=60)
    trainer.mark([one], EventKind.BURY)
    assert told() == (5, 5, 0, 1)
    trainer = desk.open()
    assert told() == (5, 5, 0, 1)
    desk.wait(days=1)
    assert told() == (6, 6, 0, 0)


def test_a_library_that_is_all_suspended_has_no_weak_topic_and_no_forecast(desk: Desk) -> None:
    trainer = library(desk, 3)
    trainer.mark([card.card_id for card in trainer.cards()], EventKind.SUSPEND)
    desk.wait(days=90)
    insight = trainer.insight
    assert insight.topics().whole.cards == 0
    assert (insight.topics().lines, insight.topics().weak, insight.topics().suspended) == ((), (), 40)
    found = insight.statistics(days=None)
    assert (found.counts.suspended, found.counts.cards) == (40, 40)
    assert (found.forecast.late, sum(found.forecast.days), found.forecast.beyond) == (0, 0, 0)
    assert insight.backlog(20) is None
    assert insight.ready().why == "All 40 cards are suspended. Browse the cards to resume some."
    assert {one.why for one in insight.topic_cards("ml")} == {"suspended"}


def test_a_topic_that_is_all_suspended_is_no_row_among_the_others(desk: Desk) -> None:
    trainer = library(desk, 2)
    trainer.mark([card.card_id for card in trainer.cards("topic:ml/metrics/roc")], EventKind.SUSPEND)
    found = trainer.insight.topics()
    assert [line.path for line in found.lines if not line.mastery.cards] == []
    assert "ml/metrics/roc" not in {line.path for line in found.lines}
    assert found.suspended == 6
    trainer.mark([card.card_id for card in trainer.cards("topic:ml/metrics/roc")][:1], EventKind.RESUME)
    (line,) = (line for line in trainer.insight.topics().lines if line.path == "ml/metrics/roc")
    assert line.mastery.cards == 1


def test_suspended_cards_are_not_due(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "".join(f"- {{q: Question {i}, a: x, topic: t}}\n" for i in range(5)))
    trainer = desk.open()
    learn(trainer)
    desk.wait(days=60)
    trainer.mark([card.card_id for card in trainer.cards()[:2]], EventKind.SUSPEND)
    for names in ((), ("deck",)):
        (line,) = trainer.insight.topics(names).lines
        assert (line.due, trainer.insight.statistics(names).forecast.late) == (3, 3)


def test_a_card_that_was_reset_shows_no_answers_from_before(desk: Desk) -> None:
    trainer = library(desk, 3)
    one = next(one for one in trainer.insight.topic_cards("ml") if one.answers)
    trainer.mark([one.card.card_id], EventKind.RESET)

    def shown() -> tuple[tuple[bool, ...], str]:
        now = next(now for now in trainer.insight.topic_cards("ml") if now.card.card_id == one.card.card_id)
        return now.answers, now.why

    assert shown() == ((), "not asked yet")
    trainer.undo()
    assert shown() == (one.answers, one.why)
