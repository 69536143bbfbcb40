"""Whole sittings with the kinds that are answered with more than an option or a word, and what helps with them."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.deck import Question
from quizapp.core.patch import Patch
from quizapp.core.response import Arranged, Matched, Wrote
from quizapp.core.review import Confidence, Rating
from quizapp.core.session import Asked, Session
from quizapp.errors import QuizError
from tests.plain.kinds import CASE, CASE_NEXT, LIST, MATCH, NEWER, NUMBER, ORDER, hidden
from tests.plain.pipe import Pipe, hold
from tests.tui.bench import Bench
from tests.tui.library import ALL, CHOICE, FLASHCARD, STATEMENT, TYPED

PATCH = Patch("basics.yaml", 7, ("    a: F1 score",), ("    a: F1 score", "    accept: [harmonic]"), "Accepts it.", "")

LINES = (
    *("", ":pass", "1", "2", "good", ":hint", "u", "i", "accept", "yes", "no", ":v", ":case", "r", "b"),
    *("2 1 3 4", "A1 B2 C-", "0.8", "80", "recall, precision", "sure", ":options", "w", "s", "f", "e"),
)


@dataclass
class Shown(Bench):
    """A trainer that shows each card changed in some way."""

    change: Callable[[Asked], Asked] = lambda asked: asked

    def ask(self, session: Session) -> Asked | None:
        asked = super().ask(session)
        return self.change(asked) if asked else None


def numbers(bench: Bench, *indices: int) -> str:
    """The numbers under which steps or entries of the pool of the first card are shown."""
    asked = bench.ask(bench.start())
    assert asked is not None
    return " ".join(str(asked.order.index(index) + 1) for index in indices)


def test_a_number_is_asked_for_and_judged() -> None:
    told = hold("0.8", "", questions=[NUMBER])
    assert "Type a number: 0.8" in told.text
    assert told.bench.log[-1][3].response == Wrote("0.8")
    assert told.bench.ratings == [Rating.GOOD]


def test_a_typical_wrong_number_hears_its_own_comment() -> None:
    told = hold("0.2", "", questions=[NUMBER])
    assert "On your answer: That is the false discovery rate." in told.text
    assert told.bench.ratings == [Rating.AGAIN]


def test_per_cent_is_asked_about_before_it_counts() -> None:
    assert hold("80", "yes", "", questions=[NUMBER]).bench.ratings == [Rating.GOOD]
    assert hold("80", "no", "", questions=[NUMBER]).bench.ratings == [Rating.AGAIN]


def test_what_is_no_number_is_told_and_asked_again() -> None:
    told = hold("eighty-ish", "0.8", "", questions=[NUMBER])
    assert told.text.count("Type a number: ") == 2
    assert told.bench.ratings == [Rating.GOOD]


def test_a_list_is_typed_in_any_order_and_every_entry_is_judged() -> None:
    assert hold("recall and precision", "", questions=[LIST]).bench.ratings == [Rating.GOOD]
    told = hold("accuracy, recall", "", questions=[LIST])
    assert "Missing: precision\nRight: recall\nNot in the list: accuracy" in told.text


def test_steps_are_put_in_order_and_a_wrong_one_hears_where_it_belongs() -> None:
    bench = Bench([ORDER])
    told = hold(numbers(bench, 1, 2, 3, 0), "u", numbers(bench, 0, 1, 2, 3), "", questions=[ORDER], bench=bench)
    assert "1, not 4. Split the data\n2, not 1. Fit the model\n" in told.text
    assert told.bench.log[-1][3].response == Arranged((0, 1, 2, 3))
    assert told.bench.ratings == [Rating.GOOD]


def test_pairs_are_matched_and_each_is_judged() -> None:
    bench = Bench([MATCH])
    told = hold(numbers(bench, 0, 3, 2), "u", numbers(bench, 0, 1, 2), "", questions=[MATCH], bench=bench)
    assert "A. Demographic parity\nB. Equal opportunity\nC. Predictive parity\n\nwith:\n1. " in told.text
    assert "Not right: B. Equal opportunity: true positive rate; not accuracy" in told.text
    assert told.bench.log[-1][3].response == Matched((0, 1, 2))


def test_a_case_is_said_once_for_cards_that_follow_each_other() -> None:
    told = hold("pass", "", ":case", "pass", "", questions=[CASE, CASE_NEXT, NUMBER])
    assert "difficulty 4 of 5" in " ".join(told.text.split())
    assert told.text.count("You have 400 photographs.") == 2
    assert "The case is the same as before; the word case repeats it." in told.text
    assert told.text.index("The case is the same") < told.text.index("How many photographs")


def test_a_picture_is_opened_where_somebody_looks_and_named_elsewhere() -> None:
    bench = Bench([CASE], pictures={"leaf.png": "/decks/leaf.png"})
    seen: list[str] = []

    def view(path: str) -> bool:
        seen.append(path)
        return True

    told = hold(":v", "2", questions=[CASE], bench=bench, pipe=Pipe(viewer=view))
    assert seen == ["/decks/leaf.png"]
    assert "Opened in your picture viewer: /decks/leaf.png" in told.text
    assert "The picture is in this file: /decks/leaf.png" in hold(":v", "2", questions=[], bench=bench).text
    assert "There is no picture network.png" in hold(":v", "1", questions=[], bench=bench).text


def test_how_sure_an_answer_was_is_stored() -> None:
    bench = Shown([STATEMENT], change=lambda asked: replace(asked, confides=True))
    told = hold("1", "unsure", "", questions=[], bench=bench)
    assert "How sure? Type sure, unsure, guess, or press enter: unsure" in told.text
    assert told.bench.log[-1][3].confidence is Confidence.UNSURE


def test_hidden_options_are_told_of_and_shown_on_a_word() -> None:
    bench = Shown([CHOICE], change=lambda _asked: hidden())
    told = hold(":options", "2", "", questions=[], bench=bench)
    assert "The options are hidden, since you know this well; :options shows them" in told.text
    assert "Type the answer: :options" in told.text
    assert "Choose 1 to 4: 2" in told.text
    assert told.bench.log[-1][2].opened


def test_options_that_were_shown_stay_shown_through_an_edit() -> None:
    bench = Shown([CHOICE], change=lambda _asked: hidden())
    pipe = Pipe(editor=lambda _file, _line: None)
    told = hold(":options", "edit", "2", "", questions=[], bench=bench, pipe=pipe)
    assert told.text.count("1. 0.02") == 2
    assert told.bench.log[-1][2].opened


@given(st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=30), st.booleans())
def test_any_lines_make_a_sitting_that_ends(lines: list[str], sure: bool) -> None:
    pictures = {"leaf.png": "/decks/leaf.png"}
    bench = Shown((*ALL, *NEWER), offered=PATCH, pictures=pictures, change=lambda asked: replace(asked, confides=sure))
    told = hold(*lines, questions=[], bench=bench)
    assert told.text.startswith("12 cards.")
    assert "today." in told.text.rpartition("Your rating: ")[2]


def test_hints_are_told_again_with_the_question() -> None:
    told = hold("h", "h", "r", questions=[CHOICE])
    first, second = (line for line in dict.fromkeys(told.text.split("\n")) if line.startswith("Hint: option"))
    assert (told.text.count(first), told.text.count(second)) == (2, 2)


def test_an_answer_called_right_can_be_written_into_the_deck() -> None:
    bench = Bench([TYPED], offered=PATCH)
    told = hold("harmonic", "i", "accept", "yes", "", questions=[], bench=bench)
    assert "The word accept has the deck count this from now on" in told.text
    assert (
        "Accepts it.\nbasics.yaml, line 7:\nRemoved: a: F1 score\n"
        "Added: a: F1 score\nAdded: accept: [harmonic]\n"
        "Write this into the deck? Yes or no: yes\nWritten into basics.yaml.\nYour rating: "
    ) in told.text
    assert told.bench.written == [PATCH]
    assert told.bench.ratings == [Rating.GOOD]


@pytest.mark.parametrize("line", ["no", "", "n"])
def test_nothing_is_written_without_a_yes(line: str) -> None:
    told = hold("harmonic", "i", "accept", line, "", questions=[], bench=Bench([TYPED], offered=PATCH))
    assert "Nothing is written." in told.text
    assert (told.bench.written, told.bench.ratings) == ([], [Rating.GOOD])


def test_a_deck_that_cannot_be_written_is_said_and_the_sitting_goes_on() -> None:
    bench = Bench([TYPED], offered=PATCH, refuse=[QuizError("basics.yaml changed meanwhile.")])
    told = hold("harmonic", "i", "accept", "yes", "", questions=[], bench=bench)
    assert "basics.yaml changed meanwhile." in told.text
    assert (told.bench.written, told.bench.ratings) == ([], [Rating.GOOD])


def test_where_no_change_of_the_deck_fits_none_is_offered() -> None:
    told = hold("harmonic", "i", "accept", "", questions=[TYPED])
    assert "The word accept" not in told.text
    assert "There is no fitting change of the deck for this answer." in told.text


@pytest.mark.parametrize("question", [NUMBER, LIST, ORDER, MATCH, FLASHCARD])
def test_whoever_does_not_know_any_kind_hears_the_answer(question: Question) -> None:
    told = hold(":pass" if question in (NUMBER, LIST) else "pass", "", questions=[question])
    assert "Not known yet" in told.text
    assert "Answer:" in told.text
    assert told.bench.ratings == [Rating.AGAIN]
