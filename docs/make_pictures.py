"""Makes the pictures of the README from the running app: `python docs/make_pictures.py`."""

import asyncio
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from quizapp.settings import bundled_decks
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from quizapp.tui.app import QuizApp

PICTURES = Path(__file__).parent / "pictures"
MOMENT = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
SIZE = (90, 26)
WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)


def trainer(folder: Path) -> Trainer:
    """A trainer of a new learner on the bundled decks."""
    decks = bundled_decks()
    return Trainer(Store.open(folder / "quizapp.db"), [decks] if decks else [], Options(), lambda: MOMENT)


async def take() -> dict[str, str]:
    """The pictures [SVG] by name: Home, a question asked and answered, the summary."""
    taken = {}
    with tempfile.TemporaryDirectory() as folder:
        app = QuizApp(lambda: None, lambda: trainer(Path(folder)))
        async with app.run_test(size=SIZE) as pilot:
            for name, keys in (("home", ()), ("study-asked", ("space",)), ("study-answered", ("1",)), ("summary", ("1", "q"))):
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.5)
                await pilot.pause(1.5)
                taken[name] = WEB_FONT.sub("", app.export_screenshot(title="quizapp"))
    return taken


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for name, svg in asyncio.run(take()).items():
        (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")
