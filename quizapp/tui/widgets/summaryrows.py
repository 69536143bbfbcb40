"""How a sitting went: what went well, the ratings as bars, and what was hard."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from quizapp.core.review import Rating
from quizapp.core.session import Answered
from quizapp.core.topics import TopicLine, Topics
from quizapp.core.wording import RATINGS
from quizapp.render import topicwords
from quizapp.render.plain import plain
from quizapp.tui.content import EMPTY, joined, literal, single, spread
from quizapp.tui.widgets.page import Row

STYLES = {Rating.AGAIN: "wrong", Rating.HARD: "near", Rating.GOOD: "right", Rating.EASY: "judge"}
_NAME = 8
_BAR = 40
_TOPIC_FROM = 66
_CHANGED = 5


def hard(answered: Sequence[Answered]) -> list[Answered]:
    """The cards rated Again, each once, in the order they came."""
    return list({answer.card_id: answer for answer in answered if answer.rating is Rating.AGAIN}.values())


def missed(answered: Sequence[Answered]) -> list[Answered]:
    """The cards that were not answered right, in the order they came."""
    return [answer for answer in answered if not answer.right]


def practice_rows(
    answered: Sequence[Answered], prompts: Mapping[str, str], chosen: int | None, width: int
) -> list[Row]:
    """The rows after a practice: how many were right, and what was missed."""
    if not answered:
        return []
    cards = missed(answered)
    parts = [literal(f"✓ {len(answered) - len(cards)} right", "right")]
    parts += [literal(f"✗ {len(cards)} missed", "wrong")] if cards else []
    title = "What you missed" if cards else "Nothing was missed."
    return [Row(literal("   ").join(parts)), Row(), *_named(title, cards, prompts, chosen, width)]


def summary_rows(
    answered: Sequence[Answered], prompts: Mapping[str, str], chosen: int | None, streak: str, width: int
) -> list[Row]:
    """The rows of the summary: `prompts` are the texts shown by card id, `chosen` is the place of a hard card."""
    if not answered:
        return []
    return [*_well(answered, streak), *_bars(answered, width), *_hard(answered, prompts, chosen, width)]


def _well(answered: Sequence[Answered], streak: str) -> Iterator[Row]:
    again = sum(answer.rating is Rating.AGAIN for answer in answered)
    fresh = sum(answer.was_new for answer in answered)
    parts = [literal(f"✓ {len(answered) - again} remembered", "right")]
    parts += [literal(f"✗ {again} again", "wrong")] if again else []
    parts += [literal(f"● {fresh} new", "bullet")] if fresh else []
    parts += [literal(streak, "dim")] if streak else []
    yield Row(literal("   ").join(parts))
    yield Row()


def _bars(answered: Sequence[Answered], width: int) -> Iterator[Row]:
    counts = Counter(answer.rating for answer in answered)
    room = min(max(width - _NAME - 6, 1), _BAR)
    for rating in Rating:
        count = counts[rating]
        size = max(round(room * count / max(counts.values())), 1) if count else 0
        bar = joined(
            literal("━" * size, STYLES[rating]), literal(f" {count}" if count else "·", "" if count else "dim")
        )
        yield Row(joined(literal(f"{RATINGS[rating]:<{_NAME}}", "dim"), bar))


def _hard(answered: Sequence[Answered], prompts: Mapping[str, str], chosen: int | None, width: int) -> Iterator[Row]:
    cards = hard(answered)
    yield Row()
    yield from _named("Worth another look" if cards else "Nothing was forgotten.", cards, prompts, chosen, width)


def _named(
    title: str, cards: Sequence[Answered], prompts: Mapping[str, str], chosen: int | None, width: int
) -> Iterator[Row]:
    """A title, and the questions of cards that can be chosen."""
    yield Row(literal(title, "strong"))
    for place, card in enumerate(cards):
        text = plain(prompts.get(card.card_id, card.prompt))
        mark = joined(literal("▸ " if place == chosen else "  ", "key"), literal("✗ ", "wrong"))
        question = joined(mark, single(text, "strong" if place == chosen else ""))
        yield Row(spread(question, _topic(card) if width >= _TOPIC_FROM else EMPTY, width), pick=place)


def _topic(card: Answered) -> Content:
    return single(f"  {topicwords.named(card.topic)}", "dim") if card.topic else EMPTY


def changed_rows(answered: Sequence[Answered], before: Topics, now: Topics, width: int) -> list[Row]:
    """What a cure changed: the mastery of the topics that were asked, then and now, those that rose most first."""
    asked = {answer.topic for answer in answered}
    then = {line.path: line for line in before.ranked if line.path in asked}
    lines = [line for line in now.ranked if line.path in then]
    lines.sort(key=lambda line: then[line.path].mastery.value - line.mastery.value)
    if not lines:
        return []
    rows = [Row(_changed(then[line.path], line, width)) for line in lines[:_CHANGED]]
    return [Row(), Row(literal("What it changed", "strong")), *rows]


def _changed(then: TopicLine, now: TopicLine, width: int) -> Content:
    figures = f"{topicwords.known(then):>4} → {topicwords.known(now):>4} known"
    rose = now.mastery.value > then.mastery.value
    name = joined(literal("  "), single(topicwords.named(now.path)))
    return spread(name, literal(figures, "right" if rose else "dim"), width)
