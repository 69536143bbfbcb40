"""The field for typed answers."""

from quizapp.core import wording
from quizapp.core.cards import Card
from quizapp.core.deck import Number, TypedList
from quizapp.render.visible import one_line
from quizapp.tui.widgets.field import LONGEST, Field

HEIGHT = 3
ANY = "type your answer"
_NO_BLANK_FIRST = r"(?:\S.*)?"


class Answer(Field):
    """One line of text over the rows that are kept for it."""

    def __init__(self) -> None:
        super().__init__(placeholder=ANY, max_length=LONGEST, select_on_focus=False, restrict=_NO_BLANK_FIRST)
        self.visible = False

    def ask_for(self, card: Card) -> None:
        """Says what is to be typed."""
        wanted = one_line(wanted_of(card))
        if self.placeholder != wanted:
            self.placeholder = wanted

    def open_at(self, row: int, *, take: bool = True) -> None:
        """Stands at this row of its place, and with `take` gets what is typed."""
        if self.styles.offset.y.value != row:
            self.styles.offset = (0, row)
        if not self.visible:
            self.visible = True
        if take:
            self.screen.set_focus(self, scroll_visible=False)

    def close(self) -> None:
        """Lets the keys go to the screen again."""
        if self.visible:
            self.visible = False
            if self.has_focus:
                self.screen.set_focus(None)

    def restricted(self) -> None:
        """A blank before the answer is passed over without a sound: space does something everywhere else."""

    def clear_for(self, text: str = "") -> None:
        """Starts with this text and the cursor behind it."""
        if self.value != text:
            self.value = text
            self.cursor_position = len(text)


def wanted_of(card: Card) -> str:
    """What the field asks for: an answer, so many of them, or a number with its decimals and its unit."""
    body = card.question.body
    return wording.wanted(body) if isinstance(body, Number | TypedList) else ANY
