"""Questions that read almost alike and ask something else: no history goes from one to the other unasked."""

from collections.abc import Callable

import pytest

from quizapp.trainer.kinship import paired
from tests.trainer.desk import Desk
from tests.trainer.questions import form

Text = tuple[str, str]
SKY = form("Which colour has the sky at noon?", "Blue, if no cloud hides it")
OTHER_ORDER: dict[str, tuple[Text, Text]] = {
    "odds": (
        ("How do you get from odds to probability?", "Divide the odds by one plus the odds"),
        ("How do you get from probability to odds?", "Divide it by one minus the probability"),
    ),
    "logit": (
        ("What maps log odds to a probability?", "The logistic function (sigmoid)"),
        ("What maps a probability to log odds?", "The logit function (log odds)"),
    ),
    "given": (
        ("What does P(A given B) say?", "The share of A among the cases of B"),
        ("What does P(B given A) say?", "The share of B among the cases of A"),
    ),
    "bar": (
        ("What does $P(a|b)$ say?", "The share of a among the cases of b"),
        ("What does $P(b|a)$ say?", "The share of b among the cases of a"),
    ),
    "cause": (
        ("Does correlation imply causation?", "No, there may be a common cause of both"),
        ("Does causation imply correlation?", "No, there may be a second path that cancels"),
    ),
    "regression": (
        ("What is found when y is regressed on x?", "The slope of y for a step of x"),
        ("What is found when x is regressed on y?", "The slope of x for a step of y"),
    ),
    "square": (
        ("Is every square a rectangle of the plane?", "Yes, it has four right angles"),
        ("Is every rectangle a square of the plane?", "No, it has four right angles"),
    ),
    "nets": (
        ("Why is dropout on in training and off in testing?", "Noise helps to learn, and harms a forecast"),
        ("Why is dropout off in training and on in testing?", "It is not: noise helps to learn, and harms a forecast"),
    ),
    "threshold": (
        ("When does precision fall while recall rises?", "When the threshold falls, as a rule"),
        ("When does recall fall while precision rises?", "When the threshold rises, as a rule"),
    ),
    "translation": (
        ("How does one translate *maison* from French to English?", "With the English word house"),
        ("How does one translate *maison* to French from English?", "With the French word maison"),
    ),
    "slices": (
        ("What does `row[1:]` give of a list?", "All items but the first of them"),
        ("What does `row[:1]` give of a list?", "The first item and none of the others"),
    ),
    "divided": (
        ("What is the price divided by the size?", "The price of one unit of size"),
        ("What is the size divided by the price?", "The size that one unit of price buys"),
    ),
    "predators": (
        ("What happens to hares when lynxes become fewer?", "There are more of them for some years"),
        ("What happens to lynxes when hares become fewer?", "There are fewer of them for some years"),
    ),
    "slipped": (
        ("How do you convert from odds to probability?", "Divide the odds by one plus the odds"),
        ("How do you convert from probabilty to odds?", "Divide it by one minus the probability"),
    ),
}
OTHER_WORD: dict[str, tuple[Text, Text]] = {
    "variable": (
        ("What is an endogenous variable?", "One that is explained within the model"),
        ("What is an exogenous variable?", "One that is explained outside the model"),
    ),
    "average": (
        ("What does the micro average of precision weigh alike?", "Every case of all classes"),
        ("What does the macro average of precision weigh alike?", "Every class of all cases"),
    ),
    "pooled": (
        ("What is the micro average of precision?", "Counts of all classes are pooled, then one share is taken"),
        ("What is the macro average of precision?", "A share is taken of every class, then the mean of all"),
    ),
    "Adam": (
        ("What does Adam do with weight decay?", "It adds it to the gradient"),
        ("What does AdamW do with weight decay?", "It keeps it out of the gradient"),
    ),
    "RMSE": (
        ("What does RMSE punish most?", "Large errors in absolute size"),
        ("What does RMSLE punish most?", "Large errors in relative size"),
    ),
    "salt": (
        ("What is the charge of a nitrate ion made of?", "Of one nitrogen and three oxygens"),
        ("What is the charge of a nitrite ion made of?", "Of one nitrogen and two oxygens"),
    ),
    "nerve": (
        ("Where do afferent nerves lead signals of the body?", "Towards the brain and the spine"),
        ("Where do efferent nerves lead signals of the body?", "Away from the brain and the spine"),
    ),
    "staff": (
        ("What does the employer owe under a contract of work?", "The wage that both agreed on"),
        ("What does the employee owe under a contract of work?", "The work that both agreed on"),
    ),
    "angle": (
        ("What is the complement of a right angle called?", "The angle that is missing to a right one"),
        ("What is the compliment of a right angle called?", "The praise that it gets from a right one"),
    ),
    "symmetry": (
        ("When is a relation symmetric on a set?", "When all of its pairs hold both ways"),
        ("When is a relation asymmetric on a set?", "When none of its pairs hold both ways"),
    ),
    "inference": (
        ("What is a causal remark about a friend?", "One that names the cause of what he did"),
        ("What is a casual remark about a friend?", "One that is made in passing by what he did"),
    ),
    "asking": (
        ("When is a tree pruned after it was grown?", "When it fits noise of the sample"),
        ("Why is a tree pruned after it was grown?", "As it fits noise of the sample else"),
    ),
    "direction": (
        ("What flows into the ventricle of the heart?", "Blood that comes from the atrium"),
        ("What flows from the ventricle of the heart?", "Blood that goes to the arteries"),
    ),
    "sets": (
        ("Which cases are in $A ∩ B$ of two events?", "Those that are cases of both events"),
        ("Which cases are in $A ∪ B$ of two events?", "Those that are cases of either event"),
    ),
    "both": (
        ("Which rule holds for independent and exclusive events?", "None of them can have a chance"),
        ("Which rule holds for independent or exclusive events?", "Either of them can have a chance"),
    ),
    "inner": (
        ("What is the interval of a wave in time?", "The length of a whole swing of it"),
        ("What is the internal of a wave in time?", "The length of a whole part of it"),
    ),
    "gas": (
        ("What does ethane burn to in plain air?", "To water and carbon dioxide, three to two"),
        ("What does ethene burn to in plain air?", "To water and carbon dioxide, one to one"),
    ),
}
ALL = OTHER_ORDER | OTHER_WORD
NAMED = ("Adam", "RMSE", "average", "pooled", "variable", "asking", "direction", "sets", "both")


