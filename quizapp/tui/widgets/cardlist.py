"""A list of cards of any length: only the rows in view are ever drawn."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quizapp.core.listing import CardStatus
from quizapp.tui.content import literal
from quizapp.tui.ordering import Order
from quizapp.tui.widgets.statusrow import Columns, status_row
from quizapp.tui.widgets.tints import tint

_CHOSEN = "cardlist--chosen"
_DECK_FROM = 100


class CardList(ScrollView, can_focus=True, inherit_bindings=False):
    """Cards, one of them chosen, some of them marked."""

    COMPONENT_CLASSES: ClassVar = {_CHOSEN}

    class Chosen(Message):
        """Another card is chosen, or another list has come."""

    class Picked(Message):
        """The chosen card was clicked."""

    def __init__(self) -> None:
        super().__init__(id="cards")
        self.cards: Sequence[CardStatus] = ()
        self.marked: frozenset[str] = frozenset()
        self._order = Order.DUE
        self._place = 0

    @property
    def chosen(self) -> CardStatus | None:
        """The card that the cursor is on; None in an empty list."""
        return self.cards[self._place] if self._place < len(self.cards) else None

    @property
    def column(self) -> int:
        """The width of a row [cells]."""
        return max(self.scrollable_content_region.width, 1)

    @property
    def columns(self) -> Columns:
        """The columns; a wide terminal shows the deck, whatever else stands beside the list."""
        return Columns(self.column, self._order, deck=self.app.size.width >= _DECK_FROM)

    @property
    def meant(self) -> list[CardStatus]:
        """The marked cards; without any the chosen one."""
        return self.marked_here or [card for card in (self.chosen,) if card]

    @property
    def marked_here(self) -> list[CardStatus]:
        """The marked cards that are in the list."""
        return [card for card in self.cards if card.card_id in self.marked]

    def show(self, cards: Sequence[CardStatus], order: Order) -> None:
        """Shows other cards, sorted so; the cursor stays on its card, or where that was."""
        before, place = self.chosen, self._place
        self.cards, self._order = cards, order
        self.virtual_size = Size(self.column, len(cards))
        self.refresh()
        here = before is not None and place < len(cards) and cards[place].card_id == before.card_id
        if before and not here:
            place = next((number for number, card in enumerate(cards) if card.card_id == before.card_id), place)
        self.choose(place)

    def move(self, by: int) -> None:
        """Chooses the card so many rows further down."""
        self.choose(self._place + by)

    def page(self, by: int) -> None:
        """Chooses the card so many pages further down."""
        self.move(by * max(self.size.height - 1, 1))

    def choose(self, place: int) -> None:
        """Chooses the card at a place, or the nearest, and scrolls as little as brings it into view."""
        self.refresh_line(self._place)
        self._place = min(max(place, 0), max(len(self.cards) - 1, 0))
        self.refresh_line(self._place)
        top, height = self.scroll_offset.y, max(self.size.height, 1)
        if self._place < top:
            self.scroll_to(y=self._place, animate=False)
        elif self._place >= top + height:
            self.scroll_to(y=self._place - height + 1, animate=False)
        self.post_message(self.Chosen())

    def mark(self, ids: frozenset[str]) -> None:
        """Marks these cards and no others."""
        self.marked = ids
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        at = y + self.scroll_offset.y
        chosen = at == self._place
        text = Content(" ")
        if at < len(self.cards):
            card = self.cards[at]
            text = status_row(card, self.columns, chosen=chosen, marked=card.card_id in self.marked)
        ground = tint(self, _CHOSEN) if chosen and self.cards else self.visual_style
        if ground.reverse:
            text = literal(text.plain)
        return Visual.to_strips(self, text, self.column, 1, ground, pad=True)[0]

    def on_resize(self) -> None:
        """Keeps the chosen card in view."""
        self.virtual_size = Size(self.column, len(self.cards))
        self.choose(self._place)

    def on_click(self, event: events.Click) -> None:
        """Chooses the card that was clicked; a click on the chosen one opens it."""
        place = event.get_content_offset(self)
        at = self.scroll_offset.y + place.y if place is not None else len(self.cards)
        if at >= len(self.cards):
            return
        if at == self._place:
            self.post_message(self.Picked())
        else:
            self.choose(at)
