"""Whatever happens between two looks, what is kept gives the figures that everything read anew gives."""

import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.core.portion import Portion, portions
from quizapp.core.response import Skipped
from quizapp.core.review import EventKind, Rating
from quizapp.core.stats.counts import added
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

TOPICS = ("ml", "ml/trees", "")
STEPS = (
    *("right", "wrong", "wrong", "undo", "suspend", "resume", "reset", "day", "month", "back", "reopen"),
    *("another process", "move to a topic", "move to a deck", "drop", "add", "switch off", "retention", "midnight"),
)


class Walk:
    """A learner to whom things happen; `decks` maps each file to its questions with their topics."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.decks = {"a": {f"a{i}": TOPICS[i % 3] for i in range(6)}, "b": {f"b{i}": TOPICS[i % 2] for i in range(4)}}
        self.write()
        self.trainer = desk.open()

    def write(self) -> None:
        for name, questions in self.decks.items():
            cards = "".join(f"- {{id: {q}, q: What is {q}?, a: This, topic: '{t}'}}\n" for q, t in questions.items())
            self.desk.write(f"{name}.yaml", f"id: {name}\ndeck: Deck {name}\ncards:\n{cards or '[]'}")

    def take(self, step: str) -> None:
        """Lets one thing happen."""
        match step:
            case "right" | "wrong":
                answer(self.trainer, Rating.GOOD if step == "right" else Rating.AGAIN)
            case "undo":
                self.trainer.undo()
            case "suspend" | "resume" | "reset":
                cards = self.trainer.cards()
                self.trainer.mark([card.card_id for card in cards[::3]], EventKind(step))
            case "day" | "month" | "back":
                self.desk.wait(days={"day": 1, "month": 31, "back": -1}[step])
            case "reopen":
                self.trainer = self.desk.open()
            case "another process":
                answer(self.desk.open(), Rating.EASY)
            case "switch off" | "retention" | "midnight":
                self.configure(step)
            case _:
                self.edit(step)

    def configure(self, what: str) -> None:
        options = self.desk.options
        off = frozenset() if options.off else frozenset({"b"})
        policy = replace(options.policy, retention=0.85 if options.policy.retention == 0.9 else 0.9)
        start = options.day_start.replace(hour=(options.day_start.hour + 3) % 12)
        change = {"switch off": {"off": off}, "retention": {"policy": policy}, "midnight": {"day_start": start}}
        self.desk.options = replace(options, **change[what])
        self.trainer.configure(self.desk.options)

    def edit(self, how: str) -> None:
        here, there = self.decks["a"], self.decks["b"]
        first = next(iter(here), None)
        if how == "add":
            here[f"new{len(here)}{len(there)}"] = "ml/new"
        elif first is not None:
            topic = here.pop(first)
            if how == "move to a topic":
                here[first] = "ml/trees" if topic == "ml" else "ml"
            elif how == "move to a deck":
                there[first] = topic
        self.write()
        self.trainer.refresh()


def answer(trainer: Trainer, rating: Rating) -> None:
    session = trainer.start(limit=2)
    asked = trainer.ask(session)
    if asked:
        trainer.rate(session, asked, trainer.grade(asked, Skipped()), rating)


def told(found: list[Portion]) -> dict[str, object]:
    """What the portions of each topic come to together."""
    of_topic: dict[str, list[Portion]] = defaultdict(list)
    for part in found:
        of_topic[part.path].append(part)
    return {path: _together(parts) for path, parts in of_topic.items() if added(part.counts for part in parts).cards}


def _together(parts: list[Portion]) -> object:
    def of(column: Callable[[Portion], object]) -> list[object]:
        return sorted(chain.from_iterable(column(part) for part in parts))  # type: ignore[call-overload, no-any-return]

    evidence = [part.evidence for part in parts]
    pasts = zip(*(part.pasts for part in parts), strict=True)
    return (
        added(part.counts for part in parts),
        sum(part.leeches for part in parts),
        sum(part.due_now for part in parts),
        of(lambda part: part.stability),
        of(lambda part: part.difficulty),
        of(lambda part: part.recall),
        of(lambda part: part.due),
        [sum(one.unseen for one in past) for past in (evidence, *pasts)],
    )


def assert_nothing_is_stale(trainer: Trainer) -> None:
    reading, at = trainer.insight._reading, trainer.insight._history.now()
    kept = reading.portions((), at)
    fresh = portions(reading.columns(reading.entries(), at), at.day, trainer.insight._history.policy.model)
    assert told(kept) == told(fresh)
    assert all(part.day == at.day for part in kept)
    for place in range(len(kept[0].pasts) if kept else 0):
        recalled = [sum(part.pasts[place].recall for part in found) for found in (kept, fresh)]
        assert recalled[0] == pytest.approx(recalled[1])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.booleans()), max_size=25))
def test_what_is_kept_is_never_out_of_date(steps: list[tuple[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Desk(Path(folder)))
        try:
            for step, looks in (*steps, ("reopen", True)):
                walk.take(step)
                if looks:
                    assert_nothing_is_stale(walk.trainer)
        finally:
            walk.desk.close()
