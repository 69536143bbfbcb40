"""How much history survives edits of questions without ids: kept, asked of, lost, or joined to a wrong question.

Run from the repository: `python benchmarks/identity.py [RUNS]`; each run of each kind of edit changes some eight
questions of a library of 48 in which most have near-duplicates. A last line times 10,000 rewritten questions at once.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from quizapp.trainer.kinship import paired
from tests.trainer.desk import Desk
from tests.trainer.edits import EDITS, LETTERS, slip
from tests.trainer.outcomes import Outcome, run
from tests.trainer.questions import form

RUNS, MANY = 50, 10_000


def main(runs: int) -> None:
    """Prints a row for each kind of edit."""
    print(f"{'edit':24}{'edits':>7}{'kept':>9}{'asked':>9}{'lost':>9}{'wrong':>7}")
    for name in EDITS:
        found = [_outcome(name, seed) for seed in range(runs)]
        kept, asked, lost, wrong = (sum(column) for column in zip(*map(_counts, found), strict=True))
        every = kept + asked + lost
        shares = "".join(f"{count / every:>9.1%}" for count in (kept, asked, lost))
        print(f"{name:24}{every:>7}{shares}{wrong:>7}", flush=True)
    _time_many()


def _outcome(name: str, seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        try:
            return run(desk, EDITS[name], seed)
        finally:
            desk.close()


def _counts(found: Outcome) -> tuple[int, int, int, int]:
    return found.kept, found.asked, found.lost, found.wrong


def _time_many() -> None:
    dice = random.Random(1)
    words = ["".join(dice.choices(LETTERS, k=dice.randint(4, 9))) for _ in range(4_000)]
    old = [(" ".join(dice.choices(words, k=12)), " ".join(dice.choices(words, k=8))) for _ in range(MANY)]
    new = [(slip(prompt, dice), answer) for prompt, answer in old]
    gone, came = ([form(*texts, place=place) for place, texts in enumerate(side)] for side in (old, new))
    dice.shuffle(came)
    began = time.process_time()
    pairs = paired(gone, came)
    took = time.process_time() - began
    wrong = sum(pair.old.answer.text != pair.new.answer.text for pair in pairs)
    print(
        f"\n{MANY:,} questions against {MANY:,}: {len(pairs):,} paired, {wrong} of them wrongly, in {took:.1f} s of CPU"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS)
