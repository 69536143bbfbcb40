"""Whole sittings: lines in, lines out, and what the trainer keeps."""

import pytest

from quizapp.core.review import EventKind, Rating
from quizapp.errors import Level, Problem, QuizError
from quizapp.plain.paper import Paper
from tests.plain.pipe import Pipe, hold
from tests.tui.bench import Bench
from tests.tui.library import ALL, CHOICE, CLOZE, FLASHCARD, MULTI, STATEMENT, TYPED


def number_of(bench: Bench, text: str) -> str:
    """The number under which an option of the first card is shown."""
    asked = bench.ask(bench.start())
    assert asked is not None
    options = asked.card.question.body.options  # type: ignore[union-attr]
    return str(1 + next(place for place, index in enumerate(asked.order) if options[index].text == text))


def test_a_card_is_asked_answered_rated_and_summed_up() -> None:
    told = hold("", "", questions=[FLASHCARD])
    assert "Question 1 of 1, Basics of evaluation, topic transfer/layers, new card." in told.text
    assert "Which layers of a pretrained network transfer best?" in told.text
    assert "Answer: The early ones: they respond to edges and textures." in told.text
    assert "Why: Early features are general" in told.text
    assert "Suggested: Good, comes back in" in told.text
    assert "Saved: Good, comes back in" in told.text
    assert "1 card: 1 remembered, 0 again." in told.text
    assert told.bench.ratings == [Rating.GOOD]


def test_an_answer_that_was_corrected_is_said_with_the_question_and_with_the_answer() -> None:
    bench = Bench([FLASHCARD])
    bench.correct()
    told = hold("", "", questions=[FLASHCARD], bench=bench)
    asked, answered = " ".join(told.text.split()).split("Answer: ")
    assert "topic transfer/layers, review, answer corrected." in asked
    assert "The answer was corrected since you last saw it." not in asked
    assert "The answer was corrected since you last saw it." in answered


def test_the_answer_is_not_said_before_it_is_asked_for() -> None:
    told = hold(questions=[FLASHCARD])
    assert "early" not in told.text
    assert told.bench.ratings == []


def test_a_wrong_choice_hears_what_is_right_and_why() -> None:
    bench = Bench([CHOICE])
    number, right = number_of(bench, "0.02"), number_of(bench, "0.98")
    told = hold(number, "q", questions=[CHOICE], bench=bench)
    assert "Not right: another option is right." in told.text
    assert f"Your answer: {number}. 0.02" in told.text
    assert f"Right answer: {right}. 0.98" in told.text
    assert f"On option {number}: That is the share of cracked castings." in told.text


def test_of_several_options_each_hears_what_became_of_it() -> None:
    bench = Bench([MULTI])
    numbers = f"{number_of(bench, 'Bagging')} {number_of(bench, 'A deeper tree')}"
    told = hold(numbers, "q", questions=[MULTI], bench=bench)
    assert "Not right: 1 of 2 right, 1 wrong picked." in told.text
    assert "Right, and chosen: " in told.text
    assert "Right, but missed: " in told.text
    assert "Not right, but chosen: " in told.text


def test_a_typed_answer_is_compared_and_can_be_called_right() -> None:
    told = hold("accuracy", "i", "", questions=[TYPED])
    assert told.text.count("What you type is your answer, unless it starts with a colon") == 1
    assert "Not right: the answer is F1 score." in told.text
    assert "You wrote: accuracy" in told.text
    assert "On your answer: Accuracy ignores the classes." in told.text
    assert "Right: counted, as you say so." in told.text
    assert told.bench.log[-1][3].override


def test_words_at_a_typed_question_are_answers_unless_they_start_with_a_colon() -> None:
    told = hold("quit", "quit", "1", questions=[TYPED])
    assert "To leave type :quit; type quit again to answer so." in told.text
    assert "You wrote: quit" in told.text
    assert told.bench.ratings == [Rating.AGAIN]
    assert hold(":quit", questions=[TYPED]).bench.ratings == []


def test_a_cloze_card_hears_its_hole_and_the_whole_sentence() -> None:
    told = hold("", "q", questions=[CLOZE])
    assert "A type II error is a […]." in told.text
    assert "Answer: false negative\n\nA type II error is a false negative." in told.text


def test_a_hint_costs_good_and_says_so() -> None:
    told = hold("hint", "", "", questions=[FLASHCARD])
    assert "Hint: Think of what the first filters look like." in told.text
    assert told.bench.ratings == [Rating.HARD]


def test_a_likely_guess_is_given_as_the_reason() -> None:
    bench = Bench([STATEMENT], recall=0.3)
    told = hold("1", "q", questions=[STATEMENT], bench=bench).text
    assert "Right; of 2 options a guess is easy: back soon to be sure. Suggested:" in " ".join(told.split())


def test_another_rating_than_the_suggested_one_is_stored() -> None:
    assert hold("", "easy", questions=[FLASHCARD]).bench.ratings == [Rating.EASY]


def test_undo_takes_the_rating_back_and_shows_the_card_as_it_was() -> None:
    told = hold("1", "", "u", "4", questions=[STATEMENT, FLASHCARD])
    assert "Taken back: the last rating." in told.text
    assert told.bench.ratings == [Rating.EASY]


def test_undo_with_nothing_done_says_so() -> None:
    assert "There is nothing to take back." in hold("u", questions=[FLASHCARD]).text


