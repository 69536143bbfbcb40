"""One value of config.toml changes; everything else stays as it was written."""

import os
import stat
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from quizapp.errors import QuizError
from quizapp.settings import parse
from quizapp.settings.writing import HEADER, Value, change, changed

PATH = Path("config.toml")
MINE = """\
# my settings
[limits]
new = 5   # few

# about decks
[decks]
off = ["a",  # one
  "b"]

[interface]
theme = "" # dark
"""


def after(text: str, place: str, value: Value | None) -> str:
    return changed(text.encode(), place.split("."), value, PATH).decode()


def test_a_value_changes_and_its_comment_stays() -> None:
    assert after(MINE, "limits.new", 7) == MINE.replace("new = 5 ", "new = 7 ")
    assert after(MINE, "interface.theme", "quizapp-light") == MINE.replace('""', '"quizapp-light"')


def test_a_new_key_stands_behind_its_neighbours() -> None:
    assert after(MINE, "limits.reviews", 90) == MINE.replace("few\n", "few\nreviews = 90\n")


def test_a_new_table_stands_apart() -> None:
    assert after(MINE, "scheduling.fuzz", False) == MINE + "\n[scheduling]\nfuzz = false\n"
    assert "few\n\n[limits.decks.x]\nnew = 3\n\n# about decks\n" in after(MINE, "limits.decks.x.new", 3)


def test_a_key_is_taken_out_alone() -> None:
    assert after(MINE, "interface.theme", None) == MINE.replace('theme = "" # dark\n', "")
    assert after(MINE, "limits.decks.x.new", None) == MINE
    assert after(MINE, "limits.reviews", None) == MINE


def test_an_action_with_a_point_in_its_name_is_one_key() -> None:
    found = changed(MINE.encode(), ("interface", "keys", "study.hint"), "g", PATH).decode()
    assert found == MINE + '\n[interface.keys]\n"study.hint" = "g"\n'


