"""A topic as one row: how well it is known and how sure that is, how much was asked, forgotten, and how it went."""

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from quizapp.core.topics import Confused, TopicLine
from quizapp.core.values import frozen
from quizapp.render import topicwords
from quizapp.render.charts.interval import composition, interval
from quizapp.render.charts.spark import sparkline
from quizapp.render.figuretexts import NONE, percent
from quizapp.tui.content import EMPTY, joined, line, literal, single
from quizapp.tui.widgets.page import Row

_BAR, _BAR_NARROW, _NARROW = 16, 10, 66
_MORE_FROM = 92
_VALUE, _STANDING, _SEEN, _SHARE, _TREND, _DUE = 5, 9, 8, 7, 7, 5
_SCALE = ("known, 90% sure", "known, 90%", "known")
_DAYS = 4
_HALF = 0.1
_INDENT = 2
_COMPOSED = 20


@frozen
class Columns:
    """The columns of a list of some width [cells], as a tree or ranked by gain; `target` is the mastery aimed for."""

    width: int
    target: float
    ranked: bool = False

    @property
    def bar(self) -> int:
        """The room for the interval [cells]."""
        return _BAR if self.width >= _NARROW else _BAR_NARROW

    @property
    def full(self) -> bool:
        """Whether what was forgotten and the trend have columns."""
        return self.width >= _NARROW

    @property
    def more(self) -> bool:
        """Whether what is due has a column, too."""
        return self.width >= _MORE_FROM

    @property
    def name(self) -> int:
        """The room for the name [cells]."""
        rest = _VALUE + 1 + _STANDING + _SEEN + (_SHARE + _TREND) * self.full + _DUE * self.more
        return max(self.width - self.bar - rest - 3, 1)

    @property
    def scale(self) -> str:
        """The name of the interval and the tick of the target, where there is room for both."""
        place = round(self.target * (self.bar - 1))
        return next((f"{name:<{place}}╎" for name in _SCALE if len(name) < place), _SCALE[-1])


def head(columns: Columns) -> Content:
    """The names of the columns."""
    texts = [f"  {'by gain' if columns.ranked else 'topic':<{columns.name}} ", f"{columns.scale:<{columns.bar}}"]
    texts += [" " * (_VALUE + 1 + _STANDING), f"{'asked':>{_SEEN}}"]
    if columns.full:
        texts += [f"{'gains' if columns.ranked else 'forgot':>{_SHARE}}"]
    if columns.more:
        texts += [f"{'due':>{_DUE}}"]
    if columns.full:
        texts += [" 30 d."]
    return literal("".join(texts), "dim").truncate(columns.width)


def topic_row(topic: TopicLine, columns: Columns, *, chosen: bool) -> Content:
    """The row of a topic."""
    mastery = topic.mastery
    stands, value = topicwords.STANDINGS[topic.standing], topicwords.known(topic)
    return joined(
        literal("▸ " if chosen else "  ", "key"),
        _name(topic, columns, chosen=chosen),
        literal(" "),
        _interval(topic, columns),
        literal(f"{value:>{_VALUE}} ", "strong" if value != NONE else "dim"),
        literal(f"{stands.sign} {stands.word:<{_STANDING - 2}}", stands.style),
        literal(f"{f'{mastery.seen}/{mastery.cards}':>{_SEEN}}", "dim"),
        *_shares(topic, columns),
    ).truncate(columns.width, pad=True)


def about_rows(topic: TopicLine, target: float, width: int) -> list[Row]:
    """The chosen topic in sentences: what it is made of, how sure that is, what is mixed up, what waits there."""
    rows = [Row(part) for part in _title(topic).wrap(width)]
    rows += [Row(), Row(line(composition(topic.mastery, min(width, 2 * _COMPOSED))))]
    said = [topicwords.parts(topic), topicwords.judged(topic, target)]
    styles = ["dim", topicwords.STANDINGS[topic.standing].style.replace("dim", "")]
    for text, style in zip(said, styles, strict=True):
        rows += [Row(part) for part in single(text, style).wrap(width)]
    rows += [Row(part) for part in _mixed_up(topic).wrap(width)] if topic.confused else []
    rows += [Row(part) for part in single(topicwords.work(topic), "dim").wrap(width)]
    return rows


