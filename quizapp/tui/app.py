"""The app: it opens the trainer behind the first paint and routes from screen to screen."""

import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import constants, events
from textual.screen import Screen
from textual.widgets import Input

from quizapp.core.overview import Overview
from quizapp.core.progress import Work
from quizapp.errors import QuizError
from quizapp.render.visible import one_line
from quizapp.tui import homekeys
from quizapp.tui.backingup import BackingUp
from quizapp.tui.desk import Desk
from quizapp.tui.guard import Guard, Ticks
from quizapp.tui.key import bindings
from quizapp.tui.kit import Keeper, Kit, Look, NoKeeper, NoPreferences, Preferences, Request
from quizapp.tui.openingwork import tell
from quizapp.tui.saving import until_free
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.starting import Starting
from quizapp.tui.theme import THEMES, suiting

if TYPE_CHECKING:
    from textual.command import Provider

    from quizapp.trainer.doctor.rescue import Rescue
    from quizapp.trainer.trainer import Trainer
    from quizapp.tui.screens.settings import SettingsScreen

__all__ = ["Look", "QuizApp", "Request"]

_STYLES = Path(__file__).parent / "styles"
_STUDY = _STYLES / "study.tcss"
_LATE = ("study", "sheets", "palette", "browse", "settings", "figures", "preview", "author", "exam", "exams")
_LATER = tuple(_STYLES / f"{name}.tcss" for name in _LATE)
_NO_THEME = "There is no theme `{theme}`: the settings ({key}) list those there are."


def _commands() -> "type[Provider]":
    from quizapp.tui.commands import Commands

    return Commands


