"""A topic as one row: how well it is known and how sure that is, how much was asked, forgotten, and how it went."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content

from quizapp.core.mastery import Mastery, Standing
from quizapp.core.topics import Confused, TopicLine
from quizapp.render.charts.interval import composition, interval
from quizapp.render.charts.spark import sparkline
from quizapp.render.figuretexts import NONE, percent
from quizapp.tui import topicwords
from quizapp.tui.content import EMPTY, joined, line, literal, single
from quizapp.tui.widgets.page import Row

_BAR, _BAR_NARROW, _NARROW = 16, 10, 66
_MORE_FROM = 92
_VALUE, _STANDING, _SEEN, _SHARE, _TREND, _DUE = 5, 9, 8, 7, 6, 5
_DAYS = 4
_HALF = 0.1
_INDENT = 2
_COMPOSED = 20


@dataclass(frozen=True, slots=True)
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
        """Whether what was never asked and what is due have columns, too."""
        return self.width >= _MORE_FROM

    @property
    def name(self) -> int:
        """The room for the name [cells]."""
        rest = _VALUE + 1 + _STANDING + _SEEN + (_SHARE + _TREND) * self.full + (_SHARE + _DUE) * self.more
        return max(self.width - self.bar - rest - 3, 1)


def head(columns: Columns) -> Content:
    """The names of the columns."""
    texts = [f"  {'by gain' if columns.ranked else 'topic':<{columns.name}} ", f"{'known, 90% sure':<{columns.bar}}"]
    texts += [" " * (_VALUE + 1 + _STANDING), f"{'asked':>{_SEEN}}"]
    if columns.full:
        texts += [f"{'gains' if columns.ranked else 'forgot':>{_SHARE}}"]
    if columns.more:
        texts += [f"{'unseen':>{_SHARE}}", f"{'due':>{_DUE}}"]
    if columns.full:
        texts += [" 30 d."]
    return literal("".join(texts), "dim").truncate(columns.width)


def topic_row(topic: TopicLine, columns: Columns, *, chosen: bool) -> Content:
    """The row of a topic."""
    mastery = topic.mastery
    sign, word, style = topicwords.STANDINGS[topic.standing]
    value = topicwords.value(topic)
    return joined(
        literal("▸ " if chosen else "  ", "key"),
        _name(topic, columns, chosen=chosen),
        literal(" "),
        _interval(mastery, topic.standing, columns),
        literal(f"{value:>{_VALUE}} ", "strong" if value != NONE else "dim"),
        literal(f"{sign} {word:<{_STANDING - 2}}", style),
        literal(f"{f'{mastery.seen}/{mastery.cards}':>{_SEEN}}", "dim"),
        *_shares(topic, columns),
    ).truncate(columns.width, pad=True)


def about_rows(topic: TopicLine, target: float, width: int) -> list[Row]:
    """The chosen topic in sentences: what it is made of, how sure that is, what is mixed up, what waits there."""
    rows = [Row(part) for part in _title(topic).wrap(width)]
    rows += [Row(), Row(line(composition(topic.mastery, min(width, 2 * _COMPOSED))))]
    said = [topicwords.parts(topic), topicwords.judged(topic, target)]
    styles = ["dim", topicwords.STANDINGS[topic.standing][2].replace("dim", "")]
    for text, style in zip(said, styles, strict=True):
        rows += [Row(part) for part in single(text, style).wrap(width)]
    rows += [Row(part) for part in _mixed_up(topic).wrap(width)] if topic.confused else []
    rows += [Row(part) for part in single(topicwords.work(topic), "dim").wrap(width)]
    return rows


def short_rows(topic: TopicLine, target: float, width: int) -> list[Row]:
    """The same in at most five rows, none of them wrapped."""
    bar = line(composition(topic.mastery, _COMPOSED))
    made = joined(bar, literal("  "), single(topicwords.parts(topic), "dim"))
    style = topicwords.STANDINGS[topic.standing][2].replace("dim", "")
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
        name = topic.name or topicwords.OTHERS
        return joined(literal(indent), single(name, style)).truncate(columns.name, ellipsis=True, pad=True)
    whole = single(topicwords.named(topic.path), style)
    steps = topic.path.split("/")
    while whole.cell_length > columns.name and len(steps) > 1:
        steps = steps[1:]
        whole = single(" › ".join(steps), style)
    return whole.truncate(columns.name, ellipsis=True, pad=True)


def _interval(mastery: Mastery, standing: Standing, columns: Columns) -> Content:
    style = topicwords.STANDINGS[standing][2]
    return line(
        interval(mastery.low, mastery.value, mastery.high, columns.bar, target=columns.target, style=style)
    ).truncate(columns.bar, pad=True)


def _spark(trend: Sequence[float]) -> str:
    """Mastery over the days of a trend, on a scale of 20 points or more: less would make a mountain of every step."""
    middle = (min(trend) + max(trend)) / 2
    half = max((max(trend) - min(trend)) / 2, _HALF)
    return sparkline(trend, _DAYS, low=middle - half, high=middle + half)


def _shares(topic: TopicLine, columns: Columns) -> list[Content]:
    """What is left of the columns: what was forgotten or is gained, never asked, due, and the trend."""
    share = f"{100 * topic.gain:+.1f}" if columns.ranked else percent(topic.mastery.forgotten)
    found = [literal(f"{share:>{_SHARE}}", "dim")] * columns.full
    if columns.more:
        found.append(literal(f"{percent(topic.mastery.unseen_share):>{_SHARE}}", "dim"))
        found.append(literal(f"{topic.due or '·':>{_DUE}}", "" if topic.due else "dim"))
    if columns.full:
        spark = _spark(topic.trend) if topic.trend else ""
        found.append(joined(literal(f" {spark:<{_DAYS}}", "curve"), literal(topicwords.arrow(topic.trend))))
    return found
