"""A deck's text while it is written: looked at as it changes, kept against a crash, compared with its file."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widgets import TextArea

from quizapp.core.authoring import Against, Draft, Kept, Look
from quizapp.core.differing import alike
from quizapp.errors import ChangedError, QuizError
from quizapp.render.visible import one_line
from quizapp.tui import authorkeys
from quizapp.tui.kit import Kit
from quizapp.tui.paths import near
from quizapp.tui.screens.authorframe import AuthorFrame
from quizapp.tui.screens.unsavedsheet import UnsavedSheet

if TYPE_CHECKING:
    from quizapp.tui.key import Key

CALM_S = 0.2
WATCH_S = 1.0
_CHANGED = "Another program changed this file. {save} shows how, and asks."
_OTHERS = "Somebody else changed this file"
_KEPT = "There is text that was never saved"
_ENDED = "{} was being changed when quizapp ended. "
_NEW = "Below: + is what was not saved."
_NEWER = (
    "Since then another program changed the file: - stands in it, + was not saved. Saving shows this again and asks."
)
_UNFILED = "This deck was never saved; {save} writes the file."
Stamp = tuple[int, ...]


class Drafting(AuthorFrame):
    """Holds one draft; whatever waits for the trainer or a disk does so behind the screen."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._calm: Timer | None = None
        self._looking = False
        self._kept = 0
        self._stamp: Stamp | None = None
        self._turn = asyncio.Lock()

    def on_mount(self) -> None:
        """Watches the file, and keeps what is not saved."""
        self.set_interval(WATCH_S, self._watch)

    async def on_unmount(self) -> None:
        """However the screen ends, what is not saved is kept."""
        if self.dirty and self.draft:
            draft, text = self.draft, self.editor.written()
            await self._quietly(lambda: self.kit.desk.ask(lambda trainer: trainer.authoring.keep(draft, text)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Looks at the text once nothing was typed for a moment."""
        event.stop()
        if not self.dirty:
            self.dirty = True
            self.draw_head()
        if self._calm:
            self._calm.stop()
        self._calm = self.set_timer(CALM_S, self.look)

    def look(self) -> None:
        """Asks what the text comes to; one question at a time, and the last one is about the text as it is."""
        if self.draft and not self._looking:
            self._looking = True
            looking: Callable[[], Awaitable[None]] = self._look
            self.run_worker(looking, group="trainer.look")

    async def open(self, path: str, line: int) -> None:
        """Opens a file at a line [from 1; 0 for the beginning]. Raises QuizError where it cannot be read."""
        await self.begin(await self.kit.desk.ask(lambda trainer: trainer.authoring.open(path)), line)

    async def begin(self, draft: Draft, line: int) -> bool:
        """Shows a draft, and offers what was written into it and never saved; whether there was such a text.

        One that has no file to go back to is shown at once.
        """
        kept = await self.kit.desk.ask(lambda trainer: trainer.authoring.kept(draft))
        if kept and not draft.digest:
            self.take(draft, line, text=kept.text)
            self.say(_UNFILED.format(save=self.kit.label(authorkeys.AUTHOR_SAVE)), "near")
            return True
        self.take(draft, line)
        if kept:
            await self._offer(draft, kept)
        return kept is not None

    def take(self, draft: Draft, line: int = 0, *, text: str | None = None) -> None:
        """Shows a draft, with another text than its own if one is given."""
        self.draft, self.seen, self._stamp = draft, None, None
        with self.prevent(TextArea.Changed):
            self.editor.load(draft.text if text is None else text)
            self.editor.go_to(max(line - 1, 0))
        self.settled(draft, clean=text is None or text == draft.text)
        self.look()

    def settled(self, draft: Draft, *, clean: bool = True) -> None:
        """The file is as this draft says."""
        self.draft, self.dirty = draft, not clean
        self._kept = self.editor.revision if clean else 0
        self.draw()

    async def store(self) -> bool:
        """Saves the text, after a question where the file was changed meanwhile; whether it is saved."""
        draft = self.draft
        while draft:
            text, revision = self.editor.written(), self.editor.revision
            try:
                saved = await self._saved(draft, text)
            except ChangedError as error:
                draft = await self._settle(draft, text, str(error))
            else:
                self._stamp = None
                self.settled(saved, clean=self.editor.revision == revision)
                return True
        return False

    async def ask(self, title: str, says: str, against: Against, *offers: "tuple[Key, str]") -> str:
        """Shows how a text differs from its file and asks what to do; empty to go on editing."""
        sheet = UnsavedSheet(self.kit, title, f"{says} {against.trouble}".strip(), against.lines, offers)
        await self.app.push_screen_wait(sheet)
        return sheet.decision

    async def against(self, draft: Draft, text: str) -> Against:
        """A text beside what its file holds now."""
        return await self.kit.desk.ask(lambda trainer: trainer.authoring.difference(draft, text))

    async def drop(self, draft: Draft) -> None:
        """Forgets what was kept of a deck."""
        await self.kit.desk.ask(lambda trainer: trainer.authoring.drop(draft))

    async def _look(self) -> None:
        revision = -1
        try:
            while self.is_attached and self.draft and revision != self.editor.revision:
                revision, draft = self.editor.revision, self.draft
                text = self.editor.written()
                found = await self._looked(draft, text)
                if self.is_attached and draft == self.draft:
                    self._show(found, changed=text != draft.text, newest=revision == self.editor.revision)
        except QuizError as error:
            self.say(str(error), "wrong")
        finally:
            self._looking = False

    async def _saved(self, draft: Draft, text: str) -> Draft:
        return await self.kit.desk.ask(lambda trainer: trainer.authoring.save(draft, text))

    async def _looked(self, draft: Draft, text: str) -> Look:
        return await self.kit.desk.ask(lambda trainer: trainer.authoring.look(draft, text))

    def _show(self, found: Look, *, changed: bool, newest: bool) -> None:
        """Shows what the trainer found; a text that has become another one meanwhile is looked at again first."""
        if newest:
            self.seen, self.dirty = found, changed
            self.draw()

    async def _watch(self) -> None:
        """Once a second: keeps what is not saved, and sees whether the file is still the one that was opened."""
        if self.is_current and not self._turn.locked():
            async with self._turn:
                await self._watched()

    async def _watched(self) -> None:
        draft, revision = self.draft, self.editor.revision
        if draft is None:
            return
        if self.dirty and revision != self._kept:
            self._kept = revision
            text = self.editor.written()
            await self._quietly(lambda: self.kit.desk.ask(lambda trainer: trainer.authoring.keep(draft, text)))
        stamp = await asyncio.to_thread(_stamp, draft.path)
        if stamp != self._stamp and draft.digest:
            self._stamp = stamp
            await self._quietly(lambda: self.compare(draft))

    async def compare(self, draft: Draft) -> None:
        """Reads the file of the draft again: a clean text follows it, one that is not saved stays."""
        now = await self.kit.desk.ask(lambda trainer: trainer.authoring.open(draft.path))
        if now.digest == draft.digest:
            return
        if self.dirty:
            self.say(_CHANGED.format(save=self.kit.label(authorkeys.AUTHOR_SAVE)), "near")
            return
        self._follow(now)
        self.say("Read again: another program changed this file.")

    def _follow(self, now: Draft) -> None:
        """Shows what the file holds now; that can be undone."""
        self._stamp = None
        with self.prevent(TextArea.Changed):
            self.editor.load(now.text, keep=True)
        self.settled(now)
        self.look()

    async def _settle(self, draft: Draft, text: str, why: str) -> Draft | None:
        """The file was changed meanwhile: asks whose text it is to have. What may be written over, as it was shown."""
        against = await self.against(draft, text)
        if against.trouble:
            await self.ask(_OTHERS, why, against)
            return None
        offers = (authorkeys.UNSAVED_MINE, "keep mine"), (authorkeys.UNSAVED_THEIRS, "take theirs")
        decision = await self.ask(_OTHERS, f"{why} Below: - stands in the file, + is yours.", against, *offers)
        if decision == "theirs":
            self._follow(against.now)
            await self.drop(draft)
        return against.now if decision == "mine" else None

    async def _offer(self, draft: Draft, kept: Kept) -> None:
        """Asks what becomes of a kept text. It stays one of the file as it was: saving it over a newer one asks."""
        says = _ENDED.format(one_line(near(draft.path))) + (_NEW if kept.digest == draft.digest else _NEWER)
        against = await self.against(draft, kept.text)
        if await self.ask(_KEPT, says, against, (authorkeys.UNSAVED_FORGET, "forget it")):
            await self.drop(draft)
        else:
            line = alike(draft.text.split("\n"), kept.text.split("\n")) + 1
            self.take(draft._replace(digest=kept.digest), line, text=kept.text)

    async def _quietly(self, work: Callable[[], Awaitable[None]]) -> None:
        """Does what nobody waits for; a refusal is said."""
        try:
            await work()
        except QuizError as error:
            if self.is_attached:
                self.say(str(error), "wrong")


def _stamp(path: str) -> Stamp:
    """By what a change of a file is noticed: times of change [ns], size [bytes], inode; empty if it is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a text is all there is
    except (OSError, ValueError):
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
