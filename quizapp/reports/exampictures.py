"""Pictures of exams: scores with their intervals, and what was known before."""

from collections.abc import Sequence

from quizapp.core.exams.debrief import Debrief
from quizapp.core.exams.offers import AttemptLine
from quizapp.render import examwords
from quizapp.render.cells import cut
from quizapp.render.figuretexts import percent, percents
from quizapp.render.visible import one_line
from quizapp.reports.across import Across
from quizapp.reports.markup import NOTHING, Markup
from quizapp.reports.plane import WHOLE
from quizapp.reports.shapes import drawing

_LEFT, _NAME = 220.0, 34
_NEWEST = 20


def score(found: Debrief) -> Markup:
    """The score with its interval; the line is the pass mark."""
    whole, mark = found.result.whole, found.attempt.paper.blueprint.pass_mark
    across = Across(1, _LEFT)
    says = f"{percent(whole.score)} ({percents(whole.low, whole.high)})"
    row = across.row("Score", whole.score, (whole.low, whole.high), says)
    described = f"The score with its 90% interval; the line marks the {percent(mark)} to pass."
    return drawing("score", "Score", described, WHOLE, across.height, across.scale(mark), row)


def by_topic(found: Debrief) -> Markup:
    """The score of each topic and, below it, its mastery before."""
    known, topics = found.attempt.before or {}, found.result.topics
    across = Across(sum(1 + (path in known) for path in topics), _LEFT)
    rows = []
    for path, scored in topics.items():
        name = cut(one_line(path) or "no topic", _NAME)
        points = f"{examwords.number(scored.points)} of {scored.n}"
        rows.append(across.row(name, scored.score, (scored.low, scored.high), points))
        if path in known:
            value, low, high = known[path]
            sure = path not in found.attempt.unknown
            says = f"{percent(value)} known before" if sure else "unknown before"
            rows.append(across.row("", value if sure else None, (low, high), says, "unknown"))
    described = (
        "The score of each topic and, below it in grey, its mastery before, both with their 90% intervals; "
        "no dot where too little was asked to say."
    )
    if not rows:
        return NOTHING
    return drawing("exam-topics", "By topic", described, WHOLE, across.height, across.scale(), *rows)


def scores(found: Sequence[AttemptLine]) -> list[Markup]:
    """The scores of the newest attempts that ended, the newest first."""
    ended = [(line, line.score) for line in found if line.score is not None][:_NEWEST]
    if not ended:
        return []
    across = Across(len(ended), _LEFT)
    rows = [
        across.row(
            cut(f"{examwords.when(line.started)} {one_line(examwords.of_line(line))}", _NAME),
            value,
            (0.0, value),
            f"{percent(value)}, {examwords.became(line)}",
            "good" if line.passed else "hard",
        )
        for line, value in ended
    ]
    described = "The score of each exam, the newest first."
    return [drawing("exams", "Exams", described, WHOLE, across.height, across.scale(), *rows)]
