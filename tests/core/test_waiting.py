"""A long queue is read on as it is asked."""

from quizapp.core.queue import Counts, Entry, Queue
from quizapp.core.review import Phase
from quizapp.core.session import Left, Session
from quizapp.core.waiting import Waiting


def fresh(*names: str) -> list[Entry]:
    return [Entry(name, name, "d", "t", 0) for name in names]


def due(*names: str) -> list[Entry]:
    return [Entry(name, name, "d", "t", 0, Phase.REVIEW, due_day=1) for name in names]


def test_what_was_not_read_yet_counts() -> None:
    session = Session("s", Queue(main=(*due("a"), *fresh("b")), counts=Counts(due=4, new=3)), 0)
    assert (session.remaining, session.left) == (7, Left(new=3, due=4))
    assert session.runs_low


def test_reading_on_takes_up_no_card_twice_and_no_more_than_there_were() -> None:
    session = Session("s", Queue(main=tuple(due("a", "b")), counts=Counts(due=4, new=1)), 0)
    session.drop("a")
    session.extend([*due("a", "b", "c"), *fresh("x", "y"), *due("d", "e")])
    assert session.remaining == 4
    asked = []
    while card := session.next(0):
        asked.append(card)
        session.drop(card)
    assert asked == ["b", "c", "x", "d"]
    assert (session.remaining, session.runs_low) == (0, False)


def test_where_nothing_more_comes_nothing_is_left() -> None:
    waiting = Waiting(Queue(main=tuple(due("a")), counts=Counts(due=3)))
    assert len(waiting) == 3
    assert waiting.extend(due("a", "z"), {"z"}) == set()
    assert (len(waiting), waiting.runs_low) == (1, False)


def test_a_queue_with_enough_cards_is_not_read_on() -> None:
    waiting = Waiting(Queue(main=tuple(due(*map(str, range(40)))), counts=Counts(due=90)))
    assert not waiting.runs_low
