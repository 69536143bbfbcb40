"""Questions that look rewritten: each beside the one that was known, and the question whether they are one."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quizapp.core.counting import plural
from quizapp.core.day import date_of
from quizapp.core.kin import Former, Likely, Orphan
from quizapp.core.rewording import Run, runs
from quizapp.tui import sheetkeys
from quizapp.tui.content import joined, literal, single
from quizapp.tui.key import bindings
from quizapp.tui.kit import Kit
from quizapp.tui.screens.keyedsheet import KeyedSheet
from quizapp.tui.screens.lobby import News
from quizapp.tui.undoing import take_back
from quizapp.tui.widgets.page import Page, Row

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

_MARGIN = "  "
_DONE = "Nothing more to say."


class KinSheet(KeyedSheet, inherit_bindings=False):
    """One doubtful question after another. `news` is what Home has to show after something was said."""

    BINDINGS = bindings(sheetkeys.KIN)

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, literal("Is this the question that you know?", "strong"), self._rows)
        self.news: News | None = None
        self._doubts: Sequence[Orphan] = ()
        self._later: set[str] = set()
        self._candidate = 0
        self._said = 0

    def on_mount(self) -> None:
        """Asks what there is to ask."""
        self.work(self._read)

    def action_same(self) -> None:
        """The question shown carries the history on."""
        if one := self._one:
            now = one.likely[self._candidate]
            self._tell(
                lambda trainer: trainer.kin.link(one.former.card_id, now.card_id, join=True),
                "The history goes on there.",
            )
        elif self._doubts:
            self.action_close()

    def action_new(self) -> None:
        """None of the questions shown is the one that was known."""
        if one := self._one:
            self._tell(lambda trainer: trainer.kin.part(one.former.card_id), "They stay two questions.")

    def action_later(self) -> None:
        """Leaves a question for another time."""
        if one := self._one:
            self._later.add(one.former.card_id)
            self._show()

    def action_other(self) -> None:
        """Shows the next question that it may be."""
        if one := self._one:
            self._candidate = (self._candidate + 1) % len(one.likely)
            self._show(keep=True)

    def action_undo(self) -> None:
        """Takes back what was said here last."""
        if self._said:
            self.work(self._undo)
        else:
            self.say("Nothing was said here yet.")

    @property
    def _one(self) -> Orphan | None:
        """The question asked of now."""
        return next((one for one in self._doubts if one.former.card_id not in self._later), None)

    def _tell(self, act: "Callable[[Trainer], None]", said: str) -> None:
        async def work() -> None:
            await self._kit.desk.ask(act)
            self._said += 1
            await self._read()
            self.say(said, "right")

        self.work(work)

    async def _undo(self) -> None:
        said = await take_back(self._kit)
        self._said -= 1
        await self._read()
        self.say(said)

    async def _read(self) -> None:
        self._doubts = await self._kit.desk.ask(lambda trainer: trainer.kin.doubts())
        if self._said or self.news:
            self.news = await self._kit.desk.ask(News.of)
        self._show()

    def _show(self, *, keep: bool = False) -> None:
        self._candidate = self._candidate if keep else 0
        self.query_one(Page).show(self._rows)
        one = self._one
        hints = [(sheetkeys.KIN_SAME, "the same"), (sheetkeys.KIN_NEW, "a new one"), (sheetkeys.KIN_LATER, "later")]
        other = [(sheetkeys.KIN_OTHER, "another")] if one and len(one.likely) > 1 else []
        undo = [(sheetkeys.KIN_UNDO, "undo")] if self._said else []
        close = [(sheetkeys.KIN_CLOSE, "close")]
        self.offer(self.hint(*pair) for pair in [*(hints if one else []), *other, *undo, *close])

    def _rows(self, width: int) -> list[Row]:
        one = self._one
        if one is None:
            return [Row(literal(_DONE, "dim"))]
        return list(_rows_of(one, self._candidate, self._place(), max(width - len(_MARGIN), 1)))

    def _place(self) -> str:
        """Which of how many doubts is shown."""
        left = len([one for one in self._doubts if one.former.card_id not in self._later])
        return f"{plural(left, 'question')} to go" if left > 1 else "the last one"


def _rows_of(one: Orphan, candidate: int, place: str, width: int) -> Iterator[Row]:
    former, now = one.former, one.likely[candidate]
    which = f"   {candidate + 1} of {len(one.likely)}" if len(one.likely) > 1 else ""
    yield Row(single(place, "dim"))
    yield Row()
    yield Row(joined(literal("You knew  ", "strong"), single(_past(former), "dim")))
    yield from _texts(former, now, width, old=True)
    yield Row()
    yield Row(joined(literal("Now there is  ", "strong"), single(f"{now.file}:{now.line}{which}", "dim")))
    yield from _texts(former, now, width, old=False)
    yield Row()
    yield from (Row(row) for row in single(_EXPLAINED, "dim").wrap(width + len(_MARGIN)))


_EXPLAINED = (
    "The same: what you know of it is kept, and it comes back when it was due. "
    "A new one: it is asked like any new question, and the history waits under `quizapp orphans`."
)


def _texts(former: Former, now: Likely, width: int, *, old: bool) -> Iterator[Row]:
    """Question and answer of one version; words that the other has not are marked."""
    for name, before, after in (("", former.prompt, now.prompt), ("= ", former.answer, now.answer)):
        version = runs(_flat(before), _flat(after))[0 if old else 1]
        text = joined(literal(name, "dim"), *(_run(run, old=old) for run in version))
        yield from (Row(joined(literal(_MARGIN), row)) for row in text.wrap(width))


def _run(run: Run, *, old: bool) -> Content:
    return literal(run.text, "" if run.same else f"strong slip {'wrong' if old else 'right'}")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _past(former: Former) -> str:
    last = f", last answered on {date_of(former.last_day)}" if former.last_day else ""
    return f"{plural(former.reviews, 'answer')}{last} · {former.file}:{former.line}"
