"""Makes every picture of the program from the running app, at two sizes, dark and light.

`python docs/make_pictures.py` writes `docs/pictures/NAME-WIDTHxHEIGHT-THEME.svg` and the gallery `docs/pictures.md`;
names after the command make only those (`home`, `study-formula`, …).
"""

import asyncio
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.events import Event

from quizapp.cli.arguments import Everywhere
from quizapp.cli.build import begin
from quizapp.cli.preferences import ConfigPreferences
from quizapp.core.deck import Choice, Multi, TrueFalse
from quizapp.core.exams.plan import ExamPlan
from quizapp.core.response import Chosen, Response, Said, Skipped
from quizapp.core.review import EventKind, Rating, Verdict
from quizapp.core.session import Asked, Session
from quizapp.settings import bundled_decks
from quizapp.storage.store import Store
from quizapp.trainer.options import Options
from quizapp.trainer.trainer import Trainer
from quizapp.tui.app import Look, QuizApp, Request
from quizapp.tui.guard import Ticks

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
SHOWCASE = DOCS / "showcase.yaml"
START = datetime(2026, 2, 9, 18, 0, tzinfo=UTC)
DAYS = 100
AWAY = 6
SIZES = ((80, 24), (120, 40))
THEMES = ("dark", "light")
EXAM = ExamPlan(title="Final exam", day=(START + timedelta(days=120)).toordinal())
WEB_FONT = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
RATINGS = {Rating.HARD: 2, Rating.GOOD: 8, Rating.EASY: 1}
PICKED = 0.85
KNOWN = {"ethics": 0.78, "rl/": 0.85, "evaluation/": 0.92}
_SEED_7 = (*["down"] * 8, "enter", "ctrl+u", "7", "enter")
SAT = ("e", "enter", *_SEED_7, "space", "2", "enter", "1", "m", "enter", "2", "tab")


@dataclass(frozen=True)
class Shot:
    """One picture: its name, what it shows, what is studied (None: Home) and the keys that lead to it."""

    name: str
    says: str
    study: tuple[str, ...] | None
    keys: tuple[str, ...]


