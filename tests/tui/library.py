"""A small library: one question of every kind."""

from quizapp.core.deck import Choice, Cloze, Flashcard, Multi, Option, Question, Rejected, TrueFalse, Typed

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
CLOZE = Question(prompt="A type II error is a {{false negative}}.", body=Cloze(), id="type-two")
CLOZE_TYPED = Question(prompt="PCA keeps the directions of largest {{variance}}.", body=Cloze(accept=()), id="pca")


class Deck:
    """The questions of the small library, by name."""

    FLASHCARD = FLASHCARD
    CHOICE = CHOICE
    MULTI = MULTI
    STATEMENT = STATEMENT
    TYPED = TYPED
    CLOZE = CLOZE
    CLOZE_TYPED = CLOZE_TYPED


ALL = (FLASHCARD, CHOICE, MULTI, STATEMENT, TYPED, CLOZE, CLOZE_TYPED)
