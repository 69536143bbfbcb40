"""The table of all settings: what each is called and means, and its bounds."""

from collections.abc import Iterator, Sequence

from quizapp.core.editors import Editor
from quizapp.core.fsrs import DEFAULT_WEIGHTS, INTERVAL_MAX
from quizapp.core.policy import RETENTION_RANGE, Policy
from quizapp.core.preference import Shape
from quizapp.render.forms import Maths
from quizapp.settings import Settings
from quizapp.settings.examined import exam
from quizapp.settings.kept import backups
from quizapp.settings.setting import (
    OFF,
    ON,
    Setting,
    always,
    figures,
    flag,
    flagged,
    minutes,
    number,
    numbers,
    whole,
    word,
)
from quizapp.settings.studied import limits, study
from quizapp.settings.values import LIMIT_MAX

AUTOMATIC = "automatic"
SCHEDULING, DECKS, INTERFACE = "Scheduling", "Decks", "Interface"
STANDARD = "standard"
_USUAL = 0.9
_NEXT_START = "Takes effect at the next start."


def described(themes: Sequence[str]) -> tuple[Setting, ...]:
    """All settings but those of single decks and keys; `themes` are the names of those there are."""
    return (*_SCHEDULING, *limits(), *study(), *exam(), *_library(), *_interface(themes), *backups())


def deck_settings(settings: Settings, name: str, title: str) -> Iterator[Setting]:
    """Whether a deck is studied; and its own daily figures, where config.toml gives it some."""
    own_limits = (settings.limits.deck_new, "new", "new cards"), (settings.limits.deck_reviews, "reviews", "reviews")
    own = " and ".join(f"{found[name]} {noun} a day" for found, _, noun in own_limits if name in found)
    yield Setting(
        id=f"decks.off:{name}",
        place=("decks", "off"),
        group=DECKS,
        label=title,
        says=always(
            "A deck that is off is not studied and not counted; what you know of it is kept.",
            f"This one has a limit of its own: {own}." if own else _own_limits(name),
        ),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: OFF if name in found.off else ON,
        read=lambda text: sorted(settings.off - {name} if flag(text) else settings.off | {name}),
    )
    for found, key, noun in own_limits:
        if name in found:
            yield _deck_limit(name, key, f"  {noun} a day", found[name])


def key_setting(id_: str, group: str, label: str, keys: str) -> Setting:
    """The keys of an action; those that it has anyway are not written down."""
    return Setting(
        place=("interface", "keys", id_),
        group=group,
        label=label[:1].upper() + label[1:],
        says=always("Enter takes another key: the next one you press."),
        shape=Shape.KEYS,
        show=lambda found: found.keys.get(id_, keys),
        read=lambda text: None if text == keys else text,
    )


def workload(policy: Policy) -> float:
    """How many reviews a policy asks for, against a retention of 0.9.

    The intervals of FSRS-6 at two retentions have the ratio (r^(−1/w20) − 1)/(0.9^(−1/w20) − 1) whatever the
    stability is, and the number of reviews goes with its inverse. Source: the interval formula of `core/fsrs.py`;
    it leaves out that forgetting costs reviews, too.
    """
    model = policy.model
    return model.exact_interval(_USUAL, 1.0) / model.exact_interval(policy.retention, 1.0)


def _retention_says(settings: Settings) -> str:
    policy = settings.policy
    forgotten = f"At {policy.retention:g} you forget {1 - policy.retention:.0%} of them"
    against = f", and have about {workload(policy):.1f}× the reviews of {_USUAL:g}" * (policy.retention != _USUAL)
    return f"How many of the cards that come back you want to remember. {forgotten}{against}."