def test_an_answer_can_be_taken_back_before_it_is_rated() -> None:
    told = hold("2", "u", "1", "", questions=[STATEMENT])
    assert "Your answer is taken back." in told.text
    assert told.text.count("Question 1 of 1") == 2
    assert told.bench.ratings == [Rating.GOOD]


@pytest.mark.parametrize(("word", "kind"), [("-", EventKind.SUSPEND), ("bury", EventKind.BURY)])
def test_a_card_set_aside_is_left_and_comes_back_by_undo(word: str, kind: EventKind) -> None:
    told = hold(word, "u", questions=[FLASHCARD, STATEMENT])
    assert told.text.count("Which layers") == 2
    assert f"Taken back: the last {kind.value}." in told.text
    assert told.bench.done == []


def test_a_flag_is_heard_and_kept_through_the_answer() -> None:
    told = hold("f", "repeat", "", "unflag", "q", questions=[FLASHCARD])
    assert "Flagged." in told.text
    assert "new card, flagged." in " ".join(told.text.split())
    assert "No longer flagged." in told.text


def test_the_source_is_said_after_the_answer() -> None:
    assert "Source: yosinski 2014" in hold("", "s", questions=[FLASHCARD]).text
    assert "This question names no source." in hold("1", "s", questions=[STATEMENT]).text


def test_where_nobody_sits_at_a_terminal_no_editor_opens() -> None:
    assert "Editing needs a terminal." in hold("edit", questions=[FLASHCARD]).text


def test_an_edited_question_is_asked_as_it_is_now() -> None:
    bench = Bench([FLASHCARD])
    opened: list[tuple[str, int]] = []

    def edit(file: str, line: int) -> None:
        opened.append((file, line))
        bench.questions = [type(FLASHCARD)(prompt="Which layers now?", body=FLASHCARD.body, id="layers", line=3)]

    told = hold("edit", questions=[], bench=bench, pipe=Pipe(editor=edit))
    assert opened == [("basics.yaml", 0)]
    assert "Which layers now?" in told.text


def test_a_mistake_made_while_editing_is_said_with_its_line() -> None:
    problem = Problem("basics.yaml", 7, 1, Level.ERROR, "syntax", "this is no question", "write q: before it")
    bench = Bench([FLASHCARD], problems=(problem,))
    told = hold("e", questions=[], bench=bench, pipe=Pipe(editor=lambda _file, _line: None))
    assert "Line 7 has a mistake: this is no question. Cure: write q: before it." in told.text
    assert told.text.count("Which layers") == 2


def test_a_question_that_was_deleted_is_left() -> None:
    bench = Bench([FLASHCARD, STATEMENT])

    def edit(_file: str, _line: int) -> None:
        bench.questions = [STATEMENT]

    told = hold("e", questions=[], bench=bench, pipe=Pipe(editor=edit))
    assert "This question is in no deck any more." in told.text
    assert "Recall can be raised" in told.text


def test_an_editor_that_fails_is_a_sentence_and_the_deck_is_read_all_the_same() -> None:
    bench = Bench([FLASHCARD])

    def edit(_file: str, _line: int) -> None:
        bench.questions = [type(FLASHCARD)(prompt="Which layers now?", body=FLASHCARD.body, id="layers")]
        raise QuizError("The editor ended with status 3.")

    told = hold("e", questions=[], bench=bench, pipe=Pipe(editor=edit))
    assert "The editor ended with status 3." in told.text
    assert "Which layers now?" in told.text


def test_what_was_forgotten_is_named_at_the_end() -> None:
    told = hold("", "1", questions=[FLASHCARD])
    assert "Worth another look:\n- Which layers of a pretrained network transfer best?" in told.text
    assert "comes back in" in told.text


def test_a_forgotten_hole_is_named_as_it_was_asked() -> None:
    told = hold("", "1", questions=[CLOZE])
    assert "Worth another look:\n- A type II error is a […]." in told.text


def test_a_long_list_of_forgotten_cards_is_counted() -> None:
    questions = [type(FLASHCARD)(prompt=f"Question {number}?", body=FLASHCARD.body) for number in range(10)]
    bench = Bench(questions)
    told = hold(*["pass", "1"] * 10, questions=[], bench=bench)
    assert told.text.count("- Question") == 8
    assert "- and 2 more" in told.text


def test_nothing_to_ask_is_said() -> None:
    told = hold(questions=[])
    assert "Nothing is due now." in told.text


def test_no_line_is_wider_than_the_paper() -> None:
    answers = [""] * 40
    told = hold(*answers, questions=ALL, pipe=Pipe(paper=Paper(40)))
    assert all(len(line) <= 40 for line in told.pipe.said if not line.endswith(": "))


def test_what_is_said_holds_nothing_that_acts_on_a_terminal() -> None:
    prompt = "Say \x1b]52;c;eA==\x07 \u202eabc\u2066 and `\x9b31m`"
    question = type(FLASHCARD)(prompt=prompt, body=FLASHCARD.body, topic="a\x1b[2J", source="\x1b[31m", why="\x07")
    told = hold("", "s", "f", "q", questions=[question])
    assert not set(told.text) & {chr(code) for code in (*range(10), *range(11, 32), *range(127, 160), 0x202E, 0x2066)}
