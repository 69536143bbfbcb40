"""What quizapp costs at 300, 10,000 and 100,000 cards, beside Anki's library on the same history, and beside floors.

Histories are made from a seed and an instant (`--now`): the same decks and the same log each time. Each measurement is
a process of its own that works on a copy; ours, Anki's and the floors take turns. CPU times, unless a name says
otherwise: the machine may be busy. What is slow (rebuild, log out and in, the first reading) is measured once.

Anki's figures need its package, which quizapp never imports: pip install '.[benchmarks]'. Without it the floors stand
alone. Run: python benchmarks/scale.py --room ROOM [--only study,statistics] [--sizes 300,100k] [--rounds 5]
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.history import now  # noqa: E402
from benchmarks.scaling import floors, ours, painted, theirs  # noqa: E402
from benchmarks.scaling.rooms import OURS, SIZES, THEIRS, Size, copied, made  # noqa: E402
from benchmarks.scaling.targets import judged, listed  # noqa: E402

MODULES = {"ours": ours, "theirs": theirs, "floors": floors, "painted": painted}


class Rounds:
    """Measures in turn, each in a process of its own, and collects the samples."""

    def __init__(self, scratch: Path, only: Collection[str]) -> None:
        self.samples: dict[tuple[str, str], list[float]] = defaultdict(list)
        self._scratch, self._only = scratch, only
        self._with_anki = theirs.is_here()

    def one(self, room: Path, size: Size) -> None:
        """A round of a size, on fresh copies: keys before calls that use the due cards up."""
        folder = self._scratch / size.name
        shutil.rmtree(folder, ignore_errors=True)
        copied(room, folder / "ours", OURS)
        self._child("ours", "settle", folder / "ours")
        if self._with_anki and (room / THEIRS[0]).exists():
            copied(room, folder / "theirs", THEIRS)
            self._child("theirs", "limits", folder / "theirs")
        for what in dict.fromkeys((*painted.WORK, *ours.WORK)):
            for module in MODULES:
                self._measure(module, what, size, "WORK")

    def bulk(self, size: Size) -> None:
        """What is slow."""
        for what in ours.BULK:
            for module in ("ours", "theirs", "floors"):
                self._measure(module, what, size, "BULK")

    def _measure(self, module: str, what: str, size: Size, kind: str) -> None:
        works = MODULES[module]
        folder = self._scratch / size.name / ("theirs" if module == "theirs" else "ours")
        if what not in getattr(works, kind) or not folder.exists() or (self._only and what not in self._only):
            return
        if module == "painted" and (self._scratch / size.name / "theirs").exists():
            shutil.copy(self._scratch / size.name / "theirs" / THEIRS[0], folder)
        prefix = {"theirs": "Anki: ", "floors": "floor: "}.get(module, "")
        for name, values in self._child(module, what, folder).items():
            self.samples[size.name, name if name.startswith("Anki: ") else prefix + name] += values

    def _child(self, module: str, what: str, folder: Path) -> dict[str, list[float]]:
        command = [sys.executable, __file__, "--child", f"{module}.{what}", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
        if done.returncode:
            print(f"{module}.{what}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr, flush=True)
            return {}
        found: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
        return found


def child(work: str, folder: Path) -> None:
    """One measurement, as a line of JSON."""
    module, _, what = work.partition(".")
    works = MODULES[module]
    works_of = works.BEFORE | works.WORK | works.BULK
    print(json.dumps(works_of[what](folder)))


def main() -> None:
    """Makes what is not there, measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", default=",".join(size.name for size in SIZES))
    parser.add_argument(
        "--only", default="", help="some of study, counts, statistics, search, memory, start, keys, ..."
    )
    parser.add_argument("--room", type=Path, help="where the histories are made, and kept for the next run")
    parser.add_argument("--scratch", type=Path, help="where the copies are made that are worked on")
    parser.add_argument("--now", type=datetime.fromisoformat, default=now(), help="until when histories go")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.child:
        child(wanted.child[0], Path(wanted.child[1]))
        return
    with tempfile.TemporaryDirectory(prefix="quizapp-scale-", dir=wanted.scratch) as scratch:
        rooms = wanted.room or Path(scratch) / "rooms"
        measured(Rounds(Path(scratch), {*filter(None, wanted.only.split(","))}), rooms, wanted)


def measured(rounds: Rounds, rooms: Path, wanted: argparse.Namespace) -> None:
    """All sizes, in turn in each round."""
    sizes = [size for size in SIZES if size.name in wanted.sizes.split(",")]
    places = {size: made(rooms, size, wanted.now) for size in sizes}
    for _ in range(wanted.rounds):
        for size, room in places.items():
            rounds.one(room, size)
    for size in sizes:
        rounds.bulk(size)
    print("\n".join(listed(rounds.samples)), end="\n\n")
    print("\n".join(judged(rounds.samples)))


if __name__ == "__main__":
    main()
