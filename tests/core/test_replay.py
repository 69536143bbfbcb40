"""Folding a card's events: laws of the log, and what each kind of event does."""

import math
import random
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import reduce
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.day import Moment, moment
from quizapp.core.policy import Policy
from quizapp.core.replay import apply, fold, surviving
from quizapp.core.review import MARKS, NEW, UNDOABLE, Event, EventKind, Memory, Mode, Phase, Rating, Review, Verdict
from quizapp.core.scheduling import draw, outcomes
from quizapp.core.trail import LOOK_BACK_DAYS, as_text, known_on, of_text

AGAIN, HARD, GOOD, EASY = Rating
DAY_MS = 86_400_000
TODAY = 739_000
POLICY = Policy()
STEPLESS = Policy(learning_steps=(), relearning_steps=())


def at(day: int, ms: int = 0) -> Moment:
    return Moment((day - 719_163) * DAY_MS + ms, 0, day)


def logged(review: Review, day: int, ms: int = 0) -> Event:
    return Event(id=f"{day} {ms} review", kind=EventKind.REVIEW, moment=at(day, ms), card_id="card", review=review)


def answer(rating: Rating, day: int, ms: int = 0) -> Event:
    return logged(Review(rating=rating), day, ms)


def mark(kind: str, day: int, ms: int = 0) -> Event:
    return Event(id=f"{day} {ms} {kind}", kind=kind, moment=at(day, ms), card_id="card")


def void(event: Event, day: int) -> Event:
    return Event(id=f"void {event.id}", kind=EventKind.VOID, moment=at(day), card_id="card", body={"review": event.id})


@st.composite
def reviews(draw_: st.DrawFn) -> Review:
    promise = draw_(st.sampled_from(["nothing", "step", "day", "both"]))
    return Review(
        rating=draw_(st.sampled_from(Rating)),
        mode=draw_(st.sampled_from((Mode.STUDY, Mode.STUDY, Mode.EXAM, Mode.CRAM, Mode.PRACTICE))),
        guess=draw_(st.sampled_from((0.0, 0.25))),
        interval_days={"nothing": None, "step": 0}.get(promise, 9),
        due_ms=at(TODAY + 1).at_ms if promise in ("step", "both") else None,
        due_day=TODAY + draw_(st.integers(1, 400)) if promise in ("day", "both") else None,
        key_hash=draw_(st.sampled_from(("", "a", "b"))),
    )


@st.composite
def histories(draw_: st.DrawFn) -> list[Event]:
    """Events in the log's order; the study day may stay, jump, or go back a day as travel does."""
    events, ms, day = [], at(TODAY).at_ms, TODAY
    for index in range(draw_(st.integers(0, 12))):
        day += draw_(st.integers(-1, 40))
        ms += draw_(st.integers(0, 40 * DAY_MS))
        kind = draw_(st.sampled_from((EventKind.REVIEW,) * 8 + (*sorted(MARKS), "of a newer version")))
        plain = draw_(reviews()) if kind == EventKind.REVIEW else None
        events.append(Event(id=f"{index:02}", kind=kind, moment=Moment(ms, 60, day), card_id="card", review=plain))
    return events


@given(histories(), st.integers(0, 12))
def test_one_event_more_is_the_same_as_folding_all_again(events: list[Event], cut: int) -> None:
    head = fold(events[:cut], POLICY)
    assert reduce(lambda memory, event: apply(memory, event, POLICY), events[cut:], head) == fold(events, POLICY)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(events: list[Event], rng: random.Random) -> None:
    arrived = [*events, *(void(event, TODAY + 9_000) for event in events[::3])]
    expected = fold(arrived, POLICY)
    rng.shuffle(arrived)
    assert fold(arrived, POLICY) == expected


@given(histories(), st.data())
def test_undo_is_the_fold_without_the_event_wherever_the_void_stands(events: list[Event], data: st.DataObject) -> None:
    done = [event for event in events if event.kind in UNDOABLE]
    if not done:
        return
    undone = data.draw(st.sampled_from(done))
    without = fold([event for event in events if event is not undone], POLICY)
    for day in (TODAY - 5, undone.moment.day, TODAY + 9_000):
        assert fold([*events, void(undone, day)], POLICY) == without


