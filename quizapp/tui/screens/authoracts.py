"""What an author does with whole decks and questions: open, begin, insert, save, hand to an editor, leave."""

import asyncio
import os
from collections.abc import Awaitable, Callable

from quizapp.errors import Level, QuizError
from quizapp.render.visible import one_line
from quizapp.tui import authorkeys
from quizapp.tui.kit import Kit
from quizapp.tui.screens.authorframe import TEXT
from quizapp.tui.screens.drafting import Drafting
from quizapp.tui.widgets.sourcerows import counted

_LEAVING = "Save this deck first?"
_FIRST = "Choose a kind of question with {new}; {save} writes the file."
_WAITS = "{} was never saved: it stands first among the decks."
_BLANKS = "Write over what is selected; tab goes on to the next part."


class Writing(Drafting):
    """Does one thing after the other in the background, so that none finds another text than it began with."""

    def __init__(self, kit: Kit, path: str = "", line: int = 0) -> None:
        super().__init__(kit)
        self.wanted = path, line

    def work(self, work: Callable[[], Awaitable[object]]) -> None:
        """Does something that waits, after what was to be done before; why it cannot be done is said."""

        async def safely() -> None:
            async with self._turn:
                with self.while_here():
                    try:
                        await work()
                    except QuizError as error:
                        self.say(str(error), "wrong")

        working: Callable[[], Awaitable[None]] = safely
        self.run_worker(working, group="author")

    async def start(self) -> None:
        """Reads which decks there are, and opens the one that is wanted."""
        path, line = self.wanted
        self.sources = await self.kit.desk.ask(lambda trainer: trainer.authoring.decks())
        self.draw()
        unsaved = next((source for source in self.sources if source.unsaved), None)
        bad = next((source.path for source in self.sources if source.errors), "")
        first = path or bad or next((source.path for source in self.sources), "")
        if not first:
            self.say(f"There is no deck yet: {self.kit.label(authorkeys.AUTHOR_DECK)} begins one.", "judge")
            return
        await self.open(first, line)
        if unsaved and self.draft and unsaved.path != self.draft.path:
            self.say(_WAITS.format(one_line(unsaved.name)), "near")

    def visit(self, path: str, line: int) -> None:
        """Comes back from a screen above, to a line [from 1] of a deck file."""
        self.work(lambda: self.switch(path, line))

    async def switch(self, path: str, line: int = 0) -> None:
        """Opens another deck at a line [from 1; 0 for the beginning], once the text may go."""
        if self.draft and self.draft.path == await asyncio.to_thread(os.path.realpath, path):
            self.editor.go_to(max(line - 1, 0))
        elif await self.may_go():
            await self.open(path, line)
        self.go(TEXT)

    async def save(self) -> None:
        """Saves, and says what the deck comes to."""
        if self.draft and await self.store():
            await self.reread()
            counts = self.counts()
            bad = " Its questions stay as they were until the errors are mended." if counts[Level.ERROR] else ""
            self.say(f"Saved: {counted(counts)}.{bad}", "near" if bad else "right")

    async def reread(self) -> None:
        """The library with what was saved."""
        await self.kit.desk.ask(lambda trainer: trainer.refresh())
        self.sources = await self.kit.desk.ask(lambda trainer: trainer.authoring.decks())
        if self.draft:
            draft, text = self.draft, self.editor.written()
            self.seen = await self.kit.desk.ask(lambda trainer: trainer.authoring.look(draft, text))
        self.draw()

    async def insert(self) -> None:
        """A new question of a kind that is asked for."""
        from quizapp.tui.screens.kindsheet import KindSheet

        sheet = KindSheet(await self.kit.desk.ask(lambda trainer: trainer.authoring.kinds()))
        await self.app.push_screen_wait(sheet)
        if sheet.kind:
            kind = sheet.kind
            self.editor.insert_question(await self.kit.desk.ask(lambda trainer: trainer.authoring.template(kind)))
            self.go(TEXT)
            self.say(_BLANKS, "judge")

    async def create(self) -> None:
        """A new deck of a name that is asked for."""
        from quizapp.tui.screens.namesheet import NameSheet

        name = await self.app.push_screen_wait(NameSheet())
        if name and await self.may_go():
            draft = await self.kit.desk.ask(lambda trainer: trainer.authoring.create(name))
            self.go(TEXT)
            if not await self.begin(draft, len(draft.text.split("\n"))):
                new, save = self.kit.label(authorkeys.AUTHOR_NEW), self.kit.label(authorkeys.AUTHOR_SAVE)
                self.say(_FIRST.format(new=new, save=save), "judge")

    async def edit(self) -> None:
        """The file in the author's own editor; what is not saved is saved first."""
        from quizapp.tui.editing import edit

        if self.dirty and not await self.store():
            return
        if self.draft:
            await edit(self.app, self.draft.path, self.editor.row + 1)
            await self.compare(self.draft)
            await self.reread()

    async def leave(self) -> None:
        """Back to the screen below, once the text may go."""
        if await self.may_go():
            self.dismiss(None)

    async def leave_program(self) -> None:
        """Leaves quizapp, once the text may go."""
        if await self.may_go():
            self.app.exit(0)

    def asks_before(self, then: Callable[[], object]) -> bool:
        """What is not saved is asked about; `then` follows once it is saved or discarded."""

        async def parting() -> None:
            if await self.may_go():
                self.app.call_later(then)

        if self.dirty:
            self.work(parting)
        return self.dirty

    async def may_go(self) -> bool:
        """Whether the text may go; one that is not saved may after a question."""
        draft, text = self.draft, self.editor.written()
        if draft is None:
            return True
        if not self.dirty or text == draft.text:
            await self.drop(draft)
            return True
        offers = (authorkeys.UNSAVED_SAVE, "save"), (authorkeys.UNSAVED_DISCARD, "discard")
        against = await self.against(draft, text)
        decision = await self.ask(_LEAVING, "Below: + is what is not saved.", against, *offers)
        if decision == "save":
            saved = await self.store()
            if saved:
                await self.reread()
            return saved
        if decision == "discard":
            self.dirty = False
            await self.drop(draft)
            self.sources = await self.kit.desk.ask(lambda trainer: trainer.authoring.decks())
        return decision == "discard"
