"""While the trainer opens: Home where that takes a moment, and how far long work is, as after an update."""

import asyncio

from quizapp.core.progress import Work, line
from quizapp.tui.content import literal
from quizapp.tui.screens.home import HomeScreen

_EVERY_S = 0.2


async def tell(work: Work, home: HomeScreen) -> None:
    """Says again and again on Home how far the work is, until this is cancelled; nothing of what is done in no time."""
    before = ""
    try:
        while True:
            await asyncio.sleep(_EVERY_S)
            if not home.furnished:
                home.draw()
            what, done, of = work.told or ("", 0, 0)
            if what and what == before and (done < of or not of):
                home.say(literal(line(what, done, of), "dim"))
            before = what
    finally:
        if work.told and home.is_mounted:
            home.say(literal(""))
