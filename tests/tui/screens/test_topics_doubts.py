"""What the topics say of what is not sure: predictions that did not hold, and courses that are not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.core.bias import Bias
from tests.figures import full_topics
from tests.tui.topical import topical

if TYPE_CHECKING:
    from tests.tui.driving import Opened, Screen


def row(screen: Screen, name: str) -> str:
    return next(row for row in screen.rows if row.lstrip(" ▸").startswith(name))


async def test_predictions_that_lately_did_not_hold_are_told_above_the_topics(opened: Opened) -> None:
    async with opened(topical(replace(full_topics(), bias=Bias(-0.12, 240)))) as screen:
        await screen.press("t")
        said = " ".join(screen.text.split())
        assert "Lately you remembered 12 points less than predicted (of 240 reviews)" in said
        assert "these figures are likely too high." in said
        assert "evaluation" in screen.text


async def test_where_nothing_was_asked_before_there_is_no_trend(opened: Opened) -> None:
    found = full_topics()
    lines = tuple(replace(line, trend=line.trend[-1:] if line.inner else ()) for line in found.lines)
    async with opened(topical(replace(found, lines=lines))) as screen:
        await screen.press("t")
        assert not set("▁▂▃▄▅▆▇█↗↘→") & set(row(screen, "foundations") + row(screen, "evaluation"))
