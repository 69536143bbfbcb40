"""Topics: what is known of each and how sure that is, what is weak, and a sitting that cures it."""

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content

from quizapp.core.aims import Aim
from quizapp.core.topics import TopicLine, Topics
from quizapp.render import topicwords
from quizapp.render.insightwords import FIT, lately
from quizapp.tui import figurekeys, homekeys
from quizapp.tui.content import EMPTY, joined, literal, single, stacked
from quizapp.tui.key import HELP, bindings
from quizapp.tui.kit import Kit, of_topic
from quizapp.tui.screens.listed import Listed
from quizapp.tui.widgets.choices import Choices
from quizapp.tui.widgets.keybar import KeyBar
from quizapp.tui.widgets.page import Page
from quizapp.tui.widgets.topicrows import Columns, about_rows, head, short_rows, topic_row
from quizapp.tui.widgets.txt import Txt

_BESIDE = 110
_PADDING = 2
_READING = "Reading what you know …"


class TopicsScreen(Listed):
    """The tree of topics or their ranking, one of them chosen."""

    BINDINGS = bindings(figurekeys.TOPICS)
    HORIZONTAL_BREAKPOINTS = [*Listed.HORIZONTAL_BREAKPOINTS, (_BESIDE, "-beside")]  # noqa: RUF012

    def __init__(self, kit: Kit, topic: str | None = None, *, ranked: bool = False) -> None:
        super().__init__(kit)
        self.found: Topics | None = None
        self._ranked = ranked
        self._first = topic

    def compose(self) -> ComposeResult:
        """Title, everything in two sentences, the topics with the chosen one beside or below, and the keys."""
        yield Txt(joined(literal("quizapp", "strong judge"), literal("  topics", "dim")), classes="title")
        yield Txt(literal(_READING, "dim"), id="overall")
        with Container(id="sides-topics"):
            with Vertical(id="left-topics"):
                yield Txt(id="names-topics")
                yield Choices(id="topics")
            yield Page(id="about-topic")
        yield Txt(id="told")
        yield KeyBar()
        yield self.enlarge()

    def on_mount(self) -> None:
        """Asks for the topics."""
        self._offer()
        self.fill(lambda trainer: trainer.insight.topics(), self._show)

    def renew(self) -> None:
        """What was done to cards meanwhile shows."""
        if self.found:
            self.fill(lambda trainer: trainer.insight.topics(), self._show)

    def on_resize(self) -> None:
        """The names of the columns keep above their columns, and the chosen topic may find room beside them."""
        self.call_after_refresh(self._draw)

    def on_choices_chosen(self) -> None:
        """Says more of the chosen topic."""
        self.tell("")
        self._draw_about()

    def on_choices_picked(self) -> None:
        """A click on the chosen topic opens it."""
        self.action_open()

    def anew(self) -> "TopicsScreen":
        """The same list, the same topic chosen."""
        return TopicsScreen(self.kit, self._chosen.path if self._chosen else None, ranked=self._ranked)

    def action_open(self) -> None:
        """Shows the questions of the chosen topic."""
        if self._chosen and self.found:
            from quizapp.tui.screens.topic import TopicScreen

            self.app.push_screen(TopicScreen(self.kit, self._chosen, self.found.target))

    def action_cure(self) -> None:
        """Studies the chosen topic, due or not."""
        if self._chosen:
            self.begin(of_topic(self._chosen.path), Aim.CURE)

    def action_cram(self) -> None:
        """Crams the chosen topic."""
        if self._chosen:
            self.begin(of_topic(self._chosen.path), Aim.CRAM)

    def action_weak(self) -> None:
        """Studies all weak topics; those that gain most where none surely is."""
        if self.lines or not self.found:
            self.begin((), Aim.WEAK)

    def action_confusions(self) -> None:
        """Studies the cards whose answers are taken for one another."""
        if any(line.confused for line in self.lines):
            self.begin((), Aim.CONFUSIONS)
        elif self.found:
            self.tell(topicwords.NO_MIX_UPS)

    def action_order(self) -> None:
        """Shows the tree as a ranking, or back."""
        chosen = self._chosen
        self._ranked = not self._ranked
        self._draw(chosen)

    @property
    def lines(self) -> tuple[TopicLine, ...]:
        """The topics in the order in which they stand."""
        if not self.found:
            return ()
        return self.found.ranked if self._ranked else self.found.lines

    @property
    def _chosen(self) -> TopicLine | None:
        place = self.choices.place
        return self.lines[place] if place < len(self.lines) else None

    def _show(self, found: Topics) -> None:
        chosen = self._chosen
        if self.found is None and self._first is not None:
            first = self._first.casefold()
            chosen = next((line for line in found.lines if line.path.casefold() == first), None)
        self.found = found
        self._draw(chosen)

    def _draw(self, chosen: TopicLine | None = None) -> None:
        """Everything from the state; the topic that was chosen stays so where it still is."""
        found = self.found
        if not found:
            return
        here = chosen or self._chosen
        places = (place for place, line in enumerate(self.lines) if here and line.path == here.path)
        place = next(places, self.choices.place)
        weak = self.kit.label(figurekeys.TOPICS_WEAK)
        width = self.size.width - 2 * _PADDING
        said = [literal(topicwords.overall(found, width), "strong"), literal(topicwords.verdict(found, weak), "dim")]
        said += single(lately(found.bias, FIT), "near").wrap(width) if found.bias and found.lines else []
        self.query_one("#overall", Txt).update(stacked(said))
        self.query_one("#names-topics", Txt).update(head(self._columns) if self.lines else EMPTY)
        self.choices.show(len(self.lines), self._row, place)
        if not self.lines:
            self._draw_about()
        self._offer()

    def _draw_about(self) -> None:
        found, chosen = self.found, self._chosen
        if not found:
            return
        rows = about_rows if self.size.width >= _BESIDE else short_rows
        self.query_one("#about-topic", Page).show(lambda width: rows(chosen, found.target, width) if chosen else [])

    @property
    def _columns(self) -> Columns:
        return Columns(self.choices.column, self.found.target if self.found else 0.0, self._ranked)

    def _row(self, place: int, _width: int, chosen: bool) -> Content:  # noqa: FBT001
        return topic_row(self.lines[place], self._columns, chosen=chosen)

    def _offer(self) -> None:
        mine = [
            (figurekeys.TOPICS_CURE, "study"),
            (figurekeys.TOPICS_OPEN, "open"),
            (figurekeys.TOPICS_WEAK, "weak"),
            (figurekeys.TOPICS_CONFUSIONS, "mix-ups"),
            (figurekeys.TOPICS_ORDER, "tree" if self._ranked else "rank"),
            (figurekeys.TOPICS_CRAM, "cram"),
            (homekeys.VIEW_READY, "ready"),
            (homekeys.VIEW_STATISTICS, "statistics"),
        ]
        others = [(HELP, "help"), (figurekeys.TOPICS_LEAVE, "back")]
        self.query_one(KeyBar).offer([self.hint(*pair) for pair in (*(mine if self.lines else mine[6:]), *others)])
