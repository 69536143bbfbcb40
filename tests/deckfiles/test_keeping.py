"""Facts on disk: found again while nothing changed, and any damage costs only that they are made anew."""

import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.exams.blueprint import Blueprint, Quota
from quizapp.core.prerequisites import Prerequisite
from quizapp.deckfiles import keeping, keptjson
from quizapp.deckfiles.facts import Facts, Kept
from quizapp.deckfiles.keeping import Keeping
from quizapp.deckfiles.keptjson import NoFactsError
from quizapp.deckfiles.lint.duplicates import Asked
from quizapp.deckfiles.outline import Outline, QuestionOutline
from quizapp.errors import Level, Problem

TEXTS = st.text(max_size=20)
COUNTS = st.integers(0, 10**6)
PROBLEMS = st.builds(Problem, TEXTS, COUNTS, COUNTS, st.sampled_from(Level), TEXTS, TEXTS, TEXTS, TEXTS)
PAIRS = st.lists(st.tuples(TEXTS, st.tuples(COUNTS, COUNTS)), max_size=3)


def exam(about: Blueprint, topics: Iterable[tuple[str, tuple[int, int]]]) -> Blueprint:
    pairs = tuple(topics)
    return replace(about, topics=tuple(topic for topic, _ in pairs), places=tuple(place for _, place in pairs))


def asked_in(outline: Outline) -> st.SearchStrategy[Asked]:
    path, scope = st.just(outline.path), st.just(outline.id)
    return st.builds(Asked, path, COUNTS, COUNTS, scope, TEXTS, TEXTS, TEXTS, TEXTS, st.booleans(), st.booleans())


PLACES = st.tuples(COUNTS, COUNTS)
QUOTAS = st.builds(Quota, TEXTS, st.integers(1, 500), st.none(), PLACES) | st.builds(
    Quota, TEXTS, st.none(), st.floats(0, 1, exclude_min=True), PLACES
)
EXAMS = st.builds(
    exam,
    st.builds(
        Blueprint,
        TEXTS,
        place=PLACES,
        questions=st.integers(1, 9999),
        quotas=st.lists(QUOTAS, max_size=2).map(tuple),
        kinds=st.lists(TEXTS, max_size=2).map(tuple),
        levels=st.none() | PLACES,
    ),
    PAIRS,
)
OUTLINES = st.builds(
    Outline,
    TEXTS,
    TEXTS,
    TEXTS,
    st.lists(st.builds(Prerequisite, TEXTS, TEXTS, COUNTS, COUNTS), max_size=2).map(tuple),
    st.lists(EXAMS, max_size=2).map(tuple),
    st.lists(
        st.builds(QuestionOutline, COUNTS, COUNTS, TEXTS, TEXTS, st.lists(TEXTS, max_size=2).map(tuple), TEXTS, COUNTS),
        max_size=3,
    ).map(tuple),
    st.just(()),
).flatmap(
    lambda outline: st.lists(asked_in(outline), max_size=2).map(lambda found: outline._replace(asked=tuple(found)))
)
KEPT = st.builds(
    Kept,
    st.builds(Facts, TEXTS, TEXTS, st.lists(PROBLEMS, max_size=3).map(tuple), st.just(()), st.none() | OUTLINES),
    st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
)
SIMPLE = Kept(Facts("/decks/a.yaml", "key", (Problem("/decks/a.yaml", 1, 2, Level.HINT, "O03", "said"),)))


@pytest.fixture
def kept(tmp_path: Path) -> Keeping:
    return Keeping(tmp_path / "data" / "cache" / "check")


def files(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "data" / "cache" / "check").iterdir())


@given(KEPT)
def test_what_was_written_is_read(found: Kept) -> None:
    read = keptjson.read(keptjson.written(found))
    assert read == found
    outlines = (read.facts.outline, found.facts.outline)
    places = [[(exam.place, exam.places) for exam in outline.exams] for outline in outlines if outline]
    assert places[::2] == places[1::2]


def test_a_link_in_the_place_of_facts_is_not_followed(kept: Keeping, tmp_path: Path) -> None:
    kept.put("name", SIMPLE)
    (file,) = files(tmp_path)
    file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(tmp_path / "elsewhere.json")
    assert kept.get("name", "key") is None
    kept.put("name", SIMPLE)
    assert (kept.get("name", "key"), file.is_symlink()) == (SIMPLE, False)


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_bytes_are_refused_in_one_way(content: bytes) -> None:
    with pytest.raises(NoFactsError):
        keptjson.read(content)


