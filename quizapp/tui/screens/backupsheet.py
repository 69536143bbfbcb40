"""The backups in a sheet: one is made, or put in the place of the log."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial

from quizapp.core.backup import Backup
from quizapp.core.counting import plural
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.confirm import Confirm
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.widgets.page import Page, Row

_NONE = "There is none yet. The first one comes by itself once you have answered something."
_BECOMES = "Your log becomes that of {when}."
_KEPT = "What it holds now is kept as a backup, and can be put back the same way."
_LEAP = 8
_MB = 1 << 20


class BackupSheet(KeyedSheet, inherit_bindings=False):
    """When each was made, why, and how many reviews it holds; one of them is chosen."""

    BINDINGS = bindings(sheetkeys.BACKUPS)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, literal("Backups of your log", "strong"), self._rows)
        self._backups: Sequence[Backup] | None = None
        self._chosen = 0
        self._restoring = False

    def on_mount(self) -> None:
        """Reads what there is once the frame stands."""
        super().on_mount()
        self._show()
        self.work(self._read)

    def action_move(self, by: int) -> None:
        """Chooses another one."""
        self._choose(self._chosen + by)

    def action_page(self, way: int) -> None:
        """Chooses one further up (-1) or down (1)."""
        self._choose(self._chosen + way * _LEAP)

    def action_first(self) -> None:
        """Chooses the newest."""
        self._choose(0)

    def action_last(self) -> None:
        """Chooses the oldest."""
        self._choose(len(self._backups or ()) - 1)

    def action_make(self) -> None:
        """Makes one now."""
        self._begin("Copying, and reading the copy through …", self._make)

    def action_restore(self) -> None:
        """Asks whether the chosen one is to be put in the place of the log."""
        if self._backups and not self._restoring:
            self._begin("Comparing it with your log …", partial(self._ask, self._backups[self._chosen]))

    def action_help(self) -> None:
        """Shows the keys of this sheet first."""
        from quizapp.tui import keys
        from quizapp.tui.screens.helpsheet import HelpSheet

        self.app.push_screen(HelpSheet(self._kit, keys.of(self.BINDINGS)))

    def action_close(self) -> None:
        """Goes back to Home; not while a backup is being put back."""
        if not self._restoring:
            self.dismiss(None)

    def on_page_picked(self, event: Page.Picked) -> None:
        """A click chooses one; on the chosen one it asks whether to put it back."""
        if event.index == self._chosen:
            self.action_restore()
        else:
            self._choose(event.index)

    async def _ask(self, chosen: Backup) -> None:
        loss = await asyncio.to_thread(self._kit.keeper.loss, chosen)
        self.say("")
        text = literal(" ".join(filter(None, (_BECOMES.format(when=_when(chosen)), loss, _KEPT))))
        asking = Confirm(self._kit, literal("Put this backup back?", "strong"), text, "put it back")
        await self.app.push_screen(asking, lambda sure: self._restore(chosen) if sure else None)

    def _restore(self, chosen: Backup) -> None:
        self._begin("Putting it back …", partial(self._put_back, chosen))

    def _begin(self, says: str, work: Callable[[], Awaitable[None]]) -> None:
        if not self._restoring:
            self.say(says)
            self.work(work)

    async def _read(self) -> None:
        self._backups = await asyncio.to_thread(self._kit.keeper.listed)
        self._chosen = 0
        self._show()

    async def _make(self) -> None:
        made = await asyncio.to_thread(self._kit.keeper.make)
        await self._read()
        self.say(f"Made, and read through: {plural(made.contents.reviews, 'review')}.", "right")

    async def _put_back(self, chosen: Backup) -> None:
        self._restoring = True
        try:
            said = await self._kit.desk.without(lambda: self._kit.keeper.restore(chosen))
        finally:
            self._restoring = False
        await self._read()
        self.say(said, "right")

    def _choose(self, index: int) -> None:
        """Chooses the one with this index, or the nearest there is."""
        self._chosen = max(min(index, len(self._backups or ()) - 1), 0)
        page = self.query_one(Page)
        page.show(self._rows, keep=True)
        page.to_row(self._chosen)

    def _show(self) -> None:
        self.query_one(Page).show(self._rows)
        put = [(sheetkeys.BACKUP_RESTORE, "put it back")] if self._backups else []
        ways = [*put, (sheetkeys.BACKUP_MAKE, "make one now"), (sheetkeys.BACKUP_CLOSE, "close")]
        self.offer(self.hint(*way) for way in ways)

    def _rows(self, width: int) -> list[Row]:
        if not self._backups:
            says = "Reading …" if self._backups is None else _NONE
            return [Row(part) for part in literal(says, "dim").wrap(max(width, 1))]
        return [_row(one, index, chosen=index == self._chosen) for index, one in enumerate(self._backups)]


def _row(one: Backup, index: int, *, chosen: bool) -> Row:
    mark = literal("▸ " if chosen else "  ", "key")
    reviews = f"{one.contents.reviews:>9,} reviews {one.size / _MB:>7,.1f} MB  "
    return Row(joined(mark, literal(_when(one), "strong" * chosen), literal(reviews), single(one.why, "dim")), index)


def _when(one: Backup) -> str:
    return f"{datetime.fromtimestamp(one.at_ms / 1000).astimezone():%Y-%m-%d %H:%M:%S}"
