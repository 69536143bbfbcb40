"""Which of the questions that came is one that went: the likeliest, if no other is nearly as likely."""

from itertools import permutations

from quizapp.trainer.kinship import MARGIN, Form, paired, resembling
from tests.trainer.questions import form

ANSWER = "Those that the classifier finds"
RECALL = form("What share of the actual positives does recall count?", ANSWER)
REWORDED = form("What share of the actual positives does recall count in theory?", ANSWER)
LONGER = form("What share of the actual positives does recall count, all in all?", ANSWER)
SLIP = form("What share of the actual positives does recal count?", ANSWER)


def prompts(gone: list[Form], came: list[Form], living: tuple[Form, ...] = ()) -> list[tuple[str, str]]:
    """The prompts of the pairs that are certain."""
    return [(pair.old.prompt.text, pair.new.prompt.text) for pair in paired(gone, came, living)]


def test_a_rewording_is_certain_only_if_no_other_question_is_nearly_as_likely() -> None:
    assert prompts([RECALL], [REWORDED]) == [(RECALL.prompt.text, REWORDED.prompt.text)]
    best, second = resembling([RECALL], [REWORDED, LONGER])[RECALL.question_id]
    assert best.sure
    assert 0 < best.score - second.score < MARGIN
    assert prompts([RECALL], [REWORDED, LONGER]) == []
    assert prompts([RECALL, LONGER], [REWORDED]) == []


def test_a_rewording_is_not_certain_if_a_question_that_stays_is_nearly_as_likely() -> None:
    assert prompts([RECALL], [REWORDED], (LONGER,)) == []


def test_a_slip_comes_before_all_rewordings() -> None:
    for came in permutations([REWORDED, SLIP, LONGER]):
        assert prompts([RECALL], list(came)) == [(RECALL.prompt.text, SLIP.prompt.text)]


def test_another_id_speaks_against_and_an_id_that_came_or_went_does_not() -> None:
    def named(one: str, other: str) -> bool:
        old, new = form(RECALL.prompt.text, ANSWER, explicit=one), form(SLIP.prompt.text, ANSWER, explicit=other)
        return bool(paired([old], [new]))

    assert [named(*ids) for ids in (("", ""), ("", "recall"), ("recall", ""))] == [True] * 3
    assert not named("recall", "sensitivity")


def test_neighbours_that_stay_make_a_question_likelier() -> None:
    def score(near: tuple[str, ...]) -> float:
        old, new = form(RECALL.prompt.text, ANSWER, near=("a", "b")), form(SLIP.prompt.text, ANSWER, near=near)
        return resembling([old], [new])[old.question_id][0].score

    assert score(("a", "b")) > score(("a", "c"))


LONG = "It is the share of all of the actual positive cases in the town that a {} of this sort finds"
CLEAR, PLAIN = "What does precisoin measure in a town?", "What does precison meazure in a town?"


def is_certain(prompt: str, before: str, now: str) -> bool:
    """Whether a question that was spelled otherwise, and whose answer changed so, is the same one."""
    return bool(paired([form("What does precision measure in a town?", before)], [form(prompt, now)]))


def test_after_a_clear_slip_a_telling_answer_may_be_mended_and_no_other() -> None:
    assert is_certain(CLEAR, ANSWER, "Those that it finds")
    assert not is_certain(PLAIN, ANSWER, "Those that it finds")
    assert not is_certain(CLEAR, ANSWER, "A third of all")
    assert not is_certain(CLEAR, "robust", "robot")


def test_an_answer_that_turned_or_whose_words_moved_is_another_however_alike() -> None:
    for prompt in (CLEAR, PLAIN):
        assert is_certain(prompt, LONG.format("test"), LONG.format("test"))
        assert not is_certain(prompt, "About half of 400 cases in a town", "About half of 500 cases in a town")
        assert not is_certain(prompt, "The share of dogs among the cats", "The share of cats among the dogs")


def test_after_a_slip_that_may_be_another_word_the_answer_has_the_same_words() -> None:
    for other in ("kind", "tast"):
        assert is_certain(CLEAR, LONG.format("test"), LONG.format(other))
        assert not is_certain(PLAIN, LONG.format("test"), LONG.format(other))
