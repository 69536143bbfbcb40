"""How far long work is: whoever does it tells, whoever shows it listens."""

from collections.abc import Callable

from quizapp.errors import QuizError

BAR = 20
"""How long a bar is [cells]."""

Progress = Callable[[str, int, int], None]
"""What is being done (a short phrase such as "Adding up reviews"), how much of it is done, and of how much; 0 if that
is not known. May raise to interrupt the work, which then leaves what was there before."""


def silent(what: str, done: int, of: int) -> None:
    """Tells nobody."""


class Work:
    """Long work as another thread sees it, which may also end it."""

    def __init__(self) -> None:
        self.told: tuple[str, int, int] | None = None
        self._ended = False

    def tell(self, what: str, done: int, of: int) -> None:
        """A `Progress`. Raises QuizError once the work was ended."""
        self.told = what, done, of
        if self._ended:
            raise QuizError("This was not finished; it goes on at the next start.")

    def end(self) -> None:
        """Has whoever does the work stop where nothing is lost."""
        self._ended = True


def line(what: str, done: int, of: int, full: str = "━", empty: str = "─") -> str:
    """`Adding up reviews  ━━━━────  400,000 of 1,000,000  40%`; without a bar where the whole is not known."""
    if of <= 0:
        return f"{what}  {done:,}" if done else f"{what} …"
    share = min(done / of, 1.0)
    cells = int(share * BAR)
    return f"{what}  {full * cells}{empty * (BAR - cells)}  {done:,} of {of:,}  {share:.0%}"
