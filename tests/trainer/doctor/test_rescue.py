"""What is said of a damaged database, on every front end."""

from pathlib import Path

import pytest

from quizapp.core.backup import Backup, Contents
from quizapp.trainer.doctor.rescue import Damage

BACKUP = Backup("quizapp-1.db", 0, 1, "day", "", Contents(1, 1, "", None, 6))


@pytest.mark.parametrize(
    ("backup", "reviews", "beyond", "said"),
    [
        (BACKUP, 3300, 90, "Still to be read in the file: 3,300 reviews, 90 of them not in the backup."),
        (BACKUP, 0, 0, "Still to be read in the file: 0 reviews."),
        (None, 1, 1, "Still to be read in the file: 1 review."),
    ],
)
def test_what_there_is_to_go_back_to_is_said(backup: Backup | None, reviews: int, beyond: int, said: str) -> None:
    newest, readable = Damage(Path("quizapp.db"), backup, "2026-11-19 21:14", reviews, beyond).sentences()
    assert newest == ("Newest good backup: 2026-11-19 21:14, 1 review." if backup else "There is no good backup.")
    assert readable == said
