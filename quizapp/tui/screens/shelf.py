"""Browse as it looks: a field, the cards it finds, and beside them, where there is room, the chosen one."""

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from quizapp.core.listing import CardStatus
from quizapp.core.ordering import Order
from quizapp.core.past import CardPast
from quizapp.core.session import Asked, Graded
from quizapp.tui import browsekeys
from quizapp.tui.content import EMPTY, joined, literal
from quizapp.tui.key import HELP
from quizapp.tui.kit import Kit
from quizapp.tui.screens.framed import Framed
from quizapp.tui.widgets.cardlist import CardList
from quizapp.tui.widgets.cardrows import Shown
from quizapp.tui.widgets.keybar import Hint, KeyBar
from quizapp.tui.widgets.page import Build, Page
from quizapp.tui.widgets.searchbox import SearchBox
from quizapp.tui.widgets.statusrow import head
from quizapp.tui.widgets.txt import Txt
from quizapp.tui.widgets.wholecard import whole_card

_WIDE = 110
_COUNTED = 200
_WIDTHS = [*Framed.HORIZONTAL_BREAKPOINTS, (_WIDE, "-wide")]


class Shelf(Framed[None]):
    """Draws what it is told."""

    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.found: Sequence[int] = ()
        self.more = False
        self.total = 0
        self.order = Order.DUE
        self.wrong = ""

    def compose(self) -> ComposeResult:
        """Title, field, what there is to say, the list with the card beside it, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  browse", "dim")), classes="title")
        with Horizontal(id="look"):
            yield Txt(literal(self.kit.label(browsekeys.BROWSE_SEARCH), "key"), id="slash")
            yield SearchBox("search: words, deck: topic: is: due: …")
            yield Txt(id="count")
        yield Txt(id="told")
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield Txt(id="names")
                yield CardList()
            yield Page(id="preview")
        yield KeyBar()
        yield self.enlarge()

    @property
    def cards(self) -> CardList:
        """The cards."""
        return self.query_one(CardList)

    @property
    def box(self) -> SearchBox:
        """The field."""
        return self.query_one(SearchBox)

    @property
    def wide(self) -> bool:
        """Whether the chosen card stands beside the list."""
        return self.size.width >= _WIDE

    @property
    def looks(self) -> bool:
        """Whether the chosen card is shown anywhere in full."""
        return self.wide

    def show(self, found: Sequence[int], known: Mapping[int, CardStatus], *, more: bool = False) -> None:
        """Shows the cards with these numbers, of which some are known; with `more` they are but the first."""
        self.found, self.more = found, more
        self.cards.show(found, self.order, known)
        self.draw()

    def show_again(self, found: Sequence[int], known: Mapping[int, CardStatus]) -> None:
        """Shows the cards as they are now, where they stood before: nothing jumps away from the learner's hand."""
        before = self.cards.numbers
        if list(found) != list(before):
            here, there = frozenset(found), frozenset(before)
            found = [
                *(number for number in before if number in here),
                *(number for number in found if number not in there),
            ]
        self.show(found, known)

    def draw(self) -> None:
        """Everything around the cards."""
        cards = self.cards
        fit = "…" if self.more else len(self.found)
        count = f"{fit} of {self.total} cards" if self.total else "no cards"
        words = literal(f"{'still ' if self.wrong else ''}{count} · by {self.order}", "dim")
        self.query_one("#count", Txt).update(joined(self._marked(), words))
        self.query_one("#names", Txt).update(head(cards.columns) if self.found else EMPTY)
        self.draw_keys()

    def _marked(self) -> Content:
        """How many cards are marked; those that a search hides are left alone by what is done."""
        every, here = len(self.cards.marked), len(self.cards.marked_here)
        if not every:
            return EMPTY
        hidden = f", {every - here} not shown" if every > here else ""
        return joined(literal(f"{every} marked{hidden}", "key"), literal(" · ", "dim"))

    def draw_keys(self) -> None:
        """The keys worth showing, in the field or in the list."""
        self.query_one(KeyBar).offer(self._typing_hints() if self.box.has_focus else self._list_hints())

    def tell(self, text: str, style: str = "near") -> None:
        """A sentence under the field."""
        self.query_one("#told", Txt).update(literal(text, style))

    def preview(self, card: CardStatus, asked: Asked, graded: Graded, past: CardPast | None = None) -> None:
        """Shows a card beside the list; once its past is known, with that below it."""
        self.query_one("#preview", Page).show(self.whole(card, asked, graded, past), keep=past is not None)

    def no_preview(self) -> None:
        """Shows nothing beside the list."""
        self.query_one("#preview", Page).show(lambda _width: ())

    def whole(self, card: CardStatus, asked: Asked, graded: Graded, past: CardPast | None = None) -> Build:
        """Question, answer, memory and, where it is known, past of a card."""
        return lambda width: whole_card(card, Shown(asked, graded), past, width, self.kit.look.maths)

    def _known(self) -> Sequence[CardStatus]:
        """The cards that an action is for; none where not all of them are known."""
        meant = self.cards.meant
        known = [self.cards.known(number) for number in meant[:_COUNTED]]
        return [card for card in known if card] if len(meant) <= _COUNTED and all(known) else ()

    def _typing_hints(self) -> list[Hint]:
        clears = "clear" if self.box.value else "back"
        entries = (browsekeys.BROWSE_SWITCH, "to the list"), (browsekeys.BROWSE_LEAVE, clears)
        return [
            Hint("↑↓", "choose", "move(1)"),
            *(self.hint(key, word) for key, word in entries),
            Hint(self.kit.label(HELP, typing=True), "help", HELP.action),
        ]

    def _list_hints(self) -> list[Hint]:
        meant, cards = self.cards.meant, self._known()
        many = f" {len(meant)}" if self.cards.marked else ""
        asleep = bool(cards) and all(card.memory.suspended for card in cards)
        flagged = bool(cards) and all(card.memory.flagged for card in cards)
        entries = [
            (browsekeys.BROWSE_OPEN, "look"),
            (browsekeys.BROWSE_SUSPEND, ("resume" if asleep else "suspend") + many),
            (browsekeys.BROWSE_FLAG, ("unflag" if flagged else "flag") + many),
            (browsekeys.BROWSE_MARK, "mark"),
            (browsekeys.BROWSE_ORDER, "sort"),
            (browsekeys.BROWSE_UNDO, "undo"),
            (browsekeys.BROWSE_EDIT, "edit"),
            (browsekeys.BROWSE_SEARCH, "search"),
            (HELP, "help"),
            (browsekeys.BROWSE_LEAVE, "back" if not self.cards.marked else "unmark"),
        ]
        return [self.hint(key, word) for key, word in entries[0 if meant else 7 :]]