def is_carried(one: Text, other: Text) -> bool:
    """Whether the history of a question goes over to another that came as it went."""
    return bool(paired([form(*one)], [form(*other)], [SKY]))


@pytest.mark.parametrize("name", ALL)
def test_a_question_that_gives_way_to_its_near_duplicate_leaves_it_nothing(name: str) -> None:
    one, other = ALL[name]
    assert not is_carried(one, other)
    assert not is_carried(other, one)


@pytest.mark.parametrize("name", [*OTHER_ORDER, *NAMED])
@pytest.mark.parametrize("answer", ["no", "A common cause that both of them have"])
def test_the_same_answer_does_not_make_converse_questions_one(name: str, answer: str) -> None:
    (one, _), (other, _) = ALL[name]
    assert not is_carried((one, answer), (other, answer))
    assert not is_carried((other, answer), (one, answer))


@pytest.mark.parametrize("name", OTHER_WORD)
def test_an_answer_too_short_to_tell_does_not_make_words_that_differ_in_an_ending_one(name: str) -> None:
    (one, _), (other, _) = OTHER_WORD[name]
    assert not is_carried((one, "yes"), (other, "yes"))
    assert not is_carried((other, "yes"), (one, "yes"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Every square is a rectangle.", "Every rectangle is a square."),
        ("Dropout is used in training and not in testing.", "Dropout is used in testing and not in training."),
        ("Precision falls while recall rises.", "Recall falls while precision rises."),
        ("An exogenous variable is explained by a model.", "An endogenous variable is explained by a model."),
    ],
)  # fmt: skip
def test_statements_whose_words_changed_places_stay_apart(one: str, other: str) -> None:
    assert not paired([form(one, True)], [form(other, True)], [SKY])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do you get from odds to probability?", "How do you get from odds to probabiilty?"),
        ("What does P(A given B) say?", "What does  P(A, given B) say?"),
        ("Does correlation imply causation?", "Does correlation impply causation"),
        ("What is an endogenous variable?", "What is an endogenuos variable?"),
        ("What does AdamW do with weight decay?", "What deos AdamW do with the weight decay?"),
    ],
)
def test_slips_in_such_questions_keep_the_history_even_if_the_answer_is_mended(one: str, other: str) -> None:
    assert is_carried((one, "There may be a common cause of both"), (other, "There may be some common cause of both"))


def test_no_converse_that_comes_into_a_studied_library_takes_a_history_unasked(
    desk: Desk, learn: Callable[..., None]
) -> None:
    before, after = zip(*ALL.values(), strict=True)
    desk.write("deck.yaml", "".join(map(_card, before)))
    for _ in range(2):
        learn(desk.open())
        desk.wait(days=1)
    desk.write("deck.yaml", "".join(map(_card, after)))
    trainer = desk.open()
    assert len(ALL) == len(trainer.kin.orphans()) == len(trainer.cards())
    assert trainer.kin.carried == ()
    assert all(card.memory.reps == 0 for card in trainer.cards())


def _card(question: Text) -> str:
    prompt, answer = question
    return f"- q: |\n    {prompt}\n  a: |\n    {answer}\n"
