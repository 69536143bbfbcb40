"""What docs/deck-format.md and the README show is read as it stands, and the format names every key and function."""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from quizapp.core.calculated.lexicon import FUNCTIONS
from quizapp.core.deck import Kind
from quizapp.deckfiles import formulas
from quizapp.deckfiles.keys import DECK_KEYS, DEFAULT_KEYS, EXAM_KEYS, GROUP_KEYS, QUESTION_KEYS
from quizapp.deckfiles.pictures import TYPES
from quizapp.deckfiles.reader import Reading, read

Read = Callable[[str], Reading]
ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "deck-format.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)
EXAMPLES = _EXAMPLE.findall(TEXT)


@pytest.mark.parametrize("example", [*EXAMPLES, *_EXAMPLE.findall(README)], ids=lambda example: example.splitlines()[0])
def test_an_example_is_read_and_checked_without_a_word(example: str) -> None:
    reading = read(textwrap.dedent(example).encode(), "/nowhere/deck.yaml", "/nowhere", closely=True)
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.questions or reading.deck.exams
    assert list(formulas.hints(reading.deck)) == []


def test_there_is_an_example_of_every_kind(read_text: Read) -> None:
    readings = [read_text(textwrap.dedent(example)) for example in EXAMPLES]
    assert {question.kind for reading in readings if reading.deck for question in reading.deck.questions} == set(Kind)


def test_every_key_is_named() -> None:
    named = set(re.findall(r"`([a-z_]+)`", TEXT.replace("`/`", "` `")))
    spelled = {name for table in (QUESTION_KEYS, GROUP_KEYS, DECK_KEYS) for name in table}
    assert spelled <= named
    defaults = next(line for line in TEXT.splitlines() if line.startswith("| `defaults`"))
    assert set(re.findall(r"`(\w+)`", defaults)) == {"defaults", *(key.name for key in DEFAULT_KEYS.values())}


def test_every_key_of_an_exam_is_in_its_table_and_in_an_example() -> None:
    table = TEXT.partition("| key | is | left out |")[2].partition("\n\n")[0]
    firsts = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    named = {name for first in firsts for name in re.findall(r"`(\w+)`", first)}
    assert named == {key.name for key in EXAM_KEYS.values()}
    (example,) = (found for found in EXAMPLES if "midterm:" in found)
    assert named <= set(re.findall(r"^    (\w+):", example, re.MULTILINE))


def test_every_function_is_named() -> None:
    assert set(FUNCTIONS) <= set(re.findall(r"\w+", TEXT.partition("the functions `")[2].partition("`")[0]))


def test_the_types_of_pictures_are_named() -> None:
    found = re.search(r"folder \(([^)]+)\)", TEXT)
    assert found is not None
    named = set(re.split(r",\s+|\s+or\s+", found[1]))
    assert {*named, "jpeg", "tiff"} == {type_.removeprefix(".") for type_ in TYPES}
