import pytest

from quizapp.core import counting, wording
from quizapp.core.day import Moment
from quizapp.core.deck import Body, Item, Kind, Number, Typed, TypedList
from quizapp.core.marking.mark import Mark
from quizapp.core.policy import Policy
from quizapp.core.queue import Counts
from quizapp.core.response import Judged
from quizapp.core.review import NEW, Rating, Verdict
from quizapp.core.scheduling import Outcome, label, outcomes
from quizapp.core.session import Answered, Graded

AT = Moment(1_800_000_000_000, 0, 739_000)


def answered(card_id: str, rating: Rating) -> Answered:
    return Answered(card_id, "event", rating, was_new=False, prompt="q", topic="")


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
    ("kind", "mistakes", "times", "said"),
    [
        (Kind.CHOICE, ["precision"], [1], "You took precision for the answer once before."),
        (Kind.CHOICE, ["precision"], [2], "You took precision for the answer twice before."),
        (Kind.CHOICE, ["precision"], [3], "You took precision for the answer 3 times before."),
        (Kind.MULTI, ["precision", "recall"], [1, 1], "You took precision and recall for the answer once before."),
        (Kind.MULTI, ["precision", "recall"], [1, 2], "You took precision and recall for the answer before."),
        (Kind.MATCH, ["ridge → L1"], [1], "You matched ridge → L1 once before, too."),
        (Kind.NUMBER, ["You divided by all spam."], [4], "You stepped into the same trap 4 times before."),
        (Kind.TYPED, ["x" * 500], [1], f"You took {'x' * 60}… for the answer once before."),
    ],
)
def test_a_confusion_that_came_before_is_said_in_words_of_its_kind(
    kind: Kind, mistakes: list[str], times: list[int], said: str
) -> None:
    assert wording.confused(kind, mistakes, times) == said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (Number("0.4", unit="percent"), "a number, in per cent"),
        (Number("4", unit="ms", decimals=1), "a number with 1 decimal, in ms"),
        (TypedList((Item("red"), Item("blue"))), "2 answers, separated by commas"),
        (TypedList((Item("Paris"), Item("Minneapolis, Minnesota"))), "2 answers, separated by semicolons"),
        (TypedList((Item("Paris"), Item("Lyons", ("Lyons, France",)))), "2 answers, separated by semicolons"),
        (Typed("x"), "the answer"),
    ],
)
def test_what_is_to_be_typed_is_said_with_how_to_part_it(body: Body, said: str) -> None:
    assert wording.wanted(body) == said


@pytest.mark.parametrize(
    ("hints", "opened", "said"),
    [(1, False, "a hint"), (0, True, "a hint"), (2, False, "2 hints"), (1, True, "2 hints")],
)
def test_every_hint_that_was_open_is_counted(hints: int, opened: bool, said: str) -> None:
    mark = Mark(Verdict.RIGHT, "right")
    graded = Graded(response=Judged(), mark=mark, suggested=Rating.HARD, hints=hints, opened=opened)
    assert wording.hints_open(graded) == said


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


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (40, "40 seconds"),
        (60, "1 minute"),
        (90, "1 min 30 s"),
        (1500, "25 minutes"),
        (3600, "1 h"),
        (3630, "1 h 30 s"),
        (4530, "1 h 15 min 30 s"),
    ],
)
def test_a_time_that_is_given_is_said_to_the_second(seconds: float, said: str) -> None:
    assert counting.limit(seconds) == said


def test_a_whole_hour_has_no_minutes() -> None:
    assert (counting.duration(3600), counting.duration(3660)) == ("1 h", "1 h 1 min")


def test_how_a_sitting_went_and_what_is_left() -> None:
    again, good, hard = answered("a", Rating.AGAIN), answered("b", Rating.GOOD), answered("c", Rating.HARD)
    assert wording.tally([again, good, hard]) == "3 cards: 2 remembered, 1 again."
    assert wording.tally([good]) == "1 card: 1 remembered, 0 again."
    assert wording.tally([again, answered("a", Rating.GOOD)]) == "2 answers: 1 remembered, 1 again."
    assert counting.left_today(Counts(due=12, new=3)) == "12 due and 3 new today."
    assert counting.left_today(Counts(new=1)) == "1 new today."
    assert counting.left_today(Counts()) == "Nothing more today."
    assert counting.next_day(739_000) == "The next cards come back on Wednesday, 24 April."
