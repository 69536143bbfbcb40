"""Histories survive what authors do to their decks."""

import os
from collections.abc import Callable

import pytest

from quizapp.core.aims import Aim
from quizapp.core.review import Rating
from quizapp.trainer.arrivals import Taken
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask

Learn = Callable[..., None]
PLAIN = "- q: What is recall?\n  a: TP over actual positives\n"


def reps(trainer: Trainer) -> dict[str, int]:
    return {card.question: card.memory.reps for card in trainer.cards()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, "- q: What is recall?\n  a: TP over actual positives\n  why: Because.\n  topic: x/y\n"),
        (PLAIN, "- q: What is *recall*\n  a: TP over actual positives\n"),
        (PLAIN, "- q: What is recall?\n  a: TP over actual positives\n  wrong: [precision, accuracy]\n"),
        (PLAIN, "- q: What is recall?\n  a: TP over actual positives\n  accept: [hit rate]\n"),
        (PLAIN, "- id: recall\n  q: What is recall?\n  a: TP over actual positives\n"),
        ("- id: r\n  q: What is recall?\n  a: x\n", "- id: r\n  q: How is recall defined?\n  a: x\n"),
        ("- id: r\n  q: What is recall?\n  a: x\n", "- q: What is recall?\n  a: x\n"),
        (PLAIN, f"deck: New title\nid: slug\ncards:\n{PLAIN}"),
        (PLAIN, f"- q: Another?\n  a: one\n{PLAIN}"),
    ],
    ids=["why", "emphasis", "choice", "typed", "id added", "reworded under id", "id removed", "deck id", "moved down"],
)
def test_an_edit_keeps_the_history(desk: Desk, learn: Learn, before: str, after: str) -> None:
    desk.write("deck.yaml", before)
    learn(desk.open())
    desk.write("deck.yaml", after)
    desk.wait(hours=1)
    counts = reps(desk.open())
    assert sorted(counts.values()) == [0] * (len(counts) - 1) + [1]


