"""What "I was right" writes into the deck: shown first, the smallest change, and only what was offered."""

import pytest

from quizapp.core.patch import Patch
from quizapp.core.response import Skipped, Wrote
from quizapp.core.review import Rating, Verdict
from quizapp.core.session import Asked, Graded
from quizapp.errors import QuizError
from quizapp.trainer.trainer import Trainer
from tests.trainer.desk import Desk, ask

TYPED = """\
# mine
- q: What is recall called in medicine?   # asked often
  a: sensitivity
  accept: [TPR]  # short
  reject: {specificity: That is another one.}
"""
NUMBER = "- q: How large is it?\n  number: 200\n"
LISTED = "- q: Name the classes.\n  a: [dog, cat, cow]\n  accept: []\n"


def overruled(trainer: Trainer, text: str) -> tuple[Asked, Graded]:
    asked = ask(trainer, trainer.start())
    graded = trainer.grade(asked, Wrote(text))
    assert graded.mark.verdict is Verdict.WRONG
    return asked, trainer.overrule(asked, graded)


def offered(desk: Desk, deck: str, text: str) -> Patch | None:
    desk.write("deck.yaml", deck)
    trainer = desk.open()
    return trainer.patch(*overruled(trainer, text))


def test_an_accepted_form_is_shown_then_written_and_counts_at_once(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    asked, graded = overruled(trainer, "true positive rate")
    patch = trainer.patch(asked, graded)
    assert patch is not None
    assert path.read_text(encoding="utf-8") == TYPED
    assert (patch.file, patch.line) == (str(path), 4)
    assert patch.removed == ("  accept: [TPR]  # short",)
    assert patch.added == ("  accept: [TPR, true positive rate]  # short",)
    assert patch.says == "“true positive rate” counts as right from now on."
    trainer.write(patch)
    assert path.read_text(encoding="utf-8") == TYPED.replace("[TPR]", "[TPR, true positive rate]")
    now = ask(trainer, trainer.start())
    assert now.card.id == asked.card.id
    assert trainer.grade(now, Wrote("true positive rate")).mark.verdict is Verdict.RIGHT


@pytest.mark.parametrize("block", ["|\n    TPR", ">-\n    TPR"])
def test_a_form_in_a_block_of_its_own_line_becomes_a_list(desk: Desk, block: str) -> None:
    rest = "\n# a comment\n  why: so\n"
    path = desk.write("deck.yaml", f"- q: What is it?\n  a: sensitivity\n  accept: {block}{rest}")
    trainer = desk.open()
    patch = trainer.patch(*overruled(trainer, "hit rate"))
    assert patch is not None
    trainer.write(patch)
    assert path.read_text(encoding="utf-8") == (f"- q: What is it?\n  a: sensitivity\n  accept: [TPR, hit rate]{rest}")


def test_a_block_of_several_lines_is_left_alone(desk: Desk) -> None:
    deck = "- q: What is it?\n  a: sensitivity\n  accept: |\n    TPR\n    # no comment\n"
    assert offered(desk, deck, "hit rate") is None


@pytest.mark.parametrize("text", ["specificity", "/s.*/", "", "   "])
def test_what_the_author_refuses_and_what_is_no_answer_is_not_offered(desk: Desk, text: str) -> None:
    assert offered(desk, TYPED, text) is None


def test_only_an_overruled_answer_is_offered(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    asked = ask(trainer, trainer.start())
    assert trainer.patch(asked, trainer.grade(asked, Wrote("hit rate"))) is None


@pytest.mark.parametrize(
    ("text", "tolerance"),
    [("200.1", "0.1%"), ("199.7", "0.2%"), ("201", "0.5%"), ("198", "1%"), ("204", "2%"), ("210", "5%")],
)
def test_a_number_gets_the_smallest_tolerance_that_fits(desk: Desk, text: str, tolerance: str) -> None:
    patch = offered(desk, NUMBER, text)
    assert patch is not None
    assert [line.strip().replace(" %", "%") for line in patch.added] == [f"tolerance: {tolerance}"]


@pytest.mark.parametrize("text", ["210.1", "-200", "many"])
def test_a_number_far_off_is_not_offered(desk: Desk, text: str) -> None:
    assert offered(desk, NUMBER, text) is None


def test_no_tolerance_lets_a_typical_mistake_pass(desk: Desk) -> None:
    trap = "- q: How large is it?\n  number: 200\n  traps: {199: that is one too few}\n"
    assert offered(desk, trap, "198") is None
    assert offered(desk, trap, "200.3") is not None


def test_a_calculated_number_is_mended_where_it_is_written(desk: Desk) -> None:
    deck = "- q: Half of {{a}}?\n  vars: {a: [100]}\n  number: = a / 2 + 0.25\n"
    patch = offered(desk, deck, "51")
    assert patch is not None
    assert [line.strip().replace(" %", "%") for line in patch.added] == ["tolerance: 2%"]


CALCULATED = "- q: What is {{n}} of {{m}}?\n  vars: {n: 4, m: %s}\n  number: = n / m\n"


def tolerance(patch: Patch | None) -> str | None:
    """The tolerance that a patch writes; None without patch."""
    return patch.added[0].partition("tolerance:")[2].strip().replace(" %", "%") if patch else None


@pytest.mark.parametrize(
    ("margin", "m", "text", "wider"),
    [
        ("  tolerance: 0.005\n", 5, "0.8055", "0.006"),
        ("  tolerance: 0.005\n", 5, "0.806", "0.006"),
        ("  tolerance: 0.005\n", 5, "0.81", "0.01"),
        ("  decimals: 2\n", 28, "0.15", "0.008"),
        ("  tolerance: 1%\n", 5, "0.814", "2%"),
        ("", 4, "1.0005", "0.5%"),
        ("", 5, "0.81", "2%"),
    ],
)
def test_a_mended_tolerance_is_narrower_for_no_draw(desk: Desk, margin: str, m: int, text: str, wider: str) -> None:
    assert tolerance(offered(desk, CALCULATED % m + margin, text)) == wider


@pytest.mark.parametrize(
    ("deck", "text", "wider"),
    [
        ("- q: How warm?\n  number: 0\n  tolerance: 6\n", "7", "7"),
        ("- q: How warm?\n  number: 20\n  tolerance: 6\n", "26.5", "7"),
        ("- q: How warm?\n  number: 20\n  tolerance: 6\n", "33", None),
        ("- q: How warm?\n  number: 0\n", "7", None),
    ],
)
def test_an_absolute_tolerance_stays_absolute_and_at_most_doubles(
    desk: Desk, deck: str, text: str, wider: str | None
) -> None:
    assert tolerance(offered(desk, deck, text)) == wider


def test_a_number_in_another_unit_is_not_offered(desk: Desk) -> None:
    assert offered(desk, "- q: How far?\n  number: 200\n  unit: m\n", "204 kg") is None
    assert offered(desk, "- q: How far?\n  number: 200\n  unit: m\n", "204 m") is not None


def test_the_one_missing_entry_of_a_list_gets_another_form(desk: Desk) -> None:
    path = desk.write("deck.yaml", LISTED)
    trainer = desk.open()
    patch = trainer.patch(*overruled(trainer, "cow, hound, cat"))
    assert patch is not None
    assert patch.says == "“hound” counts as “dog” from now on."
    trainer.write(patch)
    assert "hound" in path.read_text(encoding="utf-8")
    now = ask(trainer, trainer.start())
    assert trainer.grade(now, Wrote("hound, cow, cat")).mark.verdict is Verdict.RIGHT


@pytest.mark.parametrize("text", ["cow, hound", "hound, kitten, cow", "cow, cat, dog, horse"])
def test_a_list_where_it_is_not_clear_what_was_meant_is_left_alone(desk: Desk, text: str) -> None:
    assert offered(desk, LISTED, text) is None


def test_a_typed_hole_gets_another_form_where_there_is_one_hole(desk: Desk) -> None:
    assert offered(desk, "- cloze: It divides by {{actual}} positives.\n  accept: []\n", "real") is not None
    assert offered(desk, "- cloze: From {{one}} to {{two}}.\n  accept: []\n", "real") is None


def test_a_choice_without_its_options_gets_another_form(desk: Desk) -> None:
    deck = "- q: What is it?\n  a: Recall\n  wrong: [Precision, Accuracy]\n"
    path = desk.write("deck.yaml", deck)
    trainer = desk.open()
    for days in (30, 400):
        session = trainer.start()
        while asked := trainer.ask(session):
            trainer.rate(session, asked, trainer.grade(asked, Skipped()), Rating.EASY)
        desk.wait(days=days)
    patch = trainer.patch(*overruled(trainer, "hit rate"))
    assert patch is not None
    trainer.write(patch)
    assert "hit rate" in path.read_text(encoding="utf-8")
    now = ask(trainer, trainer.start())
    assert trainer.grade(now, Wrote("Hit rate")).mark.verdict is Verdict.RIGHT


def test_a_file_that_changed_meanwhile_is_left_alone(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    patch = trainer.patch(*overruled(trainer, "hit rate"))
    assert patch is not None
    desk.write("deck.yaml", TYPED + "- q: New?\n  a: yes\n")
    with pytest.raises(QuizError, match="changed meanwhile"):
        trainer.write(patch)
    assert path.read_text(encoding="utf-8").endswith("- q: New?\n  a: yes\n")


def test_only_what_was_offered_last_is_written(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    asked, graded = overruled(trainer, "hit rate")
    patch = trainer.patch(asked, graded)
    assert patch is not None
    trainer.write(patch)
    written = path.read_bytes()
    with pytest.raises(QuizError, match="offered last"):
        trainer.write(patch)
    assert path.read_bytes() == written


def test_a_deck_that_is_gone_is_a_sentence(desk: Desk) -> None:
    path = desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    asked, graded = overruled(trainer, "hit rate")
    path.unlink()
    with pytest.raises(QuizError, match="cannot be read"):
        trainer.patch(asked, graded)


def test_a_deck_that_is_broken_now_is_not_changed(desk: Desk) -> None:
    desk.write("deck.yaml", TYPED)
    trainer = desk.open()
    asked, graded = overruled(trainer, "hit rate")
    desk.write("deck.yaml", TYPED + "- nonsense\n")
    assert trainer.patch(asked, graded) is None
