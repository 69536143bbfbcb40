"""A question edited while it stands on the screen."""

from collections.abc import Callable

import pytest

from quizapp.core.response import Chosen, Judged
from quizapp.core.review import Rating
from quizapp.core.session import Answered, Asked, Session
from quizapp.errors import QuizError
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, shown

Answer = Callable[..., Answered]
FIRST = "- q: What is recall?\n  a: TP over actual positives\n"
SECOND = "- q: What is precision?\n  a: TP over predicted positives\n"
CHOICE = "- q: Pick one?\n  a: yes it is\n  wrong: [no, perhaps, never, not at all]\n"


def studied(desk: Desk, text: str) -> tuple[Trainer, Session, Asked]:
    """The first card of a deck with this text, on the screen."""
    desk.write("deck.yaml", text)
    trainer = desk.open()
    session = trainer.start()
    asked = trainer.ask(session)
    assert asked is not None
    return trainer, session, asked


def edited(desk: Desk, before: str, after: str) -> tuple[str | None, str | None]:
    """What the first card of a deck has become after an edit, and what is asked then."""
    trainer, session, asked = studied(desk, before)
    desk.write("deck.yaml", after)
    now, next_ = trainer.reload(session, asked), trainer.ask(session)
    return (shown(now) if now else None), (shown(next_) if next_ else None)


def test_a_card_that_was_not_touched_is_the_same_showing(desk: Desk) -> None:
    trainer, session, asked = studied(desk, CHOICE + SECOND)
    desk.wait(seconds=30)
    assert trainer.reload(session, asked) == asked


def test_new_words_in_an_answer_keep_the_showing(desk: Desk) -> None:
    trainer, session, asked = studied(desk, CHOICE)
    desk.wait(seconds=30)
    desk.write("deck.yaml", CHOICE.replace("perhaps", "maybe") + "  why: Because.\n")
    now = trainer.reload(session, asked)
    assert now is not None
    assert now.card.question.why == "Because."
    assert (now.order, now.seed, now.shown_ms) == (asked.order, asked.seed, asked.shown_ms)
    trainer.rate(session, now, trainer.grade(now, Chosen(frozenset({0}))), Rating.GOOD)
    assert (trainer.cards()[0].memory.reps, session.remaining) == (1, 0)


@pytest.mark.parametrize(
    ("before", "after", "now"),
    [
        (FIRST, FIRST.replace("What is recall", "How is recall defined"), "How is recall defined?"),
        (SECOND + FIRST, SECOND.replace("What is", "Define") + FIRST, "Define precision?"),
        (FIRST, f"{CHOICE}{FIRST.replace('What is', 'Define')}", "Define recall?"),
        (FIRST, f"- id: r\n{FIRST.replace('- q', '  q')}", "What is recall?"),
        (f"- id: r\n{FIRST.replace('- q', '  q')}", FIRST, "What is recall?"),
        (f"- id: r\n{FIRST.replace('- q', '  q')}", f"{SECOND}- id: r\n  q: Recall?\n  a: that\n", "Recall?"),
        (FIRST, f"deck: Named\nid: named\ncards:\n{FIRST}", "What is recall?"),
        (f"id: a\ncards:\n{FIRST}", f"id: b\ncards:\n{FIRST}", "What is recall?"),
        (FIRST, SECOND + FIRST, "What is recall?"),
        ("- cloze: A {{small}} dog\n", "- cloze: A {{tiny}} dog\n", "A {{tiny}} dog"),
    ],
    ids=[
        "reworded",
        "reworded above another",
        "reworded below a new one of another kind",
        "id given",
        "id taken away",
        "reworded under its id",
        "deck id given",
        "deck id changed",
        "moved down",
        "hole reworded",
    ],
)
def test_an_edited_question_is_followed(desk: Desk, before: str, after: str, now: str) -> None:
    assert edited(desk, before, after) == (now, now)


@pytest.mark.parametrize(
    ("before", "after", "asked"),
    [
        (FIRST + SECOND, SECOND, "What is precision?"),
        (FIRST, SECOND + "- q: Third?\n  a: 3\n", None),
        (FIRST + SECOND, "- q: Third?\n  a: 3\n", None),
        (FIRST, CHOICE, None),
        (f"- id: r\n{FIRST.replace('- q', '  q')}", SECOND, None),
    ],
    ids=["deleted", "two came", "two went", "another kind came", "its id is gone, too"],
)
def test_a_question_that_is_gone_is_dropped(desk: Desk, before: str, after: str, asked: str | None) -> None:
    assert edited(desk, before, after) == (None, asked)


def test_a_question_moved_to_another_file_is_found_there(desk: Desk) -> None:
    trainer, session, asked = studied(desk, FIRST + SECOND)
    desk.write("deck.yaml", SECOND)
    desk.write("other.yaml", FIRST)
    now = trainer.reload(session, asked)
    assert now is not None
    assert (shown(now), now.file) == ("What is recall?", str(desk.decks / "other.yaml"))


def test_a_deck_that_is_broken_now_keeps_the_card_and_says_why(desk: Desk) -> None:
    trainer, session, asked = studied(desk, FIRST + SECOND)
    desk.write("deck.yaml", FIRST + "- q: [unclosed\n")
    assert trainer.reload(session, asked) == asked
    assert any(problem.path == asked.file for problem in trainer.problems)
    trainer.rate(session, asked, trainer.grade(asked, Judged()), Rating.GOOD)
    desk.write("deck.yaml", FIRST + SECOND)
    assert trainer.refresh()
    assert [card.memory.reps for card in trainer.cards()] == [1, 0]


def test_a_deck_broken_and_mended_with_other_words_is_followed(desk: Desk) -> None:
    trainer, session, asked = studied(desk, FIRST)
    desk.write("deck.yaml", "- q: [unclosed\n")
    assert trainer.reload(session, asked) == asked
    desk.write("deck.yaml", FIRST.replace("What is", "Define"))
    now = trainer.reload(session, asked)
    assert shown(now) == "Define recall?"
    assert shown(trainer.ask(session)) == "Define recall?"


def test_a_deck_that_was_deleted_drops_the_card(desk: Desk) -> None:
    desk.write("other.yaml", SECOND)
    trainer, session, asked = studied(desk, FIRST)
    (desk.decks / "deck.yaml").unlink()
    assert trainer.reload(session, asked) is None
    assert session.remaining == 1


def test_both_directions_of_a_reworded_question_are_told_apart(desk: Desk) -> None:
    both = "- q: Forth?\n  a: back\n  reverse: Back?\n"
    assert edited(desk, both, both.replace("Forth", "Onwards")) == ("Onwards?", "Onwards?")


def test_the_next_card_is_known_while_one_is_answered(desk: Desk, answer: Answer) -> None:
    trainer, session, asked = studied(desk, FIRST + SECOND)
    coming = trainer.upcoming(session, asked)
    assert coming is not None
    answer(trainer, session, Rating.EASY)
    after = trainer.ask(session)
    assert after is not None
    assert coming == after.card
    assert trainer.upcoming(session, after) is None


def test_a_card_can_be_looked_at_outside_a_sitting(desk: Desk) -> None:
    trainer, _, asked = studied(desk, CHOICE)
    seen = trainer.card(asked.card.id)
    assert (seen.card, seen.file, seen.memory) == (asked.card, asked.file, asked.memory)
    with pytest.raises(QuizError, match="in no deck"):
        trainer.card("unheard of")
