"""A file that is written elsewhere: what changed in it, and where."""

import os
from pathlib import Path

import pytest

from quizapp.core.authoring import Draft
from quizapp.errors import Level, QuizError
from quizapp.trainer import draftfiles
from quizapp.trainer.watching import Watched

DECK = "cards:\n  - q: One?\n    a: 1\n  - q: Two?\n    a: 2\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "deck.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


def test_nothing_is_told_as_long_as_nothing_changes(path: Path) -> None:
    watched = Watched(str(path))
    assert [card.question.line for card in watched.first.look.cards] == [2, 4]
    assert watched.news() is None


def test_the_first_line_that_changed_is_told_and_how_many_more_there_are(path: Path) -> None:
    watched = Watched(str(path))
    path.write_text(DECK.replace("a: 2", "a: two\n    why: Because."), encoding="utf-8")
    news = watched.news()
    assert news is not None
    assert (news.line, news.more) == (5, 1)
    assert watched.news() is None


def test_a_file_that_is_replaced_by_another_of_the_same_size_is_seen(path: Path) -> None:
    watched = Watched(str(path))
    other = path.with_name("other")
    other.write_text(DECK.replace("One", "Uno"), encoding="utf-8")
    other.replace(path)
    news = watched.news()
    assert news is not None
    assert news.line == 2


def test_a_broken_file_tells_its_problems_and_one_that_is_gone_why(path: Path) -> None:
    watched = Watched(str(path))
    path.write_text(DECK.replace("a: 2", "a: [2"), encoding="utf-8")
    news = watched.news()
    assert news is not None
    assert any(problem.level is Level.ERROR for problem in news.look.problems)
    path.unlink()
    news = watched.news()
    assert news is not None
    assert "cannot be opened" in news.trouble
    path.write_text(DECK, encoding="utf-8")
    news = watched.news()
    assert news is not None
    assert news.trouble == ""


def test_a_file_of_the_same_size_and_time_is_seen_when_it_is_another_one(path: Path) -> None:
    watched, before = Watched(str(path)), path.stat()
    other = path.with_name("other")
    other.write_text(DECK.replace("One", "Uno"), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    news = watched.news()
    assert news is not None
    assert news.line == 2


def test_the_same_text_that_comes_back_ends_the_trouble(path: Path) -> None:
    watched = Watched(str(path))
    path.unlink()
    news = watched.news()
    assert news is not None
    assert news.trouble
    assert watched.news() is None
    path.write_text(DECK, encoding="utf-8")
    news = watched.news()
    assert news is not None
    assert news.trouble == ""


def test_a_file_that_can_be_read_again_is_read_though_it_was_not_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(str(path))
    path.write_text(DECK.replace("One", "Uno"), encoding="utf-8")

    def refused(*_: object) -> Draft:
        raise QuizError("Permission denied.")

    with monkeypatch.context() as closed:
        closed.setattr(draftfiles, "opened", refused)
        news = watched.news()
    assert news is not None
    assert news.trouble == "Permission denied."
    news = watched.news()
    assert news is not None
    assert (news.line, news.trouble) == (2, "")


def test_what_is_no_text_at_the_beginning_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuizError):
        Watched(str(tmp_path))
