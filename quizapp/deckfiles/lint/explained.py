"""Rules for explanations: whoever was wrong learns why."""

from collections.abc import Iterator

from quizapp.core.deck import Choice, Flashcard, Kind, Multi, Number, Question, TrueFalse, Typed
from quizapp.deckfiles.lint.english import FUNCTION
from quizapp.deckfiles.lint.rule import Finding, Rule
from quizapp.deckfiles.lint.seen import Seen, Text
from quizapp.errors import Level

LONG = 100
"""From how many characters an explanation surely says something."""
_EMPTY = FUNCTION | {"right", "correct", "answer", "true", "false", "because", "therefore", "hence", "thus"}


def _unexplained(seen: Seen) -> Iterator[Finding]:
    question = seen.question
    commented = bool(seen.wrong) and all(option.why for option in seen.wrong)
    if not question.why and _wants_reason(question) and not commented:
        yield Finding("nothing says why the answer is right", "add `why:`")


def _wants_reason(question: Question) -> bool:
    match question.body:
        case Choice() | Multi() | Number():
            return True
        case TrueFalse(answer=answer, computed=computed):
            return answer or bool(computed)
        case _:
            return False


def _false_without_reason(seen: Seen) -> Iterator[Finding]:
    body = seen.question.body
    if isinstance(body, TrueFalse) and not (body.answer or body.computed or seen.question.why):
        yield Finding(
            "the statement is false, and nothing says what is true instead",
            "add `why:` with what is true",
            at=seen.question.prompt,
        )


def _says_nothing(seen: Seen) -> Iterator[Finding]:
    question, body = seen.question, seen.question.body
    if not question.why or len(question.why) > LONG:
        return
    answers = [option.text.raw for option in seen.options if option.right]
    if isinstance(body, Typed | Flashcard):
        answers.append(body.answer)
    why = Text(question.why)
    if not why.literal and not (why.vocabulary - _EMPTY - seen.prompt.vocabulary - Text(" ".join(answers)).vocabulary):
        yield Finding("the explanation only repeats question and answer", "say what makes it so", at=question.why)


RULES = (
    Rule(
        id="Q17",
        level=Level.WARNING,
        title="say why",
        why="Wrong options are read, and some are remembered as facts (Roediger and Marsh 2005); an explanation after "
        "the answer undoes most of that (Butler and Roediger 2008).",
        limits="A comment at every wrong option is as good.",
        question=_unexplained,
        bad="- q: What falls with each false alarm?\n  a: precision\n  wrong: [recall, support]\n",
        good="- q: What falls with each false alarm?\n  a: precision\n  wrong: [recall, support]\n"
        "  why: False alarms stand below the line of precision alone.\n",
    ),
    Rule(
        id="Q18",
        level=Level.HINT,
        title="an explanation says more than the answer",
        why="Whoever was wrong has just read the answer; what helps is the reason.",
        question=_says_nothing,
        bad="- q: What falls with each false alarm?\n  a: precision\n  wrong: [recall, support]\n"
        "  why: The right answer is precision.\n",
        good="- q: What falls with each false alarm?\n  a: precision\n  wrong: [recall, support]\n"
        "  why: They are flagged cases, and these are its denominator.\n",
    ),
    Rule(
        id="T01",
        level=Level.WARNING,
        title="a false statement is put right",
        why="What was read without correction is remembered as true some weeks later (Roediger and Marsh 2005); "
        "feedback cancels most of that (Butler and Roediger 2008).",
        question=_false_without_reason,
        kinds=frozenset({Kind.TRUEFALSE}),
        bad="- statement: Recall counts false alarms.\n  a: false\n",
        good="- statement: Recall counts false alarms.\n  a: false\n  why: It counts real cases only.\n",
    ),
)