_SCHEDULING = (
    Setting(
        place=("scheduling", "retention"),
        group=SCHEDULING,
        label="Retention to aim for",
        says=_retention_says,
        shape=Shape.NUMBER,
        least=RETENTION_RANGE[0],
        most=RETENTION_RANGE[1],
        step=0.01,
        show=lambda found: figures((found.policy.retention,)),
        read=number,
    ),
    Setting(
        place=("scheduling", "learning_steps"),
        group=SCHEDULING,
        label="Learning steps",
        says=always(
            "Minutes until a new card comes back in the same sitting, one after the other: 1 10 asks it after one",
            "minute and again after ten. Nothing at all: a new card comes back on another day.",
        ),
        shape=Shape.TEXT,
        unit="min",
        show=lambda found: figures(found.policy.learning_steps),
        read=minutes,
    ),
    Setting(
        place=("scheduling", "relearning_steps"),
        group=SCHEDULING,
        label="Steps after forgetting",
        says=always("The same for a card that was forgotten: minutes until it comes back in the same sitting."),
        shape=Shape.TEXT,
        unit="min",
        show=lambda found: figures(found.policy.relearning_steps),
        read=minutes,
    ),
    Setting(
        place=("scheduling", "maximum_interval"),
        group=SCHEDULING,
        label="Longest interval",
        says=always("However well a card is known, it comes back after so many days at the latest."),
        shape=Shape.NUMBER,
        least=1,
        most=INTERVAL_MAX,
        step=365,
        unit="days",
        show=lambda found: str(found.policy.maximum_interval),
        read=whole,
    ),
    Setting(
        place=("scheduling", "day_start"),
        group=SCHEDULING,
        label="The day starts at",
        says=always("What you study before this time of night still counts for the day before."),
        shape=Shape.TEXT,
        show=lambda found: f"{found.day_start:%H:%M}",
        read=str.strip,
    ),
    Setting(
        place=("scheduling", "fuzz"),
        group=SCHEDULING,
        label="Spread intervals",
        says=always("Makes intervals a little longer or shorter, so that cards learnt together do not stay together."),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.policy.fuzz),
        read=flag,
    ),
    Setting(
        place=("scheduling", "weights"),
        group=SCHEDULING,
        label="FSRS weights",
        says=always(
            f"The {len(DEFAULT_WEIGHTS)} numbers of FSRS-6 that describe how you forget. Those that come with quizapp",
            "fit most people. Other weights change what is known about every card; days already promised stay.",
        ),
        shape=Shape.TEXT,
        show=lambda found: "" if found.policy.weights == DEFAULT_WEIGHTS else figures(found.policy.weights),
        read=lambda text: None if text.strip() == STANDARD else numbers(text) or None,
        empty=STANDARD,
    ),
)


def _library() -> Iterator[Setting]:
    yield Setting(
        place=("decks", "bundled"),
        group=DECKS,
        label="Decks that come with quizapp",
        says=always("Whether the decks that come with quizapp are in the library.", _NEXT_START),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.bundled),
        read=flag,
    )
    yield Setting(
        place=("decks", "paths"),
        group=DECKS,
        label="Files and folders",
        says=always(
            "Where your own decks are, with commas between; relative ones start at the data folder.",
            "Nothing: the folder `decks` in it.",
            _NEXT_START,
        ),
        shape=Shape.TEXT,
        show=lambda found: ", ".join(found.paths),
        read=lambda text: [part.strip() for part in text.split(",") if part.strip()],
    )


def _interface(themes: Sequence[str]) -> Iterator[Setting]:
    yield Setting(
        place=("interface", "theme"),
        group=INTERFACE,
        label="Theme",
        says=always("The colours. Left and right try them on."),
        shape=Shape.WORD,
        words=(AUTOMATIC, *themes),
        show=lambda found: found.theme or AUTOMATIC,
        read=lambda text: "" if text == AUTOMATIC else word(text, themes),
    )
    yield Setting(
        place=("interface", "maths"),
        group=INTERFACE,
        label="Formulas",
        says=always("How formulas are drawn: with the signs of mathematics, in plain ASCII, or as they were written."),
        shape=Shape.WORD,
        words=tuple(Maths),
        show=lambda found: found.maths,
        read=lambda text: word(text, tuple(Maths)),
    )
    yield Setting(
        place=("interface", "motion"),
        group=INTERFACE,
        label="Motion",
        says=always("Off: nothing moves by itself, nothing blinks or glides."),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.motion),
        read=flag,
    )
    yield Setting(
        place=("interface", "editor"),
        group=INTERFACE,
        label="Questions are edited",
        says=always(
            "Here: on the author screen, which shows problems and a preview beside the text.",
            "External: in the editor that $VISUAL or $EDITOR names.",
        ),
        shape=Shape.WORD,
        words=tuple(Editor),
        show=lambda found: found.editor,
        read=lambda text: word(text, tuple(Editor)),
    )


def _deck_limit(name: str, key: str, label: str, figure: int) -> Setting:
    def show(found: Settings) -> str:
        figures = found.limits.deck_new if key == "new" else found.limits.deck_reviews
        return str(figures[name]) if name in figures else ""

    return Setting(
        place=("limits", "decks", name, key),
        group=DECKS,
        label=label,
        says=always(f"At most so many of this deck; the limits of all decks hold, too. It is {figure} now."),
        shape=Shape.NUMBER,
        most=LIMIT_MAX,
        show=show,
        read=lambda text: whole(text) if text else None,
    )


def _own_limits(name: str) -> str:
    return f"To limit this deck alone, write `new = 5` under [limits.decks.{name}] in config.toml."
