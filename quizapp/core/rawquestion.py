"""A question on its way into a deck: what stands at each key, as text, before it is YAML."""

from collections.abc import Mapping
from typing import NamedTuple

Value = str | tuple[str, ...]


class RawQuestion(NamedTuple):
    """The values of a question by key; `line` (from 1) is where it begins in the file that it comes from."""

    line: int
    values: Mapping[str, Value]


class Misfit(NamedTuple):
    """What did not fit at a line (from 1; 0 for the whole file), as a sentence; `lost` if it is not in the deck."""

    line: int
    sentence: str
    lost: bool = True


class Brought(NamedTuple):
    """What a file of another format comes to; `title` is empty where the file names none."""

    title: str
    questions: tuple[RawQuestion, ...]
    misfits: tuple[Misfit, ...] = ()