@pytest.mark.parametrize(
    "layout",
    [
        "limits.new = 5\n",
        "limits = {new = 5}",
        "[limits.decks.a]\nnew = 1\n[interface]\nmotion = true\n[limits]\nnew = 3",
        '["limits"]\n"new" = 3\n',
        "[limits]\r\nnew = 3\r\n[decks]\r\n",
        "[limits]\r\nnew = 3\n[decks]\r\n",
        "\ufeff[limits]\nnew = 3\n",
        "",
        "# nothing but this",
    ],
)
@pytest.mark.parametrize("place", ["limits.new", "limits.reviews", "limits.decks.b.new", "interface.theme"])
def test_every_layout_gives_the_value_back_and_keeps_the_rest(layout: str, place: str) -> None:
    found = after(layout, place, 8)
    before, now = (tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n")) for text in (layout, found))
    assert value_at(now, place) == 8
    assert without(now, place) == without(before, place)
    assert found.startswith("\ufeff") == layout.startswith("\ufeff")


def value_at(fields: object, place: str) -> object:
    for key in place.split("."):
        assert isinstance(fields, dict)
        fields = fields[key]
    return fields


def without(fields: Mapping[str, object], place: str) -> dict[str, object]:
    """The fields but for one place and the tables that hold nothing else."""
    key, _, below = place.partition(".")
    inner = fields.get(key)
    rest = {name: field for name, field in fields.items() if name != key}
    less = without(inner, below) if below and isinstance(inner, dict) else {}
    return {**rest, key: less} if less else rest


def test_windows_line_ends_stay() -> None:
    found = after("[limits]\r\nnew = 3\r\n", "limits.reviews", 8)
    assert found == "[limits]\r\nnew = 3\r\nreviews = 8\r\n"


def test_a_layout_that_cannot_hold_the_value_is_refused() -> None:
    with pytest.raises(QuizError, match=r"cannot be changed in config\.toml"):
        after("limits = 5\n", "limits.new", 8)


def test_a_missing_file_is_made_with_a_word_on_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "data" / "config.toml"
    content = change(path, b"", ("limits", "new"), 8)
    assert path.read_bytes() == content
    assert path.read_text() == f"{HEADER}\n[limits]\nnew = 8\n"
    assert [*path.parent.iterdir()] == [path]


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[limits]\nnew = 3\n")
    with pytest.raises(QuizError, match="changed by someone else"):
        change(path, b"[limits]\nnew = 2\n", ("limits", "new"), 8)
    assert path.read_text() == "[limits]\nnew = 3\n"


def test_mode_and_links_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text(MINE)
    real.chmod(0o640)
    path = tmp_path / "config.toml"
    path.symlink_to(real)
    change(path, MINE.encode(), ("limits", "new"), 8)
    assert path.is_symlink()
    assert "new = 8" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_when_the_disk_refuses_the_old_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "config.toml"
    path.write_text(MINE)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(QuizError, match="No space left on device"):
        change(path, MINE.encode(), ("limits", "new"), 8)
    assert path.read_text() == MINE
    assert [*tmp_path.iterdir()] == [path]


def test_a_file_in_place_of_the_data_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(QuizError, match="is not a folder"):
        change(tmp_path / "data" / "config.toml", b"", ("limits", "new"), 8)


KEYS = st.sampled_from(["new", "reviews", "off", "a b", "x.y", "é", "theme"])
SCALARS = st.booleans() | st.integers(-5, 9) | st.text(max_size=5).filter(str.isprintable) | st.just(0.5)
TABLES = st.recursive(
    SCALARS | st.lists(st.integers(0, 9), max_size=3),
    lambda inner: st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)
FILES = st.dictionaries(st.sampled_from(["limits", "decks", "interface"]) | KEYS, TABLES, max_size=4)
COMMENTS = st.lists(st.tuples(st.integers(0, 20), st.text("ab #[]=\"'", max_size=8)), max_size=3)
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["limits.new", "limits.decks.a.new", "decks.off", "interface.theme"]), SCALARS | st.none()
    ),
    min_size=1,
    max_size=4,
)


@given(FILES, COMMENTS, CHANGES)
def test_any_changes_leave_everything_else_and_every_comment(
    fields: dict[str, object], comments: list[tuple[int, str]], changes: list[tuple[str, Value | None]]
) -> None:
    lines = tomlkit.dumps(fields).splitlines()
    for number, comment in comments:
        lines.insert(number % (len(lines) + 1), f"# {comment}")
    text = "\n".join(lines)
    for place, value in changes:
        try:
            found = after(text, place, value)
        except QuizError:
            assert_no_table(tomllib.loads(text), place)
            continue
        before, now = tomllib.loads(text), tomllib.loads(found)
        assert value is None or value_at(now, place) == value
        assert without(now, place) == without(before, place)
        assert [line for line in found.splitlines() if line.startswith("#")] == [
            line for line in (text or HEADER).splitlines() if line.startswith("#")
        ]
        text = found


def assert_no_table(fields: object, place: str) -> None:
    """Something on the way to the place is no table, so that nothing can stand below it."""
    for key in place.split(".")[:-1]:
        if not isinstance(fields, dict):
            return
        fields = fields.get(key, {})
    assert not isinstance(fields, dict)


@given(st.floats(0.7, 0.99), st.integers(0, 9999), st.lists(st.integers(1, 1439), max_size=10))
def test_the_loader_reads_what_was_written(retention: float, new: int, steps: list[int | float]) -> None:
    content = MINE.encode()
    values: list[tuple[str, Value]] = [
        ("scheduling.retention", retention),
        ("limits.new", new),
        ("scheduling.learning_steps", [*steps]),
    ]
    for place, value in values:
        content = changed(content, place.split("."), value, PATH)
    found = parse(content, Path())
    assert found.notices == ()
    assert (found.policy.retention, found.limits.new, found.policy.learning_steps) == (retention, new, tuple(steps))
    assert found.off == {"a", "b"}
