"""Fitting the scheduler from the statistics: what is shown, what is kept, and that nothing happens unasked."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp import optimizer
from quizapp.core.fitness import Fit
from quizapp.core.fsrs import DEFAULT_WEIGHTS
from quizapp.core.refitting import Change as Changed
from quizapp.errors import QuizError
from quizapp.trainer import fitting
from quizapp.tui.kit import Change, Look, NoPreferences
from quizapp.tui.screens.fitsheet import FitSheet
from quizapp.tui.screens.statistics import StatisticsScreen
from tests import figures
from tests.forgetful import OWN_WEIGHTS
from tests.tui.bench import Bench
from tests.tui.insight import FakeInsight
from tests.tui.test_looks import assert_looks_like

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quizapp.trainer.trainer import Trainer
    from tests.tui.driving import Opened, Screen

BETTER = Fit(OWN_WEIGHTS, better=True, reviews=2000, tested=400, before=0.5, after=0.4, rmse_before=0.2, rmse_after=0.1)
WORSE = replace(BETTER, weights=DEFAULT_WEIGHTS, better=False, after=0.6)
CHANGED = Changed(20, 300, 3, 0.8, 90, 11.0, 15.0)


class Kept(NoPreferences):
    """Notes the weights that are kept, and when the trainer goes by them."""

    def __init__(self) -> None:
        self.weights: list[Sequence[float] | None] = []
        self.told = 0
        self.refuses: QuizError | None = None
        self.before = False

    def refitted(self) -> bool:
        return self.before

    def refit(self, weights: Sequence[float] | None) -> Change:
        if self.refuses:
            raise self.refuses
        self.weights.append(weights)
        self.before = weights is not None
        return Change(Look(), self._tell)

    def _tell(self, _: Trainer) -> None:
        self.told += 1


@pytest.fixture
def bench() -> Bench:
    return Bench(insight=FakeInsight(seen_statistics=figures.full_statistics(), seen_change=CHANGED))


@pytest.fixture
def comes_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Fit | QuizError], None]:
    """Decides what comes of fitting."""

    def decide(outcome: Fit | QuizError) -> None:
        def fit(*_: object, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> Fit:
            tell("training")
            assert not cancelled()
            if isinstance(outcome, QuizError):
                raise outcome
            return outcome

        monkeypatch.setattr(fitting, "fit", fit)

    return decide


async def begin(screen: Screen, *, before: bool = False) -> Kept:
    """Opens the sheet from the statistics, over preferences that take notes; perhaps weights were kept before."""
    kept = Kept()
    kept.before = before
    screen.app.kit.preferences = kept
    await screen.press("g", "o")
    assert isinstance(screen.app.screen, FitSheet)
    return kept


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_shows_how_much_better_and_what_would_change(
    size: tuple[int, int], opened: Opened, bench: Bench, comes_to: Callable[[Fit], None]
) -> None:
    comes_to(BETTER)
    async with opened(size=size) as screen:
        kept = await begin(screen)
        await screen.until("trained on them.")
        assert ("change", OWN_WEIGHTS) in bench.insight.asked
        assert kept.weights == []
        assert_looks_like(screen, "fit")


async def test_yes_keeps_the_weights_and_u_puts_the_old_ones_back(
    opened: Opened, comes_to: Callable[[Fit], None]
) -> None:
    comes_to(BETTER)
    async with opened() as screen:
        kept = await begin(screen)
        await screen.until("use them")
        await screen.press("y")
        await screen.until("in force from now on")
        await screen.press("y")
        assert (kept.weights, kept.told) == ([OWN_WEIGHTS], 1)
        await screen.press("u")
        await screen.until("from before are in force again")
        assert (kept.weights, kept.told) == ([OWN_WEIGHTS, None], 2)


async def test_weights_that_were_kept_on_an_earlier_day_can_be_put_back(
    opened: Opened, comes_to: Callable[[Fit], None]
) -> None:
    comes_to(WORSE)
    async with opened() as screen:
        kept = await begin(screen, before=True)
        await screen.until("u put back")
        await screen.press("u")
        await screen.until("from before are in force again")
        assert kept.weights == [None]
        assert "u put back" not in screen.text


async def test_where_no_weights_were_kept_u_says_so_and_changes_nothing(
    opened: Opened, comes_to: Callable[[Fit], None]
) -> None:
    comes_to(BETTER)
    async with opened() as screen:
        kept = await begin(screen)
        await screen.until("use them")
        assert "put back" not in screen.text
        await screen.press("u")
        await screen.until("There are no weights to put back")
        assert (kept.weights, kept.told) == ([], 0)


async def test_the_sentence_names_the_key_that_the_learner_chose(
    opened: Opened, comes_to: Callable[[Fit], None]
) -> None:
    comes_to(BETTER)
    async with opened(keymap={"fit.undo": "f9"}) as screen:
        await begin(screen)
        await screen.until("use them")
        await screen.press("y")
        await screen.until("F9 puts back the ones from")
        assert "F9 put back" in screen.text


async def test_leaving_without_a_yes_changes_nothing(opened: Opened, comes_to: Callable[[Fit], None]) -> None:
    comes_to(BETTER)
    async with opened() as screen:
        kept = await begin(screen)
        await screen.until("use them")
        await screen.press("n")
        assert isinstance(screen.app.screen, StatisticsScreen)
        assert kept.weights == []


async def test_weights_that_are_no_better_cannot_be_kept(opened: Opened, comes_to: Callable[[Fit], None]) -> None:
    comes_to(WORSE)
    async with opened() as screen:
        kept = await begin(screen)
        await screen.until("do not predict the newest 400 reviews better")
        assert "use them" not in screen.text
        await screen.press("y")
        assert kept.weights == []


async def test_what_goes_wrong_is_a_sentence(opened: Opened, comes_to: Callable[[QuizError], None]) -> None:
    comes_to(QuizError(optimizer.HOW_TO_GET_IT))
    async with opened() as screen:
        await begin(screen)
        await screen.until("'quizapp[optimize]'")
        assert "esc close" in screen.text


async def test_a_file_that_cannot_be_written_is_a_sentence(opened: Opened, comes_to: Callable[[Fit], None]) -> None:
    comes_to(BETTER)
    async with opened() as screen:
        kept = await begin(screen)
        kept.refuses = QuizError("config.toml was changed by someone else meanwhile.")
        await screen.until("use them")
        await screen.press("y")
        await screen.until("changed by someone else meanwhile")
        assert kept.told == 0


async def test_closing_the_sheet_ends_the_fitting(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, ended = threading.Event(), threading.Event()

    def fit(*_: object, tell: Callable[[str], None], cancelled: Callable[[], bool]) -> None:
        tell("training on the older 80%")
        begun.set()
        while not cancelled():
            ended.wait(0.01)
        ended.set()

    monkeypatch.setattr(fitting, "fit", fit)
    async with opened() as screen:
        screen.app.kit.preferences = Kept()
        screen.key("g")
        screen.key("o")
        await screen.until("esc cancel")
        assert begun.wait(10)
        await screen.until("training on the older 80%")
        screen.key("escape")
        await screen.settle()
        assert ended.wait(10)
        assert isinstance(screen.app.screen, StatisticsScreen)


def test_nothing_is_put_back_where_nothing_was_kept() -> None:
    with pytest.raises(QuizError, match="no weights to put back"):
        NoPreferences().refit(None)
