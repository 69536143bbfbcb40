"""A learner to whom things happen, for laws that hold whatever does."""

from dataclasses import replace

from quizapp.core.response import Skipped
from quizapp.core.review import Event, EventKind, Rating
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

TOPICS = ("ml", "ml/trees", "")
STEPS = (
    *("right", "wrong", "wrong", "undo", "suspend", "resume", "reset", "day", "month", "back", "reopen"),
    *(
        "bury",
        "take in a log",
        "another process",
        "move to a topic",
        "move to a deck",
        "drop",
        "add",
        "switch off",
        "retention",
        "midnight",
    ),
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
            cards = "".join(
                f"- {{id: {question}, q: What is {question}?, a: This{topic and f', topic: {topic}'}}}\n"
                for question, topic in questions.items()
            )
            self.desk.write(f"{name}.yaml", f"id: {name}\ndeck: Deck {name}\ncards:\n{cards or '[]'}")

    def take(self, step: str) -> None:
        """Lets one thing happen."""
        match step:
            case "right" | "wrong":
                answer(self.trainer, Rating.GOOD if step == "right" else Rating.AGAIN)
            case "undo":
                self.trainer.undo()
            case "suspend" | "resume" | "reset" | "bury":
                cards = self.trainer.cards()
                self.trainer.mark([card.card_id for card in cards[::3]], EventKind(step))
            case "day" | "month" | "back":
                self.desk.wait(days={"day": 1, "month": 31, "back": -1}[step])
            case "reopen":
                self.trainer = self.desk.open()
            case "take in a log":
                self.trainer.import_log(self.elsewhere())
            case "another process":
                answer(self.desk.open(), Rating.EASY)
            case "switch off" | "retention" | "midnight":
                self.configure(step)
            case _:
                self.edit(step)

    def elsewhere(self) -> list[Event]:
        """What was answered on another machine."""
        other = self.desk.open(database="other.db")
        answer(other, Rating.AGAIN)
        return [event for event in other.export_log() if event.card_id]

    def configure(self, what: str) -> None:
        options = self.desk.options
        off = frozenset() if options.off else frozenset({"b"})
        policy = replace(options.policy, retention=0.85 if options.policy.retention == 0.9 else 0.9)
        start = options.day_start.replace(hour=(options.day_start.hour + 3) % 12)
        changed = {
            "switch off": replace(options, off=off),
            "retention": replace(options, policy=policy),
            "midnight": replace(options, day_start=start),
        }
        self.desk.options = changed[what]
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