def short_rows(topic: TopicLine, target: float, width: int) -> list[Row]:
    """The same in at most five rows, none of them wrapped."""
    bar = line(composition(topic.mastery, _COMPOSED))
    made = joined(bar, literal("  "), single(topicwords.parts(topic), "dim"))
    style = topicwords.STANDINGS[topic.standing].style.replace("dim", "")
    texts = [_title(topic), made, single(topicwords.judged(topic, target), style)]
    texts += [_mixed_up(topic)] if topic.confused else []
    texts.append(single(topicwords.work(topic), "dim"))
    return [Row(text.truncate(width, ellipsis=True)) for text in texts]


def topic_rows(topic: TopicLine, target: float, confused: Sequence[Confused], width: int) -> list[Row]:
    """The head of a topic's own screen: the same, with as many confusions as are given."""
    rows = short_rows(replace(topic, confused=None), target, width)
    said = [single(topicwords.mixed_up(one), "near").truncate(width, ellipsis=True) for one in confused]
    return [*rows[1:-1], *map(Row, said), rows[-1]]


def _title(topic: TopicLine) -> Content:
    """The whole path, and what the author says of the topic."""
    return joined(
        single(topicwords.named(topic.path), "strong"), single(f"  {topic.about}" if topic.about else "", "dim")
    )


def _mixed_up(topic: TopicLine) -> Content:
    return single(topicwords.mixed_up(topic.confused), "near") if topic.confused else EMPTY


def _name(topic: TopicLine, columns: Columns, *, chosen: bool) -> Content:
    """The last part of the path, in the tree below what holds it; ranked with as much before it as fits."""
    style = "strong" if chosen or topic.inner else ""
    if not columns.ranked:
        indent = " " * min(_INDENT * topic.depth, columns.name // 2)
        name = topic.name or topicwords.NO_TOPIC
        return joined(literal(indent), single(name, style)).truncate(columns.name, ellipsis=True, pad=True)
    whole = single(topicwords.named(topic.path), style)
    steps = topic.path.split("/")
    while whole.cell_length > columns.name and len(steps) > 1:
        steps = steps[1:]
        whole = single(" › ".join(steps), style)
    return whole.truncate(columns.name, ellipsis=True, pad=True)


def _interval(topic: TopicLine, columns: Columns) -> Content:
    low, high, style = topic.mastery.low, topic.mastery.high, topicwords.STANDINGS[topic.standing].style
    drawn = interval(low, topicwords.figure(topic), high, columns.bar, target=columns.target, style=style)
    return line(drawn).truncate(columns.bar, pad=True)


def _spark(trend: Sequence[float]) -> str:
    """Mastery over the days of a trend, on a scale of 20 points or more: less would make a mountain of every step.

    A line where it stayed, nothing where it is not known for two days.
    """
    if len(trend) < 2:
        return ""
    if topicwords.steady(trend):
        return "─" * len(trend)
    middle = (min(trend) + max(trend)) / 2
    half = max((max(trend) - min(trend)) / 2, _HALF)
    return sparkline(trend, _DAYS, low=middle - half, high=middle + half)


def _shares(topic: TopicLine, columns: Columns) -> list[Content]:
    """What is left of the columns: what was forgotten or is gained, due, and the trend."""
    forgotten = percent(topic.mastery.forgotten) if topic.mastery.seen else NONE
    share = topicwords.gained(topic.gain) if columns.ranked else forgotten
    found = [literal(f"{share:>{_SHARE}}", "dim")] * columns.full
    if columns.more:
        found.append(literal(f"{topic.due or '·':>{_DUE}}", "" if topic.due else "dim"))
    if columns.full:
        shown = _spark(topic.trend) or NONE
        spark = literal(f" {shown:>{_DAYS}}", "dim" if shown == NONE else "curve")
        found.append(joined(spark, literal(topicwords.arrow(topic.trend))))
    return found
