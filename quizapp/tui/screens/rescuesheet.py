"""A database that cannot be used: what happened, what there is to go back to, and the ways on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.errors import DatabaseError, LostError, QuizError
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single, stacked
from quizapp.tui.key import Key, bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.waysheet import WaySheet
from quizapp.tui.widgets.txt import Txt

if TYPE_CHECKING:
    from quizapp.trainer.doctor.rescue import Damage, Rescue

_DAMAGED, _LOST = "The database is damaged.", "Entries of your log are missing."
_LOOKING = "Looking what can be saved …"
_WORKING = "Working …"
_NOTHING = "Nothing was written, and nothing is until you choose."
_KEPT = "Whatever you choose, the file is kept, under another name."
_WAYS: dict[str, tuple[Key, str]] = {
    "both": (sheetkeys.RESCUE_BOTH, "both"),
    "backup": (sheetkeys.RESCUE_BACKUP, "backup"),
    "salvage": (sheetkeys.RESCUE_SALVAGE, "readable"),
    "accept": (sheetkeys.RESCUE_ACCEPT, "go on"),
}
_LEAVE = (sheetkeys.RESCUE_LEAVE, "leave it as it is")


class RescueSheet(WaySheet[bool], inherit_bindings=False):
    """Dismissed with whether there is a database again."""

    BINDINGS = bindings(sheetkeys.RESCUE)

    def __init__(self, kit: Kit, rescue: "Rescue", error: DatabaseError) -> None:
        self._is_lost = isinstance(error, LostError)
        super().__init__(kit, _LOST if self._is_lost else _DAMAGED, literal(_LOOKING, "dim"), [_LEAVE])
        self._rescue = rescue
        self._damage: Damage | None = None
        self._done = False

    def on_mount(self) -> None:
        """Looks, behind the screen."""
        super().on_mount()
        self._work(self._look)

    def action_choose(self, way: str) -> None:
        """Takes one of the ways that are offered; once, and not while another is taken."""
        if self._damage and not self._done and way in self._damage.ways(is_sound=self._is_lost):
            self._done = True
            self._work(lambda: self._take(way))

    def action_help(self) -> None:
        """Shows the keys of this sheet first."""
        from quizapp.tui import keys
        from quizapp.tui.screens.helpsheet import HelpSheet

        self.app.push_screen(HelpSheet(self.kit, keys.of(self.BINDINGS)))

    def action_close(self) -> None:
        """Goes back to Home; the database is opened again where something was done."""
        self._rescue.end()
        self.dismiss(self._done)

    def _work(self, work: Callable[[], Awaitable[None]]) -> None:
        async def safely() -> None:
            with self.while_here():
                try:
                    await work()
                except QuizError as error:
                    self._done = False
                    self._say(literal(str(error), "wrong"))

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="trainer.rescue", exclusive=True)

    async def _look(self) -> None:
        self._damage = await asyncio.to_thread(self._rescue.look)
        ways = self._damage.ways(is_sound=self._is_lost)
        choices = [joined(literal(f"{self.kit.label(_WAYS[way][0])}  ", "key"), literal(way.says)) for way in ways]
        self._say(stacked([*_told(self._damage), *choices]))
        self.offer([*(_WAYS[way] for way in ways), _LEAVE])

    async def _take(self, way: str) -> None:
        from quizapp.trainer.doctor.rescue import Way

        self._say(literal(_WORKING, "dim"))
        self.offer([])
        said = await asyncio.to_thread(self._rescue.take, Way(way))
        self._say(literal(said, "right"))
        self.offer([(sheetkeys.RESCUE_LEAVE, "go on")])

    def _say(self, text: Content) -> None:
        self.query_one(".wrapped", Txt).update(text)


def _told(damage: "Damage") -> Iterator[Content]:
    yield single(str(damage.path), "dim")
    yield literal(_NOTHING)
    yield literal(_KEPT)
    yield literal("")
    yield from map(literal, damage.sentences())
    yield literal("")
