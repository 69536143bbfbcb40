"""A process that reads deck files: it is told on standard input how to read which file, and answers the reading."""

import copyreg
import pickle
import sys
from contextlib import suppress
from types import MappingProxyType
from typing import BinaryIO

from quizapp.core.collector import collector_paused


def serve(answers: BinaryIO) -> None:
    """Reads each file that it is told, until standard input ends."""
    copyreg.pickle(MappingProxyType, lambda mapping: (unchanging, (dict(mapping),)))
    with suppress(EOFError):
        while True:
            read, path, root = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own program wrote it
            with collector_paused():
                pickle.dump(read(path, root), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def unchanging(told: dict[str, object]) -> "MappingProxyType[str, object]":
    """A mapping that cannot be changed."""
    return MappingProxyType(told)
