"""A console whose lines are known before, and that keeps what is said."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import cast

from quizapp.core.deck import Question
from quizapp.plain.console import Editor, StoppedError, Viewer
from quizapp.plain.paper import Paper
from quizapp.plain.sitting import Sitting
from quizapp.trainer.trainer import Trainer
from tests.tui.bench import Bench

Line = str | int


@dataclass
class Pipe:
    """Lines of a learner; a number is a signal that comes instead of a line. After the last one the input ends."""

    lines: list[Line] = field(default_factory=list)
    paper: Paper = field(default_factory=Paper)
    editor: Editor | None = None
    viewer: Viewer | None = None
    said: list[str] = field(default_factory=list)
    pauses: int = 0
    patience: int = 100

    def tell(self, lines: Iterable[str]) -> None:
        self.said += lines

    def ask(self, prompt: str) -> str | None:
        line = self.lines.pop(0) if self.lines else None
        if isinstance(line, int):
            raise StoppedError(line)
        self.said.append(f"{prompt}{line if line is not None else ''}")
        return line

    def pause(self, _seconds: float) -> None:
        self.pauses += 1
        if self.pauses > self.patience:
            raise StoppedError(15)


@dataclass
class Told:
    """How a sitting went: what was said, and what the trainer kept."""

    text: str
    bench: Bench
    pipe: Pipe

    def between(self, start: str, end: str) -> str:
        """What was said after one text and before the next other."""
        return self.text.partition(start)[2].partition(end)[0]


Hold = Callable[..., Told]


def hold(*lines: Line, questions: Sequence[Question], bench: Bench | None = None, pipe: Pipe | None = None) -> Told:
    """Holds a sitting with these lines."""
    bench = bench or Bench(questions)
    pipe = pipe or Pipe()
    pipe.lines += lines
    told = Told("", bench, pipe)
    try:
        Sitting(cast(Trainer, bench), bench.start(), pipe).run()
    finally:
        told.text = "\n".join(pipe.said)
    return told
