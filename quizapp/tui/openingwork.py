"""While the trainer opens: Home where that takes a moment, and how far long work is, as after an update."""

import asyncio

from quizapp.core.progress import Work, line
from quizapp.tui.content import literal
from quizapp.tui.screens.home import HomeScreen

_EVERY_S = 0.2
_PATIENCE = 5
"""How many times in a row there may be nothing to say before Home shows that the program is at work."""


async def tell(work: Work, home: HomeScreen) -> None:
    """Says again and again on Home how far the work is, until this is cancelled; nothing of what is done in no time."""
    before, looks = "", 0
    try:
        while True:
            await asyncio.sleep(_EVERY_S)
            what, done, of = work.told or ("", 0, 0)
            goes_on, looks = bool(what) and what == before, looks + 1
            if not home.furnished and (goes_on or looks >= _PATIENCE):
                home.draw()
            if goes_on and (done < of or not of):
                home.say(literal(line(what, done, of), "dim"))
            before = what
    finally:
        if work.told and home.is_mounted:
            home.say(literal(""))
