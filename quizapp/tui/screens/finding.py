"""Finding cards: a field that searches as the learner types, and a list to move and mark in."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input
from textual.worker import Worker

from quizapp.core.harder import opened as with_options
from quizapp.core.listing import CardStatus
from quizapp.core.query import QueryError
from quizapp.core.response import Skipped
from quizapp.core.session import Asked, Graded
from quizapp.errors import QuizError
from quizapp.tui import browsekeys
from quizapp.tui.key import HELP
from quizapp.tui.kit import Kit
from quizapp.tui.screens.shelf import Shelf
from quizapp.tui.widgets.cardlist import CardList

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_REST_S = 0.15  # after so long without a letter all that a search finds is asked for, which a letter would wait for


class Finding(Shelf):
    """A shelf that fills itself; `query` is what is searched for at first."""

    def __init__(self, kit: Kit, query: str = "") -> None:
        super().__init__(kit)
        self._asked_for = query
        self._query = ""
        self._to_last = False

    def on_mount(self) -> None:
        """Asks for all cards, and for those that are searched for."""
        with self.prevent(Input.Changed):
            self.box.value = self._asked_for
        self.set_focus(self.cards if self._asked_for else self.box)
        self.tell("Reading the cards …", "dim")
        self.work(self._open)

    def on_resize(self) -> None:
        """The names of the columns keep above their columns, and a card may find room beside them."""
        self.call_after_refresh(self.on_card_list_chosen)
        self.call_after_refresh(self.draw)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Searches as the learner types; an answer that is overtaken is never shown."""
        self._look(event.value)

    def on_input_submitted(self) -> None:
        """Enter goes on to the list."""
        self.action_switch()

    def on_descendant_focus(self) -> None:
        """Other keys count in the field than in the list."""
        self.draw_keys()

    def on_card_list_chosen(self) -> None:
        """Shows the chosen card beside the list."""
        self.draw_keys()
        card = self.cards.chosen
        if card and self.looks:
            self._newest("trainer.preview", partial(self._preview, card))
        else:
            self.no_preview()

    def action_move(self, by: int) -> None:
        """Chooses another card, from the field, too."""
        self.hush()
        self.cards.move(by)

    def action_page(self, by: int) -> None:
        """Chooses a card a page away."""
        self.hush()
        self.cards.page(by)

    def action_first(self) -> None:
        """Chooses the first card."""
        self.hush()
        self.cards.choose(0)

    def action_last(self) -> None:
        """Chooses the last card, as soon as it is known which."""
        self.hush()
        self._to_last = self.more
        self.cards.choose(len(self.found) - 1)

    def action_switch(self) -> None:
        """Goes from the field to the list, or back."""
        self.set_focus(self.cards if self.box.has_focus else self.box)

    def action_search(self) -> None:
        """Goes to the field."""
        self.set_focus(self.box)

    def action_clear(self) -> None:
        """Shows all cards again, and marks none."""
        self.cards.mark(frozenset())
        self.box.value = ""
        self.draw()

    def action_leave(self) -> None:
        """Takes back what is typed or marked; leaves when nothing is."""
        if self.box.value and (self.box.has_focus or not self.found):
            self.action_clear()
        elif self.cards.marked:
            self._mark(frozenset())
        else:
            self.work(self._end)

    def action_order(self) -> None:
        """Sorts by the next thing there is to sort by."""
        self.order = self.order.next
        self.hush()
        query = self._query
        self._newest("trainer.search", partial(self._safely, lambda: self._find(query)))

    def action_mark(self) -> None:
        """Marks the chosen card, or unmarks it, and goes on to the next."""
        number = self.cards.chosen_number
        if number is not None:
            self._mark(self.cards.marked ^ {number})
            self.cards.move(1)

    def action_mark_all(self) -> None:
        """Marks every card that was found; none, if all are marked."""
        every = frozenset(self.found)
        self._mark(frozenset() if self.cards.marked >= every else every)

    def _mark(self, numbers: frozenset[int]) -> None:
        self.hush()
        self.cards.mark(numbers)
        self.draw()

    def _look(self, query: str) -> None:
        self._newest("trainer.search", partial(self._safely, lambda: self._search(query)))

    def work(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does work that asks the trainer; its refusal is said."""
        self.run_worker(self._safely(work), group="trainer")

    def _newest(self, group: str, work: Callable[[], Coroutine[None, None, None]]) -> Worker[None]:
        """Does the newest work of a group; what is older is given up."""
        return self.run_worker(work, group=group, exclusive=True)

    async def _safely(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work whose refusal is a sentence; what is shown stays. A screen that was left meanwhile shows nothing."""
        with self.while_here():
            try:
                await work()
            except QuizError as error:
                self.tell(str(error), "wrong")

    async def _open(self) -> None:
        self.total = await self.kit.desk.ask(lambda trainer: trainer.searching.total)
        await (self._search(self.box.value) if self.box.value else self._find(""))

    async def _end(self) -> None:
        """Leaves once everything is done that was begun."""
        await self.kit.desk.done()
        if self.is_current:
            self.dismiss(None)

    async def _search(self, query: str) -> None:
        try:
            await self._find(query)
        except QueryError as error:
            await self._search_before(query[: error.place], str(error))

    async def _find(self, query: str) -> None:
        """Shows what a search finds: the first of it at once, and how many there are when no letter follows soon."""
        order, first = self.order, self.cards.first_page

        def begun(trainer: "Trainer") -> tuple[Sequence[int], Mapping[int, CardStatus]]:
            found = trainer.searching.find(query, order, first)
            return found, trainer.searching.page(found)

        found, known = await self.kit.desk.ask(begun)
        self._query, self.wrong, self._to_last = query, "", False
        more = first is not None and len(found) == first
        self.show(found, known, more=more)
        self.hush()
        if more:
            await asyncio.sleep(_REST_S)
            self.show(await self.kit.desk.ask(lambda trainer: trainer.searching.find(query, order)), known)
        if self._to_last:
            self.action_last()

    async def _search_before(self, query: str, wrong: str) -> None:
        """Keeps the list of the last search that worked; without one, that of what can be read before the mistake."""
        if not self._query:
            with suppress(QueryError):
                await self._find(query.strip())
        self.wrong = wrong
        self.draw()
        self.hush()

    def renew(self) -> None:
        """What another program did to cards shows."""
        self.work(self.again)

    async def again(self) -> None:
        """Shows what the last search that worked finds now."""
        query, order, near = self._query, self.order, self.cards.near

        def found(trainer: "Trainer") -> tuple[Sequence[int], Mapping[int, CardStatus]]:
            return trainer.searching.find(query, order), trainer.searching.page(near)

        self.show_again(*await self.kit.desk.ask(found))

    def on_card_list_wanted(self, event: CardList.Wanted) -> None:
        """Asks for the cards that came into view."""
        self._newest("trainer.page", partial(self._safely, partial(self._fill, event.numbers)))

    async def _fill(self, numbers: Sequence[int]) -> None:
        self.cards.fill(await self.kit.desk.ask(lambda trainer: trainer.searching.page(numbers)))

    def hush(self) -> None:
        """Ends what was said of the last action; says what is wrong, or how to go on where nothing was found."""
        if self.wrong:
            self.tell(self.wrong, "wrong")
        elif self.found:
            self.tell("")
        elif self.total:
            clear, how = (self.kit.label(key, typing=True) for key in (browsekeys.BROWSE_LEAVE, HELP))
            self.tell(f"No card fits. {clear} clears the search, {how} shows how to search.", "dim")
        else:
            self.tell("There are no cards: put a deck (a .yaml file) into your deck folder.", "dim")

    async def _preview(self, card: CardStatus) -> None:
        try:
            asked, graded = await self.answered(card)
        except QuizError:
            self.no_preview()
            return
        self.preview(card, asked, graded)
        with suppress(QuizError):
            past = await self.kit.desk.ask(lambda trainer: trainer.insight.past(card.card_id))
            self.preview(card, asked, graded, past)

    async def answered(self, card: CardStatus) -> tuple[Asked, Graded]:
        """The card with its answer open."""

        def opened(trainer: "Trainer") -> tuple[Asked, Graded]:
            asked = with_options(trainer.card(card.card_id))
            return asked, trainer.grade(asked, Skipped())

        return await self.kit.desk.ask(opened)
