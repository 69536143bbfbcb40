"""What the answers of learners say of questions, as rules that can be explained; `quizapp health` looks for them."""

from quizapp.deckfiles.lint.rule import Rule
from quizapp.errors import Level

_RECALL = "- q: What share of the positives does a model find?\n  a: Recall\n"
_OPTIONS = f"{_RECALL}  wrong:\n    Precision: It is of what the model calls positive.\n"
_WHOLE = (
    "- q: Which four counts does a confusion matrix have, and which shares are made of them?\n"
    "  a: TP, FP, FN and TN; precision TP/(TP + FP), recall TP/(TP + FN)\n"
)
_SPLIT = "- q: Which counts make precision?\n  a: TP/(TP + FP)\n- q: Which counts make recall?\n  a: TP/(TP + FN)\n"
_SURE = "It is said only where its 95 % interval leaves no other reading; one learner's own answers are seldom enough."


def _rule(sign: str, title: str, why: str, bad: str, good: str, limits: str) -> Rule:
    return Rule(id=f"H-{sign}", level=Level.HINT, title=title, why=why, bad=bad, good=good, limits=limits)


RULES: tuple[Rule, ...] = (
    _rule(
        "hard",
        "more are right at first sight than guessing gets",
        "Those who know nothing are right as often as guessing is. Where fewer are, the key is wrong, or a wrong "
        "option sounds truer than the right one.",
        f"{_OPTIONS}    Sensitivity: It is something else.\n",
        f"{_OPTIONS}    Specificity: It is of the negatives.\n",
        _SURE,
    ),
    _rule(
        "misleading",
        "those who know more are right more often",
        "A question that those get wrong who do better elsewhere has a wrong key or a second right answer: its "
        "corrected item-rest correlation is below 0 (Henrysson 1963), or the better half of the learners takes a "
        "wrong option more often than the other half.",
        f"{_OPTIONS}    True positive rate: It is the share found.\n",
        f"{_OPTIONS}    False positive rate: It is of the negatives.\n",
        f"It takes the logs of several learners: `quizapp log import --learner NAME`. {_SURE}",
    ),
    _rule(
        "blunt",
        "being right goes with being right elsewhere",
        "A question whose discrimination is below 0.20 tells little of who knows the subject (Ebel and Frisbie, "
        "Essentials of Educational Measurement, 1991): it asks for something else, or for luck.",
        "- q: Which measure is best?\n  a: F1\n",
        "- q: Which of precision and recall is F1 closer to?\n  a: The lower one\n",
        f"It takes the logs of several learners. Very easy questions cannot discriminate. {_SURE}",
    ),
    _rule(
        "leech",
        "a card is not forgotten eight times",
        "What is forgotten again and again asks for too much at once or is taken for something alike; smaller "
        "questions cost less than the ninth repetition.",
        _WHOLE,
        _SPLIT,
        "Lapses are counted for each learner, after the card was learned, and from its last reset on.",
    ),
    _rule(
        "lapses",
        "a card is forgotten about as often as predicted",
        "Forgotten twice as often as the scheduler predicts, and more often than chance does in one case of a hundred: "
        "the card holds more than one memory, or its wording does not say which answer is meant.",
        _WHOLE,
        _SPLIT,
        "Only answers a day or more after the one before count, and only where the recall predicted is in the log.",
    ),
    _rule(
        "unchosen",
        "every wrong option is taken by somebody",
        "A wrong option that less than 5 % take does no work (Haladyna and Downing, Educational and Psychological "
        "Measurement 53, 1993); three options that work are enough (Rodriguez 2005).",
        f"{_OPTIONS}    The colour of the plot: It is none.\n",
        f"{_OPTIONS}    Accuracy: It counts the negatives, too.\n",
        f"About 73 showings without hints are needed. An option that was reworded starts anew. {_SURE}",
    ),
    _rule(
        "easy",
        "not everybody knows it at first sight",
        "What more than nine of ten know before they learned it takes time and teaches few; the limit is ours.",
        "- statement: A test set is used for testing.\n  a: true\n",
        "- statement: A test set may be used to choose between two models.\n  a: false\n"
        "  why: Choosing by it makes it part of the training.\n",
        f"A warm-up may be easy: silence it. {_SURE}",
    ),
    _rule(
        "slow",
        "a question takes about as long as others of its kind",
        "Twice the usual time, as a geometric mean, is often reading rather than thinking; the limit is ours.",
        _WHOLE,
        _SPLIT,
        f"Calculations take their time: silence it there. Ten timed answers are needed, and twenty to others. {_SURE}",
    ),
    _rule(
        "flagged",
        "no card is flagged",
        "Learners flag what is wrong, unclear or not worth it, while they still know why.",
        _WHOLE,
        _SPLIT,
        "The flag is taken off where it was put: in study, or in Browse.",
    ),
)
