"""One question of each kind that is answered with more than an option or a word, and talks about questions."""

from dataclasses import replace

from quizapp.core.cards import cards_of
from quizapp.core.deck import (
    Choice,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Rejected,
    Trap,
    Typed,
    TypedList,
)
from quizapp.core.response import Skipped, Wrote
from quizapp.core.session import Asked
from quizapp.plain.table import Talk
from tests.tui.bench import Bench
from tests.tui.library import CHOICE, TYPED

NUMBER = Question(
    prompt="A detector flags 50 items, 40 of them real. What is its precision?",
    body=Number("0.8", tolerance="0.005", traps=(Trap("0.2", "That is the false discovery rate."),)),
    id="precision",
)
LIST = Question(
    prompt="Which two figures make up F1?",
    body=TypedList((Item("precision"), Item("recall", ("sensitivity",))), reject=(Rejected("accuracy"),)),
    id="parts-of-f1",
)
ORDER = Question(
    prompt="Put the steps in order.",
    body=Order(("Split the data", "Fit the model", "Tune on the validation set", "Report the test error")),
    id="steps",
)
MATCH = Question(
    prompt="Match each criterion to what it equalises.",
    body=Match(
        (
            Pair("Demographic parity", "share selected"),
            Pair("Equal opportunity", "true positive rate"),
            Pair("Predictive parity", "precision"),
        ),
        ("accuracy",),
    ),
    id="criteria",
)
COMMENTED = Question(
    prompt="Which of these lowers the variance?",
    body=Choice(
        (
            Option("Bagging", right=True, why="Averaging steadies."),
            Option("Depth", right=False, why="A deeper tree varies more."),
            Option("Luck", right=False, why="It is no method."),
        )
    ),
    id="lower",
)
CASE = Question(
    prompt="What does the loop do?",
    body=Typed("it freezes the backbone"),
    id="loop",
    group="Picking a model",
    context="You have **400** photographs.\n\n![A leaf](leaf.png)",
    image="network.png",
    difficulty=4,
)
CASE_NEXT = replace(CASE, prompt="How many photographs are there?", body=Number("400"), id="photographs")
NEWER = (NUMBER, LIST, ORDER, MATCH, CASE)


def asked(question: Question) -> Asked:
    """A question as it is shown, from a deck of it alone."""
    bench = Bench([question])
    found = bench.ask(bench.start())
    assert found is not None
    return found


def ordered(question: Question, *order: int) -> Asked:
    """The same with its options, steps or pool in this order."""
    return replace(asked(question), order=order)


def hidden() -> Asked:
    """A choice whose options are hidden, since it is known well."""
    shown = asked(CHOICE)
    question = replace(CHOICE, body=Typed("0.98"))
    return replace(shown, card=replace(shown.card, question=question), behind=cards_of(CHOICE)[0])


def at(question: Question) -> Talk:
    """The talk before the answer."""
    return Talk(asked(question))


def answered(question: Question, text: str = "accuracy") -> Talk:
    """The talk after a response: what a learner wrote, else that no answer was tried."""
    bench, card = Bench([question]), asked(question)
    given = Wrote(text) if question is TYPED else Skipped()
    return Talk(card, bench.grade(card, given), fresh=True)
