"""How a sitting went: remembered and forgotten as a bar, and what was hard."""

from collections.abc import Iterator, Mapping, Sequence

from quizapp.core.review import Rating
from quizapp.core.session import Answered
from quizapp.render.plain import plain
from quizapp.render.visible import one_line
from quizapp.tui.content import joined, literal
from quizapp.tui.widgets.page import Row
from quizapp.tui.widgets.ratings import NAMES

HARD_SHOWN = 8


def summary_rows(answered: Sequence[Answered], prompts: Mapping[str, str], width: int) -> list[Row]:
    """The rows of the summary; `prompts` are the texts shown by card id."""
    return [*_bar(answered, width), *_hard(answered, prompts, width)]


def _bar(answered: Sequence[Answered], width: int) -> Iterator[Row]:
    again = sum(answer.rating is Rating.AGAIN for answer in answered)
    right = len(answered) - again
    size = width
    full = round(size * right / len(answered)) if answered else 0
    yield Row(joined(literal("━" * full, "right"), literal("╍" * (size - full), "wrong")))
    yield Row()
    yield Row(joined(literal(f"✓ {right} remembered", "right"), literal("   "), literal(f"✗ {again} again", "wrong")))
    counts = [(NAMES[rating], sum(answer.rating is rating for answer in answered)) for rating in Rating]
    fresh = sum(answer.was_new for answer in answered)
    parts = [f"{name} {count}" for name, count in counts if count] + [f"new {fresh}"] * bool(fresh)
    yield Row(literal(" · ".join(parts), "dim"))


def _hard(answered: Sequence[Answered], prompts: Mapping[str, str], width: int) -> Iterator[Row]:
    """The cards rated Again, each once, in the order they came."""
    cards = dict.fromkeys(answer.card_id for answer in answered if answer.rating is Rating.AGAIN)
    texts = {answer.card_id: answer.prompt for answer in answered} | dict(prompts)
    for number, card_id in enumerate(list(cards)[:HARD_SHOWN]):
        if number == 0:
            yield from (Row(), Row(literal("Worth another look", "strong")))
        yield Row(joined(literal("✗ ", "wrong"), literal(one_line(plain(texts[card_id]), width - 2))))
    if len(cards) > HARD_SHOWN:
        yield Row(literal(f"  … and {len(cards) - HARD_SHOWN} more", "dim"))
