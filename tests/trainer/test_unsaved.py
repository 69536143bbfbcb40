"""What an author has not saved is there after a crash, for its owner alone, and until it is saved."""

from pathlib import Path

import pytest

from quizapp.core.authoring import Draft, Kept
from quizapp.errors import QuizError
from quizapp.trainer.unsaved import MAX_BYTES, MAX_TEXTS, Unsaved
from tests.trainer.desk import Desk

DECK = "deck: Letters\ncards:\n  - q: First?\n    a: A\n"


@pytest.fixture
def unsaved(tmp_path: Path) -> Unsaved:
    return Unsaved(tmp_path / "unsaved")


def draft_of(path: str, text: str = "old", digest: str = "1") -> Draft:
    return Draft(path, str(Path(path).parent), text, digest)


def test_an_unsaved_text_is_there_after_a_crash_with_the_file_that_it_was_made_from(desk: Desk) -> None:
    path = desk.write("letters.yaml", DECK)
    draft = desk.open().authoring.open(str(path))
    desk.open().authoring.keep(draft, DECK + "# unsaved\n")
    path.write_text(DECK + "# theirs\n", encoding="utf-8")
    again = desk.open().authoring
    assert again.kept(again.open(str(path))) == Kept(DECK + "# unsaved\n", draft.digest)


def test_what_was_saved_is_not_offered_when_the_file_changes_later(desk: Desk) -> None:
    path = desk.write("letters.yaml", DECK)
    authoring = desk.open().authoring
    draft = authoring.open(str(path))
    authoring.keep(draft, DECK + "# mine\n")
    authoring.save(draft, DECK + "# mine\n")
    path.write_text(DECK, encoding="utf-8")
    assert authoring.kept(authoring.open(str(path))) is None


def test_a_text_that_is_as_it_was_again_takes_back_what_was_kept(unsaved: Unsaved) -> None:
    draft = draft_of("/d/a.yaml")
    unsaved.keep(draft, "new")
    unsaved.keep(draft, "old")
    assert unsaved.kept(draft_of("/d/a.yaml", "changed elsewhere")) is None


def test_a_text_that_is_too_long_is_said_and_no_older_one_is_offered_for_it(unsaved: Unsaved) -> None:
    draft = draft_of("/d/huge.yaml")
    unsaved.keep(draft, "shorter")
    with pytest.raises(QuizError, match="too long to be kept"):
        unsaved.keep(draft, "x" * MAX_BYTES)
    assert unsaved.kept(draft) is None


def test_unsaved_texts_are_for_their_owner_alone_and_few(unsaved: Unsaved, tmp_path: Path) -> None:
    for number in range(MAX_TEXTS + 5):
        unsaved.keep(draft_of(f"/d/{number}.yaml"), "text")
    files = list((tmp_path / "unsaved").iterdir())
    assert len(files) == MAX_TEXTS
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_a_kept_text_that_cannot_be_read_is_passed_over(unsaved: Unsaved, tmp_path: Path) -> None:
    draft = draft_of("/d/a.yaml")
    unsaved.keep(draft, "new")
    (file,) = (tmp_path / "unsaved").iterdir()
    assert unsaved.kept(draft) == Kept("new", "1")
    for content in (b"", b"[" * 100_000, b'{"path": 1}', b"\xff"):
        file.write_bytes(content)
        assert unsaved.kept(draft) is None
        assert unsaved.unfiled() == []


def test_a_new_deck_that_was_never_saved_is_listed_and_opened_until_it_is_saved(desk: Desk) -> None:
    desk.write("letters.yaml", DECK)
    before = desk.open().authoring
    runes = before.create("runes")
    before.keep(runes, "deck: Runes\ncards: []\n")
    authoring = desk.open().authoring
    found = authoring.decks()
    assert [(source.name, source.unsaved) for source in found] == [("runes", True), ("letters", False)]
    draft = authoring.open(found[0].path)
    assert draft == runes._replace(text="")
    kept = authoring.kept(draft)
    assert kept == Kept("deck: Runes\ncards: []\n", "")
    authoring.save(draft, kept.text)
    assert not any(source.unsaved for source in authoring.decks())


def test_a_deck_that_is_gone_and_was_not_kept_cannot_be_opened(desk: Desk) -> None:
    path = desk.write("letters.yaml", DECK)
    authoring = desk.open().authoring
    draft = authoring.open(str(path))
    authoring.keep(draft, "new")
    path.unlink()
    assert authoring.open(str(path)).digest == ""
    authoring.drop(draft)
    with pytest.raises(QuizError, match="No such file"):
        authoring.open(str(path))
