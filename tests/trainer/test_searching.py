"""Cards found by a query: always as they are now, in every order, whatever is kept from the search before."""

from collections.abc import Callable

import pytest

from quizapp.core.ordering import Order, ordered
from quizapp.core.review import EventKind
from quizapp.storage import arranging
from quizapp.trainer import searching
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk
from tests.trainer.libraries import library

QUERIES = ("", "e", "answer or loose", "-term", "is:due", "lapses:>0")


def found(trainer: Trainer, query: str, order: Order, at_most: int | None = None) -> list[str]:
    return trainer.searching.ids(trainer.searching.find(query, order, at_most))


def wanted(trainer: Trainer, query: str, order: Order) -> list[str]:
    """By the statuses of the cards themselves, which are sorted here."""
    return [card.card_id for card in ordered(trainer.searching.cards(query), order)]


def another_program_flags(desk: Desk, trainer: Trainer) -> None:
    other = desk.open()
    other.mark(found(trainer, "", Order.DECK)[7:8], EventKind.SUSPEND)


def a_deck_changes(desk: Desk, trainer: Trainer) -> None:
    desk.write("early.yaml", "".join(f"- q: Early {number}?\n  a: early {number}\n" for number in range(9)))
    trainer.refresh()


ACTS: tuple[Callable[[Desk, Trainer], object], ...] = (
    lambda _desk, trainer: trainer.mark(found(trainer, "", Order.DUE)[:3], EventKind.SUSPEND),
    lambda _desk, trainer: trainer.mark(found(trainer, "", Order.LAPSES)[:2], EventKind.RESET),
    lambda _desk, trainer: trainer.undo(),
    another_program_flags,
    lambda desk, _trainer: desk.wait(days=3),
    a_deck_changes,
)


def test_what_is_kept_of_an_order_never_shows_cards_as_they_were(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = library(desk, days=4)
    monkeypatch.setattr(searching, "_MANY", 3)
    for act in (lambda _desk, _trainer: None, *ACTS):
        act(desk, trainer)
        for order in Order:
            for query in QUERIES:
                assert found(trainer, query, order) == wanted(trainer, query, order)
                assert found(trainer, query, order, 5) == wanted(trainer, query, order)[:5]


def test_the_next_search_in_an_order_asks_for_its_own_cards_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = library(desk, days=2)
    monkeypatch.setattr(searching, "_MANY", 3)
    first = found(trainer, "e", Order.DUE)
    monkeypatch.setattr(arranging, "arranged", lambda *_asked: pytest.fail("all cards were put into an order again"))
    assert found(trainer, "e", Order.DUE) == first
    assert len(first) > len(found(trainer, "loose", Order.DUE)) > 3
