"""Makes the pictures of the README from the running app: `python docs/make_pictures.py`."""

import asyncio
import re
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from quizapp.settings import bundled_decks
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from quizapp.tui.app import QuizApp, Request

PICTURES = Path(__file__).parent / "pictures"
MOMENT = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
SIZE = (90, 26)
WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
DECK = Request(names=("fat-ethics",), limit=None, minutes=None)
TAKEN: tuple[tuple[Request | None, Sequence[tuple[str, Sequence[str]]]], ...] = (
    (None, [("home", [])]),
    (DECK, [("study-asked", []), ("study-answered", ["1"]), ("summary", ["space", "2", "3", "q"])]),
)


def trainer(folder: Path) -> Trainer:
    """A trainer of a new learner on the bundled decks."""
    decks = bundled_decks()
    return Trainer(Store.open(folder / "quizapp.db"), [decks] if decks else [], Options(), lambda: MOMENT)


async def take(study: Request | None, shots: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Writes the pictures [SVG] of one run of the app: each after the keys that lead to it."""
    with tempfile.TemporaryDirectory() as folder:
        app = QuizApp(lambda: None, lambda: trainer(Path(folder)), study=study)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(2)
            for name, keys in shots:
                for key in keys:
                    await pilot.press(key)
                    await pilot.pause(0.5)
                svg = WEB_FONT.sub("", app.export_screenshot(title="quizapp"))
                (PICTURES / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for study, shots in TAKEN:
        asyncio.run(take(study, shots))
