"""All figures of the statistics for one scope and span; text, pictures and JSON are made from them."""

from dataclasses import field

from quizapp.core.stats.sums import Span
from quizapp.core.values import frozen

CALENDAR_DAYS = 53 * 7


@frozen
class Share:
    """`right` of `n`, and its 90 % interval (Wilson score); `low` and `high` are 0 and 1 for n = 0."""

    right: int = 0
    n: int = 0
    low: float = 0.0
    high: float = 1.0

    @property
    def value(self) -> float | None:
        """The share [0, 1]; None of nothing."""
        return self.right / self.n if self.n else None


@frozen
class Calendar:
    """Answers of each study day with any [date ordinal → count] in the CALENDAR_DAYS up to `today`.

    `streak` and `longest` are study days in a row with an answer (of all time), `studied` how many days of the span
    had any.
    """

    today: int
    answers: dict[int, int] = field(default_factory=dict)
    streak: int = 0
    longest: int = 0
    studied: int = 0


@frozen
class Day:
    """The answers of one study day by the maturity of the card, and the minutes they took: those whose time is known,
    so many as `timed`.
    """

    day: int
    new: int = 0
    steps: int = 0
    young: int = 0
    mature: int = 0
    minutes: float = 0.0
    timed: int = 0

    @property
    def answers(self) -> int:
        """All of them."""
        return self.new + self.steps + self.young + self.mature


@frozen
class Retention:
    """The share of reviews remembered from a study day on, for `days` days: young, mature, and both."""

    first: int
    days: int
    young: Share = Share()
    mature: Share = Share()
    both: Share = Share()


@frozen
class Forecast:
    """Cards that fall due: `late` already are (today's are in `days[0]`), `days` counts today and the days after it.

    `beyond` are due later than that. If the learner studies everything on its day; forgetting is not in it.
    """

    late: int = 0
    days: tuple[int, ...] = ()
    beyond: int = 0


@frozen
class Histogram:
    """How many values lie from each edge up to the next; there is one edge more than counts, the last bin is closed."""

    edges: tuple[float, ...] = ()
    counts: tuple[int, ...] = ()
    mean: float | None = None
    median: float | None = None


@frozen
class Buttons:
    """How often each rating was given (again, hard, good, easy) to cards of each maturity."""

    new: tuple[int, int, int, int] = (0, 0, 0, 0)
    steps: tuple[int, int, int, int] = (0, 0, 0, 0)
    young: tuple[int, int, int, int] = (0, 0, 0, 0)
    mature: tuple[int, int, int, int] = (0, 0, 0, 0)


@frozen
class Bin:
    """Reviews whose predicted recall lay from `low` to `high`; `predicted` is their mean prediction [0, 1]."""

    low: float
    high: float
    predicted: float
    observed: Share


@frozen
class Calibration:
    """Predicted against observed recall of reviews at least a day apart; bins without reviews are left out.

    `log_loss` and `rmse` (root mean square over bins, weighted by n) are None without reviews.
    """

    bins: tuple[Bin, ...] = ()
    n: int = 0
    log_loss: float | None = None
    rmse: float | None = None


@frozen
class Pace:
    """Answers to cards of one form: how many, and the mean time each took [s]."""

    form: str
    n: int
    seconds: float


@frozen
class CardCounts:
    """How many cards there are of each sort; each card is in one. `leeches` are in one of the others, too."""

    new: int = 0
    learning: int = 0
    young: int = 0
    mature: int = 0
    suspended: int = 0
    leeches: int = 0

    @property
    def cards(self) -> int:
        """All of them."""
        return self.new + self.learning + self.young + self.mature + self.suspended


@frozen(kw_only=True)
class Statistics:
    """All figures of a scope (empty: everything) over a span. `hours` are 24 shares of the
    reviews of young and mature cards that were remembered.

    `confidence` maps each word said (sure, unsure, guess) to the share that was right. `right` is the share of the
    reviews of the span that were remembered (young and mature cards). Distributions are of cards that were asked and
    are not suspended; `recall` is their predicted recall now.
    """

    scope: str
    span: Span
    calendar: Calendar
    daily: tuple[Day, ...] = ()
    retention: tuple[Retention, ...] = ()
    right: Share = Share()
    forecast: Forecast = Forecast()
    stability: Histogram = Histogram()
    difficulty: Histogram = Histogram()
    recall: Histogram = Histogram()
    buttons: Buttons = Buttons()
    hours: tuple[Share, ...] = ()
    calibration: Calibration = Calibration()
    confidence: dict[str, Share] = field(default_factory=dict)
    pace: tuple[Pace, ...] = ()
    counts: CardCounts = CardCounts()