SHOTS = (
    Shot("home", "Home: today's plan, the streak, and the decks by topic", None, ()),
    Shot("home-open", "A deck folded open to its topics", None, ("down", "right")),
    Shot("home-search", "Searching decks and topics", None, ("slash", *"reca")),
    Shot("palette", "The command palette", None, ("ctrl+p",)),
    Shot("study-asked", "A question", ("mlops:mlops/deployment",), ()),
    Shot(
        "study-answered",
        "The same question answered, with its explanation and the four ratings",
        ("mlops:mlops/deployment",),
        ("1",),
    ),
    Shot("study-formula", "Formulas", ("showcase/formulas",), ("space",)),
    Shot("study-code", "Code and a table", ("showcase/code",), ("1",)),
    Shot("study-typed", "A typed answer, compared letter by letter", ("showcase/typed",), (*"precison", "enter")),
    Shot("study-number", "A number, and what a typical mistake hears", ("showcase/number",), (*"0.75", "enter")),
    Shot("study-calculated", "A calculated question, with its own numbers", ("showcase/calculated",), ("ctrl+r",)),
    Shot("study-order", "Steps to be put in order, one of them picked up", ("showcase/order",), ("space", "down")),
    Shot("study-order-answered", "Steps put in order, and where they belong", ("showcase/order",), ("enter",)),
    Shot("study-match", "Pairs to be matched", ("showcase/match",), ("1", "2")),
    Shot("study-match-answered", "Pairs matched", ("showcase/match",), ("1", "2", "3", "enter")),
    Shot(
        "study-list",
        "A typed list: every entry is judged, in any order",
        ("showcase/list",),
        (*"hits, misses, false positivs, recall", "enter"),
    ),
    Shot("study-multi", "Several right options, with a comment on each", ("showcase/multi",), ("1", "2", "enter")),
    Shot("study-hints", "Hints, the last of which cross options out", ("showcase/hints",), ("h", "h")),
    Shot("study-case", "A question with its case", ("showcase/case",), ()),
    Shot("study-picture", "A question with a picture, opened by a key", ("showcase/picture",), ("space",)),
    Shot("help", "Help, one key away everywhere", ("bias-variance",), ("question_mark",)),
    Shot("summary", "The end of a sitting", ("mlops:mlops/deployment",), ("1", "space", "2", "space", "escape")),
    Shot("browse", "Browse: every card, searched as you type", None, ("b", *"bias", "enter")),
    Shot("browse-card", "A card with its memory", None, ("b", *"bias", "enter", "enter")),
    Shot("topics", "Topics: how much is known, how sure that is, and what is weak", None, ("t",)),
    Shot("topics-ranked", "The same topics, ranked by what a learner gains", None, ("t", "o")),
    Shot("topic", "A topic: its questions from worst to best, and mix-ups", None, ("t", "o", "enter")),
    Shot("ready", "Readiness for an exam, and the plan until then", None, ("r",)),
    Shot("catch-up", "After a break: what is worth most first, and the rest spread over days", None, ("c",)),
    Shot("cram", "Cramming, which leaves the schedule as it is", None, ("t", "o", "x", "1")),
    Shot("statistics", "Statistics: the year, the streak, and what is remembered", None, ("g",)),
    Shot("statistics-recall", "Statistics: what is remembered over time, with its intervals", None, ("g", "3")),
    Shot("statistics-cards", "Statistics: how the cards are known", None, ("g", "5")),
    Shot("statistics-scheduler", "Statistics: predicted and observed recall", None, ("g", "7")),
    Shot("statistics-numbers", "The numbers of every picture", None, ("g", "n")),
    Shot("card-past", "The past of a card, and its curve of forgetting", None, ("b", *"bias", "enter", "enter", "end")),
    Shot(
        "author",
        "Writing a deck: its problems, and the question as a learner sees it",
        None,
        ("d", "ctrl+f", *"type: ", "escape", "down", "down"),
    ),
    Shot("author-kinds", "A new question, of one of nine kinds", None, ("d", "ctrl+n")),
    Shot("exams", "Exams: one's own, those of the decks, and how earlier attempts went", None, ("e",)),
    Shot("exam-cover", "An exam before it begins, and what can be changed about it", None, ("e", "enter", "down")),
    Shot("exam-asked", "An exam under way: one question, and how the others stand", None, SAT),
    Shot("exam-overview", "All questions of an exam at a glance", None, (*SAT, "f2")),
    Shot("exam-hand-in", "What is open is told before an exam is handed in", None, (*SAT, "ctrl+s")),
    Shot("exam-result", "What an exam came to, beside what was known before", None, ("e", "end", "up", "enter")),
    Shot("exam-question", "A question of an exam as it was answered", None, ("e", "end", "enter", "f", "enter")),
    Shot("settings", "Settings, each with what it means", None, ("s", "down")),
)
OF_SHOWCASE = {shot.name for shot in SHOTS if shot.study and shot.study[0].startswith("showcase")}


class Hands(Ticks):
    """The clock of a learner who takes four seconds from key to key."""

    def __init__(self) -> None:
        self._time = 0.0

    def now(self) -> float:
        """This instant [s]."""
        return self._time

    def of(self, event: Event) -> float:  # noqa: ARG002
        """When a key was pressed [s]."""
        self._time += 4
        return self._time


