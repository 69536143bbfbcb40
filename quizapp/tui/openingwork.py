"""While the trainer opens: how far long work is, as it is after an update or an import."""

import asyncio

from quizapp.core.progress import Work, line
from quizapp.tui.content import literal
from quizapp.tui.screens.home import HomeScreen

_EVERY_S = 0.2


async def tell(work: Work, home: HomeScreen) -> None:
    """Says again and again on Home how far the work is, until this is cancelled."""
    try:
        while True:
            await asyncio.sleep(_EVERY_S)
            if work.told:
                home.say(literal(line(*work.told), "dim"))
    finally:
        if work.told and home.is_mounted:
            home.say(literal(""))
