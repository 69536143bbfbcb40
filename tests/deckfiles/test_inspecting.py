"""Decks looked at again: only what changed is read, and nothing that a problem follows from goes unnoticed."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quizapp.deckfiles import inspecting
from quizapp.deckfiles.examining import Examined, examine
from quizapp.deckfiles.facts import Facts
from quizapp.deckfiles.folders import find
from quizapp.deckfiles.inspecting import Wanted, inspect
from quizapp.deckfiles.keeping import Keeping
from quizapp.errors import Level

DAY = date(2026, 11, 20)
DECK = "- q: What is recall?\n  a: The share that was found\n"
Look = Callable[..., tuple[list[Facts], list[str]]]


@pytest.fixture
def look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Looks at folders; the facts, and the names of the files that were read for them."""
    read: list[str] = []

    def counted(data: bytes, path: str, root: str, *, day: date, noisy: tuple[str, ...]) -> Examined:
        read.append(Path(path).name)
        return examine(data, path, root, day=day, noisy=noisy)

    monkeypatch.setattr(inspecting, "examine", counted)

    def looked(*paths: Path, day: date = DAY, noisy: tuple[str, ...] = ()) -> tuple[list[Facts], list[str]]:
        read.clear()
        found, _ = find(paths)
        facts = sorted(inspect(found, Keeping(tmp_path / "cache"), Wanted(day, noisy)))
        return facts, list(read)

    return looked


def test_only_what_changed_is_read_again(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": DECK, "b.yaml": DECK})
    first, read = look(root)
    assert read == ["a.yaml", "b.yaml"]
    assert look(root) == (first, [])
    (root / "a.yaml").write_text(DECK.replace("recall", "precision"))
    again, read = look(root)
    assert read == ["a.yaml"]
    assert (again[0] != first[0], again[1] == first[1]) == (True, True)


def test_a_change_that_leaves_size_and_time_is_seen(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": DECK})
    look(root)
    status = (root / "a.yaml").stat()
    (root / "a.yaml").write_text(DECK.replace("recall", "recoil"))
    os.utime(root / "a.yaml", ns=(status.st_atime_ns, status.st_mtime_ns))
    assert look(root)[1] == ["a.yaml"]


def test_a_picture_that_comes_or_goes_is_seen(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": f"{DECK}  image: it.png\n- q: 'See ![it](in.png)'\n  a: yes it is\n"})
    facts, _ = look(root)
    assert [problem.rule for problem in facts[0].problems] == ["image", "image"]
    (root / "it.png").write_bytes(b"")
    facts, read = look(root)
    assert ([problem.line for problem in facts[0].problems], read) == ([4], ["a.yaml"])
    (root / "in.png").write_bytes(b"")
    assert look(root)[0][0].problems == ()
    assert look(root)[1] == []
    (root / "it.png").unlink()
    assert [problem.rule for problem in look(root)[0][0].problems] == ["image"]


def test_a_broken_deck_that_names_files_is_always_read(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": f"include: [b.yml]\ncards:\n{DECK}", "c.yaml": "- q: x\n"})
    assert [problem.rule for problem in look(root)[0][0].problems] == ["include"]
    assert look(root)[1] == ["a.yaml"]
    (root / "b.yml").write_text(DECK.replace("recall", "precision"))
    assert [one.problems for one in look(root)[0]][:2] == [(), ()]


def test_facts_that_name_another_file_are_not_believed(
    look: Look, folder: Callable[[dict[str, str]], Path], tmp_path: Path
) -> None:
    root = folder({"a.yaml": DECK})
    (facts,), _ = look(root)
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(kept.read_text().replace(str(root / "a.yaml"), str(root / "b.yaml")))
    assert look(root) == ([facts], ["a.yaml"])


def test_questions_of_a_deck_with_an_error_are_outlined_and_their_files_watched(
    look: Look, folder: Callable[[dict[str, str]], Path]
) -> None:
    root = folder({"a.yaml": f"{DECK}  as_of: 2020-01\n- q: What is missing?\n"})
    (facts,), _ = look(root)
    assert facts.outline is not None
    assert [question.line for question in facts.outline.questions] == [1]
    assert look(root) == ([facts], [])


def test_another_folder_around_a_deck_reads_it_again(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"in/a.yaml": f"{DECK}  image: ../it.png\n"})
    assert look(root / "in")[1] == ["a.yaml"]
    assert look(root)[1] == ["a.yaml"]


def test_the_day_counts_for_decks_with_dates_only(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": f"{DECK}  as_of: 2026-01\n", "b.yaml": DECK})
    look(root)
    assert look(root, day=date(2026, 11, 21))[1] == ["a.yaml"]


def test_a_rule_that_is_asked_for_is_looked_for(look: Look, folder: Callable[[dict[str, str]], Path]) -> None:
    root = folder({"a.yaml": DECK})
    look(root)
    assert look(root, noisy=("O15",))[1] == ["a.yaml"]


def test_decks_that_include_each_other_are_left_out_each_time(
    look: Look, folder: Callable[[dict[str, str]], Path]
) -> None:
    root = folder(
        {name: f"include: {other}.yaml\ncards:\n{DECK}" for name, other in (("a.yaml", "b"), ("b.yaml", "a"))}
    )
    for _ in range(2):
        facts, _ = look(root)
        assert [(one.outline, [problem.rule for problem in one.problems]) for one in facts] == [(None, ["include"])] * 2


def test_a_file_that_is_gone_is_a_problem(look: Look, folder: Callable[[dict[str, str]], Path], tmp_path: Path) -> None:
    root = folder({"a.yaml": DECK})
    found, _ = find([root])
    (root / "a.yaml").unlink()
    (facts,) = inspect(found, Keeping(tmp_path / "cache"), Wanted(DAY))
    assert [(problem.rule, problem.level) for problem in facts.problems] == [("unreadable", Level.ERROR)]
    assert facts.key == ""
