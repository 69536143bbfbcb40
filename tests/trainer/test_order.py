"""Decks and topics say what they build on, and new cards arrive in that order."""

import pytest

from quizapp.core.deck import Deck, Flashcard, Question
from quizapp.core.prerequisites import Prerequisite
from quizapp.core.queue import Limits
from quizapp.core.review import EventKind
from quizapp.errors import Level
from quizapp.trainer import shelving
from quizapp.trainer.options import Options
from quizapp.trainer.order import doubts
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk

CARDS = "cards:\n  - {{q: {0} one, a: x, topic: {0}/late}}\n  - {{q: {0} two, a: x, topic: {0}/basics}}\n"


def prompts(trainer: Trainer, *names: str) -> list[str]:
    session = trainer.start(names)
    asked = []
    while card := trainer.ask(session):
        asked.append(card.card.question.prompt)
        session.drop(card.card.id)
    return asked


def write(desk: Desk, name: str, head: str) -> None:
    desk.write(f"{name}.yaml", f"deck: The {name}\nid: {name}\n{head}{CARDS.format(name)}")


def test_a_deck_comes_after_the_new_cards_of_what_it_builds_on_whatever_the_files_are_called(desk: Desk) -> None:
    write(desk, "alps", "after: [the BASE]\n")
    write(desk, "base", "")
    assert prompts(desk.open()) == ["base one", "base two", "alps one", "alps two"]


def test_a_topic_comes_after_the_topics_it_builds_on(desk: Desk) -> None:
    write(desk, "alps", "topics:\n  alps/late:\n    about: peaks\n    after: alps/basics\n")
    assert prompts(desk.open()) == ["alps two", "alps one"]


def test_the_order_is_known_after_a_restart_and_changes_with_the_deck(desk: Desk) -> None:
    write(desk, "alps", "after: [base]\n")
    write(desk, "base", "")
    desk.open()
    desk.close()
    assert prompts(desk.open())[0] == "base one"
    desk.close()
    write(desk, "alps", "")
    assert prompts(desk.open())[0] == "alps one"


def test_who_asks_for_a_deck_gets_it_at_once(desk: Desk) -> None:
    write(desk, "alps", "after: [base]\n")
    write(desk, "base", "")
    assert prompts(desk.open(), "alps") == ["alps one", "alps two"]


def test_a_deck_that_is_switched_off_or_away_holds_nobody_up(desk: Desk) -> None:
    write(desk, "alps", "after: [base, elsewhere]\n")
    write(desk, "base", "")
    assert prompts(desk.open(Options(off=frozenset({"base"})))) == ["alps one", "alps two"]


def test_a_queue_that_is_read_a_part_at_a_time_comes_whole_and_in_order(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("many.yaml", "deck: Many\ncards:\n" + "".join(f"  - {{q: Q{i}, a: x}}\n" for i in range(75)))
    trainer = desk.open(Options(limits=Limits(new=70)))
    monkeypatch.setattr(shelving, "_PART", 30)
    monkeypatch.setattr(shelving, "_FIRST", 10)
    session = trainer.start()
    assert (session.remaining, session.left.new) == (70, 70)
    for card in trainer.cards("Q35"):
        trainer.mark([card.card_id], EventKind.SUSPEND)
    asked = []
    while card_ := trainer.ask(session):
        asked.append(card_.card.question.prompt)
        session.drop(card_.card.id)
    assert asked == [f"Q{i}" for i in range(71) if i != 35]
    assert session.remaining == 0


def deck(name: str, *after: Prerequisite, topic: str = "tops/high") -> Deck:
    question = Question(prompt="q", body=Flashcard("a"), topic=topic)
    return Deck(path=f"/{name}.yaml", title=name.title(), id=name, after=after, questions=(question,))


@pytest.mark.parametrize(
    ("need", "said", "cure"),
    [
        (Prerequisite("bass", line=3), "there is no deck `bass` here", "did you mean `base`?"),
        (Prerequisite("zoology", line=3), "there is no deck `zoology` here", "until there is, nothing comes before"),
        (
            Prerequisite("tops/hihg", "tops/high", 3),
            "there is no question with the topic `tops/hihg` here",
            "did you mean `tops/high`?",
        ),
        (
            Prerequisite("tops", "tops/hig", 3),
            "no question of this deck has the topic `tops/hig`",
            "did you mean `tops/high`?",
        ),
    ],
)
def test_a_name_that_nothing_has_is_pointed_out(need: Prerequisite, said: str, cure: str) -> None:
    (problem,) = doubts([deck("alps", need), deck("base")], whole=True)
    assert (problem.path, problem.line, problem.level) == ("/alps.yaml", 3, Level.HINT)
    assert (problem.message, problem.cure) == (said, cure)


def test_what_is_not_read_along_may_be_elsewhere() -> None:
    assert list(doubts([deck("alps", Prerequisite("base"), Prerequisite("u", "tops/high"))], whole=False)) == []


def test_names_titles_and_upper_topics_are_known() -> None:
    needs = Prerequisite("BASE"), Prerequisite("base"), Prerequisite("u", "tops")
    assert list(doubts([deck("alps", *needs), deck("base", topic="u/v")], whole=True)) == []


@pytest.mark.parametrize(
    "decks",
    [
        [deck("alps", Prerequisite("base")), deck("base", Prerequisite("Alps"))],
        [deck("alps", Prerequisite("a/y", "a/x"), topic="a/x"), deck("base", Prerequisite("a/x", "a/y"), topic="a/y")],
        [deck("alps", Prerequisite("base"), topic="a/x"), deck("base", Prerequisite("a/x", "b/y"), topic="b/y")],
        [deck("alps", Prerequisite("b/y", "a"), topic="a/x"), deck("base", Prerequisite("alps"), topic="b/y")],
    ],
)
def test_a_circle_is_a_warning_at_each_of_its_prerequisites(decks: list[Deck]) -> None:
    problems = list(doubts(decks, whole=True))
    assert [(problem.path, problem.level) for problem in problems] == [
        ("/alps.yaml", Level.WARNING),
        ("/base.yaml", Level.WARNING),
    ]
    assert all("build on each other" in problem.message for problem in problems)


def test_a_deck_that_names_itself_or_a_narrower_topic_of_its_own_waits_for_nothing() -> None:
    decks = [deck("alps", Prerequisite("alps"), Prerequisite("tops/high", "tops"))]
    assert list(doubts(decks, whole=True)) == []
