"""Rules for the set of options: how many, how long, with or without comments."""

from collections.abc import Iterable

from quizapp.core.deck import Choice, Multi
from quizapp.deckfiles.lint.rule import PICKED, Finding, Rule
from quizapp.deckfiles.lint.seen import Seen
from quizapp.errors import Level

_FEWEST, _MOST, _MOST_OF_SEVERAL = 3, 5, 8
_LONG_OPTION, _LONG_CARD = 25, 120
_SAME_START = 3


def _how_many(seen: Seen) -> Iterable[Finding]:
    count = len(seen.options)
    if not count:
        return
    most = _MOST if isinstance(seen.question.body, Choice) else _MOST_OF_SEVERAL
    if count < _FEWEST:
        yield Finding("of two options one is guessed every other time", "add one, or ask with `statement:`")
    elif count > most:
        yield Finding(f"{count} options take long to read", "keep those that somebody would pick")


def _long(seen: Seen) -> Iterable[Finding]:
    if not seen.options:
        return
    texts = [option.text for option in seen.options]
    for text in texts:
        if len(text.raw) > 2 * _LONG_OPTION and (count := len(text.prose.split())) > _LONG_OPTION:
            yield Finding(f"this option has {count} words", "say it in fewer, or say more at `why:`", at=text.raw)
    words = sum(text.raw.count(" ") + 1 for text in (seen.prompt, *texts))
    if words > _LONG_CARD and (words := sum(len(text.prose.split()) for text in (seen.prompt, *texts))) > _LONG_CARD:
        message = f"question and options have {words} words: reading them is part of what is tested"
        yield Finding(message, "cut what is not needed, or put the case into a group's `context:`")


def _same_start(seen: Seen) -> Iterable[Finding]:
    starts = {option.text.words[:_SAME_START] for option in seen.options}
    if len(starts) != 1 or len(seen.options) < _FEWEST or len(min(starts)) < _SAME_START:
        return
    if all(len(option.text.words) > _SAME_START for option in seen.options):
        message = f"every option starts with “{' '.join(min(starts))}”"
        yield Finding(message, "move these words into the question", at=seen.options[0].text.raw)


def _comments(seen: Seen) -> Iterable[Finding]:
    bare = [option for option in seen.wrong if not option.why.strip()]
    if bare and len(bare) < len(seen.wrong):
        message = f"{len(bare)} of {len(seen.wrong)} wrong options say nothing about why they are wrong"
        yield Finding(message, "say it, as the others do", at=bare[0].text.raw)


def _one_of_several(seen: Seen) -> Iterable[Finding]:
    if isinstance(seen.question.body, Multi) and len(seen.options) - len(seen.wrong) == 1:
        message = "several may be picked, and only one is right"
        yield Finding(message, "write it at `a:` without a list, so that one is picked", at=seen.options[0].text.raw)


RULES: tuple[Rule, ...] = (
    Rule(
        id="O14",
        level=Level.HINT,
        title="three to five options",
        why="Three options do: over 80 years of studies more of them hardly told learners apart any better and took "
        "longer (Rodriguez 2005), and every further lure is something false to remember. Of two, one is guessed half "
        "of the time.",
        limits="Two are fine where there are only two; where several are right, up to eight are.",
        bad="""\
- q: Does a lower threshold raise or lower recall?
  a: It raises it
  wrong: [It lowers it]
""",
        good="""\
- statement: A lower threshold can lower recall.
  a: false
  why: More cases are predicted positive.
""",
        question=_how_many,
        kinds=PICKED,
    ),
    Rule(
        id="O16",
        level=Level.HINT,
        title="options of up to 25 words, question and options of up to 120",
        why="Long options test reading, and hide in a clause what makes them wrong: the guide of the National Board of "
        "Medical Examiners counts them among the difficulties that have nothing to do with the matter.",
        limits="Code and formulas do not count.",
        bad="""\
- q: What is bagging?
  a: >-
    A method in which many models are trained, each one on a sample that is drawn with replacement from
    the very same training data, and whose predictions are then averaged
  wrong: [A penalty on weights, A way to prune trees]
""",
        good="""\
- q: What is bagging?
  a: Averaging models trained on resampled data
  wrong: [Adding a penalty on all weights, Cutting branches off a grown tree]
""",
        question=_long,
        kinds=PICKED,
    ),
    Rule(
        id="O17",
        level=Level.HINT,
        title="what all options start with stands in the question",
        why="Words that every option repeats are read as often as there are options (Haladyna, Downing and Rodriguez "
        "2002 ask for the idea to stand in the question).",
        bad="""\
- q: Early stopping
  a: stops the training when the error rises
  wrong: [stops the training when the weights shrink, stops the training when memory is full]
""",
        good="""\
- q: When does early stopping stop the training?
  a: When the error rises
  wrong: [When the weights shrink, When memory is full]
""",
        question=_same_start,
        kinds=PICKED,
    ),
    Rule(
        id="O18",
        level=Level.HINT,
        title="every wrong option says why it is wrong, or none does",
        why="A wrong option is read and may be remembered as true; being told why it is not undoes most of that "
        "(Butler and Roediger 2008). Who picks the one without a comment learns least.",
        bad="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong:
    Recall: It looks at real positives alone.
    Precision: ""
""",
        good="""\
- q: Which metric uses true negatives?
  a: Specificity
  wrong:
    Recall: It looks at real positives alone.
    Precision: It looks at predicted positives alone.
""",
        question=_comments,
        kinds=PICKED,
    ),
    Rule(
        id="O20",
        level=Level.WARNING,
        title="where several can be picked, several are right",
        why="Who is asked for several expects several. With one right option the question is a choice, which is "
        "quicker to answer and fairer to mark.",
        limits="Silence it where it is part of the question that only one is right.",
        bad="""\
- q: Which of these use true negatives?
  a: [Specificity]
  wrong: [Recall, Precision]
""",
        good="""\
- q: Which of these use true negatives?
  a: [Specificity, Accuracy]
  wrong: [Recall, Precision]
""",
        question=_one_of_several,
        kinds=PICKED,
    ),
)
