"""Rooms: decks, our log and Anki's collection of one history, made from a seed up to an instant.

Of ten cards two are the directions of one flashcard, one each is a choice, a typed answer and a cloze, and one was
never asked; the rest are flashcards. A room that is there is used as it is, and what is measured works on copies.
"""

import random
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.history import DECKS, TOPICS, pasts, write_log
from benchmarks.scaling import theirs
from benchmarks.scaling.collection import write_collection
from benchmarks.scaling.ours import opened
from quizapp.core.cards import card_ids
from quizapp.core.deck import Cloze, Flashcard, Question
from quizapp.storage.store import Store

CONFIG = "[limits]\nnew = 9999\nreviews = 9999\n"
OURS = ("quizapp.db", "device")
THEIRS = ("collection.anki2",)
KINDS = 10
FORTH, BACK, CHOICE, TYPED, CLOZE, NEW = 0, 1, 2, 3, 4, 9
_WORDS = [
    "gradient",
    "sample",
    "prior",
    "kernel",
    "margin",
    "policy",
    "reward",
    "drift",
    "bias",
    "recall",
    "token",
    "layer",
    "feature",
    "leaf",
    "batch",
]


class Size(NamedTuple):
    """How large a history is: its name, cards and reviews."""

    name: str
    cards: int
    reviews: int


SIZES = (Size("300", 300, 3_000), Size("10k", 10_000, 100_000), Size("100k", 100_000, 1_000_000))


def made(rooms: Path, size: Size, now: datetime) -> Path:
    """The room of a size, made if it is not there."""
    room = rooms / size.name
    if not (room / OURS[0]).exists():
        unfinished = rooms / f"{size.name}.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        _make(unfinished, size, now)
        unfinished.rename(room)
    return room


def _make(room: Path, size: Size, now: datetime) -> None:
    room.mkdir(parents=True)
    ids = _write_decks(room / "decks", size.cards)
    asked = [past for past in pasts(size.cards, size.reviews * KINDS // (KINDS - 1), now) if slot(past.number) != NEW]
    with Store.open(room / OURS[0]) as store:
        learner = store.learner_id
    write_log(room / OURS[0], learner, ids, asked)
    opened(room).close()
    if theirs.is_here():
        write_collection(room / THEIRS[0], size.cards, asked, now)


def slot(number: int) -> int:
    """Which of ten kinds a card is."""
    return number // DECKS % KINDS


def copied(room: Path, folder: Path, files: Sequence[str]) -> Path:
    """A folder in which a copy of the files can be worked on, beside the decks of the room."""
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    (folder / "decks").symlink_to((room / "decks").resolve(), target_is_directory=True)
    for name in files:
        subprocess.run(["cp", "--reflink=auto", room / name, folder / name], check=True)
    return folder


def _write_decks(folder: Path, cards: int) -> list[str]:
    """Writes the decks; the card ids by number."""
    folder.mkdir(parents=True)
    chance = random.Random(DECKS)
    ids: list[str] = [""] * cards
    for deck in range(DECKS):
        lines = [f"id: deck-{deck:02}", f"deck: Deck {deck:02}", "cards:"]
        for number in range(deck, cards, DECKS):
            lines += _written(number, deck, " ".join(chance.choices(_WORDS, k=6)))
            ids[number] = _id(number, deck)
        (folder / f"deck-{deck:02}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ids


def _written(number: int, deck: int, words: str) -> Iterator[str]:
    """The lines of the question of a card; none for the way back, which is written with the way forth."""
    kind = slot(number)
    if kind == BACK:
        return
    yield f"  - id: card-{number}"
    yield f"    topic: field-{deck:02}/topic-{number // DECKS % TOPICS}"
    if kind == CLOZE:
        yield f"    cloze: {_cloze(number)}"
        return
    yield f"    q: What is term {number} of {words}?"
    yield f"    a: The answer {number}."
    if kind == CHOICE:
        yield "    wrong: [Another answer, No answer at all, Every answer]"
    if kind == FORTH:
        yield "    reverse: true"
    if kind == TYPED:
        yield f"    accept: [answer {number}]"


def _cloze(number: int) -> str:
    return f"The term {number} is {{{{the answer {number}}}}}."


def _id(number: int, deck: int) -> str:
    """The id of a card, which follows from its deck, the id of its question, and its direction or hole."""
    back = slot(number) == BACK
    name = f"card-{number - DECKS if back else number}"
    body = Cloze() if slot(number) == CLOZE else Flashcard("", reverse="the way back" if back else "")
    return card_ids(Question(prompt=_cloze(number), body=body, id=name), f"deck-{deck:02}")[int(back)]
