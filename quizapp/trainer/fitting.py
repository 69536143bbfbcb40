"""What weights are fitted to, apart from the log, so that any thread can do the work while the trainer goes on."""

from collections.abc import Callable, Sequence

from quizapp.core.fitness import Fit, ReviewHistory
from quizapp.core.values import frozen
from quizapp.optimizer import fit


@frozen
class Fitting:
    """The reviews of every card since it was new, and the weights in force."""

    histories: Sequence[ReviewHistory]
    weights: tuple[float, ...]

    def run(self, *, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> Fit | None:
        """Fitted weights, as `optimizer.fit` says; None once it was cancelled. Raises QuizError as that does."""
        return fit(self.histories, self.weights, tell=tell, cancelled=cancelled)