class QuizApp(Starting, inherit_bindings=False):
    """quizapp in a terminal.

    `glimpse` gives Home its figures before the trainer is open (None: there are none yet), `open_trainer` is
    called in the app's one worker thread, `study` starts a sitting at once, `write` opens a deck file at a line to be
    written, `exam` leads to an exam, `look` is how it looks until one of the `preferences` changes that, `keeper`
    has the backups, `notices` are sentences for Home, `on_crash` writes a log of a bug and returns the one line to
    leave on the screen, `rescue` gives the ways out of a database that is damaged. After `run`, the exit code is
    `return_code` or the result.
    """

    CSS_PATH: ClassVar = [_STYLES / f"{name}.tcss" for name in ("everywhere", "home")]
    TITLE = "quizapp"
    COMMANDS: ClassVar = {_commands}
    ALLOW_SELECT = False
    BINDINGS: ClassVar = bindings(homekeys.EVERYWHERE, priority=True)

    def __init__(  # noqa: PLR0913
        self,
        glimpse: Callable[[], Overview | None],
        open_trainer: "Callable[[], Trainer]",
        *,
        study: Request | None = None,
        write: tuple[str, int] | None = None,
        exam: Request | None = None,
        look: Look | None = None,
        preferences: Preferences | None = None,
        keeper: Keeper | None = None,
        notices: Sequence[str] = (),
        on_crash: Callable[[BaseException], str] | None = None,
        ticks: Ticks | None = None,
        opening: Work | None = None,
        rescue: "Callable[[], Rescue] | None" = None,
    ) -> None:
        # Without colours there are no tints either: what is for a terminal's own colours is what shows.
        guard = Guard(ticks or Ticks())
        kit = Kit(Desk(open_trainer), guard, look or Look(), preferences or NoPreferences())
        kit.keeper = keeper or NoKeeper()
        super().__init__(kit, HomeScreen(kit, glimpse, furnished=study is None), on_crash, rescue)
        if study:
            self.css_path = [*self.css_path, _STUDY]
        self._opening = opening or Work()
        self._backing = BackingUp(kit.desk, self._warned)
        self._study_first = study
        self._unsettled = study is not None
        self._write_first = write
        self._exam_first = exam
        self._notices = tuple(notices)
        for ours in THEMES:
            self.register_theme(ours)
        self.wear(self._kit.look)

    def wear(self, look: Look) -> None:
        """Looks like this from now on."""
        shown, bound, refused = _accepted(look.keys)
        self._kit.look = look._replace(keys=shown)
        known = look.theme in ("", *self.available_themes)
        unknown = [] if known else [_NO_THEME.format(theme=look.theme, key=self._kit.label(homekeys.HOME_SETTINGS))]
        self._home.remark((*self._notices, *unknown, *refused))
        suits = suiting(self.console.color_system, os.environ.get("COLORFGBG", ""))
        self.theme = look.theme if look.theme in self.available_themes else suits.name
        self.set_keymap(bound)
        self.animation_level = constants.TEXTUAL_ANIMATIONS if look.motion else "none"

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002
        """Reads the style rules again for a new theme; before there is a screen they are still to be read anyway."""
        if self._is_mounted:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """Home, with what can be known at once."""
        return self._home

    def on_mount(self) -> None:
        """Opens the trainer: at once for a sitting, else as soon as Home has been painted, and dresses the others."""
        if self._study_first:
            self._begin()
            return
        self.call_after_refresh(self._dress)
        self.call_after_refresh(self._begin)

    async def on_unmount(self) -> None:
        """Closes the trainer: what was asked of it before is done, but for long work that goes on at the next start."""
        self._opening.end()
        if overdue := await self._backing.leave():
            self._exit_renderables.append(Text(one_line(overdue)))
        try:
            await self._kit.desk.close()
        except QuizError as error:
            self._return_code = error.status
            self._exit_renderables.append(Text(one_line(str(error))))

    def on_ahead_painted(self) -> None:
        """Does what waited for the first card, where that is what the program began with."""
        if self._unsettled:
            self._unsettled = False
            self._dress()
            self._back_up()

    def on_home_screen_retry(self) -> None:
        """Opens the decks again."""
        self._begin()

    def on_home_screen_leave(self, event: HomeScreen.Leave) -> None:
        """Leaves with a status."""
        self.exit(event.status, return_code=event.status)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Without motion no cursor blinks."""
        if isinstance(event.widget, Input) and self.animation_level == "none":
            event.widget.cursor_blink = False

    def action_command_palette(self) -> None:
        """Shows everything that can be done here."""
        from quizapp.tui.commands import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def action_leave_now(self) -> None:
        """Leaves from anywhere, unless the screen asks first; what was rated is stored."""
        here = self.screen
        if not (isinstance(here, Framed) and here.asks_first()):
            self.exit(0)

    def on_settings_screen_changed(self, event: "SettingsScreen.Changed") -> None:
        """Looks as the learner has just set it."""
        self.wear(event.change.look)

    def _dress(self) -> None:
        """Reads what the first paint did not wait for; a screen that is open already is drawn by it."""
        self.stylesheet.read_all(_LATER)
        self.stylesheet.parse()
        if self.screen is not self._home:
            self.screen.update_node_styles(animate=False)

    def _back_up(self) -> None:
        self.run_worker(self._backing.run(), group="backup")

    def _put_off_sitting(self, request: Request) -> None:
        """What the program was called for goes before it."""
        if self._write_first or self._exam_first:
            self._home.come_back()
        else:
            self._study_first, self._unsettled = request, True

    def _begin(self) -> None:
        self._is_open = False
        opening: Callable[[], Awaitable[None]] = self._open
        self.run_worker(opening, group="open", exclusive=True)

    async def _open(self) -> None:
        telling = self.run_worker(tell(self._opening, self._home), group="opening")
        try:
            await until_free(self._kit.desk.open, self._home.fail)
        except QuizError as error:
            self._dress()
            self._home.fail(error)
            self._offer_rescue(error)
            return
        finally:
            telling.cancel()
        self._is_open = True
        if self._study_first:
            self.keep_abreast()
            request, self._study_first = self._study_first, None
            self._sit(request)
            return
        await self.tell_home()
        self.keep_abreast()
        self._back_up()
        if self._write_first:
            from quizapp.tui.screens.author import AuthorScreen

            self._visit(AuthorScreen(self._kit, *self._write_first))
        elif self._exam_first:
            from quizapp.tui.screens.examdoor import enter

            await enter(self, self._exam_first)


def _accepted(chosen: Mapping[str, str]) -> tuple[Mapping[str, str], dict[str, str], Sequence[str]]:
    """Of the keys chosen by action id: those to be shown, those to be bound, and why others are neither."""
    if not chosen:
        return {}, {}, ()
    from quizapp.tui.keymap import accept

    found = accept(chosen)
    return found.keys, found.bound(), found.refused
