"""The table of the settings of the exam to come."""

from collections.abc import Iterator

from quizapp.core.day import date_of
from quizapp.core.exams.plan import OPTIONS_MAX, QUESTIONS_MAX, options_of, share_of
from quizapp.core.preference import Shape
from quizapp.settings import Settings
from quizapp.settings.setting import Setting, always, figures, whole

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


def _date(settings: Settings) -> str:
    return "" if settings.exam.day is None else date_of(settings.exam.day).isoformat()


def _share(text: str) -> float:
    found = share_of(text)
    if found is None:
        raise ValueError(f"it has to be a share such as 0.6 or 60%, at most 1, not {text}")
    return found
