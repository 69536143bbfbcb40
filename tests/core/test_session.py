"""One sitting: what comes next, what comes back, what undo restores."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.grading import Mark
from quizapp.core.queue import LEARN_AHEAD_MS, Entry, Queue
from quizapp.core.response import Skipped
from quizapp.core.review import Phase, Rating, Verdict
from quizapp.core.scheduling import Outcome
from quizapp.core.session import Answered, Graded, Session

NOW = 1_790_000_000_000
MINUTE = 60_000


def sitting(*names: str, minutes: float | None = None, steps: tuple[tuple[str, int], ...] = ()) -> Session:
    waiting = tuple(Entry(name, name, "d", "t", 0, Phase.LEARNING, due_ms=NOW + ms) for name, ms in steps)
    return Session("s", Queue(waiting, tuple(Entry(name, name, "d", "t", 0) for name in names)), NOW, minutes)


def rate(session: Session, name: str, step_ms: int | None = None, event: str = "") -> None:
    due = None if step_ms is None else NOW + step_ms
    outcome = Outcome(Rating.GOOD, Phase.LEARNING, 0, 1.0, 5.0, 0 if due else 3, None if due else 739_000, due)
    session.rated(Answered(name, event or f"e-{name}", Rating.GOOD, True, name, "t"), outcome)


def test_cards_are_asked_in_order_and_leave() -> None:
    session = sitting("a", "b")
    assert session.next(NOW) == "a"
    rate(session, "a")
    assert session.next(NOW) == "b"
    rate(session, "b")
    assert (session.next(NOW), session.remaining) == (None, 0)


def test_a_card_in_steps_comes_back_when_due_before_the_rest() -> None:
    session = sitting("a", "b", "c")
    rate(session, "a", 10 * MINUTE)
    assert session.next(NOW + 9 * MINUTE) == "b"
    assert session.next(NOW + 10 * MINUTE) == "a"


def test_at_the_end_steps_are_asked_up_to_twenty_minutes_ahead() -> None:
    session = sitting("a")
    rate(session, "a", LEARN_AHEAD_MS + MINUTE)
    assert session.next(NOW) is None
    assert session.next_step_ms == NOW + LEARN_AHEAD_MS + MINUTE
    assert session.next(NOW + MINUTE) == "a"


def test_what_was_left_in_steps_earlier_is_asked_too() -> None:
    session = sitting("a", steps=(("old", -5), ("soon", MINUTE)))
    assert session.next(NOW) == "old"
    rate(session, "old")
    assert session.next(NOW) == "a"
    rate(session, "a")
    assert session.next(NOW) == "soon"


def test_an_undone_card_is_asked_again_at_once_and_its_answer_forgotten() -> None:
    session = sitting("a", "b")
    rate(session, "a", 10 * MINUTE)
    rate(session, "b")
    session.put_back("a", "e-a")
    assert session.next(NOW) == "a"
    assert [answered.card_id for answered in session.answered] == ["b"]
    assert session.remaining == 1
    rate(session, "a")
    assert session.next(NOW) is None


def test_after_two_undos_the_older_answer_comes_first() -> None:
    session = sitting("a", "b", "c")
    rate(session, "a")
    rate(session, "b")
    session.put_back("b", "e-b")
    session.put_back("a", "e-a")
    assert session.next(NOW) == "a"
    rate(session, "a")
    assert session.next(NOW) == "b"


def test_minutes_end_a_sitting() -> None:
    session = sitting("a", "b", minutes=5)
    assert session.next(NOW + 5 * MINUTE - 1) == "a"
    assert session.next(NOW + 5 * MINUTE) is None


def test_the_card_likely_asked_next_is_known_before_this_one_is_answered() -> None:
    session = sitting("a", "b", steps=(("soon", MINUTE),))
    assert session.after("a", NOW) == "b"
    assert session.after("a", NOW + MINUTE) == "soon"
    assert session.after("b", NOW) == "a"
    session.drop("b")
    session.drop("a")
    assert session.after("soon", NOW) is None


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 30)), max_size=12))
def test_the_next_card_is_the_one_foretold_when_no_time_passes(turns: list[tuple[bool, int]]) -> None:
    session = sitting("a", "b", "c", "d", steps=(("old", -MINUTE), ("soon", 5 * MINUTE)))
    now = NOW
    for number, (again, minutes) in enumerate(turns):
        now += minutes * MINUTE
        card = session.next(now)
        if card is None:
            break
        foretold = session.after(card, now)
        rate(session, card, LEARN_AHEAD_MS + now - NOW + MINUTE if again else None, f"e{number}")
        assert session.next(now) == foretold


def test_a_card_asked_instead_of_another_comes_at_once_in_its_place() -> None:
    session = sitting("a", "b")
    session.replace("a", "a2")
    assert (session.next(NOW), session.remaining) == ("a2", 2)
    session.replace("a2", "a2")
    assert (session.next(NOW), session.remaining) == ("a2", 2)


def test_a_card_that_was_set_aside_and_brought_back_is_as_far_as_it_was() -> None:
    session = sitting("a", "b", steps=(("c", 0),))
    rate(session, "a", 10 * MINUTE)
    before = session.left
    assert (before.new, before.learning, before.due) == (1, 2, 0)
    for name in ("a", "b", "c"):
        session.drop(name)
        session.put_back(name)
        assert session.left == before


def test_a_first_rating_taken_back_leaves_a_new_card() -> None:
    session = sitting("a")
    before = session.left
    rate(session, "a", 10 * MINUTE, "e-a")
    session.put_back("a", "e-a")
    assert session.left == before


def test_an_answer_is_hinted_by_a_rung_of_the_ladder_or_by_a_look_at_the_options() -> None:
    plain = Graded(response=Skipped(), mark=Mark(Verdict.WRONG, "wrong"), suggested=Rating.AGAIN)
    assert not plain.hinted
    assert replace(plain, hints=1).hinted
    assert replace(plain, opened=True).hinted
