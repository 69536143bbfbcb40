"""Topic paths: what a name stands for is a topic and everything below it, whatever the case."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def below(topic: str, name: str) -> bool:
    """Whether a topic is the one named or lies below it, whatever the case; empty names cards without a topic."""
    return f"{topic}/".casefold().startswith(f"{name.rstrip('/')}/".casefold())


def upwards(topic: str) -> list[str]:
    """The topic and all that hold it, itself first: `a/b/c`, `a/b`, `a`; of cards without a topic the empty path."""
    parts = topic.split("/")
    return ["/".join(parts[:depth]) for depth in range(len(parts), 0, -1)]


def spellings(topics: Iterable[str]) -> dict[str, str]:
    """Of each topic how it is shown: every step of its path as it was written first, for case makes no other topic."""
    every = list(dict.fromkeys(topics))
    shown: dict[str, str] = {}
    for topic in every:
        for path in reversed(upwards(topic)):
            above, slash, name = path.rpartition("/")
            if (folded := path.casefold()) not in shown:
                shown[folded] = f"{shown[above.casefold()]}/{name}" if slash else name
    return {topic: shown[topic.casefold()] for topic in every}


def respelled(told: Mapping[str, T], shown: Mapping[str, str]) -> dict[str, T]:
    """What is told of topics, by their paths as they are shown; of two that are one the later has its say."""
    return {shown[path]: one for path, one in told.items()}