class Days:
    """A clock that is set from outside."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        """This moment."""
        return self.moment


def trainer(database: Path, clock: Days, *more: Path) -> Trainer:
    """A trainer on the bundled decks and more."""
    decks = bundled_decks()
    return Trainer(Store.open(database), [*([decks] if decks else []), *more], Options(exam=EXAM), clock)


def live(database: Path, clock: Days) -> None:
    """Months of study by somebody who knows some things better than others, and was away in the last days."""
    chance = random.Random(1)
    learner = trainer(database, clock)
    for day in range(DAYS - AWAY):
        clock.moment = START + timedelta(days=day, hours=chance.choice((-9, 0, 0, 1)))
        if day % 9 == 4:
            continue
        session = learner.start(limit=chance.randint(40, 90))
        while asked := learner.ask(session):
            clock.moment += timedelta(seconds=chance.randint(6, 40))
            answer(learner, session, asked, chance)
    known = learner.cards("-is:new")
    learner.mark([known[4].card_id, known[9].card_id], EventKind.FLAG)
    learner.mark([known[6].card_id], EventKind.SUSPEND)
    for seed in range(3):
        clock.moment += timedelta(days=1)
        examine(learner, clock, seed, chance)
    learner.close()
    clock.moment = START + timedelta(days=DAYS)


def answer(learner: Trainer, session: Session, asked: Asked, chance: random.Random) -> None:
    """Answers right as often as the topic is known; a choice is answered wrongly with the same option each time."""
    question = asked.card.question
    knows = next((share for topic, share in KNOWN.items() if question.topic.startswith(topic)), 0.98)
    if chance.random() < (asked.retrievability * knows if asked.memory.reps else knows - 0.3):
        right = replace(learner.grade(asked, Skipped()).mark, verdict=Verdict.RIGHT)
        graded = replace(learner.grade(asked, Skipped()), mark=right)
        learner.rate(session, asked, graded, chance.choices(list(RATINGS), list(RATINGS.values()))[0])
        return
    options = question.body.options if isinstance(question.body, Choice) else ()
    wrong = [place for place, option in enumerate(options) if not option.right]
    learner.rate(
        session, asked, learner.grade(asked, Chosen(frozenset(wrong[:1])) if wrong else Skipped()), Rating.AGAIN
    )


def examine(learner: Trainer, clock: Days, seed: int, chance: random.Random) -> None:
    """Takes the learner's own exam: what can be picked is mostly right, what is to be typed is left open."""
    exams = learner.exams
    attempt = exams.start(exams.offers()[0].blueprint, seed)
    for place, slot in enumerate(attempt.paper.slots):
        clock.moment += timedelta(seconds=45)
        match slot.card.question.body:
            case TrueFalse(answer=truth):
                given: Response = Said(truth if chance.random() < PICKED else not truth)
            case Choice(options=options) | Multi(options=options):
                rights = chance.random() < PICKED
                given = Chosen(frozenset(index for index, one in enumerate(options) if one.right is rights))
            case _:
                continue
        exams.answer(attempt.id, place, given, 45_000 * (place + 1))
    exams.submit(attempt.id, 45_000 * len(attempt.paper.slots))


async def take(shot: Shot, database: Path, clock: Days, size: tuple[int, int], theme: str) -> None:
    """Writes one picture [SVG] of a copy of the database."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / database.name
        shutil.copy(database, copy)
        study = Request(shot.study) if shot.study else None
        look = Look(theme=f"quizapp-{theme}", motion=False)
        more = [SHOWCASE] if shot.name in OF_SHOWCASE else []
        call = begin(Everywhere(data=Path(folder), decks=tuple(more)))
        app = QuizApp(
            lambda: None,
            lambda: trainer(copy, clock, *more),
            study=study,
            look=look,
            preferences=ConfigPreferences(call),
            ticks=Hands(),
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause(1)
            for key in shot.keys:
                await pilot.press(key)
                await pilot.pause(0.3)
            await pilot.pause(2)
            svg = WEB_FONT.sub("", app.export_screenshot(title="quizapp"))
            (PICTURES / _file(shot, size, theme)).write_text(svg, encoding="utf-8")


def gallery() -> str:
    """The page that shows all pictures."""
    lines = [
        "# Pictures",
        "",
        "Every screen at 80x24 and 120x40, dark and light, made by `python docs/make_pictures.py`.",
    ]
    for shot in SHOTS:
        lines += ["", f"## {shot.says}", ""]
        lines += [f"![{shot.says}, {theme}](pictures/{_file(shot, size, theme)})" for size in SIZES for theme in THEMES]
    return "\n".join(lines) + "\n"


def main(names: Sequence[str]) -> None:
    """Makes the pictures of these names, or all."""
    PICTURES.mkdir(exist_ok=True)
    clock = Days()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "quizapp.db"
        live(database, clock)
        for shot in SHOTS:
            for size in SIZES:
                for theme in THEMES:
                    if not names or shot.name in names:
                        asyncio.run(take(shot, database, clock, size, theme))
    (DOCS / "pictures.md").write_text(gallery(), encoding="utf-8")


def _file(shot: Shot, size: tuple[int, int], theme: str) -> str:
    return f"{shot.name}-{size[0]}x{size[1]}-{theme}.svg"


if __name__ == "__main__":
    main(sys.argv[1:])
