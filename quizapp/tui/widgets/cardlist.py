"""A list of cards of any length: only the rows in view are ever drawn."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.core.listing import CardStatus
from quizapp.core.ordering import Order
from quizapp.tui.content import literal
from quizapp.tui.widgets.statusrow import Columns, status_row
from quizapp.tui.widgets.tints import tint

_CHOSEN = "cardlist--chosen"
_DECK_FROM = 100
_NEAR = 1000


class CardList(ScrollView, can_focus=True, inherit_bindings=False):
    """Cards by their numbers, one of them chosen, some of them marked; only those near the view are known."""

    COMPONENT_CLASSES: ClassVar = {_CHOSEN}

    class Chosen(Message):
        """Another card is chosen, or another list has come."""

    class Picked(Message):
        """The chosen card was clicked."""

    class Wanted(Message):
        """Cards came near the view that are not known: `fill` takes them."""

        def __init__(self, numbers: Sequence[int]) -> None:
            super().__init__()
            self.numbers = numbers

    def __init__(self) -> None:
        super().__init__(id="cards")
        self.numbers: Sequence[int] = ()
        self.marked: frozenset[int] = frozenset()
        self.marked_here: Sequence[int] = ()
        self._known: dict[int, CardStatus] = {}
        self._order = Order.DUE
        self._place = 0

    @property
    def chosen_number(self) -> int | None:
        """The number of the card that the cursor is on; None in an empty list."""
        return self.numbers[self._place] if self._place < len(self.numbers) else None

    @property
    def chosen(self) -> CardStatus | None:
        """The card that the cursor is on; None in an empty list, and until it is known."""
        return self.known(self.chosen_number)

    @property
    def column(self) -> int:
        """The width of a row [cells]."""
        return max(self.scrollable_content_region.width, 1)

    @property
    def columns(self) -> Columns:
        """The columns; a wide terminal shows the deck, whatever else stands beside the list."""
        return Columns(self.column, self._order, deck=self.app.size.width >= _DECK_FROM)

    @property
    def meant(self) -> Sequence[int]:
        """The numbers of the marked cards in the list; without any that of the chosen one."""
        return self.marked_here or ([] if self.chosen_number is None else [self.chosen_number])

    @property
    def near(self) -> Sequence[int]:
        """The numbers of the cards in view and a page before and after."""
        height = max(self.size.height, 1)
        first = max(min(self.scroll_offset.y, self._place) - height, 0)
        last = max(self.scroll_offset.y, self._place) + 2 * height
        return self.numbers[first:last] if last - first < _NEAR else self.numbers[self._place : self._place + height]

    @property
    def first_page(self) -> int | None:
        """How many cards of another list have to be known at first; None where the cursor is further down."""
        enough = 2 * max(self.size.height, 1)
        return enough if self._place < enough else None

    def known(self, number: int | None) -> CardStatus | None:
        """The card with this number, if it is known."""
        return None if number is None else self._known.get(number)

    def by_id(self, card_id: str) -> CardStatus | None:
        """The card with this id, if it is known."""
        return next((card for card in self._known.values() if card.card_id == card_id), None)

    def renumber(self, now: Mapping[int, int]) -> None:
        """Takes other numbers for the cards; those that have none keep theirs."""
        self.numbers = [now.get(number, number) for number in self.numbers]
        self.mark(frozenset(now.get(number, number) for number in self.marked))

    def show(self, numbers: Sequence[int], order: Order, known: Mapping[int, CardStatus]) -> None:
        """Shows other cards, of which these are known; the cursor stays on its card, or where that was."""
        before, place = self.chosen_number, self._place
        self.numbers, self._order, self._known = numbers, order, dict(known)
        self.virtual_size = Size(self.column, len(numbers))
        self.mark(self.marked)
        here = place < len(numbers) and numbers[place] == before
        if before is not None and not here:
            with suppress(ValueError):
                place = numbers.index(before)
        self.choose(place)

    def fill(self, known: Mapping[int, CardStatus]) -> None:
        """Takes cards that were wanted."""
        chosen = self.chosen
        if len(self._known) > _NEAR:
            near = set(self.near)
            self._known = {number: card for number, card in self._known.items() if number in near}
        self._known |= known
        self.refresh()
        if chosen is None and self.chosen:
            self.post_message(self.Chosen())

    def move(self, by: int) -> None:
        """Chooses the card so many rows further down."""
        self.choose(self._place + by)

    def page(self, by: int) -> None:
        """Chooses the card so many pages further down."""
        self.move(by * max(self.size.height - 1, 1))

    def choose(self, place: int) -> None:
        """Chooses the card at a place, or the nearest, and scrolls as little as brings it into view."""
        self.refresh_line(self._place)
        self._place = min(max(place, 0), max(len(self.numbers) - 1, 0))
        self.refresh_line(self._place)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self._place < top:
            self.scroll_to(y=self._place, animate=False)
        elif self._place >= top + height:
            self.scroll_to(y=self._place - height + 1, animate=False)
        self._want()
        self.post_message(self.Chosen())

    def mark(self, numbers: frozenset[int]) -> None:
        """Marks these cards and no others."""
        self.marked = numbers
        self.marked_here = [number for number in self.numbers if number in numbers] if numbers else ()
        self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Asks for the cards that came into view."""
        super().watch_scroll_y(old_value, new_value)
        self._want()

    def _want(self) -> None:
        """Asks for the cards near the view that are not known."""
        missing = [number for number in self.near if number not in self._known]
        if missing:
            self.post_message(self.Wanted(missing))

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        at = y + self.scroll_offset.y
        chosen = at == self._place
        number = self.numbers[at] if at < len(self.numbers) else None
        card = self.known(number)
        text = status_row(card, self.columns, chosen=chosen, marked=number in self.marked) if card else Content(" ")
        ground = tint(self, _CHOSEN) if chosen and self.numbers else self.visual_style
        if ground.reverse:
            text = literal(text.plain)
        return Visual.to_strips(self, text, self.column, 1, ground, pad=True)[0]

    def on_resize(self) -> None:
        """Keeps the chosen card in view."""
        self.virtual_size = Size(self.column, len(self.numbers))
        self.choose(self._place)

    def on_click(self, event: events.Click) -> None:
        """Chooses the card that was clicked; a click on the chosen one opens it."""
        place = event.get_content_offset(self)
        at = self.scroll_offset.y + place.y if place is not None else len(self.numbers)
        if at >= len(self.numbers):
            return
        if at == self._place:
            self.post_message(self.Picked())
        else:
            self.choose(at)
