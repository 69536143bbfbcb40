"""A stranger's deck brings questions alone: no schedule, no settings, and nothing of another deck's cards."""

from collections.abc import Callable

import pytest

from quizapp.core.review import NEW, Rating
from quizapp.core.session import Answered
from tests.trainer.desk import Desk, memories

Answer = Callable[..., Answered]
MINE = "deck: Mine\nid: mine\ncards:\n  - id: first\n    q: What is mine?\n    a: this\n"
SCHEDULE = (
    *("due: 2020-01-01", "due_day: 1", "stability: 9000", "difficulty: 1", "interval: 3000", "last_review: 2020-01-01"),
    *("suspended: true", "flagged: true", "phase: review", "reps: 99", "rating: 4", "memory: {stability: 9}"),
)
SETTINGS = (
    *("limits: {new: 9999}", "new: 9999", "reviews: 9999", "retention: 0.99", "schedule: {retention: 0.99}"),
    *("weights: [1, 2]", "maximum_interval: 1", "steps: [1]", "decks: {off: [Mine]}", "backup: {on: false}"),
)


@pytest.mark.parametrize("line", [*SCHEDULE, *SETTINGS])
@pytest.mark.parametrize("place", ["deck", "defaults", "question"])
def test_a_schedule_or_a_setting_in_a_deck_is_of_no_account(desk: Desk, answer: Answer, line: str, place: str) -> None:
    desk.write("mine.yaml", MINE)
    trainer = desk.open()
    answer(trainer, trainer.start())
    before, new_left = memories(trainer), trainer.overview().total.new
    top = {"deck": f"{line}\n", "defaults": f"defaults: {{{line}}}\n", "question": ""}[place]
    own = f"    {line}\n" if place == "question" else ""
    desk.write("theirs.yaml", f"deck: Theirs\n{top}cards:\n  - q: What is theirs?\n    a: that\n{own}")
    trainer = desk.open()
    after = memories(trainer)
    assert {card: after[card] for card in before} == before
    assert {after[card] for card in after.keys() - before.keys()} <= {NEW}
    assert trainer.overview().total.new - new_left == len(after) - len(before)


@pytest.mark.parametrize("named", ["id: mine\n", "", "deck: Mine\n", "topic: mine\n"])
@pytest.mark.parametrize(
    "card", ["  - id: first\n    q: What is theirs?\n", "  - q: What is mine?\n", "  - id: mine/first\n    q: X?\n"]
)
def test_a_question_by_the_name_of_another_decks_takes_nothing_from_it(
    desk: Desk, answer: Answer, named: str, card: str
) -> None:
    desk.write("mine.yaml", MINE)
    trainer = desk.open()
    answer(trainer, trainer.start(), Rating.EASY)
    (mine, known), *_ = memories(trainer).items()
    desk.write("a-theirs.yaml", f"{named}cards:\n{card}    a: that\n")
    trainer = desk.open()
    assert memories(trainer)[mine] == known
    assert trainer.card(mine).card.question.prompt == "What is mine?"
    assert {memory for id_, memory in memories(trainer).items() if id_ != mine} <= {NEW}