@given(histories(), st.integers(-14 * 60, 14 * 60))
def test_the_time_zone_of_the_log_does_not_matter(events: list[Event], tz_min: int) -> None:
    moved = [replace(event, moment=replace(event.moment, tz_min=tz_min)) for event in events]
    assert fold(moved, POLICY) == fold(events, POLICY)


@given(histories())
def test_memory_never_goes_back_in_time(events: list[Event]) -> None:
    memory = NEW
    for event in events:
        after = apply(memory, event, POLICY)
        if event.kind != EventKind.RESET:
            assert (after.last_day or 0) >= (memory.last_day or 0)
            assert (after.last_ms or 0) >= (memory.last_ms or 0)
        assert after.reps == sum(after.ratings)
        assert after.in_steps == (after.due_ms is not None)
        assert (after.phase is Phase.REVIEW) == (after.due_day is not None)
        memory = after


@given(st.lists(st.tuples(st.sampled_from(Rating), st.integers(0, 400)), max_size=12))
def test_the_outcome_that_was_shown_is_the_memory_that_is_folded(answers: list[tuple[Rating, int]]) -> None:
    memory, day, events = NEW, TODAY, []
    for index, (rating, gap) in enumerate(answers):
        day += gap
        one = outcomes(memory, at(day, index), POLICY, draw("card", memory.reps))[rating - 1]
        shown = Review(rating=rating, interval_days=one.interval_days, due_day=one.due_day, due_ms=one.due_ms)
        events.append(logged(shown, day, index))
        memory = fold(events, POLICY)
        assert (memory.phase, memory.step, memory.due_day, memory.due_ms) == (
            one.phase,
            one.step,
            one.due_day,
            one.due_ms,
        )
        assert (memory.stability, memory.difficulty) == (one.stability, one.difficulty)


@pytest.mark.parametrize(
    ("zone", "stability"),
    [(UTC, 34.1055), (ZoneInfo("America/Los_Angeles"), 22.7841), (ZoneInfo("Asia/Tokyo"), 22.7841)],
)
def test_the_study_day_at_the_time_of_the_answer_counts(zone: tzinfo, stability: float) -> None:
    instants = [datetime(2026, 10, day, hour, tzinfo=UTC) for day, hour in ((1, 23), (2, 8), (10, 8))]
    events = [
        replace(answer(GOOD, 1, n), moment=moment(instant.astimezone(zone))) for n, instant in enumerate(instants)
    ]
    assert fold(events, STEPLESS).stability == pytest.approx(stability, abs=1e-4)


def test_an_answer_a_little_earlier_every_day_still_counts_as_a_day() -> None:
    events = [answer(GOOD, TODAY + n, -n * 60_000) for n in range(4)]
    assert fold(events, STEPLESS).stability > 10


def test_two_reviews_make_the_memory_that_py_fsrs_gives() -> None:
    memory = fold([answer(GOOD, TODAY), answer(GOOD, TODAY + 7)], STEPLESS)
    assert memory.stability == pytest.approx(21.4114, abs=1e-4)
    assert (memory.phase, memory.first_day, memory.last_day) == (Phase.REVIEW, TODAY, TODAY + 7)
    assert (memory.due_day, memory.due_ms) == (TODAY + 7 + 21, None)


def test_a_promised_day_is_kept_and_a_missing_one_is_the_plain_one() -> None:
    promised = Review(rating=GOOD, interval_days=3, due_day=TODAY + 3)
    assert fold([logged(promised, TODAY)], POLICY).due_day == TODAY + 3
    assert fold([answer(GOOD, TODAY)], POLICY).due_day == TODAY + 2


def test_a_promised_step_is_kept_where_the_policy_has_no_steps_any_more() -> None:
    soon = at(TODAY, 600_000).at_ms
    learning = fold([logged(Review(rating=HARD, interval_days=0, due_ms=soon), TODAY)], STEPLESS)
    assert (learning.phase, learning.due_ms, learning.due_day) == (Phase.LEARNING, soon, None)
    lapse = logged(Review(rating=AGAIN, interval_days=0, due_ms=soon), TODAY + 2)
    relearning = fold([answer(GOOD, TODAY), lapse], STEPLESS)
    assert (relearning.phase, relearning.due_ms, relearning.due_day) == (Phase.RELEARNING, soon, None)


