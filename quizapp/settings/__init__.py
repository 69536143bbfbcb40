"""What a learner has set: defaults ← config.toml ← environment ← flags, as one frozen value."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import time
from pathlib import Path
from types import MappingProxyType

from quizapp.core.backup import Rules
from quizapp.core.day import DAY_START
from quizapp.core.editors import Editor
from quizapp.core.exams import blueprint
from quizapp.core.exams.blueprint import Blueprint
from quizapp.core.exams.plan import ExamPlan, guess_of, options_of
from quizapp.core.policy import HARDER_DAYS, Policy
from quizapp.core.queue import Limits
from quizapp.core.values import frozen
from quizapp.errors import QuizError
from quizapp.render.forms import Maths
from quizapp.settings import values
from quizapp.settings.table import Table, decoded, parse_table, read_file

CONFIG = "config.toml"
DATABASE = "quizapp.db"
DECKS = "decks"
CATCH_UP_MINUTES = 20
TARGET = 0.8
EMPTY: Mapping[str, str] = MappingProxyType({})
_PACKAGE = Path(__file__).parent.parent


@frozen(kw_only=True)
class Settings:
    """Everything that can be set. `decks` are the files and folders searched for decks, in order.

    `harder_days` is the stability [days] from which options are hidden, 0 for never; `confidence` whether learners
    are asked how sure they are; `target` is the mastery of a topic to aim for, `catch_up_minutes` how long a day
    [minutes] a backlog may take, `exam` the exam to come, `blueprint` what one that is taken here is made of.
    `previous_weights` are those that fitted ones took the
    place of, None where that never happened. `bundled` and `paths` are what config.toml says of them;
    `off` names decks that are not studied; `keys` maps action ids to keys, comma separated; an empty `theme` is the
    default one; `maths` is the form of formulas on the screen, `plain_maths` that in lines of text; `motion` says
    whether anything may move by itself; `editor` where a question is opened to be written; `backups` how they are kept.
    `notices` are sentences about what was wrong in config.toml.
    """

    data: Path
    decks: tuple[Path, ...] = ()
    policy: Policy = field(default_factory=Policy)
    previous_weights: tuple[float, ...] | None = None
    day_start: time = DAY_START
    limits: Limits = field(default_factory=Limits)
    harder_days: int = HARDER_DAYS
    confidence: bool = False
    target: float = TARGET
    catch_up_minutes: int = CATCH_UP_MINUTES
    exam: ExamPlan = field(default_factory=ExamPlan)
    blueprint: Blueprint = field(default_factory=Blueprint)
    bundled: bool = True
    paths: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    maths: Maths = Maths.UNICODE
    plain_maths: Maths = Maths.ASCII
    motion: bool = True
    editor: Editor = Editor.HERE
    backups: Rules = field(default_factory=Rules)
    notices: tuple[str, ...] = ()

    @property
    def database(self) -> Path:
        """The file of the learner's log and memories."""
        return self.data / DATABASE

    @property
    def own_decks(self) -> Path:
        """The folder that new decks come into: the first one searched that is the learner's own."""
        bundled = bundled_decks()
        return next((path for path in self.decks if path.is_dir() and path != bundled), self.data / DECKS)


def data_folder(flag: Path | None, environ: Mapping[str, str]) -> Path:
    """The data folder, absolute: the flag, else QUIZAPP_DATA, else the user's own."""
    if flag is not None:
        return flag.absolute()
    if environ.get("QUIZAPP_DATA"):
        return Path(environ["QUIZAPP_DATA"]).absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 - needed only here

    return user_data_path("quizapp", appauthor=False)


def load(data: Path, decks: Sequence[Path], environ: Mapping[str, str]) -> Settings:
    """The settings of a data folder; `decks`, then QUIZAPP_DECKS, win over what config.toml says.

    A wrong value or unknown key becomes a notice, and the default holds. Raises QuizError for a config.toml that
    cannot be read at all, because silently forgetting its limits would surprise, and
    when none of the deck paths named is there.
    """
    return parse(read_file(data / CONFIG), data, decks, environ)


def parse(content: bytes, data: Path, decks: Sequence[Path] = (), environ: Mapping[str, str] = EMPTY) -> Settings:
    """The settings of a data folder whose config.toml holds this; as `load` otherwise."""
    path = data / CONFIG
    root = parse_table(decoded(content, path), path)
    return replace(_read(root, data, decks, environ), notices=root.finish())


def of_value(place: Sequence[str], value: object) -> Settings:
    """The settings where a file has this one value, at a place such as `("limits", "new")`.

    Raises ValueError, with the words of `load`, for a value that cannot stand there.
    """
    fields: dict[str, object] = {place[-1]: value}
    for key in reversed(place[:-1]):
        fields = {key: fields}
    root = Table(fields, Path(CONFIG), "")
    found = _read(root, Path(), (), EMPTY)
    if root.reasons:
        raise ValueError(root.reasons[0])
    return found


