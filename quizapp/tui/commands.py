"""The command palette: what the screen can do, decks and topics to study, themes."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial

from textual.actions import parse
from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from quizapp.core.aims import Aim
from quizapp.core.values import frozen
from quizapp.errors import QuizError
from quizapp.tui import homekeys, keys
from quizapp.tui.app import QuizApp
from quizapp.tui.authorkeys import AUTHOR_SAVE
from quizapp.tui.content import joined, single
from quizapp.tui.homekeys import VIEW_AUTHOR, VIEW_EXAMS, VIEW_TOPICS
from quizapp.tui.key import Key
from quizapp.tui.kit import Request
from quizapp.tui.outline import everything
from quizapp.tui.returning import asked_before
from quizapp.tui.screens.framed import Framed
from quizapp.tui.screens.home import HomeScreen
from quizapp.tui.search import highlight, score
from quizapp.tui.theme import THEMES

_BESIDE = 0.3
_THEME = "interface.theme"


@frozen
class Offer:
    """One line of the palette, what stands small beside it, and what it does."""

    text: str
    note: str
    run: Callable[[], Awaitable[object] | object]

    def drawn(self, query: str = "") -> Content:
        """The line with what was found in it marked. Content, because a string would be read as markup."""
        return joined(highlight(self.text, query), single(f"  {self.note}", "dim"))


class Commands(Provider):
    """All offers in one list, so that their order is ours."""

    async def discover(self) -> Hits:
        """Everything."""
        for offer in _offers(self.app, self.screen):
            yield DiscoveryHit(offer.drawn(), offer.run, text=offer.text)

    async def search(self, query: str) -> Hits:
        """What fits."""
        for offer in _offers(self.app, self.screen):
            points = score(offer.text, query) or _BESIDE * score(f"{offer.text} {offer.note}", query)
            if points:
                yield Hit(points, offer.drawn(query), offer.run, text=offer.text)


class Palette(CommandPalette):
    """The palette, also for keys that come before its list was laid out: Textual 8.2.8 fails on these."""

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError, IndexError):
            super()._action_command_list(action)


async def study(app: QuizApp, request: Request) -> None:
    """Goes home and starts a sitting, once what is not saved on the way there was asked about."""
    home = app.home
    if asked_before(app, home, partial(study, app, request)):
        return
    while app.screen is not home:
        await app.pop_screen()
    home.post_message(HomeScreen.Start(request))


def choose_theme(app: QuizApp, name: str) -> None:
    """Wears a theme, and keeps it where preferences are kept."""
    preferences = app.kit.preferences
    try:
        kept = any(preference.id == _THEME for preference in preferences.listed())
        app.wear(preferences.change(_THEME, name).look if kept else app.kit.look._replace(theme=name))
    except QuizError as error:
        app.home.warn(error)


def _offers(app: App[object], screen: Screen[object]) -> Iterator[Offer]:
    if isinstance(app, QuizApp):
        yield from _actions(app, screen)
        yield from _studies(app)
        for theme in THEMES:
            yield Offer(f"Theme: {theme.name}", "", partial(choose_theme, app, theme.name))


def _actions(app: QuizApp, screen: Screen[object]) -> Iterator[Offer]:
    """What the keys of the screen do, where they do something now."""
    for key in keys.of(screen.BINDINGS):
        _, action, parameters = parse(key.action)
        if key.listed and screen.check_action(action, parameters):
            run = partial(app.run_action, key.action, screen)
            yield Offer(key.says[:1].upper() + key.says[1:], app.kit.label(key), run)
    sealed = isinstance(screen, Framed) and screen.SEALED
    if not sealed and not any(key == VIEW_TOPICS for key in keys.of(screen.BINDINGS)):
        yield Offer("Topics: what is weak, and a cure", app.kit.label(homekeys.TOPICS_ANYWHERE), app.action_topics)
    elsewhere = isinstance(screen, Framed) and not screen.SITTING and not app.home.away
    if elsewhere and not sealed and VIEW_EXAMS not in _keys(screen):
        yield Offer("Exams: take one, go on with it, see how it went", "", app.action_exams)
    if screen is app.home and not app.home.away:
        yield Offer("Backups: see them, make one, put one back", "", app.action_backups)
    known = {VIEW_AUTHOR, AUTHOR_SAVE} & set(keys.of(screen.BINDINGS))
    if isinstance(screen, Framed) and not screen.SITTING and not known:
        yield Offer("Decks: write and mend questions", "", app.action_author)
    yield Offer("Leave quizapp at once", app.kit.label(homekeys.LEAVE_NOW), app.action_leave_now)


def _keys(screen: Screen[object]) -> list[Key]:
    return keys.of(screen.BINDINGS)


def _studies(app: QuizApp) -> Iterator[Offer]:
    news = app.home.news
    sitting = any(isinstance(screen, Framed) and screen.SITTING for screen in app.screen_stack)
    if news and not sitting:
        yield Offer("Cram everything", "the schedule stays as it is", partial(study, app, Request(aim=Aim.CRAM)))
    for row in everything(news.overview) if news and not sitting else ():
        if row.counts.due or row.counts.new:
            yield Offer(f"Study {row.title}", row.within, partial(study, app, Request(row.names)))
