"""Options, statements, steps and pairs, and what is only looked at."""

from quizapp.core.deck import Choice, Flashcard, Match, Multi, Option, Order, Pair, TrueFalse
from tests.core.marking.rows import Group

GROUPS = (
    Group(
        Choice(
            (
                Option("Recall on the fraud class", right=True, why="It is what fails."),
                Option("Accuracy", right=False, why="It hides the problem."),
                Option("Specificity", right=False, why="It looks at genuine payments."),
            )
        ),
        """
        a | right
        b | wrong | It hides the problem.
        b | wrong | It is what fails.
        c | wrong | It looks at genuine payments.
        c | wrong | another option is right
        ab | wrong | 1 of 1 right, 1 wrong picked
        abc | wrong
        (empty) | wrong | another option is right
        (skip) | wrong | skipped
        """,
    ),
    Group(
        Multi(
            (
                Option("Adding examples", right=True),
                Option("Averaging trees", right=True, why="Bagging steadies."),
                Option("Deeper trees", right=False, why="They vary more."),
                Option("A ridge penalty", right=True),
                Option("Polynomial features", right=False),
            )
        ),
        """
        abd | right | all 3 right
        dba | right
        ab | wrong | 2 of 3 right
        ad | wrong | Bagging steadies.
        abcd | wrong | 3 of 3 right, 1 wrong picked
        abcd | wrong | They vary more.
        c | wrong | 0 of 3 right, 1 wrong picked
        ce | wrong | 0 of 3 right, 2 wrong picked
        abcde | wrong | 3 of 3 right, 2 wrong picked
        (empty) | wrong | 0 of 3 right
        (skip) | wrong | skipped
        """,
    ),
    Group(
        TrueFalse(answer=False),
        """
        false | right | the statement is false
        true | wrong | the statement is false
        (skip) | wrong | skipped
        """,
    ),
    Group(
        TrueFalse(answer=True),
        """
        true | right | the statement is true
        false | wrong | the statement is true
        """,
    ),
    Group(
        Order(("choose", "take it", "choose next", "move the value")),
        """
        1 2 3 4 | right
        2 1 3 4 | wrong | 3 of 4 steps in order
        2 3 4 1 | wrong | 3 of 4 steps in order
        4 1 2 3 | wrong | 3 of 4 steps in order
        2 1 4 3 | wrong | 2 of 4 steps in order
        3 4 1 2 | wrong | 2 of 4 steps in order
        1 3 2 4 | wrong | 3 of 4 steps in order
        4 3 2 1 | wrong | no two steps are in order
        (skip) | wrong | skipped
        """,
    ),
    Group(
        Order(("mix", "wait", "mix", "bake")),
        """
        1 2 3 4 | right
        3 2 1 4 | right
        2 1 3 4 | wrong | 3 of 4 steps in order
        2 3 1 4 | wrong | 3 of 4 steps in order
        4 3 2 1 | wrong | 3 of 4 steps in order
        """,
    ),
    Group(
        Match(
            (
                Pair("Demographic parity", "share selected"),
                Pair("Equal opportunity", "true positive rate"),
                Pair("Predictive parity", "precision"),
            ),
            decoys=("accuracy",),
        ),
        """
        1 2 3 | right
        2 1 3 | wrong | 1 of 3 pairs
        1 2 4 | wrong | 2 of 3 pairs
        1 2 - | wrong | 2 of 3 pairs
        1 1 1 | wrong | 1 of 3 pairs
        - - - | wrong | 0 of 3 pairs
        4 4 4 | wrong | 0 of 3 pairs
        (skip) | wrong | skipped
        """,
    ),
    Group(
        Match((Pair("lasso", "L1"), Pair("ridge", "L2"), Pair("weight decay", "L2"))),
        """
        1 2 2 | right
        1 1 2 | wrong | 2 of 3 pairs
        2 2 2 | wrong | 2 of 3 pairs
        """,
    ),
    Group(
        Flashcard("It freezes the backbone."),
        """
        (look) | you judge | compare with the answer
        (skip) | wrong | skipped
        """,
    ),
)