def test_a_promised_day_is_kept_where_the_policy_has_steps_now() -> None:
    promised = Review(rating=AGAIN, interval_days=1, due_day=TODAY + 1)
    memory = fold([logged(promised, TODAY)], POLICY)
    assert (memory.phase, memory.step, memory.due_day, memory.due_ms) == (Phase.REVIEW, 0, TODAY + 1, None)


def test_tallies_count_ratings_and_lapses_only_from_review() -> None:
    ratings = (AGAIN, GOOD, AGAIN, AGAIN, GOOD, HARD, EASY)
    memory = fold([answer(rating, TODAY + day) for day, rating in enumerate(ratings)], POLICY)
    assert (memory.reps, memory.ratings, memory.lapses) == (7, (3, 1, 2, 1), 1)


def test_the_very_first_answer_and_the_last_key_are_remembered() -> None:
    first = logged(Review(rating=HARD, guess=0.25, key_hash="old"), TODAY)
    memory = fold([first, logged(Review(rating=GOOD, guess=0.5, key_hash="new"), TODAY + 3)], POLICY)
    assert (memory.first_rating, memory.first_guess, memory.first_day) == (HARD, 0.25, TODAY)
    assert memory.key_hash == "new"


@pytest.mark.parametrize(
    ("verdict", "rating", "kept"),
    [
        (Verdict.RIGHT, AGAIN, HARD),
        (Verdict.NEARLY, AGAIN, HARD),
        (Verdict.RIGHT, GOOD, GOOD),
        (Verdict.WRONG, AGAIN, AGAIN),
        (Verdict.WRONG, GOOD, GOOD),
        (Verdict.YOU_JUDGE, AGAIN, AGAIN),
        (None, AGAIN, AGAIN),
    ],
)
def test_a_first_answer_that_was_right_is_kept_as_right_though_it_was_likely_guessed(
    verdict: Verdict | None, rating: Rating, kept: Rating
) -> None:
    memory = fold([logged(Review(rating=rating, verdict=verdict, guess=0.5), TODAY)], POLICY)
    assert memory.first_rating is kept


@pytest.mark.parametrize(("mode", "counts"), [("study", 1), ("exam", 1), ("cram", 0), ("practice", 0)])
def test_cramming_and_practice_leave_the_schedule_alone(mode: str, counts: int) -> None:
    memory = fold([logged(Review(rating=GOOD, mode=Mode(mode)), TODAY)], POLICY)
    assert memory.reps == counts
    assert (memory == NEW) == (counts == 0)


def test_marks_are_set_and_taken_back() -> None:
    marked = fold([mark(kind, TODAY + 1, n) for n, kind in enumerate(("suspend", "flag", "bury"))], POLICY)
    assert marked == Memory(suspended=True, flagged=True, buried_day=TODAY + 1)
    back = [mark(kind, TODAY + 2, n) for n, kind in enumerate(("resume", "unflag", "unbury"))]
    assert reduce(lambda memory, event: apply(memory, event, POLICY), back, marked) == NEW


def test_a_review_resumes_and_unburies_nothing() -> None:
    events = [mark("suspend", TODAY), mark("bury", TODAY, 1), mark("flag", TODAY, 2), answer(GOOD, TODAY, 3)]
    memory = fold(events, POLICY)
    assert (memory.suspended, memory.buried_day, memory.flagged, memory.reps) == (True, TODAY, True, 1)


def test_reset_makes_a_card_new_and_keeps_its_marks() -> None:
    events = [mark("suspend", TODAY), mark("flag", TODAY, 1), answer(GOOD, TODAY, 2), answer(AGAIN, TODAY + 2)]
    assert fold([*events, mark("reset", TODAY + 3)], POLICY) == Memory(suspended=True, flagged=True)


@pytest.mark.parametrize("kind", ["setting", "alias", "void", "exam_start", "word of 2031", "review"])
def test_kinds_that_say_nothing_about_memory_change_nothing(kind: str) -> None:
    memory = fold([answer(GOOD, TODAY)], POLICY)
    assert apply(memory, mark(kind, TODAY + 1), POLICY) == memory


def test_a_void_that_names_nothing_or_nonsense_voids_nothing() -> None:
    kept = answer(GOOD, TODAY)
    bodies: tuple[dict[str, object], ...] = ({}, {"review": None}, {"review": ["x"]}, {"review": "other"})
    voids = [replace(mark("void", TODAY + 1, n), body=body) for n, body in enumerate(bodies)]
    remark = replace(mark("remark", TODAY + 2), body={"review": kept.id})
    assert fold([kept, *voids, remark], POLICY) == fold([kept], POLICY)


