"""Times of pieces of work, collected by name, and what a process has used."""

import gc
import resource
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

Figures = dict[str, list[float]]
"""Samples by name: milliseconds, or MiB where the name ends in `MiB`."""

T = TypeVar("T")


class Clock:
    """Collects the CPU time of what is run, by name, that of processes it started and saw end included; with the wall
    time beside it where a disk or another process is waited for.
    """

    def __init__(self) -> None:
        self.figures: Figures = defaultdict(list)

    @contextmanager
    def timing(self, name: str, *, wall: bool = False) -> Iterator[None]:
        """Times a block."""
        started, began = spent(), time.perf_counter()
        yield
        used, passed = spent() - started, time.perf_counter() - began
        self.figures[name].append(1000 * used)
        if wall:
            self.figures[f"{name}, wall"].append(1000 * passed)

    def run(self, name: str, work: Callable[[], T]) -> T:
        """Times a call, with nothing left over for the collector from before it."""
        gc.collect()
        with self.timing(name):
            return work()

    def memory(self, name: str) -> None:
        """Notes what the process holds now, and the most that it held [MiB]."""
        self.figures[f"{name}, MiB"].append(resident_mib("VmRSS"))
        self.figures[f"{name}, peak MiB"].append(resident_mib("VmHWM"))


def spent() -> float:
    """The CPU time [s] of this process and of those that it started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def resident_mib(what: str, process: int | str = "self") -> float:
    """What the kernel says of a process's memory [MiB]: `VmRSS` now, or `VmHWM` at its most."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024
