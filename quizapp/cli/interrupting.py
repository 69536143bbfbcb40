"""Long work that a signal ends in order: what was done stays, and a sentence says how it goes on."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from quizapp.cli.output import say

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")


class SignalledError(BaseException):
    """A signal ended the program; `number` is that of the signal. No error: nobody catches it on the way."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def interruptible(says: str) -> Iterator[None]:
    """Within it signals raise SignalledError, once what was said; those that are ignored stay so."""
    import signal  # every start would import it else

    numbers = [signal.Signals[name] for name in _NAMES if name in signal.Signals.__members__]
    heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    former = {number: signal.signal(number, _raise) for number in heeded}
    try:
        yield
    except SignalledError:
        say(f"Interrupted. {says}")
        raise
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> None:
    raise SignalledError(number)
