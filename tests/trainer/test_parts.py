"""A sitting loads what it needs, and nothing that it might."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
LIBRARIES = ("yaml", "sqlmodel", "sqlalchemy", "pydantic", "alembic", "rapidfuzz", "markdown_it", "typer")
LATER = (
    "core.evidence",
    "core.exams.attempt",
    "core.portion",
    "core.predicates",
    "core.readiness",
    "core.stats.figures",
    "deckfiles.reader",
    "render.maths",
    "storage.figures",
    "storage.finding",
    "trainer.authoring",
    "trainer.exams",
    "trainer.health",
    "trainer.inheriting",
    "trainer.insight",
    "trainer.kin",
    "trainer.mending",
    "trainer.searching",
)
NOT_NEEDED = (*LIBRARIES, *(f"quizapp.{name}" for name in LATER))
SITTING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from quizapp.core.phase import Rating
from quizapp.core.response import Skipped
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
folder = Path(sys.argv[1])
now = datetime(2026, 3, 2, 12, tzinfo=UTC)
trainer = Trainer(Store.open(folder / "quizapp.db"), [folder / "decks"], Options(), lambda: now)
session = trainer.start()
asked = trainer.ask(session)
answered = trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.AGAIN)
asked = trainer.ask(session)
print(answered.prompt, [name for name in sys.argv[2:] if name in sys.modules])
"""


def test_the_first_cards_of_a_sitting_are_asked_without_what_they_do_not_need(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "one.yaml").write_text("id: one\ndeck: One\ncards:\n  - {id: a, q: What?, a: That}\n", encoding="utf-8")
    Trainer(Store.open(tmp_path / "quizapp.db"), [decks], Options(), lambda: NOW).close()
    command = [sys.executable, "-c", SITTING, str(tmp_path), *NOT_NEEDED]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "What? []"
