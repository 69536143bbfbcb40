"""`quizapp optimize`: weights fitted to this learner, shown, asked about, written, and put back."""

from typing import TYPE_CHECKING

from quizapp.cli.agreeing import agreed
from quizapp.cli.build import Call, options, trainer_of
from quizapp.cli.figurelines import columns, tabled, tell
from quizapp.cli.figureobjects import number
from quizapp.cli.fitted import keep, put_back
from quizapp.cli.output import as_json, data, say
from quizapp.cli.progress import Progress
from quizapp.core.fitness import Fit
from quizapp.core.refitting import Change
from quizapp.errors import Status
from quizapp.render.refits import change_table, fit_table, outcome
from quizapp.settings import CONFIG, Settings
from quizapp.settings.table import read_file

if TYPE_CHECKING:
    from quizapp.trainer.trainer import Trainer

Weights = tuple[float, ...]
_ASK = "Use them from now on?"


def optimize(call: Call, *, yes: bool) -> int:
    """Fits weights, shows what they would change and writes them if that is agreed to; returns the status.

    Raises QuizError where they cannot be fitted or written; nothing is changed then, nor when it is interrupted.
    """
    weights = call.settings.policy.weights
    seen = _config(call)
    with trainer_of(call) as trainer:
        with Progress() as progress:
            progress.stage("reading the log")
            found = _fitted(trainer, progress)
            if found is None:
                return Status.PROBLEMS
            change = _change(trainer, found, progress)
        _show(call, found, change)
        applied = found.better and (yes or (not call.json and agreed(_ASK, "quizapp optimize --yes")))
        if applied:
            _go_by(keep(call.settings.data, seen, found.weights), trainer)
            say(f"They are in {call.settings.data / CONFIG}. `quizapp optimize --undo` puts the old ones back.")
    if call.json:
        as_json(_object(found, change, weights, applied=applied))
    return Status.FINE


def undo(call: Call) -> int:
    """Puts the weights back that fitted ones took the place of; returns the status.

    Raises QuizError where there are none, or where they cannot be written.
    """
    with trainer_of(call) as trainer:
        _go_by(put_back(call.settings.data, _config(call)), trainer)
    say(f"The weights from before are in force again; the fitted ones are gone from {call.settings.data / CONFIG}.")
    return Status.FINE


def _fitted(trainer: "Trainer", progress: Progress) -> Fit | None:
    """Fitted weights, whether better or not; the time that it takes is shown meanwhile."""

    def cancelled() -> bool:
        progress.going_on()
        return False

    return trainer.insight.fitting().run(tell=progress.stage, cancelled=cancelled)


def _change(trainer: "Trainer", found: Fit, progress: Progress) -> Change | None:
    """What the weights change, where they are to be used."""
    if not found.better:
        return None
    progress.stage("working out what they change")
    return trainer.insight.change(found.weights)


def _show(call: Call, found: Fit, change: Change | None) -> None:
    room = columns()
    tell([outcome(found)], room)
    if not call.json:
        data(tabled([fit_table(found), *([change_table(change)] if change else [])], room))


def _config(call: Call) -> bytes:
    """What config.toml holds."""
    return read_file(call.settings.data / CONFIG)


def _go_by(settings: Settings, trainer: "Trainer") -> None:
    """Folds every memory with the weights of these settings."""
    with Progress() as progress:
        progress.stage("working out anew what is known of every card")
        trainer.configure(options(settings))


def _object(found: Fit, change: Change | None, weights: Weights, *, applied: bool) -> dict[str, object]:
    """What came of it as docs/json.md describes it."""
    return {
        "weights": found.weights,
        "weights_before": weights,
        "better": found.better,
        "applied": applied,
        "reviews": found.reviews,
        "tested": found.tested,
        "before": number(found.before),
        "after": number(found.after),
        "rmse_before": number(found.rmse_before),
        "rmse_after": number(found.rmse_after),
        "change": _changed(change) if change else None,
    }


def _changed(change: Change) -> dict[str, object]:
    return {
        "longer": change.longer,
        "shorter": change.shorter,
        "same": change.same,
        "ratio": number(change.ratio),
        "days": change.days,
        "minutes_before": number(change.minutes_before),
        "minutes_after": number(change.minutes_after),
        "due_before": change.due_before,
        "due_after": change.due_after,
        "moved": change.moved,
    }
