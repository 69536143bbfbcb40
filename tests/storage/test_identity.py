import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.storage.identity import new_id

instants = st.integers(0, 2**47)


@given(st.lists(instants, min_size=2, max_size=30))
def test_ids_rise_strictly_whatever_the_clock_does(clock: list[int]) -> None:
    ids = [""]
    for at_ms in clock:
        ids.append(new_id(at_ms, ids[-1]))
    assert ids == sorted(set(ids))


@given(instants)
def test_an_id_is_a_uuid_of_version_7_that_starts_with_its_instant(at_ms: int) -> None:
    made = uuid.UUID(new_id(at_ms))
    assert (made.version, made.variant) == (7, uuid.RFC_4122)
    assert made.int >> 80 == at_ms


def test_an_id_after_the_last_of_its_millisecond_moves_on_to_the_next() -> None:
    last = "00000000-0001-7fff-bfff-ffffffffffff"
    assert new_id(1, last) == "00000000-0002-7000-8000-000000000000"


def test_two_ids_of_one_instant_differ() -> None:
    assert new_id(5) != new_id(5)


def test_a_previous_id_that_is_no_uuid_is_refused() -> None:
    with pytest.raises(ValueError, match="UUID"):
        new_id(1, "banana")