def _read(root: Table, data: Path, decks: Sequence[Path], environ: Mapping[str, str]) -> Settings:
    """The settings that a file's top table describes, without its notices."""
    scheduling, limits, study = map(root.table, ("scheduling", "limits", "study"))
    library, interface = map(root.table, ("decks", "interface"))
    paths, bundled = library.take("paths", (), values.paths), library.take("bundled", True, values.flag)
    usual = _usual_decks(data, paths, bundled_decks() if bundled else None)
    listed = [Path(entry) for entry in environ.get("QUIZAPP_DECKS", "").split(os.pathsep) if entry]
    _refuse_missing(decks or listed)
    exam_table = root.table("exam")
    questions = exam_table.take("questions", None, values.questions)
    exam = _exam(exam_table, questions)
    maths = interface.take("maths", None, lambda value: values.word(Maths, value))
    return Settings(
        data=data,
        decks=tuple(path.absolute() for path in decks or listed or usual),
        policy=_policy(scheduling),
        previous_weights=scheduling.take("previous_weights", None, values.weights),
        day_start=scheduling.take("day_start", DAY_START, values.time_of_day),
        limits=_limits(limits),
        harder_days=study.take("harder_days", HARDER_DAYS, values.days),
        confidence=study.take("confidence", False, values.flag),
        target=study.take("target", TARGET, values.target),
        catch_up_minutes=study.take("catch_up_minutes", CATCH_UP_MINUTES, values.minutes),
        exam=exam,
        blueprint=_blueprint(exam_table, exam, questions),
        bundled=bundled,
        paths=tuple(map(str, paths)),
        off=frozenset(library.take("off", (), values.texts)),
        theme=interface.take("theme", "", values.text),
        keys={action: ",".join(keys) for action, keys in interface.table("keys").take_all(values.one_or_more).items()},
        maths=maths or Maths.UNICODE,
        plain_maths=maths or Maths.ASCII,
        motion=interface.take("motion", True, values.flag),
        editor=interface.take("editor", Editor.HERE, lambda value: values.word(Editor, value)),
        backups=_backups(root.table("backups")),
    )


def _refuse_missing(paths: Sequence[Path]) -> None:
    if paths and not any(path.exists() for path in paths):
        named = ", ".join(map(str, paths))
        raise QuizError(f"There is no deck file or folder {named}. Correct --decks or QUIZAPP_DECKS.")


def bundled_decks() -> Path | None:
    """The folder of the decks that come with quizapp: in the package, or beside it in a checkout."""
    return next((folder for folder in (_PACKAGE / DECKS, _PACKAGE.parent / DECKS) if folder.is_dir()), None)


def _policy(table: Table) -> Policy:
    """The scheduling policy; each value is checked by the Policy that it makes."""
    policy = Policy()
    policy = table.take("weights", policy, lambda value: replace(policy, weights=values.numbers(value)))
    policy = table.take("retention", policy, lambda value: replace(policy, retention=values.number(value)))
    policy = table.take("fuzz", policy, lambda value: replace(policy, fuzz=values.flag(value)))
    policy = table.take("learning_steps", policy, lambda value: replace(policy, learning_steps=values.numbers(value)))
    policy = table.take(
        "relearning_steps", policy, lambda value: replace(policy, relearning_steps=values.numbers(value))
    )
    return table.take("maximum_interval", policy, lambda value: replace(policy, maximum_interval=values.whole(value)))


def _exam(table: Table, questions: int | None) -> ExamPlan:
    """The exam to come, of so many questions if that is set."""
    usual = ExamPlan()
    options = table.take("options", options_of(usual.guess), values.options)
    return ExamPlan(
        title=table.take("title", usual.title, values.text),
        questions=questions or usual.questions,
        pass_mark=table.take("pass", usual.pass_mark, values.share),
        day=table.take("date", usual.day, values.date_ordinal),
        guess=guess_of(options),
        names=table.take("topics", usual.names, values.texts),
    )


def _blueprint(table: Table, plan: ExamPlan, questions: int | None) -> Blueprint:
    """What an exam taken here is made of; where no number is set, it asks the usual one, not that of the other."""
    return Blueprint(
        name=plan.title,
        questions=min(questions or blueprint.QUESTIONS, blueprint.QUESTIONS_MAX),
        minutes=table.take("minutes", None, values.exam_minutes),
        pass_mark=plan.pass_mark,
        topics=plan.names,
        kinds=table.take("kinds", (), values.kinds),
        levels=table.take("difficulty", None, values.levels),
        penalty=table.take("penalty", 0.0, values.penalty),
        partial=table.take("partial", True, values.flag),
        day=plan.day,
        options=options_of(plan.guess),
    )


def _backups(table: Table) -> Rules:
    usual = Rules()
    return Rules(
        on=table.take("on", usual.on, values.flag),
        folder=table.take("folder", usual.folder, values.folder),
        keep_mb=table.take("keep_mb", usual.keep_mb, values.megabytes),
    )


def _limits(table: Table) -> Limits:
    """The daily limits; a deck has a figure of its own only where one is given."""
    plain = Limits()
    new, reviews = table.take("new", plain.new, values.count), table.take("reviews", plain.reviews, values.count)
    by_deck = table.table("decks")
    decks = {name: by_deck.table(name) for name in by_deck.keys}
    deck_new = {name: deck.take("new", None, values.count) for name, deck in decks.items()}
    deck_reviews = {name: deck.take("reviews", None, values.count) for name, deck in decks.items()}
    return Limits(new, reviews, _given(deck_new), _given(deck_reviews))


def _given(figures: Mapping[str, int | None]) -> dict[str, int]:
    return {name: figure for name, figure in figures.items() if figure is not None}


def _usual_decks(data: Path, paths: Sequence[Path], bundled: Path | None) -> list[Path]:
    """Where decks are when nobody says: the paths of config.toml, else the user's own folder; and the bundled ones."""
    own = data / DECKS
    found = [data / path for path in paths] or ([own] if own.is_dir() else [])
    return [*found, bundled] if bundled else found
