import pytest

from quizapp.core import counting, wording
from quizapp.core.day import Moment
from quizapp.core.deck import Kind
from quizapp.core.policy import Policy
from quizapp.core.queue import Counts
from quizapp.core.review import NEW, Rating
from quizapp.core.scheduling import Outcome, label, outcomes

AT = Moment(1_800_000_000_000, 0, 739_000)


@pytest.mark.parametrize(
    ("delay", "said"),
    [
        ("30s", "30 seconds"),
        ("1m", "1 minute"),
        ("10m", "10 minutes"),
        ("1.5h", "1.5 hours"),
        ("1d", "1 day"),
        ("9d", "9 days"),
        ("2.3mo", "2.3 months"),
        ("1y", "1 year"),
        ("1.2y", "1.2 years"),
    ],
)
def test_a_delay_is_spoken_in_whole_words(delay: str, said: str) -> None:
    assert wording.spoken(delay) == said


@pytest.mark.parametrize(
    ("kind", "mistakes", "said"),
    [
        (Kind.CHOICE, ["precision"], "You took precision for the answer once before."),
        (Kind.MULTI, ["precision", "recall"], "You took precision and recall for the answer once before."),
        (Kind.MATCH, ["ridge → L1"], "You matched ridge → L1 once before, too."),
        (Kind.NUMBER, ["You divided by all spam."], "You stepped into the same trap once before."),
        (Kind.TYPED, ["x" * 500], f"You took {'x' * 60}… for the answer once before."),
    ],
)
def test_a_confusion_that_came_before_is_said_in_words_of_its_kind(kind: Kind, mistakes: list[str], said: str) -> None:
    assert wording.confused(kind, mistakes) == said


@pytest.mark.parametrize("days", [1, 2, 30, 31, 100, 359, 360, 365, 400, 4000, 36500])
def test_every_label_of_the_scheduler_can_be_spoken(days: int) -> None:
    again = outcomes(NEW, AT, Policy(), None)[0]
    assert wording.spoken(label(again, AT)) == "10 minutes"
    later = Outcome(Rating.GOOD, again.phase, 0, 1.0, 5.0, days, AT.day + days, None)
    assert wording.spoken(label(later, AT)).split()[1] in {"day", "days", "month", "months", "year", "years"}


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "1 second"), (59, "59 seconds"), (90, "2 minutes"), (7500, "2 h 5 min")]
)
def test_a_time_is_said_in_its_largest_fitting_unit(seconds: float, said: str) -> None:
    assert counting.duration(seconds) == said


def test_how_a_sitting_went_and_what_is_left() -> None:
    assert wording.tally([Rating.AGAIN, Rating.GOOD, Rating.HARD]) == "3 cards: 2 remembered, 1 again."
    assert wording.tally([Rating.EASY]) == "1 card: 1 remembered, 0 again."
    assert counting.left_today(Counts(due=12, new=3)) == "12 due and 3 new today."
    assert counting.left_today(Counts(new=1)) == "1 new today."
    assert counting.left_today(Counts()) == "Nothing more today."
    assert counting.next_day(739_000) == "The next cards come back on Wednesday, 24 April."
