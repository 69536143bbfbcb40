"""A paper and its key are two files that replace older ones of their sort, and nothing else."""

from pathlib import Path

import pytest

from quizapp.core.exams.paper import Slot
from quizapp.errors import QuizError
from quizapp.reports.answerkey import answer_key
from quizapp.reports.paperfile import check, write_both
from quizapp.reports.paperpage import question_paper
from tests.reports.papers import CHOICE, KINDS, paper, question

PAPER = paper(*KINDS)
PNG = b"\x89PNG\r\n\x1a\n"


def test_the_key_stands_beside_the_paper_and_both_replace_older_ones(tmp_path: Path) -> None:
    file, key = tmp_path / "mock.html", tmp_path / "mock-key.html"
    write_both(file, paper(*KINDS, seed=1))
    assert write_both(file, PAPER) == (file, key, ())
    assert file.read_text(encoding="utf-8") == question_paper(PAPER)
    assert key.read_text(encoding="utf-8") == answer_key(PAPER)
    assert sorted(tmp_path.iterdir()) == [key, file]


@pytest.mark.parametrize(("name", "sort"), [("mock.html", "paper"), ("mock-key.html", "key")])
def test_where_one_of_both_may_not_be_written_neither_is(tmp_path: Path, name: str, sort: str) -> None:
    (tmp_path / name).write_text("my notes", encoding="utf-8")
    with pytest.raises(QuizError, match=rf"{name} is there and is no {sort}\. Choose another name, or say --force"):
        write_both(tmp_path / "mock.html", PAPER)
    assert [one.read_text(encoding="utf-8") for one in tmp_path.iterdir()] == ["my notes"]
    write_both(tmp_path / "mock.html", PAPER, force=True)
    assert (tmp_path / "mock.html").read_text(encoding="utf-8") == question_paper(PAPER)


def test_a_paper_never_replaces_a_key(tmp_path: Path) -> None:
    write_both(tmp_path / "mock.html", PAPER)
    for refused in (check, lambda path: write_both(path, PAPER)):
        with pytest.raises(QuizError, match=r"mock-key.html is there and is no paper"):
            refused(tmp_path / "mock-key.html")
    assert (tmp_path / "mock-key.html").read_text(encoding="utf-8") == answer_key(PAPER)


def test_a_name_that_is_no_page_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(QuizError, match=r"A paper is a page of HTML, so its name ends in .html: say .*mock.html"):
        write_both(tmp_path / "mock.pdf", PAPER)
    assert not list(tmp_path.iterdir())


def test_a_picture_is_opened_once_for_both_files_and_what_is_missing_is_told(tmp_path: Path) -> None:
    opened: list[str] = []

    def opener(_slot: Slot, written: str) -> bytes:
        opened.append(written)
        if written == "gone.png":
            raise QuizError("There is no gone.png.")
        return PNG

    found = paper(
        question(CHOICE, "a", image="map.png"),
        question(CHOICE, "b ![x](map.png)"),
        question(CHOICE, "c", image="gone.png"),
    )
    assert write_both(tmp_path / "mock.html", found, opener).notes == ("Question 3: There is no gone.png.",)
    assert opened.count("map.png") == 1
    assert (tmp_path / "mock.html").read_text(encoding="utf-8").count("<img ") == 2