@given(KEPT, st.data())
def test_facts_with_one_value_of_another_kind_are_refused_or_read(found: Kept, data: st.DataObject) -> None:
    text = keptjson.written(found)
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.sampled_from(["[", "]", '"', "null", "-1", "1e999", "{}", "[[", "true", "9" * 5000, "\\ud800"])
    )
    try:
        read = keptjson.read(text[:at] + piece + text[at + len(piece) :])
    except NoFactsError:
        return
    assert all(problem.level in Level for problem in read.facts.problems)


def test_facts_are_found_under_their_key_alone(kept: Keeping) -> None:
    kept.put("a", SIMPLE)
    assert kept.get("a", "key") == SIMPLE
    assert kept.get("a", "another") is None
    assert kept.get("b", "key") is None


def test_only_the_owner_may_read_what_is_kept(kept: Keeping, tmp_path: Path) -> None:
    kept.put("a", SIMPLE)
    (file,) = files(tmp_path)
    folders = [tmp_path / "data", tmp_path / "data" / "cache", file.parent]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (*folders, file)] == [0o700, 0o700, 0o700, 0o600]


@pytest.mark.parametrize(
    "content",
    [b"", b"\0", b"{}", b"[" * 100_000, b'{"path": 1}', b"\xff\xfe", b"1" * 5_000, b'{"a": ' * 50_000],
)
def test_damage_is_taken_for_nothing(content: bytes, kept: Keeping, tmp_path: Path) -> None:
    kept.put("a", SIMPLE)
    files(tmp_path)[0].write_bytes(content)
    assert kept.get("a", "key") is None
    kept.put("a", SIMPLE)
    assert kept.get("a", "key") == SIMPLE


def test_what_is_no_file_is_not_opened(kept: Keeping, tmp_path: Path) -> None:
    kept.put("a", SIMPLE)
    (file,) = files(tmp_path)
    file.unlink()
    os.mkfifo(file)
    assert kept.get("a", "key") is None
    file.unlink()
    file.symlink_to("/dev/zero")
    assert kept.get("a", "key") is None
    file.unlink()
    file.mkdir()
    assert kept.get("a", "key") is None
    kept.put("a", SIMPLE)
    assert kept.get("a", "key") is None


def test_a_file_too_large_is_not_read(kept: Keeping, tmp_path: Path) -> None:
    kept.put("a", SIMPLE)
    os.truncate(files(tmp_path)[0], keeping.MAX_FILE_BYTES + 1)
    assert kept.get("a", "key") is None


def test_facts_too_large_are_not_kept(kept: Keeping, tmp_path: Path) -> None:
    huge = Problem("/a", 1, 1, Level.HINT, "x", "m" * keeping.MAX_FILE_BYTES)
    kept.put("a", Kept(Facts("/a", "key", (huge,))))
    assert kept.get("a", "key") is None
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    kept = Keeping(tmp_path / "cache" / "check")
    kept.put("a", SIMPLE)
    kept.prune()
    assert kept.get("a", "key") is None


def test_the_oldest_go_when_there_are_too_many(kept: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate("abcd"):
        kept.put(name, SIMPLE)
        for file in files(tmp_path):
            os.utime(file, ns=(1, file.stat().st_mtime_ns if file.stat().st_mtime_ns < 1_000 else number))
    monkeypatch.setattr(keeping, "MAX_FILES", 2)
    kept.prune()
    assert [name for name in "abcd" if kept.get(name, "key")] == ["c", "d"]


def test_the_oldest_go_when_they_are_too_large(kept: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put("a", SIMPLE)
    kept.put("b", SIMPLE)
    size = files(tmp_path)[0].stat().st_size
    monkeypatch.setattr(keeping, "MAX_BYTES", size)
    kept.prune()
    assert len(files(tmp_path)) == 1


def test_nothing_is_pruned_where_nothing_was_added(
    kept: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.put("a", SIMPLE)
    monkeypatch.setattr(keeping, "MAX_FILES", 0)
    Keeping(tmp_path / "data" / "cache" / "check").prune()
    assert kept.get("a", "key") == SIMPLE


def test_a_key_tells_texts_apart_however_they_are_cut(kept: Keeping) -> None:
    assert len({kept.key("ab", "c"), kept.key("a", "bc"), kept.key("abc"), kept.key("ab", "c", "")}) == 4
