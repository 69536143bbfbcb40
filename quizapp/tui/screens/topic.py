"""A topic: its questions from worst to best, why each stands where it stands, and what is mixed up."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from textual.app import ComposeResult
from textual.content import Content

from quizapp.core.aims import Aim
from quizapp.core.counting import all_suspended
from quizapp.core.listing import CardStatus
from quizapp.core.past import TopicCard
from quizapp.core.topics import Confused, TopicLine
from quizapp.core.values import frozen
from quizapp.render import topicwords
from quizapp.tui import browsekeys, figurekeys
from quizapp.tui.content import EMPTY, joined, literal, single, stacked
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit, of_topic
from quizapp.tui.screens.filling import Filling
from quizapp.tui.screens.tending import Tending
from quizapp.tui.widgets.choices import Choices
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.topiccards import card_row, head
from quizapp.tui.widgets.topicrows import topic_rows
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_MIXED = {False: 2, True: 4}
_TALL = 32
_PADDING = 2


@frozen
class Found:
    """What the trainer says of a topic: the line it has among the topics, its questions, and what is mixed up."""

    topic: TopicLine
    cards: Sequence[TopicCard]
    confused: Sequence[Confused]

    @classmethod
    def of(cls, trainer: "Trainer", topic: TopicLine) -> Self:
        """All of it as it is now."""
        insight, path = trainer.insight, topic.path
        now = next((line for line in insight.topics().lines if line.path == path), topic)
        return cls(now, insight.topic_cards(path), insight.confusions(path))


class TopicScreen(Tending):
    """The questions of a topic, one of them chosen."""

    BINDINGS = bindings(figurekeys.TOPIC)

    def __init__(self, kit: Kit, topic: TopicLine, target: float) -> None:
        super().__init__(kit)
        self._topic = topic
        self._target = target
        self._found: Found | None = None
        self._told_of: str | None = None

    @property
    def card(self) -> CardStatus | None:
        """The chosen card."""
        cards, place = self._cards, self.choices.place
        return cards[place].card if place < len(cards) else None

    @property
    def subject(self) -> tuple[str, int]:
        """The place of the chosen card."""
        return (self.card.file, self.card.line) if self.card else ("", 0)

    def compose(self) -> ComposeResult:
        """Title, what is known of the topic, its questions, why the chosen one is there, and the keys."""
        title = single(topicwords.named(self._topic.path), "strong")
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  topic  ", "dim"), title), classes="title")
        yield Txt(id="known")
        yield Txt(id="names-topics")
        yield Choices(id="questions")
        yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Shows what is known already, and asks for the questions."""
        self._draw()
        self.tell("Reading the questions …")
        self.fill(lambda trainer: Found.of(trainer, self._topic), self._show)

    def renew(self) -> None:
        """What was done meanwhile shows."""
        if self._found:
            self.fill(lambda trainer: Found.of(trainer, self._topic), self._show)

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        self.call_after_refresh(self._draw)

    def on_choices_chosen(self) -> None:
        """Says why the chosen question is there; what was said of it since stays, if it is the same one."""
        here = self.card.card_id if self.card else ""
        if self._found and here != self._told_of:
            self._told_of = here
            self.tell(self._why())
        self.look()

    def on_choices_picked(self) -> None:
        """A click on the chosen question looks at it."""
        self.action_open()

    def action_cure(self) -> None:
        """Studies the topic, due or not."""
        self.begin(of_topic(self._topic.path), Aim.CURE)

    def action_cram(self) -> None:
        """Crams the topic."""
        self.begin(of_topic(self._topic.path), Aim.CRAM)

    def action_statistics(self) -> None:
        """Shows the statistics of the topic."""
        from quizapp.tui.screens.statistics import StatisticsScreen

        path = self._topic.path
        self.app.push_screen(StatisticsScreen(self.kit, of_topic(path), topicwords.named(path)))

    def action_confusions(self) -> None:
        """Studies what is mixed up in this topic."""
        if self._found and self._found.confused:
            self.begin(of_topic(self._topic.path), Aim.CONFUSIONS)
        elif self._found:
            self.tell(topicwords.NO_MIX_UPS)

    def anew(self) -> Filling:
        """The topics, this one chosen."""
        from quizapp.tui.screens.topics import TopicsScreen

        return TopicsScreen(self.kit, self._topic.path)

    async def again(self, *, figures: bool = True) -> None:
        """Shows the questions as they are now, the same one chosen; the figures of the topic are reckoned from all."""
        if figures or not self._found:
            self._show(await self.kit.desk.ask(lambda trainer: Found.of(trainer, self._topic)))
        else:
            cards = await self.kit.desk.ask(lambda trainer: trainer.insight.topic_cards(self._topic.path))
            self._show(replace(self._found, cards=cards))

    @property
    def _cards(self) -> Sequence[TopicCard]:
        return self._found.cards if self._found else ()

    def _why(self) -> str:
        """Why the chosen question stands where it stands, and what is taken for its answer."""
        place = self.choices.place
        if not self._found or place >= len(self._cards):
            return "There are no questions here." if self._found else ""
        found = self._cards[place]
        mixed = [topicwords.mixed_up(one) for one in self._found.confused if one.card_id == found.card.card_id]
        why = f"{found.why[:1].upper()}{found.why[1:]}"
        return " ".join([f"{why.rstrip('.')}.", *mixed[:1]]) if why else " ".join(mixed[:1])

    def _show(self, found: Found) -> None:
        chosen = self.card
        self._found, self._topic = found, found.topic
        ids = [card.card.card_id for card in found.cards]
        place = ids.index(chosen.card_id) if chosen and chosen.card_id in ids else self.choices.place
        self._draw()
        self.choices.show(len(found.cards), self._row, place)

    def _draw(self) -> None:
        confused = self._found.confused if self._found else ()
        shown = confused[: _MIXED[self.size.height >= _TALL]]
        rows = topic_rows(self._topic, self._target, shown, self.size.width - 2 * _PADDING)
        known = self._asleep or stacked(row.text for row in rows)
        self.query_one("#known", Txt).update(known)
        self.query_one("#names-topics", Txt).update(head() if self._cards else EMPTY)
        self._offer()

    @property
    def _asleep(self) -> Content | None:
        """What there is to say where every card is suspended."""
        if not self._cards or not all(one.card.memory.suspended for one in self._cards):
            return None
        key = self.kit.label(figurekeys.TOPIC_SUSPEND)
        return literal(all_suspended(len(self._cards), f"{key} resumes the chosen one."), "strong")

    def _row(self, place: int, width: int, chosen: bool) -> Content:  # noqa: FBT001
        return card_row(self._cards[place], width, chosen=chosen)

    def _offer(self) -> None:
        mixed = [(figurekeys.TOPIC_CONFUSIONS, "mix-ups")] if self._found and self._found.confused else []
        pairs = [
            (figurekeys.TOPIC_CURE, "study"),
            (figurekeys.TOPIC_LOOK, "look"),
            *mixed,
            (figurekeys.TOPIC_CRAM, "cram"),
            (figurekeys.TOPIC_STATISTICS, "statistics"),
            (figurekeys.TOPIC_SUSPEND, "suspend"),
            (browsekeys.BROWSE_UNDO, "undo"),
            (browsekeys.BROWSE_EDIT, "edit"),
            (HELP, "help"),
            (figurekeys.TOPIC_LEAVE, "back"),
        ]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in pairs])
