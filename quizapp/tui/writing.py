"""A question is opened where its author wants to write it: on the author screen, or in another program."""

from collections.abc import Callable

from textual.app import App

from quizapp.core.editors import Editor
from quizapp.errors import QuizError
from quizapp.tui.kit import Kit
from quizapp.tui.returning import return_to


def write(app: App[int], kit: Kit, file: str, line: int, then: Callable[[str], None]) -> None:
    """Opens a deck file at a line (from 1; 0 for none); once the author is back `then` is told what went wrong,
    which mostly is nothing. An author screen that stands below is gone back to, and `then` is told nothing. Below the
    prompt there is no room for one.
    """
    if kit.look.editor is Editor.HERE and not app.is_inline:
        from quizapp.tui.screens.author import AuthorScreen

        below = next((screen for screen in app.screen_stack if isinstance(screen, AuthorScreen)), None)
        if below:
            return_to(app, below)
            below.visit(file, line)
        else:
            app.push_screen(AuthorScreen(kit, file, line), lambda _: then(""))
        return
    app.run_worker(_elsewhere(app, file, line, then), group="trainer.edit", exclusive=True)


async def _elsewhere(app: App[int], file: str, line: int, then: Callable[[str], None]) -> None:
    from quizapp.tui.editing import edit

    try:
        await edit(app, file, line)
    except QuizError as error:
        then(str(error))
    else:
        then("")
