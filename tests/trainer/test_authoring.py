"""Decks are opened, looked at, tried out and saved; the log and the schedule hear nothing of it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.authoring import Draft
from quizapp.core.deck import Kind
from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Verdict
from quizapp.deckfiles.writer import rewritten
from quizapp.errors import ChangedError, Level, QuizError
from quizapp.trainer import draftfiles
from quizapp.trainer.draftfiles import look
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

DECK = """\
deck: Letters
cards:
  - q: How does the alphabet begin?
    a: With A
    accept: [A]
  - cloze: The {{first}} is the {{last}} one.
  - q: Not ready?
    a: no
    draft: true
"""


def opened(desk: Desk, text: str = DECK, name: str = "letters.yaml") -> tuple[Trainer, Draft, Path]:
    path = desk.write(name, text)
    trainer = desk.open()
    return trainer, trainer.authoring.open(str(path)), path


def test_decks_are_listed_with_what_is_wrong_with_them(desk: Desk) -> None:
    desk.write("broken.yaml", "deck: B\ncards:\n  - q: No answer?\n")
    trainer, _, path = opened(desk)
    found = {source.name: source for source in trainer.authoring.decks()}
    assert (found["letters"].path, found["letters"].title, found["letters"].errors) == (str(path), "Letters", 0)
    assert found["broken"].errors == 1


def test_a_look_holds_every_card_with_drafts_and_every_problem(desk: Desk) -> None:
    trainer, draft, _ = opened(desk)
    look = trainer.authoring.look(draft, draft.text)
    assert look.title == "Letters"
    assert [card.question.line for card in look.cards] == [3, 6, 6, 7]
    assert not [problem for problem in look.problems if problem.level is Level.ERROR]
    assert {card.part for card in look.at_line(6)} == {"first", "last"}


def test_of_a_deck_with_errors_the_questions_that_can_be_read_are_there(desk: Desk) -> None:
    trainer, draft, _ = opened(desk)
    look = trainer.authoring.look(draft, draft.text.replace("    a: With A\n", "").replace("    accept: [A]\n", ""))
    assert [card.question.line for card in look.cards] == [4, 4, 5]
    assert [problem.line for problem in look.problems if problem.level is Level.ERROR] == [3]


@given(text=st.text(st.characters(codec="utf-8") | st.sampled_from("\ud800\0\x1b\n-: {}[]"), max_size=200))
def test_no_text_is_too_strange_to_be_looked_at(text: str) -> None:
    found = look(Draft("/nowhere/d.yaml", "/nowhere", "", ""), text)
    assert found.title


def test_a_card_is_asked_and_graded_and_the_log_stays_as_it_is(desk: Desk) -> None:
    trainer, draft, _ = opened(desk)
    before = list(trainer.export_log())
    card = trainer.authoring.look(draft, draft.text).cards[0]
    asked = trainer.authoring.asked(card, draft, "seed")
    assert trainer.authoring.grade(asked, Wrote("a")).mark.verdict is Verdict.RIGHT
    assert trainer.authoring.grade(asked, Skipped()).mark.verdict is Verdict.WRONG
    assert list(trainer.export_log()) == before


def test_a_save_writes_the_text_and_the_library_reads_it(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    text = draft.text.replace("With A", "With the A")
    saved = trainer.authoring.save(draft, text)
    assert path.read_text(encoding="utf-8") == text
    assert saved == trainer.authoring.open(str(path))
    assert trainer.refresh()
    assert trainer.authoring.save(saved, text + "# more\n").text.endswith("# more\n")


def test_a_save_keeps_the_line_ends_and_the_mark_that_the_file_has(desk: Desk) -> None:
    path = desk.write("letters.yaml", "")
    path.write_bytes(b"\xef\xbb\xbfcards:\r\n  - q: One?\r\n    a: 1\n")
    trainer = desk.open()
    draft = trainer.authoring.open(str(path))
    assert draft.text == "cards:\n  - q: One?\n    a: 1\n"
    trainer.authoring.save(draft, draft.text.replace("One?", "Two?\n    id: two"))
    assert path.read_bytes() == b"\xef\xbb\xbfcards:\r\n  - q: Two?\r\n    id: two\r\n    a: 1\n"


@given(st.lists(st.sampled_from(["a", "", "b: c", "é"]), max_size=6), st.sampled_from(["\n", "\r\n", "\r"]), st.data())
def test_what_is_not_changed_is_written_byte_for_byte(lines: list[str], end: str, data: st.DataObject) -> None:
    whole = (data.draw(st.sampled_from(["", "\ufeff"])) + end.join(lines)).encode()
    text = whole.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert rewritten(whole, text) == whole
    shorter = data.draw(st.lists(st.sampled_from(["a", "", "new"]), min_size=1, max_size=8))
    now = rewritten(whole, "\n".join(shorter)).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert now == "\n".join(shorter)


def test_a_file_that_was_changed_meanwhile_is_left_alone_and_the_difference_is_told(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    other = DECK.replace("Letters", "Runes")
    path.write_text(other, encoding="utf-8")
    with pytest.raises(ChangedError, match="was changed meanwhile"):
        trainer.authoring.save(draft, draft.text + "# mine\n")
    assert path.read_text(encoding="utf-8") == other
    told = trainer.authoring.difference(draft, draft.text + "# mine\n")
    assert {"-deck: Runes", "+deck: Letters", "+# mine"} <= set(told.lines)
    assert trainer.authoring.save(told.now, draft.text).text == draft.text


def test_what_was_shown_is_written_over_and_nothing_that_came_later(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    path.write_text("cards: []\n", encoding="utf-8")
    told = trainer.authoring.difference(draft, draft.text)
    path.write_text("cards: []\n# nobody saw this\n", encoding="utf-8")
    with pytest.raises(ChangedError):
        trainer.authoring.save(told.now, draft.text)
    assert "nobody saw this" in path.read_text(encoding="utf-8")


def test_only_a_file_that_is_gone_counts_as_empty(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    path.write_bytes(b"# caf\xe9\n")
    told = trainer.authoring.difference(draft, "one\ntwo")
    assert (told.now, told.lines) == (draft, ("+one", "+two"))
    assert "no UTF-8 text" in told.trouble
    path.unlink()
    told = trainer.authoring.difference(draft, "one\ntwo")
    assert told == (draft._replace(text="", digest=""), ("+one", "+two"), "")


def test_a_file_that_is_gone_is_not_made_again_behind_the_author_s_back(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    path.unlink()
    with pytest.raises(ChangedError, match="not there any more"):
        trainer.authoring.save(draft, "cards: []\n")
    assert not path.exists()


def test_a_character_that_no_file_can_hold_is_named_and_nothing_written(desk: Desk) -> None:
    trainer, draft, path = opened(desk)
    with pytest.raises(QuizError, match="Line 2 has a character that no file can hold"):
        trainer.authoring.save(draft, "deck: D\ncards: \ud800\n")
    assert path.read_text(encoding="utf-8") == DECK


def test_a_new_deck_is_written_by_its_first_save_and_found_from_then_on(desk: Desk) -> None:
    trainer, _, _ = opened(desk)
    draft = trainer.authoring.create("my runes")
    assert (draft.digest, Path(draft.path).name) == ("", "my runes.yaml")
    assert not Path(draft.path).exists()
    trainer.authoring.save(draft, "deck: Runes\ncards:\n  - q: First?\n    a: Fehu\n")
    trainer.refresh()
    assert "my runes" in {source.name for source in trainer.authoring.decks()}
    with pytest.raises(QuizError, match="already"):
        trainer.authoring.create("my runes.yaml")
    with pytest.raises(ChangedError, match="there already"):
        trainer.authoring.save(draft, "cards: []\n")


def test_a_new_deck_never_takes_the_place_of_a_file_that_came_in_between(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer, _, _ = opened(desk)
    draft = trainer.authoring.create("runes")
    encoded = draftfiles._encoded

    def late(before: bytes, text: str) -> bytes:
        Path(draft.path).parent.mkdir(exist_ok=True)
        Path(draft.path).write_text("theirs", encoding="utf-8")
        return encoded(before, text)

    monkeypatch.setattr(draftfiles, "_encoded", late)
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    with pytest.raises(ChangedError, match="there already"):
        trainer.authoring.save(draft, "cards: []\n")
    assert Path(draft.path).read_text(encoding="utf-8") == "theirs"


@pytest.mark.parametrize("name", ["", " ", ".hidden", "../out", "a/b", "a\\b", "a\nb", "x" * 300, "\x1b[31m", "c:d"])
def test_a_name_that_no_deck_can_have_is_refused(desk: Desk, name: str) -> None:
    trainer, _, _ = opened(desk)
    with pytest.raises(QuizError, match="cannot be the name of a deck") as said:
        trainer.authoring.create(name)
    assert "\x1b" not in str(said.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"\xff\xfeq\0", "UTF-8"), (b"\0\0\0\0", "binary"), (b"cards:\n\xe9\n", r"line 2")],
)
def test_what_is_no_text_is_said_and_not_opened(desk: Desk, content: bytes, says: str) -> None:
    trainer, _, path = opened(desk)
    path.write_bytes(content)
    with pytest.raises(QuizError, match=says):
        trainer.authoring.open(str(path))


def test_a_folder_and_a_missing_file_are_said(desk: Desk, tmp_path: Path) -> None:
    trainer, _, _ = opened(desk)
    with pytest.raises(QuizError):
        trainer.authoring.open(str(desk.decks))
    with pytest.raises(QuizError, match="cannot be opened: No such file"):
        trainer.authoring.open(str(tmp_path / "gone.yaml"))


@pytest.mark.parametrize("kind", list(Kind))
def test_there_is_a_template_for_every_kind_and_it_is_a_question_of_it(desk: Desk, kind: Kind) -> None:
    trainer, draft, _ = opened(desk)
    look = trainer.authoring.look(draft, trainer.authoring.template(kind))
    assert {card.question.kind for card in look.cards} == {kind}
    assert not [problem for problem in look.problems if problem.level is Level.ERROR]
