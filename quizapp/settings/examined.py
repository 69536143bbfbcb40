"""The table of the settings of the exam to come."""

from collections.abc import Iterator

from quizapp.core.day import date_of
from quizapp.core.exams.blueprint import TIME_EACH
from quizapp.core.exams.plan import OPTIONS_MAX, QUESTIONS_MAX, options_of, share_of
from quizapp.core.exams.spelled import ALL, ANY, KINDS, levels_text, penalty_text
from quizapp.core.preference import Shape
from quizapp.settings import Settings
from quizapp.settings.setting import OFF, ON, Setting, always, figures, flag, flagged, number, whole

EXAM, TYPED = "Exam", "typed"
_OPTIONS = (TYPED, *map(str, range(2, OPTIONS_MAX + 1)))


def exam() -> Iterator[Setting]:
    """What readiness is reckoned for."""
    yield Setting(
        place=("exam", "title"),
        group=EXAM,
        label="What it is called",
        says=always("The exam that your readiness is reckoned for."),
        shape=Shape.TEXT,
        show=lambda found: found.exam.title,
        read=str.strip,
    )
    yield Setting(
        place=("exam", "date"),
        group=EXAM,
        label="Its date",
        says=always("The day of the exam, as 2027-06-30; with it there is a plan for every day up to it."),
        shape=Shape.TEXT,
        show=_date,
        read=lambda text: text.strip() or None,
    )
    yield from _figures()
    yield from _rules()
    yield from _asked()
    yield Setting(
        place=("exam", "topics"),
        group=EXAM,
        label="What it asks",
        says=always("Decks and topics by name, with commas between. Nothing: everything there is."),
        shape=Shape.TEXT,
        show=lambda found: ", ".join(found.exam.names),
        read=lambda text: [part.strip() for part in text.split(",") if part.strip()],
        empty="everything",
    )


def _figures() -> Iterator[Setting]:
    """How many questions, how many of them have to be right, and how many options each has."""
    yield Setting(
        place=("exam", "questions"),
        group=EXAM,
        label="Questions",
        says=always("How many questions it has."),
        shape=Shape.NUMBER,
        least=1,
        most=QUESTIONS_MAX,
        step=5,
        show=lambda found: str(found.exam.questions),
        read=whole,
    )
    yield Setting(
        place=("exam", "pass"),
        group=EXAM,
        label="Pass mark",
        says=lambda found: f"The share of right answers it takes to pass: {found.exam.pass_mark:.0%}.",
        shape=Shape.NUMBER,
        least=0.05,
        most=1,
        step=0.05,
        show=lambda found: figures((found.exam.pass_mark,)),
        read=_share,
    )
    yield Setting(
        place=("exam", "options"),
        group=EXAM,
        label="Options of a question",
        says=always("Among how many options an answer is chosen; typed answers cannot be guessed."),
        shape=Shape.WORD,
        words=_OPTIONS,
        show=lambda found: str(options_of(found.exam.guess) or TYPED),
        read=lambda text: 0 if text == TYPED else whole(text),
    )


def _rules() -> Iterator[Setting]:
    """How an exam that is taken here goes: its time, and how it is marked."""
    yield Setting(
        place=("exam", "minutes"),
        group=EXAM,
        label="Minutes",
        says=always(f"How long an exam taken here may take; 0 for no limit. Nothing: {TIME_EACH}."),
        shape=Shape.TEXT,
        unit="min",
        show=lambda found: "" if found.blueprint.minutes is None else figures((found.blueprint.minutes,)),
        read=lambda text: number(text) if text.strip() else None,
        empty=TIME_EACH.replace("seconds", "s"),
    )
    yield Setting(
        place=("exam", "penalty"),
        group=EXAM,
        label="A wrong answer costs",
        says=always(
            "The share of its point that a wrong answer takes away: 0, or 25%.",
            "Fair: as much as makes guessing gain nothing on average, where an answer has no parts.",
        ),
        shape=Shape.TEXT,
        show=lambda found: penalty_text(found.blueprint.penalty),
        read=str.strip,
    )
    yield Setting(
        place=("exam", "partial"),
        group=EXAM,
        label="Partial credit",
        says=always("Whether an answer of several parts earns the share that is right, or all or nothing."),
        shape=Shape.FLAG,
        words=(ON, OFF),
        show=lambda found: flagged(found.blueprint.partial),
        read=flag,
    )


def _asked() -> Iterator[Setting]:
    """Which questions an exam that is taken here asks."""
    yield Setting(
        place=("exam", "kinds"),
        group=EXAM,
        label="Kinds of question",
        says=always(f"Which kinds it asks, with commas between: {', '.join(KINDS)}. Nothing: all of them."),
        shape=Shape.TEXT,
        show=lambda found: ", ".join(found.blueprint.kinds),
        read=lambda text: [part.strip() for part in text.split(",") if part.strip()],
        empty=ALL,
    )
    yield Setting(
        place=("exam", "difficulty"),
        group=EXAM,
        label="Difficulty",
        says=always("Which levels it asks, from 1 to 5: 3, or 2..4. A question without one counts as 3."),
        shape=Shape.TEXT,
        show=lambda found: levels_text(found.blueprint.levels) if found.blueprint.levels else "",
        read=lambda text: text.strip() or None,
        empty=ANY,
    )


def _date(settings: Settings) -> str:
    return "" if settings.exam.day is None else date_of(settings.exam.day).isoformat()


def _share(text: str) -> float:
    found = share_of(text)
    if found is None:
        raise ValueError(f"it has to be a share such as 0.6 or 60%, at most 1, not {text}")
    return found
