"""The program with a bug in it: crashing.py screen|trainer ARGUMENT…"""

import sys

from quizapp.cli.run import run
from quizapp.trainer.trainer import Trainer
from quizapp.tui.screens.study import StudyScreen


def bug(*_: object, **__: object) -> None:
    raise RuntimeError("my secret answer")


if __name__ == "__main__":
    where, *arguments = sys.argv[1:]
    place, name = {"screen": (StudyScreen, "action_hint"), "trainer": (Trainer, "undo")}[where]
    setattr(place, name, bug)
    sys.exit(run(arguments))
