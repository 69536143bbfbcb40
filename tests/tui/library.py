"""A small library: one question of every kind."""

from quizapp.core.deck import (
    Choice,
    Cloze,
    Flashcard,
    Item,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Rejected,
    TrueFalse,
    Typed,
    TypedList,
)

FLASHCARD = Question(
    prompt="Which layers of a pretrained network **transfer** best?",
    body=Flashcard("The *early* ones: they respond to edges and textures."),
    id="layers",
    topic="transfer/layers",
    why="Early features are general, late ones belong to the task.",
    hints=("Think of what the first filters look like.", "Edges are everywhere."),
    source="yosinski 2014",
)
CHOICE = Question(
    prompt="Of 5,000 castings, 100 are cracked. A model passes every casting. What is its accuracy?",
    body=Choice(
        (
            Option("0.98", right=True),
            Option("0.02", right=False, why="That is the share of cracked castings."),
            Option("1.00", right=False, why="It misses the 100 cracked ones."),
            Option("0.50", right=False),
        )
    ),
    id="castings",
    topic="evaluation/metrics",
    why="All 4,900 sound castings are right.",
)
MULTI = Question(
    prompt="Which of these lower the variance of a model?",
    body=Multi((Option("Bagging", right=True), Option("More data", right=True), Option("A deeper tree", right=False))),
    id="variance",
    topic="evaluation/variance",
)
STATEMENT = Question(
    prompt="Recall can be raised to 1 by flagging everything.",
    body=TrueFalse(answer=True),
    id="recall-one",
    topic="evaluation/recall",
)
TYPED = Question(
    prompt="Which score is the harmonic mean of precision and recall?",
    body=Typed("F1 score", accept=("F1",), reject=(Rejected("accuracy", "Accuracy ignores the classes."),), typos=1),
    id="f1",
    topic="evaluation/metrics",
)
ORDER = Question(
    prompt="Put one round of *Sarsa* in order.",
    body=Order(
        (
            "Choose the action in the current state from the policy",
            "Take it and observe the reward and the next state",
            "Choose the next action from the same policy",
            "Move the old action value towards the reward plus the discounted value of the next state and action",
        )
    ),
    id="sarsa",
    topic="rl/algorithms",
    why="It learns *on policy*: the next action is chosen before the update.",
    hints=("Nothing is learned before the next action is known.",),
)
MATCH = Question(
    prompt="Match each fairness criterion to what it makes equal across groups.",
    body=Match(
        (
            Pair("Demographic parity", "share of people selected"),
            Pair("Equal opportunity", "true positive rate"),
            Pair("Predictive parity", "precision of a positive decision"),
        ),
        ("overall accuracy",),
    ),
    id="fairness",
    topic="ethics/fairness",
    why="Equal opportunity looks at those who deserve a yes.",
)
CLOZE = Question(prompt="A type II error is a {{false negative}}.", body=Cloze(), id="type-two")
CLOZE_TYPED = Question(prompt="PCA keeps the directions of largest {{variance}}.", body=Cloze(accept=()), id="pca")
METRIC = Question(
    prompt="What is the recall?",
    id="recall",
    shuffle=False,
    body=Choice(
        (
            Option("0.8", right=True, why="40 of 50 were found."),
            Option("0.4", right=False, why="That is the precision."),
            Option("0.5", right=False, why="That is a guess."),
        )
    ),
    why="Recall is TP / (TP + FN).",
)
LATENCY = Question(prompt="What is the median?", id="median", body=Number("12.5", decimals=1, unit="ms"))
ENSEMBLES = Question(
    prompt="Name three ways to combine models.",
    id="ensembles",
    body=TypedList((Item("bagging"), Item("boosting"), Item("stacking"))),
)
CASED = Question(
    prompt="How many parameters?",
    id="parameters",
    body=Number("650"),
    group="A small network",
    context="Read this:\n\n```python\nmodel = Linear(64, 10)\n```",
)


class Deck:
    """The questions of the small library, by name."""

    FLASHCARD = FLASHCARD
    CHOICE = CHOICE
    MULTI = MULTI
    STATEMENT = STATEMENT
    TYPED = TYPED
    ORDER = ORDER
    MATCH = MATCH
    CLOZE = CLOZE
    CLOZE_TYPED = CLOZE_TYPED


ALL = (FLASHCARD, CHOICE, MULTI, STATEMENT, TYPED, CLOZE, CLOZE_TYPED)
