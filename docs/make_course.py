"""Writes decks/README.md, what the bundled decks teach and in which order, and their exams, from the decks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quizapp.core.deck import Deck
from quizapp.core.prerequisites import in_order
from quizapp.deckfiles.library import read_file

DECKS = Path(__file__).parent.parent / "decks"
PAGE = DECKS / "README.md"
APPLICATION = "application"
HEAD = """\
# The bundled decks

A course in machine learning, from probability to fairness: {decks} decks, {questions} questions. Every question says
where it is from and explains its answer. {calculated} of them have fresh numbers each time they are asked, and
{applied} ask you to apply what you know to a case, to numbers or to code.

Press space on Home and new cards come in the order below: no deck before those that it builds on. Or take what you
need, with `quizapp study bias-variance` or Enter on a deck: each deck can be studied alone.

| deck | questions | calculated | teaches | builds on |
|---|---|---|---|---|
"""
EXAMS = """
## Exams

[exams.yaml](exams.yaml) holds exams over several decks and no questions; five decks bring one of their own. Press `e`
on Home, or name one: `quizapp exam --exam "The whole course"`. Each seed draws another paper.

| exam | questions | minutes | is about |
|---|---|---|---|
"""
TAIL = """
## In which order

- **The whole course**: as it comes. Data, foundations and evaluation start side by side; what builds on them opens as
  you go.
- **The core**: bias and variance, evaluation, transfer learning, RL algorithms, FAT ethics.
- **A job in the field**: data, models and training, evaluation, MLOps, tools, the field.

## Where it is from

Four documents on machine learning as a trade gave the subjects; textbooks and papers give the depth. Each deck lists
its works under `sources:`, and each question says at `source:` where to read on. What the documents claim of pay,
growth and tools is asked as their claim, with its date; where they are wrong or contradict each other, the
explanation says so.

The questions are under CC BY 4.0. How a deck is written is in [the deck format](../docs/deck-format.md).
"""


def page() -> str:
    """The page as Markdown."""
    decks = course()
    questions = [question for deck in decks for question in deck.questions]
    head = HEAD.format(
        decks=len(decks),
        questions=len(questions),
        calculated=sum(bool(question.variables) for question in questions),
        applied=sum(APPLICATION in question.tags for question in questions),
    )
    return head + "".join(_rows(decks)) + EXAMS + "".join(_exam_rows()) + TAIL


def course() -> Sequence[Deck]:
    """The bundled decks, none before those that it builds on."""
    decks = (deck for deck in _files() if deck.questions)
    return in_order(decks, lambda deck: (deck.id, deck.title, deck.after))


def _files() -> Iterator[Deck]:
    """What each file holds, those that hold exams alone first."""
    read = (read_file(str(path), str(DECKS)).reading.deck for path in sorted(DECKS.glob("*.yaml")))
    return iter(sorted((deck for deck in read if deck), key=lambda deck: bool(deck.questions)))


def _exam_rows() -> Iterator[str]:
    for deck in _files():
        for exam in deck.exams:
            minutes = exam.limit_ms // 60_000 if exam.limit_ms else "-"
            yield f"| {exam.name} | {exam.questions} | {minutes} | {exam.about} |\n"


def _rows(decks: Sequence[Deck]) -> Iterator[str]:
    titles = {deck.id: deck.title for deck in decks}
    for deck in decks:
        calculated = Counter(bool(question.variables) for question in deck.questions)[True]
        before = ", ".join(titles[need.on] for need in deck.after if not need.topic) or "-"
        name = f"[{deck.title}]({Path(deck.path).name})"
        yield f"| {name} | {len(deck.questions)} | {calculated} | {deck.about} | {before} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