def test_a_renamed_and_moved_file_keeps_its_histories(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", PLAIN)
    learn(desk.open())
    path.unlink()
    desk.write("sub/other.yaml", PLAIN)
    assert list(reps(desk.open()).values()) == [1]


def test_a_question_that_moved_to_another_deck_keeps_its_history(desk: Desk, learn: Learn) -> None:
    desk.write("a.yaml", PLAIN + "- q: Second?\n  a: b\n")
    desk.write("b.yaml", "- q: Third?\n  a: c\n")
    learn(desk.open())
    desk.write("a.yaml", "- q: Second?\n  a: b\n")
    desk.write("b.yaml", "- q: Third?\n  a: c\n" + PLAIN)
    assert set(reps(desk.open()).values()) == {1}


def test_a_corrected_answer_keeps_its_history_and_is_due(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", PLAIN)
    learn(desk.open(), Rating.EASY)
    desk.wait(days=1)
    assert desk.open().overview().total.due == 0
    desk.write("deck.yaml", "- q: What is recall?\n  a: TP over predicted positives\n")
    trainer = desk.open()
    assert (trainer.overview().total.due, list(reps(trainer).values())) == (1, [1])
    assert trainer.cards()[0].due == "2026-03-03"
    assert ask(trainer, trainer.start()).corrected
    learn(trainer)
    assert trainer.overview().total.due == 0
    assert not ask(trainer, trainer.start(aim=Aim.CRAM)).corrected


def test_a_broken_deck_is_left_out_and_loses_nothing(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", PLAIN)
    desk.write("fine.yaml", "- q: Fine?\n  a: yes it is\n")
    learn(desk.open())
    desk.write("deck.yaml", "- q: What is recall?\n  a: [unclosed\n")
    broken = desk.open()
    assert [card.question for card in broken.cards()] == ["Fine?"]
    assert any(problem.path.endswith("deck.yaml") for problem in broken.problems)
    assert {line.deck.name: line.deck.broken for line in broken.overview().decks} == {"deck": True, "fine": False}
    desk.write("deck.yaml", PLAIN)
    assert reps(desk.open())["What is recall?"] == 1


def test_an_absent_deck_is_left_out_and_loses_nothing(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", PLAIN)
    desk.write("fine.yaml", "- q: Fine?\n  a: yes it is\n")
    learn(desk.open())
    path.unlink()
    assert [card.question for card in desk.open().cards()] == ["Fine?"]
    desk.write("deck.yaml", PLAIN)
    assert reps(desk.open())["What is recall?"] == 1


def test_two_files_cannot_share_a_card_and_the_first_owner_keeps_it(desk: Desk, learn: Learn) -> None:
    desk.write("mine.yaml", "- id: same\n  q: Mine?\n  a: mine\n")
    learn(desk.open())
    desk.write("a-stranger.yaml", "- id: same\n  q: Stolen?\n  a: theirs\n")
    trainer = desk.open()
    assert reps(trainer) == {"Mine?": 1}
    clashes = [problem for problem in trainer.problems if problem.rule == "same-id"]
    assert {problem.path.rsplit("/")[-1] for problem in clashes} == {"mine.yaml", "a-stranger.yaml"}
    again = desk.open()
    assert {problem.rule for problem in again.problems} == {"same-id"}
    (desk.decks / "mine.yaml").unlink()
    assert list(reps(desk.open())) == ["Stolen?"]


def test_unchanged_decks_are_not_read_again(desk: Desk) -> None:
    desk.write("deck.yaml", PLAIN)
    trainer = desk.open()
    assert trainer.refresh() is False
    desk.write("deck.yaml", PLAIN + "- q: New?\n  a: one\n")
    assert trainer.refresh() is True
    assert len(trainer.cards()) == 2


def test_growing_holes_keeps_those_that_were_there(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", "- cloze: Error is bias plus {{variance}} plus noise in every model.\n")
    learn(desk.open())
    desk.write("deck.yaml", "- cloze: Error is {{bias}} plus {{variance}} plus noise in every model.\n")
    counts = [card.memory.reps for card in desk.open().cards()]
    assert sorted(counts) == [0, 1]


def test_renaming_a_file_and_giving_an_id_at_once_keeps_the_history(desk: Desk, learn: Learn) -> None:
    path = desk.write("deck.yaml", PLAIN)
    learn(desk.open())
    path.unlink()
    desk.write("other.yaml", f"id: slug\ncards:\n{PLAIN}  id: recall\n")
    assert list(reps(desk.open()).values()) == [1]


def test_two_copies_of_a_deck_each_have_their_cards_when_they_are_looked_at(desk: Desk) -> None:
    one, two = desk.write("one/deck.yaml", PLAIN).parent, desk.write("two/deck.yaml", PLAIN).parent
    for folder in (one, two, one, two):
        assert len(desk.open(paths=[folder]).cards()) == 1


def test_a_broken_deck_keeps_its_cards_from_strangers(desk: Desk, learn: Learn) -> None:
    mine = "- id: same\n  q: Mine?\n  a: mine\n"
    desk.write("mine.yaml", mine)
    learn(desk.open())
    desk.write("mine.yaml", "- id: same\n  q: [broken\n")
    desk.write("zz-stranger.yaml", "- id: same\n  q: Stolen?\n  a: theirs\n")
    assert desk.open().cards() == []
    desk.write("mine.yaml", mine)
    assert reps(desk.open()) == {"Mine?": 1}


def test_a_question_with_the_old_prompt_of_another_is_pointed_out(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", PLAIN)
    learn(desk.open())
    desk.write("deck.yaml", f"{PLAIN}  id: recall\n")
    desk.open()
    desk.write("deck.yaml", "- id: recall\n  q: How is recall defined?\n  a: TP over actual positives\n" + PLAIN)
    trainer = desk.open()
    assert reps(trainer) == {"How is recall defined?": 1}
    assert {problem.rule for problem in trainer.problems} == {"same-question"}


def test_a_log_under_former_ids_finds_its_cards(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", PLAIN)
    first = desk.open()
    learn(first)
    reviews = [event for event in first.export_log() if event.review]
    desk.write("deck.yaml", f"{PLAIN}  id: recall\n")
    other = desk.open(database="other.db")
    assert other.import_log(reviews) == Taken(new=1)
    assert list(reps(other).values()) == [1]


def test_an_old_export_moves_no_history_back(desk: Desk, learn: Learn) -> None:
    desk.write("deck.yaml", PLAIN)
    learn(desk.open())
    desk.write("deck.yaml", f"{PLAIN}  id: recall\n")
    export = list(desk.open().export_log())
    desk.write("deck.yaml", PLAIN)
    trainer = desk.open()
    assert trainer.import_log(export) == Taken()
    assert list(reps(desk.open()).values()) == [1]


def test_what_a_deck_includes_is_looked_at_again(desk: Desk) -> None:
    main = desk.write("main.yaml", "include: part.yaml\ncards:\n- q: A?\n  a: one\n")
    assert desk.open(paths=[main]).cards() == []
    desk.write("part.yaml", "- q: B?\n  a: two\n")
    assert len(desk.open(paths=[main]).cards()) == 2
    desk.write("part.yaml", "- q: B?\n  a: two\n- q: C?\n  a: three\n")
    assert len(desk.open(paths=[main]).cards()) == 3


def test_decks_of_one_name_in_many_folders_are_told_apart(desk: Desk) -> None:
    for folder in "pqr":
        desk.write(f"{folder}/b/x.yaml", f"- q: {folder}?\n  a: one\n")
    names = [line.deck.name for line in desk.open().overview().decks]
    assert len(set(names)) == 3


def test_a_file_written_again_with_the_same_bytes_is_not_parsed(desk: Desk) -> None:
    path = desk.write("deck.yaml", PLAIN)
    trainer = desk.open()
    os.utime(path, ns=(1, 1))
    assert trainer.refresh() is False
    os.utime(path, ns=(2, 2))
    desk.write("deck.yaml", PLAIN.replace("recall", "RECALL"))
    assert trainer.refresh() is True