@pytest.mark.parametrize("kind", sorted(MARKS))
def test_a_void_takes_back_a_mark_as_if_it_had_never_been(kind: str) -> None:
    before = [answer(GOOD, TODAY), mark("suspend", TODAY + 1), mark("flag", TODAY + 2), mark("bury", TODAY + 3)]
    mistake = mark(kind, TODAY + 4)
    assert fold([*before, mistake, void(mistake, TODAY + 5)], POLICY) == fold(before, POLICY)


@pytest.mark.parametrize("kind", ["setting", "void", "of a newer version"])
def test_a_void_takes_back_nothing_but_reviews_and_marks(kind: str) -> None:
    kept = mark(kind, TODAY)
    undo = void(kept, TODAY + 1)
    assert surviving([kept, undo]) == [kept, undo]


def test_what_stands_is_in_the_order_of_the_log_without_what_was_voided() -> None:
    first, second, third = (answer(GOOD, TODAY + day) for day in range(3))
    undo = void(second, TODAY + 5)
    assert surviving([undo, third, second, first]) == [first, third, undo]


def test_a_clock_a_century_ahead_does_not_hide_the_card_once_it_is_right_again() -> None:
    ahead = fold([answer(GOOD, TODAY + 36_500)], POLICY)
    memory = apply(ahead, answer(GOOD, TODAY), POLICY)
    assert memory.due_day is not None
    assert memory.due_day <= TODAY + 30
    assert (memory.last_day, memory.last_ms) == (ahead.last_day, ahead.last_ms)


def test_a_memory_that_is_not_a_number_is_refused_with_the_cure() -> None:
    damaged = Memory(phase=Phase.REVIEW, stability=math.nan, difficulty=5, last_day=TODAY, due_day=TODAY)
    with pytest.raises(ValueError, match="doctor --rebuild"):
        apply(damaged, answer(GOOD, TODAY + 1), POLICY)


def steady(events: list[Event]) -> list[Event]:
    """The same events where the study day never falls, as the log keeps them unless its clock went wrong."""
    day, kept = TODAY, []
    for event in events:
        day = max(day, event.moment.day)
        kept.append(replace(event, moment=replace(event.moment, day=day)))
    return kept


def recall(known: tuple[int, float] | None, day: int) -> float | None:
    return None if known is None else POLICY.model.retrievability(day - known[0], known[1])


@given(histories(), st.integers(0, 40))
def test_the_trail_tells_recall_on_each_of_the_last_thirty_days(events: list[Event], later: int) -> None:
    asked = [event for event in steady(events) if event.kind != EventKind.RESET]
    memory = fold(asked, POLICY)
    today = (memory.last_day or TODAY) + later
    for day in range(today - LOOK_BACK_DAYS, today + 1):
        then = fold([event for event in asked if event.moment.day <= day], POLICY)
        expected = None if then.last_day is None else recall((then.last_day, then.stability), day)
        assert recall(known_on(memory.trail, day), day) == expected


@given(histories())
def test_a_trail_is_short_rises_and_ends_with_the_memory(events: list[Event]) -> None:
    memory = fold(events, POLICY)
    days = [day for day, _ in memory.trail]
    assert days == sorted(set(days))
    assert sum(day <= (memory.last_day or 0) - LOOK_BACK_DAYS for day in days) <= 1
    assert memory.trail[-1:] == (() if memory.last_day is None else ((memory.last_day, memory.stability),))
    assert (*of_text(as_text(memory.trail)), *memory.trail[-1:]) == memory.trail


def test_a_trail_keeps_the_last_answer_of_a_day_and_one_day_from_before_the_month() -> None:
    days = (TODAY, TODAY + 1, TODAY + 5, TODAY + 20, TODAY + 20, TODAY + 35)
    events = [answer(GOOD, day, ms) for ms, day in enumerate(days)]
    memory = fold(events, POLICY)
    assert [day for day, _ in memory.trail] == [TODAY + 5, TODAY + 20, TODAY + 35]
    assert memory.trail[1][1] == fold(events[:5], POLICY).stability


def test_a_reset_clears_the_trail() -> None:
    assert fold([answer(GOOD, TODAY), mark("reset", TODAY + 1)], POLICY).trail == ()
