"""A report goes into a file of its own, and never over something else."""

from pathlib import Path

import pytest

from quizapp.errors import QuizError
from quizapp.reports.file import write
from quizapp.reports.page import MARK

PAGE = f"<html><head>{MARK}</head>é</html>"


def test_a_report_is_written_and_replaces_an_older_one(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    write(file, f"{PAGE} old")
    write(file, PAGE)
    assert file.read_text(encoding="utf-8") == PAGE
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_no_report_is_left_alone_unless_that_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "notes.html"
    file.write_text("my notes", encoding="utf-8")
    with pytest.raises(QuizError, match=r"notes.html is there and is no report. Choose another name, or say --force"):
        write(file, PAGE)
    assert file.read_text(encoding="utf-8") == "my notes"
    write(file, PAGE, force=True)
    assert file.read_text(encoding="utf-8") == PAGE


def test_an_empty_file_counts_as_somebody_elses(tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.touch()
    with pytest.raises(QuizError, match="no report"):
        write(file, PAGE)
    assert file.read_bytes() == b""


@pytest.mark.parametrize("force", [False, True])
def test_folders_and_missing_folders_are_said(tmp_path: Path, force: bool) -> None:
    with pytest.raises(QuizError, match=r"is a folder. Name a file in it, such as .*report.html"):
        write(tmp_path, PAGE, force=force)
    with pytest.raises(QuizError, match=r"There is no folder .*missing to write the report into"):
        write(tmp_path / "missing" / "report.html", PAGE, force=force)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("quizapp.reports.file.replace_file", refuse)
    with pytest.raises(QuizError, match=r"could not be written to .*report.html: Permission denied"):
        write(tmp_path / "report.html", PAGE)


@pytest.mark.parametrize(("name", "better"), [("out.pdf", "out.html"), ("report", "report.html")])
def test_a_name_that_promises_something_else_than_html_is_refused(tmp_path: Path, name: str, better: str) -> None:
    with pytest.raises(QuizError, match=rf"its name ends in .html: say .*/{better}. A browser prints it as PDF"):
        write(tmp_path / name, PAGE, force=True)
    assert list(tmp_path.iterdir()) == []


def test_endings_in_capitals_and_the_short_one_are_html(tmp_path: Path) -> None:
    write(tmp_path / "A.HTM", PAGE)
    assert (tmp_path / "A.HTM").exists()
