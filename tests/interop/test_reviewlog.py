import json
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core import bounds
from quizapp.core.day import Moment, wall_clock
from quizapp.core.review import Event, Mode, Rating, Review, Verdict
from quizapp.interop import reviewlog
from quizapp.interop.reviewlog import Complaint, read, to_line

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
NAME = TEXT.filter(bool)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
SHARE = st.floats(0, 1)


def near(at_ms: int, tz_min: int, days_off: int) -> Moment:
    """A moment whose study day is at most two days off its wall clock."""
    day = wall_clock(at_ms, tz_min).toordinal() + days_off
    return Moment(at_ms, tz_min, min(max(day, bounds.FIRST_DAY), bounds.LAST_DAY))


MOMENTS = st.builds(
    near,
    st.integers(bounds.FIRST_MS, bounds.LAST_MS - 1),
    st.integers(-reviewlog.OFFSET_MAX, reviewlog.OFFSET_MAX),
    st.integers(-2, 2),
)
REVIEWS = st.builds(
    Review,
    rating=st.sampled_from(Rating),
    mode=st.sampled_from(Mode),
    form=TEXT,
    verdict=st.none() | st.sampled_from(Verdict),
    retrievability=st.none() | SHARE,
    guess=SHARE,
    hint=st.booleans(),
    override=st.booleans(),
    took_ms=st.none() | st.integers(0, reviewlog.TOOK_MAX_MS),
    interval_days=st.none() | st.integers(0, reviewlog.INTERVAL_MAX),
    due_day=st.none() | st.integers(bounds.FIRST_DAY, bounds.LAST_DUE_DAY),
    due_ms=st.none() | st.integers(bounds.FIRST_MS, bounds.LAST_DUE_MS),
    params=TEXT,
    fingerprint=TEXT,
    key_hash=TEXT,
)
BODIES = st.dictionaries(
    TEXT | st.just("x"), JSON | st.dictionaries(NAME | st.just("id"), JSON, max_size=3), max_size=3
)
EVENTS = st.builds(
    Event, id=NAME, kind=NAME, moment=MOMENTS, card_id=NAME, device_id=TEXT, review=st.none() | REVIEWS, body=BODIES
).filter(lambda event: event.kind != "review" or event.review is not None)

MINIMAL: dict[str, object] = {
    "id": "r1",
    "card_id": "c1",
    "answered_at": "2026-01-31T09:30:00.250+01:00",
    "utc_offset": 60,
    "rating": 3,
}


def one(**changes: object) -> Event | Complaint:
    fields = {name: value for name, value in {**MINIMAL, **changes}.items() if value is not ...}
    (found,) = read([json.dumps(fields).encode()])
    return found


def event(**changes: object) -> Event:
    found = one(**changes)
    assert isinstance(found, Event), found
    return found


@given(EVENTS)
def test_what_is_exported_and_imported_is_equal(given_event: Event) -> None:
    line = to_line(given_event)
    assert "\n" not in line
    assert list(read([line.encode()])) == [given_event]


def test_the_smallest_review_is_taken() -> None:
    assert event() == Event(
        id="r1",
        kind="review",
        card_id="c1",
        moment=Moment(1_769_848_200_250, 60, date(2026, 1, 31).toordinal()),
        review=Review(rating=Rating.GOOD),
    )


@pytest.mark.parametrize("day", [date(2026, 1, 29).toordinal(), "2026-01-29"])
def test_a_given_study_day_wins_over_the_clock(day: object) -> None:
    assert event(study_day=day).moment.day == date(2026, 1, 29).toordinal()


@pytest.mark.parametrize(
    ("answered_at", "offset", "tz_min", "day"),
    [
        ("2026-01-31T03:59:00+00:00", 0, 0, date(2026, 1, 30)),
        ("2026-01-31T04:00:00+00:00", 0, 0, date(2026, 1, 31)),
        ("2026-01-31T03:59:00Z", 60, 60, date(2026, 1, 31)),
        ("2026-01-31T12:00:00+00:00", 900, 900, date(2026, 1, 31)),
        ("2026-01-31T03:59:00", 120, 120, date(2026, 1, 30)),
        ("2026-01-31T03:59:00+05:30", ..., 330, date(2026, 1, 30)),
        ("2026-01-31 12:00Z", ..., 0, date(2026, 1, 31)),
    ],
)
def test_the_study_day_follows_from_the_wall_clock(answered_at: str, offset: object, tz_min: int, day: date) -> None:
    moment = event(answered_at=answered_at, utc_offset=offset).moment
    assert (moment.tz_min, moment.day) == (tz_min, day.toordinal())


def test_a_naive_time_is_taken_at_the_given_offset() -> None:
    aware = event(answered_at="2026-01-31T09:30:00-03:30", utc_offset=-210)
    assert event(answered_at="2026-01-31T09:30:00", utc_offset=-210) == aware


def test_a_study_day_is_enough_for_a_time_without_offset() -> None:
    day = date(2026, 1, 31).toordinal()
    assert event(answered_at="2026-01-31T09:30:00", utc_offset=..., study_day=day).moment.day == day


def test_the_start_of_the_day_is_what_the_learner_chose() -> None:
    line = json.dumps({**MINIMAL, "answered_at": "2026-01-31T05:00:00+01:00"}).encode()
    (found,) = read([line], time(6, 0))
    assert isinstance(found, Event)
    assert found.moment.day == date(2026, 1, 30).toordinal()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": ...}, "`id` is missing"),
        ({"id": ""}, "`id` has to be a text"),
        ({"id": 7}, "`id` has to be a text"),
        ({"card_id": ...}, "`card_id` is missing"),
        ({"rating": ...}, "`rating` is missing"),
        ({"rating": 0}, "`rating` has to be a whole number from 1 to 4, not 0"),
        ({"rating": 5}, "not 5"),
        ({"rating": 2.5}, "not 2.5"),
        ({"rating": True}, "not true"),
        ({"rating": "3"}, 'not "3"'),
        ({"answered_at": ...}, "`answered_at` is missing"),
        ({"answered_at": "yesterday noon"}, "not an ISO 8601 time"),
        ({"answered_at": "2026-02-30T10:00:00Z"}, "not an ISO 8601 time"),
        ({"answered_at": "2026-01-31"}, "needs a date and a time"),
        ({"answered_at": 1_769_848_200}, "`answered_at` has to be a text"),
        ({"answered_at": "2026-01-31T09:30:00", "utc_offset": ...}, "no offset"),
        ({"answered_at": "1999-12-31T23:59:59Z"}, "outside the years 2000 to 2199"),
        ({"answered_at": "2200-01-01T00:00:00Z"}, "outside the years 2000 to 2199"),
        ({"answered_at": "0001-01-01T00:00:00+14:00"}, "outside the years 2000 to 2199"),
        ({"answered_at": "9999-12-31T23:59:59-14:00"}, "outside the years 2000 to 2199"),
        ({"utc_offset": 1440}, "`utc_offset`"),
        ({"utc_offset": "+01:00"}, "`utc_offset`"),
        ({"study_day": 20_000}, "`study_day`"),
        ({"study_day": "soon"}, "neither a day number nor a date"),
        ({"study_day": "2026-01-28"}, "`study_day` is 2026-01-28, more than 2 days off `answered_at`"),
        ({"study_day": "2026-02-03"}, "more than 2 days off"),
        ({"mode": "race"}, "`mode` has to be one of study, cram, practice, exam"),
        ({"verdict": "maybe"}, "`verdict` has to be one of"),
        ({"guess": 1.5}, "`guess`"),
        ({"retrievability": -0.1}, "`retrievability`"),
        ({"took_ms": -1}, "`took_ms`"),
        ({"hint": "yes"}, "`hint` has to be true or false"),
        ({"interval_days": 10**9}, "`interval_days`"),
        ({"body": [1]}, "`body` has to be an object"),
        ({"body": {"x": 1}, "mood": "fine"}, "mood"),
    ],
)
def test_a_value_that_cannot_be_is_complained_about(changes: dict[str, object], said: str) -> None:
    complaint = one(**changes)
    assert isinstance(complaint, Complaint)
    assert said in complaint.sentence


def test_complaints_name_their_line_and_the_others_are_taken() -> None:
    good = [json.dumps({**MINIMAL, "id": f"r{number}"}).encode() for number in range(3)]
    found = list(read([good[0], b"\n", b"nonsense", good[1], b"{}", good[2]]))
    assert [item.id if isinstance(item, Event) else item.line for item in found] == ["r0", 3, "r1", 5, "r2"]


def test_fields_and_kinds_of_a_newer_version_come_back_as_they_were() -> None:
    line = {"id": "e1", "kind": "dream", "answered_at": "2026-01-31T09:30:00.000+01:00", "utc_offset": 60}
    newer = {**line, "study_day": date(2026, 1, 31).toordinal(), "colour": {"of": ["night", None]}, "nothing": None}
    (found,) = read([json.dumps(newer).encode()])
    assert isinstance(found, Event)
    assert found.body == {"x": {"colour": {"of": ["night", None]}, "nothing": None}}
    assert json.loads(to_line(found)) == newer


def test_other_kinds_need_no_card_and_no_rating() -> None:
    void = event(kind="void", rating=..., card_id=..., body={"review": "r0"})
    assert (void.kind, void.review, void.card_id, void.body) == ("void", None, "", {"review": "r0"})


def test_a_null_is_a_missing_field() -> None:
    assert event(took_ms=None, verdict=None, body=None, kind=None, study_day=None) == event()


@given(st.lists(st.binary(max_size=40) | st.just(json.dumps(MINIMAL).encode()), max_size=6))
def test_any_bytes_are_an_event_or_a_complaint(found: list[bytes]) -> None:
    for item in read(found):
        assert isinstance(item, Event | Complaint)
